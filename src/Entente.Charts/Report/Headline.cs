using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>The summary in plain words that opens a report: how thick, how it moved, which blocs, what is shared, what is not.</summary>
internal static class Headline
{
    private const int FewestOfDomain = 10;

    public static void Write(Html page, Measured measured)
    {
        page.Add($"<section id=\"summary\" aria-labelledby=\"summary-title\"><h2 id=\"summary-title\">In short</h2>\n<ul class=\"headline\">\n");
        if (measured.IsMeasured)
        {
            Thickness(page, measured);
            OverTime(page, measured);
            Domains(page, measured);
            Blocs(page, measured);
            Propositions(page, measured);
        }

        if (measured.IsDiagnosed) DiagnosisHeadline.Write(page, measured.Diagnosis);
        page.Add($"</ul>\n");
        KeyFigures(page, measured);
        ReadWithCare(page, measured);
        page.Add($"</section>\n");
    }

    private static void Thickness(Html page, Measured measured)
    {
        var thickness = measured.Thickness;
        if (thickness.Number("value") is not { } value)
        {
            page.Add($"<li>The thickness of the consensus is undefined: too few actors took stances on the same propositions.</li>\n");
            return;
        }

        var interval = Figures.Interval(thickness);
        var actors = measured.Record.Number("actors") is { } count ? $"the {Figures.Counted(count, "actor")}" : "the actors";
        page.Add($"<li>The consensus is <strong>{ThicknessWords.Of(value, thickness.Number("low"), thickness.Number("high"))}</strong>: across their differences, {actors} agree at ");
        page.Add($"<strong>{Figures.Measure(value)}</strong>{(interval.Length > 0 ? $" ({measured.Level} interval {interval})" : "")}, where 0 is what chance would give and 1 full agreement.");
        var others = new List<string>();
        if (thickness.Number("allPairs") is { } all) others.Add($"{Figures.Measure(all)} over all pairs alike");
        if (thickness.Number("mainDivide") is { } divide) others.Add($"{Figures.Measure(divide)} across the main divide");
        if (thickness.Number("majorPowers") is { } powers) others.Add($"{Figures.Measure(powers)} among the major powers");
        if (others.Count > 0) page.Add($" It is {Figures.Listed(others)}.");
        page.Add($"</li>\n");
    }

    private static void OverTime(Html page, Measured measured)
    {
        var periods = measured.TellingPeriods;
        if (periods.Count == 0) return;
        var lowest = periods.MinBy(row => row.Number("value"));
        var highest = periods.MaxBy(row => row.Number("value"));
        var last = periods.MaxBy(row => row.Number("period"));
        var interval = Figures.Interval(last);
        page.Add($"<li>Year by year it ranged from {Figures.Measure(lowest.Number("value"))} ({Measured.YearOf(lowest)}) to {Figures.Measure(highest.Number("value"))} ({Measured.YearOf(highest)}); ");
        page.Add($"the latest, {Measured.YearOf(last)}, stands at {Figures.Measure(last.Number("value"))}{(interval.Length > 0 ? $" ({interval})" : "")}.</li>\n");
    }

    private static void Domains(Html page, Measured measured)
    {
        var topics = measured.Topics().Where(row => row.Number("value") is not null && (row.Number("propositions") ?? 0) >= FewestOfDomain).ToList();
        if (topics.Count < 2) return;
        var thickest = topics.MaxBy(row => row.Number("value"));
        var thinnest = topics.MinBy(row => row.Number("value"));
        var apart = thickest.Number("low") > thinnest.Number("high");
        page.Add($"<li>By topic it is thickest on {thickest.Text("topic")} ({Figures.Measure(thickest.Number("value"))}) and thinnest on {thinnest.Text("topic")} ({Figures.Measure(thinnest.Number("value"))})");
        page.Add($"{(apart ? "." : "; their intervals overlap, so the order is not certain.")}</li>\n");
    }

    private static void Blocs(Html page, Measured measured)
    {
        // Where blocs are followed over time the latest ones are news; those of decades taken together describe no day.
        if (measured.Blocs.Items("byPeriod").Any())
        {
            var latest = measured.Blocs.Items("byPeriod").Last();
            var divided = latest.Items("blocs").ToList();
            page.Add($"<li dir=\"auto\">In {Measured.YearOf(latest)} there {(divided.Count < 2 ? "was no division into blocs that stands out" : $"were {Figures.Counted(divided.Count, "bloc")}: {string.Join("; ", Named(divided))}")}.</li>\n");
            return;
        }

        var blocs = measured.Blocs.Items("blocs").ToList();
        if (blocs.Count == 0) return;
        if (blocs.Count == 1)
        {
            page.Add($"<li>No division into blocs stands out; the actors count as one.</li>\n");
            return;
        }

        page.Add($"<li dir=\"auto\">{Figures.Counted(blocs.Count, "bloc")}: {string.Join("; ", Named(blocs))}.");
        var stability = measured.Blocs.Section("stability");
        if (stability.Number("meanAdjustedRand") is { } rand)
        {
            var interval = Figures.Interval(stability);
            page.Add($" When propositions are drawn anew, the division comes back with an adjusted Rand index of {Figures.Measure(rand)}{(interval.Length > 0 ? $" ({interval})" : "")}; 1 is the same division.");
        }

        page.Add($"</li>\n");
    }

    private static IEnumerable<string> Named(IEnumerable<JsonElement?> blocs) =>
        blocs.Select(bloc => $"{bloc.Text("name") ?? $"Bloc {bloc.Text("id")}"}, {Figures.Counted(bloc.Items("members").Count(), "member")}");

    private static void Propositions(Html page, Measured measured)
    {
        var all = measured.Consensus.Items("propositions").Count();
        var classes = measured.Consensus.Items("propositions").Select(row => row.Text("class")).Where(name => name is not null).ToList();
        if (classes.Count == 0) return;
        var common = classes.Count(name => name == PropositionList.CommonGround);
        var reserved = classes.Count(name => name == PropositionList.ReservedDifference);
        page.Add($"<li><strong>{Figures.Count(common)} of {Figures.Counted(classes.Count, "proposition")}</strong> ({Figures.Percent((double)common / classes.Count)}){(all > classes.Count ? $", of those with stances enough to tell," : "")} {(common == 1 ? "is" : "are")} <a href=\"#common-ground\">common ground</a>, supported by a majority of every bloc beyond doubt of its {measured.Level} interval. ");
        var acceptable = classes.Count - common - reserved;
        page.Add($"{Figures.Count(acceptable)} more {(acceptable == 1 ? "is" : "are")} acceptable: no bloc has a majority against. {Figures.Count(reserved)} {(reserved == 1 ? "is a" : "are")} <a href=\"#reserved-differences\">reserved difference{(reserved == 1 ? "" : "s")}</a>, kept on record and not averaged away.</li>\n");
    }

    private static void KeyFigures(Html page, Measured measured)
    {
        var thickness = measured.Thickness;
        var polarization = measured.PolarizationByPeriod is [.., var latest] ? latest : null;
        var alpha = measured.Agreement;
        var intervals = thickness.Section("intervals");
        string Between(string name)
        {
            var bounds = intervals.Section(name);
            return bounds.Number("low") is { } low && bounds.Number("high") is { } high ? $"{Figures.Percent(low)} to {Figures.Percent(high)}; " : "";
        }

        (string Name, string Value, string Note)[] figures =
        [
            ("Thickness", Figures.Measure(thickness.Number("value")), Figures.Interval(thickness) is { Length: > 0 } interval ? interval : "across differences"),
            ("Breadth", Figures.Percent(thickness.Number("breadth")), Between("breadth") + "of propositions are common ground"),
            ("Depth", Figures.Percent(thickness.Number("depth")), Between("depth") + "support of the most reluctant bloc, on common ground"),
            ("Reach", Figures.Percent(thickness.Number("reach")), Between("reach") + "of actors assent, on average"),
            ("Krippendorff’s α", Figures.Measure(alpha.Number("alpha")), Range(alpha.Number("alphaLow"), alpha.Number("alphaHigh")) ?? "agreement of the whole assembly"),
            ("Polarization", Figures.Measure(polarization.Number("estebanRay")), polarization.Section("period") is null ? "Esteban and Ray" : $"Esteban and Ray, {Measured.YearOf(polarization)}"),
            .. DiagnosisHeadline.KeyFigures(measured.Diagnosis),
        ];
        var known = figures.Where(figure => figure.Value != Figures.Undefined).ToList();
        if (known.Count == 0) return;
        page.Add($"<dl class=\"figures\">\n");
        foreach (var (name, value, note) in known) page.Add($"<div><dt>{name}</dt><dd><b>{value}</b><span>{note}</span></dd></div>\n");
        page.Add($"</dl>\n");
    }

    private static string? Range(double? low, double? high) => low is null || high is null ? null : $"{Figures.Measure(low)} to {Figures.Measure(high)}";

    private static void ReadWithCare(Html page, Measured measured)
    {
        IReadOnlyList<string> cautions = [.. Cautions.Of(measured), .. DiagnosisCautions.Of(measured.Diagnosis)];
        if (cautions.Count == 0) return;
        page.Add($"<aside class=\"care\" aria-labelledby=\"care-title\"><h3 id=\"care-title\">Read with care</h3>\n<ul>\n");
        foreach (var caution in cautions) page.Add($"<li dir=\"auto\">{caution}</li>\n");
        page.Add($"</ul></aside>\n");
    }
}
