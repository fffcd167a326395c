using Entente.Dialogue.Permissions;

namespace Entente.Dialogue;

/// <summary>What somebody asks of a dialogue. It is decided against the state, and leads to events or to a refusal, never to both.</summary>
public abstract record DialogueCommand
{
    /// <summary>What the caller must be allowed to do; the table of roles is <see cref="RolePermissions"/>. Null when the command checks for itself, as joining does.</summary>
    protected internal abstract Permission? Needs { get; }

    /// <summary>Decides what happens. Pure: state, time and caller come in, events or a refusal come out, the state is left alone.</summary>
    /// <param name="state">The state of the dialogue now.</param>
    /// <param name="context">Who asks, and when.</param>
    protected internal abstract Decision Decide(DialogueState state, CommandContext context);
}
