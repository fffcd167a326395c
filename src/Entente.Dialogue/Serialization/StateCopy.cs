using System.Reflection;

namespace Entente.Dialogue.Serialization;

/// <summary>A dialogue's state at one moment, copied so far that it no longer changes: what it holds can be written while the dialogue goes on.</summary>
/// <remarks>
/// What the registers hold is immutable and is shared; only the lists are copied, and the stances row by row (40 bytes a version), so that a dialogue of
/// a quarter of a million stances stands still for some milliseconds.
/// </remarks>
public sealed class StateCopy
{
    internal static readonly PropertyInfo[] Properties = [.. typeof(DialogueState)
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(property => property.SetMethod is not null || IsRegister(property.PropertyType))
        .OrderBy(property => property.Name, StringComparer.Ordinal)];

    private StateCopy(Dictionary<string, object?> document, byte[] stances) => (Document, Stances) = (document, stances);

    internal Dictionary<string, object?> Document { get; }

    internal byte[] Stances { get; }

    /// <summary>Copies a state. The dialogue must not change meanwhile.</summary>
    /// <param name="state">The state.</param>
    public static StateCopy Of(DialogueState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var document = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in Properties)
            document[property.Name] = Copied(property.GetValue(state));
        document["versions"] = state.Stances.Versions;
        document["words"] = state.Stances.Words.ToDictionary();
        document["guesses"] = state.Guesses.Rows();
        document["batches"] = state.Released.Batches;
        document["released"] = state.Released.Rows();
        document["requests"] = state.Requests.Rows();
        return new StateCopy(document, state.Stances.Rows());
    }

    internal static bool IsRegister(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Register<>);

    // A draft changes within its place in the register; everything else is replaced there.
    private static object? Copied(object? value) => value switch
    {
        Register<Drafts.Draft> drafts => drafts.Select(DraftCopy.Of).ToArray(),
        IRestorable register => register.Copy(),
        _ => value,
    };
}
