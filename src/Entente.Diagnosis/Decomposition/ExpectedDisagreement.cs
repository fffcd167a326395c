using System.Runtime.Intrinsics;
using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;

namespace Entente.Diagnosis.Decomposition;

/// <summary>The mean over pairs of distinct members of E|sᵢ − sⱼ|/2 on an item, for all four unions of a membership and a set of positions.</summary>
/// <remarks>
/// |sᵢ − sⱼ|/2 is half the number of cut points that lie between the two stances. With F = Φ(γ − βθ) the probability to stand on the one
/// side of a cut point, two members stand on different sides of it with F_i(1 − F_j) + F_j(1 − F_i); over all pairs that is a matter of
/// S₁ = ΣF and S₂ = ΣF²: the mean is Σ over the two cut points of [S₁(N − S₁) − S₁ + S₂] / (N(N − 1)). One pass over the members for an item.
/// </remarks>
internal static class ExpectedDisagreement
{
    /// <summary>Combinations: members before or after (bit 0), positions before or after (bit 1).</summary>
    public const int Combinations = 4;

    private const int SumsPerBlock = 4;

    /// <summary>Disagreement on one item in the four combinations.</summary>
    /// <param name="item">The item.</param>
    /// <param name="members">Who is a member when.</param>
    /// <param name="positions">Positions laid out as <see cref="MemberPositions.Means"/>.</param>
    /// <param name="disagreement">The four results, in [0, 1]; NaN where there are fewer than two members.</param>
    public static void On(in IdealPointItem item, MemberPositions members, ReadOnlySpan<double> positions, Span<double> disagreement)
    {
        Span<double> sums = stackalloc double[MemberPositions.Blocks * SumsPerBlock];
        for (var block = 0; block < MemberPositions.Blocks; block++)
        {
            var range = members.Starts[block]..members.Starts[block + 1];
            Sums(item, positions[range], members.Weights.AsSpan(range), sums.Slice(block * SumsPerBlock, SumsPerBlock));
        }

        for (var combination = 0; combination < Combinations; combination++)
        {
            var stayers = (combination & 2) == 0 ? MemberPositions.StayersBefore : MemberPositions.StayersAfter;
            var others = (combination & 1) == 0 ? MemberPositions.Leavers : MemberPositions.Entrants;
            double n = members.Counts[stayers] + members.Counts[others];
            var total = 0.0;
            for (var cut = 0; cut < SumsPerBlock; cut += 2)
            {
                var sum = sums[(stayers * SumsPerBlock) + cut] + sums[(others * SumsPerBlock) + cut];
                var squares = sums[(stayers * SumsPerBlock) + cut + 1] + sums[(others * SumsPerBlock) + cut + 1];
                total += (sum * (n - sum)) - sum + squares;
            }

            disagreement[combination] = n < 2 ? double.NaN : total / (n * (n - 1));
        }
    }

    // ΣF and ΣF² at the lower and at the upper cut point.
    private static void Sums(in IdealPointItem item, ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, Span<double> sums)
    {
        var slope = Vector512.Create(-item.Slope);
        var lower = Vector512.Create(item.Lower);
        var upper = Vector512.Create(item.Upper);
        var hasReserve = item.Upper > item.Lower;
        var (first, firstSquares, second, secondSquares) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (var place = 0; place < positions.Length; place += NormalVector.Width)
        {
            var position = Vector512.Create(positions[place..]);
            var weight = Vector512.Create(weights[place..]);
            var f = NormalVector.Cdf(Vector512.FusedMultiplyAdd(slope, position, lower)) * weight;
            first += f;
            firstSquares += f * f;
            if (!hasReserve) continue;
            f = NormalVector.Cdf(Vector512.FusedMultiplyAdd(slope, position, upper)) * weight;
            second += f;
            secondSquares += f * f;
        }

        sums[0] = Sum(first);
        sums[1] = Sum(firstSquares);
        sums[2] = hasReserve ? Sum(second) : sums[0];
        sums[3] = hasReserve ? Sum(secondSquares) : sums[1];
    }

    // Lane by lane, so that it is rounded alike on every machine.
    private static double Sum(Vector512<double> lanes)
    {
        var sum = 0.0;
        for (var lane = 0; lane < NormalVector.Width; lane++) sum += lanes[lane];
        return sum;
    }
}
