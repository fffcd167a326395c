using Entente.Load.Conversations;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Runs;
using Entente.TestKit;

namespace Entente.EndToEnd.Tests.Dialogues;

/// <summary>The runs of <c>entente-load</c> against the real server, each a short count of what <c>make load</c> and <c>make chaos</c> do at length.</summary>
public sealed class RealServerTests
{
    private static readonly KillOptions ShortKill = new()
    {
        Senders = 16,
        Statements = 6,
        Connections = 8,
        Longest = TimeSpan.FromSeconds(.8),
        Late = 4,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_acknowledged_stance_is_on_record_once_after_a_load(bool usesPostgres)
    {
        var options = new StancesOptions { Senders = 20, Sessions = 40, Held = 10, Statements = 12, Connections = 8, WarmUp = TimeSpan.Zero, Measured = TimeSpan.FromSeconds(1) };

        var report = Run(workbench => StancesRun.Run(workbench, options, default), usesPostgres);

        Assert.Empty(report.Faults);
        Assert.True(report["acknowledged"] > 0);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void A_server_killed_under_load_loses_and_doubles_nothing(bool usesPostgres, int rounds) =>
        Assert.Empty(Run(workbench => KillRun.Run(new ServerKilled(workbench), ShortKill with { Rounds = rounds }, null, default), usesPostgres).Faults);

    [Fact]
    public void A_database_that_crashes_under_the_server_loses_and_doubles_nothing() =>
        Assert.Empty(Run(workbench => KillRun.Run(new DatabaseCrashed(workbench), ShortKill with { Rounds = 1 }, null, default), usesPostgres: true).Faults);

    [Fact]
    public void A_member_of_a_cluster_that_is_killed_under_load_loses_and_doubles_nothing() =>
        Assert.Empty(Run(workbench => KillRun.Run(new MemberKilled(workbench), ShortKill with { Rounds = 1 }, null, default), usesPostgres: true, servers: 3).Faults);

    [Fact]
    public void A_real_conversation_held_again_ends_with_the_record_of_its_file()
    {
        var conversation = PolisConversation.Read(SharedData.Require("polis", "vtaiwan.uberx"));
        // The first votes of all: the whole takes as long as a load run.
        conversation = conversation with { Votes = [.. conversation.Votes.Take(3_000)] };

        var report = Run(workbench => ReplayRun.Run(workbench, conversation, connections: 8, default));

        Assert.Empty(report.Faults);
        Assert.Equal(report["expectedStances"], report["foundStances"]);
    }

    [Fact]
    public void Everyone_who_watches_hears_of_what_happens()
    {
        var options = new WatchOptions { Watchers = 20, Statements = 6, Connections = 4, Rate = 50, Measured = TimeSpan.FromSeconds(1) };

        Assert.Empty(Run(workbench => WatchRun.Run(workbench, options, default)).Faults);
    }

    private static RunReport Run(Func<Workbench, RunReport> run, bool usesPostgres = false, int servers = 1)
    {
        Assert.SkipWhen(usesPostgres && !Directory.Exists("/usr/lib/postgresql"), "PostgreSQL is not installed on this machine.");
        var options = new WorkbenchOptions
        {
            Program = BuiltCommand.Program,
            UsesPostgres = usesPostgres,
            Servers = servers,
        };
        using var workbench = Workbench.Open(options, default);
        var report = run(workbench);
        foreach (var server in workbench.Servers) server.Stop();
        Assert.Null(workbench.Servers[0].VerifyChains());
        return report;
    }
}
