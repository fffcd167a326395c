using System.Text;

namespace Entente.Dialogue.Drafts;

/// <summary>Puts words and brackets together; where something is left out, no doubled space and no space before a full stop stays
/// behind.</summary>
internal sealed class PassageWriter
{
    private const string Closing = " ,.;:)،؛。；，、";
    private readonly List<Passage> _passages = [];
    private readonly StringBuilder _words = new();
    private bool _left;

    public void Add(string words)
    {
        if (_left && words.Length > 0)
        {
            if (_words.Length > 0 && _words[^1] == ' ' && Closing.Contains(words[0], StringComparison.Ordinal))
                _words.Length--;
            if (_words.Length == 0 && _passages.Count == 0)
                words = words.TrimStart();
            _left = false;
        }
        _words.Append(words);
    }

    public void Add(Element bracket)
    {
        Close();
        _passages.Add(new Passage(null, bracket));
    }

    public void Leave() => _left = true;

    public IReadOnlyList<Passage> Passages()
    {
        Close();
        return [.. _passages];
    }

    /// <summary>The words alone, trimmed.</summary>
    public override string ToString() => _words.ToString().Trim();

    private void Close()
    {
        if (_words.Length > 0)
            _passages.Add(new Passage(_words.ToString(), null));
        _words.Clear();
        _left = false;
    }
}
