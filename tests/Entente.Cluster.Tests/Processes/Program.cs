namespace Entente.Cluster.Tests.Processes;

/// <summary>Runs the tests, or one process of a cluster when a test has started it as that.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (ClusterNode.IsWanted)
            return await ClusterNode.RunAsync();
        return arguments.Contains("-automated") || arguments.Contains("@@")
            ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(arguments)
            : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
