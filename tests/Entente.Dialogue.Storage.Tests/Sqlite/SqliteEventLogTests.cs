using System.Text;

namespace Entente.Dialogue.Storage.Tests.Sqlite;

/// <summary>The event log on SQLite, and what is particular to files.</summary>
public sealed class SqliteEventLogTests : EventLogTests
{
    protected override TestDatabase NewDatabase() => new SqliteFolder();

    [Fact]
    public async Task Folder_and_files_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs file modes");
        using var parent = new SqliteFolder();
        var folder = Path.Combine(parent.Folder, "data");
        await using var log = await EventLogs.OpenSqliteAsync(folder, new(), TimeProvider.System, default);
        await Events.AppendAsync(log, Events.Talks, 1);
        await log.Keys.GetOrCreateAsync("amara", default);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            foreach (var file in Directory.GetFiles(folder)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.True(Directory.GetFiles(folder).Length >= 3);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_words()
    {
        using var folder = new SqliteFolder();
        await File.WriteAllTextAsync(folder.Events, new string('x', 5000));

        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => folder.OpenAsync());

        Assert.Contains("is not a SQLite database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_another_process_writes_for_too_long_the_log_is_away_and_then_comes_back()
    {
        using var folder = new SqliteFolder();
        await using var log = await folder.OpenAsync(new EventLogOptions { BusyPatience = TimeSpan.FromMilliseconds(50) });
        await using var handle = await log.OpenAsync(Events.Talks, default);
        using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Events};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction(System.Data.IsolationLevel.Serializable, deferred: false);
            await Assert.ThrowsAsync<LogUnavailableException>(() => handle.AppendAsync([Events.Of(1)], default));
        }

        await Assert.ThrowsAsync<LogUnavailableException>(() => handle.AppendAsync([Events.Of(1)], default));
        Assert.Equal(1, (await Events.AppendAsync(log, Events.Talks, 1)).Sequence);
    }

    [Fact]
    public async Task Deleted_snapshots_are_gone_from_the_files()
    {
        using var folder = new SqliteFolder();
        await using var log = await folder.OpenAsync();
        await using var handle = await log.OpenAsync(Events.Talks, default);
        await handle.AppendAsync([Events.Of(1)], default);
        var secret = Encoding.UTF8.GetBytes("the name that nobody may learn");
        await handle.SaveSnapshotAsync(1, secret, 1, default);
        Assert.True(FilesHold(folder.Folder, secret));

        await handle.DeleteSnapshotsAsync(default);

        Assert.False(FilesHold(folder.Folder, secret));
    }

    internal static bool FilesHold(string folder, byte[] bytes) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(bytes) >= 0;
    });
}
