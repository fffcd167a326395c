namespace Entente.TestKit;

/// <summary>The command as it was built beside the tests that run it as a process.</summary>
public static class BuiltCommand
{
    /// <summary>The path of <c>entente.dll</c>, of the configuration of the running tests; a project that uses it builds the command before itself.</summary>
    public static string Program { get; } = Path.Combine(
        SharedData.Repository, "artifacts", "bin", "Entente.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "entente.dll");
}
