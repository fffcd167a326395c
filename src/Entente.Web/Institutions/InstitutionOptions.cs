using System.Collections.Immutable;
using Entente.Web.Configuration;

namespace Entente.Web.Institutions;

/// <summary>An institution whose people sign in through its own OpenID Connect provider (<c>Institutions:NAME</c>).</summary>
public sealed record InstitutionOptions
{
    /// <summary>The name in addresses: 1 to 32 lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The title on pages. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>The issuer's address; https unless it is of this machine.</summary>
    public required Uri Authority { get; init; }

    /// <summary>The identifier by which the issuer knows this server.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret (<c>ClientSecretFile</c>, or <c>ClientSecret</c> from the environment); null for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Reads the section <c>Institutions</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static ImmutableArray<InstitutionOptions> ReadAll(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return [.. settings.Sections("Institutions").Select(name => Read(settings, name))];
    }

    private static InstitutionOptions Read(Settings settings, string name)
    {
        if (name.Length > 32 || name.Any(letter => letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            throw new ConfigurationFaultException($"Institutions:{name}", "a name of 1 to 32 lower-case letters, digits and hyphens", name);
        var text = settings.Text($"Institutions:{name}:Authority");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority) || !(authority.Scheme is "https" || (authority.Scheme is "http" && authority.IsLoopback)))
            throw new ConfigurationFaultException($"Institutions:{name}:Authority", "the issuer's https address", text);
        return new InstitutionOptions
        {
            Name = name,
            Title = settings.Text($"Institutions:{name}:Title") ?? name,
            Authority = authority,
            ClientId = settings.Text($"Institutions:{name}:ClientId") ?? throw new ConfigurationFaultException($"Institutions:{name}:ClientId", "the identifier that the issuer gave", null),
            ClientSecret = Secret(settings, name),
        };
    }

    private static string? Secret(Settings settings, string name)
    {
        var (secret, file) = (settings.Text($"Institutions:{name}:ClientSecret"), settings.Text($"Institutions:{name}:ClientSecretFile"));
        if (file is null) return secret;
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException($"Institutions:{name}:ClientSecretFile", "a file that can be read", file, fault);
        }
    }
}
