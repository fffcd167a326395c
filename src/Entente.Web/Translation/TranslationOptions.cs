using Entente.Web.Configuration;

namespace Entente.Web.Translation;

/// <summary>Translation by machine (the section <c>Translation</c>). It is off by default: it sends what people wrote to another server.</summary>
public sealed record TranslationOptions
{
    /// <summary>The address of a server that speaks LibreTranslate's API, such as <c>http://127.0.0.1:5000</c>; null, the default, turns it off.</summary>
    public Uri? Server { get; init; }

    /// <summary>The key that the server asks for; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>Reads the section <c>Translation</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static TranslationOptions Read(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var text = settings.Text("Translation:Server");
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new ConfigurationFaultException("Translation:Server", "an address that starts with http:// or https://", text);
        return new TranslationOptions { Server = text is null ? null : new Uri(text.TrimEnd('/') + "/"), Key = settings.Text("Translation:Key") };
    }

    /// <summary>Where texts would go, without the key.</summary>
    public override string ToString() => $"translation by {Server?.ToString() ?? "nobody"}";
}
