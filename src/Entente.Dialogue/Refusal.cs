namespace Entente.Dialogue;

/// <summary>Why a dialogue did not do what it was asked; expected, and told to the person with what to do next.</summary>
/// <remarks>The name of the type in kebab case is the refusal's code, which callers may rely on.</remarks>
/// <param name="Kind">The kind of refusal; a server maps it to a status.</param>
/// <param name="Detail">What is wrong and what to do next, in a sentence or two.</param>
public abstract record Refusal(RefusalKind Kind, string Detail)
{
    /// <summary>The code: the name of the type in kebab case, such as <c>round-is-closed</c>.</summary>
    public string Code => KebabCase.Of(GetType().Name);
}

/// <summary>The kinds of refusal.</summary>
public enum RefusalKind
{
    /// <summary>What was asked for does not exist, or the caller may not know that it does.</summary>
    NotFound,

    /// <summary>The caller's role does not allow it.</summary>
    NotAllowed,

    /// <summary>It does not fit the present state of the dialogue.</summary>
    Conflict,

    /// <summary>The command itself is malformed: a text too long, a number out of range.</summary>
    Invalid,

    /// <summary>It was possible once and no longer is: a used or expired invitation.</summary>
    Gone,
}

/// <summary>Nothing of that name is in this dialogue, or the caller may not know of it.</summary>
/// <param name="What">What was looked for, such as "statement 12".</param>
public sealed record NotFound(string What)
    : Refusal(RefusalKind.NotFound, $"There is no {What} in this dialogue, or it is not open to you. Look at the list again and choose one that is there.");

/// <summary>The caller's role does not allow what was asked.</summary>
/// <param name="Why">What the role lacks and who could do it, in one or two sentences.</param>
public sealed record NotAllowed(string Why) : Refusal(RefusalKind.NotAllowed, Why);

/// <summary>A field of the command is not what it must be.</summary>
/// <param name="Field">The name of the field as callers write it.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Found">What was found, without personal content.</param>
public sealed record InvalidField(string Field, string Expected, string Found)
    : Refusal(RefusalKind.Invalid, $"'{Field}' must be {Expected}; found {Found}. Correct it and send it again.");

/// <summary>Somebody else changed the same thing in the meantime.</summary>
/// <param name="What">What was changed.</param>
/// <param name="Expected">The version the caller built on.</param>
/// <param name="Found">The version it has now.</param>
public sealed record ChangedMeanwhile(string What, int Expected, int Found)
    : Refusal(RefusalKind.Conflict, $"The {What} was changed in the meantime: you built on version {Expected}, it is at version {Found}. Read it again and decide anew.");
