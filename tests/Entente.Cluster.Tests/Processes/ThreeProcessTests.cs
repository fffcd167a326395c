using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Storage;
using Entente.TestKit;

namespace Entente.Cluster.Tests.Processes;

/// <summary>Three real processes on one PostgreSQL server. <c>ENTENTE_CLUSTER_ROUNDS</c> says how often one is killed; 2 by default.</summary>
public sealed class ThreeProcessTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_dialogue_survives_the_death_of_its_process_with_every_acknowledged_stance_once_and_one_owner_at_a_time()
    {
        using var server = new PostgresServer();
        var database = server.NewDatabase();
        var nodes = new List<Node>();
        try
        {
            nodes.AddRange(await Task.WhenAll(Enumerable.Range(1, 3).Select(number => Node.StartAsync($"n{number}", database))));
            nodes[0].Order("convene");
            await nodes[0].Convened.WaitAsync(Patience);
            nodes.ForEach(node => node.Order("go"));

            var rounds = int.Parse(Environment.GetEnvironmentVariable("ENTENTE_CLUSTER_ROUNDS") ?? "2", CultureInfo.InvariantCulture);
            for (var round = 1; round <= rounds; round++)
            {
                var living = nodes.FindAll(node => !node.IsDead);
                await ProgressAsync(living, 100);
                var owner = living.MaxBy(node => node.LastEpoch)!;
                owner.Kill();
                var killed = Stopwatch.GetTimestamp();
                await ProgressAsync(living.FindAll(node => node != owner), 20);
                output.WriteLine($"Round {round}: owner {owner.Name} killed, the dialogue is back after {Stopwatch.GetElapsedTime(killed).TotalSeconds:F1} s.");
                var starting = Stopwatch.GetTimestamp();
                var next = await Node.StartAsync($"n{nodes.Count + 1}", database);
                output.WriteLine($"Another process joined in {Stopwatch.GetElapsedTime(starting).TotalSeconds:F1} s.");
                nodes.Add(next);
                next.Order("go");
            }

            var ending = Stopwatch.GetTimestamp();
            await Task.WhenAll(nodes.Where(node => !node.IsDead).Select(node => node.EndAsync()));
            output.WriteLine($"The rest stopped in {Stopwatch.GetElapsedTime(ending).TotalSeconds:F1} s.");
            await CheckAsync(database, nodes);
        }
        finally
        {
            nodes.ForEach(node => node.Dispose());
        }
    }

    private async Task CheckAsync(string database, List<Node> nodes)
    {
        await using var log = await EventLogs.OpenPostgresAsync(database, new EventLogOptions(), TimeProvider.System, default);
        var id = Assert.Single(await log.DialoguesAsync(default).ToListAsync());
        var serializer = new EventSerializer(id, null);
        var requests = await log.ReadAsync(id, 0, default)
            .Select(logged => serializer.Read(logged.Kind, logged.Time, logged.Payload.Span).Request).Where(request => request is not null).ToListAsync();
        var acknowledged = nodes.SelectMany(node => node.Acknowledged).ToList();
        output.WriteLine($"{acknowledged.Count} stances were acknowledged, {requests.Count} are in the log.");

        Assert.Equal(requests.Count, requests.Distinct().Count());
        Assert.Empty(acknowledged.Except(requests));
        Assert.Empty((await log.VerifyAsync(id, null, default)).Faults);
        Assert.Empty(nodes.SelectMany(node => node.Refused));
        var owners = nodes.SelectMany(node => node.Epochs.Select(epoch => (epoch, node.Name))).GroupBy(pair => pair.epoch).ToList();
        output.WriteLine($"{owners.Count} ownerships followed each other.");
        Assert.All(owners, epoch => Assert.Single(epoch));
    }

    private static async Task ProgressAsync(List<Node> nodes, int more)
    {
        var goals = nodes.Select(node => (Node: node, Goal: node.Acknowledged.Count + more)).ToList();
        var started = Stopwatch.GetTimestamp();
        while (goals.Exists(pair => pair.Node.Acknowledged.Count < pair.Goal))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "The dialogue did not come back.");
            await Task.Delay(10);
        }
    }

    /// <summary>A process of the cluster, seen from outside.</summary>
    private sealed class Node : IDisposable
    {
        private readonly Process _process;
        private readonly Task _listening;
        private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _convened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _lastEpoch;

        private Node(string name, Process process)
        {
            (Name, _process) = (name, process);
            _listening = Task.Run(ListenAsync);
        }

        public string Name { get; }

        public Task Convened => _convened.Task;

        public bool IsDead { get; private set; }

        public ConcurrentQueue<string> Acknowledged { get; } = [];

        public ConcurrentQueue<string> Refused { get; } = [];

        public ConcurrentDictionary<long, long> Written { get; } = [];

        public IEnumerable<long> Epochs => Written.Keys;

        public long LastEpoch => Volatile.Read(ref _lastEpoch);

        public static async Task<Node> StartAsync(string name, string database)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
            start.Environment[ClusterNode.NameVariable] = name;
            start.Environment[ClusterNode.DatabaseVariable] = database;
            var node = new Node(name, Process.Start(start)!);
            await node._ready.Task.WaitAsync(Patience);
            return node;
        }

        public void Order(string order)
        {
            _process.StandardInput.WriteLine(order);
            _process.StandardInput.Flush();
        }

        /// <summary>Ends the process at once, as kill -9 does.</summary>
        public void Kill()
        {
            if (IsDead)
                return;
            IsDead = true;
            _process.Kill();
            _process.WaitForExit();
            _listening.Wait(Patience);
        }

        public void Dispose()
        {
            Kill();
            _process.Dispose();
        }

        public async Task EndAsync()
        {
            Order("end");
            await _process.WaitForExitAsync().WaitAsync(Patience);
            await _listening.WaitAsync(Patience);
            Assert.Equal(0, _process.ExitCode);
            IsDead = true;
        }

        private async Task ListenAsync()
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                var words = line.Split(' ');
                switch (words[0])
                {
                    case "ready": _ready.TrySetResult(); break;
                    case "convened": _convened.TrySetResult(); break;
                    case "ack": Acknowledged.Enqueue(words[1]); break;
                    case "refused": Refused.Enqueue(words[1]); break;
                    case "wrote":
                        var epoch = long.Parse(words[1], CultureInfo.InvariantCulture);
                        Written[epoch] = long.Parse(words[2], CultureInfo.InvariantCulture);
                        Volatile.Write(ref _lastEpoch, Math.Max(_lastEpoch, epoch));
                        break;
                }
            }
            _ready.TrySetException(new InvalidOperationException("The process ended before it was ready."));
        }
    }
}
