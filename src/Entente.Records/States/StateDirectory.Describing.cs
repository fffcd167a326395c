using System.Collections.Immutable;

namespace Entente.Records.States;

/// <summary>What to fill in when the actors of a record are described as states.</summary>
public sealed record StateDescriptionOptions
{
    /// <summary>The day for names and groups. Default null: the day of the record's last dated proposition, else the latest known.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Whether names of the source are replaced. Default true; an actor without a name of its own (the name is the code) gets one in any case.</summary>
    public bool ReplaceNames { get; init; } = true;

    /// <summary>Whether membership dates of the United Nations are filled in where the source gave none. Default true.</summary>
    public bool Membership { get; init; } = true;

    /// <summary>The groupings to fill in. Default all of <see cref="DeclaredGroups.Groupings"/>.</summary>
    public ImmutableArray<string> Groupings { get; init; } = DeclaredGroups.Groupings;
}

public static partial class StateDirectory
{
    /// <summary>Describes the actors of a record that are states: names, membership dates, declared groups.</summary>
    /// <param name="record">The record; actors with a code that is no state's stay as they are.</param>
    /// <param name="options">What to fill in.</param>
    /// <returns>The record with the same actors, propositions and stances, the actors described.</returns>
    public static StanceRecord Describe(this StanceRecord record, StateDescriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        options ??= new StateDescriptionOptions();
        var lastDay = options.On ?? record.Propositions.Max(proposition => proposition.Date);
        return record.WithActors(actor => Describe(actor, options with { On = lastDay }));
    }

    /// <summary>Describes one actor as a state.</summary>
    /// <param name="actor">The actor; stays as it is if its code is no state's.</param>
    /// <param name="options">What to fill in.</param>
    public static Actor Describe(Actor actor, StateDescriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        options ??= new StateDescriptionOptions();
        if (Find(actor.Code) is not { } state) return actor;

        // A state that ended before the day keeps the groups it had at its end, and the name by which it was known for longest.
        var day = options.On ?? DateOnly.MaxValue;
        var ended = state.MemberTo < day;
        if (ended) day = state.MemberTo!.Value;

        var groups = actor.Groups.ToBuilder();
        foreach (var grouping in options.Groupings)
        {
            if (DeclaredGroups.GroupOf(grouping, state, day) is { } group) groups[grouping] = group;
        }

        return actor with
        {
            Name = options.ReplaceNames || actor.Name == actor.Code ? (ended ? state.NameOfItsMembership() : state.NameOn(day)) : actor.Name,
            MemberFrom = actor.MemberFrom ?? (options.Membership ? state.MemberFrom : null),
            MemberTo = actor.MemberTo ?? (options.Membership ? state.MemberTo : null),
            Groups = groups.ToImmutable(),
        };
    }
}
