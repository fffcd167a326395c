using Entente.Dialogue.Serialization;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Tests.Serialization;

public sealed class EventSerializerTests
{
    [Fact]
    public void Every_event_of_a_dialogue_reads_back_as_it_was_written()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("bob", "إعلان مسار الدوريات قبل يوم");
        talk.Do("ann", new AttachTranslation(statement, "fr", "Annoncer les patrouilles.", TranslationOrigin.Human));
        talk.Do("ann", new TakeStance(statement, Position.RedLine, 3, "Not without a treaty."), request: "r-1");
        var serializer = new EventSerializer(talk.State.Id, null);

        Assert.All(talk.Events, happened =>
        {
            var again = serializer.Read(EventSerializer.KindOf(happened), happened.At, serializer.Write(happened));
            Assert.Equal(serializer.Write(happened), serializer.Write(again));
            Assert.Equal(happened.At, again.At);
        });
    }

    [Fact]
    public void An_unknown_kind_says_what_is_known()
    {
        var fault = Assert.Throws<FormatException>(() => new EventSerializer(DialogueId.Parse("test-talk"), null).Read("moon-landed", default, "{}"u8));

        Assert.Contains("'moon-landed'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("stance-taken", fault.Message, StringComparison.Ordinal);
    }
}
