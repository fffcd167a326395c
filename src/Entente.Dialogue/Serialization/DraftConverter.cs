using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Serialization;

/// <summary>A draft in a snapshot: the events that made its revisions, and every version of the stances on it. Reading folds them again.</summary>
internal sealed class DraftConverter : JsonConverter<Draft>
{
    public override Draft Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var document = JsonNode.Parse(ref reader)!.AsObject();
        var draft = new Draft(
            document["id"].Deserialize<DraftId>(options), document["title"]!.GetValue<string>(), document["language"]!.GetValue<string>(),
            document["statements"].Deserialize<StatementId[]>(options)!, document["by"].Deserialize<ParticipantId?>(options), document["opened"]!.GetValue<DateTimeOffset>());
        foreach (var revision in document["revisions"]!.AsArray())
        {
            var type = EventSerializer.TypeOf(revision!["kind"]!.GetValue<string>()) ?? throw new JsonException("A revision of a draft is of an unknown kind.");
            draft.Revise((DraftRevised)revision["event"].Deserialize(type, options)!);
        }
        foreach (var stance in document["stances"].Deserialize<DraftStance[]>(options)!)
            draft.Stances.Add(stance);
        return draft;
    }

    public override void Write(Utf8JsonWriter writer, Draft value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, DraftCopy.Of(value), options);
}
