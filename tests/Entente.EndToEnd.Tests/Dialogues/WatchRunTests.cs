using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Runs;

namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class WatchRunTests
{
    [Fact]
    public void Every_watcher_hears_of_every_stance()
    {
        var report = Run(StubFault.None);

        Assert.Empty(report.Faults);
        Assert.True(report["fewestNotices"] > 0);
        Assert.Equal(report["notices"], report["fewestNotices"] * 6);
    }

    [Fact]
    public void A_watcher_who_is_told_nothing_is_found_out() =>
        Assert.Contains(Run(StubFault.OverlooksOneWatcher).Faults, fault => fault.StartsWith("1 of 6 watchers got no notice", StringComparison.Ordinal));

    private static RunReport Run(StubFault fault)
    {
        using var server = new StubServer(new StubDialogue(fault));
        using var workbench = Workbench.Open(new WorkbenchOptions { Address = server.Address }, default);
        var options = new WatchOptions { Watchers = 6, Statements = 4, Connections = 2, Rate = 40, Measured = TimeSpan.FromSeconds(.5), LongestWait = TimeSpan.FromSeconds(3) };
        return WatchRun.Run(workbench, options, default);
    }
}
