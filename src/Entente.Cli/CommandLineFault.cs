using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Entente.Cli;

/// <summary>What is wrong with a command line that cannot be understood, with the word that was probably meant.</summary>
internal static class CommandLineFault
{
    /// <summary>The first fault of a command line.</summary>
    /// <param name="parse">The command line as parsed.</param>
    /// <param name="root">The whole command.</param>
    /// <returns>One line, or null if nothing is wrong.</returns>
    public static string? Of(ParseResult parse, RootCommand root)
    {
        var command = parse.CommandResult.Command;
        // Help is given whatever else is typed.
        if (parse.Action is HelpAction) return null;
        if (command == root) return parse.Errors.Count == 0 ? null : AtRoot(parse, root);
        if (StrayOption(parse, command) is { } stray) return stray;
        if (parse.Errors.Count == 0) return null;
        if (parse.UnmatchedTokens.Count > 0)
            return $"'{parse.UnmatchedTokens[0]}' is one word too many; expected {Usage(command)}, see: entente {command.Name} --help";
        var message = parse.Errors[0].Message.TrimEnd('.');
        return message.StartsWith("Required argument", StringComparison.Ordinal) && message.Contains("for command", StringComparison.Ordinal)
            ? $"{command.Name} needs to be told of what; expected {Usage(command)}, see: entente {command.Name} --help"
            : message.StartsWith("Required argument missing for option", StringComparison.Ordinal)
                ? $"{OptionIn(message)} needs a value; see: entente {command.Name} --help"
                : message;
    }

    private static string AtRoot(ParseResult parse, RootCommand root)
    {
        var verbs = root.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name).ToArray();
        if (parse.UnmatchedTokens.Count == 0) return $"no verb; expected one of {string.Join(", ", verbs)}, see: entente --help";
        var typed = parse.UnmatchedTokens[0];
        return typed.StartsWith('-')
            ? $"unknown option '{typed}' before a verb; expected entente VERB RECORD [options], see: entente --help"
            : $"unknown verb '{typed}'; {Suggestion.DidYouMean(typed, verbs)}expected one of {string.Join(", ", verbs)}";
    }

    /// <summary>A word that looks like an option and is none of the verb's; the parser would take it for the record.</summary>
    private static string? StrayOption(ParseResult parse, Command command)
    {
        var arguments = command.Arguments.Select(parse.GetResult).OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens.Select(token => token.Value));
        var afterDashes = parse.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet(StringComparer.Ordinal);
        var stray = arguments.Concat(parse.UnmatchedTokens).FirstOrDefault(word => word.Length > 1 && word[0] == '-' && !afterDashes.Contains(word));
        if (stray is null) return null;
        var known = command.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name));
        return $"unknown option '{stray}' of {command.Name}; {Suggestion.DidYouMean(stray.Split('=')[0], known)}see: entente {command.Name} --help";
    }

    private static string Usage(Command command) =>
        $"entente {command.Name} {string.Join(' ', command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.HelpName ?? argument.Name}]" : argument.HelpName ?? argument.Name))} [options]";

    private static string OptionIn(string message)
    {
        var quote = message.IndexOf('\'', StringComparison.Ordinal);
        return quote < 0 ? "the option" : message[(quote + 1)..].Split('\'')[0];
    }
}
