using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>Builds <see cref="IdealPointData"/>: sample, items, points, segments and chunks, in this order.</summary>
internal sealed class IdealPointDataBuilder(StanceRecord record, IdealPointSample sample, bool ownPeriods)
{
    private const int StancesPerChunk = 16384;
    private const int MostChunks = 48;
    private const int Lanes = 8;

    public IdealPointSampleReport Report { get; private set; } = null!;

    public List<int> Periods { get; } = [];

    public List<int> PointActor { get; } = [];

    public List<int> PointPeriod { get; } = [];

    public int[] PointCount { get; private set; } = [];

    public List<string> Items { get; } = [];

    public int[] ItemOfProposition { get; } = new int[record.Propositions.Length];

    public int[] PeriodStart { get; private set; } = [0];

    public int[] Previous { get; private set; } = [];

    public int[] Next { get; private set; } = [];

    public int[] SegmentStart { get; private set; } = [0];

    public int[] SegmentCount { get; private set; } = [];

    public int[] Cells { get; private set; } = [];

    public IdealPointChunk[] Chunks { get; private set; } = [];

    public int[] FirstPeriod { get; private set; } = [];

    public int[] LastPeriod { get; private set; } = [];

    public int LargestItem { get; private set; }

    private readonly List<List<int>> _propositionsOfItem = [];
    private readonly int[] _periodKey = new int[record.Propositions.Length];
    private bool[] _leftOutActor = [];
    private Dictionary<int, HashSet<int>> _leftOutInPeriod = [];
    private int _parts, _others, _withoutPeriod, _oneCategoryItems, _oneCategoryPropositions;

    public IdealPointData Build(Func<IdealPointDataBuilder, IdealPointData> make)
    {
        _leftOutActor = [.. record.Actors.Select(actor => sample.LeftOutActors.Contains(actor.Code))];
        _leftOutInPeriod = sample.LeftOutActorPeriods
            .Where(pair => ownPeriods && record.ActorIndex(pair.Code) is not null)
            .GroupBy(pair => pair.Period)
            .ToDictionary(group => group.Key, group => group.Select(pair => record.ActorIndex(pair.Code)!.Value).ToHashSet());
        FindItems();
        var pointOf = FindPoints();
        FillSegments(pointOf);
        MakeChunks();
        Report = new IdealPointSampleReport
        {
            Propositions = _propositionsOfItem.Sum(list => list.Count),
            Items = Items.Count,
            Stances = SegmentCount.Sum(),
            Actors = PointActor.Distinct().Count(),
            Periods = Periods.Count,
            Points = PointActor.Count,
            BridgingItems = Enumerable.Range(0, Items.Count).Count(item => FirstPeriod[item] != LastPeriod[item]),
            PartsLeftOut = _parts,
            OthersLeftOut = _others,
            WithoutPeriod = _withoutPeriod,
            OneCategoryItems = _oneCategoryItems,
            OneCategoryPropositions = _oneCategoryPropositions,
        };
        return make(this);
    }

    private void FindItems()
    {
        Array.Fill(ItemOfProposition, -1);
        var byKey = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var lists = new List<List<int>>();
        for (var index = 0; index < record.Propositions.Length; index++)
        {
            var proposition = record.Propositions[index];
            if (sample.IsLaterPart(proposition)) _parts++;
            else if (!sample.Keeps(proposition)) _others++;
            else if (ownPeriods && proposition.Period is null) _withoutPeriod++;
            else
            {
                _periodKey[index] = ownPeriods ? proposition.Period!.Value : 0;
                if (!byKey.TryGetValue(proposition.Item, out var list))
                {
                    byKey[proposition.Item] = list = [];
                    lists.Add(list);
                }

                list.Add(index);
            }
        }

        foreach (var list in lists.OrderBy(list => list.Min(index => _periodKey[index])))
        {
            var categories = 0;
            foreach (var index in list)
            {
                var row = record.OnProposition(index);
                for (var place = 0; place < row.Length; place++)
                {
                    if (Counts(row.Indices[place], index)) categories |= 1 << row.Stances[place].Category();
                }
            }

            if ((categories & (categories - 1)) == 0)
            {
                _oneCategoryItems++;
                _oneCategoryPropositions += list.Count;
                continue;
            }

            foreach (var index in list) ItemOfProposition[index] = Items.Count;
            Items.Add(record.Propositions[list[0]].Item);
            _propositionsOfItem.Add(list);
        }
    }

    private bool Counts(int actor, int proposition) =>
        !_leftOutActor[actor] && !(_leftOutInPeriod.TryGetValue(_periodKey[proposition], out var actors) && actors.Contains(actor));

    private int[] FindPoints()
    {
        // Periods × actors: the count of stances, then the number of the point.
        Periods.AddRange(_propositionsOfItem.SelectMany(list => list).Select(index => _periodKey[index]).Distinct().Order());
        var actors = record.Actors.Length;
        var table = new int[Periods.Count * actors];
        foreach (var index in _propositionsOfItem.SelectMany(list => list))
        {
            var row = Periods.BinarySearch(_periodKey[index]) * actors;
            foreach (var actor in record.OnProposition(index).Indices)
            {
                if (Counts(actor, index)) table[row + actor]++;
            }
        }

        var counts = new List<int>();
        var previous = new List<int>();
        var (first, last) = (new int[actors], new int[actors]);
        Array.Fill(first, -1);
        Array.Fill(last, -1);
        var starts = sample.NewActors
            .Where(start => ownPeriods && record.ActorIndex(start.Code) is not null)
            .ToLookup(start => record.ActorIndex(start.Code)!.Value, start => start.Period);
        PeriodStart = new int[Periods.Count + 1];
        for (var period = 0; period < Periods.Count; period++)
        {
            for (var actor = 0; actor < actors; actor++)
            {
                var count = table[(period * actors) + actor];
                table[(period * actors) + actor] = count == 0 ? -1 : counts.Count;
                if (count == 0) continue;
                var isNew = last[actor] >= 0 && starts[actor].Any(start => start <= Periods[period] && start > Periods[PointPeriod[last[actor]]]);
                previous.Add(isNew ? -1 : last[actor]);
                last[actor] = counts.Count;
                if (first[actor] < 0) first[actor] = counts.Count;
                counts.Add(count);
                PointActor.Add(actor);
                PointPeriod.Add(period);
            }

            PeriodStart[period + 1] = counts.Count;
        }

        foreach (var pair in sample.Continuations)
        {
            if (record.ActorIndex(pair.Before) is not { } before || record.ActorIndex(pair.After) is not { } after) continue;
            // Two actors that overlap in time do not continue each other.
            if (last[before] >= 0 && first[after] >= 0 && PointPeriod[last[before]] < PointPeriod[first[after]]) previous[first[after]] = last[before];
        }

        PointCount = [.. counts];
        Previous = [.. previous];
        Next = new int[Previous.Length];
        Array.Fill(Next, -1);
        for (var point = 0; point < Previous.Length; point++)
        {
            if (Previous[point] >= 0) Next[Previous[point]] = point;
        }

        return table;
    }

    private void FillSegments(int[] pointOf)
    {
        var items = Items.Count;
        SegmentCount = new int[3 * items];
        SegmentStart = new int[(3 * items) + 1];
        FirstPeriod = new int[items];
        LastPeriod = new int[items];
        for (var item = 0; item < items; item++)
        {
            var list = _propositionsOfItem[item];
            FirstPeriod[item] = Periods.BinarySearch(list.Min(index => _periodKey[index]));
            LastPeriod[item] = Periods.BinarySearch(list.Max(index => _periodKey[index]));
            foreach (var index in list)
            {
                var row = record.OnProposition(index);
                for (var place = 0; place < row.Length; place++)
                {
                    if (Counts(row.Indices[place], index)) SegmentCount[(3 * item) + 2 - row.Stances[place].Category()]++;
                }
            }

            for (var segment = 3 * item; segment < (3 * item) + 3; segment++)
                SegmentStart[segment + 1] = SegmentStart[segment] + ((SegmentCount[segment] + Lanes - 1) / Lanes * Lanes);
            LargestItem = Math.Max(LargestItem, SegmentStart[(3 * item) + 3] - SegmentStart[3 * item]);
        }

        Cells = new int[SegmentStart[^1]];
        Array.Fill(Cells, -1);
        Span<int> next = stackalloc int[3];
        for (var item = 0; item < items; item++)
        {
            for (var category = 0; category < 3; category++) next[category] = SegmentStart[(3 * item) + category];
            foreach (var index in _propositionsOfItem[item])
            {
                var row = record.OnProposition(index);
                var table = Periods.BinarySearch(_periodKey[index]) * record.Actors.Length;
                for (var place = 0; place < row.Length; place++)
                {
                    if (Counts(row.Indices[place], index)) Cells[next[2 - row.Stances[place].Category()]++] = pointOf[table + row.Indices[place]];
                }
            }
        }
    }

    private void MakeChunks()
    {
        var target = Math.Max(StancesPerChunk, (Cells.Length / MostChunks) + 1);
        var chunks = new List<IdealPointChunk>();
        for (var first = 0; first < Items.Count;)
        {
            var end = first;
            while (end < Items.Count && SegmentStart[3 * end] - SegmentStart[3 * first] < target) end++;
            var cells = Cells.AsSpan(SegmentStart[3 * first]..SegmentStart[3 * end]);
            var (low, high) = (int.MaxValue, -1);
            foreach (var cell in cells)
            {
                if (cell < 0) continue;
                low = Math.Min(low, cell);
                high = Math.Max(high, cell);
            }

            var points = high - low + 1;
            foreach (ref var cell in cells) cell = cell < 0 ? points : cell - low;
            chunks.Add(new IdealPointChunk(first, end, low, points));
            first = end;
        }

        Chunks = [.. chunks];
    }
}
