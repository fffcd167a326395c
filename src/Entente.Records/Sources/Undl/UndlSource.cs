using System.Globalization;
using System.Text;
using Entente.Records.Sessions;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Records.Sources.Undl;

/// <summary>
/// The UN Digital Library's bulk CSV of votes, one row a member and resolution: Y, N, A, and X or blank for not voting. The file of the Security Council
/// has <c>permanent_member</c> and <c>modality</c> besides; there a permanent member's no is a veto.
/// </summary>
internal sealed class UndlSource : RecordSource
{
    private static readonly StanceVocabulary Votes = StanceVocabulary.Of(["Y"], ["A"], ["N"]);

    public override RecordFormat Format => RecordFormat.Undl;

    public override bool Recognises(SourceFolder folder, ReadOptions options)
    {
        if (folder.Single is not { IsText: true } file) return false;
        using var table = new DelimitedReader(file.Open(), file.Display, options.Limits, options.Delimiter);
        return table.FindColumn("undl_id") is not null && table.FindColumn("ms_vote") is not null;
    }

    public override StanceRecord Read(SourceReading reading)
    {
        var resolutions = new List<Resolution>();
        var keys = new Utf8Keys();
        var members = new Utf8Keys();
        var names = new List<byte[]>();
        var silent = new List<(int Member, int Resolution)>();
        var stances = new StanceBuilder(reading);
        var file = reading.Folder.Single ?? throw new RecordFormatException(
            reading.Folder.Display, null, null, $"there are {reading.Folder.Files.Length} files", "expected one CSV file of the UN Digital Library");
        using (var table = reading.OpenText(file))
        {
            var columns = new UndlHeader(table);
            while (table.ReadRow())
            {
                reading.CountRow();
                var resolution = TakeResolution(reading, table, columns, keys, resolutions);
                var member = TakeMember(reading, table, columns, members, names);
                if (!Votes.TryParse(table[columns.Vote], out var stance))
                    throw table.Fault(columns.Vote, $"'{TableReader.Shown(table[columns.Vote])}' is not a vote", "expected Y, N, A, or X or nothing for not voting");
                resolutions[resolution].Count(stance);
                if (stance == Stance.Missing) silent.Add((member, resolution));
                else stances.Add(member, resolution, stance, table);
                if (stance == Stance.Oppose && columns.PermanentMember is { } permanent && SaysPermanent(table[permanent])) resolutions[resolution].Vetoes.Add(members[member]);
            }
        }

        var adopted = resolutions.ConvertAll(resolution => IsAdoptedWithoutVote(reading, resolution));
        foreach (var (member, resolution) in silent)
        {
            if (adopted[resolution]) stances.Add(member, resolution, Stance.Support);
        }

        if (adopted.Contains(true))
        {
            reading.Findings.Add(
                "adopted-without-vote", NoteSeverity.Info, "Adopted without a vote: every member listed is taken to assent.", adopted.Count(a => a),
                resolutions.Where((_, index) => adopted[index]).Select(resolution => resolution.Described.Id));
        }

        return stances.Build(
            [.. names.Select((name, index) => new Actor(members[index], name.Length > 0 ? Encoding.UTF8.GetString(name) : members[index]))],
            [.. resolutions.Select((resolution, index) => reading.Topics.Apply(resolution.Described with { AdoptedWithoutVote = adopted[index], VetoedBy = [.. resolution.Vetoes] }))]);
    }

    private static int TakeResolution(SourceReading reading, TableReader table, UndlHeader columns, Utf8Keys keys, List<Resolution> resolutions)
    {
        if (table[columns.Id].IsEmpty) throw table.Fault(columns.Id, "the row names no resolution", "expected the library's number in undl_id");
        var index = keys.FindOrAdd(table[columns.Id]);
        if (index < resolutions.Count) return index;
        if (index >= reading.Options.Limits.Propositions)
            throw table.Fault(columns.Id, $"there are more than {reading.Options.Limits.Propositions} propositions", "expected fewer, or a larger limit in the options");
        resolutions.Add(new Resolution(Describe(reading, table, columns, keys[index]))
        {
            SaysWithoutVote = SaysWithoutVote(table.Text(columns.Modality)) || SaysWithoutVote(table.Text(columns.VoteNote)),
            Yes = Total(table, columns.TotalYes),
            No = Total(table, columns.TotalNo),
            Abstentions = Total(table, columns.TotalAbstentions),
        });
        return index;
    }

    private static Proposition Describe(SourceReading reading, TableReader table, UndlHeader columns, string id)
    {
        var date = table.Date(columns.Date);
        return new Proposition(id)
        {
            Title = table.Text(columns.Title),
            Symbol = table.Text(columns.Resolution),
            Text = table.Text(columns.Agenda),
            Date = date,
            Session = SessionOf(reading, table, columns, date),
            Topics = [.. table.Text(columns.Subjects).Split(['|', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Digits are a regular session; a special or emergency one counts to the regular session in progress on its day.</summary>
    private static int? SessionOf(SourceReading reading, TableReader table, UndlHeader columns, DateOnly? date)
    {
        var text = table.Text(columns.Session);
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var session)) return session;
        if (date is not { } day) throw table.Fault(columns.Session, $"the special session '{text}' has no date", "expected the day of the vote, which tells the regular session in progress");
        session = AssemblySession.InProgressOn(day);
        reading.Findings.Add(
            "special-sessions", NoteSeverity.Info, "Votes of special and emergency sessions count to the regular session in progress on their day.",
            $"{table.Text(columns.Id)}: {text} to {session.ToString(CultureInfo.InvariantCulture)}");
        return session;
    }

    private static int TakeMember(SourceReading reading, TableReader table, UndlHeader columns, Utf8Keys members, List<byte[]> names)
    {
        var code = table[columns.MemberCode];
        var name = columns.MemberName is { } column ? table[column] : [];
        if (code.IsEmpty)
        {
            if (name.IsEmpty) throw table.Fault(columns.MemberCode, "the row names no member", "expected a code in ms_code or a name in ms_name");
            reading.Findings.Add("members-without-code", NoteSeverity.Warning, "Members without a code go by their name.", table.Text(columns.MemberName));
            code = name;
        }

        var member = members.FindOrAdd(code);
        if (member == names.Count) names.Add([]);
        if (!name.SequenceEqual(names[member])) names[member] = name.ToArray();
        return member;
    }

    // A resolution of which no vote is on record was adopted without one if the source says so, or counts no vote either. Where it counts
    // votes in favour but names no voter, as for most early resolutions, the vote was not recorded, and the stances are unknown.
    private static bool IsAdoptedWithoutVote(SourceReading reading, Resolution resolution)
    {
        if (resolution.Counted == 0)
        {
            if (resolution.SaysWithoutVote || (resolution.Yes ?? 0) == 0) return true;
            reading.Findings.Add("unrecorded-votes", NoteSeverity.Info, "The source counts votes but does not say whose; without stances.", resolution.Described.Id);
            return false;
        }

        if (resolution.Differs)
        {
            reading.Findings.Add(
                "totals-differ", NoteSeverity.Warning, "The source's totals differ from the votes that it lists; the votes are kept.",
                string.Create(CultureInfo.InvariantCulture, $"{resolution.Described.Id}: {resolution.Yes}-{resolution.No}-{resolution.Abstentions}, listed {resolution.CountedYes}-{resolution.CountedNo}-{resolution.CountedAbstentions}"));
        }

        return false;
    }

    private static bool SaysWithoutVote(string text) =>
        text.Contains("without", StringComparison.OrdinalIgnoreCase)
        || text.Contains("consensus", StringComparison.OrdinalIgnoreCase)
        || text.Contains("acclamation", StringComparison.OrdinalIgnoreCase);

    private static bool SaysPermanent(ReadOnlySpan<byte> field) => field.Trim(" \t"u8) is [(byte)'1'] or [(byte)'P' or (byte)'p' or (byte)'T' or (byte)'t' or (byte)'Y' or (byte)'y', ..];

    // Some editions of the file write totals as decimals, such as 120.0.
    private static int? Total(TableReader table, int? column)
    {
        if (column is not { } c) return null;
        var text = table.Text(c);
        if (text.Length == 0) return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var total) && total <= 1_000_000 && total == decimal.Truncate(total)
            ? (int)total
            : throw table.Fault(c, $"'{TableReader.Shown(table[c])}' is not a number of votes", "expected a whole number");
    }

    private sealed class Resolution(Proposition described)
    {
        public Proposition Described => described;

        public bool SaysWithoutVote { get; init; }

        public int? Yes { get; init; }

        public int? No { get; init; }

        public int? Abstentions { get; init; }

        public int CountedYes { get; private set; }

        public int CountedNo { get; private set; }

        public int CountedAbstentions { get; private set; }

        public int Counted => CountedYes + CountedNo + CountedAbstentions;

        public bool Differs => (Yes ?? CountedYes, No ?? CountedNo, Abstentions ?? CountedAbstentions) != (CountedYes, CountedNo, CountedAbstentions);

        public SortedSet<string> Vetoes { get; } = new(StringComparer.Ordinal);

        public void Count(Stance stance)
        {
            if (stance == Stance.Support) CountedYes++;
            else if (stance == Stance.Oppose) CountedNo++;
            else if (stance == Stance.Reserve) CountedAbstentions++;
        }
    }
}
