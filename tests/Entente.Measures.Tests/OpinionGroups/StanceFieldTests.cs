using Entente.Measures.OpinionGroups;
using Entente.Records;

namespace Entente.Measures.Tests.OpinionGroups;

public sealed class StanceFieldTests
{
    private static readonly Gen<(int Actor, int Statement, int Stance)[]> Taken =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 40], Gen.Int[0, 3]).Array[0, 400];

    [Fact]
    public void The_last_stance_counts_and_a_missing_one_withdraws() => Taken.Sample(all =>
    {
        var field = new StanceField(5, 41);
        for (var actor = 0; actor < 5; actor++) field.AddActor();
        var expected = new Dictionary<(int, int), Stance>();
        foreach (var (actor, statement, stance) in all)
        {
            field.Take(actor, statement, (Stance)stance);
            expected[(actor, statement)] = (Stance)stance;
        }

        Assert.All(expected, pair => Assert.Equal(pair.Value, field[pair.Key.Item1, pair.Key.Item2]));
        Assert.Equal(expected.Count(pair => pair.Value != Stance.Missing), field.StanceCount);
        Assert.Equal(field.StanceCount, field.Snapshot().StanceCount);
    });

    [Fact]
    public void A_snapshot_stays_as_it_was()
    {
        var field = new StanceField(1, 1);
        field.Take(field.AddActor(), 0, Stance.Support);
        var snapshot = field.Snapshot();

        field.Take(0, 0, Stance.Oppose);

        Assert.Equal(1.0, snapshot.Analyse().Statements[0].Whole.Support);
        Assert.True(field.Revision > snapshot.Revision);
    }

    [Fact]
    public void The_last_statement_of_a_full_field_can_be_answered()
    {
        var field = new StanceField(1, StanceField.MostStatements);
        field.Take(field.AddActor(), StanceField.MostStatements - 1, Stance.Oppose, isRedLine: true);

        Assert.Equal(Stance.Oppose, field[0, StanceField.MostStatements - 1]);
        Assert.Throws<InvalidOperationException>(() => field.AddStatement());
    }

    [Fact]
    public void What_is_not_there_is_refused()
    {
        var field = new StanceField(1, 2);
        field.AddActor();

        Assert.Throws<ArgumentOutOfRangeException>(() => field.Take(1, 0, Stance.Support));
        Assert.Throws<ArgumentOutOfRangeException>(() => field.Take(0, 2, Stance.Support));
        Assert.Throws<ArgumentOutOfRangeException>(() => field.Take(0, 0, (Stance)4));
        Assert.Throws<ArgumentException>(() => field.Take(0, 0, Stance.Support, isRedLine: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => field.AddActor(double.NaN));
    }
}
