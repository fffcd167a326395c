using System.Globalization;
using Entente.Diagnosis.Peace;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>A coefficient of the model of militarized disputes: docs/measures/dispute-model.md.</summary>
internal sealed record DisputeTerm(string Term, DisputeModelOptions Model) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters)
    {
        var years = parameters.Years("years");
        parameters.Text("term");
        var term = parameters.Choice("term", "", [.. DisputeTerms.All, DisputeTerms.ParityWhereAgreed]);
        return new DisputeTerm(term, new DisputeModelOptions
        {
            From = years.From,
            To = years.To,
            AllPairs = parameters.Choice("pairs", "relevant", "relevant", "all") == "all",
            Outcome = parameters.Choice("outcome", "dispute", "dispute", "force", "war") switch
            {
                "force" => DisputeOutcome.Force,
                "war" => DisputeOutcome.War,
                _ => DisputeOutcome.Dispute,
            },
            Interaction = term == DisputeTerms.ParityWhereAgreed,
        });
    }

    public Finding Of(TestSetting setting)
    {
        var fit = setting.Evidence.Disputes(Model);
        if (fit.Missing is { } missing) return Finding.None(missing);
        if (fit.Find(Term) is not { } found) return Finding.None($"'{Term}' has no coefficient: it does not vary in these pairs");
        return Finding.OfT(found.Estimate, found.StandardError, fit.Degrees, setting) with
        {
            Unit = found.IsStandardized
                ? $"log odds of a {fit.OutcomeName} in a year with one standard deviation of {Term}"
                : $"log odds of a {fit.OutcomeName} in a year with {Term}",
            Sample = string.Create(
                CultureInfo.InvariantCulture,
                $"{fit.Events} onsets in {fit.Rows} years of {fit.Pairs} {(Model.AllPairs ? "pairs" : "neighbouring or major-power pairs")}, {fit.From} to {fit.To}; {fit.LeftOut} pair-years lack a covariate"),
        };
    }
}
