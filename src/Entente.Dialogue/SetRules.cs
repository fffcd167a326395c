using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue;

/// <summary>Sets the rules of the room anew, from now on. What happened under the old rules stays.</summary>
/// <param name="Rules">All rules.</param>
public sealed record SetRules(DialogueRules Rules) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (RulesCheck.Of(Rules) is { } refusal)
            return refusal;
        // People spoke under a promise; it may be made stricter, never looser.
        if (HaveSpoken(state) && (Rules.Attribution < state.Rules.Attribution || Rules.SmallestCell < state.Rules.SmallestCell))
            return new PromiseGiven();
        return new RulesSet(Rules);
    }

    private static bool HaveSpoken(DialogueState state) => state.Stances.Versions > 0 || state.Statements.Count > 0 || state.Limits.Count > 0 || state.Guesses.Guessers > 0;
}

/// <summary>People spoke under stricter rules of attribution or disclosure.</summary>
public sealed record PromiseGiven() : Refusal(
    RefusalKind.Conflict, "People spoke under rules that promised more. Attribution and the smallest cell can only become stricter now; convene another dialogue for looser ones.");

/// <summary>The rules of the room were set.</summary>
/// <param name="Rules">All rules.</param>
public sealed record RulesSet(DialogueRules Rules) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Rules = Rules;
}

/// <summary>The ranges that rules must keep.</summary>
internal static class RulesCheck
{
    public static Refusal? Of(DialogueRules? rules)
    {
        if (rules is null)
            return new InvalidField("rules", "the rules of the room", "nothing");
        if (rules.SmallestCell is < 2 or > 100)
            return new InvalidField("rules.smallestCell", "2 to 100", $"{rules.SmallestCell}");
        if (rules.SilencePeriod < TimeSpan.FromHours(1) || rules.SilencePeriod > TimeSpan.FromDays(90))
            return new InvalidField("rules.silencePeriod", "one hour to 90 days", $"{rules.SilencePeriod}");
        if (rules.LongestText is < 100 or > 10_000)
            return new InvalidField("rules.longestText", "100 to 10,000", $"{rules.LongestText}");
        if (!Enum.IsDefined(rules.Openness) || !Enum.IsDefined(rules.Attribution))
            return new InvalidField("rules", "known values of openness and attribution", "others");
        if (rules.Procedures is not { Count: > 0 and <= 4 } || rules.Procedures.Any(procedure => !Enum.IsDefined(procedure)))
            return new InvalidField("rules.procedures", "one to four known procedures", "none, more or others");
        if (rules.Languages is not { Count: > 0 and <= 30 })
            return new InvalidField("rules.languages", "1 to 30 language tags", $"{rules.Languages?.Count ?? 0}");
        return rules.Languages.Select(tag => LanguageTag.Check("rules.languages", tag, out _)).FirstOrDefault(refusal => refusal is not null);
    }
}
