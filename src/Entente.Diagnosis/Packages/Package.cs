using System.Collections.Immutable;

namespace Entente.Diagnosis.Packages;

/// <summary>The best set of propositions that all parties could accept together.</summary>
/// <remarks>
/// Of all sets in which no party's red line is crossed and every party gains, the one that is best by the levels of <see cref="PackageOptions.First"/>.
/// Trading what one side values against what another does is what lets parties agree on a package who agree on few of its parts [Sebenius1983].
/// Fairness as the gain of the worst-off is Rawls' difference principle [Rawls1971]; it compares gains between parties, so utilities must be on one scale.
/// docs/measures/package.md has the formulas.
/// </remarks>
public sealed record Package
{
    /// <summary>The parties.</summary>
    public required PackageParties Parties { get; init; }

    /// <summary>What the propositions are worth to them.</summary>
    public required PartyUtilities Utilities { get; init; }

    /// <summary>The settings.</summary>
    public required PackageOptions Options { get; init; }

    /// <summary>The red lines that were minded, by party, then proposition: stated, of vetoes, and of opposition as the options say.</summary>
    public required ImmutableArray<RedLine> RedLines { get; init; }

    /// <summary>The propositions of the package, in their order.</summary>
    public required ImmutableArray<ChosenProposition> Chosen { get; init; }

    /// <summary>What each party gains, in the order of the parties.</summary>
    public required ImmutableArray<PartyGain> Gains { get; init; }

    /// <summary>The propositions that are not in it, in their order, each with the reason.</summary>
    public required ImmutableArray<ExcludedProposition> Excluded { get; init; }

    /// <summary>What was reached at each level of the search, in order.</summary>
    public required ImmutableArray<PackageLevel> Levels { get; init; }

    /// <summary>
    /// Whether no other package is as good at every level; null if that is unknown. Of equal packages the one is given that has the earliest proposition
    /// that the others have not.
    /// </summary>
    public required bool? IsOnlyOne { get; init; }

    /// <summary>The gain of the party that gains least, in units of utility.</summary>
    public double WorstGain => Gains.Min(gain => gain.Gain);

    /// <summary>Indices of the parties that gain least, ascending.</summary>
    public ImmutableArray<int> WorstOff => [.. Gains.Where(gain => gain.Gain == WorstGain).Select(gain => gain.Party)];

    /// <summary>The sum of all gains.</summary>
    public double TotalGain => Gains.Sum(gain => gain.Gain);

    /// <summary>Whether CP-SAT proved every level: no package is better.</summary>
    public bool IsProven => Levels.All(level => level.IsProven);

    /// <summary>The first level that is not proven, with its bound and its gap; null if all are.</summary>
    public PackageLevel? Unproven => Levels.Where(level => !level.IsProven).Select(level => (PackageLevel?)level).FirstOrDefault();

    /// <summary>Finds the best package.</summary>
    /// <param name="parties">Who must be able to accept it.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">There is no party, or an index or a setting is out of range.</exception>
    /// <exception cref="ContradictoryPackageException">No package meets all demands.</exception>
    /// <exception cref="TimeoutException">The effort did not suffice to find a package, or to prove that there is none.</exception>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public static Package Find(PackageParties parties, PackageOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parties);
        return new PackageQuestion(parties, options ?? new PackageOptions()).Answer(progress, cancellation);
    }
}

/// <summary>A proposition of a package and what it does to the parties.</summary>
/// <param name="Proposition">Index of the proposition.</param>
/// <param name="Gaining">The number of parties to which it is worth more than nothing.</param>
/// <param name="Indifferent">The number to which it is worth nothing.</param>
/// <param name="Losing">The number to which it costs something: what they concede for the rest.</param>
/// <param name="Most">Index of the party that gains most by it; the first of equals.</param>
/// <param name="Least">Index of the party that gains least by it, or loses most; the first of equals.</param>
public readonly record struct ChosenProposition(int Proposition, int Gaining, int Indifferent, int Losing, int Most, int Least);

/// <summary>What a party gains by a package.</summary>
/// <param name="Party">Index of the party.</param>
/// <param name="Gain">The sum of its utilities over the package.</param>
/// <param name="Best">What it would gain if it could choose alone among the propositions that cross no red line: the sum of its positive utilities on them.</param>
/// <param name="Wins">The number of propositions of the package that are worth more than nothing to it.</param>
/// <param name="Concessions">The number that cost it something.</param>
public readonly record struct PartyGain(int Party, double Gain, double Best, int Wins, int Concessions);

/// <summary>Why a proposition is not in a package.</summary>
public enum ExclusionReason
{
    /// <summary>It crosses a red line.</summary>
    RedLine = 0,

    /// <summary>The options rule it out.</summary>
    RuledOut = 1,

    /// <summary>It is worth more than nothing to no party, so nobody asks for it.</summary>
    NobodyGains = 2,

    /// <summary>Another of a set of alternatives is in the package.</summary>
    Alternative = 3,

    /// <summary>A proposition that it needs is not in the package.</summary>
    Prerequisite = 4,

    /// <summary>With it, some party would gain less than the package and its demands give it.</summary>
    Costs = 5,

    /// <summary>It would fit; that it was left out shows that the package is not proven to be the best.</summary>
    Unsettled = 6,
}

/// <summary>A proposition that is not in a package, and why.</summary>
/// <param name="Proposition">Index of the proposition.</param>
/// <param name="Reason">Why.</param>
/// <param name="Parties">
/// Indices of the parties whose red line it crosses, or whose gain would fall too low with it; ascending; empty for other reasons.
/// </param>
/// <param name="Other">Index of the alternative that is in the package, or of the missing prerequisite; null for other reasons.</param>
public sealed record ExcludedProposition(int Proposition, ExclusionReason Reason, ImmutableArray<int> Parties, int? Other = null);
