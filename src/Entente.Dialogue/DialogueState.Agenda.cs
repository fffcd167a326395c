using Entente.Dialogue.Agenda;
using Entente.Dialogue.Caucuses;
using Entente.Dialogue.Statements;
using Entente.Records;

namespace Entente.Dialogue;

/// <content>The order of business and the private rooms.</content>
public sealed partial class DialogueState
{
    /// <summary>The highest goal level that is open for stances.</summary>
    public GoalLevel OpenLevel { get; internal set; } = GoalLevel.BasicSecurity;

    /// <summary>Exceptions from the order of goal levels, oldest first.</summary>
    public Register<AgendaException> AgendaExceptions { get; } = [];

    /// <summary>The caucuses by number.</summary>
    public Register<Caucus> Caucuses { get; } = [];

    /// <summary>Whether the order of business lets a statement be taken up now. A statement without a goal level always is.</summary>
    /// <param name="statement">The statement.</param>
    public bool IsOnAgenda(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (!Rules.BasicSecurityFirst || statement.Tags.GoalLevel is not { } level || level <= OpenLevel)
            return true;
        for (var place = 0; place < AgendaExceptions.Count; place++)
        {
            if (AgendaExceptions[place].Statement == statement.Id)
                return true;
        }
        return false;
    }

    internal Refusal? AgendaCheck(Statement statement) => IsOnAgenda(statement) ? null : new NotOnTheAgendaYet(statement.Tags.GoalLevel!.Value);
}
