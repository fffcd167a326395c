using Entente.Web.Configuration;

namespace Entente.Web.Operations;

/// <summary>Where traces, metrics and logs go (the section <c>Telemetry</c>).</summary>
public sealed record TelemetryOptions
{
    /// <summary>The OTLP collector, such as <c>http://127.0.0.1:4317</c>; null, the default, sends nothing anywhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>The share of requests that are traced, 0 to 1. Default 0.05.</summary>
    public double TraceShare { get; init; } = 0.05;

    /// <summary>Reads the section <c>Telemetry</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static TelemetryOptions Read(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var text = settings.Text("Telemetry:Otlp");
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new ConfigurationFaultException("Telemetry:Otlp", "an address that starts with http:// or https://", text);
        return new TelemetryOptions { Otlp = text is null ? null : new Uri(text), TraceShare = settings.Real("Telemetry:TraceShare", 0.05, 0, 1) };
    }
}
