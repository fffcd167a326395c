using System.Collections.Immutable;

namespace Entente.Records;

/// <summary>The periods of a record and the propositions in each.</summary>
internal sealed class PeriodIndex(ImmutableArray<Period> periods, int[] ofProposition, int[] starts, int[] propositions)
{
    public ImmutableArray<Period> Periods => periods;

    public ReadOnlySpan<int> OfProposition => ofProposition;

    public ReadOnlySpan<int> PropositionsIn(int period) => propositions.AsSpan(starts[period], starts[period + 1] - starts[period]);

    public static PeriodIndex Of(ImmutableArray<Proposition> propositions)
    {
        var places = new SortedDictionary<int, List<int>>();
        for (var index = 0; index < propositions.Length; index++)
        {
            if (propositions[index].Period is not { } key) continue;
            if (!places.TryGetValue(key, out var list)) places[key] = list = [];
            list.Add(index);
        }

        var ofProposition = new int[propositions.Length];
        Array.Fill(ofProposition, -1);
        var starts = new int[places.Count + 1];
        var ordered = new List<int>(propositions.Length);
        var periods = ImmutableArray.CreateBuilder<Period>(places.Count);
        foreach (var (key, list) in places)
        {
            foreach (var index in list) ofProposition[index] = periods.Count;
            var dates = list.Select(index => propositions[index].Date).Where(date => date is not null);
            periods.Add(new Period(key, dates.Min(), dates.Max()));
            ordered.AddRange(list);
            starts[periods.Count] = ordered.Count;
        }

        return new PeriodIndex(periods.MoveToImmutable(), ofProposition, starts, [.. ordered]);
    }
}
