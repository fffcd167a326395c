using System.Text;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Records;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Dialogue.Tests.Records;

public sealed class DialogueRecordTests
{
    [Fact]
    public void A_dialogue_is_a_record_of_parties_by_plenary_statements()
    {
        var talk = Three();

        var record = Read(talk.Ask("carla", new ExportRecord(default)).Csv.Span);

        Assert.Equal(["ARC", "BOR", "CAS"], record.Actors.Select(actor => actor.Code));
        Assert.Equal("Patrols announce their course.", record.Propositions[0].Text);
        Assert.Equal([Stance.Support, Stance.Support, Stance.Oppose], Enumerable.Range(0, 3).Select(actor => record[actor, 0]));
        Assert.Equal(GoalLevel.BasicSecurity, record.Propositions[0].GoalLevel);
    }

    [Fact]
    public void The_table_of_a_dialogue_reads_back_as_the_same_record()
    {
        var record = DialogueRecord.Of(Three().State);
        using var written = new MemoryStream();
        DialogueRecord.WriteCsv(record, written, TestContext.Current.CancellationToken);

        var again = Read(written.ToArray());

        Assert.Equal(record.Actors.Select(actor => (actor.Code, actor.Name, actor.Weight)), again.Actors.Select(actor => (actor.Code, actor.Name, actor.Weight)));
        Assert.Equal(record.Propositions.Select(one => (one.Id, one.Text, one.GoalLevel)), again.Propositions.Select(one => (one.Id, one.Text, one.GoalLevel)));
        AssertSameStances(record, again);
    }

    [Fact]
    public void Without_names_actors_get_fresh_numbers_in_an_order_that_the_key_decides()
    {
        var talk = Anonymous(12);

        var first = DialogueRecord.Of(talk.State, new DialogueRecordOptions { ShuffleKey = Encoding.ASCII.GetBytes("0123456789abcdef") });
        var second = DialogueRecord.Of(talk.State, new DialogueRecordOptions { ShuffleKey = Encoding.ASCII.GetBytes("fedcba9876543210") });

        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"P{number}"), first.Actors.Select(actor => actor.Code));
        Assert.NotEqual(Column(first), Column(second));
        Assert.Equal(Column(first).Order(), Column(second).Order());
    }

    [Fact]
    public void A_record_without_names_of_fewer_than_the_smallest_cell_is_refused()
    {
        var talk = Anonymous(4);

        Assert.IsType<TooFewSpoke>(talk.NotTold("carla", new ExportRecord(new byte[32])));
        Assert.IsType<InvalidField>(talk.NotTold("carla", new ExportRecord(default)));
    }

    [Fact]
    public void A_record_is_for_conveners_and_facilitators() => Assert.IsType<NotAllowed>(Three().NotTold("ann", new ExportRecord(default)));

    [Theory]
    [InlineData("vtaiwan.uberx", 49_997)]
    [InlineData("brexit-consensus", null)]
    public void A_conversation_held_with_polis_goes_in_and_comes_out_as_the_same_record(string conversation, int? votes)
    {
        var folder = SharedData.Require("polis", conversation);
        var talk = Talk.Convened(new DialogueRules { Openness = Openness.Open });
        var export = ConversationExport.Read(folder, cancellation: TestContext.Current.CancellationToken);
        foreach (var batch in export.Batches("zh"))
            talk.Do("carla", batch);

        var expected = RecordReader.Read(folder);
        var record = DialogueRecord.Of(talk.State, new DialogueRecordOptions { IncludesWithheld = true });

        Assert.Equal(votes ?? export.Stances, talk.State.Stances.Versions);
        Assert.Equal(expected.Actors.Select(actor => actor.Code), record.Actors.Select(actor => actor.Code));
        Assert.Equal(expected.Propositions.Select(one => (one.Id, one.Date, one.Moderation)), record.Propositions.Select(one => (one.Id, one.Date, one.Moderation)));
        Assert.Equal(expected.Propositions.Select(one => Kept(one.Text)), record.Propositions.Select(one => one.Text));
        AssertSameStances(expected, record);
    }

    [Fact]
    public void An_import_survives_the_log_and_goes_on_here()
    {
        var talk = Talk.Convened(new DialogueRules { Openness = Openness.Open });
        talk.Do("carla", Small(0));
        var serializer = new EventSerializer(talk.State.Id, null);
        var again = DialogueState.Of(talk.State.Id, talk.Events.Select(happened => serializer.Read(EventSerializer.KindOf(happened), happened.At, serializer.Write(happened))));

        Assert.Equal(Position.Oppose, again.Stances.PositionOf(new StatementId(1), new(1)));
        Assert.Equal([2, 1], again.Stances.History(new StatementId(1), new(1)).Select(version => version.Number));
        talk.Do("carla", new OpenRound("Goes on", RoundTakes.All, null));
        talk.Do("newcomer", new JoinOpenDialogue(null, "en"));
        Assert.Equal(new StatementId(1), talk.Ask("newcomer", new NextStatement()).Statement!.Statement);
    }

    [Fact]
    public void A_batch_that_comes_again_changes_nothing_and_one_out_of_order_is_refused()
    {
        var talk = Talk.Convened();
        talk.Do("carla", Small(0));

        Assert.Empty(talk.Do("carla", Small(0)));
        Assert.IsType<InvalidField>(talk.Refused("carla", Small(2)));
    }

    [Fact]
    public void An_import_into_a_dialogue_with_stances_is_refused() => Assert.IsType<DialogueHasStances>(Three().Refused("carla", Small(0)));

    [Fact]
    public void An_import_that_names_what_is_not_there_is_refused() =>
        Assert.IsType<InvalidField>(Talk.Convened().Refused("carla", Small(0) with { Stances = [new ImportedStance(7, 0, Position.Support, null)] }));

    [Fact]
    public void Imported_texts_lose_what_no_text_may_hold()
    {
        var talk = Talk.Convened();
        talk.Do("carla", Small(0) with { Statements = [new ImportedStatement("0", "abc\u202edef\0", Moderation.None, null)] });

        Assert.Equal("abcdef", talk.State.Statements[0].Text.Value);
    }

    private static ImportConversation Small(int batch) => new(
        batch, "en", ["101", "102"], [new ImportedStatement("0", "Patrols announce their course.", Moderation.None, null)],
        [
            new ImportedStance(0, 0, Position.Support, DateTimeOffset.UnixEpoch), new ImportedStance(1, 0, Position.Abstain, DateTimeOffset.UnixEpoch),
            new ImportedStance(0, 0, Position.Oppose, DateTimeOffset.UnixEpoch),
        ]);

    private static Talk Three()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.", new StatementTags(GoalLevel.BasicSecurity, Sector.Military, null));
        talk.Do("ann", new TakeStance(statement, Position.Support));
        talk.Do("bob", new TakeStance(statement, Position.SupportWithReservation, 2, "Except in storms."));
        talk.Do("cid", new TakeStance(statement, Position.RedLine, 3, "Never."));
        return talk;
    }

    private static Talk Anonymous(int people)
    {
        var talk = Talk.Convened(new DialogueRules { Openness = Openness.Open, Attribution = Attribution.Anonymous });
        talk.Do("carla", new OpenRound("Floor", RoundTakes.All, null));
        for (var person = 1; person <= people; person++)
            talk.Do($"p{person}", new JoinOpenDialogue(null, "en"));
        var statement = talk.Say("p1", "Patrols announce their course.");
        for (var person = 1; person <= people; person++)
            talk.Do($"p{person}", new TakeStance(statement, person <= people / 2 ? Position.Support : Position.Oppose));
        talk.Do("carla", new CloseRound(new RoundId(1)));
        return talk;
    }

    private static Stance[] Column(StanceRecord record) => [.. Enumerable.Range(0, record.Actors.Length).Select(actor => record[actor, 0])];

    private static string Kept(string text) => text.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Trim();

    private static void AssertSameStances(StanceRecord expected, StanceRecord found)
    {
        Assert.Equal(expected.StanceCount, found.StanceCount);
        for (var proposition = 0; proposition < expected.Propositions.Length; proposition++)
        {
            Assert.True(expected.OnProposition(proposition).Indices.SequenceEqual(found.OnProposition(proposition).Indices));
            Assert.True(expected.OnProposition(proposition).Stances.SequenceEqual(found.OnProposition(proposition).Stances));
        }
    }

    private static StanceRecord Read(ReadOnlySpan<byte> csv)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        try
        {
            File.WriteAllBytes(path, csv);
            return RecordReader.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
