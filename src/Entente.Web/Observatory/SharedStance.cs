using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.States;

namespace Entente.Web.Observatory;

/// <summary>A proposition on which two actors both took a stance: the same one, or opposite ones.</summary>
/// <param name="Proposition">The proposition, as the command measured it.</param>
/// <param name="AreOpposed">Whether one supports what the other opposes.</param>
public sealed record SharedStance(PropositionFigures Proposition, bool AreOpposed);

/// <summary>Records that were opened lately, to look up the stances themselves; what is measured of them is the command's.</summary>
internal sealed class OpenedRecords
{
    private const int Most = 2;
    private readonly LinkedList<(string Fingerprint, Lazy<StanceRecord?> Record)> _latest = [];
    private readonly Lock _gate = new();

    /// <summary>Where two actors of a record said the same or the opposite, latest first.</summary>
    /// <returns>The stances; null where the record cannot be read or does not know one of them.</returns>
    public IReadOnlyList<SharedStance>? Between(ShownRecord shown, MeasuredRecord measured, string first, string second)
    {
        if (Open(shown) is not { } record || record.ActorIndex(first) is not { } one || record.ActorIndex(second) is not { } other) return null;
        var known = measured.Propositions.ToDictionary(proposition => proposition.Id, StringComparer.Ordinal);
        var shared = new List<SharedStance>();
        for (var place = 0; place < record.Propositions.Length; place++)
        {
            if (!known.TryGetValue(record.Propositions[place].Id, out var proposition)) continue;
            var (left, right) = (record[one, place], record[other, place]);
            if (left == Stance.Missing || right == Stance.Missing) continue;
            if (left == right) shared.Add(new SharedStance(proposition, AreOpposed: false));
            else if (left != Stance.Reserve && right != Stance.Reserve) shared.Add(new SharedStance(proposition, AreOpposed: true));
        }

        return [.. shared.OrderByDescending(stance => stance.Proposition.Date, StringComparer.Ordinal)];
    }

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
            return RecordReader.Read(path, new ReadOptions(), CancellationToken.None).Describe();
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }
}
