using Entente.Records.Quality;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Records.Tests.Quality;

public sealed class RecordInspectionTests
{
    [Fact]
    public void Coverage_counts_cells_of_all_actors_and_of_those_active_in_the_period()
    {
        var inspection = RecordInspection.Of(Record([(0, 0, Stance.Support), (1, 0, Stance.Oppose), (0, 1, Stance.Support), (2, 2, Stance.Reserve)]));

        Assert.Equal((3, 4, 4), (inspection.Actors, inspection.Propositions, inspection.Stances));
        Assert.Equal(4 / 12.0, inspection.Coverage);
        Assert.Equal([3 / 4.0, 1.0, null], inspection.ByPeriod.Select(period => period.Coverage));
        Assert.Equal(4 / 5.0, inspection.CoverageOfActive);
        Assert.Equal((2, 1, 1), (inspection.Support, inspection.Reserve, inspection.Oppose));
    }

    [Fact]
    public void Unanimous_empty_and_near_empty_propositions_and_silent_actors_are_counted()
    {
        var record = Record([(0, 0, Stance.Support), (1, 0, Stance.Support), (0, 1, Stance.Support)]);

        var inspection = RecordInspection.Of(record, new() { NearEmptyBelow = 2, IsKnownCode = code => code != "b" });

        Assert.Equal((1, 2, 1, 1), (inspection.Unanimous, inspection.Empty, inspection.NearEmpty, inspection.SilentActors));
        Assert.Equal(
            ["near-empty-propositions", "empty-propositions", "unanimous-propositions", "silent-actors", "unknown-codes"],
            inspection.Issues.Select(issue => issue.Code).OrderBy(code => Array.IndexOf(["near-empty-propositions", "empty-propositions", "unanimous-propositions", "silent-actors", "unknown-codes"], code)));
        Assert.Equal(["b"], inspection.Issues.Single(issue => issue.Code == "unknown-codes").Examples);
    }

    [Fact]
    public void An_empty_record_has_no_coverage() =>
        Assert.Null(RecordInspection.Of(StanceRecord.Create("none", [], [], [], [], [])).Coverage);

    [Fact]
    public void The_general_assembly_has_the_oddities_that_its_readme_names()
    {
        var inspection = RecordInspection.Of(RecordReader.Read(SharedData.Require("unga")));

        Assert.Equal((10, 21), (inspection.SameVotes.Length, inspection.SameVotes.Sum(group => group.Length)));
        Assert.Equal(["4587 = 5740", "4735 = 5798", "5179 = 5919", "5248 = 5938"], Issue(inspection, "entered-twice").Examples);
        Assert.Contains("961: 1966-12-07 in session 22", Issue(inspection, "dates-outside-session").Examples);
        Assert.Contains("9018: 1967-05-07 in session 23", Issue(inspection, "dates-outside-session").Examples);
        Assert.Equal(3, Issue(inspection, "dates-outside-session").Count);
        Assert.Equal(["5689 (2)", "5893 (4)"], Issue(inspection, "near-empty-propositions").Examples);
        Assert.Equal(82, inspection.Unanimous);
        Assert.Equal(8, Issue(inspection, "unknown-matches").Count);
        Assert.Equal((new DateOnly(1946, 1, 1), new DateOnly(2020, 1, 14)), (inspection.From, inspection.To));
    }

    private static RecordNote Issue(RecordInspection inspection, string code) => inspection.Issues.Single(issue => issue.Code == code);

    private static StanceRecord Record((int Actor, int Proposition, Stance Stance)[] stances) => StanceRecord.Create(
        "test",
        [new("a", "a"), new("b", "b"), new("c", "c")],
        [new("p") { Session = 5 }, new("q") { Session = 5 }, new("r") { Session = 6 }, new("s") { Session = 7 }],
        [.. stances.Select(s => s.Actor)],
        [.. stances.Select(s => s.Proposition)],
        [.. stances.Select(s => s.Stance)]);
}
