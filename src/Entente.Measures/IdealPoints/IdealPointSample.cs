using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>Which propositions and actors of a record enter a fit of ideal points.</summary>
/// <remarks>Statements that a moderator rejected or marked as meta never enter. Items with one category only are dropped after this rule, and counted.</remarks>
public sealed record IdealPointSample
{
    /// <summary>Everything.</summary>
    public static IdealPointSample All { get; } = new();

    /// <summary>The sample of the published UN estimates [Bailey2017]: no votes on paragraphs or amendments from 1990 (an unknown flag stays),
    /// no session 19, no Zanzibar, and not South Africa's one vote of session 48. The prior follows states by their Correlates of War numbers: Serbia
    /// continues Yugoslavia (345); united Germany (255, before 260) and united Yemen (679, before 678) are new in session 46.</summary>
    public static IdealPointSample Published { get; } = new()
    {
        LastYearOfParts = 1989,
        LeftOutPeriods = [19],
        LeftOutActors = ["ZAN"],
        LeftOutActorPeriods = [new("ZAF", 48)],
        Continuations = [new("YUG", "SRB")],
        NewActors = [new("DEU", 46), new("YEM", 46)],
    };

    /// <summary>The last year whose votes on paragraphs and amendments stay; null keeps all.</summary>
    public int? LastYearOfParts { get; init; }

    /// <summary>Keys of the periods that are left out.</summary>
    public ImmutableArray<int> LeftOutPeriods { get; init; } = [];

    /// <summary>Codes of the actors that are left out.</summary>
    public ImmutableArray<string> LeftOutActors { get; init; } = [];

    /// <summary>Actors that are left out in one period.</summary>
    public ImmutableArray<ActorInPeriod> LeftOutActorPeriods { get; init; } = [];

    /// <summary>Actors that continue another one: the random walk of the first goes on in the second.</summary>
    public ImmutableArray<ActorContinuation> Continuations { get; init; } = [];

    /// <summary>Actors that start afresh in a period, under a code that was another state's before: the random walk is cut.</summary>
    public ImmutableArray<ActorInPeriod> NewActors { get; init; } = [];

    internal bool Keeps(Proposition proposition) =>
        !IsLaterPart(proposition)
        && proposition.Moderation is not (Moderation.Rejected or Moderation.Meta)
        && !(proposition.Period is { } period && LeftOutPeriods.Contains(period));

    internal bool IsLaterPart(Proposition proposition) =>
        LastYearOfParts is { } year && proposition.Date?.Year > year && (proposition.IsParagraph is true || proposition.IsAmendment is true);
}

/// <summary>An actor in one period.</summary>
/// <param name="Code">The actor's code.</param>
/// <param name="Period">The key of the period.</param>
public readonly record struct ActorInPeriod(string Code, int Period);

/// <summary>An actor that continues another one.</summary>
/// <param name="Before">The code of the actor that ends.</param>
/// <param name="After">The code of the actor that goes on.</param>
public readonly record struct ActorContinuation(string Before, string After);

/// <summary>What the sample of a fit holds and what was left out, and why.</summary>
public sealed record IdealPointSampleReport
{
    /// <summary>Propositions in the fit.</summary>
    public required int Propositions { get; init; }

    /// <summary>Items in the fit: linked propositions share one.</summary>
    public required int Items { get; init; }

    /// <summary>Stances in the fit.</summary>
    public required int Stances { get; init; }

    /// <summary>Actors in the fit.</summary>
    public required int Actors { get; init; }

    /// <summary>Periods in the fit.</summary>
    public required int Periods { get; init; }

    /// <summary>Points: actors in periods.</summary>
    public required int Points { get; init; }

    /// <summary>Items with propositions in more than one period.</summary>
    public required int BridgingItems { get; init; }

    /// <summary>Votes on paragraphs and amendments that the rule left out.</summary>
    public required int PartsLeftOut { get; init; }

    /// <summary>Propositions of left-out periods or ruled out by a moderator.</summary>
    public required int OthersLeftOut { get; init; }

    /// <summary>Propositions without a period, left out where others have one.</summary>
    public required int WithoutPeriod { get; init; }

    /// <summary>Items dropped because all their stances were of one category.</summary>
    public required int OneCategoryItems { get; init; }

    /// <summary>Propositions of the dropped items.</summary>
    public required int OneCategoryPropositions { get; init; }

    /// <summary>Items whose categories the fitted points separate perfectly, one beyond the other without a tie: they stay in the fit, and the prior keeps their
    /// slopes finite. Null before a fit and where there are no points.</summary>
    public int? SeparatedItems { get; init; }
}
