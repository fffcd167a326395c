using System.Collections.Immutable;

namespace Entente.Records.PublicSources;

/// <summary>A public source of stance records on the network. There are three: <c>unga</c>, <c>undl</c> and <c>polis</c>.</summary>
/// <remarks>What each holds, under which terms, and what could be checked of its addresses: <c>docs/public-sources.md</c>.</remarks>
public abstract class PublicSource
{
    private protected PublicSource(string name, string title, Uri site, Uri home, string licence, string citation)
    {
        Name = name;
        Title = title;
        Site = site;
        Home = home;
        Licence = licence;
        Citation = citation;
    }

    /// <summary>All sources, in the order in which they are listed to users.</summary>
    public static ImmutableArray<PublicSource> All { get; } = [new DataverseSource(), new DigitalLibrarySource(), new PolisSource()];

    /// <summary>The name on the command line and of the folder in the cache.</summary>
    public string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Title { get; }

    /// <summary>The site that is asked, unless another is named.</summary>
    public Uri Site { get; }

    /// <summary>The page for readers.</summary>
    public Uri Home { get; }

    /// <summary>The terms, in a few words.</summary>
    public string Licence { get; }

    /// <summary>What to cite when the data are used.</summary>
    public string Citation { get; }

    /// <summary>The source with a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The source, or null if there is none of that name.</returns>
    public static PublicSource? Find(string name) =>
        All.FirstOrDefault(source => string.Equals(source.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>What the source offers at present.</summary>
    internal abstract Task<SourceListing> ListAsync(ListingRequest request, CancellationToken cancellation);

    /// <summary>The paths among fetched files that can be read as a record each: as a rule the tables of votes.</summary>
    internal virtual IEnumerable<string> RecordsAmong(IEnumerable<FetchedFile> files) => files
        .Where(file => file.Name.Contains("vot", StringComparison.OrdinalIgnoreCase) && (file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".tab", StringComparison.OrdinalIgnoreCase)))
        .Select(file => file.Path);
}

/// <summary>What a source offers.</summary>
/// <param name="Files">The files.</param>
/// <param name="Notes">What the user should know, a sentence each.</param>
internal sealed record SourceListing(ImmutableArray<RemoteFile> Files, ImmutableArray<string> Notes);

/// <summary>What a source needs to list its files.</summary>
/// <param name="Site">The site to ask; ends with a slash.</param>
/// <param name="Options">The user's options.</param>
/// <param name="Document">Brings a list here and gives its text.</param>
internal sealed record ListingRequest(Uri Site, FetchOptions Options, Func<RemoteFile, CancellationToken, Task<string>> Document);
