using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Dialogue.Storage.Schema;

/// <summary>The steps by which a database comes from one version of its schema to the next, in order; they only go forward.</summary>
internal sealed class SchemaScripts
{
    /// <summary>The events in a SQLite file.</summary>
    public static readonly SchemaScripts SqliteEvents = new("sqlite-events");

    /// <summary>The keys of persons in a SQLite file of their own.</summary>
    public static readonly SchemaScripts SqliteKeys = new("sqlite-keys");

    /// <summary>Everything in a PostgreSQL database.</summary>
    public static readonly SchemaScripts Postgres = new("postgres");

    private readonly ImmutableArray<string> _steps;

    private SchemaScripts(string name)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        _steps =
        [
            .. assembly.GetManifestResourceNames().Where(resource => resource.StartsWith(name + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(resource =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                    return reader.ReadToEnd();
                }),
        ];
    }

    /// <summary>The version that this program works with.</summary>
    public int Latest => _steps.Length;

    /// <summary>The steps from a version to the latest.</summary>
    /// <param name="version">The version of the database; 0 for an empty one.</param>
    /// <param name="where">The database, in words for people.</param>
    /// <exception cref="StorageSetupException">The database is of a newer program.</exception>
    public IEnumerable<string> After(long version, string where)
    {
        if (version <= Latest && version >= 0) return _steps.Skip((int)version);
        throw new StorageSetupException(string.Create(
            CultureInfo.InvariantCulture, $"{where} has schema version {version} and this program knows versions up to {Latest}; use the newer program that wrote it"));
    }
}
