using System.Globalization;
using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Web.Pages.Frame;

namespace Entente.Web.Pages.Rooms;

/// <summary>A dialogue as a page knows it: its address, where it stands, and who the visitor is in it.</summary>
/// <param name="Id">Its identifier in addresses.</param>
/// <param name="Overview">What it is and where it stands.</param>
public sealed record Room(string Id, DialogueOverview Overview)
{
    /// <summary>The path of the dialogue within the language.</summary>
    public string Path => $"/dialogues/{Id}";

    /// <summary>The visitor's role; null for who has not joined.</summary>
    public Role? Role => Overview.Me?.Role;

    /// <summary>The path, within the language, of a statement in the list of statements.</summary>
    /// <param name="statement">The statement.</param>
    public string PathOf(StatementId statement) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}/statements?after={statement.Number - 1}#statement-{statement.Number}");

    /// <summary>The path, within the language, of the list of statements from a number on.</summary>
    /// <param name="after">The number after which it begins.</param>
    public string StatementsAfter(int after) => string.Create(CultureInfo.InvariantCulture, $"{Path}/statements?after={after}");

    /// <summary>Where notices of changes come from.</summary>
    public string Events => $"/api/v1/dialogues/{Id}/events";

    /// <summary>Whether the visitor's role may do something. It decides what is shown; what is done is decided by the dialogue
    /// itself.</summary>
    /// <param name="permission">What it would do.</param>
    public bool Allows(Permission permission) => Role is { } role && RolePermissions.Allows(role, permission);

    /// <summary>Enters a dialogue.</summary>
    /// <returns>The room, or why it is not open to the visitor.</returns>
    internal static async Task<(Room? Room, Refusal? Refusal)> EnterAsync(HttpContext context, PageCalls calls, string dialogue)
    {
        var (overview, refusal) = await calls.AskAsync(context, dialogue, new ReadOverview());
        return (overview is null ? null : new Room(dialogue, overview), refusal);
    }
}
