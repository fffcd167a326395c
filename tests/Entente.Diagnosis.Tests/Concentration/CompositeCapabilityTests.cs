using System.Globalization;
using System.IO.Compression;
using Entente.Diagnosis.Concentration;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Concentration;

public sealed class CompositeCapabilityTests
{
    [Fact]
    public void The_published_index_follows_from_its_six_components_for_every_state_and_year()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require("peace", "capabilities.csv.gz")), CompressionMode.Decompress));
        Assert.Equal("iso3,ccode,year,milex,milper,irst,pec,tpop,upop,cinc", reader.ReadLine());
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();

        var compared = 0;
        foreach (var year in rows.GroupBy(row => row[2]))
        {
            var states = year.ToList();
            var ours = CompositeCapability.Of([.. states.Select(Components)]);
            for (var state = 0; state < states.Count; state++)
            {
                // The published scores have the eight digits of a single-precision number: half a unit in the last is 2e-8 near .3.
                Assert.Equal(Number(states[state][9])!.Value, ours[state]!.Value, 3e-8);
                compared++;
            }
        }

        Assert.Equal(17_121, compared);
    }

    [Fact]
    public void The_index_is_the_mean_of_six_shares_and_sums_to_one()
    {
        var index = CompositeCapability.Of([new(10, 1, 1, 1, 1, 1), new(10, 1, 1, 1, 3, 0), new(20, 2, 0, 2, 0, 3)]);

        Assert.Equal((.25 + .25 + .5 + .25 + .25 + .25) / 6, index[0]!.Value, 1e-12);
        Assert.Equal(1, index.Sum()!.Value, 1e-12);
    }

    [Fact]
    public void An_unknown_component_is_left_out_of_the_mean_and_does_not_count_as_none()
    {
        var index = CompositeCapability.Of([new(null, 1, 1, 1, 1, 1), new(4, 1, 1, 1, 1, 1), default]);

        Assert.Equal(.5, index[0]!.Value, 1e-12);
        Assert.Equal((1 + (5 * .5)) / 6, index[1]!.Value, 1e-12);
        Assert.Null(index[2]);
    }

    [Fact]
    public void A_component_that_nobody_has_is_left_out()
    {
        var index = CompositeCapability.Of([new(1, 1, 0, 1, 1, 1), new(3, 3, 0, 3, 3, 3)]);

        Assert.Equal(.25, index[0]!.Value, 1e-12);
    }

    [Fact]
    public void Relabelling_states_relabels_the_index()
    {
        var component = Gen.Double[0, 100];
        Gen.Select(component, component, component, component, component, component)
            .Select((a, b, c, d, e, f) => new MaterialCapabilities(a, b, c, d, e, f)).Array[2, 12].Sample(states =>
        {
            var index = CompositeCapability.Of(states);
            var turned = CompositeCapability.Of([.. states.Reverse()]);
            for (var state = 0; state < states.Length; state++) Assert.Equal(index[state]!.Value, turned[states.Length - 1 - state]!.Value, 1e-12);
        });
    }

    [Fact]
    public void A_missing_code_of_minus_nine_is_refused() =>
        Assert.Throws<ArgumentException>(() => CompositeCapability.Of([new(-9, 1, 1, 1, 1, 1)]));

    private static MaterialCapabilities Components(string[] row) =>
        new(Number(row[3]), Number(row[4]), Number(row[5]), Number(row[6]), Number(row[7]), Number(row[8]));

    private static double? Number(string field) => field.Length == 0 ? null : double.Parse(field, CultureInfo.InvariantCulture);
}
