using System.Globalization;
using System.Text;
using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Overlap;
using Entente.Web.Languages;
using Entente.Web.Pages.Frame;

namespace Entente.Web.Pages.Reports;

/// <summary>A report as a page in Markdown. What people wrote is escaped, so that it can neither format the page nor hide in it.</summary>
internal sealed class ReportMarkdown
{
    private readonly StringBuilder _page = new();
    private readonly Visit _visit;
    private readonly Words _words;

    private ReportMarkdown(Visit visit) => (_visit, _words) = (visit, visit.Words);

    /// <summary>The page.</summary>
    public static string Write(Visit visit, DialogueReport report)
    {
        var markdown = new ReportMarkdown(visit);
        markdown.Opening(report);
        markdown.People(report);
        markdown.Course(report);
        markdown.Overlap(report);
        foreach (var adoption in report.Adoptions) markdown.Adoption(adoption);
        return markdown._page.ToString();
    }

    private void Opening(DialogueReport report)
    {
        Line($"# {Plain(report.Overview.Title)}");
        Line(Plain(report.Overview.Purpose));
        Line(_words.Of("reports.made", ("time", _visit.Time(report.Made))));
        foreach (var withheld in report.Withheld) Line($"> {ReportWords.Why(_words, withheld)}");
    }

    private void People(DialogueReport report)
    {
        Line($"## {_words["reports.people"]}");
        Line(_words.Of(
            "reports.size", ("parties", report.Overview.Size.Parties), ("participants", report.Overview.Size.Participants),
            ("statements", report.Overview.Size.Statements)));
        Items(report.Overview.Parties.Select(party => Plain(party.Name) + (party.HasWithdrawn ? _words["reports.left"] : "")));
        Items(report.Participants.Select(one => string.Join(
            _words["reports.comma"],
            new[] { Plain(one.Name ?? _words["reports.nameless"]), _words.Name(one.Role), Plain(one.PartyName) }
                .Where(part => part.Length > 0))));
    }

    private void Course(DialogueReport report)
    {
        if (report.Stages is not { } stages) return;
        Line($"## {_words["reports.course"]}");
        Items(stages.Log.Select(change =>
            $"{_visit.Time(change.At)} – {_words.Name(change.Stage)}{(change.Reason is null ? "" : $" – {Plain(change.Reason)}")}"));
    }

    private void Overlap(DialogueReport report)
    {
        if (report.Overlap is { } overlap)
        {
            Lines(_words["reports.commonGround"], overlap.CommonGround);
            Lines(_words["reports.acceptable"], overlap.Acceptable);
            Lines(_words["reports.reserved"], overlap.ReservedDifferences);
        }
        if (report.Statements.Count == 0) return;
        Line($"## {_words["reports.statements"]}");
        Items(report.Statements.Select(one => Plain(one.Statement.Text ?? _words["reports.erased"]) + CountsOf(one)));
    }

    private string CountsOf(CountedStatement one) => one.Counts is not { } counts ? ""
        : $" ({_words["names.position.support"]} {ReportWords.Count(_visit, counts.Support)}"
            + $", {_words["names.position.oppose"]} {ReportWords.Count(_visit, counts.Oppose)})";

    private void Lines(string heading, IReadOnlyList<OverlapLine> lines)
    {
        Line($"## {heading}");
        if (lines.Count == 0) Line(_words["reports.none"]);
        Items(lines.Select(line => Plain(line.Statement.Text ?? _words["reports.erased"])
            + string.Concat(line.Groups.Select((group, place) => SharesOf(place + 1, group)))
            + (line.IsExcluded ? $"\n  - {_words["reports.excluded"]}" : "")));
    }

    private string SharesOf(int number, GroupShare group) => $"\n  - {_words.Of("reports.group", ("number", number))}: "
        + $"{_words["reports.support"]} {ReportWords.Share(_visit, group.Support)}; "
        + $"{_words["reports.nonOpposition"]} {ReportWords.Share(_visit, group.NonOpposition)}";

    private void Adoption(AdoptionView adoption)
    {
        Line($"## {Plain(adoption.Text.Title)}");
        var decided = adoption.Decided is { } moment ? $" – {_visit.Time(moment)}" : "";
        Line($"{_words.Name(adoption.Outcome)} – {_words.Name(adoption.Procedure)}{decided}");
        for (var article = 0; article < adoption.Text.Articles.Count; article++)
        {
            Line($"### {_words.Of("reports.article", ("number", article + 1))} {Plain(adoption.Text.Articles[article].Heading)}");
            for (var place = 0; place < adoption.Text.Articles[article].Elements.Count; place++)
                Line(string.Create(CultureInfo.InvariantCulture,
                    $"({article + 1}.{place + 1}) {Plain(adoption.Text.Articles[article].Elements[place].Text)}"));
        }
        var standing = adoption.Reservations.Where(one => one.Withdrawn is null).ToList();
        if (standing.Count > 0) Line($"### {_words["reports.reservations"]}");
        Items(standing.Select(one => $"{Name(one.Party)}: {Plain(one.Text)}"));
        if (adoption.Statements.Count > 0) Line($"### {_words["reports.explanations"]}");
        Items(adoption.Statements.Select(one => $"{_words.Name(one.Kind)} – {Name(one.Party)}: {Plain(one.Text)}"));
    }

    private string Name(NamedParty? party) => Plain(party?.Name ?? _words["reports.unnamed"]);

    private void Line(string line) => _page.Append(line).Append("\n\n");

    private void Items(IEnumerable<string> items)
    {
        var before = _page.Length;
        foreach (var item in items) _page.Append("- ").Append(item).Append('\n');
        if (_page.Length > before) _page.Append('\n');
    }

    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text ?? "")
        {
            _ = letter switch
            {
                '\n' => plain.Append(' '),
                '<' => plain.Append("&lt;"),
                '&' => plain.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '#' or '+' or '!' or '|' or '>' or '~' =>
                    plain.Append('\\').Append(letter),
                _ => plain.Append(letter),
            };
        }
        return plain.ToString();
    }
}
