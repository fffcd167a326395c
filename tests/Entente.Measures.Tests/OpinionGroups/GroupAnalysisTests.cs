using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.OpinionGroups;
using Entente.Records;
using Entente.TestKit;

namespace Entente.Measures.Tests.OpinionGroups;

public sealed class GroupAnalysisTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    public void Planted_groups_are_found_again(int groups, int seed)
    {
        var analysis = MadeDialogue.Planted(groups, density: 1, seed: (ulong)seed).Snapshot().Analyse();

        Assert.Equal(groups, analysis.Groups?.Count);
        int[] truth = [.. Enumerable.Range(0, 300).Select(actor => actor % groups)];
        Assert.InRange(AdjustedRand.Index(truth, analysis.Groups!.GroupOf.AsSpan())!.Value, 0.85, 1);
        Assert.InRange(analysis.Stability!.MeanAdjustedRand, 0.8, 1);
    }

    [Fact]
    public void A_round_cloud_of_opinions_has_no_stable_groups_and_is_read_as_one()
    {
        var analysis = MadeDialogue.Cloud(seed: 2).Snapshot().Analyse();

        Assert.Null(analysis.Groups);
        Assert.StartsWith("no stable groups", analysis.Finding, StringComparison.Ordinal);
        Assert.Empty(analysis.Representative);
        Assert.All(analysis.Statements, reading => Assert.Equal([reading.Whole], reading.Groups));
    }

    [Fact]
    public void Of_sixteen_clouds_few_seem_to_have_groups()
    {
        // Where sixty statements happen to favour one direction, its two halves are found again; the page says so.
        var seeming = Enumerable.Range(1, 16).Count(seed => MadeDialogue.Cloud(300, seed: (ulong)seed).Snapshot().Analyse().Groups is not null);

        Assert.InRange(seeming, 0, 3);
    }

    [Fact]
    public void The_generated_dialogue_has_its_three_groups()
    {
        var analysis = StanceSheet.Of(SyntheticRecord.Dialogue(3_000, 300, 0.15)).Analyse();

        int[] truth = [.. Enumerable.Range(0, 3_000).Select(actor => SyntheticRecord.GroupOf(actor))];
        Assert.Equal(3, analysis.Groups?.Count);
        Assert.InRange(AdjustedRand.Index(truth, analysis.Groups!.GroupOf.AsSpan())!.Value, 0.8, 1);
    }

    [Fact]
    public void Shares_are_counted_by_hand()
    {
        var field = new StanceField(4, 1);
        Stance[] stances = [Stance.Support, Stance.Support, Stance.Reserve, Stance.Oppose];
        foreach (var stance in stances) field.Take(field.AddActor(), 0, stance);

        var whole = field.Snapshot().Analyse().Statements[0].Whole;

        Assert.Equal((0.5, 0.25, 0.25), (whole.Support, whole.Reserve, whole.Oppose));
        Assert.Equal(3.0 / 6, whole.Consensus);
        // Wilson's 90 % one-sided lower bound of 2 of 4, z = 1.2816: (0.5 + z²/8 − z√(0.25/4 + z²/64)) / (1 + z²/4).
        Assert.Equal(0.2303, whole.SupportBounds!.Value.Low, 1e-3);
    }

    [Fact]
    public void A_party_in_ten_seats_of_a_tenth_counts_as_one()
    {
        var (one, seats) = (new StanceField(40, 12), new StanceField(49, 12));
        for (var actor = 0; actor < 40; actor++)
        {
            var copies = actor == 0 ? 10 : 1;
            one.AddActor();
            for (var copy = 0; copy < copies; copy++) Speak(seats, seats.AddActor(1.0 / copies), actor);
            Speak(one, actor, actor);
        }

        var (first, second) = (one.Snapshot().Analyse(), seats.Snapshot().Analyse());

        Assert.Empty(second.Coordinated);
        Assert.Equal(first.Groups?.Count, second.Groups?.Count);
        Assert.Equal(first.Statements.Select(reading => reading.Class), second.Statements.Select(reading => reading.Class));
        // Weights are kept in steps of 2⁻²⁰ of a party.
        Assert.All(first.Statements.Zip(second.Statements), pair => Assert.Equal(pair.First.Whole.SupportBounds!.Value.Low, pair.Second.Whole.SupportBounds!.Value.Low, 1e-5));

        static void Speak(StanceField field, int actor, int party)
        {
            for (var statement = 0; statement < 12; statement++)
                field.Take(actor, statement, ((party * 7) + (statement * 3)) % 10 < 8 == (party % 2 == 0 || statement > 5) ? Stance.Support : Stance.Oppose);
        }
    }

    [Fact]
    public void A_heavy_party_moves_the_share_by_its_weight_and_leaves_it_less_certain()
    {
        var field = new StanceField(5, 1);
        field.Take(field.AddActor(4), 0, Stance.Oppose);
        for (var actor = 0; actor < 4; actor++) field.Take(field.AddActor(), 0, Stance.Support);

        var whole = field.Snapshot().Analyse().Statements[0].Whole;

        Assert.Equal(0.5, whole.Support);
        Assert.Equal(64.0 / 20, whole.EffectiveActors);
    }

    [Fact]
    public void Red_lines_are_listed_and_count_as_opposition()
    {
        var field = new StanceField(3, 2);
        for (var actor = 0; actor < 3; actor++) field.Take(field.AddActor(), 0, actor == 1 ? Stance.Oppose : Stance.Support, isRedLine: actor == 1);

        var statements = field.Snapshot().Analyse().Statements;

        Assert.Equal([1], statements[0].RedLines);
        Assert.Equal(1.0 / 3, statements[0].Whole.Oppose);
        Assert.Empty(statements[1].RedLines);
    }

    [Fact]
    public void Common_ground_needs_every_group_and_acceptance_only_that_none_opposes()
    {
        // Two groups that differ on statements 4 to 39; all support 0, the second group reserves 1 and opposes 2; nobody speaks on 3.
        var field = MadeDialogue.Made(120, 40, 1, 5, (actor, statement) => statement switch
        {
            0 => 0.97,
            _ => (actor % 2 == 0) == (statement % 2 == 0) ? 0.9 : 0.1,
        });
        for (var actor = 0; actor < 120; actor++)
        {
            field.Take(actor, 1, actor % 2 == 0 ? Stance.Support : Stance.Reserve);
            field.Take(actor, 2, actor % 2 == 0 ? Stance.Support : Stance.Oppose);
            field.Take(actor, 3, Stance.Missing);
        }

        var analysis = field.Snapshot().Analyse(new GroupOptions { WeighsCoordination = false });

        Assert.Equal(2, analysis.Groups?.Count);
        Assert.Equal(
            [ConsensusClass.CommonGround, ConsensusClass.Acceptable, ConsensusClass.ReservedDifference, null],
            analysis.Statements.Take(4).Select(reading => reading.Class));
    }

    [Fact]
    public void Everyone_of_one_mind_is_one_assembly_on_common_ground()
    {
        var analysis = MadeDialogue.Made(50, 10, 1, 1, (_, _) => 1).Snapshot().Analyse();

        Assert.Null(analysis.Groups);
        Assert.All(analysis.Statements, reading => Assert.Equal(ConsensusClass.CommonGround, reading.Class));
        Assert.Empty(analysis.Coordinated);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 5, 5)]
    [InlineData(3, 0, 0)]
    [InlineData(5, 3, 0)]
    public void Tiny_dialogues_have_no_groups_and_do_not_fail(int actors, int statements, int spoken)
    {
        var field = new StanceField(actors, statements);
        for (var actor = 0; actor < actors; actor++)
        {
            field.AddActor();
            for (var statement = 0; statement < Math.Min(spoken, statements); statement++) field.Take(actor, statement, Stance.Support);
        }

        var analysis = field.Snapshot().Analyse();

        Assert.Null(analysis.Groups);
        Assert.Equal(statements, analysis.Statements.Length);
        Assert.Equal(spoken > 0 ? actors : 0, analysis.Places.Count(place => place is not null));
    }

    [Fact]
    public void Statements_that_are_left_out_divide_nobody_and_have_no_class()
    {
        var field = MadeDialogue.Planted(2);
        for (var statement = 0; statement < 60; statement += 2) field.LeaveOut(statement);

        var analysis = field.Snapshot().Analyse();

        Assert.All(analysis.Statements, reading => Assert.Equal(reading.Statement % 2 == 0, reading.Class is null));
        Assert.All(analysis.Representative.SelectMany(group => group), stance => Assert.Equal(1, stance.Statement % 2));
    }

    [Fact]
    public void Representative_stances_are_those_on_which_groups_differ_most()
    {
        // Statement 0 divides two groups most; the others do so mildly.
        var field = MadeDialogue.Made(200, 50, 1, 3, (actor, statement) => (actor % 2 == 0) ^ (statement % 2 == 0) ? (statement == 0 ? 0.02 : 0.3) : statement == 0 ? 0.98 : 0.7);

        var representative = field.Snapshot().Analyse().Representative;

        Assert.Equal(2, representative.Length);
        Assert.All(representative, group => Assert.Equal(0, group[0].Statement));
        Assert.All(representative.SelectMany(group => group), stance => Assert.InRange(stance.Adjusted, 0, 0.05));
    }

    [Fact]
    public void Groups_by_chance_have_few_representative_stances()
    {
        // Opinions without structure, cut in two by force of one dividing block of statements: on the others the groups differ by chance alone.
        var field = MadeDialogue.Made(400, 220, 0.5, 9, (actor, statement) => statement < 20 ? (actor % 2 == 0 ? 0.95 : 0.05) : 0.5);

        var analysis = field.Snapshot().Analyse(new GroupOptions { MostRepresentative = 220 });

        Assert.Equal(2, analysis.Groups?.Count);
        var isFalse = analysis.Representative.SelectMany(group => group).Count(stance => stance.Statement >= 20);
        Assert.InRange(isFalse, 0, 4);
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        var sheet = new StanceField(0, 0).Snapshot();

        Assert.Contains("found 9", Assert.Throws<ArgumentException>(() => sheet.Analyse(new GroupOptions { MaxGroups = 9 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => sheet.Analyse(new GroupOptions { BoundLevel = double.NaN }));
        Assert.Throws<ArgumentException>(() => sheet.Analyse(new GroupOptions { PartyWeight = 0 }));
    }

    [Fact]
    public void Work_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => MadeDialogue.Planted(2).Snapshot().Analyse(cancellation: source.Token));
    }
}
