using System.Text.Json;

namespace Entente.Web.Observatory;

/// <summary>Where computations are kept on disk: <c>observatory/FINGERPRINT/KEY.json</c> is a result, <c>KEY.work</c> what was asked and is not done.</summary>
internal sealed class WorkShelf(WorkbenchOptions options)
{
    private readonly string _folder = Path.Combine(options.Storage.Folder, "observatory");

    /// <summary>Where the result of a computation is, or will be.</summary>
    public string ResultOf(ShownRecord record, Computation computation) => Path.Combine(FolderOf(record), computation.Key + ".json");

    /// <summary>Writes down that a computation was asked for, or why it failed.</summary>
    public void Note(ShownRecord record, Work work)
    {
        Directory.CreateDirectory(FolderOf(record));
        var (slice, path) = (work.Computation.Slice, NoteOf(record, work.Computation));
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(new NotedWork(record.Key, work.Computation.Verb, slice.From, slice.To, slice.Topic, work.Asked, work.Fault)));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Forgets what was noted.</summary>
    public void Forget(ShownRecord record, Computation computation)
    {
        if (Directory.Exists(FolderOf(record))) File.Delete(NoteOf(record, computation));
    }

    /// <summary>Deletes every result of a record and all that was noted of it.</summary>
    /// <param name="record">The record.</param>
    public void Clear(ShownRecord record)
    {
        if (Directory.Exists(FolderOf(record))) Directory.Delete(FolderOf(record), recursive: true);
    }

    /// <summary>All that was noted and belongs to a record that is still there, oldest first.</summary>
    public IEnumerable<(ShownRecord Record, Work Work)> Noted(RecordLibrary library)
    {
        if (!Directory.Exists(_folder)) return [];
        var records = library.All();
        return Directory.EnumerateFiles(_folder, "*.work", SearchOption.AllDirectories).Select(path => Read(path, records)).OfType<(ShownRecord Record, Work Work)>().OrderBy(found => found.Work.Asked).ToList();
    }

    private (ShownRecord Record, Work Work)? Read(string path, IReadOnlyList<ShownRecord> records)
    {
        try
        {
            if (JsonSerializer.Deserialize<NotedWork>(File.ReadAllBytes(path)) is not { } noted || !Computation.Verbs.Contains(noted.Verb)) return null;
            if (Slice.Of(noted.From, noted.To, noted.Topic) is not { } slice || records.FirstOrDefault(record => record.Key == noted.Record) is not { } record) return null;
            var work = new Work(record.Key, Computation.Of(noted.Verb, slice, options.Observatory), noted.Asked) { Fault = noted.Fault };
            return NoteOf(record, work.Computation) == path ? (record, work) : null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string FolderOf(ShownRecord record) => Path.Combine(_folder, record.Fingerprint[..20]);

    private string NoteOf(ShownRecord record, Computation computation) => Path.Combine(FolderOf(record), computation.Key + ".work");

    private sealed record NotedWork(string Record, string Verb, string? From, string? To, string? Topic, DateTimeOffset Asked, string? Fault);
}
