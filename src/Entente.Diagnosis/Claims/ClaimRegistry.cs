using System.Collections.Immutable;
using System.Text;
using Entente.Records;

namespace Entente.Diagnosis.Claims;

/// <summary>The claims that a ledger tests, read from a file that people write: docs/claims.md says how.</summary>
public sealed class ClaimRegistry
{
    private const long LargestFile = 1 << 22;
    private static readonly Lazy<ClaimRegistry> OfTheEssay = new(ReadBuiltIn);

    private ClaimRegistry(ImmutableArray<Claim> claims) => Claims = claims;

    /// <summary>The claims of the essay that Entente comes with.</summary>
    public static ClaimRegistry BuiltIn => OfTheEssay.Value;

    /// <summary>The claims, in the order of the file.</summary>
    public ImmutableArray<Claim> Claims { get; }

    /// <summary>Reads a registry.</summary>
    /// <param name="path">A file in UTF-8.</param>
    /// <exception cref="RecordFormatException">The file is missing, or not what a registry must be; says the line, what was found and what was expected.</exception>
    public static ClaimRegistry Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path)) throw new RecordFormatException(path, line: null, column: null, "there is no such file", "expected a registry of claims");
        if (new FileInfo(path).Length > LargestFile)
            throw new RecordFormatException(path, line: null, column: null, "the file is larger than 4 MB", "expected a registry of claims, which is a text of some kilobytes");
        return Parse(File.ReadAllText(path, Encoding.UTF8), path);
    }

    /// <summary>Reads a registry from its text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What it is called in errors.</param>
    /// <exception cref="RecordFormatException">The text is not what a registry must be.</exception>
    public static ClaimRegistry Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        return new ClaimRegistry([.. ClaimBlock.Read(text, name).Select(block => block.ToClaim())]);
    }

    /// <summary>These claims and further ones.</summary>
    /// <param name="further">The further claims; one with the id of a claim that is there takes its place.</param>
    public ClaimRegistry With(ClaimRegistry further)
    {
        ArgumentNullException.ThrowIfNull(further);
        var replaced = further.Claims.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        return new ClaimRegistry([.. Claims.Where(claim => !replaced.Contains(claim.Id)), .. further.Claims]);
    }

    /// <summary>Some of these claims; verdicts then allow for as many tests as these make.</summary>
    internal ClaimRegistry Only(params string[] ids) => new([.. Claims.Where(claim => ids.Contains(claim.Id, StringComparer.Ordinal))]);

    private static ClaimRegistry ReadBuiltIn()
    {
        using var stream = typeof(ClaimRegistry).Assembly.GetManifestResourceStream("Entente.Diagnosis.Claims.claims.txt")
            ?? throw new InvalidOperationException("The registry claims.txt is not built into the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd(), "claims.txt");
    }
}
