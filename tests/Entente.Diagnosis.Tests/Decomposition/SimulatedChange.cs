using Entente.Diagnosis.Decomposition;
using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Decomposition;

/// <summary>
/// A record drawn from the model over six sessions, with the positions and items that it was drawn from. In the last three sessions members
/// may have joined, incumbents moved, and the items changed.
/// </summary>
internal sealed class SimulatedChange
{
    public static readonly YearRange Before = new(1946, 1948);
    public static readonly YearRange After = new(1949, 1951);

    private const int Sessions = 6;

    private readonly double[] _before;
    private readonly double[] _after;
    private readonly List<(IdealPointItem Item, int First, int Last)> _items = [];

    /// <summary>Draws a record.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="newcomers">Actors that join for the last three sessions; 60 others are there throughout.</param>
    /// <param name="spread">How far newcomers stand apart, where incumbents have 1.</param>
    /// <param name="shrink">By what incumbents' positions are multiplied.</param>
    /// <param name="lopsided">How much more readily items of the last three sessions are supported.</param>
    /// <param name="itemsPerSession">Items that a session opens.</param>
    /// <param name="order">The order in which actors are numbered; null for the order in which they are drawn.</param>
    public SimulatedChange(ulong seed, int newcomers, double spread, double shrink, double lopsided, int itemsPerSession = 60, int[]? order = null)
    {
        var random = new CounterRandom(seed);
        var counter = 0UL;
        double Next() => Normal.Quantile(random.OpenUniform(counter++));
        double Uniform() => random.Uniform(counter++);
        var actors = 60 + newcomers;
        _before = [.. Enumerable.Range(0, actors).Select(actor => actor < 60 ? Next() : double.NaN)];
        _after = [.. Enumerable.Range(0, actors).Select(actor => actor < 60 ? shrink * _before[actor] : spread * Next())];
        for (var session = 0; session < Sessions; session++)
        {
            for (var item = 0; item < itemsPerSession; item++)
            {
                var lower = (0.6 * Next()) + (session < 3 ? 0 : lopsided);
                var key = $"{session + 1}-{item}";
                var slope = (0.6 + Uniform()) * (Uniform() < 0.5 ? -1 : 1);
                // A third of the items is voted on again in the next session.
                var last = item % 3 == 0 ? Math.Min(Sessions - 1, session + 1) : session;
                _items.Add((new IdealPointItem(key, slope, lower, lower + 0.3 + (0.4 * Uniform())), session, last));
            }
        }

        var propositions = new List<Proposition>();
        var (who, what, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        int[] numbers = [.. Enumerable.Range(0, actors)];
        foreach (var (place, actor) in (order ?? numbers).Index()) numbers[actor] = place;
        foreach (var (item, first, last) in _items)
        {
            for (var session = first; session <= last; session++)
            {
                for (var actor = 0; actor < actors; actor++)
                {
                    var position = session < 3 ? _before[actor] : _after[actor];
                    var noise = Next();
                    if (double.IsNaN(position)) continue;
                    var z = (item.Slope * position) + noise;
                    who.Add(numbers[actor]);
                    what.Add(propositions.Count);
                    stances.Add(z < item.Lower ? Stance.Support : z < item.Upper ? Stance.Reserve : Stance.Oppose);
                }

                propositions.Add(new Proposition($"{item.Key}@{session + 1}") { Session = session + 1, Item = item.Key });
            }
        }

        var names = new string[actors];
        for (var actor = 0; actor < actors; actor++) names[numbers[actor]] = $"A{actor:000}";
        Record = StanceRecord.Create("simulated", names.Select(name => new Actor(name, name)), propositions, [.. who], [.. what], [.. stances]);
    }

    public StanceRecord Record { get; }

    public IdealPointFit Fit() => IdealPointModel.Fit(Record, new IdealPointOptions { Threads = 2 });

    /// <summary>Membership, movement and agenda of the parameters that the record was drawn from.</summary>
    public double[] TrueParts()
    {
        var unknown = new double[_before.Length];
        IdealPointItem[] Of(int from, int to) => [.. _items.Where(item => item.First <= to && item.Last >= from).Select(item => item.Item)];
        var worths = new DisagreementGame(MemberPositions.Of(_before, unknown, _after, unknown), Of(0, 2), Of(3, 5), 0).Worths();
        return ShapleyValue.Of(3, coalition => worths[coalition]);
    }

    /// <summary>The value of a parameter at which a share of the true parts is what it shall be, by bisection.</summary>
    public static double Plant(Func<double, SimulatedChange> draw, int part, double share, double low, double high)
    {
        double Of(double value)
        {
            var parts = draw(value).TrueParts();
            return parts[part] / parts.Sum();
        }

        var rises = Of(high) > Of(low);
        for (var step = 0; step < 30; step++)
        {
            var middle = (low + high) / 2;
            if (Of(middle) > share == rises) high = middle;
            else low = middle;
        }

        return (low + high) / 2;
    }
}
