using Entente.Web;
using Entente.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace Entente.Cli.Commands;

/// <summary>The settings of the workbench as a command line gives them; a fault in them is a fault of the command line.</summary>
internal static class WorkbenchSettings
{
    /// <summary>Reads and checks the settings.</summary>
    /// <param name="file">The value of <c>--config</c>, or null.</param>
    /// <param name="folder">The value of <c>--data</c>, or null.</param>
    /// <param name="urls">The value of <c>--urls</c>, or null.</param>
    public static (WorkbenchOptions Options, IConfigurationRoot Configuration) Of(string? file, string? folder, string? urls)
    {
        var configuration = WorkbenchConfiguration.Load(file, folder, urls);
        var options = WorkbenchOptions.Read(configuration);
        DataFolder.Prepare(options.Storage.Folder);
        return (options, configuration);
    }
}
