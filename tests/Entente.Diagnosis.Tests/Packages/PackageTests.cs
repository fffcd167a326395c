using Entente.Diagnosis.Packages;
using Entente.Measures.Blocs;

namespace Entente.Diagnosis.Tests.Packages;

/// <summary>The best package: by hand, against every subset, and where there is nothing to choose.</summary>
public sealed class PackageTests
{
    // Two sides, four matters. Each would have one matter at any price and gives way on what it minds less: the arithmetic of issue linkage,
    // Tollison and Willett 1979, p. 429: neither matter alone is acceptable to both, both together are.
    private static readonly int[][] Linkage = [[5, -2, -4, 1], [-3, 4, 2, -5]];

    [Fact]
    public void Two_matters_that_each_side_refuses_alone_are_accepted_together()
    {
        var (parties, stated) = PackageCase.Stating(Linkage);
        var package = Package.Find(parties, new PackageOptions { Stated = stated });

        // {0, 1}: 3 and 1. {0, 1, 2}: -1 for the first. {0, 2}: 1 and -1. All four: 0 and -2.
        Assert.Equal([0, 1], PackageCase.Propositions(package));
        Assert.Equal([3, 1], package.Gains.Select(gain => gain.Gain));
        Assert.Equal([1], package.WorstOff);
        Assert.Equal(4, package.TotalGain);
        Assert.True(package.IsProven);
        Assert.True(package.IsOnlyOne);
        Assert.Equal(new ChosenProposition(0, Gaining: 1, Indifferent: 0, Losing: 1, Most: 0, Least: 1), package.Chosen[0]);
        Assert.Equal([ExclusionReason.Costs, ExclusionReason.Costs], package.Excluded.Select(excluded => excluded.Reason));
        Assert.Equal([[0], [1]], package.Excluded.Select(excluded => excluded.Parties.ToArray()));
    }

    [Fact]
    public void Size_first_takes_more_and_leaves_the_worst_off_with_less()
    {
        int[][] utilities = [[3, -1, -1, 1], [1, 1, 1, 1]];
        var (parties, stated) = PackageCase.Stating(utilities);
        var fair = Package.Find(parties, new PackageOptions { Stated = stated });
        var large = Package.Find(parties, new PackageOptions { Stated = stated, First = PackageAim.Size });

        // {0, 1, 3}: 3 and 3. All four: 2 and 4.
        Assert.Equal([0, 1, 3], PackageCase.Propositions(fair));
        Assert.Equal([0, 1, 2, 3], PackageCase.Propositions(large));
        Assert.Equal(3, fair.WorstGain);
        Assert.Equal(2, large.WorstGain);
    }

    [Fact]
    public void Every_subset_looked_at_gives_the_same_package()
    {
        for (var seed = 0UL; seed < 120; seed++)
        {
            var (utilities, parties, options) = PackageCase.Drawn(seed);
            if (PackageCase.Best(utilities, options) is not { } best)
            {
                Assert.Throws<ContradictoryPackageException>(() => Package.Find(parties, options));
                continue;
            }

            var package = Package.Find(parties, options);
            Assert.True(best.Chosen.SequenceEqual(PackageCase.Propositions(package)), $"seed {seed}: expected {string.Join(' ', best.Chosen)}, found {string.Join(' ', PackageCase.Propositions(package))}");
            Assert.True(package.IsProven);
            Assert.Equal(best.IsOnlyOne, package.IsOnlyOne);
        }
    }

    [Fact]
    public void What_was_left_out_has_a_reason_that_holds()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var (utilities, parties, options) = PackageCase.Drawn(seed);
            if (PackageCase.Best(utilities, options) is null) continue;
            var package = Package.Find(parties, options);
            var chosen = PackageCase.Propositions(package);
            var floor = options.First == PackageAim.Fairness ? package.WorstGain : options.LeastGain ?? 1;
            foreach (var excluded in package.Excluded)
            {
                Assert.DoesNotContain(excluded.Proposition, chosen);
                Assert.NotEqual(ExclusionReason.Unsettled, excluded.Reason);
                if (excluded.Reason == ExclusionReason.RedLine) Assert.Equal(options.RedLines.Where(line => line.Proposition == excluded.Proposition).Select(line => line.Party).Distinct().Order(), excluded.Parties);
                if (excluded.Reason != ExclusionReason.Costs) continue;
                Assert.NotEmpty(excluded.Parties);
                Assert.All(excluded.Parties, party => Assert.True(package.Gains[party].Gain + utilities[party][excluded.Proposition] < floor));
            }
        }
    }

    [Fact]
    public void Relabelling_and_reordering_parties_changes_nothing_but_labels() => Gen.ULong[1000, 1_000_000].Sample(
        seed =>
        {
            var (utilities, parties, options) = PackageCase.Drawn(seed);
            if (PackageCase.Best(utilities, options) is null) return;
            var turned = utilities.Reverse().ToArray();
            var (others, stated) = PackageCase.Stating(turned);
            var last = utilities.Length - 1;
            var package = Package.Find(parties, options);
            var again = Package.Find(others, options with { Stated = stated, RedLines = [.. options.RedLines.Select(line => line with { Party = last - line.Party })] });
            Assert.Equal(PackageCase.Propositions(package), PackageCase.Propositions(again));
            Assert.Equal(package.Gains.Select(gain => gain.Gain), again.Gains.Reverse().Select(gain => gain.Gain));
            Assert.Equal(package.Levels, again.Levels);
        },
        iter: 25);

    [Fact]
    public void A_planted_package_is_found_among_traps()
    {
        // Propositions 0 to 19 are worth 1 to all of 40 parties. Each of the other 40 is worth 2 to all but one, whom it costs 30.
        var utilities = Enumerable.Range(0, 40).Select(party => Enumerable.Range(0, 60).Select(proposition => proposition < 20 ? 1 : proposition - 20 == party ? -30 : 2).ToArray()).ToArray();
        var (parties, stated) = PackageCase.Stating(utilities);
        var package = Package.Find(parties, new PackageOptions { Stated = stated });

        // With any trap its victim loses 30 and gains at most 20 + 2 × 39 - 30 = 68 by all traps: all of them are worth taking together.
        Assert.Equal(60, package.Chosen.Length);
        Assert.Equal(68, package.WorstGain);

        // At 100 it is not worth it, and the planted twenty remain.
        var (dear, dearly) = PackageCase.Stating([.. utilities.Select(row => row.Select(utility => utility == -30 ? -100 : utility).ToArray())]);
        var planted = Package.Find(dear, new PackageOptions { Stated = dearly });
        Assert.Equal(Enumerable.Range(0, 20), PackageCase.Propositions(planted));
        Assert.Equal(20, planted.WorstGain);
        Assert.True(planted.IsProven);
        Assert.True(planted.IsOnlyOne);
    }

    [Fact]
    public void Gains_of_actors_are_their_stances_added_up()
    {
        var parties = PackageParties.Actors(PackageCase.Record("sso.", "osrs"));
        var package = Package.Find(parties);

        // p0: 1, -1. p1: 1, 1. p2: -1, 0. p3: unknown, 1. {1, 3} is 1 and 2, {0, 1, 3} is 2 and 1: the worst-off is as well off and the package larger.
        Assert.Equal([0, 1, 3], PackageCase.Propositions(package));
        Assert.Equal([2, 1], package.Gains.Select(gain => gain.Gain));
        Assert.Equal(1, package.Utilities.Counts[UtilityBasis.Unknown]);
        Assert.Equal(7, package.Utilities.Counts[UtilityBasis.Stance]);
        Assert.Equal(ExclusionReason.NobodyGains, package.Excluded.Single(excluded => excluded.Proposition == 2).Reason);
    }

    [Fact]
    public void Opposition_of_actors_is_a_loss_unless_it_is_asked_to_be_a_red_line()
    {
        var parties = PackageParties.Actors(PackageCase.Record("sso", "oss"));
        Assert.Empty(Package.Find(parties).RedLines);

        var strict = Package.Find(parties, new PackageOptions { OppositionShare = 0 });
        Assert.Equal([1], PackageCase.Propositions(strict));
        Assert.Equal([new RedLine(0, 2, RedLineSource.Opposition), new RedLine(1, 0, RedLineSource.Opposition)], strict.RedLines);
    }

    [Fact]
    public void A_bloc_has_the_mean_of_its_members_and_the_red_line_of_its_majority()
    {
        var record = PackageCase.Record("sso", "soo", "sos", ".so");
        var parties = PackageParties.Blocs(record, new BlocPartition([0, 0, 0, 1], ["East", "West"]));
        // West supports nothing that East could live with.
        var package = Package.Find(parties, new PackageOptions { LeastGain = 0 });

        Assert.Equal([1, -0.333, -0.333], Enumerable.Range(0, 3).Select(proposition => package.Utilities[0, proposition]));
        Assert.Equal(1000, package.Utilities.Scale);
        Assert.Equal([new RedLine(0, 1, RedLineSource.Opposition), new RedLine(0, 2, RedLineSource.Opposition), new RedLine(1, 2, RedLineSource.Opposition)], package.RedLines);
    }

    [Fact]
    public void A_veto_is_a_red_line()
    {
        var record = PackageCase.Record("ss", "ss").WithPropositions(proposition => proposition.Id == "p0" ? proposition with { VetoedBy = ["B"] } : proposition);
        var package = Package.Find(PackageParties.Actors(record));
        Assert.Equal([1], PackageCase.Propositions(package));
        Assert.Equal([new RedLine(1, 0, RedLineSource.Veto)], package.RedLines);
    }

    [Fact]
    public void Where_all_support_all_everything_is_in_the_package()
    {
        var package = Package.Find(PackageParties.Actors(PackageCase.Record("ssss", "ssss", "ssss")));
        Assert.Equal([0, 1, 2, 3], PackageCase.Propositions(package));
        Assert.All(package.Gains, gain => Assert.Equal(gain.Best, gain.Gain));
        Assert.Empty(package.Excluded);
    }

    [Fact]
    public void Equal_propositions_are_taken_in_their_order_and_reported_as_a_tie()
    {
        var (parties, stated) = PackageCase.Stating([[2, 2, 2, -1], [-1, -1, -1, 3]]);
        var package = Package.Find(parties, new PackageOptions { Stated = stated });
        // {0, 3}: 1, 2. {0, 1, 3}: 3, 1. Worst is 1 with one, two of the first three; two are more.
        Assert.Equal([0, 1, 3], PackageCase.Propositions(package));
        Assert.False(package.IsOnlyOne);
    }

    [Fact]
    public void Too_little_effort_leaves_a_gap_that_is_told()
    {
        // 60 parties with unrelated tastes: no proof in a hundredth of a second's work.
        var random = new Measures.Randomness.CounterRandom(5);
        var utilities = Enumerable.Range(0, 60).Select(party => Enumerable.Range(0, 150).Select(proposition => random.Below((ulong)((party * 150) + proposition), 5) < 3 ? 1 : -1).ToArray()).ToArray();
        var (parties, stated) = PackageCase.Stating(utilities);
        var options = new PackageOptions { Stated = stated, LeastGain = 0, Effort = 0.3 };
        var package = Package.Find(parties, options);
        Assert.False(package.IsProven);
        Assert.True(package.Unproven!.Value.Gap > 0);
        Assert.Equal(package.WorstGain, package.Levels[0].Value);
        // The same work gives the same package, proven or not, whoever comes first.
        var (others, turned) = PackageCase.Stating([.. utilities.Reverse()]);
        var again = Package.Find(others, options with { Stated = turned });
        Assert.Equal(PackageCase.Propositions(package), PackageCase.Propositions(again));
        Assert.Equal(package.Levels, again.Levels);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        var parties = PackageParties.Actors(PackageCase.Record("s"));
        Assert.Throws<ArgumentException>(() => Package.Find(parties, new PackageOptions { Effort = 0 }));
        Assert.Throws<ArgumentException>(() => Package.Find(parties, new PackageOptions { LeastGain = -1 }));
        Assert.Throws<ArgumentException>(() => Package.Find(parties, new PackageOptions { OppositionShare = 1 }));
        Assert.Throws<ArgumentException>(() => Package.Find(parties, new PackageOptions { Required = [1] }));
        Assert.Throws<ArgumentException>(() => Package.Find(PackageParties.Actors(PackageCase.Record("."))));
    }

    [Fact]
    public void A_search_that_is_stopped_says_so()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Package.Find(PackageParties.Actors(PackageCase.Record("ss", "ss")), cancellation: stop.Token));
    }
}
