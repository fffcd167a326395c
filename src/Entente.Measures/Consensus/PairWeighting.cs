namespace Entente.Measures.Consensus;

/// <summary>How pairs of actors are weighed in thickness and its companions. The values number blocks of columns.</summary>
internal enum PairWeighting
{
    /// <summary>By the distance between the two.</summary>
    Distance = 0,

    /// <summary>All pairs alike.</summary>
    Alike = 1,

    /// <summary>Pairs with one actor on either side of the main divide.</summary>
    MainDivide = 2,

    /// <summary>Pairs of major powers.</summary>
    MajorPowers = 3,

    /// <summary>By the product of the two populations.</summary>
    Population = 4,

    /// <summary>By the product of the two capabilities.</summary>
    Capability = 5,
}
