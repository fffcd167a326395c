using Entente.Records.Sources;

namespace Entente.Records.Tests.Sources;

public sealed class UndlTests
{
    private const string Assembly = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,subjects,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n";
    private const string WithNote = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n";
    private const string Council = "undl_id,ms_code,ms_name,ms_vote,permanent_member,date,resolution,draft,meeting,description,agenda,subjects,modality,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n";

    [Fact]
    public void Votes_of_the_assembly_are_yes_no_abstain_and_nothing_for_not_voting()
    {
        var record = Read(Assembly
            + "11,FRA,FRANCE,Y,1999-12-01,54,A/RES/54/1,,,,Disarmament : resolution,Item 1,DISARMAMENT|NUCLEAR WEAPONS,1,1,1,2,5,x\n"
            + "11,USA,UNITED STATES,N,1999-12-01,54,A/RES/54/1,,,,Disarmament : resolution,Item 1,DISARMAMENT|NUCLEAR WEAPONS,1,1,1,2,5,x\n"
            + "11,CHN,CHINA,A,1999-12-01,54,A/RES/54/1,,,,Disarmament : resolution,Item 1,DISARMAMENT|NUCLEAR WEAPONS,1,1,1,2,5,x\n"
            + "11,TUV,TUVALU,X,1999-12-01,54,A/RES/54/1,,,,Disarmament : resolution,Item 1,DISARMAMENT|NUCLEAR WEAPONS,1,1,1,2,5,x\n"
            + "11,NRU,NAURU,,1999-12-01,54,A/RES/54/1,,,,Disarmament : resolution,Item 1,DISARMAMENT|NUCLEAR WEAPONS,1,1,1,2,5,x\n");

        Assert.Equal([Stance.Support, Stance.Oppose, Stance.Reserve, Stance.Missing, Stance.Missing], Enumerable.Range(0, 5).Select(actor => record[actor, 0]));
        Assert.Equal(["DISARMAMENT", "NUCLEAR WEAPONS"], record.Propositions[0].Topics);
        Assert.Equal((54, GoalLevel.BasicSecurity, Sector.Military), (record.Propositions[0].Session, record.Propositions[0].GoalLevel, record.Propositions[0].Sector));
        Assert.Equal(("A/RES/54/1", "Disarmament : resolution"), (record.Propositions[0].Symbol, record.Propositions[0].Title));
        Assert.Empty(record.Notes);
    }

    [Theory]
    [InlineData("ES-11", "2022-03-02", 76)]
    [InlineData("11emsp", "2023-02-23", 77)]
    [InlineData("S-24", "2000-07-01", 54)]
    [InlineData("10emsp", "2003-09-19", 58)]
    [InlineData("ES-10", "2003-09-15", 57)]
    public void A_special_session_counts_to_the_regular_session_in_progress(string session, string date, int regular)
    {
        var record = Read(Assembly + $"1,FRA,FRANCE,Y,{date},{session},A/RES/1,,,,T,,,1,0,0,0,1,x\n");

        Assert.Equal(regular, record.Propositions[0].Session);
        Assert.Equal("special-sessions", Assert.Single(record.Notes).Code);
    }

    [Fact]
    public void Without_any_vote_on_record_a_resolution_was_adopted_without_one_and_all_assent()
    {
        var record = Read(WithNote
            + "1,FRA,FRANCE,X,1999-12-01,54,R,,,,T,,,,0,0,0,2,2,x\n1,USA,UNITED STATES,,1999-12-01,54,R,,,,T,,,,0,0,0,2,2,x\n"
            + "2,FRA,FRANCE,,1955-12-01,10,R,,,,T,,,,43.0,5.0,0.0,2,50,x\n"
            + "3,FRA,FRANCE,,1955-12-01,10,R,,,,T,,,Adopted without a vote,,,,,,x\n");

        Assert.True(record.Propositions[0].AdoptedWithoutVote);
        Assert.Equal([Stance.Support, Stance.Support], record.OnProposition(0).Stances.ToArray());
        Assert.False(record.Propositions[1].AdoptedWithoutVote);
        Assert.Equal(0, record.OnProposition(1).Length);
        Assert.True(record.Propositions[2].AdoptedWithoutVote);
        Assert.Equal(["unrecorded-votes", "adopted-without-vote"], record.Notes.Select(note => note.Code));
    }

    [Fact]
    public void In_the_council_a_permanent_members_no_is_a_veto()
    {
        var record = Read(Council
            + "1,RUS,RUSSIAN FEDERATION,N,P,2022-02-25,,S/2022/155,,Aggression,Peace,,vote,1,2,1,0,4,x\n"
            + "1,FRA,FRANCE,Y,P,2022-02-25,,S/2022/155,,Aggression,Peace,,vote,1,2,1,0,4,x\n"
            + "1,GAB,GABON,N,R,2022-02-25,,S/2022/155,,Aggression,Peace,,vote,1,2,1,0,4,x\n"
            + "1,IND,INDIA,A,R,2022-02-25,,S/2022/155,,Aggression,Peace,,vote,1,2,1,0,4,x\n"
            + "2,FRA,FRANCE,,P,1994-02-25,S/RES/1,,,Membership,Peace,,Adopted without vote,,,,,,x\n");

        Assert.Equal(["RUS"], record.Propositions[0].VetoedBy);
        Assert.Equal(2022, record.Propositions[0].Period);
        Assert.True(record.Propositions[1].AdoptedWithoutVote);
        Assert.Equal(Stance.Support, record[record.ActorIndex("FRA")!.Value, 1]);
    }

    [Fact]
    public void Totals_that_differ_from_the_votes_are_reported()
    {
        var record = Read(Assembly + "7,FRA,FRANCE,Y,1999-12-01,54,R,,,,T,,,2,0,0,0,2,x\n");

        Assert.Equal("7: 2-0-0, listed 1-0-0", Assert.Single(Assert.Single(record.Notes).Examples));
    }

    private static StanceRecord Read(string text)
    {
        using var folder = new TemporaryFolder();
        return RecordReader.Read(folder.Write("2025_7_21_ga_voting.csv", text));
    }
}
