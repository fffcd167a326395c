using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>Actors who act as if on one instruction: they take the same minority stances on the same statements with hardly a miss.</summary>
/// <param name="Actors">The actors' indices, ascending.</param>
/// <param name="Stances">The stances that they have in common, by statement.</param>
/// <param name="NearMisses">How many other actors take all of these stances but one: what honest agreement would leave on both sides of the pattern.</param>
/// <param name="MissRate">The share of misses, in [0, 1]: near misses / (stances × actors + near misses).</param>
/// <param name="MissRateHigh">Its upper 95 % bound; coordination is what keeps it below 0.03. In public conversations no honest set came below 0.049.</param>
/// <param name="Weight">The weight that the set has in the analysis, in parties; as many as its near misses and one.</param>
public sealed record CoordinatedSet(
    ImmutableArray<int> Actors,
    ImmutableArray<CoordinatedStance> Stances,
    int NearMisses,
    double MissRate,
    double MissRateHigh,
    double Weight);

/// <summary>A stance of a coordinated set.</summary>
/// <param name="Statement">The statement's index.</param>
/// <param name="Stance">Support or opposition.</param>
public readonly record struct CoordinatedStance(int Statement, Stance Stance);
