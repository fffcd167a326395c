using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Dialogue.Stances;

namespace Entente.Web.Pages.Participants;

/// <summary>The form of a packet: plain text with one line for each statement, such as <c>12: + (2)</c>; docs/dialogue/packet.md tells
/// it.</summary>
internal static partial class PacketText
{
    /// <summary>How the first line begins.</summary>
    public const string Title = "ENTENTE PACKET 1";

    private const string Seal = "seal:";
    private static readonly (char Sign, Position Position)[] Signs =
    [
        ('+', Position.Support), ('~', Position.SupportWithReservation),
        ('0', Position.Abstain), ('-', Position.Oppose), ('!', Position.RedLine),
    ];

    /// <summary>Writes a packet.</summary>
    /// <param name="told">What is told before the statements, line by line.</param>
    /// <param name="statements">The statements by number, with their texts.</param>
    /// <param name="seal">The seal over all of it, by the print of what is told.</param>
    public static string Write(IEnumerable<string> told, IEnumerable<(int Number, string Text)> statements, Func<string, string> seal)
    {
        var body = new StringBuilder();
        Tell(body, told);
        foreach (var (number, text) in statements)
        {
            body.Append('\n');
            Tell(body, text.Split('\n'));
            body.Append(CultureInfo.InvariantCulture, $"{number}: \n");
        }
        var written = body.ToString();
        return $"{Title}\n{Seal} {seal(PrintOf(written))}\n\n{written}";
    }

    /// <summary>Reads a packet that was filled in: the text itself, or the page that holds it.</summary>
    /// <param name="filled">What came back.</param>
    public static PacketContent Read(string filled)
    {
        var text = filled.TrimStart('\ufeff', ' ', '\n', '\r', '\t');
        // Only a page is looked through for the text in it: a statement may say anything, even what looks like a page.
        if (text.StartsWith('<') && Held().Match(text) is { Success: true } page)
            text = WebUtility.HtmlDecode(page.Groups["text"].Value);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        string? seal = null;
        var answers = new List<PacketAnswer>();
        var faults = new List<int>();
        for (var place = 0; place < lines.Length; place++)
        {
            var line = lines[place].Trim();
            if (line.Length == 0 || line[0] == '#' || line == Title)
                continue;
            if (line.StartsWith(Seal, StringComparison.Ordinal))
                seal ??= line[Seal.Length..].Trim();
            else if (Answer(line) is { } answer)
                answers.Add(answer);
            else
                faults.Add(place + 1);
        }
        return new PacketContent(seal, PrintOf(text), answers, faults);
    }

    // Only what is told is printed, without the spaces that editors take away; answers are what may change.
    private static string PrintOf(string text)
    {
        var told = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith('#'));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', told))));
    }

    private static void Tell(StringBuilder body, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            body.Append("# ").Append(line.Trim()).Append('\n');
    }

    // Null for a line that cannot be read; a line without a sign answers nothing. Digits and signs of other keyboards are taken as well.
    private static PacketAnswer? Answer(string line)
    {
        var read = Line().Match(line);
        if (!read.Success || NumberOf(read.Groups["number"].Value) is not { } number)
            return null;
        if (read.Groups["sign"].Value is not [var sign])
            return new PacketAnswer(number, Position.None, 1, null);
        var plain = sign switch
        {
            '＋' => '+',
            '－' or '−' or '–' or '—' => '-',
            '～' or '〜' => '~',
            '！' => '!',
            _ when char.IsDigit(sign) => '0',
            _ => sign,
        };
        var importance = read.Groups["importance"] is { Success: true, Value: var weight } ? NumberOf(weight) ?? 0 : 1;
        var words = read.Groups["words"].Value.Trim();
        return new PacketAnswer(number, Signs.First(one => one.Sign == plain).Position, importance, words.Length == 0 ? null : words);
    }

    private static int? NumberOf(string digits)
    {
        var number = 0L;
        foreach (var digit in digits)
            number = Math.Min(int.MaxValue, (number * 10) + (int)char.GetNumericValue(digit));
        return number is > 0 and < int.MaxValue ? (int)number : null;
    }

    [GeneratedRegex(
        """^(?<number>\d{1,9})\s*[:：.)]\s*(?:(?<sign>[+＋~～〜0０٠۰\-－−–—!！])\s*(?:[(（]\s*(?<importance>\d)\s*[)）])?\s*(?<words>.*))?$""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("""<pre id="packet"[^>]*>(?<text>.*?)</pre>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Held();
}

/// <summary>What stands in a packet that came back.</summary>
/// <param name="Seal">Its seal; null where it is missing.</param>
/// <param name="Print">The print of what it tells.</param>
/// <param name="Answers">The answers in their order, those without a stance too.</param>
/// <param name="Faults">The numbers of lines that cannot be read, from 1.</param>
internal sealed record PacketContent(string? Seal, string Print, IReadOnlyList<PacketAnswer> Answers, IReadOnlyList<int> Faults);

/// <summary>An answer in a packet.</summary>
/// <param name="Statement">The number of the statement.</param>
/// <param name="Position">The position; none where the line was left empty.</param>
/// <param name="Importance">The importance, 1 to 3; anything else is a fault of whoever wrote it.</param>
/// <param name="Words">The reservation or the reason; null for none.</param>
internal sealed record PacketAnswer(int Statement, Position Position, int Importance, string? Words);
