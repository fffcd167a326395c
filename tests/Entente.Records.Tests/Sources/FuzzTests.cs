using System.IO.Compression;
using System.Text;
using Entente.Records.Sources;
using Entente.Records.Writers;

namespace Entente.Records.Tests.Sources;

/// <summary>Whatever is done to a valid input, a reader gives a record or says what is wrong; nothing else is ever thrown.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Splinters =
    [
        "\"", "\"\"", ",", ";", "\n", "\r", "\r\n", "\t", "\uFEFF", "\0", "-1", "99999999999999999999", "1e300", "NaN", "9999-99-99", "é", "中", "[", "]", "{", "}", ":", "null", "\\", " ", "A", "",
    ];

    [Fact]
    public void Tables_of_the_general_assembly() => Fuzz(
        ("rollcalls.csv", "rcid,session,date,unres,amend,para,importantvote,short,descr\n3,1,1946-01-01,R/1/66,1,0,0,\"AMENDMENTS, RULES\",\"TO \"\"ADOPT\"\"\"\n4,1,1946-01-02,R/1/79,0,,0,,X\n"),
        ("votes.csv", "rcid,iso3,country,vote\n3,ARG,Argentina,yes\n3,AUS,Australia,no\n4,ARG,Argentina,abstain\n"),
        ("issues.csv", "rcid,short_name,issue\n3,hr,Human rights\n"),
        ("matched-rollcalls.csv", "rcid1,rcid2\n3,4\n"));

    [Fact]
    public void The_bulk_file_of_the_digital_library() => Fuzz(
        ("voting.csv", "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title,agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n"
            + "11,FRA,FRANCE,Y,1999-12-01,54,A/RES/54/1,T,I,D|N,,1,0,0,0,1,x\n12,USA,U,X,2022-03-02,ES-11,R,T,I,,,,,,,,\n"));

    [Fact]
    public void The_export_of_a_conversation() => Fuzz(
        ("votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n1403054214196,Wed,0,0,0\n1403054214199,Wed,1,0,1\n1403054214198,Wed,1,1,-1\n"),
        ("comments.csv", "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1403054214196,Wed,0,0,1,0,-1,\"One, two\"\n"),
        ("participants-votes.csv", "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n0,1,0,2,1,0,0,1\n1,,0,1,0,1,,-1\n"));

    [Fact]
    public void A_conversation_in_json() => Fuzz(
        ("votes.json", "[{\"pid\":0,\"tid\":0,\"vote\":1,\"modified\":\"1714782753431\"},{\"pid\":1,\"tid\":0,\"vote\":-1,\"modified\":2}]"),
        ("comments.json", "[{\"txt\":\"T\",\"tid\":0,\"created\":\"1714613201691\",\"is_meta\":false,\"mod\":1}]"));

    [Fact]
    public void Treaties() => Fuzz(
        ("treaties.csv", "treaty,title,opened,area,goal_level,participants\n4-1,\"Genocide, 1948\",1948-12-09,human rights,basic security,147\nNPT,N,1968,disarmament,,\n"),
        ("participation.csv", "treaty,iso3,signed,bound,mode\n4-1,FRA,1948-12-11,1950-10-14,ratification\nNPT,USA,1968,,\n"));

    [Fact]
    public void A_tidy_table() => Fuzz(
        ("t.csv", "actor,proposition,stance,date,session,topics,goal_level,groups,weight,item,paragraph\nUSA,1,yes,1999-12-31,54,a;b,BasicSecurity,region=West,2,1,0\nFRA,1,no,,,,,,,,\n,2,,,,,,,,,\n"));

    [Fact]
    public void A_wide_table() => Fuzz(("t.tsv", "actor\tname\tp1\tp2\nUSA\tUnited States\tyes\t\nFRA\tFrance\tno\tabstain\n"));

    [Fact]
    public void A_packed_table() => FuzzBytes("t.csv.gz", TemporaryFolder.Pack(Encoding.UTF8.GetBytes("actor,proposition,stance\nUSA,1,yes\nFRA,1,no\n")), 400);

    [Fact]
    public void An_archive()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("t.csv").Open();
            entry.Write("actor,proposition,stance\nUSA,1,yes\nFRA,1,no\n"u8);
        }

        FuzzBytes("t.zip", bytes.ToArray(), 400);
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.duckdb")]
    public void A_file_of_the_table_engine(string name)
    {
        using var folder = new TemporaryFolder();
        var record = StanceRecord.Create("t", [new("USA", "United States"), new("FRA", "France")], [new("1") { Date = new(1999, 1, 1) }], [0, 1], [0, 0], [Stance.Support, Stance.Oppose]);
        RecordWriter.Write(record, folder[name]);
        FuzzBytes(name, File.ReadAllBytes(folder[name]), 60);
    }

    private static void Fuzz(params (string Name, string Text)[] files)
    {
        var mutation = Gen.Select(Gen.Int[0, files.Length - 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, Splinters.Length - 1], Gen.Int[0, 3]);
        mutation.Array[1, 4].Sample(
            mutations =>
            {
                using var folder = new TemporaryFolder();
                var texts = files.Select(file => file.Text).ToArray();
                foreach (var (file, from, to, splinter, kind) in mutations) texts[file] = Mutated(texts[file], from, to, splinter, kind);
                for (var file = 0; file < files.Length; file++) folder.Write(files[file].Name, texts[file]);
                ReadOrFault(files.Length == 1 ? folder[files[0].Name] : folder.Path);
            },
            iter: 300);
    }

    private static string Mutated(string text, double from, double to, int splinter, int kind)
    {
        var start = (int)(from * text.Length);
        var end = Math.Min(text.Length, start + (int)(to * to * 30));
        return kind switch
        {
            0 => text[..start] + Splinters[splinter] + text[start..],
            1 => text[..start] + Splinters[splinter] + text[end..],
            2 => text[..end] + text[start..],
            _ => text[..start],
        };
    }

    private static void FuzzBytes(string name, byte[] bytes, int times)
    {
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 3].Sample(
            mutations =>
            {
                using var folder = new TemporaryFolder();
                var mutated = bytes.ToArray();
                foreach (var (at, value, kind) in mutations)
                {
                    if (at >= mutated.Length) continue;
                    if (kind == 0) mutated = mutated[..at];
                    else mutated[at] = value;
                }

                File.WriteAllBytes(folder[name], mutated);
                ReadOrFault(folder[name]);
            },
            iter: times);
    }

    private static void ReadOrFault(string location)
    {
        try
        {
            var record = RecordReader.Read(location, new() { Limits = new() { FileBytes = 10_000_000, Propositions = 100_000 } });
            Assert.True(record.StanceCount >= 0 && record.Actors.All(actor => actor.Code.Length > 0));
        }
        catch (RecordFormatException fault)
        {
            Assert.NotEmpty(fault.Expected);
        }
    }
}
