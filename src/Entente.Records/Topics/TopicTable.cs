using System.Collections.Immutable;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Records.Topics;

/// <summary>
/// Maps the topics of sources to the goal levels and sectors of the essay. The table that comes with Entente is a readable file with a reason
/// in every line (<c>Topics/topics.csv</c>); users can put their own in its place.
/// </summary>
/// <remarks>
/// A table has the columns <c>topic</c>, <c>goal_level</c>, <c>sector</c> and, for people, <c>reason</c>. A topic is compared without regard to case; a star
/// at its start or end stands for anything. Level and sector may each be empty. Where the topics of a proposition disagree, the level with priority
/// in the essay wins (basic security, then economic justice, then global issues), and the sector is that of the first line of the table that gives this level.
/// </remarks>
public sealed class TopicTable
{
    private static readonly Lazy<TopicTable> Bundled = new(ReadBundled);

    private readonly Dictionary<string, int> _exact = new(StringComparer.OrdinalIgnoreCase);

    private TopicTable(ImmutableArray<TopicRule> rules)
    {
        Rules = rules;
        for (var rule = 0; rule < rules.Length; rule++)
        {
            if (!rules[rule].IsPattern) _exact.TryAdd(rules[rule].Topic, rule);
        }
    }

    /// <summary>The table that comes with Entente.</summary>
    public static TopicTable Default => Bundled.Value;

    /// <summary>The lines of the table, in order.</summary>
    public ImmutableArray<TopicRule> Rules { get; }

    /// <summary>Reads a table from a CSV file.</summary>
    /// <param name="path">The file, which may be packed with gzip.</param>
    /// <exception cref="RecordFormatException">The file cannot be read, a column is missing, or a level or sector is unknown.</exception>
    public static TopicTable Read(string path)
    {
        var file = SourceFile.At(path);
        using var table = new DelimitedReader(file.Open(), path, new ReadLimits());
        return Read(table);
    }

    /// <summary>The proposition with the goal level and the sector of its topics; as it was where no topic is in the table.</summary>
    /// <param name="proposition">A proposition with topics.</param>
    public Proposition Apply(Proposition proposition)
    {
        ArgumentNullException.ThrowIfNull(proposition);
        GoalLevel? level = null;
        Sector? sector = null;
        foreach (var rule in proposition.Topics.SelectMany(RulesFor).Distinct().Order())
        {
            var (ruleLevel, ruleSector) = (Rules[rule].GoalLevel, Rules[rule].Sector);
            if (ruleLevel is { } found && (level is null || found < level))
            {
                (level, sector) = (found, ruleSector);
            }
            else if (ruleLevel == level && sector is null)
            {
                sector = ruleSector;
            }
        }

        return level is null && sector is null ? proposition : proposition with { GoalLevel = level, Sector = sector };
    }

    private static TopicTable ReadBundled()
    {
        var stream = typeof(TopicTable).Assembly.GetManifestResourceStream("Entente.Records.Topics.topics.csv")!;
        using var table = new DelimitedReader(stream, "topics.csv", new ReadLimits());
        return Read(table);
    }

    private static TopicTable Read(TableReader table)
    {
        int topic = table.Column("topic"), level = table.Column("goal_level"), sector = table.Column("sector");
        var reason = table.FindColumn("reason");
        var rules = ImmutableArray.CreateBuilder<TopicRule>();
        while (table.ReadRow())
        {
            rules.Add(new TopicRule(
                table.Text(topic) is { Length: > 0 } name ? name : throw table.Fault(topic, "the topic is empty", "expected a topic, or a pattern with a star"),
                Named<GoalLevel>(table, level),
                Named<Sector>(table, sector),
                table.Text(reason)));
        }

        return new TopicTable(rules.ToImmutable());
    }

    private static T? Named<T>(TableReader table, int column)
        where T : struct, Enum
    {
        var text = table.Text(column).Replace(" ", "", StringComparison.Ordinal);
        if (text.Length == 0) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        throw table.Fault(column, $"'{table.Text(column)}' is not known", $"expected one of: {string.Join(", ", Enum.GetNames<T>())}, or nothing");
    }

    private IEnumerable<int> RulesFor(string topic)
    {
        if (_exact.TryGetValue(topic, out var exact)) return [exact];
        return Enumerable.Range(0, Rules.Length).Where(rule => Rules[rule].IsPattern && Rules[rule].Matches(topic));
    }
}
