using System.Reflection;

namespace Entente.Architecture.Tests;

/// <summary>Names say what a thing holds.</summary>
public sealed class NamingTests
{
    private static readonly string[] Parts = ["Entente.Records", "Entente.Measures", "Entente.Diagnosis", "Entente.Dialogue", "Entente.Dialogue.Storage", "Entente.Cluster", "Entente.Web", "Entente.Charts", "entente"];
    private static readonly string[] Empty = ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Common", "Misc"];

    // What a party gains by a proposition is its utility: the word of the field, not an empty one.
    private static readonly string[] WordsOfTheField = ["PartyUtilities", "StatedUtilities"];

    [Fact]
    public void No_type_or_namespace_has_a_name_that_says_nothing()
    {
        var names = Parts.SelectMany(part => Assembly.Load(part).GetTypes())
            .Where(type => type.Namespace?.StartsWith("Entente", StringComparison.Ordinal) == true)
            .SelectMany(type => type.FullName!.Split('.', '+', '`'))
            .Except(WordsOfTheField, StringComparer.Ordinal);

        Assert.DoesNotContain(names, name => Empty.Any(empty => name.EndsWith(empty, StringComparison.Ordinal)));
    }

    [Fact]
    public void Settings_are_records_named_options()
    {
        var options = Parts.SelectMany(part => Assembly.Load(part).GetExportedTypes()).Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal));

        Assert.All(options, type => Assert.NotNull(type.GetMethod("<Clone>$")));
    }
}
