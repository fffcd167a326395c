using Entente.Dialogue.Overviews;
using Entente.Dialogue.Statements;
using Entente.Web.Pages.Frame;

namespace Entente.Web.Pages.Participants;

/// <summary>The statements of the plenary by their numbers, in the language of a page.</summary>
internal static class StatementBook
{
    private const int PerCall = 200;
    private const int Most = 2_000;

    /// <summary>The statements that the visitor may see, at most two thousand.</summary>
    public static async Task<Dictionary<StatementId, StatementLine>> ReadAsync(
        HttpContext context, PageCalls calls, string dialogue, Visit visit)
    {
        var book = new Dictionary<StatementId, StatementLine>();
        for (int? from = 0; from is not null && book.Count < Most;)
        {
            var (page, _) = await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, from.Value, PerCall));
            foreach (var line in page?.Statements ?? [])
                book[line.Statement] = line;
            from = page?.Next?.Number;
        }
        return book;
    }
}
