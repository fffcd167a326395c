using System.Net;
using Entente.Cluster.Membership;
using Entente.TestKit;
using Npgsql;

namespace Entente.Cluster.Tests.Membership;

/// <summary>What the cluster relies on, held by the table in memory and by the one in PostgreSQL.</summary>
public abstract class MembershipTableTests
{
    private static readonly DateTime Time = new(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    private protected abstract Task<IMembershipTable> NewAsync();

    [Fact]
    public async Task An_entry_reads_back_as_it_was_written()
    {
        var table = await NewAsync();
        var entry = Entry(1);
        entry.AddSuspector(Silo(2), Time.AddSeconds(5));

        Assert.True(await table.InsertRowAsync(entry, (await table.ReadAllAsync(default)).Version.Next(), default));

        var read = Assert.Single((await table.ReadRowAsync(Silo(1), default)).Members).Item1;
        Assert.Equal(entry.ToFullString(), read.ToFullString());
        Assert.Equal(1, (await table.ReadAllAsync(default)).Version.Version);
    }

    [Fact]
    public async Task A_change_that_builds_on_an_old_version_of_the_table_changes_nothing()
    {
        var table = await NewAsync();
        var old = (await table.ReadAllAsync(default)).Version;
        Assert.True(await table.InsertRowAsync(Entry(1), old.Next(), default));

        Assert.False(await table.InsertRowAsync(Entry(2), old.Next(), default));
        Assert.False(await table.UpdateRowAsync(Entry(1, SiloStatus.Dead), (await table.ReadAllAsync(default)).Members[0].Item2, old.Next(), default));

        Assert.Equal(SiloStatus.Active, Assert.Single((await table.ReadAllAsync(default)).Members).Item1.Status);
    }

    [Fact]
    public async Task A_change_that_builds_on_an_old_entry_changes_nothing_and_leaves_the_version()
    {
        var table = await NewAsync();
        await table.InsertRowAsync(Entry(1), (await table.ReadAllAsync(default)).Version.Next(), default);
        var old = (await table.ReadAllAsync(default)).Members[0].Item2;
        Assert.True(await table.UpdateRowAsync(Entry(1, SiloStatus.ShuttingDown), old, (await table.ReadAllAsync(default)).Version.Next(), default));

        Assert.False(await table.UpdateRowAsync(Entry(1, SiloStatus.Dead), old, (await table.ReadAllAsync(default)).Version.Next(), default));

        Assert.Equal(2, (await table.ReadAllAsync(default)).Version.Version);
    }

    [Fact]
    public async Task A_process_is_entered_once()
    {
        var table = await NewAsync();
        await table.InsertRowAsync(Entry(1), (await table.ReadAllAsync(default)).Version.Next(), default);

        Assert.False(await table.InsertRowAsync(Entry(1), (await table.ReadAllAsync(default)).Version.Next(), default));

        Assert.Equal(1, (await table.ReadAllAsync(default)).Version.Version);
    }

    [Fact]
    public async Task A_sign_of_life_makes_no_change_of_anybody_else_fail()
    {
        var table = await NewAsync();
        await table.InsertRowAsync(Entry(1), (await table.ReadAllAsync(default)).Version.Next(), default);
        var before = await table.ReadAllAsync(default);
        var alive = Entry(1);
        alive.IAmAliveTime = Time.AddMinutes(5);

        await table.UpdateIAmAliveAsync(alive, default);

        Assert.Equal(Time.AddMinutes(5), (await table.ReadAllAsync(default)).Members[0].Item1.IAmAliveTime);
        Assert.True(await table.UpdateRowAsync(Entry(1, SiloStatus.Dead), before.Members[0].Item2, before.Version.Next(), default));
    }

    [Fact]
    public async Task Of_many_who_change_at_once_one_succeeds()
    {
        var table = await NewAsync();
        var version = (await table.ReadAllAsync(default)).Version.Next();

        var succeeded = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => table.InsertRowAsync(Entry(number), version, default)));

        Assert.Single(succeeded, success => success);
        Assert.Single((await table.ReadAllAsync(default)).Members);
    }

    [Fact]
    public async Task Those_long_dead_are_forgotten_and_the_living_are_not()
    {
        var table = await NewAsync();
        await table.InsertRowAsync(Entry(1, SiloStatus.Dead), (await table.ReadAllAsync(default)).Version.Next(), default);
        await table.InsertRowAsync(Entry(2), (await table.ReadAllAsync(default)).Version.Next(), default);

        await table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Time.AddDays(1)), default);

        Assert.Equal(Silo(2), Assert.Single((await table.ReadAllAsync(default)).Members).Item1.SiloAddress);
    }

    private static SiloAddress Silo(int number) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 10_000 + number), 7);

    private static MembershipEntry Entry(int number, SiloStatus status = SiloStatus.Active) => new()
    {
        SiloAddress = Silo(number),
        Status = status,
        SiloName = $"silo {number}",
        HostName = "here",
        ProxyPort = 0,
        StartTime = Time,
        IAmAliveTime = Time,
        SuspectTimes = [],
    };
}

public sealed class LonelyMembershipTableTests : MembershipTableTests
{
    private protected override Task<IMembershipTable> NewAsync() => Task.FromResult<IMembershipTable>(new LonelyMembershipTable());
}

public sealed class PostgresMembershipTableTests(MembershipServer server) : MembershipTableTests, IClassFixture<MembershipServer>
{
    [Fact]
    public async Task Processes_that_start_together_make_the_schema_together_and_clusters_do_not_see_each_other()
    {
        await using var database = NpgsqlDataSource.Create(server.NewDatabase());
        var tables = Enumerable.Range(1, 4).Select(IMembershipTable (number) => new PostgresMembershipTable(database, $"cluster {number % 2}")).ToList();

        await Task.WhenAll(tables.Select(table => table.InitializeMembershipTableAsync(true, default)));
        await tables[0].InsertRowAsync(new MembershipEntry { SiloAddress = SiloAddress.Zero, StartTime = DateTime.UnixEpoch, IAmAliveTime = DateTime.UnixEpoch }, (await tables[0].ReadAllAsync(default)).Version.Next(), default);

        Assert.Single((await tables[2].ReadAllAsync(default)).Members);
        Assert.Empty((await tables[1].ReadAllAsync(default)).Members);
    }

    private protected override async Task<IMembershipTable> NewAsync()
    {
        var table = new PostgresMembershipTable(NpgsqlDataSource.Create(server.NewDatabase() + ";Pooling=false"), "test");
        await table.InitializeMembershipTable(true);
        return table;
    }
}

/// <summary>The PostgreSQL server of these tests.</summary>
public sealed class MembershipServer : IDisposable
{
    private readonly PostgresServer _server = new();

    public string NewDatabase() => _server.NewDatabase();

    public void Dispose() => _server.Dispose();
}
