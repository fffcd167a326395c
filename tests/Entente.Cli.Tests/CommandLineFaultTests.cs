namespace Entente.Cli.Tests;

public sealed class CommandLineFaultTests : IDisposable
{
    private readonly SmallRecord _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void A_mistyped_verb_is_answered_with_the_verb_that_was_meant()
    {
        var run = CommandRun.Of("inspekt", _record.Path);
        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.StartsWith("entente: unknown verb 'inspekt'; did you mean 'inspect'?", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("--fromat")]
    [InlineData("--formt=json")]
    public void A_mistyped_option_is_answered_with_the_option_that_was_meant(string typed)
    {
        var run = CommandRun.Of("inspect", _record.Path, typed, "json");
        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.StartsWith($"entente: unknown option '{typed}' of inspect; did you mean '--format'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_option_before_the_record_is_not_taken_for_the_record()
    {
        var run = CommandRun.Of("inspect", "--fromat", "json", _record.Path);
        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.Contains("unknown option '--fromat'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("inspect", "RECORD", "another")]
    [InlineData("inspect", "RECORD", "--format", "yaml")]
    [InlineData("inspect", "RECORD", "--format")]
    [InlineData("inspect", "RECORD", "--format", "parquet")]
    [InlineData("inspect", "RECORD", "--out", "points.xyz")]
    [InlineData("inspect", "RECORD", "--out", "no/such/folder/points.csv")]
    [InlineData("inspect", "RECORD", "--from", "1990-13")]
    [InlineData("inspect", "RECORD", "--from", "1995", "--to", "1994")]
    [InlineData("inspect", "RECORD", "--from", "2031")]
    [InlineData("inspect", "RECORD", "--topic", "Disarmment")]
    [InlineData("inspect", "RECORD", "--actors", "S01,S99")]
    [InlineData("inspect", "RECORD", "--seed", "-1")]
    [InlineData("inspect", "RECORD", "--threads", "0")]
    [InlineData]
    [InlineData("--bogus")]
    public void A_fault_in_what_was_typed_takes_one_line_and_exit_code_2(params string[] args)
    {
        var run = CommandRun.Of([.. args.Select(word => word == "RECORD" ? _record.Path : word)]);
        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.StartsWith("entente: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.Contains("; ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_record_that_does_not_exist_is_a_fault_of_the_input()
    {
        var run = CommandRun.Of("inspect", _record.InFolder("nothing.csv"));
        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.StartsWith($"entente: {_record.InFolder("nothing.csv")}: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_that_is_stopped_ends_with_130()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Equal(ExitCode.Stopped, CommandRun.Of(100, stop.Token, "inspect", _record.Path).Code);
    }

    [Fact]
    public void Help_is_given_whatever_else_is_typed()
    {
        var run = CommandRun.Of("inspect", "--bogus", "--help");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("--format", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inspekt", "inspect")]
    [InlineData("iseal-points", "ideal-points")]
    [InlineData("blcos", "blocs")]
    [InlineData("xyz", null)]
    public void The_nearest_word_is_one_that_could_have_been_meant(string typed, string? meant) =>
        Assert.Equal(meant, Suggestion.Nearest(typed, ["inspect", "agreement", "ideal-points", "blocs", "consensus", "measure"]));
}
