using Entente.Records.PublicSources;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Records.Tests.PublicSources;

public sealed class PublicSourceTests
{
    private static readonly byte[] Content = FetchScene.Content();

    [Fact]
    public void There_are_three_sources_each_with_its_terms()
    {
        Assert.Equal(["unga", "undl", "polis"], PublicSource.All.Select(source => source.Name));
        Assert.All(PublicSource.All, source =>
        {
            Assert.Equal("https", source.Site.Scheme);
            Assert.NotEmpty(source.Licence);
            Assert.NotEmpty(source.Citation);
        });
        Assert.Same(PublicSource.Find("polis"), PublicSource.Find("POLIS"));
        Assert.Null(PublicSource.Find("voteview"));
    }

    [Fact]
    public async Task Dataverse_gives_originals_and_leaves_derived_and_restricted_files()
    {
        await using var scene = new FetchScene();
        scene.Server.On(FetchScene.List, Answer.Ok($$"""
            {"status":"OK","data":{"files":[
              {"label":"UNVotes.tab","directoryLabel":"votes","dataFile":{"id":11,"filename":"UNVotes.tab","originalFileFormat":"text/csv","originalFileName":"UNVotes.csv","md5":"{{FetchScene.Md5(Content)}}"} },
              {"label":"AgreementScores.csv","dataFile":{"id":12,"filename":"AgreementScores.csv"} },
              {"label":"Secret.csv","restricted":true,"dataFile":{"id":13,"filename":"Secret.csv"} },
              {"label":"Codebook.pdf","dataFile":{"id":14,"filename":"Codebook.pdf","checksum":{"type":"SHA-1","value":"{{Convert.ToHexString(Sha1(Content))}}"} } }] } }
            """));
        scene.Server.On("/api/access/datafile/11?format=original", Answer.Ok(Content));
        scene.Server.On("/api/access/datafile/14", Answer.Ok(Content));

        var result = await scene.FetchAsync("unga");

        Assert.Equal(["votes/UNVotes.csv", "Codebook.pdf"], result.Files.Select(file => file.Name));
        Assert.All(result.Files, file => Assert.True(file.IsVerified));
        Assert.Equal(Path.Combine(scene.Folder, "unga", "votes", "UNVotes.csv"), result.Files[0].Path);
        Assert.Equal([result.Files[0].Path], result.Records);
        Assert.Equal(2, result.Notes.Length);
    }

    [Fact]
    public async Task A_version_of_the_dataset_and_a_part_of_a_name_can_be_asked_for()
    {
        await using var scene = new FetchScene();
        scene.Server.On("/api/datasets/:persistentId/versions/33.0?persistentId=doi%3A10.7910%2FDVN%2FLEJUQZ", Answer.Ok("""
            {"data":{"latestVersion":{"files":[
              {"dataFile":{"id":1,"filename":"UNVotes-1.RData"}},
              {"dataFile":{"id":2,"filename":"AgreementScores.csv"}},
              {"dataFile":{"id":3,"filename":"Idealpoints.csv"}}]}}}
            """));
        scene.Server.On("/api/access/datafile/1", Answer.Ok(Content));
        scene.Server.On("/api/access/datafile/2", Answer.Ok(Content));

        var votes = await scene.FetchAsync("unga", scene.Options with { Version = "33.0", Only = "unvotes" });
        Assert.Equal(["UNVotes-1.RData"], votes.Files.Select(file => file.Name));
        Assert.Contains(votes.Notes, note => note.Contains("write.csv", StringComparison.Ordinal));

        var scores = await scene.FetchAsync("unga", scene.Options with { Version = "33.0", Only = "agreement" });
        Assert.Equal(["AgreementScores.csv"], scores.Files.Select(file => file.Name));

        var failure = await Assert.ThrowsAsync<FetchException>(() => scene.FetchAsync("unga", scene.Options with { Version = "33.0", Only = "nothing" }));
        Assert.Equal(FetchFailure.NotFound, failure.Failure);
        Assert.Contains("Idealpoints.csv", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_without_roll_calls_says_so()
    {
        await using var scene = new FetchScene();
        scene.Server.On(FetchScene.List, Answer.Ok("""{"data":{"files":[{"dataFile":{"id":1,"filename":"Idealpoints.csv"}}]}}"""));
        scene.Server.On(FetchScene.File, Answer.Ok(Content));

        Assert.Contains("undl", Assert.Single((await scene.FetchAsync("unga")).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_library_s_tables_the_newest_is_taken_under_a_name_that_stays()
    {
        await using var scene = new FetchScene();
        scene.Server.On("/api/v1/file?recid=4060887", Answer.Ok("""
            [{"name":"2025_9_19_ga_voting","format":".csv","url":"https://digitallibrary.un.org/record/4060887/files/2025_9_19_ga_voting.csv"},
             {"name":"2026_02_06_ga_voting","format":".csv","url":"https://digitallibrary.un.org/record/4060887/files/2026_02_06_ga_voting.csv"},
             {"name":"2026_02_06_ga_voting_md","format":".md","url":"https://digitallibrary.un.org/record/4060887/files/2026_02_06_ga_voting_md.md"}]
            """));
        scene.Server.On("/api/v1/file?recid=4055387", Answer.Ok("""
            [{"name":"2025_11_25_sc_voting","format":".csv","url":"/record/4055387/files/2025_11_25_sc_voting.csv"}]
            """));
        scene.Server.On("/record/4060887/files/2026_02_06_ga_voting.csv", Answer.Ok(Content));
        scene.Server.On("/record/4055387/files/2025_11_25_sc_voting.csv", Answer.Ok(FetchScene.Content(7)));

        var result = await scene.FetchAsync("undl");

        Assert.Equal(["ga_voting.csv", "sc_voting.csv"], result.Files.Select(file => file.Name));
        Assert.Equal(Content, await File.ReadAllBytesAsync(result.Files[0].Path, TestContext.Current.CancellationToken));
        Assert.All(result.Files, file => Assert.False(file.IsVerified));
        Assert.All((await scene.FetchAsync("undl")).Files, file => Assert.True(file.WasHere));
    }

    [Fact]
    public async Task A_newer_table_of_the_library_replaces_the_older_one()
    {
        await using var scene = new FetchScene();
        foreach (var (day, seed) in new[] { ("2025_1_1", 1), ("2026_1_1", 7) })
        {
            scene.Server.On("/api/v1/file?recid=4060887", Answer.Ok($$"""[{"name":"{{day}}_ga_voting","format":".csv","url":"/files/{{day}}.csv"}]"""));
            scene.Server.On($"/files/{day}.csv", Answer.Ok(FetchScene.Content(seed)));
            var file = Assert.Single((await scene.FetchAsync("undl", scene.Options with { Only = "ga_" })).Files);
            Assert.False(file.WasHere);
            Assert.Equal(FetchScene.Content(seed), await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_library_record_without_a_table_is_not_found()
    {
        await using var scene = new FetchScene();
        scene.Server.On("/api/v1/file?recid=4060887", Answer.Ok("[]"));

        var failure = await Assert.ThrowsAsync<FetchException>(() => scene.FetchAsync("undl"));

        Assert.Equal(FetchFailure.NotFound, failure.Failure);
    }

    [Fact]
    public async Task The_pinned_conversations_are_the_published_files_byte_for_byte()
    {
        var published = SharedData.Require("polis");
        const string Root = "/compdemocracy/openData/0bc2ce0f32c673f68da20b57bce15c457aa787b5/";
        await using var scene = new FetchScene();
        foreach (var file in Directory.GetFiles(published, "*.csv", SearchOption.AllDirectories))
        {
            scene.Server.On(
                Root + Path.GetRelativePath(published, file).Replace('\\', '/'),
                Answer.Ok(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        }

        var result = await scene.FetchAsync("polis");

        Assert.Equal(18, result.Files.Length);
        Assert.All(result.Files, file => Assert.True(file.IsVerified));
        Assert.Equal(4, result.Records.Length);
        var conversation = RecordReader.Read(result.Records.Single(folder => folder.EndsWith("vtaiwan.uberx", StringComparison.Ordinal)));
        Assert.Equal(197, conversation.Propositions.Length);
    }

    [Fact]
    public async Task A_pinned_file_that_is_larger_than_listed_is_cut_short()
    {
        await using var scene = new FetchScene();
        scene.Server.On(
            "/compdemocracy/openData/0bc2ce0f32c673f68da20b57bce15c457aa787b5/brexit-consensus/summary.csv",
            Answer.Ok(Content));

        var failure = await Assert.ThrowsAsync<FetchException>(() => scene.FetchAsync("polis", scene.Options with { Only = "brexit-consensus/summary" }));

        Assert.Equal(FetchFailure.TooLarge, failure.Failure);
    }

    private static byte[] Sha1(byte[] bytes)
    {
#pragma warning disable CA5350 // What the made-up list publishes is SHA-1.
        return System.Security.Cryptography.SHA1.HashData(bytes);
#pragma warning restore CA5350
    }
}
