using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Runtime.ExceptionServices;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;

namespace Entente.Diagnosis.Covariates;

/// <summary>Finds the tables of folders that a schema declares and reads them, several at a time.</summary>
internal sealed class CovariateReading(CovariateSchema schema, CovariateOptions options, CancellationToken cancellation)
{
    private static readonly ReadLimits Limits = new();

    private readonly RecordFindings _findings = new();
    private readonly Dictionary<string, int> _order = new(StringComparer.Ordinal);

    /// <summary>The place of a series in the order of the schema.</summary>
    public int Order(string series) => _order[series];

    /// <summary>What all tables gave, in the order of folders and files.</summary>
    public IReadOnlyList<SeriesOfTable> Read(IReadOnlyList<string> locations)
    {
        var folders = new List<SourceFolder>();
        try
        {
            var found = new List<Found>();
            foreach (var location in locations)
            {
                ArgumentException.ThrowIfNullOrEmpty(location, nameof(locations));
                folders.Add(SourceFolder.Open(location, location));
                found.AddRange(TablesOf(folders[^1]));
            }

            var jobs = Chosen(found)
                .GroupBy(one => (one.File, IsEvent: one.Declaration.Kind == SeriesKind.Event))
                .Select(group => (group.First().Folder, group.Key.File, Declarations: group.Select(one => one.Declaration).ToList()))
                .ToList();

            // An archive is one stream, which only one can read at a time.
            var cores = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
            return Run(jobs, locations.All(Directory.Exists) ? cores : 1);
        }
        finally
        {
            foreach (var folder in folders) folder.Dispose();
        }
    }

    /// <summary>The notes on all tables, those of one kind together.</summary>
    public ImmutableArray<RecordNote> Notes(IEnumerable<SeriesOfTable> tables)
    {
        foreach (var note in tables.SelectMany(table => table.Notes)) _findings.Add(note.Code, note.Severity, note.Message, note.Count, note.Examples);
        return _findings.ToNotes();
    }

    private List<Found> TablesOf(SourceFolder folder)
    {
        var declared = folder.Find(CovariateSchema.FileName) is { } own ? schema.With(CovariateSchema.Read(own)) : schema;
        var found = new List<Found>();
        foreach (var declaration in declared.Declarations)
        {
            _order.TryAdd(declaration.Series, _order.Count);
            foreach (var file in folder.Files)
            {
                if (file.IsText && FileSystemName.MatchesSimpleExpression(declaration.File, file.Name)) found.Add(new Found(folder, file, declaration));
            }
        }

        if (found.Count == 0)
        {
            throw new RecordFormatException(
                folder.Display, null, null, "there is no table of covariates here that the schema declares",
                $"expected such as {string.Join(", ", declared.Declarations.Select(declaration => declaration.File).Distinct().Take(5))}, or a {CovariateSchema.FileName} that declares other tables");
        }

        var read = found.Select(one => one.File).ToHashSet();
        foreach (var file in folder.Files.Where(file => file.IsText && !read.Contains(file) && file.Name is not (CovariateSchema.FileName or "treaties.csv")))
        {
            _findings.Add(
                "tables-not-read", NoteSeverity.Info, "Tables were not read because the schema does not declare them, or none of the series asked for.", $"{folder.Display}: {file.Name}");
        }

        return found;
    }

    private List<Found> Chosen(List<Found> found)
    {
        var chosen = new List<Found>();
        foreach (var series in found.GroupBy(one => one.Declaration.Series))
        {
            var first = series.First();
            var last = series.Last();
            if (!ReferenceEquals(first, last) && (options.Repeated == RepeatedSeries.Refused || first.Folder == last.Folder))
            {
                throw new RecordFormatException(
                    last.File.Display, null, null, $"the series '{series.Key}' is in {first.File.Display} too",
                    "expected each series in one table; leave one out, or say which one counts");
            }

            if (!ReferenceEquals(first, last))
            {
                _findings.Add(
                    "repeated-series", NoteSeverity.Info, "Series are in several folders; one was taken, as was asked.",
                    $"{series.Key} from {(options.Repeated == RepeatedSeries.FromFirst ? first : last).File.Display}");
            }

            chosen.Add(options.Repeated == RepeatedSeries.FromFirst ? first : last);
        }

        return chosen;
    }

    private SeriesOfTable[] Run(List<(SourceFolder Folder, SourceFile File, List<SeriesDeclaration> Declarations)> jobs, int cores)
    {
        var results = new SeriesOfTable[jobs.Count];
        var faults = new ExceptionDispatchInfo?[jobs.Count];
        var next = -1;
        var workers = Math.Clamp(cores, 1, Math.Max(1, jobs.Count));
        Parallel.For(0, workers, _ =>
        {
            while (Interlocked.Increment(ref next) is var job && job < jobs.Count)
            {
                try
                {
                    results[job] = ReadTable(jobs[job].Folder, jobs[job].File, jobs[job].Declarations);
                }
                catch (Exception fault) when (fault is RecordFormatException or OperationCanceledException)
                {
                    faults[job] = ExceptionDispatchInfo.Capture(fault);
                }
            }
        });

        // Of several faults the first in the order of tables is told, whichever thread met one first.
        faults.FirstOrDefault(fault => fault is not null)?.Throw();
        return results;
    }

    private SeriesOfTable ReadTable(SourceFolder folder, SourceFile file, List<SeriesDeclaration> declarations)
    {
        cancellation.ThrowIfCancellationRequested();
        return declarations[0] switch
        {
            { Kind: not SeriesKind.Event } => CovariateTable.Read(file, declarations, Limits, cancellation),
            { Series: CovariateSchema.Vetoes } => VetoTable.Read(file, Limits),
            _ => TreatyTable.Read(folder, file, Limits, cancellation),
        };
    }

    private sealed record Found(SourceFolder Folder, SourceFile File, SeriesDeclaration Declaration);
}
