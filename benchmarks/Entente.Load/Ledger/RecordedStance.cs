namespace Entente.Load.Ledger;

/// <summary>A stance as the server has it on record.</summary>
/// <param name="Statement">The statement, from 1.</param>
/// <param name="Position">The position.</param>
/// <param name="Version">The version, from 1.</param>
internal readonly record struct RecordedStance(int Statement, Position Position, int Version);
