using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue;

/// <content>What of the stances is shown to whom.</content>
public sealed partial class DialogueState
{
    /// <summary>The tables of counts that were released; a part of the state, so that two looks at the same state see the same.</summary>
    public ReleasedTables Released { get; } = new();

    /// <summary>Whether the stances of single parties are shown to those who may see the overlap.</summary>
    /// <remarks>Never in an anonymous dialogue. In the others while no round takes stances, so that nobody waits to see what the others do.</remarks>
    /// <param name="now">The time.</param>
    public bool ShowsStances(DateTimeOffset now) =>
        Rules.Attribution != Attribution.Anonymous && !(OpenRound(now) is { } open && open.Takes.HasFlag(RoundTakes.Stances));

    internal void Enter(StanceVersion version)
    {
        var wasReleased = Stances.IsReleased(version.Statement, version.Party);
        var isNew = !Stances.HasSpoken(version.Statement, version.Party);
        Stances.Add(version);
        // A party whose latest version was not released yet waits in a queue already; the table takes what is latest when it is released.
        // The counts of a caucus never leave it this way.
        if ((isNew || wasReleased) && Find(version.Statement) is { Caucus: null })
            Released.Wait(this, version.Statement, version.Party, isNew);
    }
}
