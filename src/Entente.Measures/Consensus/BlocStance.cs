using Entente.Measures.Agreement;
using Entente.Measures.Intervals;

namespace Entente.Measures.Consensus;

/// <summary>How one bloc stands to a proposition.</summary>
/// <param name="Bloc">The bloc's number in its partition.</param>
/// <param name="Counts">The stances of its members.</param>
/// <param name="Support">P_g = (support + 1)/(n + 2), in (0, 1); one half where no member took a stance. Source: [Small2021].</param>
/// <param name="SupportLow">Lower bound of the share that supports, in [0, 1]; null where no member took a stance.</param>
/// <param name="NonOppositionLow">Lower bound of the share that does not oppose, in [0, 1]; null where no member took a stance.</param>
public readonly record struct BlocStance(int Bloc, StanceCounts Counts, double Support, double? SupportLow, double? NonOppositionLow)
{
    /// <summary>The stance of a bloc from its counts.</summary>
    /// <param name="bloc">The bloc's number.</param>
    /// <param name="counts">The stances of its members.</param>
    /// <param name="z">The standard normal quantile of the one-sided level of the bounds.</param>
    internal static BlocStance Of(int bloc, StanceCounts counts, double z) => new(
        bloc,
        counts,
        (counts.Support + 1.0) / (counts.Total + 2.0),
        counts.Total == 0 ? null : WilsonBound.Low(counts.Support, counts.Total, z),
        counts.Total == 0 ? null : WilsonBound.Low(counts.Support + counts.Reserve, counts.Total, z));
}
