using System.CommandLine;
using System.Globalization;

namespace Entente.Cli.Options;

/// <summary>The kinds of option that the verbs use, each with an error that says what was expected.</summary>
internal static class OptionKinds
{
    /// <summary>An option with a free text.</summary>
    public static Option<string?> Text(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { HelpName = value, Description = description };

    /// <summary>An option that may be given several times.</summary>
    public static Option<string[]> Texts(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, DefaultValueFactory = _ => [] };

    /// <summary>A switch.</summary>
    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string?> Choice(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { HelpName = string.Join('|', words), Description = description };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            var typed = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            if (!words.Contains(typed, StringComparer.Ordinal))
                result.AddError($"{name} '{typed}' is unknown; {Suggestion.DidYouMean(typed, words)}expected {Alternatives(words)}");
        });
        return option;
    }

    /// <summary>An option that takes a whole number.</summary>
    public static Option<int?> Whole(string name, string value, string description, int least, int most = int.MaxValue) => new(name)
    {
        HelpName = value,
        Description = description,
        CustomParser = result =>
        {
            var typed = result.Tokens[0].Value;
            if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            var bound = most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
            result.AddError($"{name} '{typed}' is no whole number that fits; expected one {bound}");
            return null;
        },
    };

    /// <summary>An option that takes an unsigned 64-bit number.</summary>
    public static Option<ulong?> Seed(string name, string value, string description) => new(name)
    {
        HelpName = value,
        Description = description,
        CustomParser = result =>
        {
            var typed = result.Tokens[0].Value;
            if (ulong.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            result.AddError($"{name} '{typed}' is no seed; expected a whole number from 0 to {ulong.MaxValue}");
            return null;
        },
    };

    /// <summary>An option that takes a real number.</summary>
    public static Option<double?> Real(string name, string value, string description, double least, double most) => new(name)
    {
        HelpName = value,
        Description = description,
        CustomParser = result =>
        {
            var typed = result.Tokens[0].Value;
            if (double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} '{typed}' is no number that fits; expected one from {least} to {most}"));
            return null;
        },
    };

    private static string Alternatives(string[] words) => words.Length == 1 ? words[0] : string.Join(", ", words[..^1]) + " or " + words[^1];
}
