using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Tests.Permissions;

public sealed class RolePermissionsTests
{
    // The table as it was decided: a change here is a change of who may do what.
    [Theory]
    [InlineData(Permission.Read, "Convener Facilitator Delegate Expert Observer")]
    [InlineData(Permission.Convene, "Convener")]
    [InlineData(Permission.Lead, "Convener Facilitator")]
    [InlineData(Permission.Moderate, "Convener Facilitator")]
    [InlineData(Permission.Submit, "Facilitator Delegate Expert")]
    [InlineData(Permission.Annotate, "Convener Facilitator Delegate Expert")]
    [InlineData(Permission.TakeStance, "Delegate")]
    [InlineData(Permission.Mirror, "Delegate")]
    [InlineData(Permission.StateLimit, "Delegate")]
    [InlineData(Permission.ReadSealed, "Facilitator")]
    [InlineData(Permission.SeeOverlap, "Convener Facilitator Delegate Expert")]
    [InlineData(Permission.OpenCaucus, "Facilitator Delegate")]
    [InlineData(Permission.Draft, "Facilitator")]
    [InlineData(Permission.Negotiate, "Delegate")]
    [InlineData(Permission.Preside, "Convener Facilitator")]
    [InlineData(Permission.Adopt, "Delegate")]
    [InlineData(Permission.Export, "Convener Facilitator")]
    public void The_roles_that_may(Permission permission, string roles) =>
        Assert.Equal(roles.Split(' ').Select(Enum.Parse<Role>), RolePermissions.Holding(permission));

    [Fact]
    public void No_question_that_needs_a_permission_is_answered_to_strangers_or_to_other_roles()
    {
        var talk = Talk.WithThreeParties();
        var accounts = new[] { ("carla", Role.Convener), ("fay", Role.Facilitator), ("ann", Role.Delegate), ("eve", Role.Expert), ("oz", Role.Observer) };
        DialogueQuestion[] questions =
        [
            new Dialogue.Overviews.ListStatements(), new Dialogue.Overviews.ListInvitations(), new Dialogue.Overviews.NextStatement(), new Dialogue.Overviews.ReadOwnStances(), new Dialogue.Mirrors.ReadMirror(), new Dialogue.Guesses.ReadOwnGuesses(new Dialogue.Parties.PartyId(2)),
            new Dialogue.Overlap.ReadOverlap(), new Dialogue.Records.ExportRecord(default), new Dialogue.Disclosure.ReadCounts(), new Dialogue.Limits.ReadLimits(), new Dialogue.Stages.ReadStages(),
            new Dialogue.Overviews.ListParticipants(), new Dialogue.Overviews.ReadModerationLog(), new Dialogue.Overviews.ReadAgenda(), new Dialogue.Caucuses.ListCaucuses(),
        ];

        Assert.All(questions, question =>
        {
            Assert.IsType<NotFound>(talk.NotTold("mallory", question));
            foreach (var (account, role) in accounts.Where(one => !RolePermissions.Allows(one.Item2, question.Needs!.Value)))
                Assert.True(talk.NotTold(account, question) is NotAllowed, $"{role} {question}");
        });
    }
}
