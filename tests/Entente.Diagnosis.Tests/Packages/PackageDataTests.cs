using Entente.Diagnosis.Packages;
using Entente.Measures.Blocs;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.States;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Packages;

/// <summary>Packages on real records.</summary>
public sealed class PackageDataTests
{
    private static StanceRecord Treaties => RecordReader.Read(Path.Combine(SharedData.Repository, "samples", "treaties")).Describe();

    [Fact]
    public void Of_the_sample_of_treaties_the_regions_could_accept_all_but_the_five_that_majorities_stay_outside_of()
    {
        var record = Treaties;
        var package = Package.Find(PackageParties.Blocs(record, BlocPartition.Declared(record, "region")));

        Assert.Equal(["arms-trade", "cluster-munitions", "mine-ban", "rome-statute", "tpnw"], package.Excluded.Select(excluded => record.Propositions[excluded.Proposition].Id).Order(StringComparer.Ordinal));
        Assert.All(package.Excluded, excluded => Assert.Equal(ExclusionReason.RedLine, excluded.Reason));
        Assert.All(package.Excluded, excluded => Assert.Contains(excluded.Parties, party => package.Parties.All[party].Name == "Asia-Pacific"));
        Assert.True(package.IsProven);
    }

    [Fact]
    public void Of_the_sample_of_treaties_all_states_could_accept_twelve_as_every_one_of_the_262_144_subsets_confirms()
    {
        var record = Treaties;
        var parties = PackageParties.Actors(record);
        var package = Package.Find(parties);
        Assert.Equal(12, package.Chosen.Length);
        Assert.Equal(5, package.WorstGain);
        Assert.True(package.IsOnlyOne);

        var worth = Enumerable.Range(0, parties.Count).Select(party => Enumerable.Range(0, 18).Select(treaty => (int)package.Utilities[party, treaty]).ToArray()).ToArray();
        var best = (Worst: int.MinValue, Size: 0, Total: 0, Subset: 0);
        for (var subset = 0; subset < 1 << 18; subset++)
        {
            var (worst, total) = (int.MaxValue, 0);
            foreach (var row in worth)
            {
                var gain = 0;
                for (var treaty = 0; treaty < row.Length; treaty++) gain += (subset >> treaty & 1) * row[treaty];
                worst = Math.Min(worst, gain);
                total += gain;
            }

            var found = (worst, System.Numerics.BitOperations.PopCount((uint)subset), total, subset);
            if (found.CompareTo(best) > 0) best = found;
        }

        Assert.Equal((5, 12, (int)package.TotalGain, package.Chosen.Sum(chosen => 1 << chosen.Proposition)), best);
    }

    [Fact]
    public void The_votes_of_2015_to_2019_hold_a_package_for_all_states_that_is_proven()
    {
        var record = RecordReader.Read(SharedData.Require("unga")).Where(proposition => proposition.Session is >= 70 and <= 74).Describe();
        var package = Package.Find(PackageParties.Actors(record));

        Assert.True(package.IsProven);
        Assert.Equal(193, package.Gains.Length);
        // The United States stand alone most often in these votes, and hold the gain of the worst-off down [Voeten2013].
        Assert.Contains(package.WorstOff, party => package.Parties.All[party].Code == "USA");
        Assert.DoesNotContain(package.Excluded, excluded => excluded.Reason == ExclusionReason.Unsettled);
        // Every gain adds up from the stances themselves.
        var usa = record.ActorIndex("USA")!.Value;
        Assert.Equal(package.WorstGain, package.Chosen.Sum(chosen => record[usa, chosen.Proposition] is Stance.Missing ? 0 : record[usa, chosen.Proposition].Code()));
    }
}
