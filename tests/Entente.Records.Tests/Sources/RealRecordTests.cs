using System.IO.Compression;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Records.Tests.Sources;

/// <summary>The counts that the data's README states, and what was worked out from the files by other means.</summary>
public sealed class RealRecordTests
{
    [Fact]
    public void The_general_assembly_has_6203_roll_calls_199_actors_and_870109_stances()
    {
        var record = RecordReader.Read(SharedData.Require("unga"));

        Assert.Equal((6203, 199, 870_109), (record.Propositions.Length, record.Actors.Length, record.StanceCount));
        Assert.Equal(Stance.Oppose, record[record.ActorIndex("AUS")!.Value, record.PropositionIndex("3")!.Value]);
        var first = record.Propositions[0];
        Assert.Equal(("3", 1, new DateOnly(1946, 1, 1), true, false), (first.Id, first.Session, first.Date, first.IsAmendment, first.IsParagraph));
        Assert.Equal(74, record.Periods.Length);
        Assert.Equal(43, record.PropositionsIn(0).Length);
    }

    [Fact]
    public void A_roll_call_that_the_source_describes_by_minutes_is_called_by_what_they_say_it_is_entitled()
    {
        var record = RecordReader.Read(SharedData.Require("unga"));

        Assert.StartsWith("Strengthening the role of the United Nations", record.Propositions[record.PropositionIndex("5655")!.Value].Title, StringComparison.Ordinal);
        Assert.Equal("R/54/175", record.Propositions[record.PropositionIndex("5658")!.Value].Title);
        Assert.DoesNotContain(record.Propositions, proposition => proposition.Title.StartsWith("The President", StringComparison.Ordinal));
    }

    [Fact]
    public void Linked_items_are_those_behind_the_published_ideal_points()
    {
        var record = RecordReader.Read(SharedData.Require("unga"));
        using var file = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require("unga", "ideal-point-items.csv.gz")), CompressionMode.Decompress));
        var published = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();

        Assert.Equal(5733, published.Count);
        Assert.All(published, pair => Assert.Equal(pair[1], record.Propositions[record.PropositionIndex(pair[0])!.Value].Item));
        Assert.Equal(4784, published.Select(pair => record.Propositions[record.PropositionIndex(pair[0])!.Value].Item).Distinct().Count());
    }

    [Theory]
    [InlineData("vtaiwan.uberx", 1921, 197, 49_443)]
    [InlineData("brexit-consensus", 204, 50, 5_303)]
    public void A_polis_export_keeps_the_last_vote_of_each_participant_on_each_statement(string conversation, int actors, int propositions, int stances)
    {
        var record = RecordReader.Read(SharedData.Require("polis", conversation));

        Assert.Equal((actors, propositions, stances), (record.Actors.Length, record.Propositions.Length, record.StanceCount));
    }

    [Fact]
    public void Final_votes_alone_make_a_polis_record() =>
        Assert.Equal(225_524, RecordReader.Read(SharedData.Require("polis", "american-assembly.bowling-green")).StanceCount);

    [Fact]
    public void The_interface_of_polis_gives_the_same_record_in_json()
    {
        var record = RecordReader.Read(SharedData.Require("polis-math", "below-100-ptpts"));

        Assert.Equal((35, 44, 504), (record.Actors.Length, record.Propositions.Length, record.StanceCount));
    }

    [Fact]
    public void Treaties_have_support_of_those_bound_and_reserve_of_those_who_only_signed()
    {
        var record = RecordReader.Read(SharedData.Require("treaties"));

        Assert.Equal((141, 12_554), (record.Propositions.Length, record.StanceCount));
        Assert.Equal(Stance.Support, record[record.ActorIndex("FRA")!.Value, record.PropositionIndex("4-1")!.Value]);
    }
}
