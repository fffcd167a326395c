using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Parties;
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
            parties = Shuffled(Spoken(state, parties, statements), options.ShuffleKey);
        var (actorOf, propositionOf) = (Places(parties.Select(party => party.Id.Number)), Places(statements.Select(statement => statement.Id.Number)));
        var (actors, propositions, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        var (onStatements, ofParties, positions) = state.Stances.Columns(areReleased: false);
        for (var place = 0; place < positions.Length; place++)
        {
            if (StanceOf(positions[place]) is not Stance.Missing and var stance && actorOf.TryGetValue(ofParties[place], out var actor)
                && propositionOf.TryGetValue(onStatements[place], out var proposition))
            {
                actors.Add(actor);
                propositions.Add(proposition);
                stances.Add(stance);
            }
        }
        var names = PartyNames.Of(state);
        return StanceRecord.Create(
            state.Title.Length == 0 ? state.Id.Value : state.Title,
            Named(parties, names, isNamed),
            statements.Select(statement => PropositionOf(statement, hasImported)),
            [.. actors], [.. propositions], [.. stances]);
    }

    /// <summary>Writes a record as the tidy table of comma-separated values that <c>entente measure</c> reads.</summary>
    /// <param name="record">The record.</param>
    /// <param name="stream">Takes the table in UTF-8; left open.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static void WriteCsv(StanceRecord record, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(stream);
        Entente.Records.Writers.DelimitedWriter.Write(record, stream, cancellation);
    }

    private static Dictionary<int, int> Places(IEnumerable<int> numbers) => numbers.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    private static Party[] Spoken(DialogueState state, Party[] parties, Statement[] statements)
    {
        var isKept = Places(statements.Select(statement => statement.Id.Number));
        var (onStatements, ofParties, positions) = state.Stances.Columns(areReleased: false);
        var spoken = new HashSet<int>();
        for (var place = 0; place < positions.Length; place++)
        {
            if (positions[place] != Position.None && isKept.ContainsKey(onStatements[place]))
                spoken.Add(ofParties[place]);
        }
        return [.. parties.Where(party => spoken.Contains(party.Id.Number))];
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
