namespace Entente.Records.States;

/// <summary>Something that held of a state for a while: a name, a code.</summary>
/// <typeparam name="T">What held.</typeparam>
/// <param name="Value">What held.</param>
/// <param name="From">The first day; null if it held from the beginning.</param>
/// <param name="To">The last day; null if it still holds, or held to the state's end.</param>
public readonly record struct Spell<T>(T Value, DateOnly? From, DateOnly? To)
{
    /// <summary>Whether the day lies in the spell, its first and last day included.</summary>
    /// <param name="day">The day.</param>
    public bool Holds(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
