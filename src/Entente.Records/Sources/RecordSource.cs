using Entente.Records.Sources.Opening;

namespace Entente.Records.Sources;

/// <summary>A kind of source. A new one is a folder beside the others and a line in <see cref="RecordReader"/>.</summary>
internal abstract class RecordSource
{
    public abstract RecordFormat Format { get; }

    /// <summary>Whether the files look like this kind, by their names and, where these do not tell, by their headers.</summary>
    public abstract bool Recognises(SourceFolder folder, ReadOptions options);

    public abstract StanceRecord Read(SourceReading reading);
}
