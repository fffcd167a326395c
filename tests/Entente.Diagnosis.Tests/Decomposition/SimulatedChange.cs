using Entente.Diagnosis.Decomposition;
using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Decomposition;

/// <summary>
/// A record drawn from the model over two periods, with the positions and items that it was drawn from. Two blocs of 30 are there
/// throughout; in the later period newcomers may join between them, some of both blocs go to the middle, and items become lopsided.
/// </summary>
internal sealed class SimulatedChange
{
    public YearRange Before => new(1946, 1945 + _sessions);

    public YearRange After => new(1946 + _sessions, 1945 + (2 * _sessions));

    private readonly int _sessions;

    private readonly double[] _before;
    private readonly double[] _after;
    private readonly List<(IdealPointItem Item, int First, int Last)> _items = [];

    /// <summary>Draws a record.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="newcomers">Actors that join, between the blocs.</param>
    /// <param name="converts">Actors of each bloc that go to the middle.</param>
    /// <param name="lopsided">How much more readily items of the later period are supported.</param>
    /// <param name="itemsPerSession">Items that a session opens.</param>
    /// <param name="sessions">Sessions of each period, at most 3.</param>
    /// <param name="repeatedOf">One of how many items is voted on again in the next session.</param>
    /// <param name="order">The order in which actors are numbered; null for the order in which they are drawn.</param>
    public SimulatedChange(ulong seed, int newcomers, int converts, double lopsided, int itemsPerSession = 60, int sessions = 3, int repeatedOf = 3, int[]? order = null)
    {
        _sessions = sessions;
        var random = new CounterRandom(seed);
        var counter = 0UL;
        double Next() => Normal.Quantile(random.OpenUniform(counter++));
        double Uniform() => random.Uniform(counter++);
        var actors = 60 + newcomers;
        double[] places = [.. Enumerable.Range(0, actors).Select(actor => (actor >= 60 ? 0 : actor % 2 == 0 ? 1 : -1) + (0.4 * Next()))];
        _before = [.. places.Select((place, actor) => actor < 60 ? place : double.NaN)];
        _after = [.. places.Select((place, actor) => actor >= 2 * converts ? place : actor % 2 == 0 ? place - 1 : place + 1)];
        // The same items are opened before and after, but for how readily they are supported.
        (double Slope, double Lower, double Width)[] texts =
            [.. Enumerable.Range(0, sessions * itemsPerSession).Select(_ => ((0.6 + Uniform()) * (Uniform() < 0.5 ? -1 : 1), (0.6 * Next()) - 0.25, 0.3 + (0.4 * Uniform())))];
        for (var session = 0; session < 2 * sessions; session++)
        {
            for (var item = 0; item < itemsPerSession; item++)
            {
                var (slope, lower, width) = texts[(session % sessions * itemsPerSession) + item];
                lower += session < sessions ? 0 : lopsided;
                var last = item % repeatedOf == 0 ? Math.Min((2 * sessions) - 1, session + 1) : session;
                _items.Add((new IdealPointItem($"{session + 1}-{item}", slope, lower, lower + width), session, last));
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
                    var position = session < sessions ? _before[actor] : _after[actor];
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
        var worths = new DisagreementGame(MemberPositions.Of(_before, unknown, _after, unknown), Of(0, _sessions - 1), Of(_sessions, (2 * _sessions) - 1), default).Worths();
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
