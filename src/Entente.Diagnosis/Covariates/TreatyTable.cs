using System.Collections.Immutable;
using System.Globalization;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;
using Entente.Records.States;
using Entente.Records.Tables;
using Entente.Records.Topics;

namespace Entente.Diagnosis.Covariates;

/// <summary>Reads who signed and who is bound by treaties: <c>participation.csv</c> with <c>treaties.csv</c> beside it.</summary>
internal static class TreatyTable
{
    public static SeriesOfTable Read(SourceFolder folder, SourceFile participation, ReadLimits limits, CancellationToken cancellation)
    {
        var findings = new RecordFindings();
        var treaties = ReadTreaties(folder.Require("treaties.csv"), limits, findings);
        using var table = new DelimitedReader(participation.Open(), participation.Display, limits);
        CovariateTable.NoteRepairs(table, findings);
        int treaty = table.Column("treaty"), iso3 = table.Column("iso3"), signed = table.Column("signed"), bound = table.Column("bound");
        var memberships = ImmutableArray.CreateBuilder<TreatyMembership>();
        var seen = new Dictionary<(string Treaty, string State), TreatyMembership>();
        while (table.ReadRow())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!treaties.TryGetValue(table.Text(treaty), out var about))
                throw table.Fault(treaty, $"treaties.csv has no treaty '{TableReader.Shown(table[treaty])}'", "expected a treaty that both tables know");
            var place = string.Create(CultureInfo.InvariantCulture, $"{table.File}:{table.Line}");
            if (StateDirectory.Find(table.Text(iso3)) is not { } state)
            {
                findings.Add(
                    "treaties-without-state", NoteSeverity.Warning, "Territories that are no state of the directory take part in treaties; they were left out.",
                    $"{TableReader.Shown(table[iso3])} ({place})");
                continue;
            }

            var membership = new TreatyMembership(
                about.Id, about.Title, about.Date, about.Topics.FirstOrDefault() ?? "", about.GoalLevel, state.Code, table.Date(signed), table.Date(bound));
            if (membership is { Signed: null, Bound: null }) continue;
            if (!seen.TryAdd((about.Id, state.Code), membership))
            {
                if (seen[(about.Id, state.Code)] != membership)
                {
                    throw table.Fault(
                        treaty, $"{state.Code} is in treaty {about.Id} twice, with different days", "expected each treaty and state once");
                }

                findings.Add(
                    "doubled-keys", NoteSeverity.Info, "A key occurs more than once, always with the same value; it counts once.", $"{about.Id} of {state.Code} ({place})");
                continue;
            }

            memberships.Add(membership);
        }

        return new SeriesOfTable([], [], findings.ToNotes()) { Treaties = memberships.ToImmutable() };
    }

    private static Dictionary<string, Proposition> ReadTreaties(SourceFile file, ReadLimits limits, RecordFindings findings)
    {
        using var table = new DelimitedReader(file.Open(), file.Display, limits);
        CovariateTable.NoteRepairs(table, findings);
        int treaty = table.Column("treaty"), title = table.Column("title"), opened = table.Column("opened");
        int? area = table.FindColumn("area"), goalLevel = table.FindColumn("goal_level");
        var treaties = new Dictionary<string, Proposition>(StringComparer.Ordinal);
        while (table.ReadRow())
        {
            if (table.Text(treaty).Length == 0) throw table.Fault(treaty, "the treaty has no key", "expected a key such as 4-1");
            var about = TopicTable.Default.Apply(new Proposition(table.Text(treaty))
            {
                Title = table.Text(title),
                Date = table.Date(opened),
                Topics = [.. new[] { table.Text(area), table.Text(goalLevel) }.Where(topic => topic.Length > 0)],
            });
            if (!treaties.TryAdd(about.Id, about))
                throw table.Fault(treaty, $"the treaty '{TableReader.Shown(table[treaty])}' occurs twice", "expected each treaty once");
        }

        return treaties;
    }
}
