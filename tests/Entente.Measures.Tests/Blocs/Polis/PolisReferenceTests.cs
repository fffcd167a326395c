using System.Globalization;
using System.Text.Json;
using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;

namespace Entente.Measures.Tests.Blocs.Polis;

/// <summary>Against Polis' own mathematics (revision 08e03eb1) run on two public conversations; its values are those of tick 2.</summary>
public sealed class PolisReferenceTests
{
    public static TheoryData<string> Conversations => ["vtaiwan.uberx", "brexit-consensus"];

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Rows_and_columns_are_those_of_the_reference(string conversation)
    {
        var (tick, reference) = Measured(conversation);

        Assert.Equal(reference.GetProperty("statement_ids").Ints(), tick.Statements.Select(statement => Id(tick, statement.Proposition)));
        Assert.Equal(reference.GetProperty("participants").GetProperty("id").Ints(), tick.Participants.Select(participant => Code(tick, participant.Actor)));
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Components_are_those_of_the_reference_up_to_their_sign(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        var pca = reference.GetProperty("pca");

        // The reference is printed with 12 decimals; its power iteration started elsewhere.
        Assert.All(pca.GetProperty("center").Doubles().Zip(tick.Statements), pair => Assert.Equal(-pair.First, pair.Second.Center, 1e-11));
        Assert.InRange(Math.Abs(Cosine(pca.GetProperty("pc1").Doubles(), tick.Statements.Select(statement => statement.First))), 1 - 1e-9, 1 + 1e-9);
        Assert.InRange(Math.Abs(Cosine(pca.GetProperty("pc2").Doubles(), tick.Statements.Select(statement => statement.Second))), 1 - 1e-9, 1 + 1e-9);
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Extremities_are_those_of_the_reference_to_one_in_ten_million(string conversation)
    {
        var (tick, reference) = Measured(conversation);

        foreach (var (expected, statement) in reference.GetProperty("comment_extremity").Doubles().Zip(tick.Statements))
            Assert.Equal(expected, statement.Extremity, (1e-7 * expected) + 1e-11);
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Groups_are_those_of_the_reference(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        var participants = reference.GetProperty("participants");

        Assert.Equal(
            participants.GetProperty("in_conv").EnumerateArray().Select(flag => flag.GetBoolean()),
            tick.Participants.Select(participant => participant.InConversation));
        int[] groups = [.. tick.Participants.Select(participant => participant.Group)];
        Assert.Equal(1.0, AdjustedRand.Index(participants.GetProperty("group").Ints(), groups));
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Base_clusters_are_those_of_the_reference(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        var expected = reference.GetProperty("base_clusters").EnumerateArray()
            .Select(cluster => cluster.GetProperty("id").GetInt32() + ": " + string.Join(' ', cluster.GetProperty("members").Ints().Order()));

        Assert.Equal(expected, tick.BaseClusters.Select(cluster => cluster.Id + ": " + string.Join(' ', cluster.Members.Select(actor => Code(tick, actor)).Order())));
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Silhouettes_and_the_number_of_groups_are_those_of_the_reference(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        var smoother = reference.GetProperty("k_smoother");

        foreach (var clustering in tick.Clusterings)
        {
            var expected = reference.GetProperty("silhouettes").GetProperty(clustering.K.ToString(CultureInfo.InvariantCulture)).GetDouble();
            Assert.Equal(expected, clustering.Silhouette, 1e-4);
        }

        Assert.Equal(reference.GetProperty("silhouettes").EnumerateObject().Count(), tick.Clusterings.Length);
        Assert.Equal(
            new GroupCount(smoother.GetProperty("last-k").GetInt32(), smoother.GetProperty("last-k-count").GetInt32(), smoother.GetProperty("smoothed-k").GetInt32()),
            tick.GroupCount);
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Group_aware_consensus_is_that_of_the_reference(string conversation)
    {
        var (tick, reference) = Measured(conversation);

        foreach (var (expected, statement) in reference.GetProperty("group_aware_consensus").Doubles().Zip(tick.Statements))
            Assert.Equal(expected, statement.GroupAwareConsensus, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Priorities_are_those_of_the_reference_one_tick_late(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        var first = PolisMath.Measure(tick.Record, new PolisOptions { Ticks = 1 }, TestContext.Current.CancellationToken);

        // A priority is a factor of the votes times (1 + extremity)². The reference's own extremity is put in, as its power iteration
        // started elsewhere and leaves the second component off by up to 1e-8; without that the priorities agree to 1e-7.
        var references = reference.GetProperty("comment_extremity").Doubles();
        foreach (var ((expected, extremity), statement) in reference.GetProperty("comment_priority").Doubles().Zip(references).Zip(tick.Statements))
        {
            Assert.Equal(expected, statement.Priority * Math.Pow((1 + extremity) / (1 + statement.Extremity), 2), 1e-9);
            Assert.Equal(expected, statement.Priority, 1e-7 * expected);
        }

        // Tick 1 is further from convergence, in the reference and here.
        foreach (var (expected, statement) in reference.GetProperty("comment_priority_tick1").Doubles().Zip(first.Statements))
            Assert.Equal(expected, statement.Priority, 1e-6 * expected);
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Representative_statements_are_those_of_the_reference(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        foreach (var group in tick.Groups)
        {
            var expected = reference.GetProperty("repness").GetProperty(group.Id.ToString(CultureInfo.InvariantCulture)).EnumerateArray().ToArray();
            Assert.Equal(
                expected.Select(item => (item.GetProperty("tid").GetInt32(), item.GetProperty("repful-for").GetString() == "agree")),
                group.Representative.Select(item => (Id(tick, item.Proposition), item.IsAgreement)));
            foreach (var (item, ours) in expected.Zip(group.Representative))
            {
                Assert.Equal(item.GetProperty("n-success").GetInt32(), ours.Successes);
                Assert.Equal(item.GetProperty("n-trials").GetInt32(), ours.Trials);
                Assert.Equal(item.GetProperty("repness").GetDouble(), ours.Ratio, 1e-9);
                Assert.Equal(item.GetProperty("repness-test").GetDouble(), ours.RatioTest, 1e-5);
                Assert.Equal(item.GetProperty("p-test").GetDouble(), ours.ShareTest, 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Consensus_lists_are_those_of_the_reference(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        var consensus = reference.GetProperty("consensus");

        Assert.Equal(Statements(consensus.GetProperty("agree")), tick.Consensus.Agree.Select(statement => (Id(tick, statement.Proposition), statement.Successes, statement.Trials)));
        Assert.Equal(Statements(consensus.GetProperty("disagree")), tick.Consensus.Disagree.Select(statement => (Id(tick, statement.Proposition), statement.Successes, statement.Trials)));
    }

    private static (PolisTick Tick, JsonElement Reference) Measured(string conversation) =>
        (PolisMath.Measure(PolisExport.Read(conversation), cancellation: TestContext.Current.CancellationToken), PolisExport.Json("reference", conversation + ".polismath.json"));

    private static IEnumerable<(int, int, int)> Statements(JsonElement list) => list.EnumerateArray().Select(item =>
        (item.GetProperty("tid").GetInt32(), item.GetProperty("n-success").GetInt32(), item.GetProperty("n-trials").GetInt32()));

    private static int Id(PolisTick tick, int proposition) => int.Parse(tick.Record.Propositions[proposition].Id, CultureInfo.InvariantCulture);

    private static int Code(PolisTick tick, int actor) => int.Parse(tick.Record.Actors[actor].Code, CultureInfo.InvariantCulture);

    private static double Cosine(IEnumerable<double> first, IEnumerable<double> second)
    {
        var pairs = first.Zip(second).ToArray();
        return pairs.Sum(pair => pair.First * pair.Second)
            / Math.Sqrt(pairs.Sum(pair => pair.First * pair.First) * pairs.Sum(pair => pair.Second * pair.Second));
    }
}
