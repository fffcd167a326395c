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

    internal Refusal? AgendaCheck(Statement statement) =>
        Rules.BasicSecurityFirst && statement.Tags.GoalLevel is { } level && level > OpenLevel && !AgendaExceptions.Exists(exception => exception.Statement == statement.Id)
            ? new NotOnTheAgendaYet(level)
            : null;
}
