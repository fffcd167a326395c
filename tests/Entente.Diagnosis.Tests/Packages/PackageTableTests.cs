using Entente.Diagnosis.Packages;
using Entente.Measures.IdealPoints;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Packages;

/// <summary>Tables of red lines and utilities, and what missing stances are worth.</summary>
public sealed class PackageTableTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly PackageParties _parties = PackageParties.Actors(
        PackageCase.Record("sss", "sss").WithPropositions(proposition => proposition with { Topics = proposition.Id == "p2" ? ["Trade"] : ["Arms"], GoalLevel = proposition.Id == "p2" ? null : GoalLevel.BasicSecurity }));

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Red_lines_are_read_by_proposition_topic_and_goal_level()
    {
        File.WriteAllText(_file, "party,proposition,topic\nA,p0,\nactor b,,trade\nA,,basic security\n");
        Assert.Equal(
            [new RedLine(0, 0, RedLineSource.Stated), new RedLine(1, 2, RedLineSource.Topic), new RedLine(0, 0, RedLineSource.Topic), new RedLine(0, 1, RedLineSource.Topic)],
            RedLine.Read(_file, _parties));
    }

    [Theory]
    [InlineData("party,proposition\nC,p0\n", 2, 1, "'C' is no party")]
    [InlineData("party,proposition\nA,p9\n", 2, 2, "'p9' is no proposition of case")]
    [InlineData("party,topic\nA,Fish\n", 2, 2, "'Fish' is no topic")]
    [InlineData("party,proposition,topic\nA,p1,\nA,,\n", 3, 2, "neither a proposition nor a topic")]
    [InlineData("party,why\nA,so\n", 1, null, "neither 'proposition' nor 'topic'")]
    public void A_faulty_table_of_red_lines_is_told_by_its_place(string table, long line, int? column, string problem)
    {
        File.WriteAllText(_file, table);
        var fault = Assert.Throws<RecordFormatException>(() => RedLine.Read(_file, _parties));
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("party,proposition,utility\nA,p0,much\n", 2, 3, "'much' is no utility")]
    [InlineData("party,proposition,utility\nA,p0,0.1234567\n", 2, 3, "more than 6 decimal places")]
    [InlineData("party,proposition,utility\nA,p0,2000000\n", 2, 3, "too large")]
    [InlineData("party,proposition,utility\nA,p0,1\nB,p0,2\nA,p0,3\n", 4, 3, "stated twice")]
    public void A_faulty_table_of_utilities_is_told_by_its_place(string table, long line, int? column, string problem)
    {
        File.WriteAllText(_file, table);
        var fault = Assert.Throws<RecordFormatException>(() => StatedUtilities.Read(_file, _parties));
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Stated_utilities_stand_in_place_of_stances_and_are_kept_exactly()
    {
        File.WriteAllText(_file, "party,proposition,utility\nA,p0,-0.000001\nActor B,p1,12.5\n");
        var utilities = PartyUtilities.Of(_parties, StatedUtilities.Read(_file, _parties));
        Assert.Equal(1_000_000, utilities.Scale);
        Assert.Equal([-0.000001, 1, 1], Enumerable.Range(0, 3).Select(proposition => utilities[0, proposition]));
        Assert.Equal([1, 12.5, 1], Enumerable.Range(0, 3).Select(proposition => utilities[1, proposition]));
        Assert.Equal(UtilityBasis.Stated, utilities.BasisOf(1, 1));
    }

    [Fact]
    public void A_missing_stance_is_worth_what_ideal_points_let_expect()
    {
        // Six actors on a line, propositions that divide them in two; one actor at an end is silent on the last.
        string[] rows = ["ssssss", "ssssso", "sssoso", "osooso", "osoooo", "ooooo."];
        var parties = PackageParties.Actors(PackageCase.Record(rows));
        var fit = IdealPointModel.Fit(parties.Record);
        var utilities = PartyUtilities.Of(parties, fit: fit);
        Assert.Equal(UtilityBasis.Expected, utilities.BasisOf(5, 5));
        Assert.InRange(utilities[5, 5], -1, -0.3);
        Assert.Equal(0, PartyUtilities.Of(parties)[5, 5]);
    }
}
