using System.Globalization;
using System.Text.Json;
using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Records;

namespace Entente.Measures.Tests.Blocs.Polis;

/// <summary>
/// Against what Polis computed in production for https://pol.is/4cvkai2ctw, over a history of thousands of ticks that is not known.
/// </summary>
public sealed class PolisProductionTests
{
    private static JsonElement Production => PolisExport.Json("below-100-ptpts", "math-pca2.json");

    [Fact]
    public void Centre_components_and_extremities_are_those_of_production()
    {
        var tick = PolisMath.Measure(Conversation(), cancellation: TestContext.Current.CancellationToken);
        var pca = Production.GetProperty("pca");
        var tids = Production.GetProperty("tids").Ints();
        double[] Ours(Func<PolisStatement, double> value) => [.. tids.Select(tid => value(Statement(tick, tid)))];

        Assert.All(pca.GetProperty("center").Doubles().Zip(Ours(statement => -statement.Center)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        // Production's warm start has converged; two ticks leave at most 1e-7 in the second component.
        Assert.Equal(1, Math.Abs(pca.GetProperty("comps")[0].Doubles().Zip(Ours(statement => statement.First), (a, b) => a * b).Sum()), 1e-9);
        Assert.Equal(1, Math.Abs(pca.GetProperty("comps")[1].Doubles().Zip(Ours(statement => statement.Second), (a, b) => a * b).Sum()), 1e-9);
        foreach (var (expected, ours) in pca.GetProperty("comment-extremity").Doubles().Zip(Ours(statement => statement.Extremity)))
            Assert.Equal(expected, ours, 1e-7 * expected);
    }

    [Fact]
    public void Participants_stand_where_production_put_them()
    {
        var tick = PolisMath.Measure(Conversation(), cancellation: TestContext.Current.CancellationToken);
        var participants = tick.Participants.ToDictionary(participant => int.Parse(tick.Record.Actors[participant.Actor].Code, CultureInfo.InvariantCulture));
        var bases = Production.GetProperty("base-clusters");
        var counts = Production.GetProperty("user-vote-counts");
        var signX = 0;
        foreach (var (members, x) in bases.GetProperty("members").EnumerateArray().Zip(bases.GetProperty("x").Doubles()))
        {
            // Every base cluster of this conversation is one participant; the sign of a component is arbitrary but one for all.
            var participant = participants[Assert.Single(members.Ints())];
            signX = signX == 0 ? Math.Sign(x * participant.X) : signX;
            Assert.Equal(x, signX * participant.X, 1e-7);
        }

        Assert.All(participants, pair => Assert.Equal(counts.GetProperty($"{pair.Key}").GetInt32(), pair.Value.Votes));
    }

    [Fact]
    public void Fed_vote_by_vote_the_participants_kept_in_are_those_of_production()
    {
        PolisTick? tick = null;
        var votes = Votes();
        for (var count = 1; count <= votes.Length; count++) tick = PolisMath.Tick(Record(votes.Take(count)), tick);

        Assert.Equal(
            Production.GetProperty("in-conv").Ints().Order(),
            tick!.Participants.Where(participant => participant.InConversation).Select(participant => Code(tick, participant.Actor)).Order());
    }

    [Fact]
    public void With_the_same_participants_in_groups_and_what_follows_from_them_are_those_of_production()
    {
        // Participants 5, 10, 11 and 14 cast too few votes to be in, unless they were there when few others were. The history that
        // production went through is lost; this one keeps them in and leads to the same groups.
        string[] early = ["0", "1", "2", "3", "4", "5", "10", "11", "14"];
        var tick = PolisMath.Tick(Record(Votes().Where(vote => early.Contains(vote.Actor))), previous: null);
        var conversation = Conversation();
        for (var number = 0; number < 4; number++) tick = PolisMath.Tick(conversation, tick);
        var bases = Production.GetProperty("base-clusters").GetProperty("members").EnumerateArray().Select(members => members.Ints()[0]).ToArray();
        var groups = Production.GetProperty("group-clusters").EnumerateArray().Select(group => group.GetProperty("members").Ints().Select(place => bases[place]).ToArray()).ToArray();
        int[] expected = [.. tick.Participants.Select(participant => Array.FindIndex(groups, group => group.Contains(Code(tick, participant.Actor))))];

        Assert.Equal(1.0, AdjustedRand.Index(expected, [.. tick.Participants.Select(participant => participant.Group)]));
        foreach (var statement in tick.Statements)
        {
            var id = tick.Record.Propositions[statement.Proposition].Id;
            Assert.Equal(Production.GetProperty("group-aware-consensus").GetProperty(id).GetDouble(), statement.GroupAwareConsensus, 1e-12);
            var priority = Production.GetProperty("comment-priorities").GetProperty(id).GetDouble();
            Assert.Equal(priority, statement.Priority, 1e-7 * priority);
        }

        foreach (var group in tick.Groups)
        {
            var theirs = expected[Array.FindIndex([.. tick.Participants], participant => participant.Actor == group.Members[0])];
            Assert.Equal(
                Production.GetProperty("repness").GetProperty($"{theirs}").EnumerateArray().Select(item => item.GetProperty("tid").GetRawText() + item.GetProperty("repful-for").GetString()),
                group.Representative.Select(item => tick.Record.Propositions[item.Proposition].Id + (item.IsAgreement ? "agree" : "disagree")));
        }
    }

    [Fact]
    public void Consensus_lists_are_those_of_production()
    {
        var tick = PolisMath.Measure(Conversation(), cancellation: TestContext.Current.CancellationToken);
        int[] Tids(string list) => [.. Production.GetProperty("consensus").GetProperty(list).EnumerateArray().Select(item => item.GetProperty("tid").GetInt32())];

        Assert.Equal(Tids("agree"), tick.Consensus.Agree.Select(statement => int.Parse(tick.Record.Propositions[statement.Proposition].Id, CultureInfo.InvariantCulture)));
        Assert.Equal(Tids("disagree"), tick.Consensus.Disagree.Select(statement => int.Parse(tick.Record.Propositions[statement.Proposition].Id, CultureInfo.InvariantCulture)));
    }

    private static StanceRecord Conversation() => Record(Votes());

    private static StanceRecord Record(IEnumerable<(string Actor, string Statement, int Vote)> votes)
    {
        var rejected = PolisExport.Json("below-100-ptpts", "comments.json").EnumerateArray()
            .Where(comment => comment.GetProperty("mod").GetInt32() == -1)
            .Select(comment => comment.GetProperty("tid").GetRawText())
            .ToHashSet();
        return PolisExport.Record("below-100-ptpts", votes, id => rejected.Contains(id) ? Moderation.Rejected : Moderation.None);
    }

    private static (string Actor, string Statement, int Vote)[] Votes() =>
        [.. PolisExport.Json("below-100-ptpts", "votes.json").EnumerateArray()
            .OrderBy(vote => long.Parse(vote.GetProperty("modified").GetString()!, CultureInfo.InvariantCulture))
            .Select(vote => (vote.GetProperty("pid").GetRawText(), vote.GetProperty("tid").GetRawText(), vote.GetProperty("vote").GetInt32()))];

    private static PolisStatement Statement(PolisTick tick, int tid) =>
        tick.Statements.Single(statement => tick.Record.Propositions[statement.Proposition].Id == $"{tid}");

    private static int Code(PolisTick tick, int actor) => int.Parse(tick.Record.Actors[actor].Code, CultureInfo.InvariantCulture);
}
