namespace Entente.Charts.Report;

/// <summary>What a reader must know before quoting a figure: what the record misses, where comparisons break, what rests on little.</summary>
internal static class Cautions
{
    private const double FewPropositions = 30;
    private const double ThinCoverage = 0.5;
    private const double WeakSeparation = 0.25;

    public static IReadOnlyList<string> Of(Measured measured)
    {
        var cautions = new List<string>();
        var withoutVote = measured.Record.Section("adoptedWithoutVote");
        if (withoutVote.Flag("included") == true)
        {
            cautions.Add($"{Figures.Counted(withoutVote.Number("count"), "proposition")} adopted without a vote are included, as assent of all members.");
        }
        else if (measured.IsUnitedNations)
        {
            cautions.Add("Roll calls miss what is adopted without a vote, which is agreement too: this record does not hold it, so the figures understate how much the members agree.");
        }

        if (measured.Record.Text("format") is "treaties")
        {
            cautions.Add(measured.Inspect.Section("byStance").Number("oppose") is 0
                ? "Who stands outside a treaty has no stance in this record; counted as opposition, it would make the consensus look thinner."
                : "A treaty tells who is bound, not who complies; standing outside it counts as opposition here, whatever the reason.");
        }

        if (measured.Record.Text("format") is "polis")
        {
            cautions.Add("Participants chose themselves; they speak for no one but themselves.");
            if (measured.Record.Number("propositions") - measured.Thickness.Number("propositions") is { } ruledOut and > 0)
                cautions.Add($"{Figures.Counted(ruledOut, "statement")} that moderators ruled out {(ruledOut is 1 ? "is" : "are")} left out of thickness and common ground.");
        }

        if (measured.Record.Number("propositions") is { } propositions and < FewPropositions)
        {
            cautions.Add($"The record holds {Figures.Counted(propositions, "proposition")} only: intervals are wide, and figures by topic or year rest on very few.");
        }

        if ((measured.Inspect.Section("coverage").Number("shareOfActive") ?? measured.Inspect.Section("coverage").Number("share")) is { } share and < ThinCoverage)
        {
            cautions.Add($"Of all possible stances the record holds {Figures.Percent(share)}; actors that were absent or not yet members are left out of each figure, not guessed.");
        }

        if (measured.Blocs.Number("silhouette") is { } silhouette and < WeakSeparation)
        {
            cautions.Add($"The blocs are weakly set apart (silhouette {Figures.Measure(silhouette)}); what is said of a bloc depends on where the line was drawn.");
        }

        // A model that warns of its own bridges knows more about them than this line.
        var warnings = measured.IdealPoints.Items("warnings").Select(warning => warning!.Value.ToString()).ToList();
        var unbridged = measured.IdealPoints.Items("bridges").Where(bridge => bridge.Flag("unbridged") == true).ToList();
        if (unbridged.Count > 0 && !warnings.Exists(warning => warning.Contains("bridg", StringComparison.OrdinalIgnoreCase)))
        {
            cautions.Add($"{Figures.Counted(unbridged.Count, "boundary between periods is", "boundaries between periods are")} bridged by no proposition; positions before and after are held together by assumption alone.");
        }

        cautions.AddRange(warnings);
        cautions.AddRange(measured.Blocs.Items("caveats").Select(caveat => caveat!.Value.ToString()));
        if (measured.IdealPoints.Section("diagnostics").Flag("converged") == false) cautions.Add("The fit of the ideal points stopped before it had converged.");
        cautions.AddRange(measured.Inspect.Items("issues")
            .Where(issue => issue.Text("severity") is not ("info" or "note"))
            .Select(issue => $"{issue.Text("message") ?? issue.Text("code")}{(issue.Number("count") is { } count ? $" ({Figures.Count(count)})" : "")}"));
        return cautions;
    }
}
