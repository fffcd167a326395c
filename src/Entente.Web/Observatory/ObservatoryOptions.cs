using System.Collections.Immutable;
using Entente.Web.Configuration;

namespace Entente.Web.Observatory;

/// <summary>What the observatory shows (the section <c>Observatory</c>).</summary>
public sealed record ObservatoryOptions
{
    /// <summary>Records beside the bundled sample and those in the data folder: files or folders on this machine. <c>entente serve --record PATH</c> adds to them.</summary>
    public ImmutableArray<string> Records { get; init; } = [];

    /// <summary>Folders of facts about states that a diagnosis and the claims use, as <c>--covariates</c> of the command.</summary>
    public ImmutableArray<string> Covariates { get; init; } = [];

    /// <summary>The largest file that may be uploaded, in bytes. Default 200 MiB.</summary>
    public long UploadBytes { get; init; } = 200L << 20;

    /// <summary>How many bytes of computed documents are kept ready in memory. Default 200 MiB.</summary>
    public long ReadyBytes { get; init; } = 200L << 20;

    /// <summary>Reads the section <c>Observatory</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static ObservatoryOptions Read(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var plain = new ObservatoryOptions();
        return new ObservatoryOptions
        {
            Records = [.. settings.List("Observatory:Records").Select(Path.GetFullPath)],
            Covariates = [.. settings.List("Observatory:Covariates").Select(Path.GetFullPath)],
            UploadBytes = settings.Whole("Observatory:UploadBytes", plain.UploadBytes, 1024, 1L << 40),
            ReadyBytes = settings.Whole("Observatory:ReadyBytes", plain.ReadyBytes, 1 << 20, 1L << 40),
        };
    }
}
