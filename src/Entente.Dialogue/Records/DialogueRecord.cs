using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Records;

namespace Entente.Dialogue.Records;

/// <summary>A dialogue as a stance record, so that every measure works on it.</summary>
public static class DialogueRecord
{
    /// <summary>The stance that a position is in a record: both kinds of support assent, an abstention is a reserve, opposition and a red line oppose.</summary>
    /// <param name="position">The position.</param>
    public static Stance StanceOf(Position position) => position switch
    {
        Position.Support or Position.SupportWithReservation => Stance.Support,
        Position.Abstain => Stance.Reserve,
        Position.Oppose or Position.RedLine => Stance.Oppose,
        _ => Stance.Missing,
    };

    /// <summary>The record of a dialogue: parties that have not left by statements of the plenary.</summary>
    /// <remarks>Where stances stand under no name or a pseudonym, actors get fresh numbers by a shuffle whose key the caller draws and throws away, and those without a
    /// stance are left out: neither the order nor the number of an actor says when a person joined.</remarks>
    /// <param name="state">The dialogue.</param>
    /// <param name="options">What is in it; null for the defaults.</param>
    /// <returns>The record: actors with weights and groups (<c>kind</c>), propositions with text, language among their topics, date, goal level and sector.</returns>
    public static StanceRecord Of(DialogueState state, DialogueRecordOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        options ??= new DialogueRecordOptions();
        var statements = state.Statements.Where(statement => statement.Caucus is null && (statement.Moderation == ModerationStatus.Accepted
            || (options.IncludesWithheld && statement.Moderation == ModerationStatus.Withheld))).ToArray();
        var hasImported = statements.Any(statement => statement.ImportedAs is not null);
        var isNamed = state.Rules.Attribution == Attribution.Attributed;
        var parties = state.Parties.Where(party => !party.HasWithdrawn).ToArray();
        if (!isNamed)
            parties = Shuffled([.. parties.Where(party => statements.Any(statement => state.Stances.PositionOf(statement.Id, party.Id) != Position.None))], options.ShuffleKey);

        var (actors, propositions, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        for (var proposition = 0; proposition < statements.Length; proposition++)
        {
            for (var actor = 0; actor < parties.Length; actor++)
            {
                if (StanceOf(state.Stances.PositionOf(statements[proposition].Id, parties[actor].Id)) is not Stance.Missing and var stance)
                {
                    actors.Add(actor);
                    propositions.Add(proposition);
                    stances.Add(stance);
                }
            }
        }
        var names = PartyNames.Of(state);
        return StanceRecord.Create(
            state.Title.Length == 0 ? state.Id.Value : state.Title,
            Named(parties, names, isNamed),
            statements.Select(statement => PropositionOf(statement, hasImported)),
            [.. actors], [.. propositions], [.. stances]);
    }

    private static Actor[] Named(Party[] parties, PartyNames names, bool isNamed)
    {
        // Two parties may have had one code at different times; the later keeps its number.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. parties.Select((party, place) =>
        {
            var number = ((isNamed ? party.Id.Number : place + 1)).ToString(CultureInfo.InvariantCulture);
            var code = isNamed && party.Code is { } own && taken.Add(own) ? own : Free(taken, "P" + number);
            return new Actor(code, isNamed ? names[party.Id] ?? code : code)
            {
                Weight = party.Weight,
                Groups = isNamed && party.Kind == PartyKind.Delegation
                    ? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("kind", "delegation")
                    : ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
            };
        })];
    }

    private static string Free(HashSet<string> taken, string code)
    {
        while (!taken.Add(code))
            code += "x";
        return code;
    }

    private static Proposition PropositionOf(Statement statement, bool hasImported)
    {
        var text = statement.Text.Value ?? "";
        return new Proposition(statement.ImportedAs ?? (hasImported ? "S" : "") + statement.Id)
        {
            Title = Entente.Records.Sources.Polis.PolisSource.Title(text),
            Text = text,
            Date = DateOnly.FromDateTime(statement.Submitted.UtcDateTime),
            Topics = statement.ImportedAs is null ? [$"language:{statement.Language}"] : [],
            GoalLevel = statement.Tags.GoalLevel,
            Sector = statement.Tags.Sector,
            Moderation = statement.Ruling ?? (statement.Moderation == ModerationStatus.Accepted ? Moderation.Accepted : Moderation.Rejected),
        };
    }

    // Fisher and Yates with numbers from a keyed hash in counter mode: every order is as likely for who does not know the key.
    private static Party[] Shuffled(Party[] parties, ReadOnlyMemory<byte> key)
    {
        Span<byte> block = stackalloc byte[32];
        Span<byte> counter = stackalloc byte[4];
        for (var place = parties.Length - 1; place > 0; place--)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(counter, place);
            HMACSHA256.HashData(key.Span, counter, block);
            var other = (int)(new BigInteger(block, isUnsigned: true, isBigEndian: true) % (place + 1));
            (parties[place], parties[other]) = (parties[other], parties[place]);
        }
        return parties;
    }
}

/// <summary>What is in the record of a dialogue.</summary>
public sealed record DialogueRecordOptions
{
    /// <summary>Whether statements that moderators withheld are in it, marked as rejected. Default: no.</summary>
    public bool IncludesWithheld { get; init; }

    /// <summary>The key of the shuffle of actors where stances do not stand under names; the server draws 32 bytes for each export and keeps them nowhere. Default: empty,
    /// which is for dialogues where stances are attributed and for tests.</summary>
    public ReadOnlyMemory<byte> ShuffleKey { get; init; }
}

/// <summary>Takes the dialogue away as a stance record.</summary>
/// <param name="ShuffleKey">32 bytes drawn by the server for this export; see <see cref="DialogueRecordOptions.ShuffleKey"/>.</param>
public sealed record ExportRecord(ReadOnlyMemory<byte> ShuffleKey) : DialogueQuestion<ExportedRecord>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Export;

    /// <inheritdoc/>
    protected internal override Answer<ExportedRecord> Answer(DialogueState state, QuestionContext context)
    {
        if (state.Rules.Attribution != Attribution.Attributed)
        {
            if (ShuffleKey.Length < 16)
                return new InvalidField("shuffleKey", "at least 16 random bytes, drawn by the server", $"{ShuffleKey.Length}");
            if (state.OpenRound(context.Now) is { } open && open.Takes.HasFlag(Rounds.RoundTakes.Stances))
                return new StancesAreHidden();
        }
        var record = DialogueRecord.Of(state, new DialogueRecordOptions { ShuffleKey = ShuffleKey });
        if (state.Rules.Attribution != Attribution.Attributed && record.Actors.Length < state.Rules.SmallestCell)
            return new TooFewSpoke(state.Rules.SmallestCell);
        return new ExportedRecord(record);
    }
}

/// <summary>A dialogue as a stance record.</summary>
/// <param name="Record">The record.</param>
public sealed record ExportedRecord(StanceRecord Record);

/// <summary>Too few parties spoke for a record without names.</summary>
/// <param name="SmallestCell">How many must have.</param>
public sealed record TooFewSpoke(int SmallestCell) : Refusal(
    RefusalKind.Conflict, $"Fewer than {SmallestCell} parties have taken a stance; a record of so few would tell who they are. Take the record away when more have spoken.");
