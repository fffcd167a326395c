using Entente.Cluster.Live;
using Entente.Cluster.Watching;
using Entente.Cluster.Wire;
using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Cluster.Tests.Live;

/// <summary>A live dialogue without a cluster around it: its turns on a scheduler of the test's, its time in the test's hand.</summary>
internal sealed class LiveTalk : IAsyncDisposable
{
    private readonly TaskFactory _turns = new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
    private readonly ServiceProvider _provider = new ServiceCollection().AddMetrics().AddSingleton<ClusterMeters>().BuildServiceProvider();
    private readonly LiveDialogue _live;

    private LiveTalk(TestLog log, ClusterOptions options)
    {
        Log = log;
        var services = new LiveServices(log, options, Time, _provider.GetRequiredService<ClusterMeters>(), NullLogger<LiveDialogue>.Instance, () => 0.5);
        _live = new LiveDialogue(DialogueId.Parse("live-talk"), services, () => IsLost = true, Stays.Add);
    }

    public TestLog Log { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).AddTicks(7));

    public bool IsLost { get; private set; }

    public List<TimeSpan> Stays { get; } = [];

    public static async Task<LiveTalk> BeginAsync(ClusterOptions options, TimeSpan? lasts = null, DialogueRules? rules = null)
    {
        var talk = new LiveTalk(await TestLog.NewAsync(), options);
        await talk.DoAsync("carla", new ConveneDialogue(
            "Borders", "To find rules.", rules ?? new DialogueRules { Openness = Openness.Open, ShowsUnmoderated = true }, null, "Carla", "en"));
        await talk.DoAsync("carla", new OpenRound("First round", RoundTakes.All, lasts));
        await talk.DoAsync("ann", new JoinOpenDialogue("Ann", "en"));
        await talk.DoAsync("ann", new SubmitStatement("Patrols announce their course.", "en", StatementTags.None));
        return talk;
    }

    public async Task<CommandReply> DoAsync(string account, DialogueCommand command)
    {
        var result = await InTurn(() => _live.ExecuteAsync(new CommandCall(command, Talk.Person(account), null, null)).AsTask());
        Assert.Equal((CallOutcome.Done, null), (result.Outcome, result.Reply?.Refusal));
        return result.Reply!;
    }

    public Task StanceAsync(Position position) => DoAsync("ann", new TakeStance(new StatementId(1), position));

    public async Task<Picture> SeeAsync()
    {
        var result = await InTurn(() => _live.AskAsync(new QuestionCall(new SeePicture(), Talk.Person("carla"))).AsTask());
        return Assert.IsType<Picture>(result.Answer.Value);
    }

    public Task WatchAsync(INoticeReceiver receiver) => InTurn(() =>
    {
        _live.Board.Add(receiver);
        return Task.FromResult(true);
    });

    public async ValueTask DisposeAsync()
    {
        await InTurn(async () =>
        {
            await _live.DisposeAsync();
            return true;
        });
        await Log.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private Task<T> InTurn<T>(Func<Task<T>> work) => _turns.StartNew(work).Unwrap();
}

/// <summary>Keeps what it is told.</summary>
internal sealed class Listener : INoticeReceiver
{
    private readonly Lock _gate = new();
    private readonly List<NoticeBatch> _batches = [];

    public IReadOnlyList<NoticeBatch> Batches
    {
        get
        {
            lock (_gate)
                return [.. _batches];
        }
    }

    public ValueTask ReceiveAsync(NoticeBatch batch)
    {
        lock (_gate)
            _batches.Add(batch);
        return default;
    }
}
