using Entente.Web.Configuration;

namespace Entente.Web.Hardening;

/// <summary>How often what may be done (the section <c>RateLimits</c>, such as <c>RateLimits:Stances:PerSecond</c>).</summary>
public sealed record RateLimitOptions
{
    /// <summary>Whether there are limits at all. Default true; a load run may turn them off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Requests without a session, and tokens that are not known yet, per address. Default 100 a second, 1,000 at once.</summary>
    public RateLimit Address { get; init; } = new(100, 1000);

    /// <summary>Requests of an account that have no limit of their own. Default 50 a second, 200 at once.</summary>
    public RateLimit Account { get; init; } = new(50, 200);

    /// <summary>Stances of an account. Default 20 a second, 60 at once.</summary>
    public RateLimit Stances { get; init; } = new(20, 60);

    /// <summary>Statements, amendments and other texts of an account. Default 2 a second, 30 at once.</summary>
    public RateLimit Texts { get; init; } = new(2, 30);

    /// <summary>Imports, exports and other heavy work of an account. Default 0.2 a second, 10 at once.</summary>
    public RateLimit Heavy { get; init; } = new(0.2, 10);

    /// <summary>Attempts to sign in or to make an account, per address. Default 0.5 a second, 30 at once.</summary>
    public RateLimit SignIn { get; init; } = new(0.5, 30);

    /// <summary>Anonymous devices, per address. Default 0.2 a second, 60 at once: a class behind one address, not a flood.</summary>
    public RateLimit Devices { get; init; } = new(0.2, 60);

    /// <summary>Reads the section <c>RateLimits</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static RateLimitOptions Read(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var plain = new RateLimitOptions();
        return new RateLimitOptions
        {
            Enabled = settings.Flag("RateLimits:Enabled", plain.Enabled),
            Address = Limit("Address", plain.Address),
            Account = Limit("Account", plain.Account),
            Stances = Limit("Stances", plain.Stances),
            Texts = Limit("Texts", plain.Texts),
            Heavy = Limit("Heavy", plain.Heavy),
            SignIn = Limit("SignIn", plain.SignIn),
            Devices = Limit("Devices", plain.Devices),
        };

        RateLimit Limit(string name, RateLimit otherwise) => new(
            settings.Real($"RateLimits:{name}:PerSecond", otherwise.PerSecond, 0.0001, 1e6),
            (int)settings.Whole($"RateLimits:{name}:Burst", otherwise.Burst, 1, 10_000_000));
    }
}

/// <summary>A token bucket: how fast it fills and how much it holds.</summary>
/// <param name="PerSecond">Permits a second, above 0.</param>
/// <param name="Burst">Permits that may be used at once, at least 1.</param>
public sealed record RateLimit(double PerSecond, int Burst);
