using System.Globalization;

namespace Entente.Cluster.Membership;

/// <summary>The table of a process that is alone: it forgets with it. The same promises as the one in a database.</summary>
internal sealed class LonelyMembershipTable : IMembershipTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SiloAddress, (MembershipEntry Entry, int Etag)> _entries = [];
    private int _version;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task<MembershipTableData> ReadAll() => Task.FromResult(Read(_ => true));

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Task.FromResult(Read(key.Equals));

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion)
    {
        lock (_gate)
            return Task.FromResult(Text(_version) == tableVersion.VersionEtag && !_entries.ContainsKey(entry.SiloAddress) && Put(entry, 1, tableVersion));
    }

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion)
    {
        lock (_gate)
        {
            return Task.FromResult(
                Text(_version) == tableVersion.VersionEtag && _entries.TryGetValue(entry.SiloAddress, out var found) && Text(found.Etag) == etag
                && Put(entry, found.Etag + 1, tableVersion));
        }
    }

    public Task UpdateIAmAlive(MembershipEntry entry)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(entry.SiloAddress, out var found))
                found.Entry.IAmAliveTime = entry.IAmAliveTime;
        }
        return Task.CompletedTask;
    }

    public Task DeleteMembershipTableEntries(string clusterId)
    {
        lock (_gate)
            _entries.Clear();
        return Task.CompletedTask;
    }

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        lock (_gate)
        {
            foreach (var (silo, found) in _entries.ToArray())
            {
                if (found.Entry.Status == SiloStatus.Dead && found.Entry.IAmAliveTime < beforeDate.UtcDateTime && found.Entry.StartTime < beforeDate.UtcDateTime)
                    _entries.Remove(silo);
            }
        }
        return Task.CompletedTask;
    }

    private bool Put(MembershipEntry entry, int etag, TableVersion version)
    {
        _entries[entry.SiloAddress] = (Copy(entry), etag);
        _version = version.Version;
        return true;
    }

    private MembershipTableData Read(Func<SiloAddress, bool> wanted)
    {
        lock (_gate)
        {
            return new MembershipTableData(
                [.. _entries.Values.Where(found => wanted(found.Entry.SiloAddress)).Select(found => Tuple.Create(Copy(found.Entry), Text(found.Etag)))],
                new TableVersion(_version, Text(_version)));
        }
    }

    private static MembershipEntry Copy(MembershipEntry entry) => new()
    {
        SiloAddress = entry.SiloAddress,
        Status = entry.Status,
        SiloName = entry.SiloName,
        HostName = entry.HostName,
        RoleName = entry.RoleName,
        UpdateZone = entry.UpdateZone,
        FaultZone = entry.FaultZone,
        ProxyPort = entry.ProxyPort,
        StartTime = entry.StartTime,
        IAmAliveTime = entry.IAmAliveTime,
        SuspectTimes = [.. entry.SuspectTimes ?? []],
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
