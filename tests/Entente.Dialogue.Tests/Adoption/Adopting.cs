using Entente.Dialogue.Adoption;
using Entente.Dialogue.Tests.Drafts;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

/// <summary>Short ways to a text that is up for adoption in a test: adoption 1 of draft 1, put up by the facilitator "fay".</summary>
internal static class Adopting
{
    public static readonly AdoptionId Up = new(1);

    public static readonly DialogueRules AllProcedures = new()
    {
        Procedures = [AdoptionProcedure.Consensus, AdoptionProcedure.Silence, AdoptionProcedure.SimpleMajority,
            AdoptionProcedure.TwoThirdsMajority],
    };

    /// <summary>A text of two elements, put up by a procedure.</summary>
    public static Talk PutUp(AdoptionProcedure procedure, AdoptionTerms? terms = null, DialogueRules? rules = null)
    {
        var talk = WithDraft(rules ?? AllProcedures, "Parties shall notify.", "Parties shall meet.");
        talk.PutUpAgain(procedure, terms);
        return talk;
    }

    public static void PutUpAgain(this Talk talk, AdoptionProcedure procedure, AdoptionTerms? terms = null) =>
        talk.Do("fay", new PutUpForAdoption(One, talk.Draft().Revision, procedure, TextChoice.AsItStands, terms));

    public static TextForAdoption Adoption(this Talk talk, int number = 1) => talk.State.Find(new AdoptionId(number))!;

    public static AdoptionOutcome Outcome(this Talk talk, int number = 1) => talk.Adoption(number).OutcomeAt(talk.State, talk.Now);

    /// <summary>The rules' own clock carries out a command.</summary>
    public static Decision Tick(this Talk talk, DialogueCommand command)
    {
        var decision = Dialogues.Decide(talk.State, command, Caller.Clock, talk.Now);
        foreach (var happened in decision.Events)
            talk.State.Apply(happened);
        return decision;
    }
}
