using Entente.Cluster.Hosting;
using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Storage;
using Entente.Dialogue.Storage.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Cluster.Tests.Processes;

/// <summary>One process of a cluster: takes stances for some accounts as fast as it can, and says on its output what was acknowledged and under which ownership it wrote.</summary>
internal static class ClusterNode
{
    public const string NameVariable = "ENTENTE_CLUSTER_NODE";
    public const string DatabaseVariable = "ENTENTE_CLUSTER_DATABASE";
    public const int Accounts = 4;
    private static readonly Lock Output = new();
    private static readonly DialogueId Dialogue = DialogueId.Parse("three-processes");

    public static bool IsWanted => Environment.GetEnvironmentVariable(NameVariable) is { Length: > 0 };

    public static async Task<int> RunAsync()
    {
        var name = Environment.GetEnvironmentVariable(NameVariable)!;
        var database = Environment.GetEnvironmentVariable(DatabaseVariable)!;
        await using var log = new SpeakingLog(await EventLogs.OpenPostgresAsync(database, new EventLogOptions(), TimeProvider.System, default));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IEventLog>(log);
        builder.AddDialogueCluster(new ClusterOptions { MembershipDatabase = database });
        using var host = builder.Build();
        await host.StartAsync();
        var dialogues = host.Services.GetRequiredService<IDialogueHost>();
        Say("ready");
        using var ended = new CancellationTokenSource();
        var work = Task.CompletedTask;
        while (await Console.In.ReadLineAsync() is { } order)
        {
            if (order == "convene")
            {
                var talk = new Talk(dialogues, Dialogue);
                await talk.ConveneAsync();
                await talk.DoAsync("dan", new JoinOpenDialogue("Dan", "en"));
                await talk.DoAsync("dan", new SubmitStatement("Patrols announce their course.", "en", StatementTags.None));
                Say("convened");
            }
            else if (order == "go")
            {
                work = Task.WhenAll(Enumerable.Range(1, Accounts).Select(number => LoadAsync(dialogues, $"{name}-{number}", ended.Token)));
            }
            else
            {
                break;
            }
        }
        await ended.CancelAsync();
        await work;
        await host.StopAsync();
        Say("done");
        return 0;
    }

    private static async Task LoadAsync(IDialogueHost dialogues, string account, CancellationToken ended)
    {
        await UntilTakenAsync(dialogues, account, new JoinOpenDialogue(account, "en"), null, ended);
        for (var number = 1; !ended.IsCancellationRequested; number++)
        {
            var position = number % 2 == 0 ? Position.Support : Position.Oppose;
            var request = $"{account}-{number}";
            if (await UntilTakenAsync(dialogues, account, new TakeStance(new StatementId(1), position), request, ended))
                Say($"ack {request}");
        }
    }

    private static async Task<bool> UntilTakenAsync(IDialogueHost dialogues, string account, DialogueCommand command, string? request, CancellationToken ended)
    {
        while (true)
        {
            try
            {
                var reply = await dialogues.ExecuteAsync(Dialogue, command, Talk.Person(account), request, null, default);
                if (reply.Refusal is null or HasJoinedOpenDialogue)
                    return true;
                Say($"refused {reply.Refusal.Code}");
                return false;
            }
            catch (DialogueUnavailableException)
            {
                if (ended.IsCancellationRequested)
                    return false;
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private static void Say(string line)
    {
        // One write for a line: a process that is killed says it whole or not at all.
        lock (Output)
        {
            Console.Out.Write(line + "\n");
            Console.Out.Flush();
        }
    }

    /// <summary>Says of every append under which ownership it became durable.</summary>
    private sealed class SpeakingLog(IEventLog inner) : IEventLog
    {
        public IPersonKeys Keys => inner.Keys;

        public async Task<IDialogueLog> OpenAsync(DialogueId dialogue, CancellationToken cancellation) => new SpeakingDialogueLog(await inner.OpenAsync(dialogue, cancellation));

        public IAsyncEnumerable<LoggedEvent> ReadAsync(DialogueId dialogue, long after, CancellationToken cancellation) => inner.ReadAsync(dialogue, after, cancellation);

        public IAsyncEnumerable<DialogueId> DialoguesAsync(CancellationToken cancellation) => inner.DialoguesAsync(cancellation);

        public IAsyncEnumerable<DialogueHead> HeadsAsync(CancellationToken cancellation) => inner.HeadsAsync(cancellation);

        public Task<LogVerification> VerifyAsync(VerificationOptions options, IProgress<double>? progress, CancellationToken cancellation) =>
            inner.VerifyAsync(options, progress, cancellation);

        public Task<LogHead> ImportAsync(DialogueId dialogue, IAsyncEnumerable<EventData> events, CancellationToken cancellation) =>
            inner.ImportAsync(dialogue, events, cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class SpeakingDialogueLog(IDialogueLog inner) : IDialogueLog
    {
        public DialogueId Dialogue => inner.Dialogue;

        public long Epoch => inner.Epoch;

        public LogHead Head => inner.Head;

        public async Task<LogHead> AppendAsync(IReadOnlyList<EventData> events, CancellationToken cancellation)
        {
            var head = await inner.AppendAsync(events, cancellation).ConfigureAwait(false);
            Say($"wrote {inner.Epoch} {head.Sequence}");
            return head;
        }

        public Task SaveSnapshotAsync(int format, ReadOnlyMemory<byte> state, long sequence, CancellationToken cancellation) =>
            inner.SaveSnapshotAsync(format, state, sequence, cancellation);

        public Task<LogSnapshot?> LatestSnapshotAsync(CancellationToken cancellation) => inner.LatestSnapshotAsync(cancellation);

        public Task DeleteSnapshotsAsync(CancellationToken cancellation) => inner.DeleteSnapshotsAsync(cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
