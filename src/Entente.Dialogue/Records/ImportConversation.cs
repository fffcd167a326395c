using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Records;

/// <summary>Imports a part of a conversation that was held elsewhere, into a dialogue in which nobody has taken a stance yet, so that it goes on here.</summary>
/// <remarks>A conversation comes in batches, each small enough to be decided in a moment; a batch that is sent again changes nothing. <see cref="ConversationExport"/> makes
/// them from the files. Parties and statements are named by their place in the import, from 0, in the order in which the batches bring them.</remarks>
/// <param name="Batch">The number of the batch, from 0; they come in order.</param>
/// <param name="Language">The language of its statements; <c>und</c> where it is not known.</param>
/// <param name="Parties">Codes of new parties, each a person of the open floor; at most 5,000.</param>
/// <param name="Statements">New statements; at most 5,000.</param>
/// <param name="Stances">Stances in the order they were taken, the last on a statement counts; at most 5,000.</param>
public sealed record ImportConversation(
    int Batch, string Language, IReadOnlyList<string> Parties, IReadOnlyList<ImportedStatement> Statements, IReadOnlyList<ImportedStance> Stances) : DialogueCommand
{
    /// <summary>The most parties, statements and stances of a batch.</summary>
    public const int Most = 5_000;

    private const int LongestText = 10_000;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (Batch < state.ImportedBatches)
            return IsOf(state) ? Decision.Nothing : new AnotherConversation();
        if (Batch > state.ImportedBatches)
            return new InvalidField("batch", $"{state.ImportedBatches}, the next of the import", $"{Batch}");
        if (state.Stances.Versions > state.ImportedVersions)
            return new DialogueHasStances();
        if (LanguageTag.Check("language", Language, out var language) is { } badLanguage)
            return badLanguage;
        if (Parties is not { Count: <= Most } || Statements is not { Count: <= Most } || Stances is not { Count: <= Most })
            return new InvalidField("batch", $"at most {Most} parties, statements and stances", "nothing or more");
        if (Parties.Any(code => code is not { Length: >= 1 and <= 64 } || code.Any(letter => letter is <= ' ' or > '~')))
            return new InvalidField("parties", "codes of 1 to 64 printable ASCII characters", "another form");
        if (Check(state) is { } refusal)
            return refusal;

        var texts = new List<PersonalText>(Statements.Count);
        foreach (var statement in Statements)
        {
            if (PlainText.Check("text", Readable(statement), LongestText, out var text) is { } badText)
                return badText;
            texts.Add(new PersonalText(context.Participant!.Id, PersonalAspect.Words, text));
        }
        return new ConversationImported(
            language, Parties, [.. Statements.Select(statement => statement with { Text = "" })], texts,
            [.. Stances.Select(stance => stance.Party)], [.. Stances.Select(stance => stance.Statement)], [.. Stances.Select(stance => stance.Position)],
            [.. Stances.Select(stance => stance.At?.ToUnixTimeMilliseconds() ?? context.Now.ToUnixTimeMilliseconds())]);
    }

    // A batch that is in brings nobody and nothing that is not here.
    private bool IsOf(DialogueState state)
    {
        var parties = state.ImportedParties.Select(party => state.Find(party)?.Code).ToHashSet(StringComparer.Ordinal);
        var statements = state.ImportedStatements.Select(statement => state.Find(statement)?.ImportedAs).ToHashSet(StringComparer.Ordinal);
        return Parties is not null && Statements is not null && Parties.All(parties.Contains) && Statements.All(statement => statements.Contains(statement.Id));
    }

    private InvalidField? Check(DialogueState state)
    {
        var (parties, statements) = (state.ImportedParties.Count + Parties.Count, state.ImportedStatements.Count + Statements.Count);
        if (Statements.Any(statement => statement.Id is not { Length: >= 1 and <= 64 } || !Enum.IsDefined(statement.Ruling)))
            return new InvalidField("statements", "an identifier of 1 to 64 characters and a known ruling", "others");
        return Stances.Any(stance => stance.Party < 0 || stance.Party >= parties || stance.Statement < 0 || stance.Statement >= statements
            || stance.Position == Position.None || !Enum.IsDefined(stance.Position))
            ? new InvalidField("stances", "places of parties and statements that were imported, and a position", "others")
            : null;
    }

    // Texts of elsewhere may hold what no text here may: such characters go. One that is not known at all says so.
    private static string Readable(ImportedStatement statement)
    {
        var readable = PlainText.WithoutForbidden(statement.Text ?? "").Trim();
        return readable.Length == 0 ? $"(The text of statement {statement.Id} is not in the export.)" : readable;
    }
}

/// <summary>A statement of an import.</summary>
/// <param name="Id">Its identifier where it comes from.</param>
/// <param name="Text">What it says.</param>
/// <param name="Ruling">What the moderators there decided: a rejected one is withheld here, all others are shown.</param>
/// <param name="At">When it was submitted; null where that is not known.</param>
public sealed record ImportedStatement(string Id, string Text, Entente.Records.Moderation Ruling, DateTimeOffset? At);

/// <summary>A stance of an import.</summary>
/// <param name="Party">The party's place in the import, from 0.</param>
/// <param name="Statement">The statement's place in the import, from 0.</param>
/// <param name="Position">The position.</param>
/// <param name="At">When it was taken; null where that is not known.</param>
public readonly record struct ImportedStance(int Party, int Statement, Position Position, DateTimeOffset? At);

/// <summary>Another conversation was imported here, or begun to be.</summary>
public sealed record AnotherConversation() : Refusal(
    RefusalKind.Conflict, "Another conversation was imported into this dialogue. Send the file of that one again to finish it, or convene a new dialogue for this one.");

/// <summary>Somebody took a stance in this dialogue already.</summary>
public sealed record DialogueHasStances() : Refusal(
    RefusalKind.Conflict, "Stances were taken in this dialogue already; an import would mix with them. Convene a new dialogue and import into it.");

/// <summary>A part of a conversation that was held elsewhere was imported.</summary>
/// <param name="Language">The language of its statements.</param>
/// <param name="Parties">Codes of new parties.</param>
/// <param name="Statements">New statements, without their texts.</param>
/// <param name="Texts">Their texts.</param>
/// <param name="StanceParties">Of each stance the party's place in the import.</param>
/// <param name="StanceStatements">Of each stance the statement's place in the import.</param>
/// <param name="StancePositions">Of each stance the position.</param>
/// <param name="StanceTimes">Of each stance when it was taken, in milliseconds since 1970.</param>
public sealed record ConversationImported(
    string Language, IReadOnlyList<string> Parties, IReadOnlyList<ImportedStatement> Statements, IReadOnlyList<PersonalText> Texts,
    IReadOnlyList<int> StanceParties, IReadOnlyList<int> StanceStatements, IReadOnlyList<Position> StancePositions, IReadOnlyList<long> StanceTimes) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        foreach (var code in Parties)
        {
            var party = new PartyId(state.Parties.Count + 1);
            state.Parties.Add(new Party(party, null, code, PartyKind.Person, 1));
            state.ImportedParties.Add(party);
        }
        for (var place = 0; place < Statements.Count; place++)
        {
            var (source, id) = (Statements[place], new StatementId(state.Statements.Count + 1));
            state.Statements.Add(new Statement(id, null, Language, Texts[place], StatementTags.None, source.At ?? At)
            {
                ImportedAs = source.Id,
                Ruling = source.Ruling,
                Moderation = source.Ruling == Entente.Records.Moderation.Rejected ? ModerationStatus.Withheld : ModerationStatus.Accepted,
            });
            state.ImportedStatements.Add(id);
        }
        for (var place = 0; place < StanceParties.Count; place++)
        {
            var (statement, party) = (state.ImportedStatements[StanceStatements[place]], state.ImportedParties[StanceParties[place]]);
            state.Enter(new StanceVersion(
                statement, party, StancePositions[place], 1, null, state.Stances.VersionOf(statement, party) + 1, null, null,
                DateTimeOffset.FromUnixTimeMilliseconds(StanceTimes[place])));
        }
        state.ImportedVersions += StanceParties.Count;
        state.ImportedBatches++;
    }
}
