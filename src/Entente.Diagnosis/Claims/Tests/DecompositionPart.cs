using System.Globalization;
using Entente.Diagnosis.Decomposition;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>
/// A part of the change in expected disagreement between two periods (movement and membership together are the change of minds and of members), or the share that membership has of the three parts' sizes:
/// |membership| / (|membership| + |movement| + |agenda|).
/// </summary>
internal sealed record DecompositionPart(string Part, Years Before, Years After) : IClaimTest
{
    private static readonly string[] Parts = ["membership", "movement", "agenda", "movement and membership", "total", "share of membership"];

    public static IClaimTest Read(TestParameters parameters)
    {
        var (before, after) = parameters.Apart("before", "after");
        parameters.Text("part");
        return new DecompositionPart(parameters.Choice("part", "", Parts), before, after);
    }

    public Finding Of(TestSetting setting)
    {
        if (setting.Evidence.Fit is not { Points.IsEmpty: false } fit) return Finding.None(setting.Evidence.WhyNoCourse);
        var options = new DecompositionOptions
        {
            Bootstrap = new BootstrapOptions { Replicates = setting.Options.Replicates, Level = setting.Options.Level, Seed = setting.Options.Seed },
            Threads = setting.Options.Threads,
        };
        try
        {
            var change = setting.Evidence.Change(Before, After, options);
            return Finding.OfDraws(Value(change.Worths), [.. change.Replicates.Select(Value)], setting) with
            {
                Unit = Part == "share of membership" ? "share of membership in the sizes of the three parts" : $"{Part} part of the change in expected disagreement",
                Sample = string.Create(CultureInfo.InvariantCulture, $"{change.ActorsBefore} and {change.ActorsAfter} actors, {change.ItemsBefore} and {change.ItemsAfter} items, {Before} and {After}"),
            };
        }
        catch (ArgumentException fault)
        {
            // The fit has no item or no two actors in one of the periods: what the record lacks, not a slip of the caller.
            return Finding.None(fault.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private double Value(double[] worths)
    {
        Span<double> values = stackalloc double[DisagreementGame.Players];
        ShapleyValue.Of(worths, values);
        return Part switch
        {
            "membership" => values[0],
            "movement" => values[1],
            "agenda" => values[2],
            "movement and membership" => values[0] + values[1],
            "total" => worths[^1] - worths[0],
            _ => Math.Abs(values[0]) / (Math.Abs(values[0]) + Math.Abs(values[1]) + Math.Abs(values[2])),
        };
    }
}
