using System.Collections.Immutable;
using Entente.Measures.Consensus;

namespace Entente.Measures.OpinionGroups;

/// <summary>How far the groups share a statement.</summary>
public sealed record StatementReading
{
    /// <summary>The statement's index.</summary>
    public required int Statement { get; init; }

    /// <summary>Whether the statement is left out of groups, classes and routing; its shares are counted all the same.</summary>
    public required bool IsLeftOut { get; init; }

    /// <summary>The whole assembly, in a group or not.</summary>
    public required GroupShares Whole { get; init; }

    /// <summary>Each group, in the order of their numbers; the whole assembly alone where there are no stable groups.</summary>
    public required ImmutableArray<GroupShares> Groups { get; init; }

    /// <summary>
    /// Group-informed consensus that is comparable across numbers of groups: the least P_g among the groups in which someone took a
    /// stance, in (0, 1); null if
    /// there is none.
    /// </summary>
    public required double? Minimum { get; init; }

    /// <summary>The geometric mean of P_g over all groups, in (0, 1); comparable across numbers of groups.</summary>
    public required double GeometricMean { get; init; }

    /// <summary>
    /// What the statement is between the groups. Null if in some group no one took a stance (silence is neither assent nor opposition),
    /// or if it is left out.
    /// </summary>
    public required ConsensusClass? Class { get; init; }

    /// <summary>The actors whose red line excludes the statement, ascending; empty if there are none. Stands beside
    /// <see cref="Class"/>, which counts them as opposition.</summary>
    public required ImmutableArray<int> RedLines { get; init; }

    internal static StatementReading Of(int statement, ReadOnlySpan<StanceTally> groups, StanceTally ungrouped, bool isLeftOut, double z, List<int>? redLines)
    {
        var all = ungrouped;
        foreach (ref readonly var group in groups) all = all.With(group);
        var whole = GroupShares.Of(-1, all, z);
        ImmutableArray<GroupShares> shares = [whole];
        if (groups.Length > 1)
        {
            var builder = ImmutableArray.CreateBuilder<GroupShares>(groups.Length);
            for (var group = 0; group < groups.Length; group++) builder.Add(GroupShares.Of(group, groups[group], z));
            shares = builder.MoveToImmutable();
        }

        double? minimum = null;
        var product = 1.0;
        var (speak, support, accept) = (true, true, true);
        foreach (var share in shares)
        {
            product *= share.Consensus;
            speak &= share.Support is not null;
            support &= share.SupportBounds?.Low > 0.5;
            accept &= share.NonOppositionBounds?.Low > 0.5;
            if (share.Support is not null && !(minimum <= share.Consensus)) minimum = share.Consensus;
        }

        return new StatementReading
        {
            Statement = statement,
            IsLeftOut = isLeftOut,
            Whole = whole,
            Groups = shares,
            Minimum = minimum,
            GeometricMean = Math.Pow(product, 1.0 / shares.Length),
            Class = isLeftOut || !speak ? null
                : support ? ConsensusClass.CommonGround
                : accept ? ConsensusClass.Acceptable : ConsensusClass.ReservedDifference,
            RedLines = redLines is null ? [] : [.. redLines],
        };
    }
}
