using System.CommandLine;
using Entente.Records;

namespace Entente.Cli.Options;

/// <summary>Which part of a record is meant: <c>--from</c>, <c>--to</c>, <c>--topic</c>, <c>--actors</c>, the same for every verb.</summary>
internal sealed class SliceOptions
{
    private readonly Option<string?> _from = Bound("--from", "Leave out what is earlier than this year, month or day.");
    private readonly Option<string?> _to = Bound("--to", "Leave out what is later than this year, month or day.");
    private readonly Option<string[]> _topic = OptionKinds.Texts("--topic", "NAME", "Keep a topic, a goal level or a sector; may be given several times.");
    private readonly Option<string?> _actors = OptionKinds.Text("--actors", "LIST", "Keep these actors: codes or names with commas between them, or @FILE with one a line.");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_topic);
        command.Options.Add(_actors);
    }

    /// <summary>The slice that the command line asks for.</summary>
    public RecordSlice Chosen(ParseResult parse) => new()
    {
        FromTyped = parse.GetValue(_from),
        ToTyped = parse.GetValue(_to),
        Topics = [.. parse.GetValue(_topic) ?? []],
        Actors = parse.GetValue(_actors) is { } list ? [.. ActorsIn(list)] : [],
    };

    private static IEnumerable<string> ActorsIn(string list)
    {
        if (!list.StartsWith('@')) return list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var path = list[1..];
        if (!File.Exists(path)) throw new RecordFormatException(path, line: null, column: null, "there is no such file", "expected a list of actors, one a line, after --actors @");
        try
        {
            return File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RecordFormatException(path, line: null, column: null, $"cannot be read: {exception.Message}", "expected a list of actors, one a line", exception);
        }
    }

    private static Option<string?> Bound(string name, string description)
    {
        var option = OptionKinds.Text(name, "WHEN", description);
        option.Validators.Add(result =>
        {
            var typed = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            if (TimeBound.First(typed) is null)
                result.AddError($"{name} '{typed}' is no time; expected a year, month or day such as 1990, 1990-05 or 1990-05-17");
        });
        return option;
    }
}
