using Entente.Cluster;
using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Stages;
using Entente.Web.Accounts;
using Entente.Web.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Dialogues;

/// <summary>Which dialogues an account has joined, so that it finds them again. The dialogues themselves decide who is in them; a line here opens nothing.</summary>
internal sealed class Memberships(AccountsContext accounts, IDialogueHost host) : IAccountErasure
{
    private const int Longest = 200;

    /// <summary>Remembers that an account is in a dialogue.</summary>
    public async Task RememberAsync(AccountId account, DialogueId dialogue, CancellationToken cancellation)
    {
        if (await accounts.Memberships.AnyAsync(row => row.Account == account.Value && row.Dialogue == dialogue.Value, cancellation))
            return;
        accounts.Memberships.Add(new MembershipRow { Account = account.Value, Dialogue = dialogue.Value });
        try
        {
            await accounts.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Two requests of the same account joined at once; one line is enough.
            accounts.ChangeTracker.Clear();
        }
    }

    /// <summary>The dialogues of an account, by their titles; those it has left are not among them.</summary>
    public async Task<IReadOnlyList<DialogueLine>> ListAsync(Session session, CancellationToken cancellation)
    {
        var lines = new List<DialogueLine>();
        foreach (var dialogue in await OfAsync(session.Account.Id, Longest, cancellation))
        {
            var answer = await host.AskAsync(dialogue, new ReadOverview(), DialogueCalls.CallerOf(session), cancellation);
            if (answer.Value is DialogueOverview { Me: { } me } overview)
                lines.Add(new DialogueLine(dialogue.Value, overview.Title, overview.Stage, me.Role));
        }
        return [.. lines.OrderBy(line => line.Title, StringComparer.Ordinal).ThenBy(line => line.Id, StringComparer.Ordinal)];
    }

    /// <summary>Erases a person from every dialogue they joined, then the lines.</summary>
    public async Task EraseAsync(AccountId account, CancellationToken cancellation)
    {
        foreach (var dialogue in await OfAsync(account, int.MaxValue, cancellation))
            await host.ExecuteAsync(dialogue, new EraseMe(ErasureScope.Identity), new Caller(account.Value, Entente.Dialogue.AccountKind.Person), null, null, cancellation);
        await accounts.Memberships.Where(row => row.Account == account.Value).ExecuteDeleteAsync(cancellation);
    }

    private async Task<List<DialogueId>> OfAsync(AccountId account, int most, CancellationToken cancellation)
    {
        var rows = await accounts.Memberships.AsNoTracking().Where(row => row.Account == account.Value).OrderBy(row => row.Dialogue).Take(most).Select(row => row.Dialogue).ToListAsync(cancellation);
        return [.. rows.Select(DialogueId.Parse)];
    }
}

/// <summary>A dialogue in somebody's list.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">Its title.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Role">What they are in it.</param>
public sealed record DialogueLine(string Id, string Title, Stage Stage, Role Role);
