using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Entente.Records.PublicSources;

/// <summary>The voting data of Voeten, Strezhnev and Bailey: a dataset of Harvard Dataverse, listed and checked by its interface.</summary>
internal sealed class DataverseSource() : PublicSource(
    "unga",
    "Votes and ideal points of the UN General Assembly (Voeten, Strezhnev, Bailey)",
    new Uri("https://dataverse.harvard.edu/"),
    new Uri("https://doi.org/10.7910/DVN/LEJUQZ"),
    "CC0 1.0; cite the authors",
    "Bailey, Strezhnev and Voeten 2017, Estimating Dynamic State Preferences from United Nations Voting Data, Journal of Conflict Resolution 61(2): 430-456")
{
    private const string Dataset = "doi:10.7910/DVN/LEJUQZ";

    /// <summary>Tables for each pair of states and year: large, and computed from the votes. Fetched only when named.</summary>
    private static readonly string[] Derived = ["agreementscores", "dyadic"];

    internal override async Task<SourceListing> ListAsync(ListingRequest request, CancellationToken cancellation)
    {
        var version = request.Options.Version is { } wanted ? Uri.EscapeDataString(wanted) : ":latest-published";
        var address = new Uri(request.Site, $"api/datasets/:persistentId/versions/{version}?persistentId={Uri.EscapeDataString(Dataset)}");
        var text = await request.Document(new RemoteFile("dataset.json", address), cancellation);
        return SourceJson.Read(address, text, root => Parse(root, request));
    }

    private static SourceListing Parse(JsonElement root, ListingRequest request)
    {
        var data = root.GetProperty("data");
        var version = data.TryGetProperty("latestVersion", out var latest) ? latest : data;
        var files = ImmutableArray.CreateBuilder<RemoteFile>();
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in version.GetProperty("files").EnumerateArray())
        {
            var file = ParseFile(entry, request.Site);
            if (request.Options.Only is null && Derived.Any(part => file.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
                notes.Add($"{file.Name} was left: it is computed from the votes and large; name it to fetch it.");
            else if (entry.TryGetProperty("restricted", out var restricted) && restricted.ValueKind == JsonValueKind.True)
                notes.Add($"{file.Name} was left: the source does not give it to the public.");
            else
                files.Add(file);
        }

        if (!files.Any(file => file.Name.Contains("vote", StringComparison.OrdinalIgnoreCase)))
            notes.Add("This version lists no roll calls. Version 33.0 (June 2024) had them as UNVotes-1.RData; the source undl has them as CSV.");
        if (files.Any(file => file.Name.EndsWith(".RData", StringComparison.OrdinalIgnoreCase)))
            notes.Add("Entente does not read .RData: save its table from R with write.csv, or fetch undl.");
        return new SourceListing(files.ToImmutable(), notes.ToImmutable());
    }

    private static RemoteFile ParseFile(JsonElement entry, Uri site)
    {
        var file = entry.GetProperty("dataFile");
        var id = file.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture);

        // Of a table that Dataverse has converted, the checksum is that of the file as it was uploaded: so we ask for that one.
        var isConverted = Text(file, "originalFileFormat") is not null;
        var name = (isConverted ? Text(file, "originalFileName") : null) ?? Text(file, "filename") ?? Text(entry, "label")
            ?? throw new FormatException($"file {id} has no name");
        var folder = Text(entry, "directoryLabel");
        return new RemoteFile(
            folder is { Length: > 0 } ? $"{folder}/{name}" : name,
            new Uri(site, $"api/access/datafile/{id}{(isConverted ? "?format=original" : "")}"))
        {
            Checksum = ParseChecksum(file),
        };
    }

    private static Checksum? ParseChecksum(JsonElement file)
    {
        if (file.TryGetProperty("checksum", out var checksum) && Text(checksum, "value") is { Length: > 0 } value)
        {
            ChecksumAlgorithm? algorithm = Text(checksum, "type")?.ToUpperInvariant() switch
            {
                "MD5" => ChecksumAlgorithm.Md5,
                "SHA-1" => ChecksumAlgorithm.Sha1,
                "SHA-256" => ChecksumAlgorithm.Sha256,
                "SHA-512" => ChecksumAlgorithm.Sha512,
                _ => null,
            };
            if (algorithm is { } known) return new Checksum(known, value);
        }

        return Text(file, "md5") is { Length: 32 } md5 ? new Checksum(ChecksumAlgorithm.Md5, md5) : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
