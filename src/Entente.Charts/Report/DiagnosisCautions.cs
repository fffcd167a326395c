namespace Entente.Charts.Report;

/// <summary>What a reader of a diagnosis must know before quoting it: warnings of the decomposition, pairs left out of a regression, indicators that carry a result.</summary>
internal static class DiagnosisCautions
{
    // Above this share of pairs left out a regression speaks for the states that keep statistics, not for all.
    private const double ManyDropped = 0.25;

    public static IReadOnlyList<string> Of(Diagnosis diagnosis)
    {
        var cautions = new List<string>();
        if (DecompositionWords.Warning(diagnosis.Decomposition) is { } warning) cautions.Add(warning + " Do not quote the change without its parts.");
        cautions.AddRange(diagnosis.Decomposition.Items("warnings").Select(item => item!.Value.ToString()));
        foreach (var period in diagnosis.Drivers)
        {
            if (period.Number("pairs") is not { } used || DriverTables.MostDropped(period) is not { } dropped || dropped.Pairs <= ManyDropped * (used + dropped.Pairs)) continue;
            cautions.Add($"The regression of {Figures.Years(period)} rests on {Figures.Counted(used, "pair")}; {Figures.Count(dropped.Pairs)} lack {dropped.Covariate}, and states that lack it may differ from the rest.");
        }

        if (diagnosis.Drivers.Count > 0) cautions.Add("A regression over pairs of states shows what goes with disagreement, not what causes it.");
        if (diagnosis.Mixture.Count > 0) cautions.Add("A mixture of strategies depends on its indicators and their weights; quote it with its interval.");
        if (diagnosis.Omissions.Count > 0) cautions.Add($"{Figures.Counted(diagnosis.Omissions.Count, "part")} of the diagnosis could not be done and {(diagnosis.Omissions.Count == 1 ? "is" : "are")} listed under “What the diagnosis rests on”.");
        return cautions;
    }
}
