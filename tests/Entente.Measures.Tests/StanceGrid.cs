using Entente.Records;

namespace Entente.Measures.Tests;

/// <summary>Small records, drawn as text: a line for each actor, a column for each proposition; + 0 − and a dot for missing.</summary>
internal static class StanceGrid
{
    /// <summary>Random grids of up to 12 actors and 150 propositions (three words of bits) in up to three periods.</summary>
    public static readonly Gen<string[]> Any =
        from propositions in Gen.Int[1, 150]
        from actors in Gen.Int[2, 12]
        from lines in Gen.Int[0, 4].Select(kind => "++0-."[kind]).Array[propositions].Select(characters => new string(characters)).Array[actors]
        select lines;

    /// <summary>The record of a grid. Actors are A, B, C…; propositions p0, p1…; the period of proposition i is i mod periods + 1.</summary>
    public static StanceRecord Record(int periods, params string[] lines)
    {
        var actors = lines.Select((_, index) => new Actor(((char)('A' + index)).ToString(), "")).ToArray();
        var propositions = Enumerable.Range(0, lines[0].Length)
            .Select(index => new Proposition($"p{index}") { Session = (index % periods) + 1, Topics = [index % 2 == 0 ? "even" : "odd"] });
        var stances =
            from actor in Enumerable.Range(0, lines.Length)
            from proposition in Enumerable.Range(0, lines[0].Length)
            select (actor, proposition, stance: Parse(lines[actor][proposition]));
        var all = stances.ToArray();
        return StanceRecord.Create(
            "grid", actors, propositions, [.. all.Select(s => s.actor)], [.. all.Select(s => s.proposition)], [.. all.Select(s => s.stance)]);
    }

    public static Stance Parse(char sign) => sign switch
    {
        '+' => Stance.Support,
        '0' => Stance.Reserve,
        '-' => Stance.Oppose,
        '.' => Stance.Missing,
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "Expected + 0 - or a dot."),
    };
}
