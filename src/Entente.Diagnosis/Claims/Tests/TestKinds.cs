using System.Collections.Immutable;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>A kind of test that a registry can name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it estimates, in a sentence.</param>
/// <param name="Parameters">The keys that it takes.</param>
public sealed record TestKind(string Name, string Meaning, ImmutableArray<string> Parameters)
{
    /// <summary>Whether it makes an estimate: a claim of any other kind is undecided and has no <c>supported-if</c>.</summary>
    public bool HasEstimate { get; init; } = true;

    internal Func<TestParameters, IClaimTest> Read { get; init; } = _ => new Unreachable("the kind has no test");
}

/// <summary>The kinds of test that a registry can name; a new kind is a class beside these and a line here.</summary>
public static class TestKinds
{
    /// <summary>All kinds.</summary>
    public static ImmutableArray<TestKind> All { get; } =
    [
        new("trend", "The change of a yearly series in a decade, by its straight line.", ["series", "years"]) { Read = Trend.Read },
        new("difference", "The mean of a yearly series in later years minus that in earlier years.", ["series", "before", "after"]) { Read = Difference.Read },
        new("compare", "The mean of one yearly series minus that of another over the same years.", ["series", "with", "years"]) { Read = Compare.Read },
        new("correlation", "The correlation of two yearly series, both without their straight lines.", ["series", "with", "years"]) { Read = Correlation.Read },
        new("state rank", "The share of other states with a lower mean of a state's series; 1 is the highest of all, .5 the middle.", ["state", "series", "years"]) { Read = StateRank.Read },
        new("state excess", "How far a state lies above what another series, such as its capabilities, would lead one to expect, in standard deviations of the other states.", ["state", "series", "given", "years"]) { Read = StateExcess.Read },
        new("state change", "How much more a state's mean of a series changed than that of the other states.", ["state", "series", "before", "after"]) { Read = StateChange.Read },
        new("groups", "The mean of a state's series in one group of states minus that in another.", ["series", "group", "than", "years"]) { Read = Groups.Read },
        new("state correlation", "The correlation of two series over states.", ["series", "with", "years"]) { Read = StateCorrelation.Read },
        new("pairs", "The mean of a series of pairs within some groups minus that within others.", ["series", "within", "than", "years"]) { Read = PairGroups.Read },
        new("persistence", "The correlation of where states stand in two periods.", ["before", "after"]) { Read = Persistence.Read },
        new("disputes", "A coefficient of the model of militarized disputes of pairs: log odds for one standard deviation.", ["term", "outcome", "pairs", "years"]) { Read = DisputeTerm.Read },
        new("drivers", "A coefficient of the model of disagreement of pairs, in standard deviations of both.", ["term", "years"]) { Read = DriverTerm.Read },
        new("convergence", "Whether pairs that were tied more stand closer later than others as far apart as they were, in standard deviations.", ["tie", "before", "after"]) { Read = Convergence.Read },
        new("vetoes within blocs", "How much closer the permanent members that veto together stand than those that could have.", ["years"]) { Read = VetoesWithinBlocs.Read },
        new("decomposition", "A part of the change in disagreement between two periods: membership, movement or agenda, or membership's share of the three.", ["part", "before", "after"]) { Read = DecompositionPart.Read },
        new("mixture", "The mean share of hegemony and balance of power in the strategy mixtures of regions.", ["years"]) { Read = MixtureLeaning.Read },
        new("unreachable", "No test: says which data would be needed.", ["reason"]) { HasEstimate = false, Read = Unreachable.Read },
    ];

    internal static TestKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
