using System.Collections.Immutable;
using System.Globalization;
using Entente.Cli.Output;
using Entente.Records;

namespace Entente.Cli.Options;

/// <summary>A part of a record: a span of time, some topics, some actors.</summary>
internal sealed record RecordSlice
{
    /// <summary>The earliest time, as typed; null for no bound.</summary>
    public string? FromTyped { get; init; }

    /// <summary>The latest time, as typed; null for no bound.</summary>
    public string? ToTyped { get; init; }

    /// <summary>Topics, goal levels or sectors to keep, as typed; empty for all.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Codes or names of the actors to keep, as typed; empty for all.</summary>
    public ImmutableArray<string> Actors { get; init; } = [];

    /// <summary>Whether everything is kept.</summary>
    public bool IsWhole => FromTyped is null && ToTyped is null && Topics.IsEmpty && Actors.IsEmpty;

    /// <summary>The part of a record.</summary>
    /// <param name="record">The whole.</param>
    /// <exception cref="CommandLineException">A topic or an actor is not in the record, or nothing is left.</exception>
    public StanceRecord Of(StanceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var sliced = OfTopics(OfTime(record));
        return Actors.IsEmpty ? sliced : OfActors(sliced);
    }

    private StanceRecord OfTime(StanceRecord record)
    {
        if (FromTyped is null && ToTyped is null) return record;
        var from = FromTyped is null ? DateOnly.MinValue : TimeBound.First(FromTyped)!.Value;
        var to = ToTyped is null ? DateOnly.MaxValue : TimeBound.Last(ToTyped)!.Value;
        if (from > to) throw new CommandLineException($"--from {FromTyped} is later than --to {ToTyped}", "expected the earlier time first");
        var kept = record.Where(proposition => Day(proposition) is { } day && day >= from && day <= to);
        if (kept.Propositions.Length > 0) return kept;
        var days = record.Propositions.Select(Day).OfType<DateOnly>().ToArray();
        throw new CommandLineException(
            $"nothing in {record.Name} is {(FromTyped is null ? "" : "from " + FromTyped + " ")}{(ToTyped is null ? "" : "to " + ToTyped + " ")}".TrimEnd(),
            days.Length == 0 ? "its propositions have no dates, so leave out --from and --to"
                : string.Create(CultureInfo.InvariantCulture, $"expected a time from {days.Min():yyyy-MM-dd} to {days.Max():yyyy-MM-dd}"));
    }

    private StanceRecord OfTopics(StanceRecord record)
    {
        if (Topics.IsEmpty) return record;
        var known = record.Propositions.SelectMany(Labels).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToArray();
        foreach (var topic in Topics)
        {
            if (!known.Contains(topic, StringComparer.OrdinalIgnoreCase))
            {
                throw new CommandLineException(
                    $"--topic '{topic}' is not in {record.Name}",
                    known.Length == 0 ? "its propositions have no topics" : $"{Suggestion.DidYouMean(topic, known)}expected one of: {Words.Some(known, 20)}");
            }
        }

        return record.Where(proposition => Labels(proposition).Any(label => Topics.Contains(label, StringComparer.OrdinalIgnoreCase)));
    }

    private StanceRecord OfActors(StanceRecord record)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var actor in record.Actors) byName.TryAdd(actor.Name, actor.Code);
        foreach (var actor in record.Actors) byName[actor.Code] = actor.Code;
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var typed in Actors)
        {
            if (!byName.TryGetValue(typed, out var code))
                throw new CommandLineException($"--actors '{typed}' is not in {record.Name}", $"{Suggestion.DidYouMean(typed, byName.Keys)}expected codes or names of its {Words.Count(record.Actors.Length, "actor")}, as 'entente inspect --format json' lists them");
            wanted.Add(code);
        }

        var kept = record.WhereActors(actor => wanted.Contains(actor.Code));
        // What none of the chosen actors spoke on is no part of their record.
        var spoken = Enumerable.Range(0, kept.Propositions.Length).Where(proposition => kept.OnProposition(proposition).Length > 0).ToArray();
        return spoken.Length == kept.Propositions.Length ? kept : kept.SelectPropositions(spoken);
    }

    /// <summary>The day of a proposition; the first day of its session's year where only that is known.</summary>
    private static DateOnly? Day(Proposition proposition) =>
        proposition.Date ?? (proposition.Session is { } session ? new DateOnly(UnitedNations.YearOf(session), 9, 15) : null);

    private static IEnumerable<string> Labels(Proposition proposition)
    {
        foreach (var topic in proposition.Topics) yield return topic;
        if (proposition.GoalLevel is { } level) yield return Labels(level);
        if (proposition.Sector is { } sector) yield return sector.ToString().ToLowerInvariant();
    }

    private static string Labels(GoalLevel level) => Naming.Of(level);
}
