namespace Entente.Measures.Tests.Agreement;

/// <summary>
/// The reliability data of [Krippendorff2011]: four observers, twelve units, five categories, missing values. The R package
/// irrCAC holds the same table as cac.raw4raters [Gwet2014].
/// </summary>
internal static class FourRaters
{
    public const int Categories = 5;

    private static readonly int[][] Units =
        [[1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3]];

    /// <summary>Units × categories.</summary>
    public static int[] Counts { get; } = Count();

    private static int[] Count()
    {
        var counts = new int[Units.Length * Categories];
        for (var unit = 0; unit < Units.Length; unit++)
        {
            foreach (var value in Units[unit]) counts[(unit * Categories) + value - 1]++;
        }

        return counts;
    }
}
