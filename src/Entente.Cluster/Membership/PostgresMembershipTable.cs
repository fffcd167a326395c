using System.Globalization;
using Npgsql;

namespace Entente.Cluster.Membership;

/// <summary>The processes of a cluster, in a PostgreSQL schema <c>dialogue_cluster</c> that is made if it is not there.</summary>
/// <remarks>
/// A change of a process' entry goes together with a new version of the whole table, in one transaction that first takes the row of the version, so that of two
/// who change at once one fails and reads again. The sign of life changes neither: it is one column, written by its owner alone.
/// </remarks>
/// <param name="database">The database.</param>
/// <param name="cluster">The name of the cluster.</param>
internal sealed class PostgresMembershipTable(NpgsqlDataSource database, string cluster) : IMembershipTable, IDisposable
{
    // Any number that nobody else locks: processes that start together make the schema one after the other.
    private const long SchemaLock = 0x456E74656E746543;

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync(connection, "SELECT pg_advisory_xact_lock($1)", SchemaLock);
        await RunAsync(connection, await SchemaAsync());
        if (tryInitTableVersion)
            await RunAsync(connection, "INSERT INTO dialogue_cluster.versions (cluster, version) VALUES ($1, 0) ON CONFLICT DO NOTHING", cluster);
        await transaction.CommitAsync();
    }

    public Task<MembershipTableData> ReadAll() => ReadAsync(null);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadAsync(key);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => ChangeAsync(
        tableVersion,
        connection => RunAsync(
            connection,
            """
            INSERT INTO dialogue_cluster.members (cluster, silo, status, name, host, role, update_zone, fault_zone, proxy_port, started, alive, suspicions, etag)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) ON CONFLICT DO NOTHING
            """,
            Row(entry)));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => ChangeAsync(
        tableVersion,
        connection => RunAsync(
            connection,
            """
            UPDATE dialogue_cluster.members SET status = $3, name = $4, host = $5, role = $6, update_zone = $7, fault_zone = $8, proxy_port = $9, started = $10,
              alive = greatest(alive, $11), suspicions = $12, etag = etag + 1
            WHERE cluster = $1 AND silo = $2 AND etag = $13
            """,
            [.. Row(entry), long.Parse(etag, CultureInfo.InvariantCulture)]));

    public async Task UpdateIAmAlive(MembershipEntry entry)
    {
        await using var connection = await database.OpenConnectionAsync();
        await RunAsync(
            connection, "UPDATE dialogue_cluster.members SET alive = $3 WHERE cluster = $1 AND silo = $2", cluster, entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime));
    }

    public async Task DeleteMembershipTableEntries(string clusterId)
    {
        await using var connection = await database.OpenConnectionAsync();
        await RunAsync(connection, "DELETE FROM dialogue_cluster.versions WHERE cluster = $1", clusterId);
    }

    public async Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        await using var connection = await database.OpenConnectionAsync();
        await RunAsync(
            connection,
            "DELETE FROM dialogue_cluster.members WHERE cluster = $1 AND status = $2 AND greatest(alive, started) < $3",
            cluster, (int)SiloStatus.Dead, beforeDate.UtcDateTime);
    }

    public void Dispose() => database.Dispose();

    private async Task<bool> ChangeAsync(TableVersion version, Func<NpgsqlConnection, Task<int>> change)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var isNext = await RunAsync(
            connection,
            "UPDATE dialogue_cluster.versions SET version = $2 WHERE cluster = $1 AND version = $3",
            cluster, version.Version, int.Parse(version.VersionEtag, CultureInfo.InvariantCulture)) == 1;
        if (!isNext || await change(connection) != 1)
            return false;
        await transaction.CommitAsync();
        return true;
    }

    // One statement sees one moment: the version and the entries belong together.
    private async Task<MembershipTableData> ReadAsync(SiloAddress? silo)
    {
        await using var command = database.CreateCommand(
            """
            SELECT v.version, m.silo, m.status, m.name, m.host, m.role, m.update_zone, m.fault_zone, m.proxy_port, m.started, m.alive, m.suspicions, m.etag
            FROM dialogue_cluster.versions v LEFT JOIN dialogue_cluster.members m ON m.cluster = v.cluster AND ($2::text IS NULL OR m.silo = $2)
            WHERE v.cluster = $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = cluster });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)silo?.ToParsableString() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync();
        var version = 0;
        var entries = new List<Tuple<MembershipEntry, string>>();
        while (await reader.ReadAsync())
        {
            version = reader.GetInt32(0);
            if (!reader.IsDBNull(1))
                entries.Add(Tuple.Create(Entry(reader), reader.GetInt64(12).ToString(CultureInfo.InvariantCulture)));
        }
        return new MembershipTableData(entries, new TableVersion(version, version.ToString(CultureInfo.InvariantCulture)));
    }

    private object?[] Row(MembershipEntry entry) =>
    [
        cluster, entry.SiloAddress.ToParsableString(), (int)entry.Status, entry.SiloName ?? "", entry.HostName ?? "", entry.RoleName, entry.UpdateZone, entry.FaultZone,
        entry.ProxyPort, Utc(entry.StartTime), Utc(entry.IAmAliveTime),
        (entry.SuspectTimes ?? []).Select(suspicion => $"{suspicion.Item1.ToParsableString()} {LogFormatter.PrintDate(suspicion.Item2)}").ToArray(),
    ];

    private static MembershipEntry Entry(NpgsqlDataReader reader) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(reader.GetString(1)),
        Status = (SiloStatus)reader.GetInt32(2),
        SiloName = reader.GetString(3),
        HostName = reader.GetString(4),
        RoleName = reader.IsDBNull(5) ? null : reader.GetString(5),
        UpdateZone = reader.GetInt32(6),
        FaultZone = reader.GetInt32(7),
        ProxyPort = reader.GetInt32(8),
        StartTime = reader.GetDateTime(9),
        IAmAliveTime = reader.GetDateTime(10),
        SuspectTimes = [.. reader.GetFieldValue<string[]>(11).Select(Suspicion)],
    };

    private static Tuple<SiloAddress, DateTime> Suspicion(string text)
    {
        var gap = text.IndexOf(' ', StringComparison.Ordinal);
        return Tuple.Create(SiloAddress.FromParsableString(text[..gap]), LogFormatter.ParseDate(text[(gap + 1)..]));
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> SchemaAsync()
    {
        using var reader = new StreamReader(typeof(PostgresMembershipTable).Assembly.GetManifestResourceStream("membership-postgres")!);
        return await reader.ReadToEndAsync();
    }
}
