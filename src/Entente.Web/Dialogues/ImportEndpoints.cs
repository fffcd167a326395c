using Entente.Dialogue;
using Entente.Dialogue.Records;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Web.Hardening;
using Entente.Web.Problems;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>A conversation that was held with Polis goes on here.</summary>
internal static class ImportEndpoints
{
    // The largest public export is a few megabytes, zipped.
    private const long LargestUpload = 64L << 20;

    public static void Map(RouteGroupBuilder dialogue) =>
        dialogue.MapPost("import/polis", Import).WithTags("Record").RequireAccount().LimitRate(RatePolicy.Heavy).LimitBody(LargestUpload)
            .Accepts<byte[]>("application/zip").WithName("ImportPolis").WithSummary("Import a Polis export, a zip archive of its files, into a dialogue in which nobody has taken a stance.")
            .Produces<ImportAnswer>(201).ProducesProblem(400).ProducesProblem(409)
            .DisableRequestTimeout();

    private static async Task<IResult> Import(string dialogue, HttpContext context, DialogueCalls calls, CancellationToken cancellation, string language = "und")
    {
        if (!DialogueId.TryParse(dialogue, out var id))
            return DialogueCalls.Problem(new NotFound("dialogue"));
        if (context.Request.ContentType is not ("application/zip" or "application/octet-stream"))
            return GeneralProblems.WrongContentType.ToResult();
        // Whoever may not import learns it before a byte is read.
        if (await calls.RefusalOfAsync(context, id, new MayImport()) is { } early)
            return DialogueCalls.Problem(early);
        var path = Path.Combine(Path.GetTempPath(), $"entente-import-{Path.GetRandomFileName()}.zip");
        try
        {
            await using (var file = new FileStream(path, Private))
                await context.Request.Body.CopyToAsync(file, cancellation);
            var limits = new ReadLimits();
            var export = await Task.Run(() => ConversationExport.Read(path, limits, cancellation), cancellation);
            foreach (var batch in export.Batches(language))
            {
                var reply = await calls.ReplyAsync(context, id, batch, null, isOneOfMany: true);
                if (reply.Refusal is { } refusal)
                    return DialogueCalls.Problem(refusal);
            }
            return TypedResults.Created($"/api/v1/dialogues/{id}", new ImportAnswer(export.Parties, export.Statements, export.Stances));
        }
        catch (RecordFormatException fault)
        {
            return new Problem(400, "not-an-export", "The file is not an export of Polis.", fault.Message.Replace(path, "upload.zip", StringComparison.Ordinal)).ToResult();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static FileStreamOptions Private
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }
}

/// <summary>What was imported.</summary>
/// <param name="Parties">People who voted.</param>
/// <param name="Statements">Statements.</param>
/// <param name="Stances">Stances, changes of mind included.</param>
public sealed record ImportAnswer(int Parties, int Statements, int Stances);
