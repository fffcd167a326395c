using Entente.Measures.IdealPoints;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>The sample of the published estimates, against the published counts.</summary>
public sealed class IdealPointDataTests(PublishedReference reference) : IClassFixture<PublishedReference>
{
    [Fact]
    public void Sample_of_the_UN_record_is_the_published_one()
    {
        var report = reference.Data.Report;
        Assert.Equal((5733, 4784, 797473), (report.Propositions, report.Items, report.Stances));
        Assert.Equal((73, 10469, 452), (report.Periods, report.Points, report.BridgingItems));
        Assert.Equal(388, report.PartsLeftOut);
    }

    [Fact]
    public void Counts_of_all_10469_points_equal_the_published_ones() => Assert.Equal(reference.Count, reference.Data.PointCount);

    [Fact]
    public void Items_are_the_reference_items()
    {
        var items = UngaVotes.Rows("ideal-point-items.csv.gz").ToDictionary(row => row[0], row => row[1]);
        var ours = Enumerable.Range(0, reference.Record.Propositions.Length)
            .Where(proposition => reference.Data.ItemOfProposition[proposition] >= 0)
            .ToDictionary(proposition => reference.Record.Propositions[proposition].Id, proposition => reference.Data.Items[reference.Data.ItemOfProposition[proposition]]);
        Assert.Equal(items.OrderBy(pair => pair.Key, StringComparer.Ordinal), ours.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Early_sessions_are_hardly_bridged()
    {
        var bridges = Bridges.Of(reference.Data);
        // By session; session 19 is not in the sample, so 18 is followed by 20 and the reference counts the crossing under 18 and 19.
        var bySession = Enumerable.Range(1, 20).Select(session => bridges.Counts[reference.Data.Periods.IndexOf(session == 19 ? 18 : session)]);
        Assert.Equal([0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 2, 1, 3, 0, 1, 3, 1, 1, 1, 2], bySession);
        Assert.Equal(19, bridges.Counts.Skip(19).Order().ElementAt((bridges.Counts.Length - 19) / 2));
        Assert.Contains("after periods 1, 2, 3, 4, 5", bridges.Warning(1, 6), StringComparison.Ordinal);
        Assert.Null(bridges.Warning(60, 70));
    }
}
