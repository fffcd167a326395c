namespace Entente.Dialogue.Drafts;

/// <summary>The next numbers of a draft's elements and wordings, for a change that is being decided.</summary>
internal sealed class Numbering
{
    private int _element;
    private int _wording;

    public Numbering(Draft draft) => (_element, _wording) = (draft.HighestElement, draft.HighestWording);

    /// <summary>For a draft that does not exist yet.</summary>
    public Numbering()
    {
    }

    public ElementId Element() => new(++_element);

    public WordingId Wording() => new(++_wording);
}
