namespace Entente.Cli.Verification;

/// <summary>With what a verification works.</summary>
internal sealed record VerificationScope
{
    /// <summary>The folder of the reference data; null if none was named.</summary>
    public string? Data { get; init; }

    /// <summary>Whether the long samplers run in full.</summary>
    public bool Full { get; init; }

    /// <summary>The seed of all chance that the user named; null where each piece of work has its own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Threads; 0 for all cores.</summary>
    public int Threads { get; init; }

    /// <summary>How far the work has come, told for a piece of work by name.</summary>
    public required Func<string, Output.ProgressBar> Progress { get; init; }

    /// <summary>Asks the work to end.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>A file or folder of the reference data; null if it is not there.</summary>
    /// <param name="parts">The path below the folder.</param>
    public string? Find(params string[] parts)
    {
        if (Data is null) return null;
        var path = Path.Combine([Data, .. parts]);
        return Path.Exists(path) ? path : null;
    }

    /// <summary>Why something cannot be tried.</summary>
    /// <param name="parts">What is missing, below the folder.</param>
    public string Missing(params string[] parts) =>
        Data is null ? "needs reference data: entente verify DATA" : $"{Path.Combine([Data, .. parts])} is not there";
}
