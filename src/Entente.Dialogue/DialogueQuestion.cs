using System.Text.Json.Serialization;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue;

/// <summary>What somebody wants to know of a dialogue. It changes nothing; the answer holds only what the asker may see.</summary>
public abstract record DialogueQuestion
{
    /// <summary>What the asker must be allowed to do; null when the question checks for itself.</summary>
    protected internal abstract Permission? Needs { get; }

    /// <summary>Whether the answer rests on the analysis of the stances, so that a host brings it up to date first where it can. Default: no.</summary>
    [JsonIgnore]
    public virtual bool RestsOnAnalysis => false;

    internal abstract Answer AnswerAny(DialogueState state, QuestionContext context);
}

/// <summary>A question with the type of its answer.</summary>
/// <typeparam name="TAnswer">A record that is written as JSON; personal texts in it stand as plain text or null.</typeparam>
public abstract record DialogueQuestion<TAnswer> : DialogueQuestion
    where TAnswer : class
{
    /// <summary>Answers. Pure: it reads the state and what comes with the context, and changes neither.</summary>
    /// <param name="state">The state of the dialogue now.</param>
    /// <param name="context">Who asks, when, and what was computed of the dialogue.</param>
    protected internal abstract Answer<TAnswer> Answer(DialogueState state, QuestionContext context);

    internal sealed override Answer AnswerAny(DialogueState state, QuestionContext context)
    {
        var answer = Answer(state, context);
        return new Answer(answer.Value, answer.Refusal);
    }
}

/// <summary>What a question is answered with, beside the state.</summary>
/// <param name="Caller">The account that asks.</param>
/// <param name="Participant">The participant that the account is in this dialogue; null for somebody who has not joined.</param>
/// <param name="Now">The time by the server's clock.</param>
/// <param name="Draw">A number drawn evenly from [0, 1), for questions whose answer is drawn by chance.</param>
public sealed record QuestionContext(Caller Caller, Participant? Participant, DateTimeOffset Now, double Draw)
{
    /// <summary>What the host computed of the dialogue's stances last; null before it did. See the folder Overlap.</summary>
    public object? Analysis { get; init; }
}

/// <summary>An answer or a refusal.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Value">The answer; null when it was refused.</param>
/// <param name="Refusal">Why not; null when it was answered.</param>
public readonly record struct Answer<T>(T? Value, Refusal? Refusal)
    where T : class
{
    /// <summary>Lets a question end with <c>return value</c>.</summary>
    /// <param name="value">The answer.</param>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>Lets a question end with <c>return refusal</c>.</summary>
    /// <param name="refusal">Why not.</param>
    public static implicit operator Answer<T>(Refusal refusal) => new(null, refusal);
}

/// <summary>An answer of any type or a refusal.</summary>
/// <param name="Value">The answer; null when it was refused.</param>
/// <param name="Refusal">Why not; null when it was answered.</param>
public readonly record struct Answer(object? Value, Refusal? Refusal);
