using System.Collections.Immutable;
using System.Globalization;
using Entente.Records.Sources;
using Entente.Records.Writers;
using Entente.TestKit;

namespace Entente.Records.Tests.Writers;

public sealed class RecordWriterTests
{
    [Theory]
    [InlineData("record.csv")]
    [InlineData("record.csv.gz")]
    [InlineData("record.parquet")]
    [InlineData("record.duckdb")]
    public void A_record_with_every_detail_reads_back_as_it_was(string name)
    {
        using var folder = new TemporaryFolder();
        var record = Detailed();

        RecordWriter.Write(record, folder[name]);

        Assert.Equal(Shown(record), Shown(RecordReader.Read(folder[name])));
        Assert.Equal([folder[name]], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("unga")]
    [InlineData("treaties")]
    [InlineData("polis/brexit-consensus")]
    [InlineData("polis-math/below-100-ptpts")]
    public void Real_records_read_back_as_they_were(string source)
    {
        using var folder = new TemporaryFolder();
        var record = RecordReader.Read(SharedData.Require(source.Split('/')));

        RecordWriter.Write(record, folder["record.parquet"]);
        RecordWriter.Write(record, folder["record.csv.gz"]);

        var expected = Shown(record);
        Assert.Equal(expected, Shown(RecordReader.Read(folder["record.parquet"])));
        Assert.Equal(expected, Shown(RecordReader.Read(folder["record.csv.gz"])));
    }

    [Fact]
    public void Any_record_reads_back_as_it_was()
    {
        var text = Gen.String[Gen.Char["ab;\\\",\n\r\t|=é中"], 0, 6].Select(s => s.Trim());
        var stances = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5], Gen.Int[1, 3]).Array[0, 30];
        Gen.Select(text.Array[11], text.Array[4], stances).Sample((texts, topics, triples) =>
        {
            using var folder = new TemporaryFolder();
            var record = StanceRecord.Create(
                "record",
                Enumerable.Range(0, 5).Select(i => new Actor($"a{i}", texts[i].Length > 0 ? texts[i] : $"a{i}")),
                Enumerable.Range(0, 6).Select(i => new Proposition($"p{i}") { Title = texts[5 + i], Topics = [.. topics.Where(t => t.Length > 0)] }),
                [.. triples.Select(t => t.Item1)],
                [.. triples.Select(t => t.Item2)],
                [.. triples.Select(t => (Stance)t.Item3)]);
            RecordWriter.Write(record, folder["record.csv"]);
            Assert.Equal(Shown(record), Shown(RecordReader.Read(folder["record.csv"])));
        }, iter: 200);
    }

    [Theory]
    [InlineData("record.csv.gz")]
    [InlineData("record.parquet")]
    public void The_same_record_gives_the_same_bytes(string name)
    {
        using var folder = new TemporaryFolder();
        RecordWriter.Write(Detailed(), folder[name]);
        var first = File.ReadAllBytes(folder[name]);

        RecordWriter.Write(Detailed(), folder[name]);

        Assert.Equal(first, File.ReadAllBytes(folder[name]));
    }

    [Fact]
    public void A_stopped_writing_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("record.csv", "old");
        var many = StanceRecord.Create("many", [new("a", "a")], Enumerable.Range(0, 5000).Select(i => new Proposition($"p{i}")), [], [], []);

        Assert.Throws<OperationCanceledException>(() => RecordWriter.Write(many, folder["record.csv"], new CancellationToken(canceled: true)));

        Assert.Equal("old", File.ReadAllText(folder["record.csv"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void An_unknown_ending_is_refused() => Assert.Throws<ArgumentException>(() => RecordWriter.Write(Detailed(), "record.xls"));

    private static StanceRecord Detailed() => StanceRecord.Create(
        "record",
        [
            new("SIL", "Silent"),
            new("USA", "United States") { MemberFrom = new(1945, 10, 24), Weight = 0.1, Groups = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("region", "West; North").Add("a\\b", "c") },
            new("YUG", "YUG") { MemberTo = new(1992, 4, 27) },
        ],
        [
            new("1")
            {
                Title = "A title, with \"marks\"", Text = "Two\nlines; and more", Date = new(1999, 12, 31), Session = 54, Symbol = "R/54/1", Topics = ["arms; control", "b"],
                GoalLevel = GoalLevel.EconomicJustice, Sector = Sector.Military, Item = "0", IsParagraph = false, IsAmendment = true, VetoedBy = ["USA", "YUG"],
            },
            new("never voted") { Moderation = Moderation.Rejected, Date = new(2000, 2, 29) },
            new("3") { AdoptedWithoutVote = true, Topics = ["Human rights"] },
        ],
        [2, 1, 2],
        [0, 0, 2],
        [Stance.Reserve, Stance.Oppose, Stance.Support]);

    /// <summary>Everything that a record says, as text; collections in records do not compare by their contents.</summary>
    internal static string Shown(StanceRecord record)
    {
        var lines = new List<string>();
        foreach (var actor in record.Actors)
        {
            lines.Add(string.Join(" | ", actor.Code, actor.Name, actor.MemberFrom, actor.MemberTo, actor.Weight.ToString("R", CultureInfo.InvariantCulture), string.Join(" & ", actor.Groups)));
        }

        for (var index = 0; index < record.Propositions.Length; index++)
        {
            var p = record.Propositions[index];
            lines.Add(string.Join(
                " | ", p.Id, p.Title, p.Symbol, p.Text, p.Date, p.Session, string.Join(" & ", p.Topics), p.GoalLevel, p.Sector, p.Item, p.IsParagraph, p.IsAmendment,
                p.AdoptedWithoutVote, p.Moderation, string.Join(" & ", p.VetoedBy)));
            var row = record.OnProposition(index);
            lines.Add(string.Join(' ', row.Indices.ToArray()) + " = " + string.Concat(row.Stances.ToArray().Select(stance => stance.Code())));
        }

        return string.Join('\n', lines);
    }
}
