using System.Text;

namespace Entente.TestKit;

/// <summary>Compares long outputs with readable files in the <c>Expected/</c> folder of a test project; <c>make expected</c> rewrites them.</summary>
public static class ExpectedFile
{
    /// <summary>The environment variable that makes <see cref="Check"/> write instead of compare.</summary>
    public const string WriteVariable = "ENTENTE_WRITE_EXPECTED";

    /// <summary>Requires that a text is what the expected file holds.</summary>
    /// <param name="project">The test project, as in <c>Entente.Cli.Tests</c>.</param>
    /// <param name="name">The file's name in its <c>Expected/</c> folder.</param>
    /// <param name="actual">The text that was made.</param>
    public static void Check(string project, string name, string actual)
    {
        var path = Path.Combine(SharedData.Repository, "tests", project, "Expected", name);
        if (Environment.GetEnvironmentVariable(WriteVariable) is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        Assert.True(File.Exists(path), $"{path} does not exist; 'make expected' writes it.");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.Equal(expected, actual.ReplaceLineEndings("\n"));
    }
}
