using Entente.Web.Configuration;

namespace Entente.Web.Hardening;

/// <summary>How large and how slow a request may be (the section <c>Limits</c>).</summary>
public sealed record LimitOptions
{
    /// <summary>The largest body, in bytes, unless an endpoint says otherwise. Default 65,536.</summary>
    public long BodyBytes { get; init; } = 64 * 1024;

    /// <summary>The largest body of an import, in bytes. Default 64 MiB.</summary>
    public long ImportBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How deep JSON may be nested. Default 64.</summary>
    public int JsonDepth { get; init; } = 64;

    /// <summary>How many connections may be open at once. Default 20,000.</summary>
    public int Connections { get; init; } = 20_000;

    /// <summary>How long a request may take, live views excepted. Default 30 seconds.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the server waits for requests to end when it is stopped. Default 8 seconds.</summary>
    public TimeSpan ShutdownTime { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Reads the section <c>Limits</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static LimitOptions Read(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var plain = new LimitOptions();
        var second = TimeSpan.FromSeconds(1);
        return new LimitOptions
        {
            BodyBytes = settings.Whole("Limits:BodyBytes", plain.BodyBytes, 1024, 1L << 30),
            ImportBytes = settings.Whole("Limits:ImportBytes", plain.ImportBytes, 1024, 1L << 40),
            JsonDepth = (int)settings.Whole("Limits:JsonDepth", plain.JsonDepth, 64, 256),
            Connections = (int)settings.Whole("Limits:Connections", plain.Connections, 1, 1_000_000),
            RequestTime = settings.Duration("Limits:RequestTime", plain.RequestTime, second, TimeSpan.FromHours(1)),
            ShutdownTime = settings.Duration("Limits:ShutdownTime", plain.ShutdownTime, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
        };
    }
}
