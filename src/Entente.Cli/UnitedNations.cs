using Entente.Records;

namespace Entente.Cli;

/// <summary>What reports need to know of UN records.</summary>
internal static class UnitedNations
{
    /// <summary>Whether a record's periods are sessions of a UN body.</summary>
    public static bool IsRecord(StanceRecord record) => record.Propositions.Any(proposition => proposition.Session is not null);

    /// <summary>The year in which a regular session of the General Assembly opens.</summary>
    public static int YearOf(int session) => 1945 + session;
}
