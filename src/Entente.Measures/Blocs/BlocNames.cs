using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.Blocs;

/// <summary>Names of blocs: letters, and the members that speak for them.</summary>
internal static class BlocNames
{
    private const int Named = 3;

    /// <summary>A, B, … Z, AA, AB, …</summary>
    public static string Letter(int number) =>
        number < 26 ? ((char)('A' + number)).ToString() : Letter((number / 26) - 1) + Letter(number % 26);

    /// <summary>The first letters.</summary>
    public static ImmutableArray<string> Letters(int count) => [.. Enumerable.Range(0, count).Select(Letter)];

    /// <summary>
    /// For each bloc its weightiest members, up to three; among equal weights the nearest to its centre, then by code. 'All' where there is one.
    /// </summary>
    public static ImmutableArray<string> Of(StanceRecord record, int[] blocOf, int count, ActorPlace?[] places)
    {
        if (count == 1) return ["All"];
        return [.. Enumerable.Range(0, count).Select(bloc =>
        {
            var members = Enumerable.Range(0, blocOf.Length).Where(actor => blocOf[actor] == bloc).OrderBy(actor => record.Actors[actor].Code, StringComparer.Ordinal).ToArray();
            var x = members.Sum(actor => places[actor]?.X ?? 0) / members.Length;
            var y = members.Sum(actor => places[actor]?.Y ?? 0) / members.Length;
            double Far(int actor) => places[actor] is { } place ? ((place.X - x) * (place.X - x)) + ((place.Y - y) * (place.Y - y)) : 0;
            return Joined(record, members.OrderByDescending(actor => record.Actors[actor].Weight).ThenBy(Far), members.Length);
        })];
    }

    /// <summary>The names of the first three actors, and how many more there are.</summary>
    public static string Joined(StanceRecord record, IEnumerable<int> actors, int count)
    {
        var names = string.Join(", ", actors.Take(Named).Select(actor => record.Actors[actor].Name));
        return count > Named ? $"{names} +{count - Named}" : names;
    }
}
