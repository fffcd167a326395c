using System.Text;

namespace Entente.Cli.Output;

/// <summary>Where a command speaks: standard output and standard error, how wide they are and whether a person is watching.</summary>
internal sealed class Terminal
{
    /// <summary>The width that is assumed where nobody is watching, in characters.</summary>
    public const int PipedWidth = 100;

    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person watches standard output.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person watches standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether text output may carry colours.</summary>
    public bool Colour { get; init; }

    /// <summary>Characters in a line of text output.</summary>
    public int Width { get; init; } = PipedWidth;

    /// <summary>The terminal of this process. Honours <c>NO_COLOR</c> and <c>TERM=dumb</c>.</summary>
    public static Terminal OfProcess()
    {
        var outIsTerminal = !Console.IsOutputRedirected;
        var errorIsTerminal = !Console.IsErrorRedirected;
        if (OperatingSystem.IsWindows() && (outIsTerminal || errorIsTerminal)) Console.OutputEncoding = Encoding.UTF8;
        var dumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        return new Terminal
        {
            Out = Writer(Console.OpenStandardOutput()),
            Error = Writer(Console.OpenStandardError()),
            OutIsTerminal = outIsTerminal,
            // A program that runs the command may ask to be shown how far it has come, as a person is.
            ErrorIsTerminal = (errorIsTerminal && !dumb) || Environment.GetEnvironmentVariable("ENTENTE_PROGRESS") is "1",
            Colour = outIsTerminal && !dumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width = outIsTerminal ? WindowWidth() : PipedWidth,
        };
    }

    /// <summary>Starts to show how far a piece of work has come; nothing appears before a second has passed, or if nobody watches.</summary>
    /// <param name="work">What is being done, as in 'fitting ideal points'.</param>
    public ProgressBar Progress(string work) => new(ErrorIsTerminal ? Error : null, work);

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 14) { AutoFlush = false, NewLine = "\n" };

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? Math.Clamp(width, 40, 200) : PipedWidth;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return PipedWidth;
        }
    }
}
