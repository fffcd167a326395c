using System.IO.Compression;
using System.Text;

namespace Entente.Web.Tests.Dialogues;

/// <summary>What an import does with files that are no export, or that mean ill: it is refused with a problem, and the dialogue stays as it was.</summary>
public sealed class HostileImportTests(HostileServer hostile) : IClassFixture<HostileServer>
{
    private const string Comments = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,x,0,0,1,0,1,First\n2,x,1,0,0,1,1,Second\n";
    private const string Votes = "timestamp,datetime,comment-id,voter-id,vote\n1,x,0,0,1\n2,x,1,0,-1\n";

    public static TheoryData<string, byte[]> Refused { get; } = new()
    {
        { "nothing", [] },
        { "garbage", [.. Enumerable.Range(0, 1000).Select(number => (byte)(number * 7))] },
        { "the beginning of an archive", "PK\u0003\u0004 and no more"u8.ToArray() },
        { "an archive of nothing", Zip() },
        { "an archive cut short", Zip(("comments.csv", Comments), ("votes.csv", Votes))[..^40] },
        { "other files", Zip(("letter.txt", "Dear all")) },
        { "a file outside the archive", Zip(("../../comments.csv", Comments), ("../../votes.csv", Votes)) },
        { "votes that are none", Zip(("comments.csv", Comments), ("votes.csv", Votes.Replace(",-1", ",7", StringComparison.Ordinal))) },
        { "votes at no time", Zip(("comments.csv", Comments), ("votes.csv", Votes.Replace("\n2,", "\n-2,", StringComparison.Ordinal))) },
        { "a column that is missing", Zip(("comments.csv", Comments), ("votes.csv", "timestamp,vote\n1,1\n")) },
        { "a voter of ten thousand letters", Zip(("comments.csv", Comments), ("votes.csv", $"timestamp,datetime,comment-id,voter-id,vote\n1,x,0,{new string('v', 10_000)},1\n")) },
        { "a text longer than any statement", Zip(("comments.csv", Comments.Replace("Second", new string('x', 100_000), StringComparison.Ordinal)), ("votes.csv", Votes)) },
        { "three hundred megabytes of one letter", Bomb() },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_no_export_is_refused_and_the_dialogue_stays_as_it_was(string what, byte[] file)
    {
        using var convener = await Person.RegisterAsync(hostile.Server.Address, $"importer of {what}");
        var dialogue = (string)(await convener.DoAsync("POST", "dialogues", new { title = "Import", purpose = "A test.", language = "en" }, 201))["id"]!;
        var before = await Addresses.EverythingAsync(hostile.Server, convener, dialogue);

        var (status, body) = await ImportAsync(convener, dialogue, file);

        Assert.True(status is 400 or 413, $"{status} {body}");
        Assert.DoesNotContain(Path.GetTempPath(), body, StringComparison.Ordinal);
        Assert.Equal(before, await Addresses.EverythingAsync(hostile.Server, convener, dialogue));
    }

    [Fact]
    public async Task An_import_can_be_sent_again_but_another_conversation_does_not_come_on_top()
    {
        using var convener = await Person.RegisterAsync(hostile.Server.Address, "importer twice");
        var dialogue = (string)(await convener.DoAsync("POST", "dialogues", new { title = "Import", purpose = "A test.", language = "en" }, 201))["id"]!;
        var first = Zip(("comments.csv", Comments), ("votes.csv", Votes));
        var other = Zip(("comments.csv", Comments.Replace("2,x,1,", "2,x,9,", StringComparison.Ordinal)), ("votes.csv", Votes.Replace("2,x,1,0", "2,x,9,5", StringComparison.Ordinal)));
        Assert.Equal(201, (await ImportAsync(convener, dialogue, first)).Status);
        var before = await Addresses.EverythingAsync(hostile.Server, convener, dialogue);

        Assert.Equal(201, (await ImportAsync(convener, dialogue, first)).Status);
        Assert.Equal(409, (await ImportAsync(convener, dialogue, other)).Status);

        Assert.Equal(before, await Addresses.EverythingAsync(hostile.Server, convener, dialogue));
    }

    [Fact]
    public async Task Who_may_not_import_is_refused_before_the_file_is_looked_at()
    {
        using var room = await hostile.RoomAsync();

        Assert.Equal(403, (await ImportAsync(room.Facilitator, room.Id, [1, 2, 3])).Status);
        Assert.Equal(404, (await ImportAsync(room.Convener, "another-dialogue", [1, 2, 3])).Status);
        Assert.Equal(415, (await Hostile.SendAsync(hostile.Server.Address, room.Convener, "POST", $"{room.Talk}/import/polis", "{}")).Status);
    }

    private Task<(int Status, string Body)> ImportAsync(Person person, string dialogue, byte[] file) =>
        Hostile.SendAsync(hostile.Server.Address, person.Token, "POST", $"/api/v1/dialogues/{dialogue}/import/polis", file, "application/zip");

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return buffer.ToArray();
    }

    // Small when it is sent, large when it is opened.
    private static byte[] Bomb()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var votes = archive.CreateEntry("votes.csv").Open())
                votes.Write(Encoding.UTF8.GetBytes(Votes));
            using var comments = archive.CreateEntry("comments.csv").Open();
            comments.Write(Encoding.UTF8.GetBytes(Comments + "3,x,2,0,0,0,1,"));
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'x');
            for (var megabyte = 0; megabyte < 300; megabyte++)
                comments.Write(block);
        }
        return buffer.ToArray();
    }
}
