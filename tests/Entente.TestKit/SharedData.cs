namespace Entente.TestKit;

/// <summary>Where the real data is that tests and CI have beside the repository and users do not.</summary>
public static class SharedData
{
    /// <summary>The root of this repository: the folder that holds <c>Entente.slnx</c>.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder of real data, or null on a machine without it.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>The path of a file or folder of the real data; skips the calling test, visibly, on a machine without it.</summary>
    /// <param name="parts">The path below the data folder.</param>
    public static string Require(params string[] parts)
    {
        Assert.SkipWhen(Folder is null, "The real data (../shared/data beside the repository) is not on this machine.");
        return Path.Combine([Folder!, .. parts]);
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Entente.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Entente.slnx.");
    }

    private static string? FindFolder()
    {
        var folder = Path.GetFullPath(Path.Combine(FindRepository(), "..", "shared", "data"));
        return Directory.Exists(folder) ? folder : null;
    }
}
