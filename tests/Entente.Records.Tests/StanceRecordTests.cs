namespace Entente.Records.Tests;

public sealed class StanceRecordTests
{
    private static readonly Actor[] Actors = [new("A", "Aland"), new("B", "Bland"), new("C", "Cland")];
    private static readonly Proposition[] Propositions =
    [
        new("p") { Date = new DateOnly(1950, 1, 2) },
        new("q") { Date = new DateOnly(1951, 3, 4) },
        new("r") { Session = 7 },
    ];

    [Fact]
    public void A_record_gives_each_stance_by_proposition_and_by_actor()
    {
        var record = Record((0, 0, Stance.Support), (2, 0, Stance.Oppose), (2, 1, Stance.Reserve));

        Assert.Equal(3, record.StanceCount);
        Assert.Equal(Stance.Oppose, record[2, 0]);
        Assert.Equal(Stance.Missing, record[1, 0]);
        Assert.Equal([0, 2], record.OnProposition(0).Indices);
        Assert.Equal([0, 1], record.OfActor(2).Indices);
        Assert.Equal([Stance.Oppose, Stance.Reserve], record.OfActor(2).Stances.ToArray());
    }

    [Fact]
    public void Of_repeated_stances_the_last_counts()
    {
        var record = Record((1, 1, Stance.Support), (0, 1, Stance.Support), (1, 1, Stance.Oppose));

        Assert.Equal(2, record.StanceCount);
        Assert.Equal(Stance.Oppose, record[1, 1]);
    }

    [Fact]
    public void Periods_are_the_session_else_the_year_in_ascending_order()
    {
        var record = Record((0, 0, Stance.Support));

        Assert.Equal([7, 1950, 1951], record.Periods.Select(period => period.Key));
        Assert.Equal([2], record.PropositionsIn(0));
        Assert.Equal(1, record.PeriodOf(0));
    }

    [Fact]
    public void A_slice_by_actors_renumbers_them_and_keeps_their_stances()
    {
        var record = Record((0, 0, Stance.Support), (2, 0, Stance.Oppose), (1, 1, Stance.Reserve));

        var slice = record.WhereActors(actor => actor.Code != "A");

        Assert.Equal(["B", "C"], slice.Actors.Select(actor => actor.Code));
        Assert.Equal(Stance.Oppose, slice[1, 0]);
        Assert.Equal(2, slice.StanceCount);
    }

    [Fact]
    public void Silent_actors_can_be_left_out()
    {
        var slice = Record((0, 0, Stance.Support), (2, 1, Stance.Oppose)).Where(proposition => proposition.Id == "q").WithoutSilentActors();

        Assert.Equal(["C"], slice.Actors.Select(actor => actor.Code));
    }

    [Fact]
    public void An_index_out_of_range_is_refused() =>
        Assert.Throws<ArgumentException>(() => Record((3, 0, Stance.Support)));

    [Fact]
    public void Codes_must_be_unique() =>
        Assert.Throws<ArgumentException>(() => StanceRecord.Create("x", [new("A", "1"), new("A", "2")], [], [], [], []));

    [Fact]
    public void Rows_and_columns_hold_the_same_stances_whatever_the_order_of_the_input()
    {
        var triples = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 8], Gen.Int[1, 3]).Array[0, 80];
        triples.Sample(input =>
        {
            var distinct = input.DistinctBy(t => (t.Item1, t.Item2)).ToArray();
            var record = StanceRecord.Create(
                "random",
                Enumerable.Range(0, 7).Select(i => new Actor($"a{i}", $"a{i}")),
                Enumerable.Range(0, 9).Select(i => new Proposition($"p{i}")),
                [.. distinct.Select(t => t.Item1)],
                [.. distinct.Select(t => t.Item2)],
                [.. distinct.Select(t => (Stance)t.Item3)]);
            Assert.Equal(distinct.Length, record.StanceCount);
            foreach (var (actor, proposition, stance) in distinct)
            {
                Assert.Equal((Stance)stance, record[actor, proposition]);
                var row = record.OfActor(actor);
                Assert.Equal((Stance)stance, row.Stances[row.Indices.BinarySearch(proposition)]);
            }
        });
    }

    private static StanceRecord Record(params (int Actor, int Proposition, Stance Stance)[] stances) => StanceRecord.Create(
        "test",
        Actors,
        Propositions,
        [.. stances.Select(s => s.Actor)],
        [.. stances.Select(s => s.Proposition)],
        [.. stances.Select(s => s.Stance)]);
}
