using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Overviews;

/// <summary>A statement as its reader sees it: in their language where there is a translation, with the original beside it.</summary>
/// <param name="Statement">Its number.</param>
/// <param name="Text">The text in the reader's language where there is a translation, else the original; null when its author had their words erased.</param>
/// <param name="Language">The language of the text.</param>
/// <param name="Origin">Who made the translation; null where the text is the original.</param>
/// <param name="Original">The original; null where the text is the original, or when it was erased.</param>
/// <param name="OriginalLanguage">The language of the original.</param>
/// <param name="Tags">Goal level, sector, approach.</param>
/// <param name="Moderation">Where it stands with the moderators.</param>
/// <param name="Caucus">The caucus it belongs to; null for the plenary.</param>
/// <param name="Party">The party whose statement it is, where stances stand under names; null for roles without a party, in an anonymous dialogue, and for imported ones.</param>
/// <param name="IsMine">Whether the asker wrote it.</param>
/// <param name="IsOnAgenda">Whether the order of goal levels lets stances be taken now.</param>
/// <param name="Languages">The languages it can be read in, the original's first.</param>
public sealed record StatementLine(
    StatementId Statement, string? Text, string Language, TranslationOrigin? Origin, string? Original, string OriginalLanguage, StatementTags Tags,
    ModerationStatus Moderation, int? Caucus, PartyId? Party, bool IsMine, bool IsOnAgenda, IReadOnlyList<string> Languages)
{
    internal static StatementLine Of(DialogueState state, Statement statement, string language, Participant? reader)
    {
        var translation = Translation(statement, language);
        var isMine = statement.Author is { } author && reader?.Id == author;
        var party = state.Rules.Attribution != Attribution.Anonymous && statement.Author is { } wrote ? state.Find(wrote)?.Party : null;
        return new StatementLine(
            statement.Id, translation is null ? statement.Text.Value : translation.Text.Value, translation?.Language ?? statement.Language, translation?.Origin,
            translation is null ? null : statement.Text.Value, statement.Language, statement.Tags, statement.Moderation, statement.Caucus, party, isMine,
            state.IsOnAgenda(statement), LanguagesOf(statement));
    }

    // A translation by the party itself speaks for it; a human's comes before a machine's. One in the same language of another region serves where none is in the reader's own.
    private static Translation? Translation(Statement statement, string language)
    {
        if (Reads(statement.Language, language) == 2)
            return null;
        Translation? best = null;
        var rank = Reads(statement.Language, language) * 4;
        foreach (var candidate in statement.Translations)
        {
            var reads = Reads(candidate.Language, language);
            var value = reads == 0 || candidate.Text.IsErased
                ? 0
                : (reads * 4) + candidate.Origin switch { TranslationOrigin.Party => 3, TranslationOrigin.Human => 2, _ => 1 };
            // Of the same rank the later stands.
            if (value > 0 && (value > rank || (best is not null && value == rank)))
                (best, rank) = (candidate, value);
        }
        return best;
    }

    // 2 for the same tag, 1 for the same language, 0 for another.
    private static int Reads(string has, string wanted)
    {
        if (string.Equals(has, wanted, StringComparison.OrdinalIgnoreCase))
            return 2;
        return LanguageOf(has).Equals(LanguageOf(wanted), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
    }

    private static ReadOnlySpan<char> LanguageOf(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is var cut and >= 0 ? tag.AsSpan(0, cut) : tag;

    private static string[] LanguagesOf(Statement statement)
    {
        if (statement.Translations.Count == 0)
            return [statement.Language];
        return [statement.Language, .. statement.Translations.Where(one => !one.Text.IsErased).Select(one => one.Language).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
