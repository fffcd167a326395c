using System.Collections.Frozen;
using Entente.Measures.Agreement;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.States;

namespace Entente.Web.Observatory;

/// <summary>Records that were opened lately, for what a document does not hold: the stances themselves, and agreement within single years, which is that of <c>entente agreement --from YEAR --to YEAR</c>.</summary>
internal sealed class OpenedRecords
{
    private const int Most = 2;

    // What this process takes in at most for one record: some 300 MB. The command, a process of its own, takes more.
    private static readonly ReadOptions Bounded = new() { Limits = new ReadLimits { FileBytes = 4L << 30, Stances = 20_000_000, Actors = 50_000, Propositions = 200_000 } };
    private static readonly AgreementOptions OneThread = new() { Threads = 1 };
    private readonly LinkedList<(string Fingerprint, Lazy<StanceRecord?> Record)> _latest = [];
    private readonly Lock _gate = new();

    /// <summary>Where two actors of a record said the same or the opposite, latest first.</summary>
    /// <returns>The stances; null where the record cannot be read or does not know one of them.</returns>
    public IReadOnlyList<SharedStance>? Between(ShownRecord shown, MeasuredRecord measured, string first, string second)
    {
        if (Open(shown) is not { } record || record.ActorIndex(first) is not { } one || record.ActorIndex(second) is not { } other) return null;
        var shared = new List<SharedStance>();
        for (var place = 0; place < record.Propositions.Length; place++)
        {
            if (!measured.ById.TryGetValue(record.Propositions[place].Id, out var proposition)) continue;
            var (left, right) = (record[one, place], record[other, place]);
            if (left == Stance.Missing || right == Stance.Missing) continue;
            if (left == right) shared.Add(new SharedStance(proposition, AreOpposed: false));
            else if (left != Stance.Reserve && right != Stance.Reserve) shared.Add(new SharedStance(proposition, AreOpposed: true));
        }

        return [.. shared.OrderByDescending(stance => stance.Proposition.Date, StringComparer.Ordinal)];
    }

    /// <summary>The agreement of two actors in each year from the first to the last in which they share a proposition; none where they share none with a date.</summary>
    /// <returns>The years, earliest first, without a gap; null where the record cannot be read or does not know one of them.</returns>
    public IReadOnlyList<YearAgreement>? ByYear(ShownRecord shown, MeasuredRecord measured, string first, string second)
    {
        if (Open(shown) is not { } record || record.ActorIndex(first) is null || record.ActorIndex(second) is null) return null;
        var both = record.WhereActors(actor => actor.Code == first || actor.Code == second);
        var found = PlacesByYear(both, measured)
            .Select(places => (places.Key, Pair: AgreementMatrix.Of(both.SelectPropositions([.. places]), OneThread)[0, 1]))
            .Where(year => year.Pair.Count > 0)
            .ToDictionary(year => year.Key, year => new YearAgreement(year.Key, year.Pair.Count, year.Pair.Agreement));
        return found.Count == 0 ? [] : [.. Enumerable.Range(found.Keys.Min(), found.Keys.Max() - found.Keys.Min() + 1).Select(year => found.GetValueOrDefault(year, new YearAgreement(year, 0, null)))];
    }

    /// <summary>The agreement of one actor with every other on the propositions of a year, by the other's code.</summary>
    /// <returns>Those with whom it shares a proposition; null where the record cannot be read or does not know the actor.</returns>
    public FrozenDictionary<string, PairFigures>? InYear(ShownRecord shown, MeasuredRecord measured, string code, int year)
    {
        if (Open(shown) is not { } record || record.ActorIndex(code) is not { } one) return null;
        var places = PlacesByYear(record, measured).FirstOrDefault(places => places.Key == year);
        if (places is null) return FrozenDictionary<string, PairFigures>.Empty;
        var matrix = AgreementMatrix.Of(record.SelectPropositions([.. places]), OneThread);
        return matrix.Actors.Where(other => other != one).Select(other => (record.Actors[other].Code, Pair: matrix[one, other])).Where(row => row.Pair.Agreement is not null)
            .ToFrozenDictionary(row => row.Code, row => new PairFigures(row.Pair.Count, row.Pair.Agreement!.Value), StringComparer.Ordinal);
    }

    /// <summary>Lets go of a record that was removed.</summary>
    public void Forget(ShownRecord shown)
    {
        lock (_gate)
        {
            if (_latest.FirstOrDefault(opened => opened.Fingerprint == shown.Fingerprint) is { Record: not null } place) _latest.Remove(place);
        }
    }

    // A proposition that was not measured, because it lies outside of the part that is shown, does not count.
    private static IEnumerable<IGrouping<int, int>> PlacesByYear(StanceRecord record, MeasuredRecord measured) =>
        Enumerable.Range(0, record.Propositions.Length)
            .Where(place => record.Propositions[place].Date is not null && measured.ById.ContainsKey(record.Propositions[place].Id))
            .GroupBy(place => record.Propositions[place].Date!.Value.Year);

    private StanceRecord? Open(ShownRecord shown)
    {
        Lazy<StanceRecord?> found;
        lock (_gate)
        {
            var place = _latest.FirstOrDefault(opened => opened.Fingerprint == shown.Fingerprint);
            found = place.Record ?? new Lazy<StanceRecord?>(() => Read(shown.Path));
            _latest.Remove(place);
            _latest.AddFirst((shown.Fingerprint, found));
            if (_latest.Count > Most) _latest.RemoveLast();
        }

        return found.Value;
    }

    private static StanceRecord? Read(string path)
    {
        try
        {
            return RecordReader.Read(path, Bounded, CancellationToken.None).Describe();
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }
}
