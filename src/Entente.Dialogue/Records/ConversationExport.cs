using Entente.Dialogue.Stances;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;
using Entente.Records.Sources.Polis;
using Entente.Records.Topics;

namespace Entente.Dialogue.Records;

/// <summary>An export of a conversation held with Polis, cut into the commands that bring it into a dialogue.</summary>
/// <remarks>With <c>votes.csv</c> every vote comes with its time, and earlier votes stay as earlier versions; other forms of export know only how people stood in the end.</remarks>
public sealed class ConversationExport
{
    private readonly StanceRecord _record;
    private readonly List<ImportedStance> _stances;

    private ConversationExport(StanceRecord record, List<ImportedStance> stances) => (_record, _stances) = (record, stances);

    /// <summary>How many people voted.</summary>
    public int Parties => _record.Actors.Length;

    /// <summary>How many statements there are.</summary>
    public int Statements => _record.Propositions.Length;

    /// <summary>How many votes were cast, changes of mind included where the export keeps them.</summary>
    public int Stances => _stances.Count;

    /// <summary>Reads an export.</summary>
    /// <param name="location">A folder, or a zip archive of one.</param>
    /// <param name="limits">What is read at most; null for the defaults.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="RecordFormatException">The location cannot be read or holds no export of Polis.</exception>
    public static ConversationExport Read(string location, ReadLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(location);
        var options = new ReadOptions { Format = RecordFormat.Polis, Limits = limits ?? new ReadLimits() };
        var record = RecordReader.Read(location, options, cancellation);
        using var folder = SourceFolder.Open(location, location);
        return new ConversationExport(record, folder.Find("votes.csv") is { } votes
            ? Votes(record, new SourceReading(folder, options, TopicTable.Default, cancellation), votes)
            : Standing(record));
    }

    /// <summary>The commands that import the conversation, in order.</summary>
    /// <param name="language">The language of its statements; <c>und</c> where it is not known.</param>
    public IEnumerable<ImportConversation> Batches(string language)
    {
        var (batch, party, statement, stance) = (0, 0, 0, 0);
        // Parties and statements first: a stance names both.
        while (party < Parties || statement < Statements || stance < Stances)
        {
            var parties = _record.Actors.Skip(party).Take(ImportConversation.Most).Select(actor => actor.Code).ToList();
            var statements = _record.Propositions.Skip(statement).Take(ImportConversation.Most).Select(Statement).ToList();
            (party, statement) = (party + parties.Count, statement + statements.Count);
            var stances = party < Parties || statement < Statements ? [] : _stances.GetRange(stance, Math.Min(ImportConversation.Most, Stances - stance));
            stance += stances.Count;
            yield return new ImportConversation(batch++, language, parties, statements, stances);
        }
    }

    private static ImportedStatement Statement(Proposition proposition) => new(
        proposition.Id, proposition.Text, proposition.Moderation,
        proposition.Date is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null);

    private static List<ImportedStance> Votes(StanceRecord record, SourceReading reading, SourceFile file)
    {
        var votes = new List<(long Time, ImportedStance Stance)>();
        using var table = reading.OpenText(file);
        int time = table.Column("timestamp"), statement = table.Column("comment-id"), voter = table.Column("voter-id"), vote = table.Column("vote");
        while (table.ReadRow())
        {
            reading.CountRow();
            if (!PolisSource.Votes.TryParse(table[vote], out var stance))
                throw table.Fault(vote, $"'{table.Text(vote)}' is not a vote", "expected 1 (agree), 0 (pass) or -1 (disagree)");
            var at = table.Integer(time);
            if (at is < 0 or > 253_402_300_799_999)
                throw table.Fault(time, $"'{table.Text(time)}' is not a time", "expected milliseconds since 1970");
            votes.Add((at, new ImportedStance(
                record.ActorIndex(table.Text(voter))!.Value, record.PropositionIndex(table.Text(statement))!.Value, PositionOf(stance),
                DateTimeOffset.FromUnixTimeMilliseconds(at))));
        }
        // A sort that keeps the order of the file among votes of one moment.
        return [.. votes.OrderBy(cast => cast.Time).Select(cast => cast.Stance)];
    }

    private static List<ImportedStance> Standing(StanceRecord record)
    {
        var stances = new List<ImportedStance>(record.StanceCount);
        for (var actor = 0; actor < record.Actors.Length; actor++)
        {
            var row = record.OfActor(actor);
            for (var place = 0; place < row.Length; place++)
                stances.Add(new ImportedStance(actor, row.Indices[place], PositionOf(row.Stances[place]), null));
        }
        return stances;
    }

    private static Position PositionOf(Stance stance) => stance switch
    {
        Stance.Support => Position.Support,
        Stance.Reserve => Position.Abstain,
        _ => Position.Oppose,
    };
}
