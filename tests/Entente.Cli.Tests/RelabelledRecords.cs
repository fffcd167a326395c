using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.States;
using Entente.Records.Writers;

namespace Entente.Cli.Tests;

/// <summary>
/// One record in three files: with labels of its own, with other labels, and with other labels and its actors in another order. No label is
/// the code of a state: what is known of states by their codes (the permanent members, the side of the United States) is not a label but a fact.
/// </summary>
internal sealed partial class RelabelledRecords : IDisposable
{
    private const int Last = 9999;
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-labels-").FullName;

    /// <summary>The three files.</summary>
    /// <param name="record">The record; its own labels are replaced by numbers, its groups are kept.</param>
    public RelabelledRecords(StanceRecord record)
    {
        var count = record.Actors.Length;
        Plain = Write("plain", Ordered(record, [.. Enumerable.Range(0, count)], Code, number => $"State {number:0000}"));
        Renamed = Write("renamed", Ordered(record, [.. Enumerable.Range(0, count)], OtherCode, number => $"Land {Last - number:0000}"));
        // 7 has no factor in common with the count, or the next number that has none.
        var step = Enumerable.Range(7, count).First(step => Enumerable.Range(2, step - 1).All(divisor => step % divisor != 0 || count % divisor != 0));
        Reordered = Write("reordered", Ordered(record, [.. Enumerable.Range(0, count).Select(place => (place * step + 3) % count)], OtherCode, number => $"Land {Last - number:0000}"));
    }

    /// <summary>The file with labels of its own.</summary>
    public string Plain { get; }

    /// <summary>The file with other labels, whose alphabetical order is the opposite one.</summary>
    public string Renamed { get; }

    /// <summary>The file with these other labels and the actors in another order.</summary>
    public string Reordered { get; }

    /// <summary>The text of an answer with the labels of <see cref="Plain"/> for those of the others.</summary>
    public static string WithPlainLabels(string text) => OtherName().Replace(OtherLabel().Replace(text, found => Code(NumberOf(found))), found => $"State {NumberOf(found):0000}");

    /// <summary>Votes of every third member of the General Assembly in three sessions.</summary>
    public static StanceRecord Votes(string folder)
    {
        var votes = RecordReader.Read(folder).Describe().Where(proposition => proposition.Session is >= 62 and <= 64).WithoutSilentActors();
        return votes.WhereActors(actor => votes.ActorIndex(actor.Code) % 3 == 0);
    }

    /// <summary>A made record: two camps and some who change sides, over six sessions; the last vote of a session is repeated in the next.</summary>
    public static StanceRecord Made()
    {
        const int States = 30, Sessions = 6, EachSession = 14;
        List<int> actors = [], propositions = [];
        List<Stance> stances = [];
        for (var proposition = 0; proposition < Sessions * EachSession; proposition++)
        {
            var session = proposition / EachSession;
            for (var actor = 0; actor < States; actor++)
            {
                // Numbers without a pattern, from the places alone.
                var draw = ((actor + 1) * 7919 + ((proposition + 1) * 104_729) + (actor * proposition * 31)) % 1000 / 1000.0;
                if ((actor % 7 == 6 && session < 2) || draw < 0.05) continue;
                var place = (actor < States / 2 ? -1.0 : 1.0) + (actor % 5 * 0.15) + (actor % 6 == 5 ? session * 0.3 : 0);
                var cut = (proposition * 37 % 100 / 50.0) - 1;
                var score = ((place - cut) * (proposition % 3 == 0 ? -1 : 1)) + (draw * 1.6) - 0.8;
                actors.Add(actor);
                propositions.Add(proposition);
                stances.Add(score > 0.3 ? Stance.Support : score > -0.1 ? Stance.Reserve : Stance.Oppose);
            }
        }

        return StanceRecord.Create(
            "made",
            Enumerable.Range(0, States).Select(actor => new Actor(Code(actor), Code(actor)) { Groups = new Actor("", "").Groups.Add("region", $"Region {actor % 4}") }),
            Enumerable.Range(0, Sessions * EachSession).Select(proposition => new Proposition($"p{proposition:000}")
            {
                Session = 1 + (proposition / EachSession),
                Title = $"Matter {proposition}",
                Topics = [proposition % 2 == 0 ? "Disarmament" : "Trade"],
                Item = proposition % EachSession == 0 && proposition > 0 ? $"p{proposition - 1:000}" : $"p{proposition:000}",
            }),
            [.. actors],
            [.. propositions],
            [.. stances]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Code(int number) => $"S{number:0000}";

    private static string OtherCode(int number) => $"T{Last - number:0000}";

    private static int NumberOf(Match found) => Last - int.Parse(found.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    private static StanceRecord Ordered(StanceRecord record, int[] order, Func<int, string> code, Func<int, string> name)
    {
        List<int> actors = [], propositions = [];
        List<Stance> stances = [];
        for (var place = 0; place < order.Length; place++)
        {
            var row = record.OfActor(order[place]);
            for (var at = 0; at < row.Length; at++)
            {
                actors.Add(place);
                propositions.Add(row.Indices[at]);
                stances.Add(row.Stances[at]);
            }
        }

        return StanceRecord.Create(
            record.Name, order.Select(number => record.Actors[number] with { Code = code(number), Name = name(number) }), record.Propositions, [.. actors], [.. propositions], [.. stances]);
    }

    private string Write(string name, StanceRecord record)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, name)).FullName, "record.csv");
        RecordWriter.Write(record, path, TestContext.Current.CancellationToken);
        return path;
    }

    [GeneratedRegex(@"\bT(?<number>\d{4})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherLabel();

    [GeneratedRegex(@"\bLand (?<number>\d{4})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherName();
}
