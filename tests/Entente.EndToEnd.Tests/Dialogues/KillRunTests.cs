using System.Text.RegularExpressions;
using Entente.Load.Figures;
using Entente.Load.Runs;

namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class KillRunTests
{
    private static readonly KillOptions Short = new()
    {
        Rounds = 3,
        Senders = 8,
        Statements = 5,
        Connections = 4,
        Shortest = TimeSpan.FromSeconds(.1),
        Longest = TimeSpan.FromSeconds(.3),
        Patience = TimeSpan.FromSeconds(10),
        Late = 8,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_server_that_keeps_what_it_acknowledges_passes_every_round(bool participantsGoOn)
    {
        var report = Run(StubFault.None, participantsGoOn);

        Assert.Empty(report.Faults);
        Assert.Equal(3, report["rounds"]);
        Assert.True(report["acknowledged"] > 100);
        Assert.True(report["lostConnections"] > 0);
        Assert.True(report["sentLate"] > 0);
    }

    [Theory]
    [InlineData((int)StubFault.LosesLastInCrash, "Lost")]
    [InlineData((int)StubFault.ForgetsKeysInCrash, "after sending again: Doubled")]
    [InlineData((int)StubFault.SignsOutInCrash, "found 401")]
    [InlineData((int)StubFault.BreaksChainInCrash, "the chain is broken at event 7")]
    [InlineData((int)StubFault.EntersTwice, "Doubled|expected version")]
    [InlineData((int)StubFault.KeepsNotAll, "expected version")]
    public void A_server_that_does_not_is_found_out_with_the_round_and_the_seed(int fault, string pattern)
    {
        var report = Run((StubFault)fault, participantsGoOn: false);

        Assert.Contains(report.Faults, found => Regex.IsMatch(found, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains(report.Faults, found => found.EndsWith("seed 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_that_loses_a_stance_while_participants_go_on_is_found_out() =>
        Assert.Contains(Run(StubFault.LosesLastInCrash, participantsGoOn: true).Faults, found => found.Contains("expected version", StringComparison.Ordinal) || found.Contains("Lost", StringComparison.Ordinal));

    private static RunReport Run(StubFault fault, bool participantsGoOn)
    {
        using var crash = new StubCrash(new StubDialogue(fault), participantsGoOn);
        return KillRun.Run(crash, Short, progress: null, default);
    }
}
