using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Records.Tests.Sources;

public sealed class PolisTests
{
    [Fact]
    public void Votes_are_taken_in_the_order_of_their_time_and_the_last_counts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n30,,2,9,1\n10,,5,8,-1\n20,,2,9,-1\n20,,1,7,0\n");
        folder.Write("comments.csv", "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n86400000,,1,0,0,0,1,One\n1,,3,0,0,0,0,Never voted on\n1,,2,0,0,0,-1,Two\n1,,5,0,0,0,0,Five\n");
        folder.Write("participants-votes.csv", "participant,group-id,n-comments\n7,0,1\n8,1,0\n6,,0\n");

        var record = RecordReader.Read(folder.Path);

        Assert.Equal(["8", "9", "7"], record.Actors.Select(actor => actor.Code));
        Assert.Equal(["5", "2", "1", "3"], record.Propositions.Select(proposition => proposition.Id));
        Assert.Equal([Moderation.None, Moderation.Rejected, Moderation.Accepted, Moderation.None], record.Propositions.Select(proposition => proposition.Moderation));
        Assert.Equal(Stance.Support, record[1, 1]);
        Assert.Equal("1", record.Actors[0].Groups["polis-group"]);
        Assert.Equal(new DateOnly(1970, 1, 2), record.Propositions[2].Date);
        Assert.Equal(["silent-participants", "conflicting-stances"], record.Notes.Select(note => note.Code));
    }

    [Fact]
    public void Final_votes_alone_are_taken_row_by_row_from_left_to_right()
    {
        using var folder = new TemporaryFolder();
        folder.Write("participants-votes.csv", "participant,group-id,n-votes,4,2,3\n10,0,1,,1,\n12,0,0,,,\n11,1,2,-1,,0\n");

        var record = RecordReader.Read(folder.Path);

        Assert.Equal(["2", "4", "3"], record.Propositions.Select(proposition => proposition.Id));
        Assert.Equal(["10", "11"], record.Actors.Select(actor => actor.Code));
        Assert.Equal(["12"], Assert.Single(record.Notes).Examples);
        Assert.Equal(Stance.Oppose, record[1, 1]);
    }

    [Theory]
    [InlineData("vtaiwan.uberx")]
    [InlineData("brexit-consensus")]
    [InlineData("15-per-hour-seattle")]
    public void The_last_votes_are_those_that_polis_exports_as_final(string conversation)
    {
        var votes = RecordReader.Read(SharedData.Require("polis", conversation));
        using var folder = new TemporaryFolder();
        File.Copy(SharedData.Require("polis", conversation, "participants-votes.csv"), folder["participants-votes.csv"]);
        var final = RecordReader.Read(folder.Path);

        Assert.Equal(final.StanceCount, votes.StanceCount);
        for (var actor = 0; actor < votes.Actors.Length; actor++)
        {
            var same = final.ActorIndex(votes.Actors[actor].Code)!.Value;
            var row = votes.OfActor(actor);
            for (var place = 0; place < row.Length; place++)
            {
                Assert.Equal(row.Stances[place], final[same, final.PropositionIndex(votes.Propositions[row.Indices[place]].Id)!.Value]);
            }
        }
    }

    [Theory]
    [InlineData("vtaiwan.uberx")]
    [InlineData("brexit-consensus")]
    public void Statements_stand_in_the_order_that_the_mathematics_of_polis_gave_them(string conversation)
    {
        var record = RecordReader.Read(SharedData.Require("polis", conversation));
        using var reference = System.Text.Json.JsonDocument.Parse(File.ReadAllText(SharedData.Require("polis-math", "reference", conversation + ".polismath.json")));

        Assert.Equal(
            reference.RootElement.GetProperty("statement_ids").EnumerateArray().Select(id => id.ToString()),
            record.Propositions.Select(proposition => proposition.Id));
        Assert.Equal(
            reference.RootElement.GetProperty("participants").GetProperty("id").EnumerateArray().Select(id => id.ToString()),
            record.Actors.Select(actor => actor.Code));
    }
}
