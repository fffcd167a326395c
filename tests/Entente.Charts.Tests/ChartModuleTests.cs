using System.Text.RegularExpressions;
using Entente.TestKit;

namespace Entente.Charts.Tests;

public sealed partial class ChartModuleTests
{
    [Fact]
    public void A_report_shows_every_chart_that_the_module_defines()
    {
        var charts = Path.Combine(SharedData.Repository, "src", "Entente.Charts", "Scripts", "charts");
        var written = Directory.GetFiles(charts, "*.ts").Select(file => Name().Match(File.ReadAllText(file)).Groups["name"].Value).Order(StringComparer.Ordinal);

        Assert.Equal(written, ChartModule.Elements.Order(StringComparer.Ordinal));
        Assert.All(ChartModule.Elements, name => Assert.Contains(name, ChartModule.Script, StringComparison.Ordinal));
    }

    [Fact]
    public void The_lock_file_names_no_registry()
    {
        var folder = Path.Combine(SharedData.Repository, "src", "Entente.Charts");

        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(folder, "package-lock.json")), StringComparison.Ordinal);
        Assert.DoesNotMatch("\"[\\^~><]", File.ReadAllText(Path.Combine(folder, "package.json")).Replace("\"node\": \">=", "", StringComparison.Ordinal));
    }

    [GeneratedRegex("^  name: \"(?<name>[a-z-]+)\",$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
