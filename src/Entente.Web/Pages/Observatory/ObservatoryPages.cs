using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Web.Hardening;
using Entente.Web.Observatory;
using Entente.Web.Pages.Frame;
using Entente.Web.Problems;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Pages.Observatory;

/// <summary>The observatory: records, what the command found of them, and every view of it.</summary>
internal static class ObservatoryPages
{
    // More than the largest file itself: the other fields of the form and its boundaries.
    private const long FormBytes = 64 * 1024;

    public static void Map(RouteGroupBuilder pages)
    {
        var observatory = pages.MapGroup("observatory");
        var largest = ((IEndpointRouteBuilder)pages).ServiceProvider.GetRequiredService<WorkbenchOptions>().Observatory.UploadBytes + FormBytes;
        observatory.MapGet("", (HttpContext context, RecordLibrary library, AnalystDesk desk, WorkbenchOptions options) => All(context, library, desk, options, StatusCodes.Status200OK, null));
        observatory.MapPost("", Upload).RequireConvener().LimitRate(RatePolicy.Heavy).LimitBody(largest).DisableRequestTimeout();
        observatory.MapPost("{record}/work", Compute).RequireConvener().LimitRate(RatePolicy.Heavy);
        observatory.MapPost("{record}/removal", Remove).RequireConvener().LimitRate(RatePolicy.Heavy);
        View<OverviewPage>(observatory, "");
        View<ThicknessPage>(observatory, "/thickness");
        View<PointsPage>(observatory, "/points");
        View<BlocsPage>(observatory, "/blocs");
        observatory.MapGet("{record}/propositions", Propositions);
        View<DiagnosisPage>(observatory, "/diagnosis", "diagnose");
        View<ClaimsPage>(observatory, "/claims", "claims");
        observatory.MapGet("{record}/map", WorldMapOf);
        View<StatesPage>(observatory, "/states");
        observatory.MapGet("{record}/states/{code}", State);
        observatory.MapGet("{record}/pairs/{first}/{second}", PairOf);
        observatory.MapGet("{record}/pairs/{first}/{second}.csv", (HttpContext context, string record, string first, string second, OpenedRecords records) =>
            Table(context, record, $"{RecordLibrary.Slug(first)}-{RecordLibrary.Slug(second)}", study => records.Between(study.Record, study.Measured, first, second) is { } stances ? ObservatoryTables.Pair(stances) : null));
        observatory.MapGet("{record}/pairs/{first}/{second}/years.csv", (HttpContext context, string record, string first, string second, OpenedRecords records) =>
            Table(context, record, $"{RecordLibrary.Slug(first)}-{RecordLibrary.Slug(second)}-years", study => first != second && records.ByYear(study.Record, study.Measured, first, second) is { } years ? ObservatoryTables.Years(years) : null));
        observatory.MapGet("{record}/pairs", Pair);
        observatory.MapGet("{record}/propositions.csv", (HttpContext context, string record) => Table(context, record, "propositions", ObservatoryTables.Propositions));
        observatory.MapGet("{record}/states.csv", (HttpContext context, string record, string? year) => Table(context, record, "states", study => ObservatoryTables.States(study, PageForm.Number(year))));
        observatory.MapGet("{record}/states/{code}.csv", (HttpContext context, string record, string code, string? year, OpenedRecords records) => Table(context, record, RecordLibrary.Slug(code), study =>
            PageForm.Number(year) is not { } one ? ObservatoryTables.State(study, code)
            : study.Measured.HasPairs && records.InYear(study.Record, study.Measured, code, one) is { } others ? ObservatoryTables.StateInYear(study, one, others) : null));
    }

    private static void View<TPage>(RouteGroupBuilder observatory, string view, string verb = "measure")
        where TPage : StudyPage =>
        observatory.MapGet("{record}" + view, (HttpContext context, string record) => StudyAnswer.Of(context, record, verb, study => Page.Of<TPage>(Visit.Of(context), (nameof(StudyPage.Study), study))));

    private static RazorComponentResult All(HttpContext context, RecordLibrary library, AnalystDesk desk, WorkbenchOptions options, int status, string? refused, string? fault = null)
    {
        var records = library.All();
        var ready = records.Where(record => desk.Result(record, Computation.Of("measure", Slice.Whole, options.Observatory)) is not null).Select(record => record.Key).ToHashSet(StringComparer.Ordinal);
        return Page.Of<ObservatoryPage>(
            Visit.Of(context), status, (nameof(ObservatoryPage.Records), records), (nameof(ObservatoryPage.Ready), ready), (nameof(ObservatoryPage.Works), desk.Open),
            (nameof(ObservatoryPage.Most), options.Observatory.UploadBytes), (nameof(ObservatoryPage.Refused), refused), (nameof(ObservatoryPage.Fault), fault));
    }

    private static IResult OfActors(HttpContext context, string record, string[] codes, Func<Study, IResult> page) => StudyAnswer.Of(context, record, "measure", study =>
        Array.TrueForAll(codes, study.Measured.Names.ContainsKey) && codes.Distinct(StringComparer.Ordinal).Count() == codes.Length ? page(study)
            : Page.Refused(Visit.Of(context), GeneralProblems.OfStatus(StatusCodes.Status404NotFound)));

    private static IResult Propositions(HttpContext context, string record, string? q, [FromQuery(Name = "class")] string? kind, string? page) => StudyAnswer.Of(context, record, "measure", study => Page.Of<PropositionsPage>(
        Visit.Of(context), (nameof(StudyPage.Study), study), (nameof(PropositionsPage.Search), q is { Length: > 200 } ? q[..200] : q ?? ""),
        (nameof(PropositionsPage.Class), kind is "common" or "acceptable" or "reserved" ? kind : ""),
        (nameof(PropositionsPage.Page), PageForm.Number(page) ?? 1)));

    private static IResult WorldMapOf(HttpContext context, string record, string? measure, string? with, string? year, OpenedRecords records) => StudyAnswer.Of(context, record, "measure", study =>
    {
        var measured = study.Measured;
        var shown = measure is "agreement" or "drift" ? measure : "point";
        var state = with is not null && measured.Names.ContainsKey(with) ? with : measured.Names.ContainsKey("USA") ? "USA" : measured.Actors.FirstOrDefault()?.Code ?? "";
        var chosen = shown != "drift" && PageForm.Number(year) is { } number && measured.Years.Contains(number) ? number : (int?)null;
        var inYear = shown == "agreement" && chosen is { } one && measured.HasPairs ? records.InYear(study.Record, measured, state, one) : null;
        return Page.Of<MapPage>(
            Visit.Of(context), (nameof(StudyPage.Study), study), (nameof(MapPage.Measure), shown), (nameof(MapPage.With), state), (nameof(MapPage.Year), chosen), (nameof(MapPage.InYear), inYear));
    });

    private static IResult State(HttpContext context, string record, string code, AnalystDesk desk, ReadyDocuments ready, WorkbenchOptions options) => OfActors(context, record, [code], study =>
    {
        // What the diagnosis says of the state, where it was asked for; a page of a state does not wait for it.
        JsonElement? bridge = desk.Result(study.Record, Computation.Of("diagnose", study.Slice, options.Observatory)) is { } path
            ? ready.Open(path).Root.Rows("bridges", "actors").Select(row => (JsonElement?)row).FirstOrDefault(row => row!.Value.Text("actor") == code) : null;
        return Page.Of<StatePage>(Visit.Of(context), (nameof(StudyPage.Study), study), (nameof(StatePage.Code), code), (nameof(StatePage.Bridge), bridge));
    });

    private static IResult PairOf(HttpContext context, string record, string first, string second, OpenedRecords records) => OfActors(context, record, [first, second], study => Page.Of<PairPage>(
        Visit.Of(context), (nameof(StudyPage.Study), study), (nameof(PairPage.First), first), (nameof(PairPage.Second), second),
        (nameof(PairPage.Stances), records.Between(study.Record, study.Measured, first, second)), (nameof(PairPage.Years), records.ByYear(study.Record, study.Measured, first, second))));

    // The form that chooses a pair has no other address than a query.
    private static IResult Pair(HttpContext context, string record, string? a, string? b)
    {
        var path = a is { Length: > 0 and < 100 } && b is { Length: > 0 and < 100 } && a != b ? $"/pairs/{Uri.EscapeDataString(a)}/{Uri.EscapeDataString(b)}" : "/states";
        return Page.SeeOther(Visit.Of(context), $"/observatory/{Uri.EscapeDataString(record)}{path}{Slice.Read(context.Request.Query)?.Query}");
    }

    private static IResult Table(HttpContext context, string record, string name, Func<Study, string?> table) => StudyAnswer.Of(context, record, "measure", study =>
        table(study) is { } text ? TypedResults.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", $"{study.Record.Key}-{name}.csv") : Page.Refused(Visit.Of(context), GeneralProblems.OfStatus(StatusCodes.Status404NotFound)));

    private static async Task<IResult> Upload(HttpContext context, RecordLibrary library, AnalystDesk desk, WorkbenchOptions options, CancellationToken cancellation)
    {
        var visit = Visit.Of(context);
        if (!context.Request.HasFormContentType || (await context.Request.ReadFormAsync(cancellation)).Files.GetFile("file") is not { Length: > 0 } file)
            return All(context, library, desk, options, StatusCodes.Status400BadRequest, visit.Words["observatory.noFile"]);
        var ending = Path.GetExtension(file.FileName).ToLowerInvariant();
        if (ending is not (".csv" or ".tsv" or ".zip" or ".gz"))
            return All(context, library, desk, options, StatusCodes.Status400BadRequest, visit.Words["observatory.wrongKind"]);
        var title = RecordLibrary.Slug(Path.GetFileName(file.FileName).Split('.')[0]);
        var folder = library.NewUpload();
        Directory.CreateDirectory(folder);
        try
        {
            var path = Path.Combine(folder, title + (ending == ".gz" ? ".csv.gz" : ending));
            await using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write)) await file.CopyToAsync(stream, cancellation);
            if (await desk.InspectAsync(path, cancellation) is { } fault)
                return All(context, library, desk, options, StatusCodes.Status400BadRequest, visit.Words["observatory.notARecord"], fault);
            return Page.SeeOther(visit, $"/observatory/{library.Keep(path).Key}", "recordKept");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IResult> Remove(
        HttpContext context, string record, RecordLibrary library, AnalystDesk desk, WorkShelf shelf, ReadyDocuments ready, OpenedRecords opened, WorkbenchOptions options, CancellationToken cancellation)
    {
        var visit = Visit.Of(context);
        if (library.Find(record) is not { } found) return Page.Refused(visit, GeneralProblems.OfStatus(StatusCodes.Status404NotFound));
        if (found.Origin != RecordOrigin.Upload) return All(context, library, desk, options, StatusCodes.Status403Forbidden, visit.Words["observatory.notRemovable"]);
        await desk.WithdrawAsync(found, cancellation);
        library.Remove(found);
        // The operator may show the same file: then its results stay, because they are that record's as well.
        if (!library.All().Any(other => other.Fingerprint == found.Fingerprint)) shelf.Clear(found);
        ready.Tidy();
        opened.Forget(found);
        return Page.SeeOther(visit, "/observatory", "recordRemoved");
    }

    private static IResult Compute(
        HttpContext context, string record, [FromForm] string? verb, [FromForm] string? from, [FromForm] string? to, [FromForm] string? topic, [FromForm] string? view,
        RecordLibrary library, AnalystDesk desk, WorkbenchOptions options)
    {
        var visit = Visit.Of(context);
        if (library.Find(record) is not { } found) return Page.Refused(visit, GeneralProblems.OfStatus(StatusCodes.Status404NotFound));
        if (Slice.Of(from, to, topic) is not { } slice || verb is not ("measure" or "diagnose" or "claims")) return StudyAnswer.BadOptions(visit);
        if (!slice.IsWhole) desk.Ask(found, Computation.Of("measure", slice, options.Observatory), again: true);
        desk.Ask(found, Computation.Of(verb, slice, options.Observatory), again: true);
        var back = view is { Length: > 0 and < 200 } && view[0] == '/' && view.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-') ? view : "";
        return Page.SeeOther(visit, $"/observatory/{found.Key}{back}{slice.Query}");
    }

    /// <summary>The command line that gives the agreement of one year.</summary>
    internal static string YearCommand(Study study, int year, params ReadOnlySpan<string> actors)
    {
        var within = Plain(year);
        // A part of the record that begins or ends within the year keeps its ends.
        var slice = study.Slice with
        {
            From = study.Slice.From is { } from && from.StartsWith(within, StringComparison.Ordinal) ? from : within,
            To = study.Slice.To is { } to && to.StartsWith(within, StringComparison.Ordinal) ? to : within,
        };
        return new Computation("agreement", slice, []).CommandLine(study.Record.Title, actors);
    }

    /// <summary>A year as it is: without a sign between its thousands.</summary>
    internal static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
