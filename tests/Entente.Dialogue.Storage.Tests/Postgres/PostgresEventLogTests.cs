using Entente.TestKit;

namespace Entente.Dialogue.Storage.Tests.Postgres;

/// <summary>The event log on PostgreSQL, and what is particular to a server.</summary>
public sealed class PostgresEventLogTests(SharedServer server) : EventLogTests
{
    protected override TestDatabase NewDatabase() => new PostgresDatabase(server.NewDatabase());

    [Fact]
    public async Task A_server_that_may_lose_commits_is_refused_unless_the_loss_is_accepted()
    {
        using var careless = new PostgresServer(("fsync", "off"));
        Assert.SkipUnless(PostgresServer.CanStop, "The server is not the tests' own to set up.");

        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => EventLogs.OpenPostgresAsync(careless.ConnectionString, new(), TimeProvider.System, default));

        Assert.Contains("fsync = off", refusal.Message, StringComparison.Ordinal);
        await (await EventLogs.OpenPostgresAsync(careless.ConnectionString, new() { AcceptLossInCrash = true }, TimeProvider.System, default)).DisposeAsync();
    }

    [Fact]
    public async Task Commits_wait_for_the_disk_even_where_the_database_would_not()
    {
        var where = server.NewDatabase();
        await using (var source = Npgsql.NpgsqlDataSource.Create(where))
        await using (var command = source.CreateCommand($"ALTER DATABASE {new Npgsql.NpgsqlConnectionStringBuilder(where).Database} SET synchronous_commit = off"))
            await command.ExecuteNonQueryAsync();
        await using var sessions = new Storage.Postgres.PostgresSessions(where);

        for (var use = 0; use < 2; use++)
        {
            Assert.Equal("on", await sessions.RunAsync(
                async connection => await Storage.Postgres.PostgresSessions.Command(connection, "SHOW synchronous_commit").ExecuteScalarAsync(), default));
        }
    }

    [Fact]
    public async Task Appends_go_on_while_a_state_is_being_kept_and_a_new_owner_waits_for_it()
    {
        var where = server.NewDatabase();
        await using var log = await EventLogs.OpenPostgresAsync(where, new(), TimeProvider.System, default);
        await using var handle = await log.OpenAsync(Events.Talks, default);
        await handle.AppendAsync([Events.Of(1)], default);
        // Somebody reads the kept states for long, so that keeping one waits in the middle.
        await using var source = Npgsql.NpgsqlDataSource.Create(where);
        await using var reader = await source.OpenConnectionAsync();
        await using var reading = await reader.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE dialogue_log.snapshots IN ACCESS EXCLUSIVE MODE", reader)) await command.ExecuteNonQueryAsync();

        var keeping = handle.SaveSnapshotAsync(1, new byte[] { 1 }, 1, default);
        await Waiting(1);
        await handle.AppendAsync([Events.Of(2)], default);
        var taking = log.OpenAsync(Events.Talks, default);
        await Waiting(2);
        Assert.False(keeping.IsCompleted || taking.IsCompleted);
        await reading.CommitAsync();

        await keeping;
        await using var next = await taking;
        Assert.Equal(2, next.Head.Sequence);
        Assert.Equal(1, (await next.LatestSnapshotAsync(default))!.Sequence);

        async Task Waiting(int sessions)
        {
            await using var count = source.CreateCommand("SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            while ((long)(await count.ExecuteScalarAsync())! < sessions) await Task.Delay(10, default);
        }
    }

    [Fact]
    public async Task What_is_no_connection_string_is_refused_without_repeating_it()
    {
        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => EventLogs.OpenPostgresAsync("Passwort=geheim", new(), TimeProvider.System, default));

        Assert.DoesNotContain("geheim", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_server_is_away_the_log_says_so_and_goes_on_when_it_is_back()
    {
        using var own = new PostgresServer();
        Assert.SkipUnless(PostgresServer.CanStop, "The server is not the tests' own to stop.");
        await using var log = await EventLogs.OpenPostgresAsync(own.NewDatabase(), new(), TimeProvider.System, default);
        await using var handle = await log.OpenAsync(Events.Talks, default);
        await handle.AppendAsync([Events.Of(1)], default);
        own.Stop();

        await Assert.ThrowsAsync<LogUnavailableException>(() => handle.AppendAsync([Events.Of(2)], default));
        await Assert.ThrowsAsync<LogUnavailableException>(() => log.OpenAsync(Events.Talks, default));
        await Assert.ThrowsAsync<LogUnavailableException>(async () => await Events.ListAsync(log.ReadAsync(Events.Talks, 0, default)));
        own.Start();

        await using var again = await log.OpenAsync(Events.Talks, default);
        Assert.Equal(2, (await again.AppendAsync([Events.Of(2)], default)).Sequence);
        Assert.Equal(2, (await Events.ListAsync(log.ReadAsync(Events.Talks, 0, default))).Count);
    }

    [Fact]
    public async Task A_server_that_crashes_under_load_loses_and_doubles_nothing()
    {
        using var own = new PostgresServer();
        Assert.SkipUnless(PostgresServer.CanStop, "The server is not the tests' own to stop.");
        await using var log = await EventLogs.OpenPostgresAsync(own.NewDatabase(), new(), TimeProvider.System, default);
        var kept = new Dictionary<long, int>();
        using var enough = new CancellationTokenSource();
        var load = Task.Run(LoadAsync);

        for (var crash = 1; crash <= 3; crash++)
        {
            var before = Count();
            while (Count() < before + 300) await Task.Delay(5, default);
            own.Restart();
        }

        await enough.CancelAsync();
        await load;
        Assert.True((await log.VerifyAsync(Events.Talks, null, default)).IsIntact);
        var read = await Events.ListAsync(log.ReadAsync(Events.Talks, 0, default));
        Assert.All(kept, item => Assert.Equal(Events.Of(item.Value).Payload.ToArray(), read[(int)item.Key - 1].Payload.ToArray()));
        Assert.Equal(read.Count, read.Select(item => item.Time).Distinct().Count());

        int Count()
        {
            lock (kept) return kept.Count;
        }

        async Task LoadAsync()
        {
            var number = 0;
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    await using var handle = await log.OpenAsync(Events.Talks, default);
                    while (!enough.IsCancellationRequested)
                    {
                        var (first, sent) = (number + 1, Enumerable.Range(number + 1, 50).Select(next => handle.AppendAsync([Events.Of(next)], default)).ToArray());
                        number += 50;
                        for (var place = 0; place < sent.Length; place++)
                        {
                            var head = await sent[place];
                            lock (kept) kept.Add(head.Sequence, first + place);
                        }
                    }
                }
                catch (LogUnavailableException)
                {
                    await Task.Delay(20, default);
                }
            }
        }
    }
}
