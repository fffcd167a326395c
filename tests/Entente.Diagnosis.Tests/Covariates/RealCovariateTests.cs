using Entente.Diagnosis.Covariates;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Covariates;

/// <summary>The tables beside the repository, as they are read.</summary>
public sealed class RealCovariateTests
{
    private static readonly Lazy<CovariateStore> Peace = new(() => CovariateStore.Read([SharedData.Require("peace")]));

    [Fact]
    public void The_united_states_had_the_capabilities_that_the_table_says()
    {
        var cinc = Peace.Value.State("cinc")!;
        Assert.Equal(0.039697491, cinc["USA", 1816]);
        Assert.Equal((1816, 2022), (cinc.FirstYear, cinc.LastYear));
    }

    [Fact]
    public void Print()
    {
        var store = Peace.Value;
        foreach (var c in store.Coverage) TestContext.Current.TestOutputHelper!.WriteLine($"{c.Series} {c.FirstYear}-{c.LastYear} states {c.States} values {c.Values} share {c.Share:F4} without {c.YearsWithout.Length}");
        foreach (var n in store.Notes) TestContext.Current.TestOutputHelper!.WriteLine($"{n.Code} {n.Severity} {n.Count} {n.Message} [{string.Join(" | ", n.Examples)}]");
    }
}
