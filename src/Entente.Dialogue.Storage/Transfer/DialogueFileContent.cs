namespace Entente.Dialogue.Storage.Transfer;

/// <summary>What a file of a dialogue holds.</summary>
/// <param name="Path">The file.</param>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Head">Its last event.</param>
/// <param name="Keys">The keys of persons in it; without any where it was written without keys.</param>
public sealed record DialogueFileContent(string Path, DialogueId Dialogue, LogHead Head, IReadOnlyCollection<PersonKey> Keys);

/// <summary>A file of a dialogue is not what its format promises, or its chain is broken.</summary>
/// <param name="path">The file.</param>
/// <param name="line">The line, counted from 1.</param>
/// <param name="problem">What is wrong, with what was found.</param>
/// <param name="expected">What was expected.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class DialogueFileException(string path, long line, string problem, string expected, Exception? inner = null)
    : Exception($"{path}:{line}: {problem}; {expected}", inner)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The line, counted from 1.</summary>
    public long Line { get; } = line;

    /// <summary>What is wrong.</summary>
    public string Problem { get; } = problem;

    /// <summary>What was expected.</summary>
    public string Expected { get; } = expected;
}
