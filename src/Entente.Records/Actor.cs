using System.Collections.Immutable;

namespace Entente.Records;

/// <summary>Who takes stances: a state, a delegation, a person.</summary>
/// <param name="Code">The key of the actor in its record; for states the three-letter code of ISO 3166-1 or its stand-in.</param>
/// <param name="Name">The name for readers; the code where none is known.</param>
public sealed record Actor(string Code, string Name)
{
    /// <summary>First day of membership in the body that the record describes; null if unknown or not applicable.</summary>
    public DateOnly? MemberFrom { get; init; }

    /// <summary>Last day of membership; null if it lasts, or is unknown or not applicable.</summary>
    public DateOnly? MemberTo { get; init; }

    /// <summary>Declared groups: the name of a grouping (such as <c>region</c>) to the group in it that the actor belongs to.</summary>
    public ImmutableSortedDictionary<string, string> Groups { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The weight of the actor where a measure weighs actors; positive, 1 unless the source says otherwise.</summary>
    public double Weight { get; init; } = 1;
}
