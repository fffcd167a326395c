using System.Diagnostics;

namespace Entente.Cluster.Tests;

/// <summary>Waits for what happens beside the test, and fails when it does not.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, "What was waited for did not happen.");
            await Task.Delay(1);
        }
    }
}
