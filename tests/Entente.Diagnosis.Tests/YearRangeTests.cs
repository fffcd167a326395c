namespace Entente.Diagnosis.Tests;

public class YearRangeTests
{
    [Fact]
    public void A_range_is_read_as_it_is_written()
    {
        Assert.Equal(new YearRange(1946, 1955), YearRange.Parse("1946..1955"));
        Assert.Equal(new YearRange(1946, 1946), YearRange.Parse("1946"));
        Assert.Equal("1946..1955", new YearRange(1946, 1955).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1946-1955")]
    [InlineData("1946..1955..1960")]
    [InlineData("1955..1946")]
    [InlineData("1946..")]
    public void Anything_else_is_refused(string text) => Assert.Throws<ArgumentException>(() => YearRange.Parse(text));
}
