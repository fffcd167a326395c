using System.Collections.Immutable;

namespace Entente.Records;

/// <summary>How much a finding about a record matters.</summary>
public enum NoteSeverity
{
    /// <summary>Good to know; nothing was changed.</summary>
    Info = 0,

    /// <summary>Something was repaired or may mislead.</summary>
    Warning = 1,
}

/// <summary>A finding about a record: what its reader repaired or what its inspection found.</summary>
/// <param name="Code">A stable short name in kebab case, such as <c>duplicate-stances</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One sentence for people: what was found, and what was done about it.</param>
/// <param name="Count">How often it was found.</param>
/// <param name="Examples">Up to ten places or keys, in the order of the record.</param>
public sealed record RecordNote(string Code, NoteSeverity Severity, string Message, int Count, ImmutableArray<string> Examples);
