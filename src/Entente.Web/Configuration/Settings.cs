using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Web.Configuration;

/// <summary>Reads settings by key, each with its default and its bounds, and remembers which keys it was asked for.</summary>
/// <remarks>A value that does not fit, and a key that nobody asked for, is a <see cref="ConfigurationFaultException"/>: a slip in a security setting must not pass in silence.</remarks>
public sealed class Settings
{
    private readonly IConfiguration _configuration;
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads from a configuration.</summary>
    /// <param name="configuration">The settings.</param>
    public Settings(IConfiguration configuration) => _configuration = configuration;

    /// <summary>A text, or null where there is none.</summary>
    /// <param name="key">The key.</param>
    public string? Text(string key)
    {
        _asked.Add(key);
        return _configuration[key] is { Length: > 0 } text ? text : null;
    }

    /// <summary>One of a few words, in any case.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The default; null where it follows from something else.</param>
    /// <param name="words">The words.</param>
    public string? Choice(string key, string? otherwise, params ReadOnlySpan<string> words)
    {
        if (Text(key) is not { } text) return otherwise;
        foreach (var word in words)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase)) return word;
        }

        throw new ConfigurationFaultException(key, $"one of {string.Join(", ", words.ToArray())}", text);
    }

    /// <summary>A whole number within bounds.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="least">The least that fits.</param>
    /// <param name="most">The most that fits.</param>
    public long Whole(string key, long otherwise, long least, long most)
    {
        if (Text(key) is not { } text) return otherwise;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ConfigurationFaultException(key, $"a whole number from {least} to {most}", text);
    }

    /// <summary>A real number within bounds.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="least">The least that fits.</param>
    /// <param name="most">The most that fits.</param>
    public double Real(string key, double otherwise, double least, double most)
    {
        if (Text(key) is not { } text) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ConfigurationFaultException(key, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), text);
    }

    /// <summary>Yes or no.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The default.</param>
    public bool Flag(string key, bool otherwise) => Choice(key, otherwise ? "true" : "false", "true", "false") is "true";

    /// <summary>A length of time: a number with s, m, h or d behind it, or <c>days.hours:minutes:seconds</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="least">The least that fits.</param>
    /// <param name="most">The most that fits.</param>
    public TimeSpan Duration(string key, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        if (Text(key) is not { } text) return otherwise;
        return TryDuration(text, out var duration) && duration >= least && duration <= most
            ? duration
            : throw new ConfigurationFaultException(key, $"a length of time from {Words(least)} to {Words(most)}, such as 90s, 15m, 12h or 14d", text);
    }

    /// <summary>Several texts: a list in the file, or one text with commas or semicolons between them.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The default.</param>
    public ImmutableArray<string> List(string key, params ImmutableArray<string> otherwise)
    {
        var section = _configuration.GetSection(key);
        var children = section.GetChildren().ToList();
        _asked.Add(key);
        foreach (var child in children) _asked.Add(child.Path);
        if (children.Count > 0) return [.. children.Select(child => child.Value).OfType<string>().Where(text => text.Length > 0)];
        return section.Value is { Length: > 0 } text ? [.. text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : otherwise;
    }

    /// <summary>The names of the sections below a key, such as the names of providers.</summary>
    /// <param name="key">The key.</param>
    public ImmutableArray<string> Sections(string key) => [.. _configuration.GetSection(key).GetChildren().Select(child => child.Key)];

    /// <summary>Refuses keys that nobody asked for.</summary>
    /// <param name="foreign">Sections that other parts or the framework read.</param>
    /// <exception cref="ConfigurationFaultException">There is one.</exception>
    public void RefuseUnknown(params IEnumerable<string> foreign)
    {
        var others = foreign.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stray = _configuration.AsEnumerable()
            .Where(pair => pair.Value is not null && !_asked.Contains(pair.Key) && !others.Contains(pair.Key.Split(':')[0]))
            .Select(pair => pair.Key).Order(StringComparer.Ordinal).FirstOrDefault();
        if (stray is null) return;
        var section = stray.Contains(':', StringComparison.Ordinal) ? stray[..(stray.LastIndexOf(':') + 1)] : "";
        var siblings = _asked.Where(key => key.StartsWith(section, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        throw new ConfigurationFaultException(stray, siblings.Count == 0 ? "no such setting" : $"one of the known settings {string.Join(", ", siblings)}", stray);
    }

    private static bool TryDuration(string text, out TimeSpan duration)
    {
        duration = default;
        var unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        if (unit == TimeSpan.Zero) return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
        if (!double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count > 1e6) return false;
        duration = count * unit;
        return true;
    }

    private static string Words(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays}d"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours}h"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s"),
    };
}
