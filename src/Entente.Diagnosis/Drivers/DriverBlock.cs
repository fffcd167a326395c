namespace Entente.Diagnosis.Drivers;

/// <summary>The essay's four causes of a thin consensus, as blocks of covariates.</summary>
public enum DriverBlock
{
    /// <summary>F1: a global system and its cultural diversity.</summary>
    GlobalSystem = 1,

    /// <summary>F2: political, economic and military change.</summary>
    Change = 2,

    /// <summary>F3: nationalism and popular politics.</summary>
    Nationalism = 3,

    /// <summary>F4: superpowers with antagonistic ideologies.</summary>
    Ideology = 4,
}

/// <summary>The keys and names of the blocks.</summary>
public static class DriverBlocks
{
    /// <summary>The key of a block, F1 to F4.</summary>
    /// <param name="block">The block.</param>
    public static string Key(this DriverBlock block) => FormattableString.Invariant($"F{(int)block}");

    /// <summary>The name of a block for readers.</summary>
    /// <param name="block">The block.</param>
    /// <exception cref="ArgumentOutOfRangeException">The block is none of the four.</exception>
    public static string Name(this DriverBlock block) => block switch
    {
        DriverBlock.GlobalSystem => "global system and cultural diversity",
        DriverBlock.Change => "political, economic and military change",
        DriverBlock.Nationalism => "nationalism and popular politics",
        DriverBlock.Ideology => "antagonistic ideologies",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "There are four blocks, F1 to F4."),
    };
}
