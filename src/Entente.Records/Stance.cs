namespace Entente.Records;

/// <summary>What an actor says to a proposition. One byte; the default value is <see cref="Missing"/>.</summary>
/// <remarks>
/// The same three stances carry a roll call (yes, abstain, no), a dialogue (agree, pass, disagree) and a treaty (bound, signed
/// only, outside). <see cref="Missing"/> says that no answer is known: absent, not a member, not asked.
/// </remarks>
public enum Stance : byte
{
    /// <summary>No stance is known. Never stored in a record, never counted as a stance.</summary>
    Missing = 0,

    /// <summary>Against; coded −1.</summary>
    Oppose = 1,

    /// <summary>Neither for nor against: an abstention, a pass, a signature without ratification; coded 0.</summary>
    Reserve = 2,

    /// <summary>For; coded 1.</summary>
    Support = 3,
}

/// <summary>The numeric coding of stances.</summary>
public static class Stances
{
    /// <summary>The number of categories of a stance that is not missing.</summary>
    public const int Categories = 3;

    /// <summary>The coding oppose = −1, reserve = 0, support = 1.</summary>
    /// <param name="stance">A stance that is not missing.</param>
    /// <returns>−1, 0 or 1. The coding of <see cref="Stance.Missing"/> is undefined: check first.</returns>
    public static int Code(this Stance stance) => (int)stance - 2;

    /// <summary>The category as an index: oppose = 0, reserve = 1, support = 2.</summary>
    /// <param name="stance">A stance that is not missing.</param>
    /// <returns>0, 1 or 2; −1 for <see cref="Stance.Missing"/>.</returns>
    public static int Category(this Stance stance) => (int)stance - 1;

    /// <summary>The stance of a code.</summary>
    /// <param name="code">−1, 0 or 1.</param>
    /// <returns>Oppose, reserve or support.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The code is none of the three.</exception>
    public static Stance FromCode(int code) => code is >= -1 and <= 1
        ? (Stance)(code + 2)
        : throw new ArgumentOutOfRangeException(nameof(code), code, "A stance is coded -1 (oppose), 0 (reserve) or 1 (support).");
}
