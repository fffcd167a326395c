using Entente.Measures.Agreement;
using Entente.Records;

namespace Entente.Measures.Tests.Agreement;

public sealed class AgreementMatrixTests
{
    // Every measure is one division of whole numbers that a double holds exactly; the plain formulas round a dozen times.
    private const double Rounding = 1e-12;

    [Fact]
    public void Two_abstractors_of_pregnancies_agree_as_published()
    {
        // Two abstractors classed 100 pregnancies: cont3x3abstractors of the R package irrCAC 1.0, whose kappa2.table and
        // scott2.table with linear weights give .843 for both coefficients; three decimals are published.
        int[,] table = { { 13, 0, 0 }, { 0, 20, 7 }, { 0, 4, 56 } };
        var pair = AgreementMatrix.Of(FromTable(table))[0, 1];

        Assert.Equal(100, pair.Count);
        Assert.Equal(0.843, pair.Kappa!.Value, 3);
        Assert.Equal(0.843, pair.Pi!.Value, 3);
        Assert.Equal(1 - (11 / 200.0), pair.Agreement!.Value, 15);
    }

    [Fact]
    public void Bit_arithmetic_equals_a_plain_loop_over_stances() =>
        StanceGrid.Any.Sample(
            grid =>
            {
                var record = StanceGrid.Record(1, grid);
                var matrix = AgreementMatrix.Of(record);
                for (var first = 0; first < grid.Length; first++)
                {
                    for (var second = 0; second < grid.Length; second++)
                    {
                        if (first != second) AssertEqual(PlainAgreement.Of(record, first, second, PlainAgreement.All(record)), matrix[first, second]);
                    }
                }
            },
            iter: 200);

    [Fact]
    public void Each_period_has_its_own_pairs() =>
        StanceGrid.Any.Sample(
            grid =>
            {
                var record = StanceGrid.Record(3, grid);
                var matrices = AgreementMatrix.ByPeriod(record);
                Assert.Equal(record.Periods, matrices.Select(matrix => matrix.Period!.Value));
                for (var period = 0; period < matrices.Length; period++)
                {
                    foreach (var pair in matrices[period].Pairs)
                        AssertEqual(PlainAgreement.Of(record, pair.First, pair.Second, record.PropositionsIn(period)), pair);
                }
            },
            iter: 100);

    [Fact]
    public void Agreement_is_symmetric_and_does_not_change_when_actors_are_relabelled() =>
        StanceGrid.Any.Sample(
            grid =>
            {
                var matrix = AgreementMatrix.Of(StanceGrid.Record(1, grid));
                var relabelled = AgreementMatrix.Of(StanceGrid.Record(1, [.. grid.Reverse()]));
                var last = grid.Length - 1;
                for (var first = 0; first < last; first++)
                {
                    AssertSame(matrix[first, last], matrix[last, first]);
                    AssertSame(matrix[first, last], relabelled[last - first, 0]);
                }
            },
            iter: 100);

    [Fact]
    public void Measures_keep_to_their_bounds() =>
        StanceGrid.Any.Sample(
            grid =>
            {
                foreach (var pair in AgreementMatrix.Of(StanceGrid.Record(1, grid)).Pairs)
                {
                    Assert.True(pair.Agreement is null or (>= 0 and <= 1));
                    Assert.True(pair.S is null or (>= -1 and <= 1));
                    Assert.True(pair.A is null or (>= -1 and <= 1));
                    Assert.True(pair.Kappa is null or (>= -1 and <= 1));
                    // Pooling can only raise the expected distance, so π is never above κ.
                    Assert.True(pair.Pi is null || pair.Kappa is null || pair.Pi <= pair.Kappa + Rounding);
                }
            },
            iter: 100);

    [Fact]
    public void Nothing_is_defined_without_a_common_proposition()
    {
        var pair = AgreementMatrix.Of(StanceGrid.Record(1, "+-..", "..+0"))[0, 1];

        Assert.Equal(0, pair.Count);
        Assert.Null(pair.Agreement);
        Assert.Null(pair.S);
        Assert.Null(pair.Pi);
        Assert.Null(pair.Kappa);
        Assert.Null(pair.A);
    }

    [Fact]
    public void Kappa_and_pi_are_undefined_where_both_gave_one_and_the_same_stance_throughout()
    {
        var pair = AgreementMatrix.Of(StanceGrid.Record(1, "+++", "+++"))[0, 1];

        Assert.Equal(1, pair.Agreement);
        Assert.Null(pair.Kappa);
        Assert.Null(pair.Pi);
        Assert.Equal(0, pair.A);
    }

    [Fact]
    public void Opposite_stances_throughout_are_the_least_agreement()
    {
        var pair = AgreementMatrix.Of(StanceGrid.Record(1, "++--", "--++"))[0, 1];

        Assert.Equal(0, pair.Agreement);
        Assert.Equal(-1, pair.S);
        Assert.Equal(-1, pair.Pi);
        Assert.Equal(-1, pair.Kappa);
        Assert.Equal(-1, pair.A);
    }

    [Fact]
    public void Actors_that_never_spoke_are_left_out_but_can_be_asked_for()
    {
        var matrix = AgreementMatrix.Of(StanceGrid.Record(1, "++", "..", "+-"));

        Assert.Equal([0, 2], matrix.Actors);
        Assert.Equal(1, matrix.PairCount);
        Assert.Equal(0, matrix[0, 1].Count);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var record = StanceGrid.Record(3, "+0-+.+0-", "++-0-+0.", "-0-+0+..", "....++--");

        Assert.Equal(AgreementMatrix.Of(record, new() { Threads = 1 }).Pairs, AgreementMatrix.Of(record, new() { Threads = 2 }).Pairs);
    }

    [Fact]
    public void All_pairs_of_states_and_sessions_of_the_General_Assembly_equal_the_formulas()
    {
        var record = UngaVotes.Record;
        var matrices = AgreementMatrix.ByPeriod(record);

        // The count that the reference implementation of the same measures reports for the same record.
        Assert.Equal(826_638, matrices.Sum(matrix => matrix.Pairs.Count(pair => pair.Count > 0)));
        for (var period = 0; period < matrices.Length; period++)
        {
            // Every hundredth pair against the plain loop, which is slow.
            foreach (var pair in matrices[period].Pairs.Where((_, index) => index % 100 == period))
                AssertEqual(PlainAgreement.Of(record, pair.First, pair.Second, record.PropositionsIn(period)), pair);
        }
    }

    private static StanceRecord FromTable(int[,] table)
    {
        const string signs = "-0+";
        var first = new System.Text.StringBuilder();
        var second = new System.Text.StringBuilder();
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                first.Append(signs[row], table[row, column]);
                second.Append(signs[column], table[row, column]);
            }
        }

        return StanceGrid.Record(1, first.ToString(), second.ToString());
    }

    private static void AssertEqual(PlainAgreement expected, PairAgreement actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        AssertClose(expected.Agreement, actual.Agreement);
        AssertClose(expected.S, actual.S);
        AssertClose(expected.Pi, actual.Pi);
        AssertClose(expected.Kappa, actual.Kappa);
        AssertClose(expected.A, actual.A);
    }

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is not null) Assert.Equal(expected.Value, actual!.Value, Rounding);
    }

    private static void AssertSame(PairAgreement one, PairAgreement other) =>
        Assert.Equal(
            (one.Count, one.Agreement, one.S, one.Pi, one.Kappa, one.A), (other.Count, other.Agreement, other.S, other.Pi, other.Kappa, other.A));
}
