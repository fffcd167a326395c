namespace Entente.Cli;

/// <summary>What the command tells the shell when it ends.</summary>
internal static class ExitCode
{
    /// <summary>The answer was given.</summary>
    public const int Done = 0;

    /// <summary>The input is at fault: a record, a table or a list of actors is not what it should be.</summary>
    public const int InputFault = 1;

    /// <summary>The command line is at fault: an unknown verb, option or value.</summary>
    public const int CommandLineFault = 2;

    /// <summary>The work failed: the disk is full, the network is away, a published number was not reproduced.</summary>
    public const int WorkFailed = 3;

    /// <summary>The user stopped it.</summary>
    public const int Stopped = 130;
}
