using System.Diagnostics;
using Entente.Dialogue.Storage.Transfer;
using Entente.TestKit;

namespace Entente.Dialogue.Storage.Tests.Transfer;

/// <summary>A dialogue leaves as a file that anyone can verify, and comes in whole or not at all.</summary>
public sealed class DialogueFileTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dialogue_comes_back_from_its_file_as_it_was()
    {
        var (path, head) = await ExportAsync(20);
        using var target = new SqliteFolder();
        await using var copy = await target.OpenAsync();

        var content = await DialogueFile.ImportAsync(path, copy, default);

        Assert.Equal((Events.Talks, head), (content.Dialogue, content.Head));
        Assert.True((await copy.VerifyAsync(Events.Talks, null, default)).IsIntact);
        using var again = new MemoryStream();
        await DialogueFile.WriteAsync(copy, Events.Talks, withKeys: false, again, default);
        Assert.Equal(await File.ReadAllBytesAsync(path, default), again.ToArray());
        await Assert.ThrowsAsync<DialogueExistsException>(() => DialogueFile.ImportAsync(path, copy, default));
    }

    [Fact]
    public async Task Payloads_that_are_no_text_come_back_too()
    {
        await using var log = await _folder.OpenAsync();
        await using (var handle = await log.OpenAsync(Events.Talks, default))
            await handle.AppendAsync([new("Odd", Events.Noon, new byte[] { 0xff, 0, 0xc3, 0x28 }), new("Even", Events.Noon, "{\n \"a\": \"\\u0000\u2028\"}"u8.ToArray())], default);
        var path = Path.Combine(_folder.Folder, "odd.jsonl");
        await using (var file = File.Create(path)) await DialogueFile.WriteAsync(log, Events.Talks, withKeys: false, file, default);

        Assert.Equal(2, (await DialogueFile.VerifyAsync(path, default)).Head.Sequence);
    }

    [Fact]
    public async Task Keys_leave_only_when_asked_for()
    {
        await using var log = await _folder.OpenAsync();
        await Events.AppendAsync(log, Events.Talks, 3);
        var cipher = await PersonalCipher.LoadAsync(log.Keys, Events.Talks, default);
        var (box, gone) = (cipher.Seal("amara", "Amara"u8), cipher.Seal("bela", "Béla"u8));
        await cipher.DestroyAsync("bela", default);
        await log.Keys.Of(Events.Others).GetOrCreateAsync("stranger", default);
        var (with, without) = (Path.Combine(_folder.Folder, "with.jsonl"), Path.Combine(_folder.Folder, "without.jsonl"));
        foreach (var path in new[] { with, without })
        {
            await using var file = File.Create(path);
            await DialogueFile.WriteAsync(log, Events.Talks, withKeys: path == with, file, default);
        }

        using var target = new SqliteFolder();
        await using var copy = await target.OpenAsync();
        Assert.Equal(["amara", "bela"], (await DialogueFile.ImportAsync(with, copy, default)).Keys.Select(key => key.Person));

        Assert.DoesNotContain("amara", await File.ReadAllTextAsync(without, default), StringComparison.Ordinal);
        var opened = await PersonalCipher.LoadAsync(copy.Keys, Events.Talks, default);
        Assert.Equal("Amara"u8.ToArray(), opened.Open("amara", box));
        Assert.Null(opened.Open("bela", gone));
    }

    [Theory]
    [InlineData("\"number\\\":3", "\"number\\\":4", 4, "event 3 was changed")]
    [InlineData("\"sequence\":3,", "\"sequence\":4,", 4, "event 4 stands here")]
    [InlineData("\"sequence\":3,\"kind\":\"StanceTaken\"", "\"sequence\":3,\"kind\":\"Stance Taken\"", 4, "has the kind 'Stance Taken'")]
    [InlineData("\"sequence\":3,", "\"sequence\":3.5,", 4, "'sequence' is 3.5")]
    [InlineData("\"sequence\":3,", "", 4, "'sequence' is missing")]
    [InlineData("\"events\":5", "\"events\":6", 6, "the file ends after event 5")]
    [InlineData("\"events\":5", "\"events\":4", 6, "more lines than events")]
    [InlineData("\"dialogue\":\"talks\"", "\"dialogue\":\"other\"", 2, "event 1 was changed")]
    [InlineData("\"dialogue\":\"talks\"", "\"dialogue\":\"../talks\"", 1, "names no dialogue")]
    [InlineData("\"version\":1", "\"version\":2", 1, "the version is 2")]
    [InlineData("entente-dialogue", "something", 1, "the format is 'something'")]
    public async Task A_changed_file_is_refused_at_its_line_and_nothing_is_written(string from, string to, long line, string problem)
    {
        var (path, _) = await ExportAsync(5);
        var text = await File.ReadAllTextAsync(path, default);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal), default);
        using var target = new SqliteFolder();
        await using var copy = await target.OpenAsync();

        var fault = await Assert.ThrowsAsync<DialogueFileException>(() => DialogueFile.ImportAsync(path, copy, default));

        Assert.Equal(line, fault.Line);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{path}:{line}: ", fault.Message, StringComparison.Ordinal);
        Assert.Empty(await Events.ListAsync(copy.DialoguesAsync(default)));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_an_error_with_its_name() =>
        Assert.StartsWith("/no/such/file:1: ", (await Assert.ThrowsAsync<DialogueFileException>(() => DialogueFile.VerifyAsync("/no/such/file", default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task However_a_file_is_mangled_the_answer_is_an_error_that_names_the_line_or_the_whole_chain()
    {
        var (path, head) = await ExportAsync(3);
        var original = await File.ReadAllBytesAsync(path, default);
        var mangled = Path.Combine(_folder.Folder, "mangled.jsonl");
        var mutation = Gen.Select(Gen.Int[0, original.Length - 1], Gen.Int[0, 3], Gen.Byte, Gen.Int[1, 60]);

        mutation.Array[1, 3].Sample(mutations =>
        {
            File.WriteAllBytes(mangled, mutations.Aggregate(original, Mutated));
            try
            {
                // What still verifies has the head that was exported: only the form of the lines was changed.
                return DialogueFile.VerifyAsync(mangled, CancellationToken.None).GetAwaiter().GetResult().Head == head;
            }
            catch (DialogueFileException fault)
            {
                return fault.Line is >= 1 and < 200 && fault.Message.StartsWith(mangled, StringComparison.Ordinal);
            }
        }, iter: 1000, threads: 1);

        static byte[] Mutated(byte[] bytes, (int Place, int Kind, byte Value, int Length) mutation)
        {
            var place = Math.Min(mutation.Place, bytes.Length);
            var end = Math.Min(bytes.Length, place + mutation.Length);
            return mutation.Kind switch
            {
                0 => [.. bytes[..place], mutation.Value, .. bytes[Math.Min(bytes.Length, place + 1)..]],
                1 => [.. bytes[..place], .. bytes[end..]],
                2 => [.. bytes[..end], .. bytes[place..]],
                _ => bytes[..place],
            };
        }
    }

    [Fact]
    public async Task The_verifier_that_the_page_prints_agrees()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(SharedData.Repository, "docs", "storage.md"), default);
        var script = Path.Combine(_folder.Folder, "verify.py");
        await File.WriteAllTextAsync(script, page.Split("```python\n")[1].Split("```")[0], default);
        var (path, head) = await ExportAsync(50);

        var (code, said) = RunPython(script, path);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, default)).Replace("\\\"number\\\":7,", "\\\"number\\\":8,", StringComparison.Ordinal), default);
        var (changed, _) = RunPython(script, path);

        Assert.Equal((0, $"talks 50:{Convert.ToHexStringLower(head.Hash.Span)}"), (code, said.Trim()));
        Assert.NotEqual(0, changed);
    }

    private static (int Code, string Said) RunPython(params string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return (python.ExitCode, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not on this machine.");
            return default;
        }
    }

    private async Task<(string Path, LogHead Head)> ExportAsync(int count)
    {
        await using var log = await _folder.OpenAsync();
        await Events.AppendAsync(log, Events.Talks, count);
        var path = Path.Combine(_folder.Folder, "talks.jsonl");
        await using var file = File.Create(path);
        return (path, await DialogueFile.WriteAsync(log, Events.Talks, withKeys: false, file, default));
    }
}
