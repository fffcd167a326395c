using Entente.Measures.Intervals;

namespace Entente.Measures.OpinionGroups;

/// <summary>How a group, or the whole assembly, stands to a statement.</summary>
/// <param name="Group">The group's number; −1 for the whole assembly.</param>
/// <param name="Actors">How many of its actors took a stance.</param>
/// <param name="EffectiveActors">
/// How many actors of equal weight would be as certain: (Σ w)² / Σ w·max(w, 1) with weights in parties. The number of actors where all
/// weigh 1; ten seats
/// of a tenth count as the one party that they are.
/// </param>
/// <param name="Support">The share that supports, in [0, 1]; null where no one took a stance. Parties weigh as parties.</param>
/// <param name="Reserve">The share that reserves its stance, in [0, 1]; null where no one took a stance.</param>
/// <param name="Oppose">The share that opposes, red lines included, in [0, 1]; null where no one took a stance.</param>
/// <param name="Consensus">P_g = (support + 1)/(n + 2) with n the effective actors, in (0, 1); one half where no one took a stance
/// [Small2021].</param>
/// <param name="SupportBounds">One-sided lower and upper bound of the share that supports [Wilson1927]; null where no one took a
/// stance.</param>
/// <param name="NonOppositionBounds">The same of the share that does not oppose; null where no one took a stance.</param>
public readonly record struct GroupShares(
    int Group,
    int Actors,
    double EffectiveActors,
    double? Support,
    double? Reserve,
    double? Oppose,
    double Consensus,
    Interval? SupportBounds,
    Interval? NonOppositionBounds)
{
    internal static GroupShares Of(int group, StanceTally tally, double z)
    {
        var total = tally.Support + tally.Reserve + tally.Oppose;
        if (!(total > 0)) return new GroupShares(group, tally.Actors, 0, null, null, null, 0.5, null, null);
        var effective = total * total / tally.Mass;
        var (support, reserve, oppose) = (tally.Support / total, tally.Reserve / total, tally.Oppose / total);
        return new GroupShares(
            group,
            tally.Actors,
            effective,
            support,
            reserve,
            oppose,
            ((support * effective) + 1) / (effective + 2),
            Bounds(support * effective, effective, z),
            Bounds((1 - oppose) * effective, effective, z));
    }

    private static Interval Bounds(double count, double total, double z) =>
        new(WilsonBound.Low(count, total, z), 1 - WilsonBound.Low(total - count, total, z));
}

/// <summary>Sums of weights over the actors of a group who took a stance on a statement. Weights are multiples of 2⁻²⁰, so the sums are
/// exact.</summary>
internal struct StanceTally
{
    public double Support, Reserve, Oppose, Mass;
    public int Actors;

    public readonly StanceTally With(StanceTally other) => new()
    {
        Support = Support + other.Support,
        Reserve = Reserve + other.Reserve,
        Oppose = Oppose + other.Oppose,
        Mass = Mass + other.Mass,
        Actors = Actors + other.Actors,
    };
}
