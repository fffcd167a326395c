using System.Text.Json;
using Entente.Cli.Output;

namespace Entente.Cli.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly SmallRecord _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void A_file_holds_what_standard_output_would()
    {
        var path = _record.InFolder("answer.json");
        var run = CommandRun.Of("agreement", _record.Path, "--out", path).Succeeded();
        Assert.Empty(run.Out);
        Assert.Equal(CommandRun.Of("agreement", _record.Path, "--format", "json").Out, File.ReadAllText(path));
    }

    [Fact]
    public void The_ending_of_a_file_names_its_format()
    {
        var csv = _record.InFolder("pairs.csv");
        CommandRun.Of("agreement", _record.Path, "-o", csv).Succeeded();
        var lines = File.ReadAllLines(csv);
        Assert.Equal("a,b,n,agreement,s,pi,kappa,benatiCapurri", lines[0]);
        // 12 actors make 66 pairs.
        Assert.Equal(67, lines.Length);
    }

    [Fact]
    public void Parquet_opens_where_parquet_opens()
    {
        var path = _record.InFolder("pairs.parquet");
        CommandRun.Of("agreement", _record.Path, "-o", path).Succeeded();
        using var connection = new DuckDB.NET.Data.DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*), count(DISTINCT a), max(n) <= 40, typeof(any_value(agreement)) FROM '{path}'";
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        Assert.Equal((66L, 11L, true, "DOUBLE"), (row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2), row.GetString(3)));
    }

    [Fact]
    public void A_failure_leaves_the_file_that_was_there_and_nothing_else()
    {
        var path = _record.InFolder("old.json");
        File.WriteAllText(path, "old");
        var run = CommandRun.Of("agreement", _record.InFolder("nothing.csv"), "-o", path);
        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(path)!), file => file.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_is_one_document_with_the_record_and_the_settings_first()
    {
        var json = CommandRun.Of("agreement", _record.Path, "--format", "json", "--from", "1992", "--to", "1995", "--topic", "trade", "--seed", "7").Succeeded().Json;
        Assert.Equal(["entente", "record", "settings"], json.EnumerateObject().Take(3).Select(property => property.Name));
        Assert.Equal(JsonValueKind.Object, json.GetProperty("record").ValueKind);
        Assert.Equal(7, json.GetProperty("settings").GetProperty("seed").GetInt32());
        Assert.Equal("trade", json.GetProperty("settings").GetProperty("topic").GetString());
        Assert.Equal("1992-03-04", json.GetProperty("record").GetProperty("from").GetString());
        Assert.Equal("1995-03-04", json.GetProperty("record").GetProperty("to").GetString());
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Text_fits_the_width_of_the_terminal(int width)
    {
        foreach (var verb in new[] { "inspect", "agreement" })
        {
            var text = CommandRun.Of(width, verb, _record.Path).Succeeded().Out;
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
            Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        }
    }

    [Fact]
    public void Text_carries_colours_only_where_it_is_told_to()
    {
        var plain = new TextReport(80, colour: false);
        var coloured = new TextReport(80, colour: true);
        plain.Heading("Blocs");
        coloured.Heading("Blocs");
        Assert.DoesNotContain("\u001b", plain.ToString(), StringComparison.Ordinal);
        Assert.Contains("\u001b", coloured.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sparkline_shows_the_course_of_a_number_and_where_it_is_undefined()
    {
        Assert.Equal("▁▅█·▁", Sparkline.Of([0, 0.5, 1, null, 0]));
        Assert.Equal("▁▁", Sparkline.Of([3, 3]));
        Assert.Equal(5, Sparkline.Thin([.. Enumerable.Range(0, 40).Select(value => (double?)value)], 5).Count);
    }

    [Fact]
    public void A_strip_puts_a_value_and_its_interval_on_a_common_scale() =>
        Assert.Equal("   ┊ ─●── ", Strip.Of(0.5, 0.35, 0.95, -0.6, 1.2, 10));

    [Theory]
    [InlineData(-0.001, "0.00")]
    [InlineData(-0.25, "−0.25")]
    [InlineData(0.999, "1.00")]
    [InlineData(null, "–")]
    public void Numbers_are_written_for_people(double? value, string written) => Assert.Equal(written, Words.Real(value));
}
