using Entente.Diagnosis.Claims;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Claims;

public sealed class GeneralAssemblyTests
{
    [Fact]
    public void The_votes_of_the_Assembly_say_what_its_literature_says()
    {
        var record = RecordReader.Read(SharedData.Require("unga"), cancellation: TestContext.Current.CancellationToken);
        var registry = ClaimRegistry.BuiltIn.Only("superpowers-closer", "newcomers-not-the-main-cause", "us-stands-alone", "democratic-peace");
        var results = ClaimsLedger.Of(record, null, registry, MadeLedger.Options, null, TestContext.Current.CancellationToken).Results.ToDictionary(result => result.Claim.Id);
        // [Bailey2017], figure 4: Russia and the United States lie nearer to each other after 1990 by about one and a half units.
        Assert.InRange(results["superpowers-closer"].Finding.Estimate!.Value, -2.2, -0.6);
        Assert.Equal(ClaimVerdict.Supported, results["superpowers-closer"].Verdict);
        // The prototype on the published estimates: −.192 = membership −.046, movement −.019, agenda −.127, so membership is .24 of the sizes.
        Assert.InRange(results["newcomers-not-the-main-cause"].Finding.Estimate!.Value, 0.14, 0.30);
        Assert.Equal(1, results["us-stands-alone"].Finding.Estimate);
        Assert.StartsWith("no folder of covariates has dispute, hostility", results["democratic-peace"].Reason, StringComparison.Ordinal);
    }
}
