using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Packages;

/// <summary>How a red line is known.</summary>
public enum RedLineSource
{
    /// <summary>The party says so, of this proposition.</summary>
    Stated = 0,

    /// <summary>The party says so, of every proposition on a topic.</summary>
    Topic = 1,

    /// <summary>A member of the party vetoed the proposition.</summary>
    Veto = 2,

    /// <summary>The party opposes the proposition, by the share that the options name.</summary>
    Opposition = 3,
}

/// <summary>A party that cannot live with a proposition.</summary>
/// <param name="Party">Index of the party.</param>
/// <param name="Proposition">Index of the proposition in the record.</param>
/// <param name="Source">How it is known.</param>
public readonly record struct RedLine(int Party, int Proposition, RedLineSource Source)
{
    /// <summary>Reads red lines from a table with the columns <c>party</c> and <c>proposition</c>, <c>topic</c> or both.</summary>
    /// <param name="path">The file: CSV, which may be packed with gzip.</param>
    /// <param name="parties">The parties.</param>
    /// <returns>The red lines, in the order of the table; a topic gives one for each of its propositions.</returns>
    /// <exception cref="RecordFormatException">A column is missing, or a party, proposition or topic is not in the record.</exception>
    public static IReadOnlyList<RedLine> Read(string path, PackageParties parties)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(parties);
        using var table = new DelimitedReader(SourceFile.At(path).Open(), path, new ReadLimits());
        var party = table.Column("party", "actor", "bloc");
        int? proposition = table.FindColumn("proposition", "id"), topic = table.FindColumn("topic");
        if (proposition is null && topic is null)
            throw new RecordFormatException(path, 1, null, $"neither 'proposition' nor 'topic' is a column; found {table.ColumnsShown}", "expected one of them beside 'party'");
        var lines = new List<RedLine>();
        while (table.ReadRow())
        {
            var whose = PartyTable.Party(table, party, parties);
            var named = table.Text(proposition);
            var on = table.Text(topic);
            if (named.Length > 0)
            {
                lines.Add(new RedLine(whose, PartyTable.Proposition(table, proposition!.Value, parties.Record), RedLineSource.Stated));
                continue;
            }

            if (on.Length == 0)
                throw table.Fault(proposition ?? topic, "the row names neither a proposition nor a topic", "expected one of them");
            var before = lines.Count;
            for (var index = 0; index < parties.Record.Propositions.Length; index++)
            {
                if (IsOn(parties.Record.Propositions[index], on)) lines.Add(new RedLine(whose, index, RedLineSource.Topic));
            }

            if (lines.Count == before) throw table.Fault(topic, $"'{on}' is no topic of the record's propositions", "expected a topic or a goal level");
        }

        return lines;
    }

    private static bool IsOn(Proposition proposition, string topic) =>
        proposition.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase)
        || string.Equals(proposition.GoalLevel?.ToString(), topic.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
