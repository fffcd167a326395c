using Entente.Cluster.Watching;
using Entente.Cluster.Wire;
using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Storage;
using Microsoft.Extensions.Logging;

namespace Entente.Cluster.Live;

/// <summary>A dialogue in memory and its owner's handle on the log: decides, applies, appends, and says so when it is durable.</summary>
/// <remarks>
/// Everything here runs in turns: one piece of work at a time, many in flight. Two rules carry the whole. A reply goes out only when all that its turn saw is
/// durable, be it events, a refusal or an answer. And when an append fails, the state is of no more use, nothing more is taken, and <paramref name="lost"/>
/// is told; the next one reads the log.
/// </remarks>
/// <param name="id">The dialogue.</param>
/// <param name="services">What live dialogues share.</param>
/// <param name="lost">Called once, when this can no longer be used.</param>
/// <param name="stay">Called with the time for which this should stay in memory even if nobody asks.</param>
internal sealed partial class LiveDialogue(DialogueId id, LiveServices services, Action lost, Action<TimeSpan> stay) : IAsyncDisposable
{
    private const ConfigureAwaitOptions Quietly = ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing;
    private const string Elsewhere = "The dialogue has moved to another process. Send the same request again.";
    private const string Away = "The log of the dialogue is away for the moment. Send the same request again in a few seconds.";
    private const string Damaged = "The log of the dialogue cannot be read. Tell the operator to run: entente dialogue verify";
    private readonly CancellationTokenSource _ended = new();
    private DialogueState _state = new(id);
    private IDialogueLog? _log;
    private Keyring? _keys;
    private EventSerializer? _serializer;
    private Task _last = Task.CompletedTask;
    private Task? _making;
    private Task? _checking;
    private Task? _busy;
    private Exception? _fault;
    private bool _wasLoaded;
    private bool _isClosing;
    private long _sequence;
    private long _fresh;
    private int _inFlight;

    /// <summary>Whether the log has such a dialogue; meaningful once something was asked.</summary>
    public bool Exists => _state.Exists;

    /// <summary>Who watches.</summary>
    public NoticeBoard Board { get; } = new(id, services.Options.NoticeInterval, services.Time);

    /// <summary>Carries out a command; see <see cref="IDialogueHost.ExecuteAsync"/>.</summary>
    public async ValueTask<CommandResult> ExecuteAsync(CommandCall call)
    {
        if (_inFlight >= services.Options.MostInFlight)
            return CommandResult.NotTaken("The dialogue has more to do than its log can keep up with. Send the same request again in a few seconds.");
        _inFlight++;
        try
        {
            Decision decision;
            while (true)
            {
                if (await ReadyAsync() is { } problem)
                    return CommandResult.NotTaken(problem);
                decision = Dialogues.Decide(_state, call.Command, call.Caller, services.Now(), call.Request);
                if (decision.Events.Count == 0)
                    break;
                if (_log is null)
                {
                    await (_busy = OpenAsync());
                    continue;
                }
                var written = Write(decision.Events);
                if (_keys!.Missing.Count == 0)
                {
                    Commit(decision.Events, written);
                    break;
                }
                // While the keys are made others go on, so the command is decided again.
                await (_making ??= MakeKeysAsync([.. _keys.Missing]));
            }
            return await ReplyAsync(call, decision);
        }
        finally
        {
            _inFlight--;
        }
    }

    /// <summary>Answers a question; see <see cref="IDialogueHost.AskAsync"/>.</summary>
    public async ValueTask<QuestionResult> AskAsync(QuestionCall call)
    {
        var problem = await ReadyAsync();
        if (problem is null && !IsFresh)
        {
            await (_checking ??= CheckAsync());
            problem = await ReadyAsync();
        }
        if (problem is null && call.Question.RestsOnAnalysis)
        {
            await FreshenAsync();
            problem = await ReadyAsync();
        }
        if (problem is not null)
            return QuestionResult.NotTaken(problem);

        var seen = _last;
        var answer = Dialogues.Ask(_state, call.Question, call.Caller, services.Now(), services.Draw(), _analysis);
        if (!seen.IsCompletedSuccessfully)
        {
            await seen.ConfigureAwait(Quietly);
            if (!seen.IsCompletedSuccessfully)
                return QuestionResult.NotTaken(Break(FaultOf(seen)));
        }
        return new QuestionResult(CallOutcome.Done, answer, null);
    }

    /// <summary>Of some accounts, the participants who may read, by number; 0 for those who may not. Null when the dialogue cannot be reached.</summary>
    public async ValueTask<int[]?> ReadersAsync(string[] accounts)
    {
        if (await ReadyAsync() is not null)
            return null;
        var seen = _last;
        var readers = Array.ConvertAll(accounts, account =>
            _state.Exists && _state.FindByAccount(account) is { } participant && Dialogues.Admit(_state, participant, Permission.Read) is null ? participant.Id.Number : 0);
        await seen.ConfigureAwait(Quietly);
        return seen.IsCompletedSuccessfully ? readers : null;
    }

    /// <summary>Reads the dialogue if it is not in memory yet.</summary>
    /// <returns>The last durable event; null when the dialogue cannot be reached.</returns>
    public async ValueTask<long?> TouchAsync() => await ReadyAsync() is null ? _log?.Head.Sequence ?? 0 : null;

    /// <summary>Takes nothing more, waits for what is in flight, keeps the state and lets go of the log.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosing = true;
        while (_busy is { } busy)
            await busy;
        await _last.ConfigureAwait(Quietly);
        await _ended.CancelAsync();
        await _keeping.ConfigureAwait(Quietly);
        if (_fault is null)
            await KeepAsync(atLeast: 1);
        if (_log is not null)
        {
            await _log.DisposeAsync();
            services.Meters.Active.Add(-1);
        }
    }

    /// <summary>Waits until the dialogue can be asked.</summary>
    /// <returns>Null when it can; else what to tell the caller.</returns>
    private async ValueTask<string?> ReadyAsync()
    {
        while (true)
        {
            if (_fault is not null)
                return Problem(_fault);
            if (_isClosing)
                return Elsewhere;
            if (_busy is null && _wasLoaded)
                return null;
            await (_busy ??= LoadAsync());
        }
    }

    private Task LoadAsync() => AloneAsync(async () =>
    {
        if (!await Task.Run(() => Replay.ExistsAsync(services, id, _ended.Token)))
        {
            _wasLoaded = true;
            return;
        }
        await TakeAsync(erasing: false);
    });

    // A dialogue that is about to begin.
    private Task OpenAsync() => AloneAsync(() => TakeAsync(erasing: false));

    private async Task TakeAsync(bool erasing)
    {
        if (_log is null)
        {
            _log = await services.Log.OpenAsync(id, _ended.Token);
            services.Meters.Active.Add(1);
        }
        var replay = await Task.Run(() => Replay.OfAsync(services, _log, erasing, _ended.Token));
        (_state, _sequence, _kept, _keys, _serializer) = (replay.State, replay.Sequence, replay.Kept, replay.Keys, replay.Serializer);
        _fresh = services.Time.GetTimestamp();
        _wasLoaded = true;
        Analyse(isNew: true);
        WatchTheClock();
    }

    /// <summary>Does something during which nothing else is decided.</summary>
    private async Task AloneAsync(Func<Task> work)
    {
        // Never done before whoever began it has noted that it runs.
        await Task.Yield();
        try
        {
            await work();
        }
#pragma warning disable CA1031 // Whatever it was, the state is of no more use; those who wait are told.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Break(fault);
        }
        _busy = null;
    }

    private async Task MakeKeysAsync(string[] missing)
    {
        await Task.Yield();
        try
        {
            await _keys!.MakeAsync(missing, _state);
        }
#pragma warning disable CA1031 // Without keys nothing can be written; those who wait are told.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Break(fault);
        }
        _making = null;
    }

    private EventData[] Write(IReadOnlyList<DialogueEvent> events)
    {
        _keys!.Missing.Clear();
        var written = new EventData[events.Count];
        for (var place = 0; place < written.Length; place++)
            written[place] = new EventData(EventSerializer.KindOf(events[place]), events[place].At, _serializer!.Write(events[place]));
        return written;
    }

    private void Commit(IReadOnlyList<DialogueEvent> events, EventData[] written)
    {
        var erases = false;
        try
        {
            foreach (var happened in events)
            {
                _state.Apply(happened);
                erases |= happened is ParticipantErased;
            }
            _last = _log!.AppendAsync(written, CancellationToken.None);
            _sequence += events.Count;
        }
        catch (Exception fault)
        {
            // Half applied, or not taken by the log: either way the state is ahead of it.
            Break(fault);
            throw;
        }
        if (erases)
            _busy = EraseAsync();
        WatchTheClock();
    }

    private async ValueTask<CommandResult> ReplyAsync(CommandCall call, Decision decision)
    {
        var (seen, erasure, sequence) = (_last, decision.Events.Count > 0 ? _busy : null, _sequence);
        var then = call.Then is not null && decision.Refusal is null ? Then(call) : null;
        if (!seen.IsCompletedSuccessfully)
        {
            await seen.ConfigureAwait(Quietly);
            if (!seen.IsCompletedSuccessfully)
            {
                var fault = FaultOf(seen);
                var problem = Break(fault);
                // A log that has another owner has kept nothing of this.
                return decision.Events.Count == 0 || fault is OwnershipLostException ? CommandResult.NotTaken(problem) : CommandResult.Unknown(problem);
            }
        }
        if (decision.Events.Count > 0)
        {
            _fresh = services.Time.GetTimestamp();
            if (erasure is not null)
            {
                await erasure;
                if (_fault is not null)
                    return CommandResult.Unknown(Problem(_fault));
            }
            Board.Post(_state, decision.Events, sequence);
            Analyse(isNew: ChangesAnalysis(decision.Events));
            KeepIfDue();
        }
        return CommandResult.Done(new CommandReply(decision.Events, decision.Refusal, then));
    }

    private object? Then(CommandCall call)
    {
        try
        {
            return Dialogues.Ask(_state, call.Then!, call.Caller, services.Now(), services.Draw(), _analysis).Value;
        }
#pragma warning disable CA1031 // The command has happened; a fault in what was asked beside it must not hide that.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogQuestionFailed(services.Logger, fault, call.Then!.GetType().Name);
            return null;
        }
    }

    // An append in flight looks by itself; an owner that appends nothing does not notice that another has taken over, and so has to look.
    private bool IsFresh => _log is null || !_last.IsCompleted || services.Time.GetElapsedTime(_fresh) <= services.Options.FreshFor;

    private async Task CheckAsync()
    {
        await Task.Yield();
        try
        {
            var since = services.Time.GetTimestamp();
            await foreach (var logged in services.Log.ReadAsync(id, _log!.Head.Sequence, _ended.Token))
            {
                // What this one appended meanwhile speaks for itself.
                if (logged.Sequence > _sequence)
                    Break(new OwnershipLostException(id, _log.Epoch));
                break;
            }
            _fresh = since;
        }
#pragma warning disable CA1031 // Without the log nothing can be said.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Break(fault);
        }
        _checking = null;
    }

    /// <summary>Ends the use of this state.</summary>
    /// <returns>What to tell callers.</returns>
    private string Break(Exception fault)
    {
        if (_fault is null)
        {
            _fault = fault;
            services.Meters.Losses.Add(1);
            if (fault is not OperationCanceledException)
                LogDropped(services.Logger, fault, id.Value);
            _ended.Cancel();
            lost();
        }
        return Problem(_fault);
    }

    private static Exception FaultOf(Task failed) => failed.Exception?.InnerException ?? new OperationCanceledException();

    private static string Problem(Exception fault) => fault switch
    {
        OwnershipLostException => Elsewhere,
        LogDamagedException or FormatException or System.Security.Cryptography.CryptographicException => Damaged,
        _ => Away,
    };

    [LoggerMessage(LogLevel.Warning, "The dialogue {Dialogue} was dropped from memory; the next call reads it from its log.")]
    private static partial void LogDropped(ILogger logger, Exception fault, string dialogue);

    [LoggerMessage(LogLevel.Error, "The question {Question}, asked with a command, failed; the command was carried out.")]
    private static partial void LogQuestionFailed(ILogger logger, Exception fault, string question);
}
