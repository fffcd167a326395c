using System.Globalization;
using System.Text;

namespace Entente.Records;

/// <summary>The input is at fault: a file that is not what its format promises. Says where, what was found and what was expected.</summary>
/// <remarks>Thrown by readers for bad data only; a caller's slip is an <see cref="ArgumentException"/>.</remarks>
public sealed class RecordFormatException : Exception
{
    /// <summary>A fault at a place in a file.</summary>
    /// <param name="file">The file or address as the user named it.</param>
    /// <param name="line">The line, counted from 1; null if the fault has no line.</param>
    /// <param name="column">The column (field or character), counted from 1; null if the fault has no column.</param>
    /// <param name="problem">What is wrong, with what was found.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public RecordFormatException(string file, long? line, int? column, string problem, string expected, Exception? inner = null)
        : base(Compose(file, line, column, problem, expected), inner)
    {
        File = file;
        Line = line;
        Column = column;
        Problem = problem;
        Expected = expected;
    }

    /// <summary>The file or address as the user named it.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1; null if the fault has no line.</summary>
    public long? Line { get; }

    /// <summary>The column, counted from 1; null if the fault has no column.</summary>
    public int? Column { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    private static string Compose(string file, long? line, int? column, string problem, string expected)
    {
        var text = new StringBuilder(file);
        if (line is { } l) text.Append(CultureInfo.InvariantCulture, $":{l}");
        if (line is not null && column is { } c) text.Append(CultureInfo.InvariantCulture, $":{c}");
        return text.Append(": ").Append(problem).Append("; ").Append(expected).ToString();
    }
}
