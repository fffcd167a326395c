using System.Runtime.Intrinsics;
using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;

namespace Entente.Diagnosis.Decomposition;

/// <summary>What the model expects of an assembly on an item, each pair weighing as much as the two stand apart: the terms of thickness.</summary>
/// <remarks>
/// With F = Φ(γ − βx) and w_i = Σ_j |x_i − x_j|, the weighted disagreement at a cut point is ½ Σ_{i&lt;j} d_ij (F_i + F_j − 2 F_i F_j); the first
/// two terms are ½ Σ w_i F_i, the third follows from running sums over the members in the order of their positions.
/// </remarks>
internal sealed class ExpectedAgreement
{
    private readonly int _members;
    private readonly double[] _positions;
    private readonly double[] _weights;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double _total;

    /// <summary>An assembly of members at these positions.</summary>
    public ExpectedAgreement(IEnumerable<double> positions)
    {
        double[] sorted = [.. positions.Order()];
        _members = sorted.Length;
        var length = (_members + NormalVector.Width - 1) / NormalVector.Width * NormalVector.Width;
        (_positions, _weights, _lower, _upper) = (new double[length], new double[length], new double[length], new double[length]);
        sorted.CopyTo(_positions, 0);
        // The weight of a member grows from one to the next by the gap times the members below less those above.
        for (var member = 1; member < _members; member++) _weights[0] += sorted[member] - sorted[0];
        for (var member = 1; member < _members; member++)
            _weights[member] = _weights[member - 1] + ((sorted[member] - sorted[member - 1]) * ((2 * member) - _members));
        _total = _weights.Sum();
    }

    public int Members => _members;

    /// <summary>Whether any two stand apart; without that there is nothing to weigh.</summary>
    public bool HasDistance => _total > 0;

    /// <summary>Agreement in [0, 1], and the shares of opposition and of reservation, under these weights.</summary>
    public void On(in IdealPointItem item, Span<double> terms)
    {
        Fill(item.Slope, item.Lower, _lower);
        Fill(item.Slope, item.Upper, _upper);
        var (support, lower) = Sums(_lower);
        var (notOppose, upper) = Sums(_upper);
        terms[0] = 1 - ((support - lower + notOppose - upper) / _total);
        terms[1] = 1 - (notOppose / _total);
        terms[2] = (notOppose - support) / _total;
    }

    private void Fill(double slope, double cut, double[] shares)
    {
        for (var place = 0; place < shares.Length; place += NormalVector.Width)
        {
            NormalVector.Cdf(Vector512.FusedMultiplyAdd(Vector512.Create(-slope), Vector512.Create(_positions.AsSpan(place)), Vector512.Create(cut)))
                .CopyTo(shares.AsSpan(place));
        }
    }

    // Σ w_i F_i, and 2 Σ_{i<j} d_ij F_i F_j.
    private (double Weighted, double Products) Sums(double[] shares)
    {
        double weighted = 0, products = 0, below = 0, distance = 0;
        for (var member = 0; member < _members; member++)
        {
            // The distances to all below, each times its F, grow by the gap to the last one.
            if (member > 0) distance += below * (_positions[member] - _positions[member - 1]);
            weighted += _weights[member] * shares[member];
            products += shares[member] * distance;
            below += shares[member];
        }

        return (weighted, 2 * products);
    }
}
