using System.Collections.Immutable;

namespace Entente.Web.Problems;

/// <summary>Why a request was refused, for the person or the program that made it (RFC 9457).</summary>
/// <param name="Status">The status code, 400 to 599.</param>
/// <param name="Slug">The kind of problem in a few words with hyphens, such as <c>round-closed</c>; its type is <c>urn:entente:problem:</c> and the slug. Programs read it.</param>
/// <param name="Title">What is wrong, the same for every problem of this kind.</param>
/// <param name="Detail">What to do next, in a sentence or two. It never repeats a secret, and what a client sent only where that is harmless.</param>
public sealed record Problem(int Status, string Slug, string Title, string Detail)
{
    /// <summary>How every type begins.</summary>
    public const string TypePrefix = "urn:entente:problem:";

    /// <summary>Further members, such as the round that is open now.</summary>
    public ImmutableDictionary<string, string> Members { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>When it makes sense to ask again; null where it does not, or at any time.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same problem with one member more.</summary>
    /// <param name="name">The member's name, in camel case.</param>
    /// <param name="value">Its value.</param>
    public Problem With(string name, string value) => this with { Members = Members.SetItem(name, value) };

    /// <summary>The problem as the answer of an endpoint.</summary>
    public IResult ToResult() => new ProblemAnswer(this);
}
