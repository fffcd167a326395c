namespace Entente.Cli;

/// <summary>The command line is at fault: a value that no option can mean, in words for the person who typed it.</summary>
internal sealed class CommandLineException : Exception
{
    /// <summary>A fault in what was typed.</summary>
    /// <param name="problem">What is wrong, with what was found.</param>
    /// <param name="expected">What was expected.</param>
    public CommandLineException(string problem, string expected)
        : base($"{problem}; {expected}")
    {
    }
}
