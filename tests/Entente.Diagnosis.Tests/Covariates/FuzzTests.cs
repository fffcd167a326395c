using System.Text;
using Entente.Diagnosis.Covariates;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Covariates;

/// <summary>Whatever is done to a valid table or schema, the reader gives a store or says what is wrong; nothing else is ever thrown.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Splinters =
    [
        "\"", "\"\"", ",", ";", "\n", "\r", "\r\n", "\t", "\uFEFF", "\0", "-1", "-9", "99999999999999999999", "1e300", "NaN", "Infinity", "2999", "1000", "9999-99-99", "é", "中", ":", "|", "+", "?", "..", "=", "*", " ", "A", "",
    ];

    private static readonly byte[] Packed = TemporaryFolder.Pack(Encoding.UTF8.GetBytes("iso3,ccode,year,imports,exports\nUSA,2,1990,1,2\nFRA,220,1990,3,4\n"));

    [Fact]
    public void Tables_of_states() => Fuzz(
        ("capabilities.csv", "iso3,ccode,year,milex,milper,irst,pec,tpop,upop,cinc\nUSA,2,1990,5,10,1,1,1,1,0.1\nDEU,260,1990,1,1,1,1,1,1,.02\nDEU,255,1990,1,1,1,1,1,1,\n"),
        ("state-years.csv", "iso3,year,ccode,gwcode,cow_name,gw_name\nUSA,1990,2,2,United States,\"United, States\"\nKIR,1990,946,970,,\n"));

    [Fact]
    public void Tables_of_pairs() => Fuzz(
        ("alliances.csv", "iso3_1,iso3_2,ccode1,ccode2,year,defense,offense,neutrality,nonaggression,consultation\nUSA,JPN,2,740,1990,1,0,0,0,1\nJPN,USA,740,2,1990,0,0,0,0,1\n"),
        ("trade.csv", "iso3_1,iso3_2,ccode1,ccode2,year,imports_1_from_2,imports_2_from_1,smoothed_1_from_2,smoothed_2_from_1\nUSA,CAN,2,20,1990,1,2,3.5,4\n"));

    [Fact]
    public void Tables_of_spells() => Fuzz(
        ("contiguity.csv", "iso3_1,iso3_2,ccode1,ccode2,type,start,end\nUSA,CAN,2,20,1,1920-01-01,2016-12-01\n"),
        ("major-powers.csv", "iso3,ccode,start,end\nUSA,2,1898-08-13,\n"),
        ("rivalries.csv", "ccode1,ccode2,start_year,end_year\n345,355,1878,1955\n"));

    [Fact]
    public void Tables_of_events() => Fuzz(
        ("vetoes.csv", "date,draft,agenda_item,crisis_topic,region,member_veto1,member_veto2\n10/19/1976,S/12211,\"Namibia, situation\",N,Africa,France,UK\n"),
        ("treaties.csv", "treaty,title,opened,area,goal_level\n4-1,Genocide,1948-12-09,human rights,economic justice\n"),
        ("participation.csv", "treaty,iso3,signed,bound,mode\n4-1,FRA,1948-12-11,1950-10-14,r\n4-1,USA,1948-12-11,,\n"));

    [Fact]
    public void A_schema_and_its_table() => Fuzz(
        ("covariates.csv", "series,kind,file,first,second,from,to,value,where,combine,direction,missing_row,missing,range,covers,source,meaning\n"
            + "a,dyad-spell,t*.csv,gw:g1 cow:c1,iso3:i2,s,e,x|y,k=1|2 z?,sum,directed,zero,-9 NA,-1..9,1900..2000,[X],M\nb,state-year,t.csv,actor:c1,,s,,x+y,,one,,unknown,,,,,\n"),
        ("t.csv", "g1,c1,i2,s,e,x,y,k,z\n2,2,FRA,1950,1960,1,2,1,z\n200,200,FRA,1950,,NA,-9,2,z\n"));

    [Fact]
    public void A_packed_table() => Gen.Select(Gen.Int[0, Packed.Length - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 3].Sample(
        mutations =>
        {
            var mutated = Packed.ToArray();
            foreach (var (at, value, kind) in mutations)
            {
                if (at >= mutated.Length) continue;
                if (kind == 0) mutated = mutated[..at];
                else mutated[at] = value;
            }

            using var folder = new TemporaryFolder().With("trade-states.csv.gz", mutated);
            ReadOrFault(folder.Path);
        },
        iter: 300);

    [Theory]
    [InlineData("")]
    [InlineData("iso3,ccode,year,imports\nUSA,2,1990,1\n")]
    [InlineData("iso3,ccode,year,imports,imports\nUSA,2,1990,1,2\n")]
    [InlineData("iso3;ccode,year,imports,exports\nUSA,2,1990,1,2\n")]
    [InlineData("iso3,ccode,year,imports,exports\nUSA,2,1990,1\n")]
    [InlineData("iso3,ccode,year,imports,exports\nUSA,2,1990,one,2\n")]
    [InlineData("iso3,ccode,year,imports,exports\nUSA,2,1990,NaN,2\n")]
    [InlineData("iso3,ccode,year,imports,exports\nUSA,2,1990,1e999,2\n")]
    [InlineData("iso3,ccode,year,imports,exports\nUSA,2,19900,1,2\n")]
    [InlineData("iso3,ccode,year,imports,exports\nUSA,2,1990.5,1,2\n")]
    public void A_broken_table_is_an_error_that_names_it(string text)
    {
        using var folder = new TemporaryFolder().With("trade-states.csv", text);
        Assert.Equal(folder["trade-states.csv"], Assert.Throws<RecordFormatException>(() => CovariateStore.Read([folder.Path])).File);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_an_error()
    {
        using var folder = new TemporaryFolder().With("trade-states.csv", [.. "iso3,ccode,year,imports,exports\nUS"u8, 0xFF, .. ",2,1990,1,2\n"u8]);
        Assert.Contains("UTF-8", Assert.Throws<RecordFormatException>(() => CovariateStore.Read([folder.Path])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_alone_gives_series_without_values_and_a_byte_order_mark_is_left_out()
    {
        using var folder = new TemporaryFolder().With("trade-states.csv", "\uFEFFiso3;ccode;year;imports;exports\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(0, store.State("imports")!.Count);
        Assert.Contains(store.Notes, note => note.Code == "byte-order-mark");
        Assert.Contains(store.Notes, note => note.Code == "delimiter");
    }

    private static void Fuzz(params (string Name, string Text)[] files)
    {
        var mutation = Gen.Select(Gen.Int[0, files.Length - 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, Splinters.Length - 1], Gen.Int[0, 3]);
        mutation.Array[1, 4].Sample(
            mutations =>
            {
                var texts = files.Select(file => file.Text).ToArray();
                foreach (var (file, from, to, splinter, kind) in mutations) texts[file] = Mutated(texts[file], from, to, splinter, kind);
                using var folder = new TemporaryFolder();
                for (var file = 0; file < files.Length; file++) folder.With(files[file].Name, texts[file]);
                ReadOrFault(folder.Path);
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

    private static void ReadOrFault(string folder)
    {
        try
        {
            var store = CovariateStore.Read([folder], null, new CovariateOptions { Threads = 1 });
            Assert.All(store.Coverage, coverage => Assert.True(coverage.Share is null or (>= 0 and <= 1)));
            Assert.All(store.StateSeries, series => Assert.DoesNotContain("", series.States));
        }
        catch (RecordFormatException fault)
        {
            Assert.NotEmpty(fault.Expected);
        }
    }
}
