using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Entente.Records.PublicSources;

/// <summary>
/// The voting data of the UN Digital Library: one table for the General Assembly, one for the Security Council. Each is a file of a library record and is
/// replaced under a new, dated name a few times a year; we take the newest and keep it under a name that stays.
/// </summary>
internal sealed partial class DigitalLibrarySource() : PublicSource(
    "undl",
    "Votes of the UN General Assembly and the Security Council (UN Digital Library)",
    new Uri("https://digitallibrary.un.org/"),
    new Uri("https://digitallibrary.un.org/record/4060887"),
    "United Nations; non-commercial use with attribution, see the terms of use of the library",
    "United Nations Dag Hammarskjöld Library, General Assembly Voting Data and Security Council Voting Data, United Nations")
{
    private static readonly (string Record, string Suffix, string Name)[] Tables =
    [
        ("4060887", "voting", "ga_voting.csv"),
        ("4055387", "voting", "sc_voting.csv"),
    ];

    internal override async Task<SourceListing> ListAsync(ListingRequest request, CancellationToken cancellation)
    {
        var files = ImmutableArray.CreateBuilder<RemoteFile>();
        foreach (var (record, suffix, name) in Tables)
        {
            if (request.Options.Only is { } part && !name.Contains(part, StringComparison.OrdinalIgnoreCase)) continue;
            var address = new Uri(request.Site, $"api/v1/file?recid={record}");
            var text = await request.Document(new RemoteFile($"{record}.json", address), cancellation);
            files.Add(SourceJson.Read(address, text, root => Newest(root, suffix, name, address, request.Site)));
        }

        return new SourceListing(files.ToImmutable(), []);
    }

    private RemoteFile Newest(JsonElement root, string suffix, string name, Uri list, Uri site)
    {
        var newest = root.EnumerateArray()
            .Select(file => (
                Name: file.GetProperty("name").GetString() ?? "",
                Format: file.GetProperty("format").GetString() ?? "",
                Address: file.GetProperty("url").GetString() ?? ""))
            .Where(file => file.Format == ".csv" && file.Name.EndsWith(suffix, StringComparison.Ordinal))
            .OrderByDescending(file => DayOf(file.Name))
            .ThenByDescending(file => file.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (newest.Address is not { Length: > 0 } text)
            throw new FetchException(FetchFailure.NotFound, list, "the library record has no table of votes", $"look at {Home} and download it by hand");
        return new RemoteFile(name, AddressOf(text, list, site));
    }

    private Uri AddressOf(string text, Uri list, Uri site)
    {
        if (!Uri.TryCreate(list, text, out var address) || !HttpExchange.IsHttp(address))
            throw new FormatException($"'{text}' is no address");
        // A mirror answers with the addresses of the library itself.
        if (address.Host == Site.Host) address = new Uri(site, address.PathAndQuery.TrimStart('/'));
        if (list.Scheme == Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttps)
            throw new FetchException(FetchFailure.Redirect, list, $"the list leads from https to {address}", "download the file by hand");
        return address;
    }

    /// <summary>The day in a name such as <c>2026_02_06_ga_voting</c> or <c>2025_7_21_sc_voting</c>; null if there is none.</summary>
    private static DateOnly? DayOf(string name) =>
        DatedName().Match(name) is { Success: true } match
        && DateOnly.TryParseExact(match.Value, "yyyy_M_d_", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"^[0-9]{4}_[0-9]{1,2}_[0-9]{1,2}_", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DatedName();
}
