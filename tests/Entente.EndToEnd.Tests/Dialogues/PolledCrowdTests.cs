using System.IO.Compression;
using Entente.Load.Browsing;
using Entente.Records;
using Entente.Records.Sources;

namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class PolledCrowdTests
{
    [Fact]
    public void A_crowd_is_an_export_that_is_read_as_one_of_Polis()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("entente-crowd-").FullName, "crowd.zip");
        try
        {
            File.WriteAllBytes(path, PolledCrowd.Export(120));

            var record = RecordReader.Read(path, new ReadOptions(), TestContext.Current.CancellationToken);

            Assert.Equal((120, 40), (record.Actors.Length, record.Propositions.Length));
            Assert.All(Enumerable.Range(0, 120), person => Assert.Equal(15, Enumerable.Range(0, 40).Count(statement => record[person, statement] != Stance.Missing)));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void The_same_crowd_votes_alike_each_time() => Assert.Equal(Votes(), Votes());

    private static string Votes()
    {
        using var archive = new ZipArchive(new MemoryStream(PolledCrowd.Export(50)));
        using var votes = new StreamReader(archive.GetEntry("votes.csv")!.Open());
        return votes.ReadToEnd();
    }
}
