namespace Entente.Dialogue.Storage.Tests;

/// <summary>The entry of the tests, which is also that of the process that <see cref="Sqlite.KillTests"/> kills.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => args switch
    {
        ["append", var folder, var first] => Sqlite.EndlessAppends.RunAsync(folder, int.Parse(first)),
        _ when args.Any(word => word is "-automated" or "@@") => Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
        _ => Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
