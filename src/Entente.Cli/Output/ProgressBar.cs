using System.Diagnostics;
using System.Globalization;

namespace Entente.Cli.Output;

/// <summary>One line on standard error that shows how far a piece of work has come. Silent for the first second and when nobody watches.</summary>
internal sealed class ProgressBar : IProgress<double>, IDisposable
{
    private const int Cells = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(150);
    private readonly Lock _gate = new();
    private readonly TextWriter? _writer;
    private string _work;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Timer? _timer;
    private double _share;
    private bool _drawn;
    private bool _ended;

    /// <summary>A bar that writes to a terminal.</summary>
    /// <param name="writer">The terminal; null to stay silent.</param>
    /// <param name="work">What is being done.</param>
    public ProgressBar(TextWriter? writer, string work)
    {
        _writer = writer;
        _work = work;
        if (writer is not null) _timer = new Timer(_ => Draw(), state: null, Patience, Step);
    }

    /// <summary>Takes note of the share that is done.</summary>
    /// <param name="value">From 0 to 1.</param>
    public void Report(double value) => Volatile.Write(ref _share, Math.Clamp(value, 0, 1));

    /// <summary>Takes note of the share that is done, and of what is at work now.</summary>
    /// <param name="value">From 0 to 1.</param>
    /// <param name="work">What is being done.</param>
    public void Report(double value, string work)
    {
        Volatile.Write(ref _work, work);
        Report(value);
    }

    /// <summary>Removes the line.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            if (_drawn && !_ended)
            {
                _writer!.Write("\r\u001b[K");
                _writer.Flush();
            }

            _ended = true;
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_ended) return;
            var share = Volatile.Read(ref _share);
            var full = (int)(share * Cells);
            var seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
            var bar = new string('█', full) + new string('░', Cells - full);
            _writer!.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{bar} {share,4:P0} {PlainText.OnOneLine(_work)}, {seconds:F0} s"));
            _writer.Flush();
            _drawn = true;
        }
    }
}
