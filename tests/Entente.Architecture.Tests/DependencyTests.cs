using System.Xml.Linq;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Entente.Architecture.Tests;

/// <summary>Dependencies point one way, as DESIGN draws the house: Records knows nobody, Measures knows Records, Diagnosis knows both, the command knows all.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Frameworks = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Orleans"];

    /// <summary>For each part of the product the parts it may know.</summary>
    public static TheoryData<string, string[]> Parts => new()
    {
        { "Entente.Records", [] },
        { "Entente.Measures", ["Entente.Records"] },
        { "Entente.Diagnosis", ["Entente.Records", "Entente.Measures"] },
        { "Entente.Dialogue", ["Entente.Records", "Entente.Measures"] },
        { "Entente.Dialogue.Storage", ["Entente.Dialogue"] },
        { "Entente.Cluster", ["Entente.Records", "Entente.Measures", "Entente.Dialogue", "Entente.Dialogue.Storage"] },
        { "Entente.Charts", [] },
        { "Entente.Web", ["Entente.Records", "Entente.Measures", "Entente.Dialogue", "Entente.Dialogue.Storage", "Entente.Cluster", "Entente.Charts"] },
        {
            "Entente.Cli",
            [
                "Entente.Records", "Entente.Measures", "Entente.Diagnosis", "Entente.Dialogue", "Entente.Dialogue.Storage", "Entente.Charts", "Entente.Web",
            ]
        },
    };

    private static readonly ArchUnitNET.Domain.Architecture Product = new ArchLoader()
        .LoadAssemblies(Load("Entente.Records"), Load("Entente.Measures"), Load("Entente.Diagnosis"), Load("Entente.Charts"), Load("entente"))
        .Build();

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_project_refers_only_to_the_parts_it_may_know(string part, string[] mayKnow)
    {
        var project = XDocument.Load(Path.Combine(TestKit.SharedData.Repository, "src", part, $"{part}.csproj"));

        var known = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

        Assert.Empty(known.Except(mayKnow));
    }

    [Fact]
    public void Every_project_in_src_is_held_by_these_tests()
    {
        var projects = Directory.GetDirectories(Path.Combine(TestKit.SharedData.Repository, "src")).Select(Path.GetFileName);

        Assert.Equal(Parts.Select(row => row.Data.Item1).Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Entente.Records")]
    [InlineData("Entente.Measures")]
    [InlineData("Entente.Diagnosis")]
    [InlineData("Entente.Dialogue")]
    [InlineData("Entente.Charts")]
    public void The_parts_never_reference_a_web_or_storage_or_cluster_framework(string part)
    {
        var references = Load(part).GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(references, name => Frameworks.Any(framework => name.StartsWith(framework, StringComparison.Ordinal)));
    }

    [Fact]
    public void Records_does_not_depend_on_the_measures() =>
        Types().That().ResideInNamespaceMatching(@"^Entente\.Records")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^Entente\.(Measures|Diagnosis|Cli|Charts)")
            .Check(Product);

    [Fact]
    public void The_measures_do_not_write_to_the_console() =>
        Types().That().ResideInNamespaceMatching(@"^Entente\.(Records|Measures|Diagnosis|Charts)")
            .Should().NotDependOnAny(typeof(Console))
            .WithoutRequiringPositiveResults()
            .Check(Product);

    private static Assembly Load(string name) => Assembly.Load(name);
}
