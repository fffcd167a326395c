namespace Entente.Cli.Output;

/// <summary>The forms in which an answer can be given.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text = 0,

    /// <summary>One JSON document: the contract for scripts.</summary>
    Json = 1,

    /// <summary>The main table of the answer as comma-separated values.</summary>
    Csv = 2,

    /// <summary>The main table of the answer as a Parquet file.</summary>
    Parquet = 3,

    /// <summary>The self-contained page of <c>measure</c>.</summary>
    Html = 4,
}
