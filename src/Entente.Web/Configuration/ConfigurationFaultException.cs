namespace Entente.Web.Configuration;

/// <summary>A setting is not what it should be. The message names the key, what was expected and what was found.</summary>
public sealed class ConfigurationFaultException : Exception
{
    /// <summary>A fault of one setting.</summary>
    /// <param name="key">The key, with colons between its parts, such as <c>Storage:Provider</c>.</param>
    /// <param name="expected">What was expected, in words.</param>
    /// <param name="found">What was found; null where nothing was. Never the value of a secret.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public ConfigurationFaultException(string key, string expected, string? found, Exception? inner = null)
        : base($"setting {key}: expected {expected}, found {(found is null ? "nothing" : $"'{found}'")}", inner) => Key = key;

    /// <summary>The key of the setting.</summary>
    public string Key { get; }
}
