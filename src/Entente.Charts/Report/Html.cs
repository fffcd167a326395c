using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Entente.Charts.Report;

/// <summary>Markup in the making. What is written in the program is markup; what is filled in is text and is escaped, because records are not ours to trust.</summary>
/// <example><c>page.Add($"&lt;p&gt;{title}&lt;/p&gt;")</c>: the tags are kept, the title is escaped.</example>
internal sealed class Html
{
    private readonly StringBuilder _markup = new();

    /// <summary>Adds markup whose holes are escaped; a hole that is itself <see cref="Html"/> is kept.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds markup, style or script that is part of this program as it is.</summary>
    public Html AddTrusted(string markup)
    {
        _markup.Append(markup);
        return this;
    }

    /// <summary>Adds a table: a row of column headings, then rows whose first cell heads the row. Cells are text.</summary>
    public Html Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Add($"<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table><caption>{caption}</caption><thead><tr>");
        foreach (var column in columns) Add($"<th scope=\"col\">{column}</th>");
        Add($"</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            Add($"<tr><th scope=\"row\" dir=\"auto\">{row[0]}</th>");
            foreach (var cell in row.Skip(1)) _ = IsFigure(cell) ? Add($"<td class=\"number\">{cell}</td>") : Add($"<td dir=\"auto\">{cell}</td>");
            Add($"</tr>\n");
        }

        return Add($"</tbody></table></div>\n");
    }

    /// <summary>Whether a cell is a figure or an interval, which line up and stay on one line.</summary>
    private static bool IsFigure(string cell) => cell.Length is > 0 and < 20 && (char.IsAsciiDigit(cell[0]) || cell[0] is '−' or '–');

    /// <inheritdoc/>
    public override string ToString() => _markup.ToString();

    /// <summary>Takes an interpolated string apart: literals are markup, holes are text.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Markup
    {
        private readonly StringBuilder _target;

        public Markup(int literalLength, int formattedCount, Html html)
        {
            _ = formattedCount;
            _target = html._markup;
            _target.EnsureCapacity(_target.Length + literalLength);
        }

        public void AppendLiteral(string literal) => _target.Append(literal);

        public void AppendFormatted(string? text) => _target.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted(Html markup) => _target.Append(markup._markup);
    }
}
