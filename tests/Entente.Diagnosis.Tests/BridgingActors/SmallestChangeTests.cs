using Entente.Diagnosis.BridgingActors;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.Tests.BridgingActors;

public sealed class SmallestChangeTests
{
    /// <summary>Stances of up to two blocs of 1 to 6 members on one proposition.</summary>
    private static readonly Gen<string[]> Blocs = Gen.Int[0, 2].Select(kind => "+0-"[kind]).Array[1, 6].Select(signs => new string(signs)).Array[1, 2];

    [Fact]
    public void A_worked_example()
    {
        // Ten of a bloc: Wilson's lower 90 % bound passes one half from 8 of 10 (.602; 7 of 10: .497), so 5 supporters need 3 more.
        var (record, blocs) = Assembly("+++++00---", "++++++++++");
        var change = SmallestChange.Of(record, 0, blocs);

        Assert.Equal(ConsensusClass.ReservedDifference, change.Class);
        Assert.Equal(3, change.Needed);
        Assert.Equal([3, 0], change.Blocs.Select(bloc => bloc.Needed!.Value));
        // Without a model those who reserve come first.
        Assert.Equal([Stance.Reserve, Stance.Reserve, Stance.Oppose], change.Blocs[0].Changes.Select(actor => actor.From));
        // 7 of 10 do not oppose: one opponent that only reserves makes it acceptable.
        Assert.Equal(1, SmallestChange.Of(record, 0, blocs, ConsensusClass.Acceptable).Needed);
    }

    [Theory]
    [InlineData(ConsensusClass.CommonGround)]
    [InlineData(ConsensusClass.Acceptable)]
    public void No_smaller_set_of_changes_does_and_this_one_does(ConsensusClass target) =>
        Blocs.Sample(
            grid =>
            {
                var (record, blocs) = Assembly(grid);
                var change = SmallestChange.Of(record, 0, blocs, target);
                Assert.Equal(FewestByTrying(grid, target), change.Needed);
                if (change.Needed is null) return;
                var changed = grid.Select(bloc => bloc.ToCharArray()).ToArray();
                foreach (var (bloc, actor) in change.Blocs.SelectMany((bloc, index) => bloc.Changes.Select(actor => (index, actor))))
                    changed[bloc][actor.Actor - grid.Take(bloc).Sum(earlier => earlier.Length)] = actor.To == Stance.Support ? '+' : '0';
                Assert.True(Reaches([.. changed.Select(bloc => new string(bloc))], target));
            },
            iter: 60);

    [Fact]
    public void The_model_asks_those_who_stand_nearest()
    {
        var record = PlantedAssembly.Record();
        var fit = IdealPointModel.Fit(record, new() { Positive = "U00", Threads = 1 });
        var blocs = BlocsByPeriod.Sides(record, ActorPositions.Of(fit));
        var changes = SmallestChange.OfAll(record, blocs, fit: fit);

        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.All(change.Blocs.SelectMany(bloc => bloc.Changes), actor =>
        {
            Assert.InRange(actor.Probability!.Value, 0, 1);
            Assert.True(actor.Push > 0);
        }));
        Assert.Equal(changes.Select(change => change.Needed).Order(), changes.Select(change => change.Needed));
        // Whoever is asked needs no more of a push than any member of the bloc that is not asked.
        foreach (var (change, bloc) in changes.SelectMany(change => change.Blocs.Select(bloc => (change, bloc))).Where(pair => pair.bloc.Needed > 0))
        {
            var partition = blocs.In(record.Propositions[change.Proposition].Period)!;
            var asked = bloc.Changes.Select(actor => actor.Actor).ToHashSet();
            var item = fit.ItemOfProposition[change.Proposition];
            var others = partition.MembersOf(bloc.Bloc).Where(actor => !asked.Contains(actor) && record[actor, change.Proposition] is Stance.Oppose or Stance.Reserve)
                .Where(actor => !asked.Contains(actor))
                .Select(actor => StanceChange.Of(fit, actor, record.Propositions[change.Proposition].Period, item, record[actor, change.Proposition], Stance.Support).Push!.Value);
            Assert.All(others, push => Assert.True(push >= bloc.Changes.Max(actor => actor.Push)));
        }
    }

    [Fact]
    public void The_push_is_the_mean_of_a_truncated_normal_distribution()
    {
        var record = PlantedAssembly.Record();
        var fit = IdealPointModel.Fit(record, new() { Positive = "U00", Threads = 1 });
        var item = fit.Items[0];
        var point = fit.PointOf(0, 1)!.Value;
        foreach (var from in new[] { Stance.Oppose, Stance.Reserve })
        {
            var change = StanceChange.Of(fit, 0, 1, 0, from, Stance.Support);
            // The same by a sum over a fine grid: step 1e-3 to 12 deviations, error of the trapezoid far below 1e-5.
            var (mean, sd) = (item.Slope * point.Mean, Math.Sqrt(1 + (item.Slope * item.Slope * point.Sd * point.Sd)));
            var (low, high) = from == Stance.Oppose ? (item.Upper, Math.Max(item.Upper, mean) + 12) : (item.Lower, item.Upper);
            const int steps = 20_000;
            double mass = 0, moment = 0;
            for (var step = 0; step < steps; step++)
            {
                var x = low + ((step + 0.5) * (high - low) / steps);
                var density = Math.Exp(-0.5 * (x - mean) * (x - mean) / (sd * sd));
                mass += density;
                moment += density * x;
            }

            Assert.Equal((moment / mass) - item.Lower, change.Push!.Value, 1e-4);
        }
    }

    [Fact]
    public void A_bloc_of_one_and_a_silent_bloc_are_out_of_reach()
    {
        var (record, blocs) = Assembly("-", "++++");
        Assert.Null(SmallestChange.Of(record, 0, blocs).Needed);
        Assert.Null(SmallestChange.Of(record, 0, new BlocPartition([1, 0, 0, 0, 0], ["a", "b", "silent"])).Needed);
        Assert.Null(SmallestChange.Of(record, 0, new BlocPartition([-1, -1, -1, -1, -1], [])).Needed);
    }

    [Fact]
    public void What_is_there_already_needs_nothing_and_is_not_listed()
    {
        var (record, blocs) = Assembly("++++++", "++++++");
        Assert.Equal(0, SmallestChange.Of(record, 0, blocs).Needed);
        Assert.Empty(SmallestChange.OfAll(record, BlocsByPeriod.Always(blocs)));
    }

    [Fact]
    public void A_reserved_difference_is_no_target()
    {
        var (record, blocs) = Assembly("++", "--");
        Assert.Throws<ArgumentException>(() => SmallestChange.Of(record, 0, blocs, ConsensusClass.ReservedDifference));
    }

    private static int? FewestByTrying(string[] grid, ConsensusClass target)
    {
        var cells = grid.SelectMany((bloc, index) => bloc.Select((_, member) => (index, member))).ToArray();
        int? fewest = null;
        for (var set = 0; set < 1 << cells.Length; set++)
        {
            var size = System.Numerics.BitOperations.PopCount((uint)set);
            if (fewest <= size) continue;
            var changed = grid.Select(bloc => bloc.ToCharArray()).ToArray();
            for (var cell = 0; cell < cells.Length; cell++)
            {
                if ((set >> cell & 1) == 1) changed[cells[cell].index][cells[cell].member] = target == ConsensusClass.CommonGround ? '+' : '0';
            }

            if (Reaches([.. changed.Select(bloc => new string(bloc))], target)) fewest = size;
        }

        return fewest;
    }

    private static bool Reaches(string[] grid, ConsensusClass target)
    {
        var (record, blocs) = Assembly(grid);
        return PropositionConsensus.Of(record, 0, blocs).Class <= target;
    }

    /// <summary>One proposition, a text of + 0 − for each bloc.</summary>
    private static (StanceRecord Record, BlocPartition Blocs) Assembly(params string[] blocs)
    {
        var signs = string.Concat(blocs);
        var record = StanceRecord.Create(
            "grid",
            signs.Select((_, index) => new Actor($"a{index:00}", "")),
            [new Proposition("p") { Session = 1 }],
            [.. Enumerable.Range(0, signs.Length)],
            new int[signs.Length],
            [.. signs.Select(sign => sign == '+' ? Stance.Support : sign == '0' ? Stance.Reserve : Stance.Oppose)]);
        return (record, new BlocPartition([.. blocs.SelectMany((bloc, index) => bloc.Select(_ => index))], [.. blocs.Select((_, index) => $"bloc {index}")]));
    }
}
