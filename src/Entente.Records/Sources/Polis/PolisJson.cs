using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Records.Sources.Polis;

/// <summary>Votes and statements as the interface of Polis gives them in JSON. A vote of 1 agrees, −1 disagrees.</summary>
internal static class PolisJson
{
    private static readonly JsonSerializerOptions Lenient = new() { NumberHandling = JsonNumberHandling.AllowReadingFromString, MaxDepth = 16 };

    public static void ReadVotes(SourceReading reading, SourceFile file, Utf8Keys actors, Utf8Keys propositions, StanceBuilder stances)
    {
        var times = new List<long>();
        foreach (var vote in Entries<Vote>(reading, file))
        {
            if (vote.Value is < -1 or > 1 || vote.Participant < 0 || vote.Statement < 0)
            {
                throw Fault(file, $"the vote of participant {vote.Participant} on statement {vote.Statement} is {vote.Value}", "expected -1, 0 or 1 and numbers from 0");
            }

            if (stances.Count >= reading.Options.Limits.Stances)
                throw Fault(file, $"there are more than {reading.Options.Limits.Stances} stances", "expected fewer, or a larger limit in the options");
            stances.Add(Key(actors, vote.Participant), Key(propositions, vote.Statement), Stances.FromCode(vote.Value));
            times.Add(vote.Modified);
        }

        stances.SortBy([.. times]);
    }

    public static Dictionary<int, Proposition> ReadComments(SourceReading reading, SourceFile file, Utf8Keys propositions)
    {
        var comments = new Dictionary<int, Proposition>();
        foreach (var comment in Entries<Comment>(reading, file))
        {
            var place = Key(propositions, comment.Id);
            var text = comment.Text ?? "";
            var statement = new Proposition(propositions[place])
            {
                Title = PolisSource.Title(text),
                Text = text,
                Moderation = comment.Ruling < 0 ? Moderation.Rejected : comment.IsMeta ? Moderation.Meta : comment.Ruling > 0 ? Moderation.Accepted : Moderation.None,
                Date = comment.Created is { } created
                    ? PolisSource.Day(created, () => Fault(file, $"the time {created} of statement {comment.Id} is out of range", "expected milliseconds since 1970"))
                    : null,
            };
            if (!comments.TryAdd(place, statement)) throw Fault(file, $"the statement {comment.Id} occurs twice", "expected each statement once");
        }

        return comments;
    }

    private static List<T> Entries<T>(SourceReading reading, SourceFile file)
    {
        using var stream = new BoundedStream(file.Open(), reading.Options.Limits.FileBytes);
        var entries = new List<T>();
        try
        {
            foreach (var entry in JsonSerializer.DeserializeAsyncEnumerable<T>(stream, Lenient).ToBlockingEnumerable())
            {
                reading.CountRow();
                if (entry is null) throw Fault(file, "an entry is null", "expected an object");
                entries.Add(entry);
            }
        }
        catch (JsonException error)
        {
            throw new RecordFormatException(
                file.Display, error.LineNumber + 1, (int?)Math.Min(int.MaxValue - 1, error.BytePositionInLine ?? 0) + 1, "this is not the JSON of a Polis conversation", "expected an array of objects", error);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new RecordFormatException(file.Display, null, null, $"the file cannot be read on: {error.Message}", "expected a whole, undamaged file", error);
        }

        return entries;
    }

    private static int Key(Utf8Keys keys, long number) => keys.FindOrAdd(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    private static RecordFormatException Fault(SourceFile file, string problem, string expected) => new(file.Display, null, null, problem, expected);

    private sealed record Vote
    {
        [JsonPropertyName("pid"), JsonRequired]
        public long Participant { get; init; }

        [JsonPropertyName("tid"), JsonRequired]
        public long Statement { get; init; }

        [JsonPropertyName("vote"), JsonRequired]
        public int Value { get; init; }

        [JsonPropertyName("modified")]
        public long Modified { get; init; }
    }

    private sealed record Comment
    {
        [JsonPropertyName("tid"), JsonRequired]
        public long Id { get; init; }

        [JsonPropertyName("txt")]
        public string? Text { get; init; }

        [JsonPropertyName("mod")]
        public int Ruling { get; init; }

        [JsonPropertyName("is_meta")]
        public bool IsMeta { get; init; }

        [JsonPropertyName("created")]
        public long? Created { get; init; }
    }
}
