using System.CommandLine;
using Entente.Cli.Output;
using Entente.Measures.Blocs;
using Entente.Records;

namespace Entente.Cli.Options;

/// <summary>Which blocs are meant: <c>--method</c> and <c>--by</c>.</summary>
internal sealed class BlocOptions
{
    private readonly Option<string?> _method = OptionKinds.Choice("--method", "How blocs are found: as Polis does (the default for dialogues), from agreement beyond chance (assembly, the default elsewhere), or declared.", "polis", "assembly", "declared");
    private readonly Option<string?> _by = OptionKinds.Text("--by", "GROUPING", "Declared blocs: the grouping, such as region, alliance or permanent-five. Implies --method declared.");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_method);
        command.Options.Add(_by);
    }

    /// <summary>The method that is asked for; null if none is.</summary>
    /// <exception cref="CommandLineException">The two options contradict each other.</exception>
    public BlocMethod? Method(ParseResult parse)
    {
        var method = parse.GetValue(_method) is { } word ? Enum.Parse<BlocMethod>(word, ignoreCase: true) : (BlocMethod?)null;
        if (parse.GetValue(_by) is not null)
        {
            return method is null or BlocMethod.Declared ? BlocMethod.Declared
                : throw new CommandLineException($"--by goes with declared blocs, not with --method {Word(method.Value)}", "expected one of the two");
        }

        return method != BlocMethod.Declared ? method
            : throw new CommandLineException("--method declared needs a grouping", "expected --by GROUPING, such as --by region");
    }

    /// <summary>The grouping of declared blocs.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="record">The record that must have it.</param>
    /// <exception cref="CommandLineException">No actor has a group in it.</exception>
    public string Grouping(ParseResult parse, StanceRecord record)
    {
        var typed = parse.GetValue(_by)!;
        var known = record.Actors.SelectMany(actor => actor.Groups.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return known.FirstOrDefault(grouping => string.Equals(grouping, typed, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandLineException($"--by '{typed}' is no grouping of {record.Name}", known.Length == 0 ? "its actors have no groups" : $"{Suggestion.DidYouMean(typed, known)}expected {Words.Choice(known)}");
    }

    /// <summary>The word for a method, as <c>--method</c> takes it.</summary>
    public static string Word(BlocMethod method) => method.ToString().ToLowerInvariant();
}
