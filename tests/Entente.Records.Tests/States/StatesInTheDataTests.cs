using System.Globalization;
using Entente.Records.States;

namespace Entente.Records.Tests.States;

/// <summary>The directory against sources that Entente did not write: the votes, the published ideal points, the Correlates of War list.</summary>
public sealed class StatesInTheDataTests
{
    [Fact]
    public void All_199_codes_of_the_votes_are_known_and_so_are_their_names()
    {
        var actors = GzipTable.Read("unga", "votes.csv.gz", "iso3", "country").DistinctBy(row => (row[0], row[1])).ToArray();

        Assert.Equal(199, actors.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(actors, row =>
        {
            Assert.Equal(row[0], StateDirectory.Find(row[0])?.Code);
            // The source goes on calling Serbia Yugoslavia after 2006.
            if (row[0] != "SRB") Assert.Equal(row[0], StateDirectory.FindByName(row[1])?.Code);
        });
    }

    [Fact]
    public void No_state_votes_outside_the_months_of_its_membership()
    {
        // In the source's sessions 1 to 51 no roll call has a day after the seventh of its month: only the month can be trusted.
        var dates = GzipTable.Read("unga", "rollcalls.csv.gz", "rcid", "date")
            .ToDictionary(row => row[0], row => DateOnly.ParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture));

        var outside = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in GzipTable.Read("unga", "votes.csv.gz", "rcid", "iso3"))
        {
            if (!IsMemberInTheMonthOf(dates[row[0]], StateDirectory.Find(row[1])!)) outside.Add($"{row[1]} {row[0]}");
        }

        Assert.Equal(
            [
                // The 25th session opened on 15 September 1970; the source dates two of its later votes to 1 September. Fiji was admitted on 13 October.
                "FJI 1110", "FJI 1111",
            ],
            outside);
    }

    [Fact]
    public void Every_code_of_the_published_ideal_points_is_the_state_s_code_in_that_year()
    {
        var rows = GzipTable.Read("unga", "published-ideal-points.csv.gz", "iso3", "ccode", "year")
            .Select(row => (Code: row[0], Cow: int.Parse(row[1], CultureInfo.InvariantCulture), Year: int.Parse(row[2], CultureInfo.InvariantCulture)))
            .ToArray();

        Assert.Equal(10_469, rows.Length);
        Assert.All(rows, row =>
        {
            var state = StateDirectory.Find(row.Code)!;
            Assert.True(
                row.Cow == state.CowCodeOn(new DateOnly(row.Year, 1, 1)) || row.Cow == state.CowCodeOn(new DateOnly(row.Year, 12, 31)),
                row.ToString());
        });
    }

    [Fact]
    public void The_Correlates_of_War_list_has_the_same_codes_both_ways_on_the_first_and_last_day_of_each_spell()
    {
        var rows = GzipTable.Read("peace", "states.csv.gz", "system", "code", "iso3", "start", "end").Where(row => row[0] == "cow").ToArray();

        Assert.Equal(245, rows.Length);
        foreach (var row in rows)
        {
            var code = int.Parse(row[1], CultureInfo.InvariantCulture);
            foreach (var day in row[3..].Select(text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)))
            {
                Assert.Equal(code, StateDirectory.Find(row[2])?.CowCodeOn(day));
                Assert.Equal(row[2], StateDirectory.FindByCow(code, day)?.Code);
            }
        }
    }

    [Fact]
    public void States_of_both_lists_are_known_by_code() =>
        Assert.All(GzipTable.Read("peace", "states.csv.gz", "iso3"), row => Assert.NotNull(StateDirectory.Find(row[0])));

    private static bool IsMemberInTheMonthOf(DateOnly day, State state)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return state.IsMemberOn(first) || state.IsMemberOn(first.AddMonths(1).AddDays(-1));
    }
}
