using System.Globalization;
using System.IO.Compression;
using Entente.TestKit;

namespace Entente.Records.Tests.Samples;

/// <summary>One row of a table of participation: a state that signed a treaty or is bound by it; years, null where empty.</summary>
internal sealed record Participation(string Treaty, string State, int? Signed, int? Bound, string Mode);

/// <summary>The sample as its files hold it, read without Entente's own readers so that a slip in them cannot hide one here.</summary>
internal static class TreatySample
{
    public static readonly IReadOnlyList<string[]> Treaties = Rows(File.ReadLines(InSample("treaties.csv")));

    public static readonly IReadOnlyList<Participation> Participations = Parse(File.ReadLines(InSample("participation.csv")));

    public static readonly IReadOnlyList<string[]> Withdrawals = Rows(File.ReadLines(InSample("withdrawals.csv")));

    public static IEnumerable<string> States => Participations.Select(row => row.State).Distinct(StringComparer.Ordinal);

    public static string Standing(string treaty, string state) =>
        Participations.Single(row => row.Treaty == treaty && row.State == state) switch
        {
            { Mode: "outside" } => "outside",
            { Bound: null } => "signed only",
            _ => "bound",
        };

    /// <summary>The rows of the copy of the Treaty Collection of early 2015.</summary>
    public static IReadOnlyList<Participation> Collection()
    {
        using var file = new GZipStream(File.OpenRead(SharedData.Require("treaties", "participation.csv.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        return Parse(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string InSample(string file) => Path.Combine(SharedData.Repository, "samples", "treaties", file);

    private static List<string[]> Rows(IEnumerable<string> lines) => [.. lines.Skip(1).Select(line => line.Split(','))];

    private static List<Participation> Parse(IEnumerable<string> lines) =>
        [.. Rows(lines).Select(row => new Participation(row[0], row[1], Year(row[2]), Year(row[3]), row[4]))];

    private static int? Year(string text) => text.Length < 4 ? null : int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture);
}
