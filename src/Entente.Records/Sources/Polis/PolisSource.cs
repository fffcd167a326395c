using System.Collections.Immutable;
using System.Text;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Records.Sources.Polis;

/// <summary>
/// An export of a conversation held with Polis: a folder with <c>votes.csv</c> or <c>participants-votes.csv</c>, and <c>comments.csv</c>; or
/// <c>votes.json</c> and <c>comments.json</c>. Actors and propositions are numbered in the order of their first vote, which the mathematics of Polis depends on.
/// </summary>
internal sealed class PolisSource : RecordSource
{
    internal static readonly StanceVocabulary Votes = StanceVocabulary.Of(["1", "1.0"], ["0", "0.0"], ["-1", "-1.0"]);

    private static readonly string[] WideNames = ["participants-votes.csv", "participant-votes.csv"];

    public override RecordFormat Format => RecordFormat.Polis;

    public override bool Recognises(SourceFolder folder, ReadOptions options)
    {
        if (folder.Find(WideNames) is not null || folder.Find("votes.json") is not null) return true;
        if ((folder.Find("votes.csv") ?? folder.Single) is not { IsText: true } votes) return false;
        using var table = new DelimitedReader(votes.Open(), votes.Display, options.Limits, options.Delimiter);
        return table.FindColumn("voter-id") is not null && table.FindColumn("comment-id") is not null;
    }

    public override StanceRecord Read(SourceReading reading)
    {
        var actors = new Utf8Keys();
        var propositions = new Utf8Keys();
        var stances = new StanceBuilder(reading) { KeepsHistory = true };
        if ((reading.Folder.Find("votes.csv") ?? LongTable(reading.Folder)) is { } votes) ReadVotes(reading, votes, actors, propositions, stances);
        else if (reading.Folder.Find("votes.json") is { } json) PolisJson.ReadVotes(reading, json, actors, propositions, stances);
        else ReadRows(reading, WideTable(reading.Folder), actors, propositions, stances);

        var voted = (Actors: actors.Count, Propositions: propositions.Count);
        var groups = reading.Folder.Find(WideNames) is { } wide ? ReadGroups(reading, wide, actors, voted.Actors) : [];
        var comments = ReadComments(reading, propositions);
        if (comments is not null)
        {
            for (var place = 0; place < voted.Propositions; place++)
            {
                if (!comments.ContainsKey(place))
                    reading.Findings.Add("unknown-propositions", NoteSeverity.Warning, "Votes on statements that the table of statements does not have; kept, without text.", propositions[place]);
            }
        }

        var (actorOrder, propositionOrder) = stances.NumberByFirstStance(actors.Count, propositions.Count);
        foreach (var place in actorOrder.Skip(stances.Voters)) NoteSilent(reading, actors[place]);
        return stances.Build(
            [.. actorOrder.Take(stances.Voters).Select(place => Participant(actors[place], groups.GetValueOrDefault(place)))],
            [.. propositionOrder.Select(place => reading.Topics.Apply(comments?.GetValueOrDefault(place) ?? new Proposition(propositions[place])))]);
    }

    private static void NoteSilent(SourceReading reading, string participant) =>
        reading.Findings.Add("silent-participants", NoteSeverity.Info, "Participants of the export who never voted; left out.", participant);

    private static Actor Participant(string code, string? group) => group is null
        ? new Actor(code, code)
        : new Actor(code, code) { Groups = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("polis-group", group) };

    private static SourceFile? LongTable(SourceFolder folder) =>
        folder.Single is { IsText: true } single && folder.Find(WideNames) is null ? single : null;

    private static SourceFile WideTable(SourceFolder folder) => folder.Find(WideNames) ?? folder.Require(WideNames[0]);

    /// <summary>Every vote with its time; the last vote of a participant on a statement counts.</summary>
    private static void ReadVotes(SourceReading reading, SourceFile file, Utf8Keys actors, Utf8Keys propositions, StanceBuilder stances)
    {
        var times = new List<long>();
        using var table = reading.OpenText(file);
        int time = table.Column("timestamp"), statement = table.Column("comment-id"), voter = table.Column("voter-id"), vote = table.Column("vote");
        while (table.ReadRow())
        {
            reading.CountRow();
            if (!Votes.TryParse(table[vote], out var stance) || stance == Stance.Missing) throw NotAVote(table, vote);
            stances.Add(Key(table, voter, actors), Key(table, statement, propositions), stance, table);
            times.Add(table.Integer(time));
        }

        stances.SortBy([.. times]);
    }

    /// <summary>One row a participant, one column a statement: taken row by row, each from left to right.</summary>
    private static void ReadRows(SourceReading reading, SourceFile file, Utf8Keys actors, Utf8Keys propositions, StanceBuilder stances)
    {
        using var table = reading.OpenText(file);
        var participant = table.Column("participant");
        var statements = StatementColumns(table, propositions);
        while (table.ReadRow())
        {
            reading.CountRow();
            var known = actors.Count;
            var actor = Key(table, participant, actors);
            if (actor < known) throw table.Fault(participant, $"the participant '{actors[actor]}' occurs twice", "expected each participant once");
            foreach (var (column, proposition) in statements)
            {
                if (table[column].IsEmpty) continue;
                if (!Votes.TryParse(table[column], out var stance)) throw NotAVote(table, column);
                stances.Add(actor, proposition, stance, table);
            }
        }
    }

    private static List<(int Column, int Proposition)> StatementColumns(TableReader table, Utf8Keys propositions)
    {
        var statements = new List<(int, int)>();
        for (var column = 0; column < table.Columns.Length; column++)
        {
            var name = table.Columns[column];
            if (name.Length > 0 && name.All(char.IsAsciiDigit)) statements.Add((column, propositions.FindOrAdd(Encoding.UTF8.GetBytes(name))));
        }

        return statements;
    }

    private static Dictionary<int, string> ReadGroups(SourceReading reading, SourceFile file, Utf8Keys actors, int voted)
    {
        var groups = new Dictionary<int, string>();
        using var table = reading.OpenText(file);
        if (table.FindColumn("group-id") is not { } group) return groups;
        var participant = table.Column("participant");
        while (table.ReadRow())
        {
            reading.CountRow();
            var actor = actors.Find(table[participant]);
            if (actor < 0 || actor >= voted)
            {
                NoteSilent(reading, table.Text(participant));
            }
            else if (table.Text(group) is { Length: > 0 } text)
            {
                groups[actor] = text;
            }
        }

        return groups;
    }

    private static Dictionary<int, Proposition>? ReadComments(SourceReading reading, Utf8Keys propositions)
    {
        if (reading.Folder.Find("comments.json") is { } json) return PolisJson.ReadComments(reading, json, propositions);
        if (reading.Folder.Find("comments.csv") is not { } file) return null;
        var comments = new Dictionary<int, Proposition>();
        using var table = reading.OpenText(file);
        int id = table.Column("comment-id"), body = table.Column("comment-body");
        int? time = table.FindColumn("timestamp"), moderated = table.FindColumn("moderated"), meta = table.FindColumn("is-meta", "is_meta");
        while (table.ReadRow())
        {
            reading.CountRow();
            var proposition = Key(table, id, propositions);
            var ruling = table.Text(moderated) switch
            {
                "-1" => Moderation.Rejected,
                "1" => Moderation.Accepted,
                "" or "0" => Moderation.None,
                var other => throw table.Fault(moderated, $"'{other}' is not a ruling of a moderator", "expected 1, 0 or -1"),
            };
            if (ruling != Moderation.Rejected && table.Flag(meta) == true) ruling = Moderation.Meta;
            var text = table.Text(body);
            var statement = new Proposition(propositions[proposition])
            {
                Title = Title(text),
                Text = text,
                Moderation = ruling,
                Date = time is { } t && !table[t].IsEmpty ? Day(table.Integer(t), () => table.Fault(t, $"'{table.Text(t)}' is not a time", "expected milliseconds since 1970")) : null,
            };
            if (!comments.TryAdd(proposition, statement)) throw table.Fault(id, $"the statement '{statement.Id}' occurs twice", "expected each statement once");
        }

        return comments;
    }

    internal static string Title(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 80 ? line : line[..(char.IsHighSurrogate(line[78]) ? 78 : 79)].TrimEnd() + "…";
    }

    internal static DateOnly Day(long milliseconds, Func<RecordFormatException> fault) =>
        milliseconds is >= 0 and <= 253_402_300_799_999
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime)
            : throw fault();

    private static int Key(TableReader table, int column, Utf8Keys keys) =>
        table[column].IsEmpty ? throw table.Fault(column, "the field is empty", $"expected a value of '{table.Columns[column]}'") : keys.FindOrAdd(table[column]);

    private static RecordFormatException NotAVote(TableReader table, int column) =>
        table.Fault(column, $"'{TableReader.Shown(table[column])}' is not a vote", "expected 1 (agree), 0 (pass) or -1 (disagree)");
}
