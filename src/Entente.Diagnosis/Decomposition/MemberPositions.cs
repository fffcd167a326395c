using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;

namespace Entente.Diagnosis.Decomposition;

/// <summary>The members of two periods and where they stand in each, laid out in four blocks for <see cref="ExpectedDisagreement"/>.</summary>
/// <remarks>
/// Blocks: leavers where they stood before, stayers before, the same stayers after, entrants after. Within a block members are in the order
/// of their positions, so that sums and draws do not depend on how actors are numbered. Blocks start at multiples of eight; gaps have weight 0.
/// </remarks>
internal sealed class MemberPositions
{
    public const int Leavers = 0;
    public const int StayersBefore = 1;
    public const int StayersAfter = 2;
    public const int Entrants = 3;
    public const int Blocks = 4;

    private MemberPositions(int[] counts)
    {
        Counts = counts;
        Starts = new int[Blocks + 1];
        for (var block = 0; block < Blocks; block++)
            Starts[block + 1] = Starts[block] + ((counts[block] + NormalVector.Width - 1) / NormalVector.Width * NormalVector.Width);
        Means = new double[Starts[^1]];
        Deviations = new double[Starts[^1]];
        Weights = new double[Starts[^1]];
    }

    /// <summary>The number of members in each block.</summary>
    public int[] Counts { get; }

    /// <summary>Where each block starts; length <see cref="Blocks"/> + 1.</summary>
    public int[] Starts { get; }

    /// <summary>The positions.</summary>
    public double[] Means { get; }

    /// <summary>Their standard deviations.</summary>
    public double[] Deviations { get; }

    /// <summary>1 for a member, 0 in a gap.</summary>
    public double[] Weights { get; }

    public int MembersBefore => Counts[Leavers] + Counts[StayersBefore];

    public int MembersAfter => Counts[StayersAfter] + Counts[Entrants];

    /// <summary>The members of a fit's periods: an actor's position is the mean of its points in them.</summary>
    /// <remarks>The standard deviation of a mean is at most the mean of the standard deviations, which is what is taken here.</remarks>
    public static MemberPositions Of(IdealPointFit fit, int[] before, int[] after)
    {
        var actors = fit.Record.Actors.Length;
        var (first, second) = (PeriodMeans(fit, before, actors), PeriodMeans(fit, after, actors));
        return Of(first.Means, first.Deviations, second.Means, second.Deviations);
    }

    /// <summary>The members from positions by actor; NaN where an actor is no member.</summary>
    public static MemberPositions Of(double[] before, double[] deviationsBefore, double[] after, double[] deviationsAfter)
    {
        var all = Enumerable.Range(0, before.Length);
        int[] leavers = [.. all.Where(actor => !double.IsNaN(before[actor]) && double.IsNaN(after[actor])).OrderBy(actor => before[actor])];
        int[] stayers = [.. all.Where(actor => !double.IsNaN(before[actor] + after[actor])).OrderBy(actor => before[actor]).ThenBy(actor => after[actor])];
        int[] entrants = [.. all.Where(actor => double.IsNaN(before[actor]) && !double.IsNaN(after[actor])).OrderBy(actor => after[actor])];
        var members = new MemberPositions([leavers.Length, stayers.Length, stayers.Length, entrants.Length]);
        members.Fill(Leavers, leavers, before, deviationsBefore);
        members.Fill(StayersBefore, stayers, before, deviationsBefore);
        members.Fill(StayersAfter, stayers, after, deviationsAfter);
        members.Fill(Entrants, entrants, after, deviationsAfter);
        return members;
    }

    private void Fill(int block, int[] actors, double[] positions, double[] deviations)
    {
        for (var place = 0; place < actors.Length; place++)
        {
            Means[Starts[block] + place] = positions[actors[place]];
            Deviations[Starts[block] + place] = deviations[actors[place]];
            Weights[Starts[block] + place] = 1;
        }
    }

    private static (double[] Means, double[] Deviations) PeriodMeans(IdealPointFit fit, int[] periods, int actors)
    {
        var (means, deviations, counts) = (new double[actors], new double[actors], new int[actors]);
        foreach (var point in fit.Points)
        {
            if (Array.BinarySearch(periods, point.Period) < 0) continue;
            means[point.Actor] += point.Mean;
            deviations[point.Actor] += point.Sd;
            counts[point.Actor]++;
        }

        for (var actor = 0; actor < actors; actor++)
        {
            // 0/0 is NaN: no member.
            means[actor] /= counts[actor];
            deviations[actor] /= counts[actor];
        }

        return (means, deviations);
    }
}
