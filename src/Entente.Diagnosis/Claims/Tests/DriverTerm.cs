using System.Globalization;
using Entente.Diagnosis.Drivers;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>A coefficient of the model of disagreement of pairs, in standard deviations of both: docs/measures/drivers.md.</summary>
internal sealed record DriverTerm(string Term, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters)
    {
        parameters.Text("term");
        return new DriverTerm(parameters.Choice("term", "", [.. DriverCovariates.All.Select(covariate => covariate.Name)]), parameters.Years("years"));
    }

    public Finding Of(TestSetting setting)
    {
        var evidence = setting.Evidence;
        if (!evidence.HasCourse) return Finding.None(evidence.WhyNoCourse);
        if (evidence.Covariates.DyadSeries.IsEmpty) return Finding.None("no folder of covariates has facts about pairs of states");
        var model = evidence.Drivers(Span, setting.Options);
        if (model.Coefficients.FirstOrDefault(coefficient => coefficient.Name == Term) is not { Standardized: { } standardized, Se: { } error } found)
            return Finding.None($"'{Term}' has no coefficient in {Span}{(model.Warnings.IsEmpty ? "" : ": " + string.Join(" ", model.Warnings))}");
        return Finding.OfT(standardized, Math.Abs(standardized / found.Estimate) * error, found.DegreesOfFreedom, setting) with
        {
            Unit = $"change of disagreement with {Term}, the other covariates alike; standard deviations",
            Sample = string.Create(CultureInfo.InvariantCulture, $"{model.Pairs} pairs of {model.MeasuredPairs} measured, {Span.From} to {Span.To}"),
        };
    }
}
