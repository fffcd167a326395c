using System.Collections.Immutable;
using Entente.Diagnosis.Packages;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Packages;

/// <summary>Small questions for a package, and the answer by looking at every subset.</summary>
internal static class PackageCase
{
    /// <summary>A record of actors A, B, C … and propositions p0, p1 …; a row of letters per actor: s, r, o, or a dot where no stance is known.</summary>
    public static StanceRecord Record(params string[] rows)
    {
        var cells = rows.SelectMany((row, actor) => row.Select((letter, proposition) => (actor, proposition, letter))).Where(cell => cell.letter != '.').ToArray();
        return StanceRecord.Create(
            "case",
            rows.Select((_, actor) => new Actor(Code(actor), "Actor " + Code(actor))),
            Enumerable.Range(0, rows[0].Length).Select(proposition => new Proposition($"p{proposition}") { Title = $"On matter {proposition}" }),
            [.. cells.Select(cell => cell.actor)],
            [.. cells.Select(cell => cell.proposition)],
            [.. cells.Select(cell => cell.letter switch { 's' => Stance.Support, 'r' => Stance.Reserve, _ => Stance.Oppose })]);
    }

    /// <summary>Parties with given utilities, rows × propositions.</summary>
    public static (PackageParties Parties, StatedUtilities Stated) Stating(int[][] utilities)
    {
        var parties = PackageParties.Actors(Record([.. utilities.Select(row => new string('r', row.Length))]));
        return (parties, StatedUtilities.Of(Cells(utilities).ToDictionary(cell => (cell.Party, cell.Proposition), cell => (decimal)cell.Utility)));
    }

    /// <summary>A random question of a few parties and propositions with conditions of every kind.</summary>
    public static (int[][] Utilities, PackageParties Parties, PackageOptions Options) Drawn(ulong seed)
    {
        var random = new CounterRandom(seed, 99);
        var next = 0UL;
        int Below(int bound) => random.Below(next++, bound);
        int parties = 1 + Below(4), propositions = 3 + Below(7);
        var utilities = Enumerable.Range(0, parties).Select(_ => Enumerable.Range(0, propositions).Select(_ => Below(6) - 2).ToArray()).ToArray();
        var (sides, stated) = Stating(utilities);
        ImmutableArray<int> Some(int most) => [.. Enumerable.Range(0, Below(most + 1)).Select(_ => Below(propositions))];
        return (utilities, sides, new PackageOptions
        {
            First = Below(2) == 0 ? PackageAim.Fairness : PackageAim.Size,
            LeastGain = Below(3) == 0 ? null : Below(4),
            Stated = stated,
            RedLines = [.. Some(2).Select(proposition => new RedLine(Below(parties), proposition, RedLineSource.Stated))],
            Required = Some(1),
            RuledOut = Some(1),
            Prerequisites = [.. Some(1).Select(proposition => new PackagePrerequisite(proposition, Below(propositions)))],
            Alternatives = Below(2) == 0 ? [] : [[Below(propositions), Below(propositions), Below(propositions)]],
        });
    }

    /// <summary>The best package by looking at every subset; null if none meets the conditions. Ties go to the earliest proposition that others have not.</summary>
    public static (int[] Chosen, bool IsOnlyOne)? Best(int[][] utilities, PackageOptions options)
    {
        var propositions = utilities[0].Length;
        var needed = options.Prerequisites.Select(pair => pair.Needed).Concat(options.Required).ToHashSet();
        var wanted = Enumerable.Range(0, propositions).Where(proposition => needed.Contains(proposition) || utilities.Any(row => row[proposition] > 0)).ToHashSet();
        var least = options.LeastGain ?? 1;
        (int[] Chosen, int[] Key, int Count)? best = null;
        for (var subset = 0; subset < 1 << propositions; subset++)
        {
            int[] chosen = [.. Enumerable.Range(0, propositions).Where(proposition => (subset >> proposition & 1) == 1)];
            if (!Array.TrueForAll(chosen, wanted.Contains) || !Meets(chosen, options)) continue;
            var gains = utilities.Select(row => chosen.Sum(proposition => row[proposition])).ToArray();
            if (gains.Min() < least) continue;
            int[] key = options.First == PackageAim.Fairness ? [gains.Min(), chosen.Length, gains.Sum()] : [chosen.Length, gains.Min(), gains.Sum()];
            var order = best is null ? 1 : key.AsSpan().SequenceCompareTo(best.Value.Key);
            if (order > 0) best = (chosen, key, 1);
            else if (order == 0) best = (IsEarlier(chosen, best!.Value.Chosen) ? chosen : best.Value.Chosen, key, best.Value.Count + 1);
        }

        return best is { } found ? (found.Chosen, found.Count == 1) : null;
    }

    /// <summary>Whether a subset meets every condition but the gains.</summary>
    public static bool Meets(int[] chosen, PackageOptions options) =>
        !options.RedLines.Any(line => chosen.Contains(line.Proposition))
        && !options.RuledOut.Any(chosen.Contains)
        && options.Required.All(chosen.Contains)
        && options.Prerequisites.All(pair => !chosen.Contains(pair.Proposition) || chosen.Contains(pair.Needed))
        && options.Alternatives.All(set => set.Distinct().Count(chosen.Contains) <= 1);

    public static IEnumerable<(int Party, int Proposition, int Utility)> Cells(int[][] utilities) =>
        utilities.SelectMany((row, party) => row.Select((utility, proposition) => (party, proposition, utility)));

    public static int[] Propositions(Package package) => [.. package.Chosen.Select(chosen => chosen.Proposition)];

    private static string Code(int actor) => ((char)('A' + actor)).ToString();

    private static bool IsEarlier(int[] first, int[] second) => first.Except(second).DefaultIfEmpty(int.MaxValue).Min() < second.Except(first).DefaultIfEmpty(int.MaxValue).Min();
}
