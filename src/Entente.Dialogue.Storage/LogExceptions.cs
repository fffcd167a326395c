namespace Entente.Dialogue.Storage;

/// <summary>Another owner has opened the dialogue since: this handle can write nothing more, and nothing of the refused append was kept.</summary>
/// <param name="dialogue">The dialogue.</param>
/// <param name="epoch">The epoch of the refused handle.</param>
public sealed class OwnershipLostException(DialogueId dialogue, long epoch)
    : Exception($"The dialogue '{dialogue}' has another owner since epoch {epoch}; ask that owner, or open the dialogue again to take it over.")
{
    /// <summary>The dialogue.</summary>
    public DialogueId Dialogue { get; } = dialogue;

    /// <summary>The epoch of the refused handle.</summary>
    public long Epoch { get; } = epoch;
}

/// <summary>The database is away, full or busy for too long. Whether an append that met this is kept is not known: open the dialogue again and look at its head.</summary>
/// <param name="problem">What failed.</param>
/// <param name="inner">The cause.</param>
public sealed class LogUnavailableException(string problem, Exception? inner = null) : Exception(problem, inner);

/// <summary>What the log holds is not what was written: the chain is broken. <c>entente dialogue verify</c> says where.</summary>
/// <param name="problem">Where, what was expected and what was found.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class LogDamagedException(string problem, Exception? inner = null)
    : Exception($"{problem}; run: entente dialogue verify", inner);

/// <summary>The storage cannot be used as it is set up; the message says what to change.</summary>
/// <param name="problem">What is wrong, and what to do about it.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class StorageSetupException(string problem, Exception? inner = null) : Exception(problem, inner);

/// <summary>A dialogue of this name is in the log already; nothing was written.</summary>
/// <param name="dialogue">The dialogue.</param>
public sealed class DialogueExistsException(DialogueId dialogue)
    : Exception($"the dialogue '{dialogue}' is in this log already; nothing was written")
{
    /// <summary>The dialogue.</summary>
    public DialogueId Dialogue { get; } = dialogue;
}

/// <summary>The key of this person was destroyed: nothing more can be sealed for them.</summary>
/// <param name="person">The person's name.</param>
public sealed class PersonErasedException(string person)
    : InvalidOperationException($"The personal data of '{person}' was erased on request; nothing more is kept about this person.")
{
    /// <summary>The person's name.</summary>
    public string Person { get; } = person;
}
