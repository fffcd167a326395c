using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Adoption;

/// <summary>Extends a silence before it ends. It is never shortened.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="By">By how much, one minute or more; a silence lasts at most 90 days altogether.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record ExtendSilence(AdoptionId Adoption, TimeSpan By, string Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Preside;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Pending(state, context, Adoption, out var adoption) is { } over)
            return over;
        if (adoption.Procedure != AdoptionProcedure.Silence)
            return new InvalidField("adoption", "one under a silence procedure", $"one by {adoption.Procedure}");
        if (By < TimeSpan.FromMinutes(1) || By > TimeSpan.FromDays(90)
            || adoption.Ends!.Value + By > adoption.Opened + TimeSpan.FromDays(90))
            return new InvalidField("by", "one minute or more, and 90 days of silence altogether at most", $"{By}");
        return PlainText.Check("reason", Reason, state.Rules.LongestText, out var reason) is { } refusal
            ? refusal
            : new SilenceExtended(Adoption, adoption.Ends!.Value + By, reason);
    }
}

/// <summary>A silence was extended.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Ends">When it ends now.</param>
/// <param name="Reason">Why.</param>
public sealed record SilenceExtended(AdoptionId Adoption, DateTimeOffset Ends, string Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        state.Replace(adoption with { Ends = Ends, Extensions = adoption.Extensions.Add(new SilenceExtension(Ends, Reason, At)) });
    }
}
