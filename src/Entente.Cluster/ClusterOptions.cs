using System.Net;
using Entente.Dialogue;

namespace Entente.Cluster;

/// <summary>How live dialogues are hosted. The defaults are those of one process with everything in it.</summary>
public sealed record ClusterOptions
{
    /// <summary>The PostgreSQL database in which the processes of a cluster find each other, as Npgsql reads it. Null, the default: this process is alone.</summary>
    public string? MembershipDatabase { get; init; }

    /// <summary>The name of the cluster: processes with the same name and database find each other. Default: entente.</summary>
    public string ClusterName { get; init; } = "entente";

    /// <summary>The address at which the other processes reach this one, and at which it listens. Default: loopback, which nobody else reaches.
    /// Traffic between processes is neither encrypted nor authenticated: any other address must be on a private network.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port for traffic between processes, 1 to 65535. Null, the default: a free one is chosen.</summary>
    public int? Port { get; init; }

    /// <summary>How long a dialogue that nobody asks stays in memory, at least two minutes. Default: 15 minutes.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many commands of one dialogue may wait for the log at once, from 1; beyond that it is unavailable for the moment. Default: 8,192.</summary>
    public int MostInFlight { get; init; } = 8_192;

    /// <summary>How long an answer may rest on what was durable when it was last looked at, before the log is asked whether another process took the
    /// dialogue over. Default: 2 seconds.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The shortest time between two notices to one watcher. Default: a quarter of a second.</summary>
    public TimeSpan NoticeInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The shortest time between two computations of one dialogue's analysis. Default: one second. After a computation that took longer than a
    /// twentieth of this, the pause is twenty times what it took.</summary>
    public TimeSpan AnalysisInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What is computed of a dialogue's stances: the outer function, which gets the time too, copies what it needs of the state in the dialogue's turn, the inner one computes
    /// from the copy, off it. Null, the default: nothing is.</summary>
    public Func<DialogueState, DateTimeOffset, Func<CancellationToken, object>>? Analysis { get; init; }

    /// <summary>What the rules do by themselves at a time. Null, the default: nothing but rounds that close, which needs no command.</summary>
    public DialogueClock? Clock { get; init; }

    /// <summary>After how many events a state is kept, from 1: writing one lets the dialogue stand still for some 50 ms, reading the events again takes about a second. Default: 100,000. One is kept as well when a dialogue leaves memory.</summary>
    public int SnapshotEvery { get; init; } = 100_000;

    /// <summary>Draws evenly from [0, 1) for questions whose answer is drawn by chance. Null, the default: a source with a seed of the system's.</summary>
    public Func<double>? Draw { get; init; }
}

/// <summary>What the rules do by themselves when its time has come, such as ending a silence procedure.</summary>
/// <param name="NextDue">The next time at which there is something to do; null when there is none.</param>
/// <param name="Command">The command that does it, carried out as <see cref="Caller.Clock"/>; null when there is nothing after all.</param>
public sealed record DialogueClock(Func<DialogueState, DateTimeOffset?> NextDue, Func<DialogueState, DialogueCommand?> Command);
