using System.Collections.Immutable;
using System.Globalization;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Packages;

/// <summary>What propositions are worth to parties by their own word.</summary>
public sealed class StatedUtilities
{
    /// <summary>Decimal places that a stated utility may have; more would be lost when utilities are made whole numbers.</summary>
    public const int MostDecimals = 6;

    /// <summary>The largest utility without its sign.</summary>
    public const decimal Largest = 1_000_000;

    private StatedUtilities(ImmutableDictionary<(int Party, int Proposition), decimal> values) => Values = values;

    /// <summary>The utility by the index of the party and that of the proposition.</summary>
    public ImmutableDictionary<(int Party, int Proposition), decimal> Values { get; }

    /// <summary>Utilities that are given.</summary>
    /// <param name="values">The utility by the index of the party and that of the proposition.</param>
    /// <exception cref="ArgumentException">A utility has more than six decimal places or is beyond ±1,000,000.</exception>
    public static StatedUtilities Of(IReadOnlyDictionary<(int Party, int Proposition), decimal> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var ((party, proposition), value) in values)
        {
            if (Fault(value) is { } fault) throw new ArgumentException($"The utility of proposition {proposition} for party {party} {fault}.", nameof(values));
        }

        return new StatedUtilities(values.ToImmutableDictionary());
    }

    /// <summary>Reads utilities from a table with the columns <c>party</c>, <c>proposition</c> and <c>utility</c>.</summary>
    /// <param name="path">The file: CSV, which may be packed with gzip.</param>
    /// <param name="parties">The parties.</param>
    /// <exception cref="RecordFormatException">
    /// A column is missing, a party or proposition is not in the record, a pair occurs twice, or a utility is no number or cannot be kept exactly.
    /// </exception>
    public static StatedUtilities Read(string path, PackageParties parties)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(parties);
        using var table = new DelimitedReader(SourceFile.At(path).Open(), path, new ReadLimits());
        int party = table.Column("party", "actor", "bloc"), proposition = table.Column("proposition", "id"), utility = table.Column("utility", "value");
        var values = ImmutableDictionary.CreateBuilder<(int Party, int Proposition), decimal>();
        while (table.ReadRow())
        {
            var key = (PartyTable.Party(table, party, parties), PartyTable.Proposition(table, proposition, parties.Record));
            var typed = table.Text(utility);
            if (!decimal.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                throw table.Fault(utility, $"'{typed}' is no utility", "expected a number");
            if (Fault(value) is { } fault) throw table.Fault(utility, $"the utility '{typed}' {fault}", $"expected at most {MostDecimals} decimal places, from -{Largest} to {Largest}");
            if (!values.TryAdd(key, value))
                throw table.Fault(utility, $"the utility of '{table.Text(proposition)}' for '{table.Text(party)}' is stated twice", "expected it once");
        }

        return new StatedUtilities(values.ToImmutable());
    }

    private static string? Fault(decimal value) =>
        Math.Abs(value) > Largest ? "is too large"
        : decimal.Round(value, MostDecimals) != value ? $"has more than {MostDecimals} decimal places"
        : null;
}
