using Entente.Cluster.Wire;
using Entente.Dialogue;

namespace Entente.Cluster.Live;

/// <content>What happens by itself: the rules' own commands when they are due, and a notice when a round closes by its time.</content>
internal sealed partial class LiveDialogue
{
    // One wait is no longer than this, because the clock of the machine may be set.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private DateTimeOffset? _due;
    private CancellationTokenSource? _waiting;

    private void WatchTheClock()
    {
        var due = NextDue(services.Now());
        if (due == _due || _isClosing)
            return;
        _due = due;
        _waiting?.Cancel();
        _waiting?.Dispose();
        _waiting = null;
        if (due is null)
            return;
        _waiting = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        _ = WaitAsync(due.Value, _waiting.Token);
    }

    private DateTimeOffset? NextDue(DateTimeOffset now)
    {
        var round = _state.OpenRound(now)?.Closes;
        var rules = services.Options.Clock?.NextDue(_state);
        return round is null || rules < round ? rules : round;
    }

    private async Task WaitAsync(DateTimeOffset due, CancellationToken cancellation)
    {
        try
        {
            while (services.Now() is var now && now < due)
            {
                var wait = due - now < LongestWait ? due - now : LongestWait;
                // Only the rules' own business keeps a dialogue in memory; that a round closes is seen by whoever looks.
                if (services.Options.Clock?.NextDue(_state) is not null)
                    stay(wait + Patience);
                await Task.Delay(wait, services.Time, cancellation);
            }
            if (services.Options.Clock is { } clock && clock.NextDue(_state) <= services.Now() && clock.Command(_state) is { } command)
            {
                var result = await ExecuteAsync(new CommandCall(command, Caller.Clock, null, null));
                if (result.Reply is not { Events.Count: > 0 })
                    await Task.Delay(Patience, services.Time, cancellation);
            }
            else if (_state.Rounds is [.., { Closed: null, Closes: { } closed }] && closed <= services.Now())
            {
                Board.Post("round", _log?.Head.Sequence ?? 0);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if (cancellation.IsCancellationRequested)
            return;
        _due = null;
        WatchTheClock();
    }
}
