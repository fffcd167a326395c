using Entente.Dialogue;

namespace Entente.Cluster.Wire;

/// <summary>A command on its way to its dialogue.</summary>
[Immutable]
internal sealed record CommandCall(DialogueCommand Command, Caller Caller, string? Request, DialogueQuestion? Then)
{
    /// <summary>The type alone: Orleans writes calls that fail into its log, and nothing of who or what belongs there.</summary>
    public override string ToString() => Command.GetType().Name;
}

/// <summary>What became of a command.</summary>
/// <param name="Outcome">Whether it was carried out.</param>
/// <param name="Reply">The reply; null unless it was.</param>
/// <param name="Problem">What is known, for the caller; null when it was.</param>
[Immutable]
internal sealed record CommandResult(CallOutcome Outcome, CommandReply? Reply, string? Problem)
{
    public static CommandResult Done(CommandReply reply) => new(CallOutcome.Done, reply, null);

    public static CommandResult NotTaken(string problem) => new(CallOutcome.NotTaken, null, problem);

    public static CommandResult Unknown(string problem) => new(CallOutcome.Unknown, null, problem);

    /// <inheritdoc cref="CommandCall.ToString"/>
    public override string ToString() => Outcome.ToString();
}

/// <summary>A question on its way to its dialogue.</summary>
[Immutable]
internal sealed record QuestionCall(DialogueQuestion Question, Caller Caller)
{
    /// <inheritdoc cref="CommandCall.ToString"/>
    public override string ToString() => Question.GetType().Name;
}

/// <summary>What became of a question.</summary>
[Immutable]
internal sealed record QuestionResult(CallOutcome Outcome, Answer Answer, string? Problem)
{
    public static QuestionResult NotTaken(string problem) => new(CallOutcome.NotTaken, default, problem);

    /// <inheritdoc cref="CommandCall.ToString"/>
    public override string ToString() => Outcome.ToString();
}

/// <summary>What became of a call.</summary>
internal enum CallOutcome
{
    /// <summary>It was carried out, or refused, and what was said is durable.</summary>
    Done,

    /// <summary>Nothing was done: the call can be sent again by whoever sent it.</summary>
    NotTaken,

    /// <summary>The log did not say: it may have been done. Only the caller knows how to ask again, with the same request.</summary>
    Unknown,
}
