using Entente.Dialogue.Overlap;

namespace Entente.Dialogue.Tests;

/// <summary>Questions in a test.</summary>
internal static class Asking
{
    /// <summary>The answer to a question that must be answered.</summary>
    public static T Ask<T>(this Talk talk, string account, DialogueQuestion<T> question, double draw = 0, DialogueAnalysis? analysis = null)
        where T : class
    {
        var answer = Dialogues.Ask(talk.State, question, new Caller(account, AccountKind.Person), talk.Now, draw, analysis);
        Assert.True(answer.Refusal is null, $"{question.GetType().Name} was refused: {answer.Refusal?.Detail}");
        return Assert.IsType<T>(answer.Value);
    }

    /// <summary>The refusal of a question that must be refused.</summary>
    public static Refusal NotTold(this Talk talk, string account, DialogueQuestion question)
    {
        var answer = Dialogues.Ask(talk.State, question, new Caller(account, AccountKind.Person), talk.Now);
        Assert.Null(answer.Value);
        return Assert.IsAssignableFrom<Refusal>(answer.Refusal);
    }

    /// <summary>What is computed of the dialogue now.</summary>
    public static DialogueAnalysis Analysis(this Talk talk) => DialogueAnalysis.Of(AnalysisInput.Of(talk.State, talk.Now));
}
