using System.Text.Json;

namespace Entente.Cli.Tests;

/// <summary><c>entente package</c>: the keys that scripts rely on, the text, and its faults.</summary>
public sealed class PackageVerbTests : IDisposable
{
    private readonly SmallRecord _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void Package_tells_what_is_chosen_what_each_gains_and_whether_it_is_proven()
    {
        var json = CommandRun.Of("package", _record.Path, "--format", "json").Succeeded().Json;
        Assert.Equal(JsonValueKind.True, json.GetProperty("proven").ValueKind);
        Assert.Equal(0, json.GetProperty("gap").GetDouble());
        var gains = json.GetProperty("gains").EnumerateObject().ToDictionary(gain => gain.Name, gain => gain.Value.GetDouble());
        Assert.Equal(12, gains.Count);
        Assert.All(gains.Values, gain => Assert.True(gain >= 1));
        Assert.Equal(gains.Values.Min(), json.GetProperty("worstGain").GetDouble());
        Assert.Equal(json.GetProperty("worstOff").EnumerateArray().Select(code => code.GetString()).Order(), gains.Where(gain => gain.Value == gains.Values.Min()).Select(gain => gain.Key).Order());
        // What all support is in it.
        var chosen = json.GetProperty("chosen").EnumerateArray().Select(proposition => proposition.GetProperty("id").GetString()!).ToArray();
        Assert.All(Enumerable.Range(0, 8), place => Assert.Contains($"P{place * 5:00}", chosen));
        Assert.Equal(40, chosen.Length + json.GetProperty("excluded").GetArrayLength());
        Assert.Equal(["worstGain", "size", "totalGain"], json.GetProperty("levels").EnumerateArray().Select(level => level.GetProperty("quantity").GetString()));
    }

    [Fact]
    public void The_same_command_gives_the_same_bytes_on_one_thread_and_on_two()
    {
        var one = CommandRun.Of("package", _record.Path, "--format", "json", "--threads", "1").Succeeded();
        var two = CommandRun.Of("package", _record.Path, "--format", "json", "--threads", "2").Succeeded();
        Assert.Equal(one.Out, two.Out);
    }

    [Fact]
    public void Size_first_is_at_least_as_large_and_at_most_as_fair()
    {
        var fair = CommandRun.Of("package", _record.Path, "--format", "json").Succeeded().Json;
        var large = CommandRun.Of("package", _record.Path, "--format", "json", "--first", "size").Succeeded().Json;
        Assert.True(large.GetProperty("chosen").GetArrayLength() >= fair.GetProperty("chosen").GetArrayLength());
        Assert.True(large.GetProperty("worstGain").GetDouble() <= fair.GetProperty("worstGain").GetDouble());
    }

    [Fact]
    public void Conditions_of_the_command_line_and_of_tables_are_kept()
    {
        var lines = _record.InFolder("lines.csv");
        File.WriteAllText(lines, "party,proposition,topic\nS03,P05,\n");
        var worth = _record.InFolder("worth.csv");
        File.WriteAllText(worth, "party,proposition,utility\nS00,P10,7.5\n");
        var json = CommandRun.Of(
            "package", _record.Path, "--format", "json", "--red-lines", lines, "--utilities", worth, "--require", "P00, P01", "--exclude", "P15", "--needs", "P20:P21", "--one-of", "P25,P30").Succeeded().Json;
        var chosen = json.GetProperty("chosen").EnumerateArray().Select(proposition => proposition.GetProperty("id").GetString()!).ToHashSet();
        Assert.Superset(new HashSet<string> { "P00", "P01" }, chosen);
        Assert.DoesNotContain("P05", chosen);
        Assert.DoesNotContain("P15", chosen);
        Assert.True(!chosen.Contains("P20") || chosen.Contains("P21"));
        Assert.False(chosen.Contains("P25") && chosen.Contains("P30"));
        Assert.Equal(1, json.GetProperty("utilities").GetProperty("stated").GetInt32());
        var excluded = json.GetProperty("excluded").EnumerateArray().ToDictionary(proposition => proposition.GetProperty("id").GetString()!);
        Assert.Equal("red line", excluded["P05"].GetProperty("reason").GetString());
        Assert.Equal(["S03"], excluded["P05"].GetProperty("parties").EnumerateArray().Select(party => party.GetString()));
        Assert.Equal("ruled out", excluded["P15"].GetProperty("reason").GetString());
    }

    [Fact]
    public void Text_fits_and_tells_who_gains_least()
    {
        var text = CommandRun.Of("package", Path.Combine(TestKit.SharedData.Repository, "samples", "treaties")).Succeeded().Out;
        // No red lines were stated, so none is said to be kept.
        Assert.Contains("A package that all could accept, on paper", text, StringComparison.Ordinal);
        Assert.Contains("12 of 18 propositions together leave each of 45 actors better off", text, StringComparison.Ordinal);
        Assert.Contains("Iran", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void A_table_has_every_proposition_once()
    {
        var rows = CommandRun.Of("package", _record.Path, "--format", "csv", "--parties", "blocs", "--least-gain", "0").Succeeded().Out.TrimEnd('\n').Split('\n');
        Assert.Equal("id,title,period,status,reason,parties,gaining,indifferent,losing,most,least", rows[0]);
        Assert.Equal(40, rows.Skip(1).Select(row => row.Split(',')[0]).Distinct().Count());
    }

    [Fact]
    public void Contradictory_red_lines_are_the_fault_of_the_input_and_are_named()
    {
        var lines = _record.InFolder("lines.csv");
        File.WriteAllText(lines, "party,proposition\nS03,P05\nS04,P06\n");
        var run = CommandRun.Of("package", _record.Path, "--red-lines", lines, "--require", "P05,P07");
        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.Equal(
            "entente: small: No package can be accepted by all, because 2 demands contradict each other: P05 (On matter 5) crosses a red line of State 3; P05 (On matter 5) is required; "
            + "expected one of them to be given up: no smaller set contradicts itself\n",
            run.Error);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData(ExitCode.CommandLineFault, "--require", "P99", "'P99' is no proposition")]
    [InlineData(ExitCode.CommandLineFault, "--needs", "P01", "is not a pair")]
    [InlineData(ExitCode.CommandLineFault, "--parties", "block", "did you mean 'blocs'?")]
    [InlineData(ExitCode.CommandLineFault, "--first", "fair", "expected fairness or size")]
    [InlineData(ExitCode.CommandLineFault, "--effort", "0", "expected one from")]
    [InlineData(ExitCode.InputFault, "--red-lines", "no-such.csv", "no-such.csv: it cannot be opened")]
    public void What_cannot_be_meant_is_refused(int code, string option, string value, string says)
    {
        var run = CommandRun.Of("package", _record.Path, option, value);
        Assert.Equal(code, run.Code);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_table_is_told_by_file_line_and_column()
    {
        var lines = _record.InFolder("lines.csv");
        File.WriteAllText(lines, "party,proposition\nS03,P05\nS99,P06\n");
        var run = CommandRun.Of("package", _record.Path, "--red-lines", lines);
        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.StartsWith($"entente: {lines}:3:1: 'S99' is no party; expected", run.Error, StringComparison.Ordinal);
    }
}
