using System.Globalization;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Records.Sources.Treaties;

/// <summary>Treaties and who takes part in them: bound is support, signed only is reserve, outside is oppose.</summary>
/// <remarks>
/// A table that lists who stands outside (mode <c>outside</c>) says so itself. Where a state has no row nobody looked, or nobody
/// said: no stance, unless <see cref="ReadOptions.OutsideAsOppose"/> asks for oppose.
/// </remarks>
internal sealed class TreatySource : RecordSource
{
    public override RecordFormat Format => RecordFormat.Treaties;

    public override bool Recognises(SourceFolder folder, ReadOptions options) =>
        folder.Find("treaties.csv") is not null && folder.Find("participation.csv") is not null;

    public override StanceRecord Read(SourceReading reading)
    {
        var keys = new Utf8Keys();
        var treaties = ReadTreaties(reading, keys);
        var states = new Utf8Keys();
        var names = new Dictionary<int, string>();
        var entries = ReadEntries(reading, keys, states, names);
        var (propositions, views) = Views(reading, treaties, entries);

        var stances = new StanceBuilder(reading);
        var entriesOf = entries.ToLookup(entry => entry.Treaty);
        var taken = new Stance[states.Count];
        foreach (var (proposition, treaty, day) in views)
        {
            Array.Fill(taken, reading.Options.OutsideAsOppose ? Stance.Oppose : Stance.Missing);
            foreach (var entry in entriesOf[treaty])
            {
                if (entry.StanceOn(day) is var stance && stance != Stance.Missing) taken[entry.State] = stance;
            }

            for (var state = 0; state < taken.Length; state++)
            {
                if (taken[state] != Stance.Missing) stances.Add(state, proposition, taken[state]);
            }
        }

        var actors = Enumerable.Range(0, states.Count).Select(state => new Actor(states[state], names.GetValueOrDefault(state, states[state])));
        return stances.Build([.. actors], propositions);
    }

    private static List<Proposition> ReadTreaties(SourceReading reading, Utf8Keys keys)
    {
        var treaties = new List<Proposition>();
        using var table = reading.OpenText(reading.Folder.Require("treaties.csv"));
        int treaty = table.Column("treaty"), title = table.Column("title"), opened = table.Column("opened");
        int? area = table.FindColumn("area"), goalLevel = table.FindColumn("goal_level");
        while (table.ReadRow())
        {
            reading.CountRow();
            if (table[treaty].IsEmpty) throw table.Fault(treaty, "the treaty has no key", "expected a key such as 4-1");
            if (keys.FindOrAdd(table[treaty]) < treaties.Count)
                throw table.Fault(treaty, $"the treaty '{table.Text(treaty)}' occurs twice", "expected each treaty once");
            var topics = new[] { table.Text(area), table.Text(goalLevel) };
            treaties.Add(reading.Topics.Apply(new Proposition(keys[treaties.Count])
            {
                Title = table.Text(title),
                Date = table.Date(opened),
                Topics = [.. topics.Where(topic => topic.Length > 0)],
            }));
        }

        return treaties;
    }

    private static List<Entry> ReadEntries(SourceReading reading, Utf8Keys keys, Utf8Keys states, Dictionary<int, string> names)
    {
        var entries = new List<Entry>();
        var seen = new Dictionary<(int Treaty, int State), Entry>();
        using var table = reading.OpenText(reading.Folder.Require("participation.csv"));
        int treaty = table.Column("treaty"), iso3 = table.Column("iso3"), signed = table.Column("signed"), bound = table.Column("bound");
        int? name = table.FindColumn("name", "country"), mode = table.FindColumn("mode");
        while (table.ReadRow())
        {
            reading.CountRow();
            var proposition = keys.Find(table[treaty]);
            if (proposition < 0)
                throw table.Fault(treaty, $"treaties.csv has no treaty '{table.Text(treaty)}'", "expected a treaty that both tables know");
            if (table[iso3].IsEmpty) throw table.Fault(iso3, "the code of the state is empty", "expected a code such as FRA");
            var state = states.FindOrAdd(table[iso3]);
            if (table.Text(name) is { Length: > 0 } text) names[state] = text;
            var entry = new Entry(proposition, state, table.Date(signed, endOfYear: true), table.Date(bound, endOfYear: true), table.Text(mode) == "outside");
            if (entry.Outside && (entry.Signed ?? entry.Bound) is not null)
                throw table.Fault(mode!.Value, "a state that stands outside has a date of signing or of becoming bound", "expected both dates empty where mode is outside");
            if (seen.TryGetValue((proposition, state), out var earlier))
            {
                var same = earlier == entry;
                reading.Findings.Add(
                    same ? "duplicate-stances" : "conflicting-stances", same ? NoteSeverity.Info : NoteSeverity.Warning,
                    same ? "Stances were given more than once, always the same; each counts once." : "Actors took different stances on one proposition; the last one counts.",
                    $"{states[state]} on {keys[proposition]} ({table.File}:{table.Line.ToString(CultureInfo.InvariantCulture)})");
            }

            seen[(proposition, state)] = entry;
            entries.Add(entry);
        }

        return entries.Count == seen.Count ? entries : [.. entries.GroupBy(entry => (entry.Treaty, entry.State)).Select(group => group.Last())];
    }

    /// <summary>The propositions to read, each with its treaty and the day on which participation is taken.</summary>
    private static (List<Proposition> Propositions, List<(int Proposition, int Treaty, DateOnly? Day)> Views) Views(
        SourceReading reading, List<Proposition> treaties, List<Entry> entries)
    {
        var options = reading.Options;
        var propositions = new List<Proposition>();
        var views = new List<(int, int, DateOnly?)>();
        var last = options.AsOf ?? entries.SelectMany(entry => new[] { entry.Signed, entry.Bound })
            .Concat(treaties.Select(treaty => treaty.Date)).Max() ?? DateOnly.MinValue;
        for (var treaty = 0; treaty < treaties.Count; treaty++)
        {
            var opened = treaties[treaty].Date;
            if (opened > options.AsOf) continue;
            if (!options.EveryYear)
            {
                views.Add((propositions.Count, treaty, options.AsOf));
                propositions.Add(treaties[treaty]);
                continue;
            }

            if (opened is not { } from)
            {
                reading.Findings.Add("undated-propositions", NoteSeverity.Warning, "Treaties without a day of opening have no yearly view; left out.", treaties[treaty].Id);
                continue;
            }

            for (var year = from.Year; year <= last.Year; year++)
            {
                if (propositions.Count >= options.Limits.Propositions)
                {
                    throw new RecordFormatException(
                        reading.Folder.Display, null, null, $"the yearly view has more than {options.Limits.Propositions} propositions", "expected fewer treaties or years");
                }

                var day = new DateOnly(year, 12, 31);
                if (day > options.AsOf) day = options.AsOf.Value;
                views.Add((propositions.Count, treaty, day));
                propositions.Add(treaties[treaty] with
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"{treaties[treaty].Id}@{year}"),
                    Item = treaties[treaty].Id,
                    Date = day,
                });
            }
        }

        return (propositions, views);
    }

    private sealed record Entry(int Treaty, int State, DateOnly? Signed, DateOnly? Bound, bool Outside)
    {
        /// <summary>The stance on a day, or (null) at the time the table was made: only then is a state known to stand outside.</summary>
        public Stance StanceOn(DateOnly? day)
        {
            if (Outside && day is null) return Stance.Oppose;
            if (Bound is { } bound && (day is null || bound <= day)) return Stance.Support;
            return Signed is { } signed && (day is null || signed <= day) ? Stance.Reserve : Stance.Missing;
        }
    }
}
