using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>Actors who act as if on one instruction: they take the same minority stances, and hardly any other stance goes along with
/// these.</summary>
/// <param name="Actors">The actors' indices, ascending: those who take at least three fifths of the stances.</param>
/// <param name="Stances">The stances of the pattern, by statement; four or more.</param>
/// <param name="Below">How many actors take just one stance too few to belong: so many may belong by honest opinion too.</param>
/// <param name="Overlap">Of those who take one of two stances of the pattern the share who take both, in [0, 1]; the mean over
/// pairs.</param>
/// <param name="OverlapElsewhere">The same between the pattern and the stance outside that goes along with it most.</param>
/// <param name="Edge">The ratio of the two, 1.8 or more; in public conversations opinion stayed below 1.5. Actors whose rows of stances
/// are identical have overlaps 1 and 0.</param>
/// <param name="Weight">The weight that the set has in the analysis, in parties: one for the instruction, and
/// <paramref name="Below"/>.</param>
public sealed record CoordinatedSet(
    ImmutableArray<int> Actors,
    ImmutableArray<CoordinatedStance> Stances,
    int Below,
    double Overlap,
    double OverlapElsewhere,
    double Edge,
    double Weight);

/// <summary>A stance of a coordinated set.</summary>
/// <param name="Statement">The statement's index.</param>
/// <param name="Stance">Support or opposition.</param>
public readonly record struct CoordinatedStance(int Statement, Stance Stance);
