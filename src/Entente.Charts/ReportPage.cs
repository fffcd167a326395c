using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Charts.Report;

namespace Entente.Charts;

/// <summary>The report of a measured or diagnosed record: one HTML page with its charts, style, script and data inside, for a browser without a network and for paper.</summary>
/// <remarks>Without scripts the page still holds the summary, the key figures, common ground, reserved differences and their bars, the tables of a diagnosis and its
/// claims ledger; the script adds the charts.
/// Its Content-Security-Policy allows the one script and the one style by their hashes, and no connection to anywhere.</remarks>
public static class ReportPage
{
    private static readonly Lazy<string> InlineScript = new(() => Guarded(ChartModule.Script));

    private static readonly Lazy<Html> Policy = new(() => new Html().AddTrusted(
        $"default-src 'none'; script-src '{Hash(InlineScript.Value)}'; style-src '{Hash(ChartModule.Style)}'; base-uri 'none'; form-action 'none'"));

    /// <summary>Renders the report of a document in UTF-8, as <c>entente measure</c>, <c>diagnose</c> or <c>claims</c> writes it with <c>--format json</c>.</summary>
    /// <param name="json">One JSON object with the keys of <c>measure</c>, of <c>diagnose</c>, or of both. Sections that are absent or null are left out of the report.</param>
    /// <param name="options">How the report is laid out; defaults when null.</param>
    /// <returns>A whole HTML document; the same characters for the same document and options.</returns>
    /// <exception cref="ArgumentException">The document is not a JSON object.</exception>
    public static string Render(ReadOnlySpan<byte> json, ReportOptions? options = null)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return Render(document.RootElement, options);
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"Expected the JSON document of entente measure or diagnose; it cannot be read at line {error.LineNumber + 1}.", nameof(json), error);
        }
    }

    /// <summary>Renders the report of a document given as text.</summary>
    /// <inheritdoc cref="Render(ReadOnlySpan{byte}, ReportOptions?)"/>
    public static string Render(string json, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Render(Encoding.UTF8.GetBytes(json), options);
    }

    /// <summary>Renders the report of a parsed document.</summary>
    /// <inheritdoc cref="Render(ReadOnlySpan{byte}, ReportOptions?)"/>
    public static string Render(JsonElement json, ReportOptions? options = null)
    {
        if (json.ValueKind is not JsonValueKind.Object) throw new ArgumentException($"Expected a JSON object, the document of entente measure or diagnose; found {json.ValueKind}.", nameof(json));
        options ??= new ReportOptions();
        var measured = new Measured(json);
        var title = options.Title ?? measured.Record.Text("name") ?? "A stance record";
        var page = new Html();
        Head(page, title);
        Opening(page, measured, title);
        Headline.Write(page, measured);
        foreach (var section in ReportSection.All.Where(section => section.IsIn(measured))) Section(page, measured, options, section);
        Notes(page, measured);
        page.Add($"</main>\n");
        return string.Concat(
            page.ToString(), "<script type=\"application/json\" id=\"measured\">", EmbeddedData.Of(measured, options), "</script>\n<script type=\"module\">", InlineScript.Value, "</script>\n</body>\n</html>\n");
    }

    private static void Head(Html page, string title)
    {
        page.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
        page.Add($"{Policy.Value}\">\n");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n");
        page.Add($"<style>{Trusted(ChartModule.Style)}</style>\n</head>\n");
    }

    private static void Opening(Html page, Measured measured, string title)
    {
        page.Add($"<body class=\"entente-report\">\n<a class=\"skip\" href=\"#summary\">Skip to the summary</a>\n<header>\n<p class=\"kind\">Common security, measured</p>\n<h1 dir=\"auto\">{title}</h1>\n");
        var record = measured.Record;
        string?[] facts = [
            record.Number("actors") is { } actors ? Figures.Counted(actors, "actor") : null,
            record.Number("propositions") is { } propositions ? Figures.Counted(propositions, "proposition") : null,
            record.Number("stances") is { } stances ? Figures.Counted(stances, "stance") : null,
            measured.Span,
            measured.Settings.Text("topic") is { } topic ? $"topic: {topic}" : null];
        page.Add($"<p class=\"facts\">{string.Join(" · ", facts.Where(fact => fact is not null))}</p>\n<nav aria-label=\"Contents\"><ul>");
        foreach (var section in ReportSection.All.Where(section => section.IsIn(measured))) page.Add($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>");
        page.Add($"<li><a href=\"#notes\">Notes</a></li></ul></nav>\n</header>\n<main>\n");
        page.Add($"<noscript><p class=\"basis\">The charts need scripts, which this browser does not run; the figures, lists and tables below do not.</p></noscript>\n");
    }

    private static void Section(Html page, Measured measured, ReportOptions options, ReportSection section)
    {
        page.Add($"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-heading\"><h2 id=\"{section.Id}-heading\">{section.Title}</h2>\n");
        var charts = section.Charts.Where(chart => chart.IsIn(measured)).ToList();
        if (charts.Count > 0) page.Add($"<div class=\"charts\">\n");
        foreach (var chart in charts) page.Add($"<{chart.Element} for=\"measured\"></{chart.Element}>\n");
        if (charts.Count > 0) page.Add($"</div>\n");
        var diagnosis = measured.Diagnosis;
        switch (section.Id)
        {
            case "thickness":
                RecordTables.Thickness(page, measured);
                break;
            case "blocs":
                RecordTables.Blocs(page, measured);
                RecordTables.Representative(page, measured);
                break;
            case "propositions":
                page.Add($"</section>\n");
                PropositionList.Write(page, measured, options);
                return;
            case "decomposition":
                DecompositionTables.Write(page, diagnosis);
                break;
            case "polarization":
                ChangePointTable.Write(page, diagnosis);
                break;
            case "strategies":
                MixtureTables.Write(page, diagnosis);
                break;
            case "drivers":
                DriverTables.Write(page, diagnosis);
                break;
            case "bridges":
                BridgeTables.Write(page, diagnosis);
                break;
            case "deeds":
                DeedTables.Write(page, diagnosis);
                break;
            case "claims":
                ClaimsLedger.Write(page, diagnosis);
                break;
            case "record":
                RecordTables.Issues(page, measured);
                break;
            case "sources":
                SourceTables.Write(page, diagnosis);
                break;
        }

        page.Add($"</section>\n");
    }

    private static void Notes(Html page, Measured measured)
    {
        page.Add($"<section id=\"notes\" aria-labelledby=\"notes-title\"><h2 id=\"notes-title\">Notes</h2>\n<dl class=\"notes\">\n");
        if (measured.IsMeasured) NotesOfMeasure(page, measured);
        if (measured.IsDiagnosed) DiagnosisNotes.Write(page, measured.Diagnosis);
        page.Add($"<dt>Missing stances</dt><dd>An actor that was absent, or not a member, is left out of a figure; it is never counted as a reservation.</dd>\n</dl>\n");
        RecordTables.Settings(page, measured);
        page.Add($"</section>\n");
    }

    private static void NotesOfMeasure(Html page, Measured measured)
    {
        page.Add($"<dt>Thickness</dt><dd>How far actors agree across their differences: Gwet’s AC2 over all pairs of actors, each pair weighing as much as the two stand apart, so that like-minded blocs agreeing with themselves do not make a consensus. Weights taken from the same stances flatter it a little. {ThicknessWords.Explained}</dd>\n");
        page.Add($"<dt>Companions</dt><dd>The same over all pairs alike, across the main divide (two blocs), and among the major powers.</dd>\n");
        page.Add($"<dt>Breadth, depth, reach</dt><dd>The share of propositions that are common ground; the mean support of the most reluctant bloc on them; the share of actors that assent.</dd>\n");
        page.Add($"<dt>Common ground</dt><dd>A proposition on which the lower {measured.Level} bound of every bloc’s support is above one half. It is acceptable where that holds of every bloc’s non-opposition, and a reserved difference otherwise. Consensus is the product over blocs of (support + 1) / (n + 2).</dd>\n");
    }

    private static Html Trusted(string style) => new Html().AddTrusted(style);

    /// <summary>The script as it may stand inside a script element: nothing in it can end the element or open a comment.</summary>
    private static string Guarded(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    private static string Hash(string inline) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)));
}
