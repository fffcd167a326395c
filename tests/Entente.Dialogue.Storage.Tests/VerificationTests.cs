using Entente.Dialogue.Storage.Verification;

namespace Entente.Dialogue.Storage.Tests;

/// <summary>Whatever is done to a log behind its back, the verification says what and where.</summary>
public abstract class VerificationTests : IDisposable
{
    private const string OfTalks = "dialogue = (SELECT key FROM dialogues WHERE id = 'talks')";
    private const string OfOthers = "dialogue = (SELECT key FROM dialogues WHERE id = 'others')";
    private TestDatabase? _database;

    protected abstract TestDatabase NewDatabase();

    public void Dispose()
    {
        _database?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("UPDATE events SET payload = bytes('7b7d') WHERE sequence = 4 AND " + OfTalks, LogFaultKind.EventChanged, 4, 1)]
    [InlineData("UPDATE events SET kind = 'StanceTakeN' WHERE sequence = 4 AND " + OfTalks, LogFaultKind.EventChanged, 4, 1)]
    [InlineData("UPDATE events SET time = time + 1 WHERE sequence = 4 AND " + OfTalks, LogFaultKind.EventChanged, 4, 1)]
    [InlineData("UPDATE events SET hash = bytes('00') WHERE sequence = 4 AND " + OfTalks, LogFaultKind.EventChanged, 4, 2)]
    [InlineData("DELETE FROM events WHERE sequence = 1 AND " + OfTalks, LogFaultKind.EventsMissing, 1, 1)]
    [InlineData("DELETE FROM events WHERE sequence IN (4, 5) AND " + OfTalks, LogFaultKind.EventsMissing, 4, 1)]
    [InlineData("DELETE FROM events WHERE sequence > 7 AND " + OfTalks, LogFaultKind.EventsCut, 8, 1)]
    [InlineData("DELETE FROM events WHERE " + OfTalks, LogFaultKind.EventsCut, 1, 1)]
    [InlineData("DELETE FROM events WHERE sequence = 5 AND " + OfTalks + "; UPDATE events SET sequence = 5 WHERE sequence = 4 AND " + OfTalks + "; UPDATE events SET sequence = 4 WHERE sequence = 3 AND " + OfTalks, LogFaultKind.EventsMissing, 3, 3)]
    [InlineData("UPDATE events SET sequence = 99 WHERE sequence = 4 AND " + OfTalks + "; UPDATE events SET sequence = 4 WHERE sequence = 5 AND " + OfTalks + "; UPDATE events SET sequence = 5 WHERE sequence = 99 AND " + OfTalks, LogFaultKind.EventChanged, 4, 3)]
    [InlineData("INSERT INTO events SELECT dialogue, 11, kind, time, payload, hash FROM events WHERE sequence = 10 AND " + OfTalks, LogFaultKind.EventsAdded, 11, 2)]
    [InlineData("UPDATE dialogues SET hash = bytes('0000000000000000000000000000000000000000000000000000000000000001') WHERE id = 'talks'", LogFaultKind.HeadChanged, 10, 1)]
    [InlineData("UPDATE dialogues SET sequence = 9 WHERE id = 'talks'", LogFaultKind.EventsAdded, 10, 1)]
    [InlineData("UPDATE dialogues SET id = 'talks2' WHERE id = 'talks'", LogFaultKind.EventChanged, 1, 10)]
    public async Task What_was_done_to_a_log_is_found_with_its_place(string deed, LogFaultKind kind, long sequence, long count)
    {
        _database = NewDatabase();
        await using var log = await _database.OpenAsync();
        await Events.AppendAsync(log, Events.Talks, 10);
        await Events.AppendAsync(log, Events.Others, 10);
        Assert.True((await log.VerifyAsync(dialogue: null, null, default)).IsIntact);

        foreach (var statement in deed.Split("; ")) await _database.MeddleAsync(statement);

        var found = await log.VerifyAsync(dialogue: null, null, default);
        Assert.Equal((kind, sequence), (found.Faults.OrderBy(fault => fault.Kind == kind ? 0 : 1).First().Kind, found.Faults[0].Sequence));
        Assert.Equal(count, found.FaultCount);
        Assert.All(found.Faults, fault => Assert.StartsWith("talks", fault.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_moved_into_another_dialogue_are_found_in_both()
    {
        _database = NewDatabase();
        await using var log = await _database.OpenAsync();
        await Events.AppendAsync(log, Events.Talks, 5);
        await Events.AppendAsync(log, Events.Others, 6);

        await _database.MeddleAsync($"DELETE FROM events WHERE sequence = 6 AND {OfOthers}");
        await _database.MeddleAsync($"UPDATE events SET dialogue = (SELECT key FROM dialogues WHERE id = 'others'), sequence = 6 WHERE sequence = 5 AND {OfTalks}");

        Assert.Equal(
            [(Events.Talks, LogFaultKind.EventsCut, 5L), (Events.Others, LogFaultKind.EventChanged, 6L), (Events.Others, LogFaultKind.HeadChanged, 6L)],
            (await log.VerifyAsync(dialogue: null, null, default)).Faults.Select(fault => (fault.Dialogue, fault.Kind, fault.Sequence)));
    }

    [Fact]
    public async Task Events_of_no_recorded_dialogue_are_found()
    {
        _database = NewDatabase();
        await using var log = await _database.OpenAsync();
        await Events.AppendAsync(log, Events.Talks, 5);

        await _database.MeddleAsync("DELETE FROM dialogues");

        var found = await log.VerifyAsync(dialogue: null, null, default);
        Assert.Equal((LogFaultKind.DialogueUnknown, 1L), (Assert.Single(found.Faults).Kind, found.FaultCount));
    }

    [Fact]
    public async Task A_log_rewritten_from_the_beginning_does_not_have_the_published_head()
    {
        _database = NewDatabase();
        await using var log = await _database.OpenAsync();
        var published = await Events.AppendAsync(log, Events.Talks, 5);
        await Events.AppendAsync(log, Events.Talks, 5);
        using var forged = NewDatabase();
        await using var forgery = await forged.OpenAsync();
        await Events.AppendAsync(forgery, Events.Talks, 9);

        var options = new VerificationOptions { Dialogue = Events.Talks, Published = published };
        Assert.Equal((true, 5L), ((await log.VerifyAsync(options, null, default)).IsIntact, (await log.VerifyAsync(options, null, default)).PublishedAt));
        Assert.Equal(5, (await log.VerifyAsync(options with { Published = published with { Sequence = 0 } }, null, default)).PublishedAt);
        var wrongPlace = await log.VerifyAsync(options with { Published = published with { Sequence = 4 } }, null, default);
        Assert.Equal(LogFaultKind.PublishedHeadMissing, Assert.Single(wrongPlace.Faults).Kind);
        var cut = await forgery.VerifyAsync(options with { Published = new LogHead(0, new byte[32]) }, null, default);
        Assert.Equal(LogFaultKind.PublishedHeadMissing, Assert.Single(cut.Faults).Kind);
    }

    [Theory]
    [InlineData("UPDATE events SET payload = bytes('7b7d') WHERE sequence = 4")]
    [InlineData("DELETE FROM events WHERE sequence = 4")]
    [InlineData("UPDATE events SET time = 9000000000000000000 WHERE sequence = 4")]
    public async Task A_changed_log_is_not_read_and_not_appended_to(string deed)
    {
        _database = NewDatabase();
        await using var log = await _database.OpenAsync();
        await Events.AppendAsync(log, Events.Talks, 5);

        await _database.MeddleAsync(deed);
        await Assert.ThrowsAsync<LogDamagedException>(async () => await Events.ListAsync(log.ReadAsync(Events.Talks, 0, default)));

        await _database.MeddleAsync("DELETE FROM events WHERE sequence = 5");
        await Assert.ThrowsAsync<LogDamagedException>(() => log.OpenAsync(Events.Talks, default));
    }

    [Fact]
    public async Task A_verification_can_be_stopped_and_tells_how_far_it_is()
    {
        _database = NewDatabase();
        await using var log = await _database.OpenAsync();
        await Events.AppendAsync(log, Events.Talks, 9000);
        var (shares, stop) = (new Shares(), new CancellationToken(canceled: true));

        Assert.Equal(9000, (await log.VerifyAsync(Events.Talks, shares, default)).Events);

        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
        Assert.True(shares.Count > 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => log.VerifyAsync(Events.Talks, null, stop));
    }

    private sealed class Shares : List<double>, IProgress<double>
    {
        public void Report(double value) => Add(value);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteVerificationTests : VerificationTests
{
    protected override TestDatabase NewDatabase() => new SqliteFolder();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresVerificationTests(SharedServer server) : VerificationTests
{
    protected override TestDatabase NewDatabase() => new PostgresDatabase(server.NewDatabase());
}
