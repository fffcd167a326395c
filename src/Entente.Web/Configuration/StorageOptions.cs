namespace Entente.Web.Configuration;

/// <summary>Where the workbench keeps what it must not lose.</summary>
public sealed record StorageOptions
{
    /// <summary>The data folder: an absolute path. Default: <c>entente</c> in the user's data folder (<c>XDG_DATA_HOME</c> or what the platform has for it).</summary>
    public string Folder { get; init; } = DataFolder.OfUser();

    /// <summary>The kind of database. Default: SQLite, files in <see cref="Folder"/>.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>How to reach PostgreSQL (<c>ConnectionStrings:Entente</c>, with the password of <c>Storage:PostgresPasswordFile</c>); null with SQLite.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Reads the section <c>Storage</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static StorageOptions Read(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var folder = settings.Text("Storage:Folder") is { } given ? Path.GetFullPath(given) : DataFolder.OfUser();
        var provider = settings.Choice("Storage:Provider", "sqlite", "sqlite", "postgresql") is "sqlite" ? StorageProvider.Sqlite : StorageProvider.Postgresql;
        var passwordFile = settings.Text("Storage:PostgresPasswordFile");
        var connection = settings.Text("ConnectionStrings:Entente");
        if (provider == StorageProvider.Sqlite) return new StorageOptions { Folder = folder };
        if (connection is null) throw new ConfigurationFaultException("ConnectionStrings:Entente", "the connection string of PostgreSQL, because Storage:Provider is postgresql", null);
        return new StorageOptions { Folder = folder, Provider = provider, ConnectionString = WithPassword(connection, passwordFile) };
    }

    private static string WithPassword(string connection, string? passwordFile)
    {
        Npgsql.NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new Npgsql.NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The value may hold a password: it stays out of the message.
            throw new ConfigurationFaultException("ConnectionStrings:Entente", "a connection string such as Host=…;Database=entente;Username=entente", "one that does not parse", fault);
        }

        if (passwordFile is null) return builder.ConnectionString;
        try
        {
            builder.Password = File.ReadAllText(passwordFile).TrimEnd('\r', '\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException("Storage:PostgresPasswordFile", "a file that can be read", passwordFile, fault);
        }

        return builder.ConnectionString;
    }
}

/// <summary>A kind of database.</summary>
public enum StorageProvider
{
    /// <summary>SQLite files in the data folder: one process.</summary>
    Sqlite,

    /// <summary>PostgreSQL: one process or several.</summary>
    Postgresql,
}
