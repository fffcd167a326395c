using Entente.Measures.Blocs;
using Entente.Measures.OpinionGroups;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Measures.Tests.OpinionGroups;

/// <summary>What the method says of public conversations; the figures are on docs/measures/opinion-groups.md.</summary>
public sealed class PublicConversationTests
{
    [Theory]
    [InlineData("vtaiwan.uberx", 2)]
    [InlineData("brexit-consensus", 2)]
    [InlineData("15-per-hour-seattle", null)]
    [InlineData("american-assembly.bowling-green", null)]
    public void Groups_are_found_where_they_are_stable(string conversation, int? groups) =>
        Assert.Equal(groups, Analysed(conversation).Analysis.Groups?.Count);

    [Theory]
    [InlineData("vtaiwan.uberx", 0.3)]
    [InlineData("brexit-consensus", 0.6)]
    public void Groups_are_akin_to_those_that_Polis_exported(string conversation, double least)
    {
        var (record, analysis) = Analysed(conversation);
        int[] exported = [.. record.Actors.Select(actor => actor.Groups.TryGetValue("polis-group", out var group) ? int.Parse(group) : -1)];

        // Ours need not be theirs, which depend on the order of rows and on the number of votes; but they see the same main divide.
        Assert.InRange(AdjustedRand.Index(exported, analysis.Groups!.GroupOf.AsSpan())!.Value, least, 1);
    }

    [Theory]
    [InlineData("vtaiwan.uberx")]
    [InlineData("brexit-consensus")]
    [InlineData("15-per-hour-seattle")]
    [InlineData("american-assembly.bowling-green")]
    public void The_number_of_stances_says_next_to_nothing_about_how_far_out_a_place_is(string conversation)
    {
        var (record, analysis) = Analysed(conversation);
        int[] spoken = [.. Enumerable.Range(0, record.Actors.Length).Where(actor => record.OfActor(actor).Length >= 7 && analysis.Places[actor] is not null)];
        double[] counts = [.. spoken.Select(actor => (double)record.OfActor(actor).Length)];
        double[] radii = [.. spoken.Select(actor => Math.Sqrt(Math.Pow(analysis.Places[actor]!.Value.X, 2) + Math.Pow(analysis.Places[actor]!.Value.Y, 2)))];

        // Polis: 0.72 to 0.76. Below 0.2 the number of stances accounts for less than 4 % of the order of radii.
        Assert.InRange(MathNet.Numerics.Statistics.Correlation.Spearman(counts, radii), -0.2, 0.2);
    }

    [Fact]
    public void In_the_generated_dialogue_where_the_truth_is_known_the_number_of_stances_does_not_leak()
    {
        var record = SyntheticRecord.Dialogue(4_000, 200, 0.2);
        var places = StanceSheet.Of(record).Analyse().Places;
        double[] counts = [.. Enumerable.Range(0, 4_000).Select(actor => (double)record.OfActor(actor).Length)];
        double[] radii = [.. places.Select(place => Math.Sqrt((place!.Value.X * place.Value.X) + (place.Value.Y * place.Value.Y)))];

        // Three standard errors of a rank correlation of 4,000 pairs.
        Assert.InRange(MathNet.Numerics.Statistics.Correlation.Spearman(counts, radii), -0.05, 0.05);
    }

    private static (StanceRecord Record, GroupAnalysis Analysis) Analysed(string conversation)
    {
        var record = RecordReader.Read(SharedData.Require("polis", conversation));
        return (record, StanceSheet.Of(record).Analyse());
    }
}
