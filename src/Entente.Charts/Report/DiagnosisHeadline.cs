using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>The summary of a diagnosis in plain words: what changed and why, how divided, by which strategies, what goes with it, who bridges, what was claimed.</summary>
internal static class DiagnosisHeadline
{
    // A region leans surely where fewer than one in twenty of the resampled weightings say otherwise.
    private const double Surely = 0.95;
    private const int NamedAtMost = 4;

    public static void Write(Html page, Diagnosis diagnosis)
    {
        Decomposition(page, diagnosis);
        AgendaAdjusted(page, diagnosis);
        Polarization(page, diagnosis);
        Mixture(page, diagnosis);
        Drivers(page, diagnosis);
        Bridges(page, diagnosis);
        Deeds(page, diagnosis);
        Claims(page, diagnosis);
    }

    /// <summary>The figures of a diagnosis that stand among the key figures of a report.</summary>
    public static IEnumerable<(string Name, string Value, string Note)> KeyFigures(Diagnosis diagnosis)
    {
        var decomposition = diagnosis.Decomposition;
        var interval = Figures.Between(decomposition.Number("totalLow"), decomposition.Number("totalHigh"), Figures.Change);
        yield return ("Change in disagreement", Figures.Change(decomposition.Number("total")), interval.Length > 0 ? interval : "between the two periods");
        if (DecompositionWords.Dominant(decomposition) is { } dominant) yield return ("Its largest part", Figures.Percent(dominant.Weight), $"{dominant.Key}: {dominant.Meaning}");
        if (diagnosis.Claims.Count > 0) yield return ("Claims supported", $"{Figures.Count(Count(diagnosis, Verdict.Supported))} of {Figures.Count(diagnosis.Claims.Count)}", $"{Figures.Count(Count(diagnosis, Verdict.Contradicted))} contradicted, {Figures.Count(Count(diagnosis, Verdict.Undecided))} undecided");
    }

    private static void Decomposition(Html page, Diagnosis diagnosis)
    {
        var decomposition = diagnosis.Decomposition;
        if (decomposition is null) return;
        if (decomposition.Number("total") is null)
        {
            page.Add($"<li>The change in disagreement is undefined: one of the two periods holds too little.</li>\n");
            return;
        }

        page.Add($"<li>Disagreement <strong>{DecompositionWords.Change(decomposition, diagnosis.Level)}</strong>. {DecompositionWords.Parted(decomposition)}");
        if (DecompositionWords.Warning(decomposition) is { } warning) page.Add($" <strong>{warning}</strong>");
        page.Add($"</li>\n");
    }

    private static void AgendaAdjusted(Html page, Diagnosis diagnosis)
    {
        var known = diagnosis.AgendaAdjusted.Where(row => row.Number("raw") is not null && row.Number("adjusted") is not null).ToList();
        if (known.Count < 2) return;
        var (first, last) = (known[0], known[^1]);
        var (raw, adjusted) = (last.Number("raw") - first.Number("raw"), last.Number("adjusted") - first.Number("adjusted"));
        page.Add($"<li>From {Measured.YearOf(first)} to {Measured.YearOf(last)} thickness as voted went from {Figures.Measure(first.Number("raw"))} to {Figures.Measure(last.Number("raw"))}; ");
        page.Add($"on one fixed agenda it went from {Figures.Bounded(first, "adjusted", "low", "high")} to {Figures.Bounded(last, "adjusted", "low", "high")}.");
        if (raw * adjusted < 0) page.Add($" As voted it moved one way and on one agenda the other.");
        else if (Math.Abs(adjusted!.Value) < Math.Abs(raw!.Value) / 2) page.Add($" Less than half of the move is left when the agenda is held fixed.");
        page.Add($"</li>\n");
    }

    private static void Polarization(Html page, Diagnosis diagnosis)
    {
        var rows = diagnosis.Measured.PolarizationByPeriod.Where(row => row.Number("estebanRay") is not null).ToList();
        var persisting = diagnosis.Persistence.Items("byPeriod").LastOrDefault(row => row.Number("share") is not null);
        var breaks = diagnosis.ChangePoints;
        if (rows.Count == 0 && persisting is null && breaks.Count == 0) return;
        page.Add($"<li>");
        if (rows.Count > 0)
        {
            var highest = rows.MaxBy(row => row.Number("estebanRay"));
            page.Add($"Polarization (Esteban and Ray) was highest in {Measured.YearOf(highest)} ({Figures.Measure(highest.Number("estebanRay"))}); the latest, {Measured.YearOf(rows[^1])}, is {Figures.Bounded(rows[^1], "estebanRay", "low", "high")}. ");
        }

        if (persisting is not null)
        {
            page.Add($"The blocs of {Figures.Years(diagnosis.Persistence)} account for {Figures.Bounded(persisting, "share", "low", "high", Figures.Percent)} of the division of {Measured.YearOf(persisting)}");
            page.Add($"{(persisting.Number("baseline") is { } chance ? $"; blocs drawn by chance would for {Figures.Percent(chance)}" : "")}. ");
        }

        if (breaks.Count > 0)
        {
            var firm = breaks.Where(row => row.Number("year") is not null && row.Number("p") is not > 0.05).ToList();
            page.Add($"{Figures.Count(firm.Count)} of {Figures.Counted(breaks.Count, "break")} looked for {(firm.Count == 1 ? "is" : "are")} beyond chance{(firm.Count == 0 ? "" : ": " + string.Join("; ", firm.Take(NamedAtMost).Select(Named)))}{(firm.Count > NamedAtMost ? "; …" : "")}.");
        }

        page.Add($"</li>\n");
    }

    private static string Named(JsonElement? change) =>
        $"{change.Text("series")} in {Figures.Bounded(change, "year", "low", "high", year => year?.ToString("0", System.Globalization.CultureInfo.InvariantCulture) ?? "")}";

    private static void Mixture(Html page, Diagnosis diagnosis)
    {
        var latest = diagnosis.LatestMixtures.Where(row => row.Number("leans") is not null).ToList();
        if (latest.Count == 0) return;
        // The years once where all regions have the same, else with each.
        string[] years = [.. latest.Select(row => Figures.Years(row)).Distinct(StringComparer.Ordinal)];
        string Regions(Func<double, bool> leaning) => Figures.Listed([.. latest.Where(row => leaning(row.Number("leans")!.Value)).Select(row => years.Length == 1 ? row.Text("region") ?? "" : $"{row.Text("region")} ({Figures.Years(row)})")]);
        var (first, last) = (Regions(leans => leans >= Surely), Regions(leans => leans <= 1 - Surely));
        var isOpen = latest.Any(row => row.Number("leans") is < Surely and > 1 - Surely);
        string?[] parts = [
            first.Length > 0 ? $"hegemony and balance of power together surely outweigh institutions in {first}" : null,
            last.Length > 0 ? $"institutions surely outweigh the two in {last}" : null,
            !isOpen ? null : first.Length + last.Length > 0 ? "elsewhere it depends on how the indicators are weighted" : "whether hegemony and balance of power outweigh institutions depends in every region on how the indicators are weighted"];
        var sentence = (years.Length == 1 ? $"in {years[0]} " : "") + string.Join("; ", parts.Where(part => part is not null));
        page.Add($"<li dir=\"auto\">{char.ToUpperInvariant(sentence[0]).ToString()}{sentence[1..]}.</li>\n");
    }

    private static void Drivers(Html page, Diagnosis diagnosis)
    {
        var latest = diagnosis.Drivers.LastOrDefault(period => period.Items("blocks").Any(block => block.Number("share") is not null));
        if (latest is null) return;
        var first = latest.Items("blocks").Where(block => block.Number("share") is not null).MaxBy(block => block.Number("share"));
        page.Add($"<li dir=\"auto\">What goes most with disagreement in {Figures.Years(latest)} is {first.Text("block")}{(first.Text("name") is { } name ? $", {name}" : "")}: {Figures.Bounded(first, "share", "low", "high", Figures.Percent)} of what the regression explains");
        page.Add($"{(latest.Number("r2") is { } explained ? $", which is {Figures.Percent(explained)} of all variance" : "")}. That is association, not cause.</li>\n");
    }

    private static void Bridges(Html page, Diagnosis diagnosis)
    {
        var states = diagnosis.Bridges.Items("actors").Where(row => row.Number("between") is not null).OrderByDescending(row => row.Number("between")).Take(NamedAtMost).Select(row => row.Text("name") ?? row.Text("actor") ?? "").ToList();
        var nearest = diagnosis.Bridges.Items("propositions").Where(row => row.Number("needed") is not null).MinBy(row => row.Number("needed"));
        if (states.Count == 0 && nearest is null) return;
        page.Add($"<li dir=\"auto\">");
        if (states.Count > 0) page.Add($"Most between the blocs {(states.Count == 1 ? "sits" : "sit")} {Figures.Listed(states)}. ");
        if (nearest is not null) page.Add($"The proposition nearest to common ground, {Figures.Shortened(nearest.Text("title") ?? nearest.Text("id") ?? "", 120)}, needs {Figures.Counted(nearest.Number("needed"), "stance")} to change.");
        page.Add($"</li>\n");
    }

    private static void Deeds(Html page, Diagnosis diagnosis)
    {
        var widest = diagnosis.TalkAndDeed.Items("areas").Where(row => row.Number("votes") is not null && row.Number("treaties") is not null).MaxBy(row => Math.Abs((row.Number("votes") - row.Number("treaties"))!.Value));
        if (widest is null) return;
        page.Add($"<li dir=\"auto\">Votes and treaties lie furthest apart on {widest.Text("area")}: {Figures.Bounded(widest, "votes")} in votes, {Figures.Bounded(widest, "treaties")} in treaties");
        page.Add($"{(widest.Number("correlation") is not null ? $"; over states the two correlate at {Figures.Bounded(widest, "correlation")}" : "")}.</li>\n");
    }

    private static void Claims(Html page, Diagnosis diagnosis)
    {
        if (diagnosis.Claims.Count == 0) return;
        page.Add($"<li>Of <a href=\"#claims\">{Figures.Counted(diagnosis.Claims.Count, "claim")}</a> put to the data, <strong>{Figures.Count(Count(diagnosis, Verdict.Supported))} are supported, {Figures.Count(Count(diagnosis, Verdict.Contradicted))} contradicted</strong> and {Figures.Count(Count(diagnosis, Verdict.Undecided))} undecided.</li>\n");
    }

    private static int Count(Diagnosis diagnosis, Verdict verdict) => diagnosis.Claims.Count(claim => ClaimsLedger.VerdictOf(claim) == verdict);
}
