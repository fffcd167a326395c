using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks for the log of moderation, which everybody in the dialogue can read; of a caucus' statements only its members.</summary>
public sealed record ReadModerationLog : DialogueQuestion<ModerationLog>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<ModerationLog> Answer(DialogueState state, QuestionContext context)
    {
        var entries = new List<ModerationEntry>();
        foreach (var ruling in state.ModerationLog)
        {
            if (state.Statements[ruling.Statement.Number - 1].Caucus is { } caucus && state.CaucusCheck(caucus, context.Participant!) is not null)
                continue;
            entries.Add(new ModerationEntry(ruling.Statement, ruling.Moderation, ruling.Reason, ruling.By is { } by ? state.Find(by)?.Role : null, ruling.At));
        }
        return new ModerationLog(entries);
    }
}

/// <summary>The log of moderation.</summary>
/// <param name="Entries">What was decided, oldest first.</param>
public sealed record ModerationLog(IReadOnlyList<ModerationEntry> Entries);

/// <summary>What was decided of a statement. Its text is not repeated: who may see it finds it in the list.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Moderation">Accepted or withheld.</param>
/// <param name="Reason">Why; null where an acceptance gave none.</param>
/// <param name="By">The role of who decided; null for the rules themselves.</param>
/// <param name="At">When.</param>
public sealed record ModerationEntry(StatementId Statement, ModerationStatus Moderation, string? Reason, Role? By, DateTimeOffset At);
