using Entente.Dialogue.Participants;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Drafts;

/// <summary>The number of a draft. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct DraftId(int Number) : INumbered<DraftId>
{
    static DraftId INumbered<DraftId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A text that the parties negotiate: its present wording, every revision that led there, and where the parties stand on its
/// elements.</summary>
/// <remarks>Changed by events alone. Revisions are kept as the events that made them, with the whole text every 256 revisions, so a draft
/// to which
/// hundreds of parties attach their names stays small in memory and any revision is found by folding at most 255 changes.</remarks>
public sealed class Draft
{
    /// <summary>The longest text of an element, in characters.</summary>
    public const int LongestText = 4_000;

    /// <summary>The most elements of a draft, brackets within sentences not counted.</summary>
    public const int MostElements = 5_000;

    private const int Stride = 256;
    private readonly List<DraftText> _landmarks = [DraftText.Empty];
    private readonly Dictionary<int, int> _touched = [];

    internal Draft(DraftId id, string title, string language, IReadOnlyList<StatementId> statements, ParticipantId? by,
        DateTimeOffset opened) =>
        (Id, Title, Language, Statements, By, Opened) = (id, title, language, statements, by, opened);

    /// <summary>Its number.</summary>
    public DraftId Id { get; }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The language it is negotiated in, a BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>The statements it was seeded from; empty when from none.</summary>
    public IReadOnlyList<StatementId> Statements { get; }

    /// <summary>Who opened it.</summary>
    public ParticipantId? By { get; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset Opened { get; }

    /// <summary>The text as it stands.</summary>
    public DraftText Text { get; private set; } = DraftText.Empty;

    /// <summary>What made each revision, oldest first; revision n stands at place n − 1.</summary>
    public Register<DraftRevised> Revisions { get; } = [];

    /// <summary>The number of the revision that stands, from 1.</summary>
    public int Revision => Revisions.Count;

    /// <summary>Where the parties stand on the elements and their wordings.</summary>
    public DraftStanceBook Stances { get; } = new();

    internal int HighestArticle { get; private set; }

    internal int HighestElement { get; private set; }

    internal int HighestWording { get; private set; }

    /// <summary>The text of a revision.</summary>
    /// <param name="revision">From 1 to <see cref="Revision"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such revision.</exception>
    public DraftText TextAt(int revision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revision, Revision);
        if (revision == Revision)
            return Text;
        var text = _landmarks[revision / Stride];
        for (var next = (revision / Stride * Stride) + 1; next <= revision; next++)
            text = Revisions[next - 1].Revised(text);
        return text;
    }

    /// <summary>The revision that last changed an element: its words, its brackets or whose they are; 0 for one that never was.</summary>
    /// <param name="element">An element of an article, not a bracket within a sentence.</param>
    public int LastChange(ElementId element) => _touched.GetValueOrDefault(element.Number);

    internal void Revise(DraftRevised happened)
    {
        Revisions.Add(happened);
        Text = happened.Revised(Text);
        if (Revision % Stride == 0)
            _landmarks.Add(Text);
        HighestArticle = Math.Max(HighestArticle, happened.EnteredArticles.Select(article => article.Id.Number).DefaultIfEmpty().Max());
        foreach (var element in happened.EnteredElements)
            Note(element);
        if (happened.Touches is { } touched)
            _touched[touched.Number] = Revision;
    }

    private void Note(Element element)
    {
        HighestElement = Math.Max(HighestElement, element.Id.Number);
        foreach (var wording in element.Wordings)
        {
            HighestWording = Math.Max(HighestWording, wording.Id.Number);
            foreach (var bracket in wording.Brackets)
                Note(bracket);
        }
    }
}
