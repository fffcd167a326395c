using Entente.Records;

namespace Entente.Measures.Agreement;

/// <summary>How many of some actors support, reserve and oppose a proposition.</summary>
/// <param name="Support">The number that support it.</param>
/// <param name="Reserve">The number that reserve.</param>
/// <param name="Oppose">The number that oppose it.</param>
public readonly record struct StanceCounts(int Support, int Reserve, int Oppose)
{
    /// <summary>The number that took a stance.</summary>
    public int Total => Support + Reserve + Oppose;

    /// <summary>The counts of all actors on a proposition.</summary>
    /// <param name="record">The record.</param>
    /// <param name="proposition">Index of the proposition.</param>
    public static StanceCounts On(StanceRecord record, int proposition)
    {
        ArgumentNullException.ThrowIfNull(record);
        var counts = default(StanceCounts);
        foreach (var stance in record.OnProposition(proposition).Stances) counts = counts.With(stance);
        return counts;
    }

    /// <summary>The counts with one more stance.</summary>
    internal StanceCounts With(Stance stance) => stance switch
    {
        Stance.Support => this with { Support = Support + 1 },
        Stance.Reserve => this with { Reserve = Reserve + 1 },
        Stance.Oppose => this with { Oppose = Oppose + 1 },
        _ => this,
    };
}
