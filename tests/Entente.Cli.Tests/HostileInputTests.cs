using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entente.Cli.Tests;

/// <summary>Records, names and places to write that mean harm, through the command.</summary>
public sealed class HostileInputTests : IDisposable
{
    private readonly SmallRecord _record = new();

    public void Dispose() => _record.Dispose();

    [Theory]
    [InlineData("inspect")]
    [InlineData("agreement")]
    [InlineData("ideal-points")]
    [InlineData("blocs")]
    [InlineData("consensus")]
    [InlineData("measure")]
    public void Names_and_titles_cannot_command_the_terminal(string verb)
    {
        var path = _record.InFolder("hostile.csv");
        var steering = "\u001b[31m \u001b]0;title\u0007 \u009b2J \u202e a\bb\u007f";
        var text = File.ReadAllText(_record.Path).Replace("On matter", steering, StringComparison.Ordinal).Replace(",State ", "," + steering, StringComparison.Ordinal)
            .Replace("Trade", steering.Replace(";", "", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(path, text);

        var shown = CommandRun.Of(verb, path).Succeeded().Out;

        Assert.DoesNotContain(shown, character => (char.IsControl(character) && character != '\n') || character is >= '\u202a' and <= '\u202e');
    }

    [Fact]
    public void A_file_name_in_a_message_cannot_command_the_terminal()
    {
        var path = _record.InFolder("x\u001b[31m\u0007\nentente: all is well.csv");
        File.WriteAllText(path, "actor,proposition,stance\nA,P,maybe\n");

        var run = CommandRun.Of("inspect", path);

        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain(run.Error, character => char.IsControl(character) && character != '\n');
    }

    [Fact]
    public void An_empty_word_for_the_record_is_a_fault_of_the_command_line() =>
        Assert.Equal(ExitCode.CommandLineFault, CommandRun.Of("inspect", "").Code);

    [Fact]
    public void A_folder_without_rights_is_told_alike_for_every_format()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "needs a user whom rights bind");
        var folder = Directory.CreateDirectory(_record.InFolder("closed")).FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        foreach (var ending in new[] { "json", "csv", "parquet", "txt" })
        {
            var run = CommandRun.Of("agreement", _record.Path, "--out", Path.Combine(folder, "answer." + ending));
            Assert.Equal(ExitCode.WorkFailed, run.Code);
            Assert.Contains("the right to write", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_link_named_by_out_stays_and_its_file_is_written()
    {
        var (real, link) = (_record.InFolder("real.json"), _record.InFolder("link.json"));
        File.WriteAllText(real, "old");
        File.CreateSymbolicLink(link, real);

        CommandRun.Of("inspect", _record.Path, "--out", link).Succeeded();

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.StartsWith("{", File.ReadAllText(real), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_named_by_out_is_written_to_and_not_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");

        var run = CommandRun.Of("inspect", _record.Path, "--format", "json", "--out", "/dev/full");

        Assert.Equal(ExitCode.WorkFailed, run.Code);
        Assert.Contains("/dev/full", run.Error, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => File.WriteAllText("/dev/full", "x"));
    }

    [Fact]
    public async Task A_record_is_read_from_an_address()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var body = File.ReadAllBytes(_record.Path);
        var answered = Task.Run(() =>
        {
            using var client = listener.AcceptTcpClient();
            using var stream = client.GetStream();
            _ = stream.Read(new byte[4096]);
            stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
            stream.Write(body);
        }, TestContext.Current.CancellationToken);

        var run = CommandRun.Of("inspect", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/small.csv", "--format", "json").Succeeded();

        await answered;
        Assert.Equal("small", run.Json.GetProperty("record").GetProperty("name").GetString());
        Assert.Equal(12, run.Json.GetProperty("actors").GetInt32());
    }

    [Fact]
    public void A_crowd_in_a_plain_table_is_measured_without_ideal_points_and_refused_them_in_words()
    {
        var path = _record.InFolder("crowd.csv");
        var text = new StringBuilder("actor,proposition,stance\n");
        for (var actor = 0; actor < 10_001; actor++)
        {
            for (var proposition = 0; proposition < 3; proposition++)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"A{actor},P{proposition},{((actor + proposition) % 3 == 0 ? "no" : "yes")}\n");
        }

        File.WriteAllText(path, text.ToString());

        var refused = CommandRun.Of("ideal-points", path);
        Assert.Equal(ExitCode.WorkFailed, refused.Code);
        Assert.Contains("at most 10000", refused.Error, StringComparison.Ordinal);
        Assert.False(CommandRun.Of("measure", path, "--format", "json", "--replicates", "10").Succeeded().Json.TryGetProperty("ideal-points", out _));
    }

    [Fact]
    public void An_answer_that_does_not_arrive_is_a_failure()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");
        using var full = new StreamWriter(new FileStream("/dev/full", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, BufferSize = 0 }));
        using var error = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);

        var code = Program.Run(["inspect", _record.Path], new() { Out = full, Error = error, Width = 80 }, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.WorkFailed, code);
        Assert.Contains("standard output", error.ToString(), StringComparison.Ordinal);
    }
}
