using Entente.Cli.Output;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>What a record must have before anything can be measured on it.</summary>
internal static class Measurable
{
    /// <summary>Requires a number of actors that take stances.</summary>
    /// <param name="record">The record.</param>
    /// <param name="least">The least number.</param>
    /// <exception cref="RecordFormatException">There are fewer.</exception>
    public static void RequireActors(StanceRecord record, int least)
    {
        if (record.StanceCount == 0) throw new RecordFormatException(record.Name, line: null, column: null, "the record holds no stance", "expected stances to measure");
        if (record.Actors.Length < least)
            throw new RecordFormatException(record.Name, line: null, column: null, $"the record holds {Words.Count(record.Actors.Length, "actor")}", $"expected at least {least} to compare");
    }
}
