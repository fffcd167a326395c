using System.Collections.Immutable;
using System.Globalization;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;
using Entente.Records.States;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>Reads a table of vetoes in the Security Council: a row a draft, the permanent members that vetoed it in columns <c>member_veto1</c> and on.</summary>
/// <remarks>
/// The source also has a column a member (<c>USA</c>, <c>UK</c>), but these leave out 24 rows and some members of others; so they are not read.
/// </remarks>
internal static class VetoTable
{
    private static readonly DateOnly SeatChanged = new(1971, 10, 25);

    public static SeriesOfTable Read(SourceFile file, ReadLimits limits)
    {
        var findings = new RecordFindings();
        using var table = new DelimitedReader(file.Open(), file.Display, limits);
        CovariateTable.NoteRepairs(table, findings);
        int date = table.Column("date"), draft = table.Column("draft"), by = table.Column("member_veto1");
        int? item = table.FindColumn("agenda_item"), topic = table.FindColumn("crisis_topic"), region = table.FindColumn("region");
        int?[] members = [by, table.FindColumn("member_veto2"), table.FindColumn("member_veto3"), table.FindColumn("member_veto4"), table.FindColumn("member_veto5")];
        var vetoes = ImmutableArray.CreateBuilder<SecurityCouncilVeto>();
        while (table.ReadRow())
        {
            var day = Day(table, date);
            var codes = members.Where(member => table.Text(member).Length > 0).Select(member => Member(table, member!.Value, day)).Distinct().ToImmutableArray();
            if (codes.IsEmpty) throw table.Fault(by, "no member is named that vetoed the draft", "expected the name of a permanent member");
            vetoes.Add(new SecurityCouncilVeto(day, table.Text(draft), codes, table.Text(item), table.Text(topic), table.Text(region)));
        }

        return new SeriesOfTable([], [], findings.ToNotes()) { Vetoes = vetoes.ToImmutable() };
    }

    private static string Member(DelimitedReader table, int column, DateOnly day)
    {
        var name = table.Text(column);
        var code = (StateDirectory.FindByName(name) ?? StateDirectory.Find(name))?.Code;
        if (code == "CHN" && day < SeatChanged) code = "TWN";
        return code is not null && MajorPowers.Contains(code)
            ? code
            : throw table.Fault(column, $"'{TableReader.Shown(table[column])}' is no permanent member of the Security Council", "expected the name of one");
    }

    // The source writes days as month/day/year.
    private static DateOnly Day(DelimitedReader table, int column)
    {
        if (DateOnly.TryParseExact(table.Text(column), "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return table.Date(column) ?? throw table.Fault(column, "the day is empty", "expected a day as month/day/year or YYYY-MM-DD");
    }
}
