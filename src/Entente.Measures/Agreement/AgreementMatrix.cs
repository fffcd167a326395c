using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Entente.Records;

namespace Entente.Measures.Agreement;

/// <summary>The agreement of every pair of actors over the propositions of a record, or of one of its periods.</summary>
/// <remarks>
/// Stances are packed a bit a proposition, and a pair costs seven population counts for every 64 propositions. A pair takes 24 bytes.
/// Actors without a stance are left out; pairs without a common proposition are kept, with a count of 0.
/// </remarks>
public sealed class AgreementMatrix
{
    private const int MostActors = 10_000;
    private readonly PairCounts[] _pairs;
    private readonly int[] _placeOf;

    private AgreementMatrix(Period? period, int propositions, int[] actors, int[] placeOf, PairCounts[] pairs)
    {
        Period = period;
        PropositionCount = propositions;
        Actors = ImmutableCollectionsMarshal.AsImmutableArray(actors);
        _placeOf = placeOf;
        _pairs = pairs;
    }

    /// <summary>The period that the pairs are measured in; null for the whole record.</summary>
    public Period? Period { get; }

    /// <summary>The number of propositions looked at.</summary>
    public int PropositionCount { get; }

    /// <summary>Indices of the actors that took a stance on any of them, ascending.</summary>
    public ImmutableArray<int> Actors { get; }

    /// <summary>The number of pairs of these actors: A(A − 1)/2.</summary>
    public int PairCount => _pairs.Length;

    /// <summary>All pairs of these actors, each once with the lower index first, in ascending order.</summary>
    public IEnumerable<PairAgreement> Pairs
    {
        get
        {
            var next = 0;
            for (var first = 0; first < Actors.Length; first++)
            {
                for (var second = first + 1; second < Actors.Length; second++)
                    yield return new PairAgreement(Actors[first], Actors[second], _pairs[next++]);
            }
        }
    }

    /// <summary>The agreement of two different actors.</summary>
    /// <param name="first">Index of one actor in the record.</param>
    /// <param name="second">Index of the other actor in the record.</param>
    /// <returns>Their agreement; with a count of 0 and nothing defined if they share no proposition.</returns>
    /// <exception cref="ArgumentException">The two are one and the same actor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not one of the record.</exception>
    public PairAgreement this[int first, int second]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)first, (uint)_placeOf.Length, nameof(first));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)second, (uint)_placeOf.Length, nameof(second));
            if (first == second) throw new ArgumentException($"A pair has two actors; found actor {first} twice.", nameof(second));
            var (a, b) = (_placeOf[first], _placeOf[second]);
            if (a < 0 || b < 0) return new PairAgreement(first, second, default);
            return a < b
                ? new PairAgreement(first, second, _pairs[RowStart(a, Actors.Length) + b - a - 1])
                : new PairAgreement(first, second, _pairs[RowStart(b, Actors.Length) + a - b - 1].Swapped);
        }
    }

    /// <summary>The agreement of every pair over all propositions of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="options">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">More than 10,000 actors take stances: their pairs would not fit into memory.</exception>
    public static AgreementMatrix Of(StanceRecord record, AgreementOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var propositions = new int[record.Propositions.Length];
        for (var proposition = 0; proposition < propositions.Length; proposition++) propositions[proposition] = proposition;
        return Over(record, null, propositions, Parallelism(options, cancellation));
    }

    /// <summary>The agreement of every pair within each period of a record.</summary>
    /// <param name="record">The record; propositions without a period are left out.</param>
    /// <param name="options">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>A matrix for each period, in the order of <see cref="StanceRecord.Periods"/>.</returns>
    /// <exception cref="ArgumentException">More than 10,000 actors take stances in one period.</exception>
    public static ImmutableArray<AgreementMatrix> ByPeriod(
        StanceRecord record, AgreementOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var matrices = new AgreementMatrix[record.Periods.Length];
        var sequential = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = cancellation };
        Parallel.For(0, matrices.Length, Parallelism(options, cancellation), period =>
            matrices[period] = Over(record, record.Periods[period], record.PropositionsIn(period), sequential));
        return ImmutableCollectionsMarshal.AsImmutableArray(matrices);
    }

    private static AgreementMatrix Over(StanceRecord record, Period? period, ReadOnlySpan<int> propositions, ParallelOptions parallelism)
    {
        var planes = StancePlanes.Pack(record, propositions);
        var actors = planes.Actors;
        if (actors.Length > MostActors)
        {
            throw new ArgumentException(
                $"The record has {actors.Length} actors with stances; agreement of all pairs takes at most {MostActors}. Select actors first.",
                nameof(record));
        }

        var placeOf = new int[record.Actors.Length];
        Array.Fill(placeOf, -1);
        for (var place = 0; place < actors.Length; place++) placeOf[actors[place]] = place;
        var pairs = new PairCounts[(int)((long)actors.Length * (actors.Length - 1) / 2)];
        void FillRow(int first)
        {
            var row = RowStart(first, actors.Length);
            var mine = planes.Of(first);
            for (var second = first + 1; second < actors.Length; second++) pairs[row++] = PairCounts.Of(mine, planes.Of(second));
        }

        if (parallelism.MaxDegreeOfParallelism == 1)
        {
            for (var first = 0; first < actors.Length; first++)
            {
                parallelism.CancellationToken.ThrowIfCancellationRequested();
                FillRow(first);
            }
        }
        else
        {
            Parallel.For(0, actors.Length, parallelism, FillRow);
        }

        return new AgreementMatrix(period, propositions.Length, actors, placeOf, pairs);
    }

    private static int RowStart(int place, int actors) => (int)((long)place * ((2L * actors) - place - 1) / 2);

    private static ParallelOptions Parallelism(AgreementOptions? options, CancellationToken cancellation) => new()
    {
        MaxDegreeOfParallelism = options is { Threads: > 0 } ? options.Threads : Environment.ProcessorCount,
        CancellationToken = cancellation,
    };
}
