namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Theory]
    [InlineData("stances", "either --server PATH or --url URL")]
    [InlineData("stances --server /no/such/file", "there is no such file")]
    [InlineData("stances --url not-an-address", "expected an address")]
    [InlineData("stances --url http://127.0.0.1:1 --server /bin/true", "either --server PATH or --url URL")]
    [InlineData("kill --url http://127.0.0.1:1", "it kills only what it started")]
    [InlineData("replay --url http://127.0.0.1:1", "'FILE' missing")]
    [InlineData("unknown", "unknown")]
    public void A_command_line_that_does_not_fit_is_told_apart_from_a_run_that_failed(string line, string told)
    {
        Assert.Equal(2, Run(line));
        Assert.Contains(told, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_cannot_be_started_fails_the_run()
    {
        Assert.Equal(3, Run("stances --server /bin/true"));
        Assert.Contains("exit code 0 before it was ready", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)StubFault.None, 0)]
    [InlineData((int)StubFault.KeepsNotAll, 3)]
    public void The_exit_code_says_whether_a_run_passed(int fault, int code)
    {
        using var server = new StubServer(new StubDialogue((StubFault)fault));

        Assert.Equal(code, Run($"stances --url http://{server.Address} --senders 8 --sessions 8 --statements 4 --connections 4 --warm-up 0 --seconds 0.5"));

        Assert.StartsWith(code == 0 ? "entente-load stances: passed" : "entente-load stances: ", _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private int Run(string line) => Entente.Load.Program.Run(line.Split(' '), _output, _error, default);
}
