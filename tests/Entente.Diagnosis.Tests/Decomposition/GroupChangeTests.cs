using Entente.Diagnosis.Decomposition;
using Entente.Measures.Intervals;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Decomposition;

public class GroupChangeTests
{
    private static readonly YearRange Before = new(2000, 2000);
    private static readonly YearRange After = new(2001, 2001);
    private static readonly DecompositionOptions None = new() { Bootstrap = new BootstrapOptions { Replicates = 0 } };
    private static readonly ActorGrouping Vowels = new("letters", actor => "AEIOU".Contains(actor.Code, StringComparison.Ordinal) ? "vowels" : "consonants");

    [Fact]
    public void Two_groups_by_hand()
    {
        // Before: A, B, C in support of, against, against: A–B and A–C 1, B–C 0. After: E joins A; A–E 0, A and E against C ½ each.
        var change = GroupChange.Of(DyadChangeTests.Record("A+B-C-", "A+E+C0"), Vowels, Before, After, None);
        Assert.Equal(2 / 3.0, change.Before.Value, 12);
        Assert.Equal(1 / 3.0, change.After.Value, 12);
        Assert.Equal(0, change.WithinBefore, 12);
        // Between: share ⅔ in both, distance 1 → ½. Within: consonants leave and vowels come, both at distance 0.
        Assert.Equal(-1 / 3.0, change.RateBetween.Value, 12);
        Assert.Equal(0, change.RateWithin.Value, 12);
        Assert.Equal(0, change.Composition.Value, 12);
        Assert.Equal([(2, 2)], change.Pairs.Where(pair => !pair.IsWithin).Select(pair => (pair.DyadsBefore, pair.DyadsAfter)));
    }

    [Fact]
    public void Parts_pairs_and_groups_all_add_up() =>
        Gen.Int[0, 3].Array[60].Sample(stances =>
        {
            var change = GroupChange.Of(DyadChangeTests.Random(stances), Vowels, Before, After, None);
            Assert.Equal(change.Total.Value, change.Composition.Value + change.RateWithin.Value + change.RateBetween.Value, 1e-12);
            Assert.Equal(change.Total.Value, change.Pairs.Sum(pair => pair.Total), 1e-12);
            Assert.Equal(change.Total.Value, change.Groups.Sum(group => group.Total), 1e-12);
            Assert.Equal(change.Total.Value, DyadChange.Of(DyadChangeTests.Random(stances), Before, After, None).Total.Value, 1e-12);
        });

    [Fact]
    public void Renumbering_actors_changes_nothing() =>
        Gen.Int[0, 3].Array[60].Sample(stances =>
        {
            var one = GroupChange.Of(DyadChangeTests.Random(stances), Vowels, Before, After);
            var two = GroupChange.Of(DyadChangeTests.Random(stances, [3, 5, 0, 2, 1, 4]), Vowels, Before, After);
            Assert.Equal(one.Composition.Value, two.Composition.Value, 1e-12);
            Assert.Equal(one.RateWithin.Low!.Value, two.RateWithin.Low!.Value, 1e-12);
        }, iter: 20);

    [Fact]
    public void One_group_has_rates_alone()
    {
        var change = GroupChange.Of(DyadChangeTests.Record("A+B-C-", "A+E+C0"), ActorGrouping.Declared("none"), Before, After, None);
        Assert.Equal(change.Total.Value, change.RateWithin.Value, 12);
        Assert.Equal([ActorGrouping.None], change.Groups.Select(group => group.Group));
    }

    [Theory]
    [InlineData("USA", ActorGrouping.Founders)]
    [InlineData("IND", ActorGrouping.Founders)]
    [InlineData("CHN", ActorGrouping.Founders)]
    [InlineData("DZA", ActorGrouping.FormerColonies)]
    [InlineData("PAK", ActorGrouping.FormerColonies)]
    [InlineData("JPN", ActorGrouping.OtherNewcomers)]
    [InlineData("KAZ", ActorGrouping.OtherNewcomers)]
    [InlineData("nobody", null)]
    public void States_have_an_origin(string code, string? origin) => Assert.Equal(origin, ActorGrouping.Origin.GroupOf(new Actor(code, code)));

    [Fact]
    public void In_the_Assembly_the_51_founders_changed_more_than_the_newcomers()
    {
        var record = RecordReader.Read(SharedData.Require("unga"));
        var change = GroupChange.Of(record, ActorGrouping.Origin, YearRange.Parse("1946..1955"), YearRange.Parse("1975..1984"));
        var founders = change.Groups.Single(group => group.Group == ActorGrouping.Founders);
        Assert.Equal(51, founders.ActorsBefore);
        Assert.True(founders.Rate < change.Composition.Value);
        Assert.Equal(change.Total.Value, change.Groups.Sum(group => group.Total), 1e-12);
    }
}
