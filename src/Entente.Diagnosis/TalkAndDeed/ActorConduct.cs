using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Diagnosis.TalkAndDeed;

/// <summary>What one actor says or does, on some scale.</summary>
/// <param name="Actor">The actor's code.</param>
/// <param name="Value">The value; more is more of the same conduct.</param>
/// <param name="Error">Its standard error; null if unknown.</param>
/// <param name="Count">What it rests on: propositions, treaties, years.</param>
public readonly record struct ActorConduct(string Actor, double Value, double? Error, int Count);

/// <summary>One kind of conduct of all actors: how they vote, what they ratify, what they say, what they do.</summary>
/// <param name="Name">What it is, for reports.</param>
/// <param name="Values">One for each actor, in ordinal order of their codes.</param>
public sealed record Conduct(string Name, ImmutableArray<ActorConduct> Values)
{
    /// <summary>Conduct from any values: speeches, ideal points, disputes.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="values">One for each actor.</param>
    /// <exception cref="ArgumentException">A code occurs twice, or a value is not finite.</exception>
    public static Conduct Of(string name, IEnumerable<ActorConduct> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var ordered = values.OrderBy(value => value.Actor, StringComparer.Ordinal).ToImmutableArray();
        for (var place = 0; place < ordered.Length; place++)
        {
            if (place > 0 && ordered[place].Actor == ordered[place - 1].Actor)
                throw new ArgumentException($"The actor '{ordered[place].Actor}' occurs twice in '{name}'; expected each once.", nameof(values));
            if (!double.IsFinite(ordered[place].Value) || ordered[place].Error is { } error && !(error >= 0))
                throw new ArgumentException($"'{ordered[place].Actor}' has the value {ordered[place].Value} ± {ordered[place].Error} in '{name}'; expected finite numbers.", nameof(values));
        }

        return new Conduct(name, ordered);
    }

    /// <summary>Conduct as the mean of a yearly series over some years, such as disputes a state enters; errors from the spread of its years.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="values">Code, year and value; years without a value are simply absent.</param>
    /// <param name="from">The first year that counts.</param>
    /// <param name="to">The last year that counts.</param>
    /// <param name="isMoreOfIt">False turns the sign, so that a series of disputes becomes conduct for peace.</param>
    public static Conduct OfYears(string name, IEnumerable<(string Actor, int Year, double Value)> values, int from, int to, bool isMoreOfIt = true)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(name, values.Where(value => value.Year >= from && value.Year <= to)
            .GroupBy(value => value.Actor, value => isMoreOfIt ? value.Value : -value.Value, StringComparer.Ordinal)
            .Select(actor => ClusteredMean.Of([.. actor.Select((value, year) => (value, year))]).As(actor.Key)));
    }

    /// <summary>How far each actor supports some propositions, beyond what the assembly as a whole does.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="record">The votes.</param>
    /// <param name="condition">Which propositions count.</param>
    /// <param name="fewest">Actors with fewer stances on them are left out; default 5.</param>
    /// <returns>
    /// The mean over the propositions an actor took a stance on of its stance (−1, 0, 1) less the assembly's mean stance, in [−2, 2]. Propositions on one
    /// text (an item) count as one cluster in the error: a state that supports a text each year has said one thing, not ten.
    /// </returns>
    public static Conduct OfVotes(string name, StanceRecord record, Func<Proposition, bool> condition, int fewest = 5)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(condition);
        var beyond = new List<(double, int)>[record.Actors.Length];
        for (var actor = 0; actor < beyond.Length; actor++) beyond[actor] = [];
        var items = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            var row = record.OnProposition(proposition);
            if (row.Length == 0 || !condition(record.Propositions[proposition])) continue;
            if (!items.TryGetValue(record.Propositions[proposition].Item, out var item)) items[record.Propositions[proposition].Item] = item = items.Count;
            var sum = 0.0;
            foreach (var stance in row.Stances) sum += stance.Code();
            for (var i = 0; i < row.Length; i++) beyond[row.Indices[i]].Add((row.Stances[i].Code() - (sum / row.Length), item));
        }

        return Of(name, Enumerable.Range(0, beyond.Length).Where(actor => beyond[actor].Count >= Math.Max(1, fewest))
            .Select(actor => ClusteredMean.Of(beyond[actor]).As(record.Actors[actor].Code)));
    }

    /// <summary>Which share of some treaties each actor is bound by, beyond what actors in general are.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="treaties">Treaties with support for bound, reserve for signed only.</param>
    /// <param name="condition">Which treaties count.</param>
    /// <param name="options">To whom a treaty is open, and who counts as an actor.</param>
    /// <returns>
    /// The mean over the treaties open to an actor of 1 (bound), less the share bound of all actors it is open to; in [−1, 1]. A treaty counts as open to an actor
    /// if of the actor's region a share as the options ask takes part in it. Nothing stands in the record of a state that ratified nothing: it is at 0 of each.
    /// Members that came late are left out, see <see cref="LateMembers"/>.
    /// </returns>
    public static Conduct OfTreaties(string name, StanceRecord treaties, Func<Proposition, bool> condition, TreatyConductOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(treaties);
        ArgumentNullException.ThrowIfNull(condition);
        options ??= new TreatyConductOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.FewestYearsOfMembership, nameof(options));
        var late = LateMembers(treaties, options).Select(actor => actor.Code).ToHashSet(StringComparer.Ordinal);
        int[] actors = [.. Enumerable.Range(0, treaties.Actors.Length).Where(actor => options.Counts(treaties.Actors[actor]) && !late.Contains(treaties.Actors[actor].Code))];
        var regions = actors.Select(actor => treaties.Actors[actor].Groups.GetValueOrDefault(options.Grouping) ?? "").ToArray();
        var beyond = actors.Select(_ => new List<(double, int)>()).ToArray();
        for (var treaty = 0; treaty < treaties.Propositions.Length; treaty++)
        {
            if (!condition(treaties.Propositions[treaty])) continue;
            var stances = actors.Select(actor => treaties[actor, treaty]).ToArray();
            var open = regions.Distinct(StringComparer.Ordinal).ToDictionary(
                region => region,
                region => Enumerable.Range(0, actors.Length).Where(place => regions[place] == region)
                    .Average(place => stances[place] is Stance.Support or Stance.Reserve ? 1.0 : 0) >= options.LeastRegionalShare,
                StringComparer.Ordinal);
            int[] places = [.. Enumerable.Range(0, actors.Length).Where(place => open[regions[place]])];
            if (places.Length == 0) continue;
            var share = places.Average(place => stances[place] == Stance.Support ? 1.0 : 0);
            foreach (var place in places) beyond[place].Add(((stances[place] == Stance.Support ? 1 : 0) - share, treaty));
        }

        return Of(name, Enumerable.Range(0, actors.Length).Where(place => beyond[place].Count >= options.Fewest)
            .Select(place => ClusteredMean.Of(beyond[place]).As(treaties.Actors[actors[place]].Code)));
    }

    /// <summary>The actors that <see cref="OfTreaties"/> leaves out because they became members too short a time before the last treaty was opened.</summary>
    /// <param name="treaties">The treaties.</param>
    /// <param name="options">How many years it takes, and who counts as an actor.</param>
    /// <returns>By first day of membership, then by code; empty where no treaty is dated.</returns>
    public static ImmutableArray<Actor> LateMembers(StanceRecord treaties, TreatyConductOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(treaties);
        options ??= new TreatyConductOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.FewestYearsOfMembership, nameof(options));
        if (options.FewestYearsOfMembership == 0 || treaties.Propositions.Max(treaty => treaty.Date) is not { } last) return [];
        return
        [
            .. treaties.Actors.Where(actor => options.Counts(actor) && actor.MemberFrom is { } first && first.AddYears(options.FewestYearsOfMembership) > last)
                .OrderBy(actor => actor.MemberFrom)
                .ThenBy(actor => actor.Code, StringComparer.Ordinal),
        ];
    }
}
