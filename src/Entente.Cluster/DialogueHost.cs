using System.Diagnostics;
using System.Runtime.CompilerServices;
using Entente.Cluster.Live;
using Entente.Cluster.Watching;
using Entente.Cluster.Wire;
using Entente.Dialogue;
using Microsoft.Extensions.Hosting;

namespace Entente.Cluster;

/// <summary>Finds a dialogue's grain and asks it; what was certainly not done is asked once more by itself.</summary>
internal sealed class DialogueHost(IGrainFactory grains, NoticeHub hub, ClusterMeters meters, TimeProvider time, IHostApplicationLifetime lifetime) : IDialogueHost
{
    // A dialogue on its way from one process to another is back within the first two; the third is for one whose process has just died.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(600)];

    public async ValueTask<CommandReply> ExecuteAsync(
        DialogueId dialogue, DialogueCommand command, Caller caller, string? request, DialogueQuestion? then, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(caller);
        var started = Stopwatch.GetTimestamp();
        using var activity = ClusterMeters.Activities.StartActivity("execute");
        activity?.SetTag("entente.command", command.GetType().Name);
        var grain = Grain(dialogue);
        var call = new CommandCall(command, caller, request, then);
        for (var attempt = 0; ; attempt++)
        {
            CommandResult result;
            try
            {
                result = await Wait(grain.ExecuteAsync(call), cancellation);
            }
            catch (Exception fault) when (IsOfTheCluster(fault))
            {
                throw Unavailable(null, fault);
            }
            if (result.Reply is { } reply)
            {
                meters.Answered(reply, started);
                return reply;
            }
            if (result.Outcome == CallOutcome.Unknown || attempt == Pauses.Length)
                throw Unavailable(result.Problem, null);
            await Task.Delay(Pauses[attempt], time, cancellation);
        }
    }

    public async ValueTask<Answer> AskAsync(DialogueId dialogue, DialogueQuestion question, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(caller);
        using var activity = ClusterMeters.Activities.StartActivity("ask");
        activity?.SetTag("entente.question", question.GetType().Name);
        var grain = Grain(dialogue);
        var call = new QuestionCall(question, caller);
        for (var attempt = 0; ; attempt++)
        {
            QuestionResult result;
            try
            {
                result = await Wait(grain.AskAsync(call), cancellation);
            }
            catch (Exception fault) when (IsOfTheCluster(fault))
            {
                throw Unavailable(null, fault);
            }
            if (result.Outcome == CallOutcome.Done)
                return result.Answer;
            if (attempt == Pauses.Length)
                throw Unavailable(result.Problem, null);
            await Task.Delay(Pauses[attempt], time, cancellation);
        }
    }

    public async IAsyncEnumerable<DialogueNotice> WatchAsync(DialogueId dialogue, Caller caller, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        await using var watcher = await hub.WatchAsync(dialogue, caller.Account, ended.Token);
        if (watcher is null)
            yield break;
        while (await watcher.NextAsync(ended.Token) is { } notice)
            yield return notice;
    }

    /// <summary>Whether an exception is the cluster's own: whether the call was carried out is not known.</summary>
    internal static bool IsOfTheCluster(Exception fault) => fault is Orleans.Runtime.OrleansException or TimeoutException or System.Net.Sockets.SocketException;

    private IDialogueGrain Grain(DialogueId dialogue)
    {
        if (dialogue.Value.Length == 0)
            throw new ArgumentException("No dialogue is named; expected an identifier.", nameof(dialogue));
        return lifetime.ApplicationStopping.IsCancellationRequested
            ? throw Unavailable("This process is about to stop. Send the same request again in a few seconds.", null)
            : grains.GetGrain<IDialogueGrain>(dialogue.Value);
    }

    private static ValueTask<T> Wait<T>(ValueTask<T> call, CancellationToken cancellation) =>
        cancellation.CanBeCanceled && !call.IsCompleted ? new ValueTask<T>(call.AsTask().WaitAsync(cancellation)) : call;

    private DialogueUnavailableException Unavailable(string? problem, Exception? cause)
    {
        meters.Unavailable();
        var said = problem ?? "The dialogue cannot be reached for the moment. Send the same request again in a few seconds.";
        return cause is null ? new DialogueUnavailableException(said) : new DialogueUnavailableException(said, cause);
    }
}
