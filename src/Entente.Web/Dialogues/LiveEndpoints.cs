using System.Runtime.CompilerServices;
using Entente.Cluster;
using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Web.Operations;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Notices of what changed, as server-sent events. They carry no content: who is told asks, and sees what they may.</summary>
internal static class LiveEndpoints
{
    public static void Map(RouteGroupBuilder dialogue) =>
        dialogue.MapGet("events", Watch).WithTags("Course").RequireAccount()
            .WithName("WatchDialogue").WithSummary("Server-sent events: what kinds of things changed.").DisableRequestTimeout();

    private static async Task<IResult> Watch(string dialogue, HttpContext context, DialogueCalls calls)
    {
        if (!DialogueId.TryParse(dialogue, out var id))
            return DialogueCalls.Problem(new NotFound("dialogue"));
        if (await calls.RefusalOfAsync(context, id, new ReadOverview()) is { } refusal)
            return DialogueCalls.Problem(refusal);
        var ends = context.UntilStopped();
        context.Response.RegisterForDispose(ends);
        return TypedResults.ServerSentEvents(Until(calls.Watch(context, id, ends.Token), ends.Token), eventType: "changed");
    }

    private static async IAsyncEnumerable<Changes> Until(IAsyncEnumerable<DialogueNotice> notices, [EnumeratorCancellation] CancellationToken ends)
    {
        await using var reader = notices.GetAsyncEnumerator(ends);
        while (true)
        {
            try
            {
                if (!await reader.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException)
            {
                // The watcher may hear that it ends before the token here does, so which of them was cancelled is not asked.
                yield break;
            }
            // Without the number of the event: who could count events could tell what a count does not.
            yield return new Changes(reader.Current.Kinds);
        }
    }
}

/// <summary>What changed in a dialogue.</summary>
/// <param name="Kinds">The kinds of what changed: <c>all</c> at first, then <c>statements</c>, <c>round</c>, <c>stage</c>, <c>counts</c>, <c>overlap</c>, <c>draft</c> and so on.</param>
public sealed record Changes(IReadOnlyList<string> Kinds);
