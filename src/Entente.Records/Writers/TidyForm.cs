using System.Globalization;
using Entente.Records.Tables;

namespace Entente.Records.Writers;

/// <summary>
/// A record as one tidy table, one row a stance, by proposition and then by actor. Columns that would be empty throughout are left out; the text of a
/// proposition stands in its first row only, since it would fill the file.
/// </summary>
/// <remarks>
/// Readers number actors and propositions in order of appearance. A proposition without stances has a row of its own, without an actor; and where the
/// order of the actors would be lost, or one is silent, the table opens with a row for each actor, without a proposition.
/// </remarks>
internal sealed class TidyForm
{
    private readonly StanceRecord _record;
    private readonly bool _declaresActors;

    public TidyForm(StanceRecord record)
    {
        _record = record;
        foreach (var actor in record.Actors) RequireKey(actor.Code, "actor");
        foreach (var proposition in record.Propositions) RequireKey(proposition.Id, "proposition");
        _declaresActors = !AppearInOrder(record);
        Columns = [.. AllColumns().Where(IsFilled)];
    }

    public IReadOnlyList<TidyColumn> Columns { get; }

    /// <summary>The rows: indices of actor and proposition, −1 where the row only describes the other.</summary>
    public IEnumerable<(int Actor, int Proposition, Stance Stance, bool IsFirst)> Rows()
    {
        for (var actor = 0; _declaresActors && actor < _record.Actors.Length; actor++) yield return (actor, -1, Stance.Missing, false);
        for (var proposition = 0; proposition < _record.Propositions.Length; proposition++)
        {
            var count = _record.OnProposition(proposition).Length;
            if (count == 0) yield return (-1, proposition, Stance.Missing, true);
            for (var place = 0; place < count; place++)
            {
                var row = _record.OnProposition(proposition);
                yield return (row.Indices[place], proposition, row.Stances[place], place == 0);
            }
        }
    }

    private static void RequireKey(string key, string what)
    {
        if (key.Length == 0) throw new ArgumentException($"The record has an {what} whose key is empty; a table cannot name it.", nameof(key));
    }

    private static bool AppearInOrder(StanceRecord record)
    {
        var next = 0;
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            foreach (var actor in record.OnProposition(proposition).Indices)
            {
                if (actor > next) return false;
                if (actor == next) next++;
            }
        }

        return next == record.Actors.Length;
    }

    private static IEnumerable<TidyColumn> AllColumns() =>
    [
        new("actor", actor => actor.Code),
        new("actor_name", actor => actor.Name == actor.Code ? null : actor.Name),
        new("proposition", proposition => proposition.Id),
        new("stance", (Func<Proposition, string?>?)null),
        new("date", proposition => Day(proposition.Date)),
        new("session", proposition => proposition.Session?.ToString(CultureInfo.InvariantCulture)),
        new("title", proposition => proposition.Title),
        new("symbol", proposition => proposition.Symbol),
        new("text", proposition => proposition.Text) { FirstRowOnly = true },
        new("topics", proposition => ListField.Join(proposition.Topics)),
        new("goal_level", proposition => proposition.GoalLevel?.ToString()) { KeepIf = record => record.Propositions.Any(p => !p.Topics.IsEmpty) },
        new("sector", proposition => proposition.Sector?.ToString()),
        new("item", proposition => proposition.Item == proposition.Id ? null : proposition.Item),
        new("paragraph", proposition => Flag(proposition.IsParagraph)),
        new("amendment", proposition => Flag(proposition.IsAmendment)),
        new("adopted_without_vote", proposition => proposition.AdoptedWithoutVote ? "1" : null),
        new("moderation", proposition => proposition.Moderation == Moderation.None ? null : proposition.Moderation.ToString()),
        new("vetoed_by", proposition => ListField.Join(proposition.VetoedBy)),
        new("member_from", actor => Day(actor.MemberFrom)),
        new("member_to", actor => Day(actor.MemberTo)),
        new("weight", actor => actor.Weight == 1 ? null : actor.Weight.ToString("R", CultureInfo.InvariantCulture)),
        new("groups", actor => ListField.Join(actor.Groups.Select(pair => $"{pair.Key}={pair.Value}"))),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Flag(bool? flag) => flag is { } known ? known ? "1" : "0" : null;

    private bool IsFilled(TidyColumn column) =>
        column.Name is "actor" or "proposition" or "stance"
        || (column.KeepIf?.Invoke(_record) ?? false)
        || (column.OfActor is { } ofActor && _record.Actors.Any(actor => !string.IsNullOrEmpty(ofActor(actor))))
        || (column.OfProposition is { } ofProposition && _record.Propositions.Any(proposition => !string.IsNullOrEmpty(ofProposition(proposition))));
}

/// <summary>A column of the tidy form: what it says of the actor or of the proposition of a row; the column of stances says neither.</summary>
internal sealed class TidyColumn
{
    public TidyColumn(string name, Func<Proposition, string?>? ofProposition)
    {
        Name = name;
        OfProposition = ofProposition;
    }

    public TidyColumn(string name, Func<Actor, string?> ofActor)
    {
        Name = name;
        OfActor = ofActor;
    }

    public string Name { get; }

    public Func<Actor, string?>? OfActor { get; }

    public Func<Proposition, string?>? OfProposition { get; }

    public bool FirstRowOnly { get; init; }

    public Func<StanceRecord, bool>? KeepIf { get; init; }
}
