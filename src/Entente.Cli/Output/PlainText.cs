namespace Entente.Cli.Output;

/// <summary>Text that came from a record, a file name or a server, made harmless for a terminal: it can neither command it nor turn the writing around.</summary>
internal static class PlainText
{
    // C0 without the line feed, DEL, C1, and the marks that turn the direction of writing for all that follows.
    private static readonly System.Buffers.SearchValues<char> Steering = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Concat(Enumerable.Range(0x7F, 33)).Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4))
            .Where(code => code != '\n').Select(code => (char)code)]);

    /// <summary>Shows each character that steers a terminal as its picture; line ends stay.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => text.AsSpan().ContainsAny(Steering) ? string.Concat(text.Select(Shown)) : text;

    /// <summary>The same on one line.</summary>
    /// <param name="text">The text.</param>
    public static string OnOneLine(string text) => Of(text.ReplaceLineEndings(" "));

    private static char Shown(char character) => !Steering.Contains(character) ? character : character switch
    {
        '\r' or '\t' => ' ',
        < ' ' => (char)('\u2400' + character),
        '\u007F' => '\u2421',
        _ => '\uFFFD',
    };
}
