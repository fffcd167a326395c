using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Peace;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Peace;

public sealed class LiberalPeacesTests
{
    [Fact]
    public void Disputes_since_1947_have_the_signs_that_the_literature_finds()
    {
        var schema = CovariateSchema.Default.Only([
            "dispute", "hostility", "war", "trade", "shared_igos", "defense", "contiguity", "distance_km", "polyarchy", "gdp", "cinc", "major_power", "system_member",
        ]);
        var stop = TestContext.Current.CancellationToken;
        var covariates = CovariateStore.Read([SharedData.Require("peace")], schema, stop);
        var fit = DisputeModel.Of(RecordReader.Read(SharedData.Require("unga"), cancellation: stop), covariates, cancellation: stop);
        // [RussettOneal2001]: fewer disputes with democracy and distance, more between neighbours and equals; [Gartzke1998]: fewer with like votes.
        Assert.True(High(DisputeTerms.Democracy) < 0);
        Assert.True(High(DisputeTerms.Agreement) < 0);
        Assert.True(High(DisputeTerms.Distance) < 0);
        Assert.True(Low(DisputeTerms.Neighbours) > 0);
        Assert.True(fit.Find(DisputeTerms.Parity)!.Estimate > 0);
        Assert.Equal((1947, 2014), (fit.From, fit.To));

        double High(string term) => fit.Find(term)! is var found ? found.Estimate + (2 * found.StandardError) : 0;
        double Low(string term) => fit.Find(term)! is var found ? found.Estimate - (2 * found.StandardError) : 0;
    }
}
