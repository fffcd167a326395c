using Entente.Dialogue.Rounds;
using Entente.Records;

namespace Entente.Dialogue.Templates;

/// <summary>The templates that dialogues can be convened from.</summary>
public static class DialogueTemplates
{
    /// <summary>All templates.</summary>
    public static IReadOnlyList<DialogueTemplate> All { get; } = [TrackTwoWorkshop(), Assembly(), OpenConsultation()];

    /// <summary>The template of an identifier; null when there is none.</summary>
    /// <param name="id">The identifier.</param>
    public static DialogueTemplate? Find(string? id) => All.FirstOrDefault(template => string.Equals(template.Id, id, StringComparison.Ordinal));

    // Chatham House: what is said may be used, who said it is not told. Few people, so pseudonyms, and no votes.
    private static DialogueTemplate TrackTwoWorkshop() => new(
        "track-two-workshop",
        "Track-two workshop",
        "A closed workshop of ten to forty experts and former officials who speak for themselves. Under pseudonyms; what comes out is a text by consensus.",
        "To find out, in a personal capacity and without attribution, where the sides' security concerns overlap, and to hand both governments a short text they could build on.",
        new DialogueRules
        {
            Openness = Openness.Invited,
            Attribution = Attribution.Pseudonymous,
            SmallestCell = 5,
            Procedures = [AdoptionProcedure.Consensus],
            LongestText = 1_000,
        },
        new OpenRound("What each side needs others to understand", RoundTakes.Statements | RoundTakes.Guesses, TimeSpan.FromDays(3)),
        [
            new AgendaSuggestion("concerns", null, "What makes my side feel insecure, in words the other side could repeat"),
            new AgendaSuggestion("incidents", GoalLevel.BasicSecurity, "Preventing incidents and miscalculation: notification, hotlines, distance"),
            new AgendaSuggestion("restraint", GoalLevel.BasicSecurity, "Mutual restraint: what each could leave undone if the other did"),
            new AgendaSuggestion("livelihood", GoalLevel.EconomicJustice, "Livelihoods and trade that both need kept out of the dispute"),
            new AgendaSuggestion("environment", GoalLevel.GlobalIssues, "Shared problems that no side can solve alone"),
        ]);

    // As the General Assembly works: delegations by name, silence of 72 hours (decision 74/544), two thirds on important questions (Charter, article 18).
    private static DialogueTemplate Assembly() => new(
        "assembly-conference",
        "Conference in the style of the General Assembly",
        "Delegations of states or organizations that negotiate a text in the open. Stances stand under the names of delegations; texts are adopted by consensus or silence, and by vote where that fails.",
        "To adopt a text on common security that every delegation can live with, with reservations and explanations of position on record.",
        new DialogueRules
        {
            Openness = Openness.Invited,
            Attribution = Attribution.Attributed,
            SmallestCell = 5,
            Procedures = [AdoptionProcedure.Consensus, AdoptionProcedure.Silence, AdoptionProcedure.SimpleMajority, AdoptionProcedure.TwoThirdsMajority],
            SilencePeriod = TimeSpan.FromHours(72),
            LongestText = 2_000,
        },
        new OpenRound("General statements", RoundTakes.Statements, null),
        [
            new AgendaSuggestion("general", null, "General statements of delegations"),
            new AgendaSuggestion("basic", GoalLevel.BasicSecurity, "Survival and safety: use of force, arms, borders, terrorism"),
            new AgendaSuggestion("justice", GoalLevel.EconomicJustice, "Economic security and justice: development, sanctions, resources"),
            new AgendaSuggestion("global", GoalLevel.GlobalIssues, "Global issues: climate, environment, health, migration"),
            new AgendaSuggestion("follow-up", null, "Implementation and review of what was agreed"),
        ]);

    // As Polis holds consultations: anybody, no names, statements and stances at the same time, over weeks.
    private static DialogueTemplate OpenConsultation() => new(
        "open-consultation",
        "Open consultation",
        "Anybody with the address takes part, without a name if they like; hundreds to many thousands. Finds what groups share; adopts nothing by vote.",
        "To learn what people who live with an issue of security agree on across their differences, and what keeps them apart.",
        new DialogueRules
        {
            Openness = Openness.Open,
            AllowsAnonymous = true,
            Attribution = Attribution.Anonymous,
            SmallestCell = 10,
            BasicSecurityFirst = false,
            Procedures = [AdoptionProcedure.Consensus],
            LongestText = 280,
        },
        new OpenRound("Say what matters, and stand to what others said", RoundTakes.Statements | RoundTakes.Stances, TimeSpan.FromDays(28)),
        [
            new AgendaSuggestion("safety", GoalLevel.BasicSecurity, "What would make you feel safer"),
            new AgendaSuggestion("fairness", GoalLevel.EconomicJustice, "What would be fair to all sides"),
            new AgendaSuggestion("future", GoalLevel.GlobalIssues, "What you want the next generation to find settled"),
        ]);
}
