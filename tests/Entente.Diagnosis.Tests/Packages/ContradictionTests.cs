using Entente.Diagnosis.Packages;

namespace Entente.Diagnosis.Tests.Packages;

/// <summary>Where no package meets all demands: the smallest set of them that contradict each other.</summary>
public sealed class ContradictionTests
{
    [Fact]
    public void A_required_proposition_that_needs_one_behind_a_red_line_is_told_with_names()
    {
        var (parties, stated) = PackageCase.Stating([[1, 1, 1], [1, 1, 1]]);
        var fault = Assert.Throws<ContradictoryPackageException>(() => Package.Find(parties, new PackageOptions
        {
            Stated = stated,
            Required = [0, 1],
            Prerequisites = [new PackagePrerequisite(1, 2)],
            RedLines = [new RedLine(1, 2, RedLineSource.Stated)],
        }));

        Assert.Equal(
            [new PackageDemand(DemandKind.RedLine, 1, 2, null), new PackageDemand(DemandKind.Required, null, 1, null), new PackageDemand(DemandKind.Prerequisite, null, 1, 2)],
            fault.Demands);
        Assert.True(fault.IsSmallest);
        Assert.Equal(
            "No package can be accepted by all, because 3 demands contradict each other: p2 (On matter 2) crosses a red line of Actor B; p1 (On matter 1) is required; "
            + "p1 (On matter 1) needs p2 (On matter 2).",
            fault.Message);
    }

    [Fact]
    public void Sides_that_share_nothing_contradict_each_other_by_their_gains_alone()
    {
        var (parties, stated) = PackageCase.Stating([[1, 1], [-1, -1], [1, 1]]);
        var fault = Assert.Throws<ContradictoryPackageException>(() => Package.Find(parties, new PackageOptions { Stated = stated }));
        // The second gains by nothing: its own demand cannot be met.
        Assert.Equal([new PackageDemand(DemandKind.Gain, 1, null, null)], fault.Demands);

        var (rivals, zero) = PackageCase.Stating([[1, -1], [-1, 1]]);
        Assert.Equal(2, Assert.Throws<ContradictoryPackageException>(() => Package.Find(rivals, new PackageOptions { Stated = zero })).Demands.Count);
    }

    [Fact]
    public void Red_lines_that_leave_a_party_nothing_are_all_named()
    {
        var parties = PackageParties.Actors(PackageCase.Record("ssrr", "ooss"));
        var fault = Assert.Throws<ContradictoryPackageException>(() => Package.Find(parties, new PackageOptions { OppositionShare = 0 }));
        Assert.Equal([DemandKind.Gain, DemandKind.RedLine, DemandKind.RedLine], fault.Demands.Select(demand => demand.Kind));
    }

    [Fact]
    public void No_smaller_set_of_demands_is_contradictory()
    {
        var seen = 0;
        for (var seed = 5000UL; seed < 5400 && seen < 25; seed++)
        {
            var (utilities, parties, drawn) = PackageCase.Drawn(seed);
            var options = drawn with { LeastGain = 4 };
            if (PackageCase.Best(utilities, options) is not null) continue;
            seen++;
            var fault = Assert.Throws<ContradictoryPackageException>(() => Package.Find(parties, options));
            Assert.True(fault.IsSmallest);
            Assert.False(CanBeMet(utilities, fault.Demands), $"seed {seed}: the set is not contradictory");
            foreach (var left in fault.Demands) Assert.True(CanBeMet(utilities, [.. fault.Demands.Where(demand => demand != left)]), $"seed {seed}: {left} is not needed");
            var all = AllDemands(utilities.Length, options);
            Assert.All(Subsets(all, fault.Demands.Count - 1), fewer => Assert.True(CanBeMet(utilities, fewer), $"seed {seed}: a smaller set is contradictory"));
        }

        Assert.Equal(25, seen);
    }

    private static List<PackageDemand> AllDemands(int parties, PackageOptions options) =>
    [
        .. Enumerable.Range(0, parties).Select(party => new PackageDemand(DemandKind.Gain, party, null, null)),
        .. options.RedLines.Select(line => new PackageDemand(DemandKind.RedLine, line.Party, line.Proposition, null)),
        .. options.Required.Select(proposition => new PackageDemand(DemandKind.Required, null, proposition, null)),
        .. options.RuledOut.Select(proposition => new PackageDemand(DemandKind.RuledOut, null, proposition, null)),
        .. options.Prerequisites.Select(pair => new PackageDemand(DemandKind.Prerequisite, null, pair.Proposition, pair.Needed)),
        .. options.Alternatives.SelectMany(set => set.SelectMany(first => set.Where(second => second > first).Select(second => new PackageDemand(DemandKind.Alternative, null, first, second)))).Distinct(),
    ];

    private static IEnumerable<List<PackageDemand>> Subsets(List<PackageDemand> demands, int size)
    {
        for (var subset = 0; subset < 1 << demands.Count; subset++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)subset) == size) yield return [.. demands.Where((_, place) => (subset >> place & 1) == 1)];
        }
    }

    private static bool CanBeMet(int[][] utilities, IReadOnlyList<PackageDemand> demands)
    {
        for (var subset = 0; subset < 1 << utilities[0].Length; subset++)
        {
            bool Has(int? proposition) => (subset >> proposition!.Value & 1) == 1;
            if (demands.All(demand => demand.Kind switch
            {
                DemandKind.Gain => utilities[demand.Party!.Value].Where((_, proposition) => Has(proposition)).Sum() >= 4,
                DemandKind.RedLine or DemandKind.RuledOut => !Has(demand.Proposition),
                DemandKind.Required => Has(demand.Proposition),
                DemandKind.Prerequisite => !Has(demand.Proposition) || Has(demand.Other),
                _ => !Has(demand.Proposition) || !Has(demand.Other),
            }))
            {
                return true;
            }
        }

        return false;
    }
}
