namespace Entente.Web.Observatory;

/// <summary>A record that the observatory shows.</summary>
/// <param name="Key">Its name in addresses: small letters, digits and hyphens.</param>
/// <param name="Title">Its name for people and for the command: the name of its file or folder.</param>
/// <param name="Path">Where it is; shown to nobody.</param>
/// <param name="Fingerprint">The SHA-256 of its files, in hexadecimal.</param>
/// <param name="Bytes">How large its files are together.</param>
/// <param name="Origin">How it came here.</param>
public sealed record ShownRecord(string Key, string Title, string Path, string Fingerprint, long Bytes, RecordOrigin Origin);

/// <summary>How a record came to the observatory.</summary>
public enum RecordOrigin
{
    /// <summary>It comes with Entente.</summary>
    Sample,

    /// <summary>The operator put it there.</summary>
    Operator,

    /// <summary>Somebody who may convene uploaded it.</summary>
    Upload,
}
