using Entente.Records;

namespace Entente.Measures.Consensus;

/// <summary>The weights of all pairs of actors on one proposition, summed by the stances of the two.</summary>
/// <param name="OpposeOppose">Total weight of the pairs in which both oppose; the other sums alike.</param>
/// <param name="OpposeReserve">One opposes, one reserves.</param>
/// <param name="OpposeSupport">One opposes, one supports.</param>
/// <param name="ReserveReserve">Both reserve.</param>
/// <param name="ReserveSupport">One reserves, one supports.</param>
/// <param name="SupportSupport">Both support.</param>
internal readonly record struct PairTable(
    double OpposeOppose, double OpposeReserve, double OpposeSupport, double ReserveReserve, double ReserveSupport, double SupportSupport)
{
    /// <summary>The weight of all pairs; 0 if no two actors that weigh anything took a stance.</summary>
    public double Total => OpposeOppose + OpposeReserve + OpposeSupport + ReserveReserve + ReserveSupport + SupportSupport;

    /// <summary>Weighted mean of 1 − |x − y|/2 over pairs.</summary>
    public double Agreement => 1 - (((0.5 * (OpposeReserve + ReserveSupport)) + OpposeSupport) / Total);

    /// <summary>Share of opposition under the same weights: an actor weighs as much as its pairs do.</summary>
    public double OpposeShare => ((2 * OpposeOppose) + OpposeReserve + OpposeSupport) / (2 * Total);

    /// <summary>Share of reservation under the same weights.</summary>
    public double ReserveShare => ((2 * ReserveReserve) + OpposeReserve + ReserveSupport) / (2 * Total);

    /// <summary>The table in which every pair of actors weighs the product of the two actors' weights.</summary>
    /// <param name="sums">Sums of the weights by category.</param>
    /// <param name="squares">Sums of the squared weights by category.</param>
    public static PairTable OfProducts(ReadOnlySpan<double> sums, ReadOnlySpan<double> squares) => new(
        ((sums[0] * sums[0]) - squares[0]) / 2,
        sums[0] * sums[1],
        sums[0] * sums[2],
        ((sums[1] * sums[1]) - squares[1]) / 2,
        sums[1] * sums[2],
        ((sums[2] * sums[2]) - squares[2]) / 2);

    /// <summary>The table in which every pair with one actor on either side weighs 1.</summary>
    /// <param name="one">Counts of one side by category.</param>
    /// <param name="other">Counts of the other side.</param>
    public static PairTable Between(ReadOnlySpan<double> one, ReadOnlySpan<double> other) => new(
        one[0] * other[0],
        (one[0] * other[1]) + (one[1] * other[0]),
        (one[0] * other[2]) + (one[2] * other[0]),
        one[1] * other[1],
        (one[1] * other[2]) + (one[2] * other[1]),
        one[2] * other[2]);

    /// <summary>The table of sums for each category of the one and of the other; 3 × 3, of which the lower half is added to the upper.</summary>
    public static PairTable OfSums(ReadOnlySpan<double> cells)
    {
        const int k = Stances.Categories;
        return new PairTable(
            cells[0], cells[1] + cells[k], cells[2] + cells[2 * k], cells[k + 1], cells[k + 2] + cells[(2 * k) + 1], cells[(2 * k) + 2]);
    }
}
