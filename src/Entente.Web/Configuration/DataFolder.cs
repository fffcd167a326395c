namespace Entente.Web.Configuration;

/// <summary>The folder in which the workbench keeps its files: closed to other users, each file for its owner alone.</summary>
public static class DataFolder
{
    private const UnixFileMode OfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OpenToOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupWrite;

    /// <summary>The default: <c>entente</c> in the user's data folder, an absolute path.</summary>
    public static string OfUser()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data.Length > 0 ? data : Path.GetFullPath(".local/share"), "entente");
    }

    /// <summary>Makes the folder with mode 0700, or checks that one which is there is closed to others.</summary>
    /// <param name="folder">An absolute path.</param>
    /// <exception cref="ConfigurationFaultException">It cannot be made, or others may enter or change it. Its mode is not changed: it might be a folder that others need.</exception>
    public static void Prepare(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
                return;
            }

            if (!Directory.Exists(folder)) Directory.CreateDirectory(folder, OfOwner);
            var mode = File.GetUnixFileMode(folder);
            if ((mode & OpenToOthers) != UnixFileMode.None)
                throw new ConfigurationFaultException("Storage:Folder", "a folder that other users cannot enter (chmod 700), or a path where nothing is yet", $"{folder}, mode {Convert.ToString((int)mode, 8)}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException("Storage:Folder", "a folder that can be made and written", folder, fault);
        }
    }

    /// <summary>The path of a file in the folder; an empty file of mode 0600 is made where there is none, so that no later writer makes it with a wider mode.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The file's name.</param>
    public static string PrivateFile(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        return path;
    }
}
