using System.Text;

namespace Entente.Dialogue.Storage.Tests;

/// <summary>What every event log does, whatever database holds it.</summary>
public abstract class EventLogTests : IDisposable
{
    private TestDatabase? _database;

    protected TestDatabase Database => _database ??= NewDatabase();

    protected abstract TestDatabase NewDatabase();

    public void Dispose()
    {
        _database?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_appended_is_read_back_byte_for_byte()
    {
        await using var log = await Database.OpenAsync();
        var head = await Events.AppendAsync(log, Events.Talks, 600);

        var read = await Events.ListAsync(log.ReadAsync(Events.Talks, after: 0, default));

        Assert.Equal(Events.Several(600).Select(item => Encoding.UTF8.GetString(item.Payload.Span)), read.Select(item => Encoding.UTF8.GetString(item.Payload.Span)));
        Assert.Equal(Enumerable.Range(1, 600).Select(number => (long)number), read.Select(item => item.Sequence));
        Assert.All(read, item => Assert.Equal((Events.Talks, "StanceTaken", Events.Noon.AddSeconds(item.Sequence)), (item.Dialogue, item.Kind, item.Time)));
        Assert.Equal(new LogHead(600, read[^1].Hash), head);
    }

    [Fact]
    public async Task Reading_goes_on_after_any_place()
    {
        await using var log = await Database.OpenAsync();
        await Events.AppendAsync(log, Events.Talks, 10);

        Assert.Equal([8, 9, 10], (await Events.ListAsync(log.ReadAsync(Events.Talks, after: 7, default))).Select(item => item.Sequence));
        Assert.Empty(await Events.ListAsync(log.ReadAsync(Events.Talks, after: 10, default)));
        Assert.Empty(await Events.ListAsync(log.ReadAsync(Events.Others, after: 0, default)));
    }

    [Fact]
    public async Task Appends_in_flight_keep_the_order_of_the_calls()
    {
        await using var log = await Database.OpenAsync();
        await using var handle = await log.OpenAsync(Events.Talks, default);

        var heads = await Task.WhenAll(Enumerable.Range(1, 500).Select(number => handle.AppendAsync([Events.Of(number)], default)));

        Assert.Equal(Enumerable.Range(1, 500).Select(number => (long)number), heads.Select(head => head.Sequence));
        Assert.Equal(heads[^1], handle.Head);
        Assert.Equal(Events.Several(500).Select(item => item.Time), (await Events.ListAsync(log.ReadAsync(Events.Talks, 0, default))).Select(item => item.Time));
    }

    [Fact]
    public async Task A_log_goes_on_where_it_was_when_it_is_opened_again()
    {
        LogHead head;
        await using (var log = await Database.OpenAsync()) head = await Events.AppendAsync(log, Events.Talks, 3);

        await using var again = await Database.OpenAsync();
        await using var handle = await again.OpenAsync(Events.Talks, default);

        Assert.Equal((head, 2L), (handle.Head, handle.Epoch));
        Assert.Equal(4, (await handle.AppendAsync([Events.Of(4)], default)).Sequence);
        Assert.True((await again.VerifyAsync(dialogue: null, null, default)).IsIntact);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("two words", 2)]
    [InlineData("Kind\0", 2)]
    [InlineData("StanceTaken", 0)]
    [InlineData("StanceTaken", EventLogOptions.MaximumPayload + 1)]
    public async Task What_is_no_event_is_refused_and_the_handle_stays_good(string kind, int length)
    {
        await using var log = await Database.OpenAsync();
        await using var handle = await log.OpenAsync(Events.Talks, default);

        await Assert.ThrowsAsync<ArgumentException>(() => handle.AppendAsync([Events.Of(1), new EventData(kind, Events.Noon, new byte[length])], default));

        Assert.Equal(1, (await handle.AppendAsync([Events.Of(1)], default)).Sequence);
    }

    [Fact]
    public async Task An_earlier_owner_can_write_nothing_more()
    {
        await using var log = await Database.OpenAsync();
        await using var elsewhere = await Database.OpenAsync();
        await using var earlier = await log.OpenAsync(Events.Talks, default);
        await earlier.AppendAsync([Events.Of(1)], default);
        await using var later = await elsewhere.OpenAsync(Events.Talks, default);

        await Assert.ThrowsAsync<OwnershipLostException>(() => earlier.AppendAsync([Events.Of(2)], default));
        await Assert.ThrowsAsync<OwnershipLostException>(() => earlier.AppendAsync([Events.Of(2)], default));
        await Assert.ThrowsAsync<OwnershipLostException>(() => earlier.SaveSnapshotAsync(1, new byte[] { 1 }, 1, default));
        await Assert.ThrowsAsync<OwnershipLostException>(() => earlier.DeleteSnapshotsAsync(default));

        Assert.Equal(1, later.Head.Sequence);
        Assert.Equal(2, (await later.AppendAsync([Events.Of(2)], default)).Sequence);
    }

    [Fact]
    public async Task An_owner_who_lost_one_dialogue_takes_no_other_along()
    {
        await using var log = await Database.OpenAsync();
        await using var lost = await log.OpenAsync(Events.Talks, default);
        await using var kept = await log.OpenAsync(Events.Others, default);
        await using var taker = await log.OpenAsync(Events.Talks, default);

        var (refused, taken, good) = (lost.AppendAsync([Events.Of(1)], default), taker.AppendAsync([Events.Of(1)], default), kept.AppendAsync([Events.Of(1)], default));

        await Assert.ThrowsAsync<OwnershipLostException>(() => refused);
        Assert.Equal((1L, 1L), ((await taken).Sequence, (await good).Sequence));
    }

    [Fact]
    public async Task Two_processes_that_fight_over_a_dialogue_never_interleave()
    {
        await using var first = await Database.OpenAsync();
        await using var second = await Database.OpenAsync();
        var kept = new System.Collections.Concurrent.ConcurrentDictionary<long, int>();

        await Task.WhenAll(Fight(first, 1), Fight(second, 2));

        var verified = await first.VerifyAsync(Events.Talks, null, default);
        Assert.True(verified.IsIntact);
        var read = await Events.ListAsync(first.ReadAsync(Events.Talks, 0, default));
        Assert.All(kept, item => Assert.Equal(Events.Of(item.Value).Payload.ToArray(), read[(int)item.Key - 1].Payload.ToArray()));
        Assert.Equal(40, kept.Count);

        async Task Fight(IEventLog log, int side)
        {
            for (var (turn, done) = (0, 0); done < 20; turn++)
            {
                await using var handle = await log.OpenAsync(Events.Talks, default);
                try
                {
                    var number = (side * 1000) + done;
                    Assert.True(kept.TryAdd((await handle.AppendAsync([Events.Of(number)], default)).Sequence, number));
                    done++;
                }
                catch (OwnershipLostException)
                {
                }
            }
        }
    }

    [Fact]
    public async Task A_closed_handle_takes_nothing_more()
    {
        await using var log = await Database.OpenAsync();
        var handle = await log.OpenAsync(Events.Talks, default);
        var inFlight = handle.AppendAsync([Events.Of(1)], default);

        await handle.DisposeAsync();

        Assert.True(inFlight.IsCompletedSuccessfully);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => handle.AppendAsync([Events.Of(2)], default));
    }

    [Fact]
    public async Task Only_dialogues_with_events_are_listed()
    {
        await using var log = await Database.OpenAsync();
        var head = await Events.AppendAsync(log, Events.Talks, 2);
        await Events.AppendAsync(log, Events.Others, 1);
        await (await log.OpenAsync(DialogueId.Parse("never-begun"), default)).DisposeAsync();

        Assert.Equal([Events.Others, Events.Talks], await Events.ListAsync(log.DialoguesAsync(default)));
        Assert.Contains(new DialogueHead(Events.Talks, head), await Events.ListAsync(log.HeadsAsync(default)));
    }

    [Fact]
    public async Task The_latest_two_snapshots_stay_until_they_are_deleted()
    {
        await using var log = await Database.OpenAsync();
        await using var handle = await log.OpenAsync(Events.Talks, default);
        var head = await handle.AppendAsync(Events.Several(5), default);
        Assert.Null(await handle.LatestSnapshotAsync(default));
        foreach (var sequence in new[] { 2, 3, 5 }) await handle.SaveSnapshotAsync(7, new byte[] { (byte)sequence }, sequence, default);

        var latest = await handle.LatestSnapshotAsync(default);

        Assert.Equal((5L, 7, 5), (latest!.Sequence, latest.Format, latest.State.Span[0]));
        Assert.Equal(head.Hash.ToArray(), latest.Hash.ToArray());
        Assert.Equal(2L, Convert.ToInt64(await Database.AskAsync("SELECT count(*) FROM snapshots")));
        await handle.DeleteSnapshotsAsync(default);
        Assert.Null(await handle.LatestSnapshotAsync(default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => handle.SaveSnapshotAsync(7, new byte[] { 1 }, 6, default));
    }

    [Fact]
    public async Task A_snapshot_of_another_history_is_not_taken_for_this_one()
    {
        await using var log = await Database.OpenAsync();
        await using var handle = await log.OpenAsync(Events.Talks, default);
        await handle.AppendAsync(Events.Several(5), default);
        foreach (var sequence in new[] { 2, 5 }) await handle.SaveSnapshotAsync(7, new byte[] { (byte)sequence }, sequence, default);

        await Database.MeddleAsync("UPDATE snapshots SET hash = bytes('00') WHERE sequence = 5");

        Assert.Equal(2, (await handle.LatestSnapshotAsync(default))!.Sequence);
    }

    [Fact]
    public async Task An_imported_dialogue_has_the_head_that_it_came_with()
    {
        await using var log = await Database.OpenAsync();
        var head = await Events.AppendAsync(log, Events.Talks, 20);
        using var target = NewDatabase();
        await using var copy = await target.OpenAsync();

        var imported = await copy.ImportAsync(Events.Talks, log.ReadAsync(Events.Talks, 0, default).Select(item => new EventData(item.Kind, item.Time, item.Payload)), default);

        Assert.Equal(head, imported);
        Assert.True((await copy.VerifyAsync(Events.Talks, null, default)).IsIntact);
        await Assert.ThrowsAsync<DialogueExistsException>(() => copy.ImportAsync(Events.Talks, Events.Several(3).ToAsyncEnumerable(), default));
        Assert.Equal(20, (await Events.ListAsync(copy.ReadAsync(Events.Talks, 0, default))).Count);
    }

    [Fact]
    public async Task An_import_whose_source_fails_leaves_nothing()
    {
        await using var log = await Database.OpenAsync();

        await Assert.ThrowsAsync<FormatException>(() => log.ImportAsync(Events.Talks, Failing(), default));

        Assert.Empty(await Events.ListAsync(log.DialoguesAsync(default)));
        Assert.Equal(0L, Convert.ToInt64(await Database.AskAsync("SELECT count(*) FROM events")));

        static async IAsyncEnumerable<EventData> Failing()
        {
            for (var number = 1; number < 100; number++) yield return Events.Of(number);
            await Task.Yield();
            throw new FormatException("the source is at fault");
        }
    }

    [Fact]
    public async Task A_log_of_version_one_is_brought_to_the_latest_with_its_data()
    {
        using var source = NewDatabase();
        await using var written = await source.OpenAsync();
        var head = await Events.AppendAsync(written, Events.Talks, 1);
        var read = (await Events.ListAsync(written.ReadAsync(Events.Talks, 0, default)))[0];
        var (hash, payload) = (Convert.ToHexString(read.Hash.Span), Convert.ToHexString(read.Payload.Span));
        await Database.BeginWithVersionOneAsync();
        await Database.MeddleAsync($"INSERT INTO dialogues (id, epoch, sequence, hash) VALUES ('talks', 3, 1, bytes('{hash}'))");
        await Database.MeddleAsync($"INSERT INTO events SELECT key, 1, 'StanceTaken', 1772359201000000, bytes('{payload}'), hash FROM dialogues");
        await Database.MeddleAsync("INSERT INTO snapshots (dialogue, sequence, format, state) SELECT key, 1, 7, bytes('01') FROM dialogues");

        await using var log = await Database.OpenAsync();

        await using var handle = await log.OpenAsync(Events.Talks, default);
        Assert.Equal((head, 4L, 1L), (handle.Head, handle.Epoch, (await handle.LatestSnapshotAsync(default))!.Sequence));
        Assert.True((await log.VerifyAsync(Events.Talks, null, default)).IsIntact);
        Assert.Equal(2L, Convert.ToInt64(await Database.AskAsync("SELECT version FROM schema_version")));
    }

    [Fact]
    public async Task A_log_of_a_newer_program_is_refused()
    {
        await using (await Database.OpenAsync())
        {
        }

        await Database.MeddleAsync("UPDATE schema_version SET version = 99");

        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => Database.OpenAsync());
        Assert.Contains("version 99", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("use the newer program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_processes_may_open_an_empty_database_at_once()
    {
        var logs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Database.OpenAsync()));

        Assert.Equal(3, (await Events.AppendAsync(logs[3], Events.Talks, 3)).Sequence);
        foreach (var log in logs) await log.DisposeAsync();
    }
}
