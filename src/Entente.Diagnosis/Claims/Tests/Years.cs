using System.Globalization;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>A range of years of the calendar, both ends in it.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
internal readonly record struct Years(int From, int To)
{
    public IEnumerable<int> All => Enumerable.Range(From, To - From + 1);

    public bool Contains(int year) => year >= From && year <= To;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}..{To}");
}
