using Entente.Cluster.Wire;
using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Entente.Cluster.Tests.Wire;

public sealed class WireFormatTests(SharedSilo shared) : IClassFixture<SharedSilo>
{
    private readonly WireFormat _wire = new();
    private readonly Serializer _orleans = shared.Silo.Services.GetRequiredService<Serializer>();

    [Fact]
    public void A_command_arrives_in_another_process_as_it_was_sent()
    {
        var call = new CommandCall(new TakeStance(new StatementId(3), Position.RedLine, 3, "لا دون معاهدة"), new Caller("ann", AccountKind.Guest), "r-1", null);

        Assert.Equal(call, Travel(call));
    }

    [Fact]
    public async Task A_reply_arrives_with_its_events_their_times_and_its_answer()
    {
        var talk = await Talk.BeginAsync(shared.Silo.Dialogues, 1, "ann");
        var reply = await talk.TryAsync("bob", new JoinOpenDialogue("Bob", "en"), "r-1", new SeePicture());

        var arrived = Travel(CommandResult.Done(reply)).Reply!;

        Assert.Equal(reply.Events, arrived.Events);
        Assert.Equivalent(reply.Then, arrived.Then, strict: true);
    }

    [Fact]
    public void What_the_cluster_writes_of_a_call_into_its_own_log_names_neither_person_nor_words()
    {
        var call = new CommandCall(new TakeStance(new StatementId(3), Position.RedLine, 3, "secret"), new Caller("ann", AccountKind.Person), "r-1", new SeePicture());

        Assert.Equal("TakeStance", call.ToString());
        Assert.Equal("SeePicture", new QuestionCall(new SeePicture(), call.Caller).ToString());
    }

    [Fact]
    public void A_refusal_arrives_as_the_record_it_was()
    {
        var refusal = new ChangedMeanwhile("stance of your party", 1, 2);

        Assert.Equal(refusal, Travel(new QuestionResult(CallOutcome.Done, new Answer(null, refusal), null)).Answer.Refusal);
    }

    [Theory]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.IO.FileInfo, System.Private.CoreLib")]
    [InlineData("Entente.Dialogue.DialogueRules")]
    [InlineData("Entente.Dialogue.DialogueCommand")]
    public void A_name_that_is_no_command_makes_nothing(string name)
    {
        var forged = new Packed { Name = name, Json = "{}"u8.ToArray() };

        var fault = Assert.Throws<FormatException>(() => _wire.Unpack<DialogueCommand>(forged));

        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_type_of_the_dialogue_does_not_leave_the_process() =>
        Assert.Throws<NotSupportedException>(() => _wire.Pack(new Uri("file:///etc/passwd")));

    [Fact]
    public void Json_that_names_a_type_in_itself_is_not_listened_to()
    {
        var forged = new Packed { Name = typeof(LeaveDialogue).FullName, Json = """{"$type":"System.Diagnostics.Process, System"}"""u8.ToArray() };

        Assert.IsType<LeaveDialogue>(_wire.Unpack<object>(forged));
    }

    [Fact]
    public void Every_command_every_refusal_and_every_answer_of_the_rules_can_travel()
    {
        var types = typeof(DialogueCommand).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true }).ToList();
        var answers = types.Where(type => type.IsSubclassOf(typeof(DialogueQuestion))).Select(type => type.BaseType!.GetGenericArguments()[0]);
        var travellers = types.Where(type => type.IsSubclassOf(typeof(DialogueCommand)) || type.IsSubclassOf(typeof(DialogueQuestion)) || type.IsSubclassOf(typeof(Refusal)));

        Assert.All(travellers.Concat(answers), type => Assert.True(_wire.Knows(type), $"{type} cannot travel between processes."));
    }

    private T Travel<T>(T value)
        where T : class => _orleans.Deserialize<T>(_orleans.SerializeToArray(value))!;
}
