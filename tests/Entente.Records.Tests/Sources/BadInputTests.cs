using System.IO.Compression;
using System.Text;
using Entente.Records.Sources;

namespace Entente.Records.Tests.Sources;

/// <summary>Bad input ends in an error that says where, what was found and what was expected; or it is repaired and noted.</summary>
public sealed class BadInputTests
{
    private const string Good = "actor,proposition,stance,date\nUSA,1,yes,1999-12-31\nFRA,1,no,1999-12-31\n";

    [Fact]
    public void An_unknown_stance_is_named_with_its_place()
    {
        var fault = Fault("t.csv", "actor,proposition,stance\nUSA,1,yes\nFRA,1,perhaps\n");

        Assert.Equal((3, 3), (fault.Line, fault.Column));
        Assert.Contains("t.csv:3:3: 'perhaps' is not a stance; expected one of: +1, 1, 1.0, agree", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_is_that_of_the_row_even_after_fields_of_several_lines()
    {
        var fault = Fault("t.csv", "actor,proposition,stance,text\r\nUSA,1,yes,\"one\r\ntwo \"\"three\"\"\"\r\nFRA,1,perhaps,x\r\n");

        Assert.Equal((4, 3), (fault.Line, fault.Column));
    }

    [Fact]
    public void Another_delimiter_is_recognised_and_noted()
    {
        var record = Read("t.csv", Good.Replace(',', ';'));

        Assert.Equal(2, record.StanceCount);
        Assert.Equal("delimiter", Assert.Single(record.Notes).Code);
    }

    [Fact]
    public void A_wrong_delimiter_is_an_error_that_shows_the_header() =>
        Assert.Contains("found actor,proposition,stance,date", Fault("t.csv", Good, new() { Delimiter = ';', Columns = new() { Stance = "stance" } }).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_column_is_named() =>
        Assert.Contains("no column is recognised for: stance", Fault("t.csv", "actor,proposition,when\nUSA,1,1999\n").Message, StringComparison.Ordinal);

    [Fact]
    public void A_doubled_column_is_an_error()
    {
        var fault = Fault("t.csv", "actor,proposition,stance,Actor\nUSA,1,yes,USA\n");

        Assert.Equal((1, 4), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("USA,1", "this row has 2 fields")]
    [InlineData("USA,1,yes,1999-12-31,more", "this row has 5 fields")]
    public void A_row_of_another_length_than_the_header_is_an_error(string row, string problem) =>
        Assert.Equal(problem, Fault("t.csv", Good + row).Problem);

    [Theory]
    [InlineData("1999-02-31")]
    [InlineData("1900-02-29")]
    [InlineData("1999-13-01")]
    [InlineData("31.12.1999")]
    [InlineData("0000-01-01")]
    [InlineData("99999")]
    public void A_day_that_is_not_in_the_calendar_is_an_error(string day)
    {
        var fault = Fault("t.csv", Good + $"CHN,2,yes,{day}\n");

        Assert.Equal((4, 4), (fault.Line, fault.Column));
        Assert.Equal($"'{day}' is not a day", fault.Problem);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n\n", "the file is empty")]
    [InlineData("\uFEFF", "the file is empty")]
    [InlineData("actor,proposition,stance\n", "there is a header and no row of data")]
    public void A_file_without_rows_is_an_error(string text, string problem) => Assert.Equal(problem, Fault("t.csv", text).Problem);

    [Fact]
    public void A_byte_order_mark_is_left_out_and_noted()
    {
        var record = Read("t.csv", "\uFEFF" + Good);

        Assert.Equal(2, record.StanceCount);
        Assert.Equal("byte-order-mark", Assert.Single(record.Notes).Code);
    }

    [Fact]
    public void Invalid_utf_8_is_an_error_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("t.csv", [.. Encoding.UTF8.GetBytes(Good + "C"), 0xE9, .. "te,2,yes,\n"u8]);

        var fault = Assert.Throws<RecordFormatException>(() => RecordReader.Read(path));

        Assert.Equal((4, 1), (fault.Line, fault.Column));
        Assert.Contains("not valid UTF-8", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf_16_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("t.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)]);

        Assert.Equal("the file is in UTF-16", Assert.Throws<RecordFormatException>(() => RecordReader.Read(path)).Problem);
    }

    [Fact]
    public void A_million_columns_are_an_error() =>
        Assert.Equal("there are more than 100000 columns", Fault("t.csv", "actor," + string.Join(',', Enumerable.Range(0, 1_000_000)) + "\n").Problem);

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_an_error_on_its_line() =>
        Assert.Equal((3, 1), (Fault("t.csv", "actor,proposition,stance\nUSA,1,yes\n\"FRA,1,no\nCHN,1,no\n") is var fault ? fault.Line : 0, fault.Column));

    [Fact]
    public void Every_truncation_of_a_packed_file_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var packed = TemporaryFolder.Pack(Encoding.UTF8.GetBytes(Good));
        for (var length = 0; length < packed.Length; length++)
        {
            File.WriteAllBytes(folder["t.csv.gz"], packed[..length]);
            Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder["t.csv.gz"]));
        }
    }

    [Fact]
    public void A_packed_file_of_several_members_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        byte[] members = [.. TemporaryFolder.Pack(Encoding.UTF8.GetBytes(Good)), .. TemporaryFolder.Pack("CHN,2,yes,\n"u8.ToArray())];
        File.WriteAllBytes(folder["t.csv.gz"], members);

        Assert.Equal(3, RecordReader.Read(folder["t.csv.gz"]).StanceCount);
    }

    [Fact]
    public void A_packed_file_with_a_wrong_checksum_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var packed = TemporaryFolder.Pack(Encoding.UTF8.GetBytes(Good));
        packed[^6] ^= 1;
        File.WriteAllBytes(folder["t.csv.gz"], packed);

        Assert.Contains("cannot be read on", Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder["t.csv.gz"])).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_is_read_in_place_and_its_checksums_are_checked()
    {
        using var folder = new TemporaryFolder();
        using (var archive = ZipFile.Open(folder["t.zip"], ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("inner/t.csv", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.UTF8.GetBytes(Good));
        }

        Assert.Equal(2, RecordReader.Read(folder["t.zip"]).StanceCount);

        var bytes = File.ReadAllBytes(folder["t.zip"]);
        bytes[bytes.AsSpan().IndexOf("1999-12-31"u8)] = (byte)'2';
        File.WriteAllBytes(folder["t.zip"], bytes);
        Assert.Contains("checksum", Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder["t.zip"])).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_that_swells_without_end_stops_at_the_limit()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("t.csv.gz", Encoding.UTF8.GetBytes(Good + new string('\n', 20_000_000)));

        var fault = Assert.Throws<RecordFormatException>(() => RecordReader.Read(path, new() { Limits = new() { FileBytes = 1_000_000 } }));

        Assert.Contains("longer than 1000000 bytes", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_file_is_streamed()
    {
        using var folder = new TemporaryFolder();
        var rows = new StringBuilder(Good);
        for (var row = 0; row < 1_000_000; row++) rows.Append("USA,1,,1999-12-31\n");
        var path = folder.Write("t.csv.gz", rows.ToString());
        _ = RecordReader.Read(path);

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = RecordReader.Read(path);

        // 18 MB of text pass through; what is allocated is the buffers and the record of two stances.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Two_gigabytes_of_zeros_are_not_text()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["t.csv"])) file.SetLength(2L << 30);

        Assert.Contains("zero bytes", Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder["t.csv"])).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_end_stops_at_the_limit() =>
        Assert.Contains("longer than 100000 bytes", Fault("t.csv", Good + new string('x', 200_000), new() { Limits = new() { RowBytes = 100_000 } }).Problem, StringComparison.Ordinal);

    [Fact]
    public void More_stances_actors_or_propositions_than_allowed_are_an_error()
    {
        Assert.Contains("more than 1 stances", Fault("t.csv", Good, new() { Limits = new() { Stances = 1 } }).Problem, StringComparison.Ordinal);
        Assert.Contains("more than 1 actors", Fault("t.csv", Good, new() { Limits = new() { Actors = 1 } }).Problem, StringComparison.Ordinal);
        Assert.Contains("more than 0 propositions", Fault("t.csv", Good, new() { Limits = new() { Propositions = 0 } }).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_stances_the_last_counts_and_conflicts_are_noted_apart_from_repetitions()
    {
        var record = Read("t.csv", "actor,proposition,stance\nUSA,1,yes\nFRA,1,no\nUSA,1,no\nFRA,1,no\nUSA,2,yes\n");

        Assert.Equal([Stance.Oppose, Stance.Oppose], record.OnProposition(0).Stances.ToArray());
        Assert.Equal(["conflicting-stances", "duplicate-stances"], record.Notes.Select(note => note.Code));
        Assert.Equal(["USA on 1"], record.Notes[0].Examples);
        Assert.Equal(["FRA on 1"], record.Notes[1].Examples);
    }

    [Fact]
    public void A_location_that_does_not_exist_is_an_error() =>
        Assert.Equal("there is no such file or folder", Assert.Throws<RecordFormatException>(() => RecordReader.Read("/no/such/place")).Problem);

    [Fact]
    public void A_folder_without_a_known_format_is_an_error_that_lists_what_it_holds()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.csv", Good);
        folder.Write("two.csv", Good);

        Assert.Contains("found one.csv, two.csv", Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder.Path)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_rights_is_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "The superuser may read everything.");
        using var folder = new TemporaryFolder();
        if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(folder["closed"], UnixFileMode.None);

        Assert.Contains("cannot be opened", Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder["closed"])).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vote_on_a_roll_call_that_the_other_table_lacks_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rollcalls.csv", "rcid,session,date\n1,1,1946-01-01\n");
        folder.Write("votes.csv", "rcid,iso3,vote\n1,USA,yes\n2,USA,yes\n");

        var fault = Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder.Path));

        Assert.EndsWith("votes.csv", fault.File, StringComparison.Ordinal);
        Assert.Equal((3, 1), (fault.Line, fault.Column));
    }

    [Fact]
    public void A_state_in_an_unknown_treaty_is_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("treaties.csv", "treaty,title,opened\nNPT,Non-Proliferation,1968\n");
        folder.Write("participation.csv", "treaty,iso3,signed,bound,mode\nCTBT,USA,1996-09-24,,\n");

        Assert.Equal("treaties.csv has no treaty 'CTBT'", Assert.Throws<RecordFormatException>(() => RecordReader.Read(folder.Path)).Problem);
    }

    [Fact]
    public void A_vote_on_an_unknown_statement_is_kept_and_noted()
    {
        using var folder = new TemporaryFolder();
        folder.Write("votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n2,,7,0,1\n1,,0,0,-1\n");
        folder.Write("comments.csv", "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,,0,0,0,0,-1,First\n");

        var record = RecordReader.Read(folder.Path);

        Assert.Equal(["0", "7"], record.Propositions.Select(proposition => proposition.Id));
        Assert.Equal(Moderation.Rejected, record.Propositions[0].Moderation);
        Assert.Equal(["7"], Assert.Single(record.Notes).Examples);
    }

    private static StanceRecord Read(string name, string text, ReadOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return RecordReader.Read(folder.Write(name, text), options);
    }

    private static RecordFormatException Fault(string name, string text, ReadOptions? options = null) =>
        Assert.Throws<RecordFormatException>(() => Read(name, text, options));
}
