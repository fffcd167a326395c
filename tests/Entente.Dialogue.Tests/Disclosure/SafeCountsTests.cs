using Entente.Dialogue.Disclosure;

namespace Entente.Dialogue.Tests.Disclosure;

public sealed class SafeCountsTests
{
    [Theory]
    [InlineData("4 4 0 0 0", "0-8 0-8 0-8 0-8 0-8")] // too few for anything
    [InlineData("12 0 0 0 0", "8-12 0-4 0-4 0-4 0-4")] // all of one mind: said as "8 or more"
    [InlineData("11 1 0 0 0", "8-12 0-4 0-4 0-4 0-4")] // looks the same
    [InlineData("12 8 0 0 0", "12-12 8-8 0-0 0-0 0-0")]
    [InlineData("12 6 2 0 0", "12-12 0-8 0-8 0-8 0-8")] // 2 would follow from the total, so 6 is withheld too
    [InlineData("3 3 3 3 3", "0-4 0-4 0-4 0-4 0-4")]
    public void Bounds_for_a_smallest_cell_of_five(string counts, string expected)
    {
        var given = counts.Split(' ').Select(int.Parse).ToArray();
        var (atLeast, atMost) = (new int[5], new int[5]);

        SafeCounts.Bound(given, 5, atLeast, atMost);

        Assert.Equal(expected, string.Join(' ', atLeast.Zip(atMost, (low, high) => $"{low}-{high}")));
    }

    [Fact]
    public void Bounds_hold_and_no_count_below_the_cell_is_told() =>
        Gen.Select(Gen.Int[0, 12].Array[6], Gen.Int[2, 6]).Sample((counts, cell) =>
        {
            var (atLeast, atMost) = (new int[6], new int[6]);
            SafeCounts.Bound(counts, cell, atLeast, atMost);
            for (var position = 0; position < 6; position++)
            {
                Assert.InRange(counts[position], atLeast[position], atMost[position]);
                Assert.False(counts[position] > 0 && counts[position] < cell && atMost[position] < cell - 1 && atLeast[position] == atMost[position]);
                Assert.True(atLeast[position] == 0 || atLeast[position] >= cell);
            }
        });
}
