using Entente.Records.Sources;

namespace Entente.Records.Tests.Sources.Treaties;

/// <summary>A table of participation may say who stands outside; without such a row nothing is known.</summary>
public sealed class OutsideTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-treaties").FullName;

    [Fact]
    public void A_state_listed_as_outside_opposes_and_a_state_without_a_row_takes_no_stance()
    {
        Write("t,AAA,1990,1991,ratification", "t,BBB,1990,,", "t,CCC,,,outside", "u,DDD,1990,,");

        var record = RecordReader.Read(_folder);

        Assert.Equal(Stance.Support, record[record.ActorIndex("AAA")!.Value, 0]);
        Assert.Equal(Stance.Reserve, record[record.ActorIndex("BBB")!.Value, 0]);
        Assert.Equal(Stance.Oppose, record[record.ActorIndex("CCC")!.Value, 0]);
        Assert.Equal(Stance.Missing, record[record.ActorIndex("DDD")!.Value, 0]);
    }

    [Fact]
    public void On_an_earlier_day_nobody_is_known_to_have_stood_outside()
    {
        Write("t,AAA,1990,1991,ratification", "t,CCC,,,outside");

        var record = RecordReader.Read(_folder, new ReadOptions { AsOf = new DateOnly(1995, 1, 1) });

        Assert.Equal(Stance.Missing, record[record.ActorIndex("CCC")!.Value, 0]);
    }

    [Fact]
    public void A_state_cannot_stand_outside_and_be_bound()
    {
        Write("t,AAA,1990,1991,outside");

        var fault = Assert.Throws<RecordFormatException>(() => RecordReader.Read(_folder));

        Assert.Equal(2, fault.Line);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(params string[] rows)
    {
        File.WriteAllText(Path.Combine(_folder, "treaties.csv"), "treaty,title,opened,area,goal_level\nt,T,1989-05-01,disarmament,basic security\nu,U,1989-05-01,disarmament,basic security\n");
        File.WriteAllLines(Path.Combine(_folder, "participation.csv"), ["treaty,iso3,signed,bound,mode", .. rows]);
    }
}
