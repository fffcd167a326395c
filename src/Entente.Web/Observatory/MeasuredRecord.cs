using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Entente.Web.Observatory;

/// <summary>What <c>entente measure</c> found of a record, indexed by actor, pair and proposition. Every figure is the document's own.</summary>
public sealed class MeasuredRecord
{
    private readonly FrozenDictionary<(string, string), PairFigures> _pairs;

    internal MeasuredRecord(JsonElement root)
    {
        Actors = [.. root.Rows("agreement", "actors").Select(actor => new ActorFigures(actor.Text("code")!, actor.Text("name") ?? actor.Text("code")!, GroupsOf(actor)))];
        Names = Actors.ToFrozenDictionary(actor => actor.Code, actor => actor.Name, StringComparer.Ordinal);
        Points = root.Rows("ideal-points", "points").Where(point => point.Real("mean") is not null && point.Real("dimension") is null or 1)
            .Select(point => (Actor: point.Text("actor")!, Figures: new PointFigures((int)(point.Real("period") ?? 0), (int?)point.Real("year"), point.Real("mean")!.Value, point.Real("low"), point.Real("high"), (int?)point.Real("n"))))
            .GroupBy(point => point.Actor, point => point.Figures, StringComparer.Ordinal)
            .ToFrozenDictionary(points => points.Key, points => points.OrderBy(point => point.Period).ToImmutableArray(), StringComparer.Ordinal);
        _pairs = root.Rows("agreement", "pairs").Where(pair => pair.Real("agreement") is not null)
            .ToFrozenDictionary(pair => (pair.Text("a")!, pair.Text("b")!), pair => new PairFigures((int)(pair.Real("n") ?? 0), pair.Real("agreement")!.Value));
        Propositions = [.. root.Rows("consensus", "propositions").Select(PropositionFigures.Of)];
        ById = Propositions.DistinctBy(proposition => proposition.Id, StringComparer.Ordinal).ToFrozenDictionary(proposition => proposition.Id, StringComparer.Ordinal);
        Years = [.. Propositions.Select(proposition => proposition.Year).OfType<int>().Distinct().Order()];
        GoalLevels = NamesIn(root, "byGoalLevel", "goalLevel");
        Topics = [.. NamesIn(root, "byTopic", "topic").Except(GoalLevels, StringComparer.Ordinal)];
    }

    /// <summary>The actors, in the record's order.</summary>
    public ImmutableArray<ActorFigures> Actors { get; }

    /// <summary>Their names, by code.</summary>
    public FrozenDictionary<string, string> Names { get; }

    /// <summary>Their ideal points by code, earliest first, in the first dimension.</summary>
    public FrozenDictionary<string, ImmutableArray<PointFigures>> Points { get; }

    /// <summary>The propositions, in the record's order.</summary>
    public ImmutableArray<PropositionFigures> Propositions { get; }

    /// <summary>The propositions by their identifiers.</summary>
    public FrozenDictionary<string, PropositionFigures> ById { get; }

    /// <summary>The calendar years of the propositions that have a date, ascending.</summary>
    public ImmutableArray<int> Years { get; }

    /// <summary>The goal levels that the record can be narrowed to.</summary>
    public ImmutableArray<string> GoalLevels { get; }

    /// <summary>The topics that it can be narrowed to besides.</summary>
    public ImmutableArray<string> Topics { get; }

    /// <summary>Whether positions move from period to period.</summary>
    public bool Moves => Points.Values.Any(points => points.Length > 1);

    /// <summary>Whether the agreement of every pair is told; of very large records it is not.</summary>
    public bool HasPairs => _pairs.Count > 0;

    /// <summary>The agreement of two actors; null where they share no proposition.</summary>
    public PairFigures? Pair(string first, string second) => _pairs.GetValueOrDefault((first, second)) ?? _pairs.GetValueOrDefault((second, first));

    /// <summary>Those with whom an actor agrees, most first.</summary>
    public IReadOnlyList<(ActorFigures Actor, PairFigures Pair)> Agreeing(string code) =>
        [.. Actors.Where(other => other.Code != code).Select(other => (Actor: other, Pair: Pair(code, other.Code))).Where(other => other.Pair is not null)
            .Select(other => (other.Actor, Pair: other.Pair!)).OrderByDescending(other => other.Pair.Agreement).ThenBy(other => other.Actor.Name, StringComparer.Ordinal)];

    /// <summary>How far an actor moved between its first and last period; null for a record whose positions do not move.</summary>
    public double? Drift(string code) => Points.TryGetValue(code, out var points) && points.Length > 1 ? points[^1].Mean - points[0].Mean : null;

    private static ImmutableArray<string> NamesIn(JsonElement root, string section, string name) =>
        [.. root.Rows("consensus", section).Select(row => row.Text(name)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? GroupsOf(JsonElement actor) =>
        actor.TryGetProperty("groups", out var groups) && groups.ValueKind == JsonValueKind.Object ? groups.Text("region") : null;
}

/// <summary>An actor.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its regional group; null where it has none.</param>
public sealed record ActorFigures(string Code, string Name, string? Region);

/// <summary>An ideal point.</summary>
/// <param name="Period">The period; 0 where positions do not move.</param>
/// <param name="Year">Its year; null where it has none.</param>
/// <param name="Mean">The position.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="N">On how many stances it rests.</param>
public sealed record PointFigures(int Period, int? Year, double Mean, double? Low, double? High, int? N);

/// <summary>The agreement of a pair.</summary>
/// <param name="N">On how many propositions it rests.</param>
/// <param name="Agreement">1 is the same stance throughout, 0 opposite stances throughout.</param>
public sealed record PairFigures(int N, double Agreement);

/// <summary>A proposition and how it was received.</summary>
public sealed record PropositionFigures(string Id, string Title, string? Text, int? Period, string? Date, ImmutableArray<string> Topics, string? Class, double? Consensus, double? WorstBlocSupport, int Support, int Reserve, int Oppose)
{
    /// <summary>The calendar year of its date; null where it has none.</summary>
    public int? Year => Date is { Length: >= 4 } date && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    internal static PropositionFigures Of(JsonElement row) => new(
        row.Text("id") ?? "", row.Text("title") is { Length: > 0 } title ? title : row.Text("id") ?? "", row.Text("text"), (int?)row.Real("period"), row.Text("date"),
        [.. row.Rows("topics").Select(topic => topic.GetString() ?? "")], row.Text("class"), row.Real("consensus"), row.Real("worstBlocSupport"),
        (int)(row.Real("support") ?? 0), (int)(row.Real("reserve") ?? 0), (int)(row.Real("oppose") ?? 0));
}
