using System.Globalization;
using System.Text.Json;
using Entente.Cli.Output;

namespace Entente.Cli.Tests;

/// <summary>One run of the command in this process.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    /// <summary>Standard output as a JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public static CommandRun Of(params string[] args) => Of(Terminal.PipedWidth, args);

    public static CommandRun Of(int width, params string[] args) => Of(width, TestContext.Current.CancellationToken, args);

    public static CommandRun Of(int width, CancellationToken stop, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = Program.Run(args, new Terminal { Out = output, Error = error, Width = width }, stop);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The run, which must have succeeded.</summary>
    public CommandRun Succeeded()
    {
        Assert.True(Code == ExitCode.Done, $"exit code {Code}: {Error}");
        Assert.Empty(Error);
        return this;
    }
}
