using System.Text.RegularExpressions;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Runs;

namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class StancesRunTests
{
    private static readonly StancesOptions Short = new()
    {
        Senders = 12,
        Sessions = 20,
        Held = 3,
        Statements = 5,
        Connections = 4,
        WarmUp = TimeSpan.FromSeconds(.1),
        Measured = TimeSpan.FromSeconds(.6),
    };

    [Fact]
    public void A_server_that_keeps_what_it_acknowledges_passes()
    {
        var report = Run(StubFault.None, Short);

        Assert.Empty(report.Faults);
        Assert.True(report["stancesPerSecond"] > 0);
        Assert.Equal(100, report["withNext"]);
        Assert.Equal(20, report["sessions"]);
        Assert.True(report["p50"] <= report["p99"] && report["p99"] <= report["longest"]);
    }

    [Theory]
    [InlineData((int)StubFault.KeepsNotAll, "Lost|expected version")]
    [InlineData((int)StubFault.EntersTwice, "Doubled|expected version")]
    [InlineData((int)StubFault.KeepsAnother, "Changed|expected version|record: actor .* expected")]
    [InlineData((int)StubFault.ExportsNotAll, "found nothing")]
    public void A_server_that_does_not_is_found_out(int fault, string pattern)
    {
        var report = Run((StubFault)fault, Short);

        Assert.Contains(report.Faults, found => Regex.IsMatch(found, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_slow_server_is_seen_to_be_slow_and_misses_its_limits()
    {
        var report = Run(StubFault.IsSlow, Short with { Limits = new LoadLimits(LeastPerSecond: 100_000, MostP99: 10) });

        Assert.True(report["p50"] >= 20);
        Assert.Equal(2, report.FaultCount);
    }

    [Fact]
    public void What_is_due_on_a_slow_server_waits_from_when_it_was_due()
    {
        // Four connections of 20 ms can take 200 a second; of 800 that are due most wait far longer than they take.
        var report = Run(StubFault.IsSlow, Short with { Rate = 800 });

        Assert.True(report["p90"] > 100);
        Assert.Empty(report.Faults);
    }

    [Fact]
    public void A_report_is_one_json_document_with_figures_and_faults()
    {
        var report = new RunReport("stances");
        report.Add("p99", "99 % within", 12.34567, "ms");
        report.Add("serverMegabytes", "memory", null, "MB");
        report.Fault("One stance was lost.");

        var json = System.Text.Json.Nodes.JsonNode.Parse(report.ToJson())!;

        Assert.False((bool)json["passed"]!);
        Assert.Equal(12.3457, (double)json["p99"]!);
        Assert.Null(json["serverMegabytes"]);
        Assert.Equal("One stance was lost.", (string)json["faults"]![0]!);
    }

    private static RunReport Run(StubFault fault, StancesOptions options)
    {
        using var server = new StubServer(new StubDialogue(fault));
        using var workbench = Workbench.Open(new WorkbenchOptions { Address = server.Address }, default);
        return StancesRun.Run(workbench, options, default);
    }
}
