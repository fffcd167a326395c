using System.Diagnostics;
using System.Globalization;
using Entente.Measures.Randomness;

namespace Entente.Dialogue.Storage.Tests.Sqlite;

/// <summary>A process that is killed at any moment has lost and doubled nothing that it acknowledged.</summary>
public sealed class KillTests
{
    private const int Rounds = 5;

    [Fact]
    public async Task A_killed_process_lost_and_doubled_nothing_that_it_acknowledged()
    {
        using var folder = new SqliteFolder();
        var chance = new CounterRandom(930, 6438);
        var acknowledged = new Dictionary<long, int>();

        for (var round = 0; round < Rounds; round++)
        {
            var enough = 200 + chance.Below((ulong)round, 2000);
            foreach (var (sequence, number) in await KilledAfterAsync(folder.Folder, enough, first: round * 1_000_000)) acknowledged.Add(sequence, number);

            await using var log = await folder.OpenAsync();
            Assert.True((await log.VerifyAsync(dialogue: null, null, default)).IsIntact);
            var kept = (await Events.ListAsync(log.ReadAsync(Events.Talks, 0, default))).Select(item => item.Time).ToList();
            Assert.All(acknowledged, item => Assert.Equal(Events.Of(item.Value).Time, kept[(int)item.Key - 1]));
            Assert.Equal(kept.Count, kept.Distinct().Count());
        }
    }

    /// <summary>Starts a process that appends as fast as it can, and kills it once it has acknowledged so many.</summary>
    private static async Task<IReadOnlyList<(long Sequence, int Number)>> KilledAfterAsync(string folder, int enough, int first)
    {
        var program = Path.ChangeExtension(typeof(KillTests).Assembly.Location, null);
        var start = OperatingSystem.IsWindows() || !File.Exists(program)
            ? new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location, "append", folder, first.ToString(CultureInfo.InvariantCulture)])
            : new ProcessStartInfo(program, ["append", folder, first.ToString(CultureInfo.InvariantCulture)]);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var acknowledged = new List<(long, int)>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The last line may be cut by the kill; only whole ones, with their mark at the end, were said.
            if (line.Split(' ') is [var sequence, var number, "."]) acknowledged.Add((long.Parse(sequence), int.Parse(number)));
            if (acknowledged.Count == enough) process.Kill();
        }

        await process.WaitForExitAsync();
        Assert.True(acknowledged.Count >= enough, $"The process ended by itself after {acknowledged.Count} events.");
        return acknowledged;
    }
}

/// <summary>The process that is killed.</summary>
internal static class EndlessAppends
{
    public static async Task<int> RunAsync(string folder, int first)
    {
        await using var log = await EventLogs.OpenSqliteAsync(folder, new(), TimeProvider.System, default);
        await using var handle = await log.OpenAsync(Events.Talks, default);
        var output = Console.Out;
        var inFlight = new Queue<(Task<LogHead> Append, int Number)>();
        for (var number = first; ; number++)
        {
            inFlight.Enqueue((handle.AppendAsync([Events.Of(number)], default), number));
            if (inFlight.Count < 64) continue;
            var (append, said) = inFlight.Dequeue();
            await output.WriteLineAsync($"{(await append).Sequence} {said} .");
            await output.FlushAsync();
        }
    }
}
