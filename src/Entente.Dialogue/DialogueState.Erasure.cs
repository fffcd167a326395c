using Entente.Dialogue.Participants;
using Entente.Dialogue.Personal;

namespace Entente.Dialogue;

/// <content>Erasure of words, so that a dialogue that is alive forgets what a log whose keys were destroyed can no longer tell.</content>
public sealed partial class DialogueState
{
    internal void EraseWords(ParticipantId person)
    {
        PersonalText Erased(PersonalText text) => text.Person == person && text.Aspect == PersonalAspect.Words ? text with { Value = null } : text;
        for (var place = 0; place < Statements.Count; place++)
        {
            var statement = Statements[place];
            Statements[place] = statement with
            {
                Text = Erased(statement.Text),
                Translations = statement.Translations.Count == 0 ? statement.Translations : [.. statement.Translations.Select(one => one with { Text = Erased(one.Text) })],
            };
        }
        for (var place = 0; place < Limits.Count; place++)
            Limits[place] = Limits[place] with { Text = Erased(Limits[place].Text) };
        for (var place = 0; place < Amendments.Count; place++)
        {
            var amendment = Amendments[place];
            Amendments[place] = amendment with
            {
                Reason = amendment.Reason is null ? null : Erased(amendment.Reason),
                Stances = [.. amendment.Stances.Select(stance => stance.Words is null ? stance : stance with { Words = Erased(stance.Words) })],
            };
        }
        foreach (var draft in Drafts)
            draft.Stances.EraseWords(person);
        Stances.EraseWords(person);
    }
}
