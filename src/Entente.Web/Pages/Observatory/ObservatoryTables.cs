using System.Globalization;
using System.Text;
using Entente.Web.Observatory;

namespace Entente.Web.Pages.Observatory;

/// <summary>The tables behind the views as CSV (RFC 4180), numbers in full as the command's document has them.</summary>
internal static class ObservatoryTables
{
    public static string Propositions(Study study) => Csv(
        ["id", "title", "text", "period", "date", "topics", "class", "consensus", "worst_bloc_support", "support", "reserve", "oppose"],
        study.Measured.Propositions.Select(row => new object?[]
        {
            row.Id, row.Title, row.Text, row.Period, row.Date, string.Join("; ", row.Topics), row.Class, row.Consensus, row.WorstBlocSupport, row.Support, row.Reserve, row.Oppose,
        }));

    /// <summary>Every actor with its last ideal point, or with that of a year.</summary>
    public static string States(Study study, int? year = null) => Csv(
        ["code", "name", "region", "period", "ideal_point", "low", "high", "drift"],
        study.Measured.Actors.Select(actor =>
        {
            var last = study.Measured.Points.TryGetValue(actor.Code, out var points) ? year is null ? points[^1] : points.FirstOrDefault(point => (point.Year ?? point.Period) == year) : null;
            return new object?[] { actor.Code, actor.Name, actor.Region, last?.Period, last?.Mean, last?.Low, last?.High, study.Measured.Drift(actor.Code) };
        }));

    public static string? State(Study study, string code) => !study.Measured.Names.ContainsKey(code) ? null : Csv(
        ["code", "name", "agreement", "shared_propositions"],
        study.Measured.Agreeing(code).Select(other => new object?[] { other.Actor.Code, other.Actor.Name, other.Pair.Agreement, other.Pair.N }));

    public static string StateInYear(Study study, int year, IReadOnlyDictionary<string, PairFigures> others) => Csv(
        ["code", "name", "year", "agreement", "shared_propositions"],
        study.Measured.Actors.Where(actor => others.ContainsKey(actor.Code)).Select(actor => new object?[] { actor.Code, actor.Name, year, others[actor.Code].Agreement, others[actor.Code].N }));

    public static string Pair(IEnumerable<SharedStance> stances) => Csv(
        ["id", "title", "date", "stances"],
        stances.Select(stance => new object?[] { stance.Proposition.Id, stance.Proposition.Title, stance.Proposition.Date, stance.AreOpposed ? "opposite" : "same" }));

    public static string Years(IEnumerable<YearAgreement> years) => Csv(
        ["year", "agreement", "shared_propositions"], years.Select(year => new object?[] { year.Year, year.Agreement, year.N }));

    private static string Csv(string[] columns, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder().Append('\uFEFF').AppendJoin(',', columns).Append('\n');
        foreach (var row in rows) text.AppendJoin(',', row.Select(Field)).Append('\n');
        return text.ToString();
    }

    // A cell that a spreadsheet would take for a formula is quoted with an apostrophe.
    private static string Field(object? value)
    {
        if (value is not string text) return value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : "";
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
