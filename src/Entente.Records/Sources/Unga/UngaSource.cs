using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Records.Sources.Unga;

/// <summary>Tidy tables of roll calls of the UN General Assembly: one row a roll call, one row a vote. Sources: [Voeten2013], [Bailey2017].</summary>
internal sealed class UngaSource : RecordSource
{
    private static readonly StanceVocabulary Votes = StanceVocabulary.Of(["yes", "y", "1"], ["abstain", "a", "2"], ["no", "n", "3"]);

    public override RecordFormat Format => RecordFormat.Unga;

    public override bool Recognises(SourceFolder folder, ReadOptions options) => folder.Find("votes.csv") is not null && folder.Find("rollcalls.csv") is not null;

    public override StanceRecord Read(SourceReading reading)
    {
        var keys = new Utf8Keys();
        var rollCalls = ReadRollCalls(reading, keys);
        AddTopics(reading, keys, rollCalls);
        LinkItems(reading, keys, rollCalls);
        for (var index = 0; index < rollCalls.Count; index++) rollCalls[index] = reading.Topics.Apply(rollCalls[index]);

        var actorKeys = new Utf8Keys();
        var names = new List<byte[]>();
        var stances = new StanceBuilder(reading);
        using (var table = reading.OpenText(reading.Folder.Require("votes.csv")))
        {
            int rcid = table.Column("rcid"), iso3 = table.Column("iso3"), vote = table.Column("vote");
            var country = table.FindColumn("country");
            while (table.ReadRow())
            {
                reading.CountRow();
                var proposition = keys.Find(table[rcid]);
                if (proposition < 0)
                    throw table.Fault(rcid, $"rollcalls.csv has no roll call '{table.Text(rcid)}'", "expected a roll call that both tables know");
                if (table[iso3].IsEmpty) throw table.Fault(iso3, "the code of the state is empty", "expected a code such as FRA");
                var actor = actorKeys.FindOrAdd(table[iso3]);
                if (actor == names.Count) names.Add([]);
                // A state's name changes; the last one is kept.
                if (country is { } c && !table[c].SequenceEqual(names[actor])) names[actor] = table[c].ToArray();
                if (!Votes.TryParse(table[vote], out var stance))
                    throw table.Fault(vote, $"'{TableReader.Shown(table[vote])}' is not a vote", $"expected one of: {Votes.Description}");
                stances.Add(actor, proposition, stance, table);
            }
        }

        var actors = names.Select((name, index) => new Actor(actorKeys[index], name.Length > 0 ? System.Text.Encoding.UTF8.GetString(name) : actorKeys[index]));
        return stances.Build([.. actors], rollCalls);
    }

    private static List<Proposition> ReadRollCalls(SourceReading reading, Utf8Keys keys)
    {
        var rollCalls = new List<Proposition>();
        using var table = reading.OpenText(reading.Folder.Require("rollcalls.csv"));
        int rcid = table.Column("rcid"), session = table.Column("session"), date = table.Column("date");
        int? resolution = table.FindColumn("unres"), title = table.FindColumn("short"), text = table.FindColumn("descr");
        int? paragraph = table.FindColumn("para"), amendment = table.FindColumn("amend");
        while (table.ReadRow())
        {
            reading.CountRow();
            if (keys.FindOrAdd(table[rcid]) < rollCalls.Count)
                throw table.Fault(rcid, $"the roll call '{table.Text(rcid)}' occurs twice", "expected each roll call once");
            var description = table.Text(text);
            rollCalls.Add(new Proposition(keys[rollCalls.Count])
            {
                Title = FirstOf(table.Text(title), Opening(description), table.Text(resolution)),
                Symbol = table.Text(resolution),
                Text = description,
                Date = table.Date(date),
                Session = table.OptionalInteger(session),
                IsParagraph = table.Flag(paragraph),
                IsAmendment = table.Flag(amendment),
            });
        }

        return rollCalls;
    }

    private static void AddTopics(SourceReading reading, Utf8Keys keys, List<Proposition> rollCalls)
    {
        if (reading.Folder.Find("issues.csv") is not { } file) return;
        using var table = reading.OpenText(file);
        int rcid = table.Column("rcid"), issue = table.Column("issue", "short_name");
        while (table.ReadRow())
        {
            var proposition = keys.Find(table[rcid]);
            if (proposition < 0)
            {
                reading.Findings.Add("unknown-propositions", NoteSeverity.Warning, "A table names propositions that the record does not have; left out.", $"{file.Name}: {table.Text(rcid)}");
                continue;
            }

            var topic = table.Text(issue);
            if (topic.Length > 0 && !rollCalls[proposition].Topics.Contains(topic))
                rollCalls[proposition] = rollCalls[proposition] with { Topics = rollCalls[proposition].Topics.Add(topic) };
        }
    }

    private static void LinkItems(SourceReading reading, Utf8Keys keys, List<Proposition> rollCalls)
    {
        if (reading.Folder.Find("matched-rollcalls.csv") is not { } file) return;
        var links = new ItemLinks();
        using (var table = reading.OpenText(file))
        {
            int first = table.Column("rcid1"), second = table.Column("rcid2");
            while (table.ReadRow())
            {
                links.Add(table.Integer(first), table.Integer(second));
                if (keys.Find(table[first]) < 0 || keys.Find(table[second]) < 0)
                {
                    reading.Findings.Add(
                        "unknown-matches", NoteSeverity.Info, "Pairs of matched roll calls name one that is not on record; they still link others.",
                        $"{table.Text(first)}, {table.Text(second)}");
                }
            }
        }

        for (var index = 0; index < rollCalls.Count; index++)
        {
            if (long.TryParse(rollCalls[index].Id, System.Globalization.CultureInfo.InvariantCulture, out var id) && links.ItemOf(id) is var item && item != id)
                rollCalls[index] = rollCalls[index] with { Item = item.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }
    }

    /// <summary>
    /// A title from a description. Where the source has the minutes for a description, what they say the text is entitled; if they do
    /// not say, none.
    /// </summary>
    private static string Opening(string text)
    {
        if (text.StartsWith("The President", StringComparison.OrdinalIgnoreCase) || text.StartsWith("The Acting President", StringComparison.OrdinalIgnoreCase))
        {
            const string entitled = "entitled \"";
            var start = text.IndexOf(entitled, StringComparison.OrdinalIgnoreCase) + entitled.Length;
            var end = start < entitled.Length ? -1 : text.IndexOf('"', start);
            text = end < 0 ? "" : text[start..end];
        }

        return text.Length <= 80 ? text : text[..79].TrimEnd() + "…";
    }

    private static string FirstOf(params ReadOnlySpan<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.Length > 0) return candidate;
        }

        return "";
    }
}
