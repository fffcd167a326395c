using System.Collections.Immutable;
using System.CommandLine;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Records.PublicSources;

namespace Entente.Cli.Commands;

/// <summary><c>entente fetch</c>: bring a public source here, checked.</summary>
internal sealed class FetchCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CancellationToken _stop;
    private readonly Argument<string> _source = new("SOURCE") { Description = "The public source: unga, undl or polis." };
    private readonly Option<string?> _folder = OptionKinds.Text("--cache", "FOLDER", "Where to keep files. Default: the user's cache folder, or the variable ENTENTE_CACHE.");
    private readonly Option<string?> _base = OptionKinds.Text("--base", "ADDRESS", "The site to ask in place of the source's own: a mirror.");
    private readonly Option<string?> _only = OptionKinds.Text("--only", "NAME", "Fetch only the files with this in their name.");
    private readonly Option<string?> _version = OptionKinds.Text("--dataset-version", "VERSION", "The version of a source that has several. Default: the latest.");
    private readonly Option<bool> _refresh = OptionKinds.Switch("--refresh", "Ask again for files that are here and whole.");
    private readonly OutputOptions _output = new();
    private readonly RunOptions _running = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public FetchCommand(Terminal terminal, CancellationToken stop)
        : base("fetch", "Bring a public source here, checked; what broke off is resumed.")
    {
        _terminal = terminal;
        _stop = stop;
        _source.CompletionSources.Add("unga", "undl", "polis");
        Arguments.Add(_source);
        foreach (var option in new Option[] { _folder, _base, _only, _version, _refresh }) Options.Add(option);
        _output.AddTo(this);
        _running.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parse)
    {
        _output.Chosen(parse);
        var name = parse.GetRequiredValue(_source);
        ImmutableArray<string> known = [.. PublicSource.All.Select(source => source.Name)];
        var source = PublicSource.Find(name) ?? throw new CommandLineException($"there is no public source '{name}'", $"{Suggestion.DidYouMean(name, known)}expected {Words.Choice(known)}");
        var options = new FetchOptions
        {
            CacheFolder = parse.GetValue(_folder),
            BaseAddress = Site(parse.GetValue(_base)),
            Only = parse.GetValue(_only),
            Version = parse.GetValue(_version),
            Refresh = parse.GetValue(_refresh),
            Seed = _running.Seed(parse),
        };
        _output.Give(parse, new FetchAnswer(source, Fetch(source, options)), Preface.None, _terminal);
        return ExitCode.Done;
    }

    private static Uri? Site(string? typed)
    {
        if (typed is null) return null;
        return Uri.TryCreate(typed, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" ? site
            : throw new CommandLineException($"--base '{typed}' is no address", "expected one that starts with http:// or https://");
    }

    private FetchResult Fetch(PublicSource source, FetchOptions options)
    {
        using var bar = _terminal.Progress($"fetching {source.Name}");
        using var fetcher = new Fetcher();
        try
        {
            return fetcher.FetchAsync(source, options, new Share(bar), _stop).GetAwaiter().GetResult();
        }
        catch (FetchException failure)
        {
            throw new WorkFailedException($"{failure.Address}: {failure.Problem}", failure.Advice, failure);
        }
    }

    /// <summary>Turns files and bytes into the share that is done.</summary>
    private sealed class Share(ProgressBar bar) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value)
        {
            var ofFile = value.TotalBytes is > 0 and var total ? (double)value.Bytes / total : 0;
            bar.Report((value.Index + ofFile) / Math.Max(1, value.Count), value.Message ?? value.File);
        }
    }
}
