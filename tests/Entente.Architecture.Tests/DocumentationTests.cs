using System.Text.RegularExpressions;

namespace Entente.Architecture.Tests;

/// <summary>What the documents promise can be found: keys resolve, links lead somewhere.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = TestKit.SharedData.Repository;

    [Fact]
    public void Every_cited_key_is_in_the_bibliography()
    {
        var known = KeyPattern().Matches(File.ReadAllText(Path.Combine(Root, "docs", "bibliography.md"))).Select(match => match.Value).ToHashSet();

        var unknown = Sources("src", "*.cs").Concat(Sources("docs", "*.md"))
            .SelectMany(file => KeyPattern().Matches(File.ReadAllText(file)).Select(match => $"{match.Value} in {Path.GetRelativePath(Root, file)}"))
            .Where(cited => !known.Contains(cited[..(cited.IndexOf(']', StringComparison.Ordinal) + 1)]));

        Assert.Empty(unknown);
    }

    [Fact]
    public void No_key_is_in_the_bibliography_twice()
    {
        var keys = File.ReadLines(Path.Combine(Root, "docs", "bibliography.md")).SelectMany(line => EntryPattern().Matches(line)).Select(match => match.Groups["key"].Value);

        Assert.Empty(keys.GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Every_relative_link_of_a_document_leads_to_a_file()
    {
        var documents = Sources("docs", "*.md").Concat(Directory.GetFiles(Root, "*.md")).Concat(Sources("samples", "*.md"));

        var broken = documents.SelectMany(file => LinkPattern().Matches(File.ReadAllText(file))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(target => target.Split('#')[0])
            .Where(target => target.Length > 0 && !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)))
            .Select(target => $"{target} in {Path.GetRelativePath(Root, file)}"));

        Assert.Empty(broken);
    }

    private static IEnumerable<string> Sources(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\[[A-Z][A-Za-z-]+(18|19|20)\d\d[a-z]?\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"^- (?<key>\[[A-Z][A-Za-z-]+(18|19|20)\d\d[a-z]?\])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EntryPattern();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LinkPattern();
}
