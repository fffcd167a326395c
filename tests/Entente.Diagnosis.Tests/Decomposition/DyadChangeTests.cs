using Entente.Diagnosis.Decomposition;
using Entente.Measures.Intervals;
using Entente.Measures.Randomness;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Decomposition;

public class DyadChangeTests
{
    private static readonly YearRange Before = new(2000, 2000);
    private static readonly YearRange After = new(2001, 2001);
    private static readonly DecompositionOptions None = new() { Bootstrap = new BootstrapOptions { Replicates = 0 } };

    [Fact]
    public void Three_actors_of_whom_one_leaves_and_one_comes()
    {
        // Before A and B disagree by half, C by one with A and half with B: mean 2/3. After A and B agree, D stands half from each: mean 1/3.
        var change = DyadChange.Of(Record("A+B0C-", "A+B+D0"), Before, After, None);
        Assert.Equal(2 / 3.0, change.Before.Value, 12);
        Assert.Equal(1 / 3.0, change.After.Value, 12);
        Assert.Equal(-.5, change.Stayers!.Value.Value, 12);
        Assert.Equal(2 / 3.0 * .5, change.Entrants!.Value.Value, 12);
        Assert.Equal(-2 / 3.0 * (.75 - .5), change.Leavers!.Value.Value, 12);
        Assert.Equal((1, 2, 2), (change.StayerDyads, change.EntrantDyads, change.LeaverDyads));
    }

    [Fact]
    public void Parts_add_up_on_random_records() =>
        Gen.Int[0, 3].Array[60].Sample(stances =>
        {
            // Six actors, ten propositions, the first five before; A and B always answer, so that one pair stays.
            var record = Random(stances);
            var change = DyadChange.Of(record, Before, After, None);
            Assert.Equal(change.Total.Value, change.Stayers!.Value.Value + change.Entrants!.Value.Value + change.Leavers!.Value.Value, 1e-12);
            Assert.Equal(change.Total.Value, change.After.Value - change.Before.Value, 1e-12);
            Assert.InRange(change.Before.Value, 0, 1);
        });

    [Fact]
    public void Renumbering_actors_changes_nothing() =>
        Gen.Int[0, 3].Array[60].Sample(stances =>
        {
            var (one, two) = (DyadChange.Of(Random(stances), Before, After), DyadChange.Of(Random(stances, [3, 5, 0, 2, 1, 4]), Before, After));
            // Pairs are added in another order.
            Assert.Equal(one.Stayers!.Value.Value, two.Stayers!.Value.Value, 1e-12);
            Assert.Equal(one.Total.High!.Value, two.Total.High!.Value, 1e-12);
        }, iter: 20);

    [Fact]
    public void The_first_order_bootstrap_is_near_the_full_one()
    {
        var random = new CounterRandom(5);
        int[] stances = [.. Enumerable.Range(0, 6 * 80).Select(cell => 1 + random.Below((ulong)cell, 3))];
        var record = Random(stances);
        var change = DyadChange.Of(record, Before, After);
        var full = new double[1000];
        for (var replicate = 0; replicate < full.Length; replicate++)
        {
            var draws = new CounterRandom(9, (ulong)replicate);
            int[] drawn = [.. Enumerable.Range(0, 80).Select(place => draws.Below((ulong)place, 40) + (place < 40 ? 0 : 40))];
            full[replicate] = MeanDistance(record, drawn[40..]) - MeanDistance(record, drawn[..40]);
        }

        var interval = Interval.OfReplicates(full, 0.9)!.Value;
        // Two sets of 1,000 draws: ends differ by some 4 % of the width.
        Assert.Equal(interval.High - interval.Low, change.Total.High!.Value - change.Total.Low!.Value, 0.1 * (interval.High - interval.Low));
    }

    [Fact]
    public void Pairs_without_stayers_have_no_division()
    {
        var change = DyadChange.Of(Record("A+B-", "C+D+"), Before, After, None);
        Assert.Equal(-1, change.Total.Value);
        Assert.Null(change.Stayers);
        Assert.Null(change.Entrants);
    }

    [Fact]
    public void A_period_without_propositions_or_pairs_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DyadChange.Of(Record("A+B-", "C+D+"), Before, new YearRange(2005, 2006)));
        Assert.Throws<ArgumentException>(() => DyadChange.Of(Record("A+", "C+D+"), Before, After));
    }

    [Fact]
    public void In_the_Assembly_a_third_of_the_fall_comes_from_pairs_with_newcomers()
    {
        var record = RecordReader.Read(SharedData.Require("unga"));
        var change = DyadChange.Of(record, YearRange.Parse("1946..1955"), YearRange.Parse("1975..1984"));
        Assert.Equal(-.181, change.Total.Value, 5e-4);
        Assert.InRange(change.Entrants!.Value.Value / change.Total.Value, .3, .37);
        Assert.True(change.Stayers!.Value.High < change.Entrants.Value.Low);
        Assert.Equal((1953, 10450, 122), (change.StayerDyads, change.EntrantDyads, change.LeaverDyads));
    }

    internal static StanceRecord Random(int[] stances, int[]? order = null)
    {
        const int actors = 6;
        order ??= [.. Enumerable.Range(0, actors)];
        var propositions = stances.Length / actors;
        string Line(int proposition) => string.Concat(Enumerable.Range(0, actors).Select(place =>
        {
            var stance = stances[(proposition * actors) + order[place]];
            if (order[place] < 2 && stance == 0) stance = 1;
            return stance == 0 ? "" : $"{(char)('A' + order[place])}{" -0+"[stance]}";
        }));
        return Record([.. Enumerable.Range(0, propositions / 2).Select(Line)], [.. Enumerable.Range(propositions / 2, propositions / 2).Select(Line)]);
    }

    /// <summary>A record of one proposition a period, from stances such as <c>A+B0C-</c>.</summary>
    internal static StanceRecord Record(string before, string after) => Record([before], [after]);

    private static StanceRecord Record(string[] before, string[] after)
    {
        var lines = before.Select(line => (line, 2000)).Concat(after.Select(line => (line, 2001))).ToArray();
        var codes = lines.SelectMany(line => line.line.Where(char.IsLetter)).Distinct().Select(code => $"{code}").ToArray();
        var (who, what, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        for (var proposition = 0; proposition < lines.Length; proposition++)
        {
            for (var place = 0; place < lines[proposition].line.Length; place += 2)
            {
                who.Add(Array.IndexOf(codes, $"{lines[proposition].line[place]}"));
                what.Add(proposition);
                stances.Add(Stances.FromCode("-0+".IndexOf(lines[proposition].line[place + 1], StringComparison.Ordinal) - 1));
            }
        }

        return StanceRecord.Create(
            "pairs",
            codes.Select(code => new Actor(code, code)),
            lines.Select((line, index) => new Proposition($"{index}") { Date = new DateOnly(line.Item2, 1, 1) }),
            [.. who],
            [.. what],
            [.. stances]);
    }

    private static double MeanDistance(StanceRecord record, int[] propositions)
    {
        double sum = 0, pairs = 0;
        for (var i = 1; i < record.Actors.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                double apart = 0, common = 0;
                foreach (var proposition in propositions)
                {
                    if (record[i, proposition] == Stance.Missing || record[j, proposition] == Stance.Missing) continue;
                    apart += Math.Abs(record[i, proposition].Code() - record[j, proposition].Code()) / 2.0;
                    common++;
                }

                if (common == 0) continue;
                sum += apart / common;
                pairs++;
            }
        }

        return sum / pairs;
    }
}
