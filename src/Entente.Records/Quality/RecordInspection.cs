using System.Collections.Immutable;

namespace Entente.Records.Quality;

/// <summary>What is in a record and how good it is: counts, coverage, and everything odd about it.</summary>
public sealed record RecordInspection
{
    /// <summary>The number of actors.</summary>
    public required int Actors { get; init; }

    /// <summary>The number of propositions.</summary>
    public required int Propositions { get; init; }

    /// <summary>The number of stances.</summary>
    public required int Stances { get; init; }

    /// <summary>The number of stances in support.</summary>
    public required int Support { get; init; }

    /// <summary>The number of stances in reserve.</summary>
    public required int Reserve { get; init; }

    /// <summary>The number of stances in opposition.</summary>
    public required int Oppose { get; init; }

    /// <summary>The earliest dated proposition; null if none is dated.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The latest dated proposition; null if none is dated.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>The share of all cells, actors × propositions, that hold a stance, in [0, 1]; null if there is no cell.</summary>
    public required double? Coverage { get; init; }

    /// <summary>
    /// The same, counting for each period only the actors that took a stance in it: absence, rather than not being a member yet. Null if no
    /// proposition has a period.
    /// </summary>
    public required double? CoverageOfActive { get; init; }

    /// <summary>Coverage by period, ascending.</summary>
    public required ImmutableArray<PeriodCoverage> ByPeriod { get; init; }

    /// <summary>Propositions on which all stances are the same, of those with at least two.</summary>
    public required int Unanimous { get; init; }

    /// <summary>Propositions without a stance.</summary>
    public required int Empty { get; init; }

    /// <summary>Propositions with some stances but very few.</summary>
    public required int NearEmpty { get; init; }

    /// <summary>Propositions adopted without a vote.</summary>
    public required int AdoptedWithoutVote { get; init; }

    /// <summary>Actors without a stance.</summary>
    public required int SilentActors { get; init; }

    /// <summary>Groups of propositions with the same document, day and stances, each in the order of the record.</summary>
    public required ImmutableArray<ImmutableArray<string>> SameVotes { get; init; }

    /// <summary>What was found: first by the reader, then by the inspection.</summary>
    public required ImmutableArray<RecordNote> Issues { get; init; }

    /// <summary>Inspects a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="options">What counts as odd; null takes the defaults.</param>
    public static RecordInspection Of(StanceRecord record, InspectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new Inspector(record, options ?? new InspectionOptions()).Inspect();
    }
}
