using System.Globalization;
using Entente.Records.States;

namespace Entente.Records.Tests.Samples;

public sealed class TreatySampleTests
{
    /// <summary>The sample's treaties that the copy of the Treaty Collection covers, with their numbers there.</summary>
    private static readonly Dictionary<string, string> InCollection = new(StringComparer.Ordinal)
    {
        ["genocide"] = "4-1",
        ["icescr"] = "4-3",
        ["iccpr"] = "4-4",
        ["rome-statute"] = "18-10",
        ["terrorist-financing"] = "18-11",
        ["nuclear-terrorism"] = "18-15",
        ["unclos"] = "21-6",
        ["cwc"] = "26-3",
        ["ctbt"] = "26-4",
        ["mine-ban"] = "26-5",
        ["cluster-munitions"] = "26-6",
        ["arms-trade"] = "26-8",
        ["montreal"] = "27-2.a",
    };

    [Fact]
    public void Every_year_agrees_with_the_treaty_collection_or_is_later_than_its_copy_of_2015()
    {
        var collection = TreatySample.Collection().ToDictionary(row => (row.Treaty, row.State));
        var ours = TreatySample.Participations.ToDictionary(row => (row.Treaty, row.State));

        var differences =
            from treaty in InCollection
            from state in TreatySample.States
            let here = ours.GetValueOrDefault((treaty.Key, state))
            let there = collection.GetValueOrDefault((treaty.Value, state))
            where (here?.Signed, here?.Bound) != (there?.Signed, there?.Bound)
            select (treaty.Key, state, there?.Signed, there?.Bound);

        Assert.Equal(
            LaterThanTheCollection.All.Select(known => (known.Treaty, known.State, known.Signed, known.Bound)).Order(),
            differences.Order());
    }

    [Fact]
    public void Every_mode_agrees_with_the_treaty_collection_where_both_know_one()
    {
        var collection = TreatySample.Collection().ToDictionary(row => (row.Treaty, row.State));

        var compared = 0;
        foreach (var row in TreatySample.Participations)
        {
            if (!InCollection.TryGetValue(row.Treaty, out var number)) continue;
            if (!collection.TryGetValue((number, row.State), out var there) || there.Bound is null || row.Bound is null) continue;
            Assert.True(there.Mode == row.Mode, $"{row.Treaty} {row.State}: {row.Mode}, the collection has {there.Mode}.");
            compared++;
        }

        Assert.InRange(compared, 400, 500);
    }

    [Fact]
    public void The_sample_is_18_treaties_and_45_states_each_a_party_to_the_Charter()
    {
        Assert.Equal(18, TreatySample.Treaties.Count);
        Assert.Equal(45, TreatySample.States.Count());
        Assert.All(TreatySample.States, state => Assert.Equal("bound", TreatySample.Standing("un-charter", state)));
    }

    [Fact]
    public void Rows_are_unique_and_name_a_treaty_of_the_sample()
    {
        var treaties = TreatySample.Treaties.Select(treaty => treaty[0]).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(18, treaties.Count);
        Assert.All(TreatySample.Participations, row => Assert.Contains(row.Treaty, treaties));
        Assert.Distinct(TreatySample.Participations.Select(row => (row.Treaty, row.State)));
        Assert.Equal(treaties.Count * TreatySample.States.Count(), TreatySample.Participations.Count);
    }

    [Fact]
    public void Years_run_from_opening_through_signature_to_being_bound_and_end_in_2024()
    {
        var opened = TreatySample.Treaties.ToDictionary(
            treaty => treaty[0],
            treaty => DateOnly.ParseExact(treaty[^3], "yyyy-MM-dd", CultureInfo.InvariantCulture).Year,
            StringComparer.Ordinal);

        Assert.All(TreatySample.Participations.Where(row => row.Mode != "outside"), row =>
        {
            Assert.True(row.Signed is not null || row.Bound is not null);
            Assert.InRange(row.Signed ?? row.Bound!.Value, opened[row.Treaty], 2024);
            Assert.InRange(row.Bound ?? 2024, row.Signed ?? opened[row.Treaty], 2024);
        });
        Assert.All(TreatySample.Participations.Where(row => row.Mode == "outside"), row => Assert.Null(row.Signed ?? row.Bound));
    }

    [Fact]
    public void A_state_that_did_not_sign_did_not_ratify_but_acceded_succeeded_or_was_admitted() =>
        Assert.All(TreatySample.Participations.Where(row => row.Mode != "outside"), row => Assert.True(
            (row.Signed, row.Bound) switch
            {
                (null, _) => row.Mode is "accession" or "succession" or "admission",
                (_, null) => row.Mode.Length == 0,
                _ => row.Mode is "ratification" or "acceptance" or "approval",
            },
            $"{row.Treaty} {row.State}: {row.Mode}"));

    [Fact]
    public void A_withdrawal_is_coded_as_its_row_says() =>
        Assert.All(TreatySample.Withdrawals, row =>
            Assert.StartsWith(TreatySample.Standing(row[0], row[1]), row[3], StringComparison.Ordinal));

    [Fact]
    public void The_Charter_binds_each_state_from_the_year_in_which_it_became_a_member() =>
        Assert.All(TreatySample.Participations.Where(row => row.Treaty == "un-charter"), row =>
        {
            // China is an original member; the directory gives the seat to CHN from 1971.
            var expected = row.State == "CHN" ? 1945 : StateDirectory.Find(row.State)!.MemberFrom!.Value.Year;
            Assert.Equal(expected, row.Bound);
        });

    // Facts that every reader of the sample will look for first.
    [Theory]
    [InlineData("npt", "outside", "IND", "PAK", "ISR", "PRK")]
    [InlineData("ctbt", "signed only", "USA", "RUS", "CHN", "ISR", "EGY", "IRN")]
    [InlineData("ctbt", "outside", "IND", "PAK", "PRK")]
    [InlineData("tpnw", "outside", "USA", "RUS", "GBR", "FRA", "CHN", "IND", "PAK", "ISR", "PRK")]
    [InlineData("rome-statute", "outside", "USA", "RUS", "CHN", "IND", "ISR")]
    [InlineData("iccpr", "signed only", "CHN", "CUB")]
    [InlineData("icescr", "signed only", "USA", "CUB")]
    [InlineData("unclos", "outside", "USA", "TUR", "ISR")]
    [InlineData("cwc", "outside", "EGY", "PRK")]
    [InlineData("paris", "bound", "USA")]
    public void Those_who_stand_apart_are_known(string treaty, string standing, params string[] states) =>
        Assert.All(states, state => Assert.Equal(standing, TreatySample.Standing(treaty, state)));
}
