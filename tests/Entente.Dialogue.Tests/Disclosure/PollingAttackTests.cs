using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Tests.Disclosure;

/// <summary>An observer who looks after every event, knows who spoke and when, knows the rules by heart, and has accomplices who tell what they said.</summary>
public sealed class PollingAttackTests
{
    private static readonly Position[] Choices = [Position.Support, Position.Abstain, Position.Oppose];

    // Who speaks, in order; the same party may come again. All worlds of up to nine stances in three positions are tried.
    private static readonly Gen<(int Cell, int[] Speakers, int[] Said)> Polled =
        Gen.Select(Gen.Int[2, 3], Gen.Int[1, 7].Array[5, 8], Gen.Frequency((2, Gen.Int[0, 2].Array[8]), (1, Gen.Const(new int[8])))).Select((cell, speakers, said) => (cell, speakers, said));

    [Fact]
    public void Nobodys_stance_follows_from_all_tables_of_all_times_even_with_accomplices() => Polled.Sample(
        talk =>
        {
            var seen = Tables(talk.Cell, talk.Speakers, talk.Said);
            // The accomplices: as many as the rules must stand, those who speak first.
            var accomplices = talk.Speakers.Distinct().Take(talk.Cell - 2).ToHashSet();
            var possible = talk.Speakers.Select(_ => new HashSet<int>()).ToArray();
            foreach (var world in Worlds(talk.Speakers.Length))
            {
                if (talk.Speakers.Where((speaker, place) => accomplices.Contains(speaker) && world[place] != talk.Said[place]).Any())
                    continue;
                if (!Tables(talk.Cell, talk.Speakers, world).SequenceEqual(seen))
                    continue;
                for (var place = 0; place < world.Length; place++)
                    possible[place].Add(world[place]);
            }
            Assert.All(talk.Speakers.Index(), stance => Assert.True(accomplices.Contains(stance.Item) || possible[stance.Index].Count > 1));
        },
        iter: 40);

    [Fact]
    public void Observers_read_the_same_table_however_often_they_look_until_a_batch_is_full()
    {
        var talk = Open(9);
        for (var speaker = 1; speaker <= 8; speaker++)
        {
            talk.Do($"p{speaker}", new TakeStance(new StatementId(1), Position.Support));
            Assert.Null(talk.Ask("oz", new ReadCounts()).Statements.Single().Counts);
        }

        talk.Do("p9", new TakeStance(new StatementId(1), Position.Oppose));

        var counts = talk.Ask("oz", new ReadCounts()).Statements.Single().Counts!;
        Assert.Equal((9, 5, 9), (counts.Parties, counts.Support.AtLeast, counts.Support.AtMost));
        Assert.Equal(4, counts.Oppose.AtMost);
    }

    [Fact]
    public void Tables_are_part_of_the_state_and_survive_a_restart()
    {
        var talk = Open(20);
        for (var speaker = 1; speaker <= 20; speaker++)
            talk.Do($"p{speaker}", new TakeStance(new StatementId(1), speaker % 2 == 0 ? Position.Support : Position.Oppose));

        var again = DialogueState.Of(talk.State.Id, talk.Events);

        Assert.Equal(talk.State.Released.On(new StatementId(1)), again.Released.On(new StatementId(1)));
        Assert.NotNull(again.Released.On(new StatementId(1)));
    }

    [Fact]
    public void Bounds_hold_the_true_counts_through_changes_and_withdrawals() =>
        Gen.Select(Gen.Int[2, 4], Gen.Select(Gen.Int[1, 14], Gen.Int[0, 5]).Array[40]).Sample(
            (cell, steps) =>
            {
                var state = Floor(cell, 14);
                var released = 0;
                foreach (var (party, position) in steps)
                {
                    Take(state, party, (Position)position);
                    if (state.Released.Batches == released)
                        continue;
                    released = state.Released.Batches;
                    // What was released is true of the stances in it; all others may differ, so only what is complete can be compared.
                    var (_, _, positions) = state.Stances.Columns(areReleased: true);
                    var counts = state.Released.On(new StatementId(1));
                    if (counts is null)
                        continue;
                    foreach (var (range, position2) in new[] { (counts.Support, Position.Support), (counts.Oppose, Position.Oppose), (counts.RedLine, Position.RedLine) })
                        Assert.InRange(positions.Count(one => one == position2), range.AtLeast, range.AtMost);
                }
            },
            iter: 300);

    private static IEnumerable<int[]> Worlds(int length)
    {
        var world = new int[length];
        while (true)
        {
            yield return world;
            var place = 0;
            while (place < length && ++world[place] == Choices.Length)
                world[place++] = 0;
            if (place == length)
                yield break;
        }
    }

    private static List<ReleasedCounts?> Tables(int cell, int[] speakers, int[] said)
    {
        var state = Floor(cell, 7);
        var tables = new List<ReleasedCounts?>(speakers.Length);
        for (var place = 0; place < speakers.Length; place++)
        {
            Take(state, speakers[place], Choices[said[place]]);
            tables.Add(state.Released.On(new StatementId(1)));
        }
        return tables;
    }

    private static DialogueState Floor(int cell, int parties)
    {
        var state = new DialogueState(DialogueId.Parse("test-floor")) { Rules = new DialogueRules { SmallestCell = cell } };
        for (var party = 1; party <= parties; party++)
            state.Apply(new PartyAdmitted(new PartyId(party), null, null, PartyKind.Person, 1));
        state.Apply(new StatementSubmitted(new StatementId(1), "en", new PersonalText(new ParticipantId(1), PersonalAspect.Words, "x"), StatementTags.None, null));
        return state;
    }

    // Every event makes a version, as a change of importance or of words does, so that a new version need not be another position.
    private static void Take(DialogueState state, int party, Position position) =>
        state.Apply(new StanceTaken(new StatementId(1), new PartyId(party), position, 1, null, 1, null));

    private static Talk Open(int people)
    {
        var talk = Talk.Convened(new DialogueRules { Openness = Openness.Open, Attribution = Attribution.Anonymous });
        talk.Bring("oz", Role.Observer);
        talk.Do("carla", new OpenRound("Floor", RoundTakes.All, null));
        for (var speaker = 1; speaker <= people; speaker++)
            talk.Do($"p{speaker}", new JoinOpenDialogue(null, "en"));
        talk.Say("p1", "Patrols announce their course.");
        return talk;
    }
}
