using DuckDB.NET.Data;
using Entente.Records.Sources;

namespace Entente.Records.Tests.Sources;

public sealed class TidyTests
{
    [Fact]
    public void Usual_names_of_columns_are_recognised()
    {
        var record = Read("t.csv", "Year,Country,Resolution,Vote,Issue\n1999,USA,R1,Y,arms;trade\n1999,FRA,R1,A,\n");

        Assert.Equal((2, 1, 2), (record.Actors.Length, record.Propositions.Length, record.StanceCount));
        Assert.Equal(1999, record.Propositions[0].Period);
        Assert.Equal(["arms", "trade"], record.Propositions[0].Topics);
        Assert.Equal(Stance.Reserve, record[1, 0]);
    }

    [Fact]
    public void Columns_may_have_any_names_and_stances_any_words()
    {
        var options = new ReadOptions
        {
            Columns = new() { Actor = "who", Proposition = "what", Stance = "how" },
            Vocabulary = StanceVocabulary.Of(["ja"], ["enthaltung"], ["nein"]),
        };

        var record = Read("t.csv", "what;who;how\nR1;A;Ja\nR1;B;NEIN\nR1;C;\n", options);

        Assert.Equal([Stance.Support, Stance.Oppose, Stance.Missing], Enumerable.Range(0, 3).Select(actor => record[actor, 0]));
    }

    [Fact]
    public void A_wide_table_has_a_row_an_actor_or_a_row_a_proposition()
    {
        var actors = Read("t.csv", "country,name,R1,R2\nUSA,United States,yes,no\nFRA,France,,abstain\n");
        var propositions = Read("t.csv", "resolution,date,USA,FRA\nR1,1999-01-01,yes,\nR2,1999-01-02,no,abstain\n");

        Assert.Equal("United States", actors.Actors[0].Name);
        Assert.Equal(new DateOnly(1999, 1, 2), propositions.Propositions[1].Date);
        foreach (var record in new[] { actors, propositions })
        {
            Assert.Equal(["USA", "FRA"], record.Actors.Select(actor => actor.Code));
            Assert.Equal(["R1", "R2"], record.Propositions.Select(proposition => proposition.Id));
            Assert.Equal([Stance.Support, Stance.Oppose, Stance.Missing, Stance.Reserve], new[] { record[0, 0], record[0, 1], record[1, 0], record[1, 1] });
        }
    }

    [Fact]
    public void The_layout_of_a_wide_table_can_be_named() =>
        Assert.Equal(["1"], Read("t.csv", "id,a,b\n1,yes,no\n", new() { Layout = TableLayout.RowPerProposition }).Propositions.Select(proposition => proposition.Id));

    [Fact]
    public void A_table_of_a_database_may_hold_numbers_dates_and_lists()
    {
        using var folder = new TemporaryFolder();
        using (var connection = new DuckDBConnection($"DataSource={folder["t.duckdb"]}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE votes AS SELECT * FROM (VALUES
                    (3.0::DOUBLE, 'USA', 1::INTEGER, DATE '1999-12-31', ['a', 'b']),
                    (3.0, 'FRA', -1, DATE '1999-12-31', NULL)) AS v(rcid, country, vote, date, topics);
                CREATE TABLE other (x INTEGER);
                """;
            command.ExecuteNonQuery();
        }

        var record = RecordReader.Read(folder["t.duckdb"], new() { Table = "votes" });

        Assert.Equal("3", record.Propositions[0].Id);
        Assert.Equal(new DateOnly(1999, 12, 31), record.Propositions[0].Date);
        Assert.Equal(["a", "b"], record.Propositions[0].Topics);
        Assert.Equal([Stance.Support, Stance.Oppose], record.OnProposition(0).Stances.ToArray());
        Assert.Contains("other, votes", Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder["t.duckdb"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_cannot_make_us_read_other_files()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["secret.csv"], "actor,proposition,stance\nSECRET,P,yes\n");
        using (var connection = new DuckDBConnection($"DataSource={folder["t.duckdb"]}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE VIEW record AS SELECT * FROM read_csv('{folder["secret.csv"]}')";
            command.ExecuteNonQuery();
        }

        var error = Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder["t.duckdb"]));
        Assert.Contains("0 tables", error.Message, StringComparison.Ordinal);
        Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder["t.duckdb"], new() { Table = "record" }));
    }

    [Fact]
    public void A_session_that_no_year_can_have_is_a_fault()
    {
        var error = Assert.Throws<RecordFormatException>(() => Read("t.csv", "actor,proposition,stance,session\nA,P,yes,2147483647\n"));

        Assert.Equal((2L, 4), (error.Line, error.Column));
        Assert.Contains("nine digits", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", Stance.Support)]
    [InlineData(" Agree ", Stance.Support)]
    [InlineData("1", Stance.Support)]
    [InlineData("ABSTAIN", Stance.Reserve)]
    [InlineData("pass", Stance.Reserve)]
    [InlineData("0", Stance.Reserve)]
    [InlineData("n", Stance.Oppose)]
    [InlineData("\u22121", Stance.Oppose)]
    [InlineData("x", Stance.Missing)]
    [InlineData("", Stance.Missing)]
    [InlineData("                                                  yes", Stance.Support)]
    public void Usual_words_are_known(string word, Stance expected)
    {
        Assert.True(StanceVocabulary.Usual.TryParse(System.Text.Encoding.UTF8.GetBytes(word), out var stance));
        Assert.Equal(expected, stance);
    }

    [Fact]
    public void A_reading_can_be_stopped()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("t.csv", "actor,proposition,stance\n" + string.Concat(Enumerable.Repeat("USA,1,yes\n", 5000)));

        Assert.Throws<OperationCanceledException>(() => RecordReader.Read(path, null, new CancellationToken(canceled: true)));
    }

    private static StanceRecord Read(string name, string text, ReadOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return RecordReader.Read(folder.Write(name, text), options);
    }
}
