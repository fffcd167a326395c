using System.Diagnostics;
using System.Net;
using Entente.Load.Conversations;
using Entente.Load.Figures;
using Entente.Load.Ledger;
using Entente.Load.Processes;
using Entente.Load.Protocol;

namespace Entente.Load.Runs;

/// <summary>Holds a Polis conversation again on the server, as fast as it goes, and compares the record with the file.</summary>
/// <remarks>
/// Votes of one voter keep their order. Those of different voters may overtake each other: the last vote of each voter on each comment counts, so that the
/// final record does not depend on it. With one connection the order of time is kept throughout.
/// </remarks>
internal static class ReplayRun
{
    private const string Language = "zh";

    /// <summary>Runs it.</summary>
    /// <param name="workbench">The server.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="connections">How many connections the voters share.</param>
    /// <param name="cancellation">Gives up.</param>
    public static RunReport Run(Workbench workbench, PolisConversation conversation, int connections, CancellationToken cancellation)
    {
        var server = workbench.Addresses[0];
        var report = new RunReport("replay");
        using var client = new WorkbenchClient(server, TimeSpan.FromSeconds(60));
        var convener = client.Register($"replay {Stopwatch.GetTimestamp():x}", "a conversation held again in full");
        var dialogue = client.Convene(convener, "A conversation held again", "Every vote of a published conversation, in order of time.", attributed: true, Language);
        client.OpenRound(convener, dialogue, "All of it");
        var statements = Submit(client, convener, dialogue, conversation.Comments, cancellation);
        var voters = conversation.Votes.Select(vote => vote.Voter).Distinct().ToList();
        var (tokens, seats) = (new string[voters.Count], new Seat[voters.Count]);
        Stage.Share(server, voters.Count, Sit, cancellation);
        var place = voters.Index().ToDictionary(voter => voter.Item, voter => voter.Index);
        using var window = new LoadWindow(workbench.Process, workbench.Postgres is { } postgres ? postgres.Figures : null);
        var start = Stopwatch.GetTimestamp();
        var faults = Cast(server, dialogue, conversation.Votes, statements, place, tokens, connections, cancellation);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var expected = new RecordTable();
        foreach (var ((voter, comment), position) in conversation.LastVotes()) expected.Add(seats[place[voter]], statements[comment], position);
        var found = RecordTable.Read(client.Record(convener, dialogue));
        report.Add("store", "store", workbench.Store);
        report.Add("votes", "votes cast again", conversation.Votes.Count);
        report.Add("voters", "voters", voters.Count);
        report.Add("comments", "comments", conversation.Comments.Count);
        report.Add("seconds", "took", seconds, "s", 1);
        report.Add("votesPerSecond", "votes a second", conversation.Votes.Count / seconds, "a second");
        report.Add("expectedStances", "stances in the file, the last vote of each voter on each comment", expected.Count);
        report.Add("foundStances", "stances in the record", found.Count);
        window.TellTo(report, conversation.Votes.Count);
        report.Fault(faults);
        report.Fault(found.Compare(expected));
        return report;

        void Sit(WorkbenchClient hand, int voter)
        {
            tokens[voter] = hand.NewDevice();
            seats[voter] = hand.Join(tokens[voter], dialogue, Language);
        }
    }

    private static Dictionary<int, int> Submit(WorkbenchClient client, string convener, string dialogue, IReadOnlyList<PolisComment> comments, CancellationToken cancellation)
    {
        // Whoever submits takes no stance, and so does not appear among the voters.
        var author = client.NewDevice();
        _ = client.Join(author, dialogue, Language);
        var statements = new Dictionary<int, int>();
        foreach (var comment in comments)
        {
            cancellation.ThrowIfCancellationRequested();
            // The server refuses the same words twice; the conversation had them twice and its votes are on both.
            statements[comment.Id] = client.Submit(author, dialogue, comment.Text, Language) ?? client.Submit(author, dialogue, $"{comment.Text} ({comment.Id})", Language)
                ?? throw new UnexpectedAnswerException("POST a statement", "a number", $"a second refusal of comment {comment.Id}");
            client.Accept(convener, dialogue, statements[comment.Id]);
        }

        return statements;
    }

    private static List<string> Cast(
        IPEndPoint server, string dialogue, IReadOnlyList<PolisVote> votes, Dictionary<int, int> statements, Dictionary<int, int> place, string[] tokens, int connections, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var lanes = votes.GroupBy(vote => place[vote.Voter] % connections).Select(lane => lane.ToList()).ToList();
        Stage.Share(server, lanes.Count, CastLane, cancellation);
        return faults;

        void CastLane(WorkbenchClient hand, int lane)
        {
            var requests = new Dictionary<int, StanceRequest>();
            foreach (var (number, vote) in lanes[lane].Index())
            {
                cancellation.ThrowIfCancellationRequested();
                var voter = place[vote.Voter];
                if (!requests.TryGetValue(voter, out var request)) requests[voter] = request = new StanceRequest(server, dialogue, tokens[voter]);
                var status = hand.Resend(request, new SentStance(statements[vote.Comment], vote.Position, SentStance.KeyOf((uint)lane, voter, number)), out _);
                if (status == 200) continue;
                lock (faults) faults.Add($"voter {vote.Voter} on comment {vote.Comment}: expected 200, found {status}");
            }
        }
    }
}
