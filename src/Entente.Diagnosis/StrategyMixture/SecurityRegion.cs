using System.Collections.Immutable;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>A region whose security its states and their patrons arrange among themselves.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="States">The codes of its states, present and past.</param>
public sealed record SecurityRegion(string Name, ImmutableArray<string> States)
{
    /// <summary>The names of the basic regions that it is made of; empty for a basic region, of which each state is in exactly one.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    /// <summary>Where its borders lie and why, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The words by which the table of vetoes names the region; empty if no veto can be counted as its own.</summary>
    public ImmutableArray<string> VetoRegions { get; init; } = [];

    /// <summary>Whether it is made of other regions.</summary>
    public bool IsComposite => !Parts.IsEmpty;
}
