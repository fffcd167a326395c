using Entente.Dialogue;
using Entente.Dialogue.Stances;
using Microsoft.Extensions.Logging;

namespace Entente.Cluster.Live;

/// <content>Map, groups and consensus, computed beside the turns: one computation at a time, and only where stances changed.</content>
internal sealed partial class LiveDialogue
{
    // Of a dialogue up to here whoever asks for the overlap gets it as of now; of a larger one as of the last computation, a moment ago.
    private const int SmallDialogue = 20_000;
    private static readonly HashSet<string> Uncounted =
        [.. new[] { "Guesses", "Invitations", "Drafts", "Adoption" }.Select(folder => $"{typeof(DialogueEvent).Namespace}.{folder}")];

    private object? _analysis;
    private bool _isAnalysisDue;
    private bool _isAnalysing;
    private Task? _computing;
    private bool _showsStances;

    // Statements, parties, moderation, rounds and rules change what is counted or shown; guesses, invitations and drafts do not.
    private static bool ChangesAnalysis(IReadOnlyList<DialogueEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened is StanceTaken || (happened.GetType().Namespace is { } folder && !Uncounted.Contains(folder)))
                return true;
        }
        return false;
    }

    /// <summary>Brings the analysis up to date before a question that rests on it, where that is quickly done.</summary>
    private async ValueTask FreshenAsync()
    {
        if (services.Options.Analysis is not { } analysis || _state.Stances.Versions is 0 or > SmallDialogue)
            return;
        // Under a stream of stances it is never quite up to date; twice is enough, and a computation that fails is not tried for ever.
        for (var tries = 0; tries < 2 && _fault is null && !IsUpToDate; tries++)
            await ComputeOnceAsync(analysis).ConfigureAwait(Quietly);
    }

    private bool IsUpToDate => _computing is null && !_isAnalysisDue && _analysis is not null && _showsStances == _state.ShowsStances(services.Now());

    // Whoever wants it computed while it is being computed waits for that.
    private Task ComputeOnceAsync(Func<DialogueState, DateTimeOffset, Func<CancellationToken, object>> analysis) => _computing ??= GuardedAsync(analysis);

    private async Task GuardedAsync(Func<DialogueState, DateTimeOffset, Func<CancellationToken, object>> analysis)
    {
        // Never done before it is noted as running.
        await Task.Yield();
        try
        {
            await ComputeAsync(analysis);
        }
        catch (OperationCanceledException)
        {
            // The dialogue left memory.
        }
#pragma warning disable CA1031 // A dialogue without its map goes on: questions are answered without it or from the one before, and the next stance tries again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogAnalysisFailed(services.Logger, fault, id.Value);
        }
        _computing = null;
    }

    private async Task ComputeAsync(Func<DialogueState, DateTimeOffset, Func<CancellationToken, object>> analysis)
    {
        _isAnalysisDue = false;
        var (state, now) = (_state, services.Now());
        _showsStances = state.ShowsStances(now);
        var compute = analysis(state, now);
        var computed = await Task.Run(() => compute(_ended.Token), _ended.Token);
        // The state was read anew meanwhile, because somebody was erased: then it is computed anew.
        if (state != _state)
        {
            _isAnalysisDue = true;
            return;
        }
        _analysis = computed;
        Board.Post("overlap", _log!.Head.Sequence);
    }

    private void Analyse(bool isNew)
    {
        _isAnalysisDue |= isNew;
        if (_isAnalysisDue && !_isAnalysing && services.Options.Analysis is not null && _state.Stances.Versions > 0)
            _ = AnalyseAsync(services.Options.Analysis);
    }

    private async Task AnalyseAsync(Func<DialogueState, DateTimeOffset, Func<CancellationToken, object>> analysis)
    {
        _isAnalysing = true;
        try
        {
            while (_isAnalysisDue && _fault is null && !_isClosing)
            {
                var started = services.Time.GetTimestamp();
                await ComputeOnceAsync(analysis);
                // A twentieth of a processor at most goes into analyses of this dialogue.
                var pause = services.Time.GetElapsedTime(started) * 20;
                await Task.Delay(pause > services.Options.AnalysisInterval ? pause : services.Options.AnalysisInterval, services.Time, _ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The dialogue left memory.
        }
        finally
        {
            _isAnalysing = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The analysis of the dialogue {Dialogue} failed; questions are answered without it, or from the one before.")]
    private static partial void LogAnalysisFailed(ILogger logger, Exception fault, string dialogue);
}
