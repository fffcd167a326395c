namespace Entente.Web.Configuration;

/// <summary>Where settings come from: the file, then the environment (<c>ENTENTE__Storage__Provider</c>), then the command line; the later wins.</summary>
public static class WorkbenchConfiguration
{
    /// <summary>The name of the file in the data folder.</summary>
    public const string FileName = "entente.json";

    /// <summary>The beginning of variables that are settings.</summary>
    public const string EnvironmentPrefix = "ENTENTE__";

    /// <summary>Gathers the settings.</summary>
    /// <param name="file">The file of <c>--config</c>, which must exist; null for <see cref="FileName"/> in the data folder, if it is there.</param>
    /// <param name="folder">The data folder of <c>--data</c>, or null.</param>
    /// <param name="urls">The addresses of <c>--urls</c>, with semicolons between them, or null.</param>
    /// <exception cref="ConfigurationFaultException">The file is missing or no JSON.</exception>
    public static IConfigurationRoot Load(string? file, string? folder, string? urls)
    {
        var commandLine = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (folder is not null) commandLine["Storage:Folder"] = folder;
        if (urls is not null) commandLine["Urls"] = urls;
        var outside = new ConfigurationBuilder().AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine).Build();
        var path = Path.GetFullPath(file ?? Path.Combine(outside["Storage:Folder"] ?? DataFolder.OfUser(), FileName));
        if (file is not null && !File.Exists(path)) throw new ConfigurationFaultException("--config", "a file that exists", path);
        try
        {
            // Named before it is read, so that the fault of a broken file can be told from others.
            var builder = new ConfigurationBuilder();
            if (File.Exists(path)) builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(path)));
            return builder.AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine).Build();
        }
        catch (Exception fault) when (fault is FormatException or System.Text.Json.JsonException or InvalidDataException)
        {
            throw new ConfigurationFaultException("--config", $"one JSON object of settings ({(fault.InnerException ?? fault).Message})", path, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException("--config", "a file that can be read", path, fault);
        }
    }
}
