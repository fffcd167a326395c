using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Web.Observatory;

/// <summary>What is asked of a record: a verb of the command with its options.</summary>
/// <param name="Verb">The verb, one of <see cref="Verbs"/>.</param>
/// <param name="Slice">The part of the record.</param>
/// <param name="Covariates">Folders of facts about states, for the verbs that take them.</param>
public sealed record Computation(string Verb, Slice Slice, ImmutableArray<string> Covariates)
{
    private static readonly string Version = typeof(Computation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The verbs that pages ask for.</summary>
    public static ImmutableArray<string> Verbs { get; } = ["inspect", "measure", "diagnose", "claims", "ideal-points", "agreement", "consensus", "blocs"];

    /// <summary>What tells this computation from others of the same record: verb, options and version, hashed.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [Version, Verb, .. Options()]))))[..20];

    /// <summary>A computation of a workbench, with its covariates where the verb takes them.</summary>
    public static Computation Of(string verb, Slice slice, ObservatoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Computation(verb, slice, verb is "diagnose" or "claims" ? options.Covariates : []);
    }

    /// <summary>The words of the command line behind the record, without those that say where the answer goes.</summary>
    public IEnumerable<string> Options()
    {
        if (Slice.From is { } from) yield return $"--from={from}";
        if (Slice.To is { } to) yield return $"--to={to}";
        if (Slice.Topic is { } topic) yield return $"--topic={topic}";
        foreach (var folder in Covariates) yield return $"--covariates={folder}";
    }

    /// <summary>The command line that gives the same figures, with names of files and folders in place of paths.</summary>
    /// <param name="record">The record's title.</param>
    /// <param name="actors">Codes of actors that are kept; none for all.</param>
    public string CommandLine(string record, params ReadOnlySpan<string> actors)
    {
        var line = new StringBuilder("entente ").Append(Verb).Append(' ').Append(Quoted(record));
        if (Slice.From is { } from) line.Append(" --from ").Append(from);
        if (Slice.To is { } to) line.Append(" --to ").Append(to);
        if (Slice.Topic is { } topic) line.Append(" --topic ").Append(Quoted(topic));
        if (!actors.IsEmpty) line.Append(" --actors ").AppendJoin(',', actors.ToArray().Select(Quoted));
        foreach (var folder in Covariates) line.Append(" --covariates ").Append(Quoted(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))));
        return line.Append(" --format json").ToString();
    }

    private static string Quoted(string word) => word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
