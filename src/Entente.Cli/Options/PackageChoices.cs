using System.Collections.Immutable;
using System.CommandLine;
using Entente.Cli.Output;
using Entente.Diagnosis.Packages;
using Entente.Records;

namespace Entente.Cli.Options;

/// <summary>What a package has to be: the options of <c>package</c>.</summary>
internal sealed class PackageChoices
{
    private const string Actors = "actors";
    private const string Blocs = "blocs";
    private const string Majority = "majority";
    private const string Any = "any";

    private readonly Option<string?> _parties = OptionKinds.Text("--parties", "WHO", "Who must be able to accept it: actors (the default), blocs as they are found (the default for dialogues), or the groups of a grouping such as region.");
    private readonly Option<string?> _first = OptionKinds.Choice("--first", "What comes first: fairness, the gain of whoever gains least (the default), or size, the number of propositions.", "fairness", "size");
    private readonly Option<double?> _least = OptionKinds.Real("--least-gain", "X", "What every party must gain at least. Default: more than nothing.", 0, 1e9);
    private readonly Option<string?> _redLines = OptionKinds.Text("--red-lines", "TABLE", "What parties cannot live with: a CSV table with the columns party and proposition, topic or both.");
    private readonly Option<string?> _opposition = OptionKinds.Choice("--opposition", "What opposition is: a loss (the default for actors), a red line by the majority of a party's members (the default for blocs), or by any of them.", "loss", Majority, Any);
    private readonly Option<string?> _utilities = OptionKinds.Text("--utilities", "TABLE", "What propositions are worth to parties by their own word: a CSV table with the columns party, proposition and utility. Others are estimated from stances.");
    private readonly Option<string?> _missing = OptionKinds.Choice("--missing", "What a missing stance is worth: nothing (the default), or what ideal points let expect.", "nothing", "expected");
    private readonly Option<string[]> _require = OptionKinds.Texts("--require", "IDS", "Propositions that must be in it: ids with commas between them; may be given several times.");
    private readonly Option<string[]> _exclude = OptionKinds.Texts("--exclude", "IDS", "Propositions that must not be in it.");
    private readonly Option<string[]> _needs = OptionKinds.Texts("--needs", "A:B", "Proposition A may be in it only with B; may be given several times.");
    private readonly Option<string[]> _oneOf = OptionKinds.Texts("--one-of", "IDS", "At most one of these may be in it; may be given several times.");
    private readonly Option<double?> _effort = OptionKinds.Real("--effort", "N", "How long each level may be searched, in deterministic seconds: the same work on any machine. Default 20.", 0.01, 1e6);

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _parties, _first, _least, _redLines, _opposition, _utilities, _missing, _require, _exclude, _needs, _oneOf, _effort })
            command.Options.Add(option);
    }

    /// <summary>Whether missing stances are to be expected from ideal points.</summary>
    public bool ExpectsMissing(ParseResult parse) => parse.GetValue(_missing) == "expected";

    /// <summary>Who the parties are: <c>actors</c>, <c>blocs</c> or the name of a grouping.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="source">The record.</param>
    /// <returns>The word, and whether it is a grouping.</returns>
    /// <exception cref="CommandLineException">The word is neither of the two nor a grouping of the record.</exception>
    public (string Word, bool IsGrouping) Parties(ParseResult parse, SourcedRecord source)
    {
        var typed = parse.GetValue(_parties) ?? (source.IsDialogue ? Blocs : Actors);
        if (typed is Actors or Blocs) return (typed, false);
        var known = source.Record.Actors.SelectMany(actor => actor.Groups.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var grouping = known.FirstOrDefault(grouping => string.Equals(grouping, typed, StringComparison.OrdinalIgnoreCase));
        string[] words = [Actors, Blocs, .. known];
        return grouping is not null ? (grouping, true)
            : throw new CommandLineException($"--parties '{typed}' is neither actors nor blocs nor a grouping of {source.Record.Name}", $"{Suggestion.DidYouMean(typed, words)}expected {Words.Choice(words)}");
    }

    /// <summary>Whether the parties are the blocs that are found.</summary>
    public static bool AreFoundBlocs((string Word, bool IsGrouping) parties) => !parties.IsGrouping && parties.Word == Blocs;

    /// <summary>The options of the search.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="parties">The parties.</param>
    /// <exception cref="CommandLineException">A proposition is not in the record.</exception>
    /// <exception cref="RecordFormatException">A table is at fault.</exception>
    public PackageOptions Chosen(ParseResult parse, PackageParties parties)
    {
        var opposition = parse.GetValue(_opposition);
        return new PackageOptions
        {
            First = parse.GetValue(_first) == "size" ? PackageAim.Size : PackageAim.Fairness,
            LeastGain = parse.GetValue(_least),
            Stated = parse.GetValue(_utilities) is { } utilities ? StatedUtilities.Read(utilities, parties) : null,
            RedLines = parse.GetValue(_redLines) is { } lines ? [.. RedLine.Read(lines, parties)] : [],
            OppositionCounts = opposition != "loss",
            OppositionShare = opposition switch { Majority => 0.5, Any => 0, _ => null },
            Required = [.. Listed(parse, _require, parties.Record).SelectMany(ids => ids)],
            RuledOut = [.. Listed(parse, _exclude, parties.Record).SelectMany(ids => ids)],
            Alternatives = [.. Listed(parse, _oneOf, parties.Record).Select(ids => ids.ToImmutableArray())],
            Prerequisites = [.. (parse.GetValue(_needs) ?? []).Select(pair => Prerequisite(pair, parties.Record))],
            Effort = parse.GetValue(_effort) ?? new PackageOptions().Effort,
        };
    }

    private static IEnumerable<int[]> Listed(ParseResult parse, Option<string[]> option, StanceRecord record) =>
        (parse.GetValue(option) ?? []).Select(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(id => Proposition(option.Name, id, record)).ToArray());

    private PackagePrerequisite Prerequisite(string pair, StanceRecord record)
    {
        var ids = pair.Split(':', StringSplitOptions.TrimEntries);
        return ids.Length == 2 ? new(Proposition(_needs.Name, ids[0], record), Proposition(_needs.Name, ids[1], record))
            : throw new CommandLineException($"--needs '{pair}' is not a pair of propositions", "expected two ids with a colon between them, such as 12:7");
    }

    private static int Proposition(string option, string id, StanceRecord record) => record.PropositionIndex(id)
        ?? throw new CommandLineException(
            $"{option} '{id}' is no proposition of {record.Name}",
            $"{Suggestion.DidYouMean(id, record.Propositions.Select(proposition => proposition.Id))}expected an id, as 'entente consensus --format csv' lists them; a slice may have left it out");
}
