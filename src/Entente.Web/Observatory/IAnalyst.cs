namespace Entente.Web.Observatory;

/// <summary>Who does the work of the observatory: the command itself.</summary>
public interface IAnalyst
{
    /// <summary>Runs the command.</summary>
    /// <param name="arguments">Its words, behind <c>entente</c>.</param>
    /// <param name="progress">Hears how far it has come; may be told nothing.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Null when it is done; else what the command said was wrong.</returns>
    Task<string?> RunAsync(IReadOnlyList<string> arguments, IProgress<WorkProgress> progress, CancellationToken cancellation);
}

/// <summary>How far a piece of work has come.</summary>
/// <param name="Share">The share that is done, 0 to 1; null where it is not known.</param>
/// <param name="Doing">What is being done, in the command's own words.</param>
public sealed record WorkProgress(double? Share, string Doing);
