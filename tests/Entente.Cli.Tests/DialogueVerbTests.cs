using System.Text;
using Entente.Dialogue;
using Entente.Dialogue.Storage;

namespace Entente.Cli.Tests;

/// <summary>The log of dialogues through the command.</summary>
public sealed class DialogueVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-dialogues-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_dialogue_is_listed_verified_taken_out_and_brought_in()
    {
        await WriteAsync(12);
        var (file, copy) = (Path.Combine(_folder, "talks.jsonl"), Path.Combine(_folder, "copy"));

        var listed = CommandRun.Of("dialogue", "list", "--data", Data, "--format", "json").Succeeded().Json.GetProperty("dialogues")[0];
        var head = listed.GetProperty("head").GetString()!;
        Assert.Equal(("talks", 12), (listed.GetProperty("dialogue").GetString(), listed.GetProperty("events").GetInt32()));
        Assert.Contains("intact", CommandRun.Of("dialogue", "verify", "--data", Data).Succeeded().Out, StringComparison.Ordinal);
        Assert.Contains(head, CommandRun.Of("dialogue", "export", "talks", "--data", Data, "-o", file).Succeeded().Out, StringComparison.Ordinal);
        CommandRun.Of("dialogue", "verify", file).Succeeded();
        CommandRun.Of("dialogue", "import", file, "--data", copy).Succeeded();

        Assert.Equal(12, CommandRun.Of("dialogue", "verify", "talks", "--data", copy, "--head", $"12:{head}", "--format", "json").Succeeded().Json.GetProperty("publishedAt").GetInt32());
        var again = CommandRun.Of("dialogue", "import", file, "--data", copy);
        Assert.Equal(ExitCode.WorkFailed, again.Code);
        Assert.Contains("in this log already; nothing was written", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_without_the_published_head_ends_with_exit_code_1()
    {
        await WriteAsync(3);

        var run = CommandRun.Of("dialogue", "verify", "talks", "--data", Data, "--head", new string('a', 64), "--format", "json");

        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.False(run.Json.GetProperty("intact").GetBoolean());
        Assert.Equal("PublishedHeadMissing", run.Json.GetProperty("faults")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_changed_file_is_refused_with_its_line_and_no_log_is_made()
    {
        await WriteAsync(3);
        var (file, copy) = (Path.Combine(_folder, "talks.jsonl"), Path.Combine(_folder, "copy"));
        CommandRun.Of("dialogue", "export", "talks", "--data", Data, "--out", file).Succeeded();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\\\"n\\\":2", "\\\"n\\\":3", StringComparison.Ordinal));

        var run = CommandRun.Of("dialogue", "import", file, "--data", copy);

        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.StartsWith($"entente: {file}:3: event 2 was changed", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(copy));
    }

    [Fact]
    public async Task Keys_leave_with_a_warning_only()
    {
        await WriteAsync(1);
        var file = Path.Combine(_folder, "talks.jsonl");

        var run = CommandRun.Of("dialogue", "export", "talks", "--data", Data, "--out", file, "--with-keys");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("warning", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"person\":\"amara\"", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no log of dialogues is named", "dialogue", "list")]
    [InlineData("dialogue needs to be told", "dialogue")]
    [InlineData("names no dialogue", "dialogue", "verify", "T", "--data", "x")]
    [InlineData("is no head", "dialogue", "verify", "talks", "--data", "x", "--head", "12")]
    [InlineData("--head is that of one dialogue", "dialogue", "verify", "--data", "x", "--head", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("--data and --postgres name two logs", "dialogue", "list", "--data", "x", "--postgres", "Host=x")]
    public void A_command_line_that_means_nothing_is_answered_in_words(string words, params string[] args)
    {
        var run = CommandRun.Of(args);

        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_log_is_named_and_stays_as_it_is()
    {
        var run = CommandRun.Of("dialogue", "verify", "--data", _folder);

        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.Contains("no log of dialogues in this folder", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private async Task WriteAsync(int count)
    {
        await using var log = await EventLogs.OpenSqliteAsync(Data, new(), TimeProvider.System, default);
        await using var handle = await log.OpenAsync(DialogueId.Parse("talks"), default);
        await handle.AppendAsync([.. Enumerable.Range(1, count).Select(n => new EventData("StanceTaken", DateTimeOffset.UnixEpoch.AddDays(n), Encoding.UTF8.GetBytes($"{{\"n\":{n}}}")))], default);
        await log.Keys.Of(DialogueId.Parse("talks")).GetOrCreateAsync("amara", default);
    }
}
