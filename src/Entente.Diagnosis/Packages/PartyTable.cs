using Entente.Records;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Packages;

/// <summary>The fields that tables about parties share.</summary>
internal static class PartyTable
{
    private const int MostNamed = 8;

    /// <summary>The party that a field names.</summary>
    public static int Party(TableReader table, int column, PackageParties parties)
    {
        var typed = table.Text(column);
        return parties.IndexOf(typed) ?? throw table.Fault(
            column, $"'{typed}' is no party", $"expected the code or name of {(parties.AreBlocs ? "a bloc" : "an actor with a stance")}: {Some(parties)}");
    }

    /// <summary>The proposition that a field names by its id.</summary>
    public static int Proposition(TableReader table, int column, StanceRecord record)
    {
        var typed = table.Text(column);
        return record.PropositionIndex(typed) ?? throw table.Fault(column, $"'{typed}' is no proposition of {record.Name}", "expected the id of one");
    }

    private static string Some(PackageParties parties) =>
        string.Join(", ", parties.All.Take(MostNamed).Select(party => party.Code)) + (parties.Count > MostNamed ? ", …" : "");
}
