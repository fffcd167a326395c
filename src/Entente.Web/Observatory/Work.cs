namespace Entente.Web.Observatory;

/// <summary>A computation that was asked for and is not done: waiting, running or failed.</summary>
public sealed class Work
{
    internal Work(string record, Computation computation, DateTimeOffset asked) => (Record, Computation, Asked) = (record, computation, asked);

    /// <summary>The key of the record.</summary>
    public string Record { get; }

    /// <summary>What is computed.</summary>
    public Computation Computation { get; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Asked { get; }

    /// <summary>When it was begun; null while it waits.</summary>
    public DateTimeOffset? Begun { get; internal set; }

    /// <summary>How far it has come; null where nothing is known.</summary>
    public WorkProgress? Progress { get; internal set; }

    /// <summary>Why it failed, in the command's words; null where it did not.</summary>
    public string? Fault { get; internal set; }
}
