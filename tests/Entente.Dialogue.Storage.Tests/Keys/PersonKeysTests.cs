using System.Security.Cryptography;
using System.Text;
using Entente.Dialogue.Storage.Tests.Sqlite;
using Entente.TestKit;

namespace Entente.Dialogue.Storage.Tests.Keys;

/// <summary>The keys of persons: made once, destroyed for good.</summary>
public abstract class PersonKeysTests : IDisposable
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
    public async Task A_key_is_made_once_and_found_again()
    {
        byte[] key;
        await using (var log = await Database.OpenAsync()) key = await log.Keys.GetOrCreateAsync("amara", default);

        await using var again = await Database.OpenAsync();

        Assert.Equal(32, key.Length);
        Assert.Equal(key, await again.Keys.GetOrCreateAsync("amara", default));
        Assert.Equal(key, await again.Keys.FindAsync("amara", default));
        Assert.Null(await again.Keys.FindAsync("bela", default));
    }

    [Fact]
    public async Task All_who_ask_at_once_get_the_same_key()
    {
        await using var first = await Database.OpenAsync();
        await using var second = await Database.OpenAsync();

        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? first : second).Keys.GetOrCreateAsync("amara", default).AsTask()));

        Assert.Single(keys.Select(Convert.ToHexString).Distinct());
    }

    [Fact]
    public async Task A_destroyed_key_is_gone_and_no_new_one_is_made()
    {
        await using var log = await Database.OpenAsync();
        await log.Keys.GetOrCreateAsync(["amara", "bela"], default);

        await log.Keys.DestroyAsync("amara", default);
        await log.Keys.DestroyAsync("amara", default);
        await log.Keys.DestroyAsync("never known", default);

        Assert.Null(await log.Keys.FindAsync("amara", default));
        await Assert.ThrowsAsync<PersonErasedException>(async () => await log.Keys.GetOrCreateAsync("amara", default));
        await Assert.ThrowsAsync<PersonErasedException>(async () => await log.Keys.GetOrCreateAsync("never known", default));
        await Assert.ThrowsAsync<PersonErasedException>(() => log.Keys.GetOrCreateAsync(["cai", "amara"], default));
        Assert.Null(await log.Keys.FindAsync("cai", default));
        Assert.NotNull(await log.Keys.FindAsync("bela", default));
    }

    [Fact]
    public async Task The_same_name_in_two_dialogues_is_two_persons()
    {
        await using var log = await Database.OpenAsync();
        var (talks, others) = (log.Keys.Of(Events.Talks), log.Keys.Of(Events.Others));
        var (mine, theirs) = (await talks.GetOrCreateAsync("p1", default), await others.GetOrCreateAsync("p1", default));

        await talks.DestroyAsync("p1", default);

        Assert.NotEqual(mine, theirs);
        Assert.Equal(theirs, Assert.Single(await others.AllAsync(default)).Key);
        Assert.Equal(new PersonKey("p1", null), Assert.Single(await talks.AllAsync(default)));
        Assert.Equal(["others/p1", "talks/p1"], (await log.Keys.AllAsync(default)).Select(key => key.Person));
    }

    [Fact]
    public async Task Keys_from_elsewhere_are_taken_in_all_or_none()
    {
        await using var log = await Database.OpenAsync();
        var here = await log.Keys.GetOrCreateAsync("amara", default);
        var other = RandomNumberGenerator.GetBytes(32);

        await log.Keys.AddAsync([new("amara", here), new("bela", other), new("cai", null)], default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => log.Keys.AddAsync([new("dana", other), new("amara", other)], default));

        Assert.Equal(other, await log.Keys.FindAsync("bela", default));
        await Assert.ThrowsAsync<PersonErasedException>(async () => await log.Keys.GetOrCreateAsync("cai", default));
        Assert.Null(await log.Keys.FindAsync("dana", default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public async Task What_is_no_name_is_refused(string person)
    {
        await using var log = await Database.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await log.Keys.GetOrCreateAsync(person, default));
    }

    [Fact]
    public async Task Under_a_master_key_the_database_alone_opens_nothing()
    {
        using var folder = new SqliteFolder();
        var file = Path.Combine(folder.Folder, "master.key");
        await File.WriteAllTextAsync(file, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)) + "\n", default);
        var options = new EventLogOptions { MasterKeyFile = file };
        byte[] key;
        await using (var log = await Database.OpenAsync(options)) key = await log.Keys.GetOrCreateAsync("amara", default);

        await using var without = await Database.OpenAsync();
        Assert.Contains("MasterKeyFile", (await Assert.ThrowsAsync<StorageSetupException>(async () => await without.Keys.FindAsync("amara", default))).Message, StringComparison.Ordinal);
        await using var with = await Database.OpenAsync(options);
        Assert.Equal(key, await with.Keys.FindAsync("amara", default));
        await File.WriteAllBytesAsync(file, new byte[32], default);
        await using var other = await Database.OpenAsync(options);
        await Assert.ThrowsAsync<StorageSetupException>(async () => await other.Keys.FindAsync("amara", default));
    }

    [Fact]
    public async Task What_was_sealed_opens_until_the_key_is_destroyed()
    {
        await using var log = await Database.OpenAsync();
        var cipher = await PersonalCipher.LoadAsync(log.Keys, Events.Talks, default);
        await cipher.PrepareAsync(["amara"], default);
        var name = Encoding.UTF8.GetBytes("أمارا");
        var (box, other) = (cipher.Seal("amara", name), cipher.Seal("bela", name));

        var later = await PersonalCipher.LoadAsync(log.Keys, Events.Talks, default);
        Assert.Equal(name, later.Open("amara", box));
        Assert.Equal(name, later.Open("bela", other));
        await later.DestroyAsync("amara", default);

        Assert.Null(later.Open("amara", box));
        Assert.Null((await PersonalCipher.LoadAsync(log.Keys, Events.Talks, default)).Open("amara", box));
        Assert.Throws<PersonErasedException>(() => later.Seal("amara", name));
        Assert.Equal(name, later.Open("bela", other));
    }

    [Fact]
    public async Task What_was_changed_or_moved_does_not_open()
    {
        await using var log = await Database.OpenAsync();
        var cipher = await PersonalCipher.LoadAsync(log.Keys, Events.Talks, default);
        var key = await log.Keys.Of(Events.Talks).GetOrCreateAsync("amara", default);
        await log.Keys.AddAsync([new("others/amara", key), new("talks/bela", key)], default);
        var box = cipher.Seal("amara", "x"u8);

        for (var place = 0; place < box.Length; place++)
        {
            var changed = box.ToArray();
            changed[place] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => cipher.Open("amara", changed));
        }

        Assert.ThrowsAny<CryptographicException>(() => cipher.Open("bela", box));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open("amara", box.AsSpan(0, 20)));
        var elsewhere = await PersonalCipher.LoadAsync(log.Keys, Events.Others, default);
        Assert.ThrowsAny<CryptographicException>(() => elsewhere.Open("amara", box));
        Assert.NotEqual(box, cipher.Seal("amara", "x"u8));
    }
}

/// <summary>In a SQLite file.</summary>
public sealed class SqlitePersonKeysTests : PersonKeysTests
{
    protected override TestDatabase NewDatabase() => new SqliteFolder();

    [Fact]
    public async Task A_destroyed_key_is_gone_from_every_file()
    {
        using var folder = new SqliteFolder();
        await using var log = await folder.OpenAsync();
        var keys = await log.Keys.GetOrCreateAsync([.. Enumerable.Range(0, 300).Select(number => $"person {number}")], default);
        Assert.All(keys.Values, key => Assert.True(SqliteEventLogTests.FilesHold(folder.Folder, key)));

        foreach (var person in keys.Keys.Where((_, place) => place % 10 == 0)) await log.Keys.DestroyAsync(person, default);

        Assert.All(keys, item => Assert.Equal(!item.Key.EndsWith('0'), SqliteEventLogTests.FilesHold(folder.Folder, item.Value)));
    }
}

/// <summary>In a PostgreSQL table.</summary>
public sealed class PostgresPersonKeysTests(SharedServer server) : PersonKeysTests
{
    protected override TestDatabase NewDatabase() => new PostgresDatabase(server.NewDatabase());

    [Fact]
    public async Task A_destroyed_key_is_gone_from_the_tables_on_disk()
    {
        using var own = new PostgresServer();
        Assert.SkipUnless(PostgresServer.CanStop, "The files of the server are not the tests' own to read.");
        await using var log = await EventLogs.OpenPostgresAsync(own.ConnectionString, new(), TimeProvider.System, default);
        var (gone, kept) = (await log.Keys.GetOrCreateAsync("gone", default), await log.Keys.GetOrCreateAsync("kept", default));

        await log.Keys.DestroyAsync("gone", default);
        own.Stop(orderly: true);

        Assert.True(SqliteEventLogTests.FilesHold(own.DataFolder + "/base", kept));
        Assert.False(SqliteEventLogTests.FilesHold(own.DataFolder + "/base", gone));
    }
}
