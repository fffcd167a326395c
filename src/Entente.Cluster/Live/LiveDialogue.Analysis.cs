using Entente.Dialogue;
using Entente.Dialogue.Stances;
using Microsoft.Extensions.Logging;

namespace Entente.Cluster.Live;

/// <content>Map, groups and consensus, computed beside the turns: one computation at a time, and only where stances changed.</content>
internal sealed partial class LiveDialogue
{
    private object? _analysis;
    private bool _isAnalysisDue;
    private bool _isAnalysing;

    private static bool HasStances(IReadOnlyList<DialogueEvent> events)
    {
        // Statements, parties and moderation change what is counted as well; guesses, rounds and invitations do not.
        foreach (var happened in events)
        {
            if (happened is StanceTaken || happened.GetType().Namespace is "Entente.Dialogue.Statements" or "Entente.Dialogue.Parties" or "Entente.Dialogue.Participants" or "Entente.Dialogue.Stances")
                return true;
        }
        return false;
    }

    private void Analyse(bool isNew)
    {
        _isAnalysisDue |= isNew;
        if (_isAnalysisDue && !_isAnalysing && services.Options.Analysis is not null && _state.Stances.Versions > 0)
            _ = AnalyseAsync(services.Options.Analysis);
    }

    private async Task AnalyseAsync(Func<DialogueState, Func<CancellationToken, object>> analysis)
    {
        _isAnalysing = true;
        try
        {
            while (_isAnalysisDue && _fault is null && !_isClosing)
            {
                _isAnalysisDue = false;
                var (state, started) = (_state, services.Time.GetTimestamp());
                var compute = analysis(state);
                var computed = await Task.Run(() => compute(_ended.Token), _ended.Token);
                // The state was read anew meanwhile, because somebody was erased: then it is computed anew.
                if (state == _state)
                {
                    _analysis = computed;
                    Board.Post("overlap", _log!.Head.Sequence);
                }
                var pause = services.Time.GetElapsedTime(started) * 10;
                await Task.Delay(pause > services.Options.AnalysisInterval ? pause : services.Options.AnalysisInterval, services.Time, _ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The dialogue left memory.
        }
#pragma warning disable CA1031 // A dialogue without its map goes on; the next stance tries again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogAnalysisFailed(services.Logger, fault, id.Value);
        }
        finally
        {
            _isAnalysing = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The analysis of the dialogue {Dialogue} failed; questions are answered without it, or from the one before.")]
    private static partial void LogAnalysisFailed(ILogger logger, Exception fault, string dialogue);
}
