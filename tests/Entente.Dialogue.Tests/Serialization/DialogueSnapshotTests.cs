using System.Reflection;
using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Guesses;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Tests.Serialization;

public sealed class DialogueSnapshotTests
{
    [Fact]
    public void A_state_reads_back_as_it_was_written_and_goes_on_alike()
    {
        var talk = TalkedOver();
        var snapshots = new DialogueSnapshot(talk.State.Id, null);

        var again = snapshots.Read(DialogueSnapshot.Format, snapshots.Write(talk.State))!;

        Assert.Equal(snapshots.Write(talk.State), snapshots.Write(again));
        Assert.Equal(talk.State.Events, again.Events);
        Assert.Equal(talk.State.FindByAccount("ann"), again.FindByAccount("ann"));
        Assert.True(again.HasSeen(talk.State.FindByAccount("ann")!.Id, "r-7"));
        Assert.Equal(talk.State.Stances.All(), again.Stances.All());
    }

    [Fact]
    public void A_draft_with_its_revisions_and_stances_and_what_is_up_for_adoption_read_back()
    {
        var talk = Talk.WithThreeParties(new DialogueRules { Procedures = [AdoptionProcedure.Silence] });
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");
        var draft = talk.Do("fay", new OpenDraft("Code", "en", [statement])).OfType<DraftOpened>().Single().Draft;
        var element = talk.State.Find(draft)!.Text.Elements.Single().Id;
        talk.Do("ann", new TakeElementStance(draft, element, null, Position.SupportWithReservation, "Except in storms."));
        talk.Do("bob", new ProposeAmendment(draft, AmendmentKind.Replace, null, element, "Patrols announce their course two days ahead.", "Time to prepare."));
        talk.Do("fay", new RuleOnAmendment(new AmendmentId(1), AmendmentStatus.SetAside, "Two days are too long."));
        talk.Do("fay", new PutUpForAdoption(draft, talk.State.Find(draft)!.Revision, AdoptionProcedure.Silence));
        talk.Do("cid", new RaiseObjection(new AdoptionId(1), "Not yet."));
        var snapshots = new DialogueSnapshot(talk.State.Id, null);

        var again = snapshots.Read(DialogueSnapshot.Format, snapshots.Write(talk.State))!;

        Assert.Equal(snapshots.Write(talk.State), snapshots.Write(again));
        Assert.Equal(talk.State.Find(draft)!.Revision, again.Find(draft)!.Revision);
        Assert.Equal(talk.State.Find(draft)!.Stances.All(), again.Find(draft)!.Stances.All());
        Assert.Equal("Not yet.", Assert.Single(again.Find(new AdoptionId(1))!.Objections).Reason);
    }

    [Fact]
    public void A_copy_of_a_state_is_written_as_it_was_although_the_dialogue_went_on()
    {
        var talk = Talk.WithThreeParties(new DialogueRules());
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");
        var draft = talk.Do("fay", new OpenDraft("Code", "en", [statement])).OfType<DraftOpened>().Single().Draft;
        var element = talk.State.Find(draft)!.Text.Elements.Single().Id;
        var snapshots = new DialogueSnapshot(talk.State.Id, null);
        var (copy, then) = (StateCopy.Of(talk.State), snapshots.Write(talk.State));

        talk.Do("ann", new TakeElementStance(draft, element, null, Position.SupportWithReservation, "Except in storms."));
        talk.Do("fay", new RewordElement(draft, element, "Patrols announce their course two days ahead."));
        talk.Say("ann", "Flights over the strait are announced.");

        Assert.Equal(then, snapshots.Write(copy));
        Assert.NotEqual(then, snapshots.Write(talk.State));
    }

    [Fact]
    public void A_snapshot_that_was_cut_or_is_of_another_format_is_not_read()
    {
        var talk = TalkedOver();
        var snapshots = new DialogueSnapshot(talk.State.Id, null);
        var bytes = snapshots.Write(talk.State);

        Assert.Null(snapshots.Read(DialogueSnapshot.Format + 1, bytes));
        Assert.All(Enumerable.Range(0, 60).Select(part => bytes.Length * part / 60), length => Assert.Null(snapshots.Read(DialogueSnapshot.Format, bytes.AsSpan(0, length))));
    }

    /// <summary>A field of the state that no snapshot keeps would be lost with the next restart.</summary>
    [Fact]
    public void Every_field_of_the_state_is_a_property_that_snapshots_write_or_one_named_here()
    {
        string[] rebuilt = ["_byAccount", "<Id>k__BackingField", "<Stances>k__BackingField", "<Guesses>k__BackingField", "<Released>k__BackingField", "<Requests>k__BackingField"];

        var fields = typeof(DialogueState).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => !rebuilt.Contains(field.Name, StringComparer.Ordinal));

        Assert.All(fields, field =>
        {
            var property = typeof(DialogueState).GetProperty(field.Name.Split('<', '>') is [_, var name, ..] ? name : field.Name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
            Assert.True(
                property is not null && (property.SetMethod is not null || property.PropertyType.Name.StartsWith("Register", StringComparison.Ordinal)),
                $"{field.Name} is not kept by snapshots");
        });
    }

    private static Talk TalkedOver()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");
        talk.Do("ann", new TakeStance(statement, Position.RedLine, 3, "Not without a treaty."), request: "r-7");
        talk.Do("ann", new TakeStance(statement, Position.Oppose));
        talk.Do("cid", new MakeGuess(statement, new PartyId(1), Position.Support));
        talk.Do("bob", new Entente.Dialogue.Participants.EraseMe(Entente.Dialogue.Participants.ErasureScope.Identity));
        return talk;
    }
}
