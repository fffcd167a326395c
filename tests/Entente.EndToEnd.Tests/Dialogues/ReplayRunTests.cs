using Entente.Load.Conversations;
using Entente.Load.Figures;
using Entente.Load.Ledger;
using Entente.Load.Processes;
using Entente.Load.Runs;
using Entente.TestKit;

namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class ReplayRunTests
{
    // Voter 7 changes a vote; the file is not in order of time; two comments say the same; comment 3 has no text.
    private const string Votes = """
        timestamp,datetime,comment-id,voter-id,vote
        30,x,0,7,-1
        10,x,0,7,1
        20,x,1,7,0
        20,x,1,9,-1
        40,x,2,9,1
        50,x,3,4,1
        """;

    private const string Comments = """
        timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
        1,x,0,7,1,1,1,"Patrols, ""all"" of them
        on two lines"
        1,x,1,7,1,1,1,The same
        1,x,2,7,1,1,-1,The same
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_conversation_held_again_ends_with_the_record_of_the_file(int connections)
    {
        var report = Replay(StubFault.None, connections);

        Assert.Empty(report.Faults);
        Assert.Equal(6, report["votes"]);
        Assert.Equal(5, report["expectedStances"]);
        Assert.Equal(5, report["foundStances"]);
    }

    [Fact]
    public void A_stance_that_the_record_lacks_is_found_out() =>
        Assert.Contains("found nothing", Assert.Single(Replay(StubFault.ExportsNotAll, connections: 1).Faults), StringComparison.Ordinal);

    [Fact]
    public void The_last_votes_of_a_real_conversation_are_those_of_its_published_table()
    {
        var folder = SharedData.Require("polis", "vtaiwan.uberx");
        var (header, rows) = DelimitedText.Read(File.ReadAllText(Path.Combine(folder, "participants-votes.csv")));
        var published = rows.SelectMany(row => Enumerable.Range(6, header.Length - 6).Where(column => row[column].Length > 0)
            .Select(column => ($"{row[0]} on {header[column]}", row[column])));

        var ours = PolisConversation.Read(folder).LastVotes().Select(vote => ($"{vote.Key.Voter} on {vote.Key.Comment}", vote.Value switch { Position.Support => "1", Position.Oppose => "-1", _ => "0" }));

        Assert.Equal(published.Order(), ours.Order());
    }

    private static RunReport Replay(StubFault fault, int connections)
    {
        var folder = Directory.CreateTempSubdirectory("entente-replay-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "votes.csv"), Votes);
            File.WriteAllText(Path.Combine(folder.FullName, "comments.csv"), Comments);
            using var server = new StubServer(new StubDialogue(fault));
            using var workbench = Workbench.Open(new WorkbenchOptions { Address = server.Address }, default);
            return ReplayRun.Run(workbench, PolisConversation.Read(folder.FullName), connections, default);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
