using System.CommandLine;
using System.Text;
using Entente.Charts;
using Entente.Cli.Answers;
using Entente.Cli.Output;

namespace Entente.Cli.Options;

/// <summary>How an answer is given: <c>--format</c> and <c>--out</c>, the same for every verb.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string?> _out = OptionKinds.Text("--out", "PATH", "Write to a file instead of standard output; its ending names the format: .json .csv .parquet .txt.", "-o");
    private readonly Option<string?> _format = OptionKinds.Choice("--format", "How to answer: text for people (the default), json for scripts, csv or parquet for the main table.", "text", "json", "csv", "parquet");

    /// <summary>Whether the verb can also write a page: a file that ends in .html, beside the answer on standard output.</summary>
    public bool TakesHtml { get; set; }

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        if (TakesHtml) _out.Description = "Write to a file; its ending names the format: .html for the page (the summary is still printed), .json .csv .parquet .txt.";
        command.Options.Add(_out);
        command.Options.Add(_format);
    }

    /// <summary>The file to write; null for standard output.</summary>
    public string? Path(ParseResult parse) => parse.GetValue(_out);

    /// <summary>The format that <c>--format</c> names; null if it is not given.</summary>
    public OutputFormat? Format(ParseResult parse) => parse.GetValue(_format) switch
    {
        "text" => OutputFormat.Text,
        "json" => OutputFormat.Json,
        "csv" => OutputFormat.Csv,
        "parquet" => OutputFormat.Parquet,
        _ => null,
    };

    /// <summary>The format that an answer will have.</summary>
    /// <exception cref="CommandLineException">A format that needs a file has none, or a file's ending means nothing to the verb.</exception>
    public OutputFormat Chosen(ParseResult parse)
    {
        var path = Path(parse);
        if (path is not null) AtomicFile.RequirePlace(path);
        if (TakesHtml && path is not null && System.IO.Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm")
        {
            return Format(parse) != OutputFormat.Parquet ? OutputFormat.Html
                : throw new CommandLineException("--format parquet writes a file and --out names a page", "expected one of the two");
        }

        if (Format(parse) is { } named)
        {
            if (named == OutputFormat.Parquet && path is null)
                throw new CommandLineException("--format parquet writes a file", "expected --out PATH beside it");
            return named;
        }

        return path is null ? OutputFormat.Text : OfEnding(path)
            ?? throw new CommandLineException($"--out '{path}' has an ending that names no format", $"expected {(TakesHtml ? ".html, " : "")}.json, .csv, .parquet or .txt, or --format beside it");
    }

    /// <summary>Gives an answer as the user asked.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="preface">What the document says before the answer: the record and the settings.</param>
    /// <param name="terminal">Where to speak.</param>
    public void Give(ParseResult parse, IAnswer answer, Preface preface, Terminal terminal)
    {
        var format = Chosen(parse);
        if (format == OutputFormat.Html)
        {
            if (terminal.ErrorIsTerminal) terminal.Error.Write($"wrote {Path(parse)}\n");
            format = Format(parse) ?? OutputFormat.Text;
        }
        else if (Path(parse) is { } path)
        {
            AtomicFile.Write(path, temporary => WriteFile(temporary, format, answer, preface));
            if (terminal.ErrorIsTerminal) terminal.Error.Write($"wrote {path}\n");
            return;
        }

        switch (format)
        {
            case OutputFormat.Json:
                terminal.Out.Write(Encoding.UTF8.GetString(Document(answer, preface).Span));
                terminal.Out.Write('\n');
                break;
            case OutputFormat.Csv:
                answer.Table().WriteCsv(terminal.Out);
                break;
            default:
                terminal.Out.Write(Report(answer, preface, terminal.Width, terminal.Colour));
                break;
        }
    }

    /// <summary>Writes the report of an answer as a page.</summary>
    /// <param name="parse">The command line, which names the file.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="preface">What the document says before the answer.</param>
    public void WritePage(ParseResult parse, IAnswer answer, Preface preface)
    {
        var document = Document(answer, preface);
        AtomicFile.Write(Path(parse)!, path => File.WriteAllText(path, ReportPage.Render(document.Span)));
    }

    /// <summary>The document of an answer.</summary>
    public static ReadOnlyMemory<byte> Document(IAnswer answer, Preface preface) => JsonDocumentWriter.Write(json =>
    {
        preface.WriteJson(json);
        answer.WriteJson(json);
    });

    /// <summary>The report of an answer.</summary>
    public static string Report(IAnswer answer, Preface preface, int width, bool colour)
    {
        var text = new TextReport(width, colour);
        preface.WriteText(text);
        answer.WriteText(text);
        return text.ToString();
    }

    private static OutputFormat? OfEnding(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".json" => OutputFormat.Json,
        ".csv" => OutputFormat.Csv,
        ".parquet" => OutputFormat.Parquet,
        ".txt" or ".text" => OutputFormat.Text,
        _ => null,
    };

    private static void WriteFile(string path, OutputFormat format, IAnswer answer, Preface preface)
    {
        switch (format)
        {
            case OutputFormat.Json:
                using (var stream = File.Create(path))
                {
                    stream.Write(Document(answer, preface).Span);
                    stream.WriteByte((byte)'\n');
                }

                break;
            case OutputFormat.Csv:
                using (var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                    answer.Table().WriteCsv(writer);
                break;
            case OutputFormat.Parquet:
                ParquetFile.Write(path, answer.Table());
                break;
            default:
                File.WriteAllText(path, Report(answer, preface, Terminal.PipedWidth, colour: false));
                break;
        }
    }
}
