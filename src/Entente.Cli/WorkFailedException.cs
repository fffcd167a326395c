namespace Entente.Cli;

/// <summary>The work was tried and failed, through no fault of input or command line.</summary>
internal sealed class WorkFailedException : Exception
{
    /// <summary>A failure in words for people.</summary>
    /// <param name="problem">What failed.</param>
    /// <param name="advice">What to do about it, or what was expected.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public WorkFailedException(string problem, string advice, Exception? inner = null)
        : base($"{problem}; {advice}", inner)
    {
    }
}
