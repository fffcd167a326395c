using System.CommandLine;
using Entente.Diagnosis;

namespace Entente.Cli.Options;

/// <summary>Which years a change is taken between: <c>--before</c> and <c>--after</c>; and which blocs later ones are compared with: <c>--reference</c>.</summary>
internal sealed class ComparedYears
{
    private const int Decade = 10;
    private static readonly YearRange LastOfColdWar = new(1985, 1989);
    private readonly Option<string?> _before = Years("--before", "The years a change is taken from, such as 1946..1955. Default: the first ten of the record.");
    private readonly Option<string?> _after = Years("--after", "The years it is taken to. Default: the last ten of the record.");
    private readonly Option<string?> _reference = Years("--reference", "The years whose blocs later ones are compared with. Default 1985..1989, if the record has them.");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { _before, _after, _reference }) command.Options.Add(option);
    }

    /// <summary>The two spans of years.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="years">The years of the record's periods, ascending.</param>
    /// <returns>The spans; null if the record has fewer than two years and none were named.</returns>
    /// <exception cref="CommandLineException">The record has no stance in the years, or the one span does not end before the other begins.</exception>
    public (YearRange Before, YearRange After)? Compared(ParseResult parse, IReadOnlyList<int> years)
    {
        var (before, after) = (Chosen(parse, _before, years), Chosen(parse, _after, years));
        if (years.Count < 2 && (before is null || after is null)) return null;
        var length = Math.Min(Decade, (years[^1] - years[0] + 1) / 2);
        var compared = (Before: before ?? new YearRange(years[0], years[0] + length - 1), After: after ?? new YearRange(years[^1] - length + 1, years[^1]));
        if (compared.Before.To < compared.After.From) return compared;
        var isShared = compared.Before.From <= compared.After.To;
        throw new CommandLineException(
            $"{Told(_before, compared.Before, before)} {(isShared ? "shares a year with" : "lies after")} {Told(_after, compared.After, after)}",
            "expected years that end before the later ones begin, such as --before 1946..1955 --after 1975..1984");
    }

    private static string Told(Option<string?> option, YearRange years, YearRange? chosen) => $"{option.Name} {years}{(chosen is null ? " (the default)" : "")}";

    /// <summary>Whether any of the two spans was named.</summary>
    public bool AreNamed(ParseResult parse) => parse.GetValue(_before) is not null || parse.GetValue(_after) is not null;

    /// <summary>The years of reference; null if the record does not have them and none were named.</summary>
    public YearRange? Reference(ParseResult parse, IReadOnlyList<int> years) =>
        Chosen(parse, _reference, years) ?? (years.Any(LastOfColdWar.Contains) ? LastOfColdWar : null);

    private static YearRange? Chosen(ParseResult parse, Option<string?> option, IReadOnlyList<int> years)
    {
        if (parse.GetValue(option) is not { } typed) return null;
        var chosen = YearRange.Parse(typed);
        if (years.Any(chosen.Contains)) return chosen;
        var has = years.Count == 0 ? "the record has no dates" : $"expected years from {years[0]} to {years[^1]}";
        throw new CommandLineException($"{option.Name} {typed}: the record has no stance in these years", has);
    }

    private static Option<string?> Years(string name, string description)
    {
        var option = OptionKinds.Text(name, "YEARS", description);
        option.Validators.Add(result =>
        {
            var typed = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            try
            {
                YearRange.Parse(typed);
            }
            catch (ArgumentException)
            {
                result.AddError($"{name} '{typed}' is no span of years; expected one such as 1946..1955, or one year");
            }
        });
        return option;
    }
}
