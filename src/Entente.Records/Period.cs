using System.Globalization;

namespace Entente.Records;

/// <summary>A period of a record: the session of a UN record, else a calendar year.</summary>
/// <param name="Key">The session or the year.</param>
/// <param name="From">The earliest dated proposition in it; null if none is dated.</param>
/// <param name="To">The latest dated proposition in it; null if none is dated.</param>
public readonly record struct Period(int Key, DateOnly? From, DateOnly? To)
{
    /// <summary>The key in digits.</summary>
    public override string ToString() => Key.ToString(CultureInfo.InvariantCulture);
}
