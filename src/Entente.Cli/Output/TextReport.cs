using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Entente.Cli.Output;

/// <summary>An answer in words, tables and small drawings, made to fit a terminal.</summary>
internal sealed class TextReport
{
    private readonly StringBuilder _text = new();
    private readonly IAnsiConsole _console;

    /// <summary>An empty report.</summary>
    /// <param name="width">Characters in a line.</param>
    /// <param name="colour">Whether it may carry colours.</param>
    public TextReport(int width, bool colour)
    {
        Width = width;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new FixedOutput(new StringWriter(_text, CultureInfo.InvariantCulture), width),
        });
        _console.Profile.Capabilities.Unicode = true;
        _console.Profile.Capabilities.Links = false;
    }

    /// <summary>Characters in a line.</summary>
    public int Width { get; }

    /// <summary>The title of the report.</summary>
    public void Title(string text)
    {
        text = PlainText.OnOneLine(text);
        Write(new Text(text, new Style(decoration: Decoration.Bold)));
        Write(new Text(new string('═', Math.Min(Width, Measure(text))), new Style(decoration: Decoration.Dim)));
    }

    /// <summary>The heading of a section, after an empty line.</summary>
    public void Heading(string text)
    {
        Blank();
        Write(new Text(PlainText.OnOneLine(text), new Style(Color.Teal, decoration: Decoration.Bold)));
    }

    /// <summary>A paragraph.</summary>
    public void Say(string text) => Write(new Text(PlainText.Of(text)));

    /// <summary>A paragraph that stands back: what a number rests on, a caveat.</summary>
    public void Note(string text) => Write(new Text(PlainText.Of(text), new Style(decoration: Decoration.Dim)));

    /// <summary>A paragraph that warns.</summary>
    public void Warn(string text) => Write(new Text(PlainText.Of(text), new Style(Color.Olive)));

    /// <summary>An empty line.</summary>
    public void Blank() => _console.WriteLine();

    /// <summary>A paragraph with a mark before it and its further lines indented.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="mark">The mark.</param>
    public void Item(string text, string mark = "•")
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(1)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        grid.AddRow(new Text(mark), new Text(PlainText.Of(text)));
        Write(grid);
    }

    /// <summary>A table. Columns of numbers stand to the right; columns of text share what room is left.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The cells by row.</param>
    public void Table(IReadOnlyList<TextColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        table.BorderStyle = new Style(decoration: Decoration.Dim);
        foreach (var column in columns)
        {
            var header = new TableColumn(new Text(PlainText.OnOneLine(column.Header), new Style(decoration: Decoration.Bold))) { NoWrap = !column.Wraps };
            header.Alignment = column.Right ? Justify.Right : Justify.Left;
            header.Padding = new Padding(0, 0, 1, 0);
            table.AddColumn(header);
        }

        foreach (var row in rows) table.AddRow(row.Select((cell, place) => (IRenderable)new Text(PlainText.OnOneLine(cell), StyleOf(cell)) { Overflow = columns[place].Wraps ? Overflow.Fold : Overflow.Ellipsis }));
        Write(table);
    }

    /// <summary>The report, without blanks at the ends of lines.</summary>
    public override string ToString()
    {
        var trimmed = new StringBuilder();
        var empty = 0;
        foreach (var line in _text.ToString().ReplaceLineEndings("\n").Split('\n'))
        {
            var content = line.TrimEnd();
            empty = content.Length == 0 ? empty + 1 : 0;
            if (empty <= 1) trimmed.Append(content).Append('\n');
        }

        return trimmed.ToString().Trim('\n') + "\n";
    }

    private static Style StyleOf(string cell) => cell switch
    {
        "common ground" => new Style(Color.Green),
        "acceptable" => new Style(Color.Olive),
        "reserved difference" => new Style(Color.Maroon),
        _ => Style.Plain,
    };

    private static int Measure(string text) => new StringInfo(text).LengthInTextElements;

    private void Write(IRenderable what)
    {
        _console.Write(what);
        if (what is Text) _console.WriteLine();
    }

    /// <summary>A place to render to that has the width it is told.</summary>
    private sealed class FixedOutput(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => width;

        public int Height => 50;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}

/// <summary>A column of a table for people.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Right">Whether it stands to the right, as numbers do.</param>
/// <param name="Wraps">Whether its cells may take several lines.</param>
internal sealed record TextColumn(string Header, bool Right = false, bool Wraps = false)
{
    /// <summary>A column of numbers.</summary>
    public static TextColumn Number(string header) => new(header, Right: true);

    /// <summary>A column of short words.</summary>
    public static TextColumn Word(string header) => new(header);

    /// <summary>A column of text that may take several lines.</summary>
    public static TextColumn Prose(string header) => new(header, Wraps: true);
}
