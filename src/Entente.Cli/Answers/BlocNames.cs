using Entente.Cli.Output;
using Entente.Measures.Blocs;
using Entente.Records;
using Entente.Records.States;

namespace Entente.Cli.Answers;

/// <summary>Names for blocs by members that a reader knows: major powers first, then those who spoke most.</summary>
internal static class BlocNames
{
    private const int Named = 3;

    /// <summary>Its first members in a name: 'Bloc A (United States, Israel, Canada, …)'.</summary>
    /// <param name="record">The record.</param>
    /// <param name="label">What the bloc is called without its members.</param>
    /// <param name="members">Indices of its actors.</param>
    public static string Of(StanceRecord record, string label, IReadOnlyList<int> members) =>
        members.Count == 0 ? label : $"{label} ({FirstMembers(record, members)})";

    /// <summary>The letter of a bloc: A, B, … Z, AA, …; <c>All</c> for the one bloc of a period without blocs.</summary>
    /// <param name="id">Its number, from 0, or −1.</param>
    public static string Letter(int id) => id < 0 ? BlocHistory.Undivided : id < 26 ? ((char)('A' + id)).ToString() : Letter((id / 26) - 1) + Letter(id % 26);

    /// <summary>The number of a bloc from its letter: A is 0, Z is 25, AA is 26; −1 for the one bloc of a period without blocs.</summary>
    /// <param name="letter">One or more capital letters, or <c>All</c>.</param>
    public static int Number(string letter) => letter == BlocHistory.Undivided ? -1 : letter.Aggregate(0, (number, character) => (number * 26) + (character - 'A' + 1)) - 1;

    /// <summary>The names of the first members, with an ellipsis if there are more.</summary>
    public static string FirstMembers(StanceRecord record, IReadOnlyList<int> members)
    {
        var first = members
            .OrderByDescending(actor => MajorPowers.Contains(record.Actors[actor].Code))
            .ThenByDescending(actor => record.OfActor(actor).Length)
            .ThenBy(actor => actor)
            .Take(Named)
            .Select(actor => Words.Cut(record.Actors[actor].Name, 24));
        return string.Join(", ", first) + (members.Count > Named ? ", …" : "");
    }
}
