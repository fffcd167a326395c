namespace Entente.Web.Observatory;

/// <summary>Documents that were read lately, ready in memory up to a size; the one that was not used for longest goes first.</summary>
internal sealed class ReadyDocuments(WorkbenchOptions options)
{
    // Parsed, a document takes about this many times the bytes of its file.
    private const int Growth = 3;
    private readonly Dictionary<string, LinkedListNode<(string Path, long Bytes, Lazy<AnalysisDocument> Document)>> _places = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Path, long Bytes, Lazy<AnalysisDocument> Document)> _latest = [];
    private readonly Lock _gate = new();
    private long _bytes;

    /// <summary>Lets go of the documents of a folder whose files are gone.</summary>
    public void Tidy()
    {
        lock (_gate)
        {
            foreach (var gone in _latest.Where(place => !File.Exists(place.Path)).ToList())
            {
                _latest.Remove(gone);
                _places.Remove(gone.Path);
                _bytes -= gone.Bytes;
            }
        }
    }

    /// <summary>The document of a file.</summary>
    /// <param name="path">The file, which is never changed once it is there.</param>
    public AnalysisDocument Open(string path)
    {
        LinkedListNode<(string Path, long Bytes, Lazy<AnalysisDocument> Document)> place;
        lock (_gate)
        {
            if (_places.TryGetValue(path, out place!))
            {
                _latest.Remove(place);
            }
            else
            {
                var bytes = new FileInfo(path).Length * Growth;
                place = new((path, bytes, new Lazy<AnalysisDocument>(() => AnalysisDocument.Read(path))));
                _places[path] = place;
                _bytes += bytes;
            }

            _latest.AddFirst(place);
            while (_bytes > options.Observatory.ReadyBytes && _latest.Count > 1)
            {
                var oldest = _latest.Last!;
                _latest.RemoveLast();
                _places.Remove(oldest.Value.Path);
                _bytes -= oldest.Value.Bytes;
            }
        }

        return place.Value.Document.Value;
    }
}
