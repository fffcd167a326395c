using System.Globalization;
using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>Propositions with their text and, bloc by bloc, how many support, reserve and oppose them.</summary>
internal static class PropositionList
{
    public const string CommonGround = "common ground";
    public const string ReservedDifference = "reserved difference";
    private const int LongestText = 700;

    public static void Write(Html page, Measured measured, ReportOptions options)
    {
        var propositions = measured.Consensus.Items("propositions").ToList();
        Section(page, measured, "common-ground", "Common ground", "the firmest first: by the lower bound of support in the most reluctant bloc, then the latest", options.CommonGroundShown,
            "No proposition is common ground: none is supported by a majority of every bloc beyond doubt of its interval.",
            [.. propositions.Where(row => row.Text("class") == CommonGround)
                .OrderByDescending(Firmness).ThenByDescending(row => row.Number("period")).ThenByDescending(row => row.Number("consensus")).ThenBy(row => row.Text("id"), StringComparer.Ordinal)]);
        Section(page, measured, "reserved-differences", "Reserved differences", "the sharpest first: by how far the intervals of the blocs’ support lie apart, then the latest", options.ReservedDifferencesShown,
            "No proposition is a reserved difference.",
            [.. propositions.Where(row => row.Text("class") == ReservedDifference)
                .OrderByDescending(Distance).ThenByDescending(row => row.Number("period")).ThenBy(row => row.Text("id"), StringComparer.Ordinal)]);
    }

    /// <summary>The least lower bound of a bloc's support, so that a bloc of whom two took a stance does not come first; share in [0, 1].</summary>
    private static double? Firmness(JsonElement? proposition) =>
        proposition.Items("blocs").Min(bloc => bloc.Number("low") ?? (double?)Share(bloc, "support")) ?? proposition.Number("worstBlocSupport");

    /// <summary>The gap between the highest lower bound and the lowest upper bound of the blocs' support; above 0 where two blocs are surely apart.</summary>
    private static double? Distance(JsonElement? proposition) =>
        proposition.Items("blocs").Max(bloc => bloc.Number("low") ?? (double?)Share(bloc, "support"))
        - proposition.Items("blocs").Min(bloc => bloc.Number("high") ?? (double?)Share(bloc, "support"));

    private static void Section(Html page, Measured measured, string id, string title, string order, int shown, string none, List<JsonElement?> propositions)
    {
        page.Add($"<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title}</h2>\n");
        if (propositions.Count == 0)
        {
            page.Add($"<p>{none}</p></section>\n");
            return;
        }

        var count = Math.Min(shown, propositions.Count);
        page.Add($"<p class=\"basis\">{Figures.Count(count)} of {Figures.Counted(propositions.Count, "proposition")}, {order}. Bars show each bloc’s stances; n is how many members took one.</p>\n");
        Key(page);
        page.Add($"<ol class=\"propositions\">\n");
        foreach (var proposition in propositions.Take(count)) Item(page, measured, proposition);
        page.Add($"</ol></section>\n");
    }

    private static void Key(Html page) =>
        page.Add($"<ul class=\"legend\"><li><svg width=\"14\" height=\"12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\" class=\"support\"/></svg><span>support</span></li><li><svg width=\"14\" height=\"12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\" class=\"reserve\"/></svg><span>reserve</span></li><li><svg width=\"14\" height=\"12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\" class=\"oppose\"/></svg><span>oppose</span></li></ul>\n");

    private static void Item(Html page, Measured measured, JsonElement? proposition)
    {
        var (title, text, id) = (proposition.Text("title"), proposition.Text("text"), proposition.Text("id"));
        var heading = title ?? text ?? id ?? "";
        page.Add($"<li><h3 dir=\"auto\">{Figures.Shortened(heading, LongestText)}</h3>\n");
        if (text is not null && text != heading) page.Add($"<p class=\"text\" dir=\"auto\">{Figures.Shortened(text, LongestText)}</p>\n");
        var facts = new[]
        {
            id is null ? null : $"No. {id}",
            proposition.Text("date") ?? (proposition.Section("period") is null ? null : Measured.YearOf(proposition)),
            string.Join(", ", proposition.Items("topics").Select(topic => topic!.Value.ToString())) is { Length: > 0 } topics ? topics : null,
            proposition.Number("consensus") is { } consensus ? $"consensus {Figures.Measure(consensus)}" : null,
        };
        page.Add($"<p class=\"facts\" dir=\"auto\">{string.Join(" · ", facts.Where(fact => fact is not null))}</p>\n");
        var blocs = proposition.Items("blocs").ToList();
        if (blocs.Count > 0)
        {
            page.Add($"<table class=\"bars\"><thead class=\"unseen\"><tr><th scope=\"col\">bloc</th><th scope=\"col\">stances</th><th scope=\"col\">shares</th></tr></thead><tbody>\n");
            foreach (var bloc in blocs) Bar(page, measured, bloc);
            page.Add($"</tbody></table>");
        }

        page.Add($"</li>\n");
    }

    private static void Bar(Html page, Measured measured, JsonElement? bloc)
    {
        var (support, reserve, oppose) = (Share(bloc, "support"), Share(bloc, "reserve"), Share(bloc, "oppose"));
        var counts = bloc.Number("n") is { } n ? $", n {Figures.Count(n)}" : "";
        page.Add($"<tr><th scope=\"row\" dir=\"auto\">{measured.SideName(bloc.Text("bloc"))}</th>");
        page.Add($"<td><svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"support\" width=\"{Units(support)}\" height=\"10\"/><rect class=\"reserve\" x=\"{Units(support)}\" width=\"{Units(reserve)}\" height=\"10\"/><rect class=\"oppose\" x=\"{Units(support + reserve)}\" width=\"{Units(oppose)}\" height=\"10\"/></svg></td>");
        page.Add($"<td>{Figures.Percent(support)} support, {Figures.Percent(oppose)} oppose{counts}</td></tr>\n");
    }

    /// <summary>One of the three stances as a share of all that the bloc took, whether the document counts stances or gives their shares.</summary>
    private static double Share(JsonElement? bloc, string stance)
    {
        var all = (bloc.Number("support") ?? 0) + (bloc.Number("reserve") ?? 0) + (bloc.Number("oppose") ?? 0);
        return all > 0 ? (bloc.Number(stance) ?? 0) / all : 0;
    }

    private static string Units(double share) => Math.Clamp(share * 100, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);
}
