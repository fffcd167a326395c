using Entente.Measures.Blocs;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Measures.Consensus;

/// <summary>
/// What each proposition adds to thickness and its companions: a row of terms for each, computed once, so that measuring a selection or a
/// replicate of the bootstrap is adding up rows.
/// </summary>
/// <remarks>
/// For each <see cref="PairWeighting"/> four columns: whether the proposition counts (1 or 0), its agreement, its shares of opposition and of
/// reservation. Then four for the class: whether it has one, whether it is common ground, and if so the worst bloc's support and the share
/// of actors that assent.
/// </remarks>
internal sealed class PropositionTerms
{
    public const int Width = ClassColumn + 4;
    public const int ClassColumn = 6 * ColumnsPerWeighting;
    public const int ColumnsPerWeighting = 4;

    private readonly double[] _terms;

    private PropositionTerms(double[] terms) => _terms = terms;

    /// <summary>The rows of some propositions, one after the other.</summary>
    public double[] Select(ReadOnlySpan<int> propositions)
    {
        var rows = new double[propositions.Length * Width];
        for (var row = 0; row < propositions.Length; row++)
            _terms.AsSpan(propositions[row] * Width, Width).CopyTo(rows.AsSpan(row * Width));
        return rows;
    }

    public static PropositionTerms Of(
        StanceRecord record,
        ActorPositions positions,
        IReadOnlyList<PropositionConsensus> consensus,
        ThicknessOptions options,
        ParallelOptions parallelism)
    {
        var terms = new double[record.Propositions.Length * Width];
        var distances = new DistanceWeights(record, positions);
        var sides = BlocsByPeriod.Sides(record, positions);
        var major = record.Actors.Select(actor => options.MajorPowers.Contains(actor.Code, StringComparer.Ordinal) ? 1.0 : 0.0).ToArray();
        var population = new PeriodWeights(record, options.Population);
        var capability = new PeriodWeights(record, options.Capability);
        var everyone = new double[record.Actors.Length];
        Array.Fill(everyone, 1.0);
        var assembly = AssemblySizes(record);

        Parallel.For(
            0,
            record.Propositions.Length,
            parallelism,
            () => new Stance[record.Actors.Length],
            (proposition, _, stanceOf) =>
            {
                var row = record.OnProposition(proposition);
                var period = record.Propositions[proposition].Period;
                var target = terms.AsSpan(proposition * Width, Width);
                Put(target, PairWeighting.Distance, distances.On(row, period, stanceOf));
                Put(target, PairWeighting.Alike, Products(row, everyone));
                if (sides.In(period) is { } divide) Put(target, PairWeighting.MainDivide, AcrossDivide(row, divide));
                Put(target, PairWeighting.MajorPowers, Products(row, major));
                if (population.In(period) is { } people) Put(target, PairWeighting.Population, Products(row, people));
                if (capability.In(period) is { } power) Put(target, PairWeighting.Capability, Products(row, power));
                PutClass(target[ClassColumn..], consensus[proposition], assembly(proposition));
                return stanceOf;
            },
            _ => { });
        return new PropositionTerms(terms);
    }

    private static void Put(Span<double> row, PairWeighting weighting, PairTable table)
    {
        if (!(table.Total > 0)) return;
        var columns = row.Slice((int)weighting * ColumnsPerWeighting, ColumnsPerWeighting);
        columns[0] = 1;
        columns[1] = table.Agreement;
        columns[2] = table.OpposeShare;
        columns[3] = table.ReserveShare;
    }

    private static void PutClass(Span<double> columns, PropositionConsensus consensus, int assembly)
    {
        if (consensus.Class is null) return;
        columns[0] = 1;
        if (consensus.Class != ConsensusClass.CommonGround) return;
        columns[1] = 1;
        columns[2] = consensus.Minimum!.Value;
        columns[3] = (double)consensus.Counts.Support / assembly;
    }

    private static PairTable Products(StanceRow row, ReadOnlySpan<double> weights)
    {
        Span<double> sums = stackalloc double[Stances.Categories];
        Span<double> squares = stackalloc double[Stances.Categories];
        sums.Clear();
        squares.Clear();
        var weighing = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var weight = weights[row.Indices[i]];
            if (weight == 0) continue;
            weighing++;
            sums[row.Stances[i].Category()] += weight;
            squares[row.Stances[i].Category()] += weight * weight;
        }

        // A single actor has no pair; rounding must not invent one.
        return weighing < 2 ? default : PairTable.OfProducts(sums, squares);
    }

    private static PairTable AcrossDivide(StanceRow row, BlocPartition divide)
    {
        Span<double> lower = stackalloc double[Stances.Categories];
        Span<double> upper = stackalloc double[Stances.Categories];
        lower.Clear();
        upper.Clear();
        for (var i = 0; i < row.Length; i++)
        {
            var side = divide.BlocOf[row.Indices[i]];
            if (side == 0) lower[row.Stances[i].Category()]++;
            else if (side == 1) upper[row.Stances[i].Category()]++;
        }

        return PairTable.Between(lower, upper);
    }

    /// <summary>The number of actors that spoke in a proposition's period, or in the record if it has none.</summary>
    private static Func<int, int> AssemblySizes(StanceRecord record)
    {
        int Speakers(ReadOnlySpan<int> propositions)
        {
            var speaks = new bool[record.Actors.Length];
            foreach (var proposition in propositions)
            {
                foreach (var actor in record.OnProposition(proposition).Indices) speaks[actor] = true;
            }

            return speaks.Count(does => does);
        }

        var whole = Speakers([.. Enumerable.Range(0, record.Propositions.Length)]);
        var sizes = Enumerable.Range(0, record.Periods.Length).Select(period => Speakers(record.PropositionsIn(period))).ToArray();
        return proposition => record.PeriodOf(proposition) is var period and >= 0 ? sizes[period] : whole;
    }

    /// <summary>The weights of all actors in each period, 0 where unknown.</summary>
    private sealed class PeriodWeights
    {
        private readonly Dictionary<int, double[]> _byPeriod = [];
        private readonly double[]? _without;

        public PeriodWeights(StanceRecord record, ActorWeights? weights)
        {
            if (weights is null) return;
            double[] Of(int? period) => [.. record.Actors.Select(actor => weights.Of(actor.Code, period) ?? 0)];
            _without = Of(null);
            foreach (var period in record.Periods) _byPeriod[period.Key] = Of(period.Key);
        }

        public double[]? In(int? period) => period is { } key && _byPeriod.TryGetValue(key, out var weights) ? weights : _without;
    }
}
