using System.Collections.Immutable;
using Entente.Measures.Blocs;
using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Measures.Agreement;

/// <summary>How cohesive a bloc is over the propositions of a record.</summary>
public sealed record BlocCohesion
{
    /// <summary>The bloc's number in its partition.</summary>
    public required int Bloc { get; init; }

    /// <summary>The bloc's name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of members.</summary>
    public required int Members { get; init; }

    /// <summary>The propositions on which at least two members took a stance: those that the means rest on.</summary>
    public required int Count { get; init; }

    /// <summary>Mean <see cref="RiceIndex"/> over those with at least two members for or against, in [0, 1]; null if there are none.</summary>
    public required double? Rice { get; init; }

    /// <summary>Bootstrap interval of <see cref="Rice"/>; null where that is undefined or rests on one proposition.</summary>
    public required Interval? RiceInterval { get; init; }

    /// <summary>Mean <see cref="Agreement.AgreementIndex"/>, in [0, 1]; null if <see cref="Count"/> is 0.</summary>
    public required double? AgreementIndex { get; init; }

    /// <summary>Bootstrap interval of <see cref="AgreementIndex"/>; null where that is undefined or rests on one proposition.</summary>
    public required Interval? AgreementIndexInterval { get; init; }

    /// <summary>The cohesion of each bloc. A proposition on which a single member spoke says nothing about cohesion and is left out.</summary>
    /// <param name="record">The record.</param>
    /// <param name="blocs">The partition of its actors.</param>
    /// <param name="bootstrap">How intervals are found.</param>
    /// <returns>One for each bloc, in the order of their numbers.</returns>
    public static ImmutableArray<BlocCohesion> Of(StanceRecord record, BlocPartition blocs, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(blocs);
        bootstrap ??= new BootstrapOptions();
        BootstrapOptions.Validate(bootstrap);
        var contributions = Enumerable.Range(0, blocs.Count).Select(_ => new List<double>()).ToArray();
        var counts = new StanceCounts[blocs.Count];
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            Array.Clear(counts);
            var row = record.OnProposition(proposition);
            for (var i = 0; i < row.Length; i++)
            {
                var bloc = blocs.BlocOf[row.Indices[i]];
                if (bloc >= 0) counts[bloc] = counts[bloc].With(row.Stances[i]);
            }

            for (var bloc = 0; bloc < counts.Length; bloc++)
            {
                if (counts[bloc].Total < 2) continue;
                var rice = counts[bloc].Support + counts[bloc].Oppose < 2 ? null : RiceIndex.Of(counts[bloc]);
                contributions[bloc].AddRange([rice ?? 0, rice is null ? 0 : 1, Agreement.AgreementIndex.Of(counts[bloc])!.Value, 1]);
            }
        }

        return [.. Enumerable.Range(0, blocs.Count).Select(bloc => Summary(bloc, blocs, [.. contributions[bloc]], bootstrap))];
    }

    private static BlocCohesion Summary(int bloc, BlocPartition blocs, double[] contributions, BootstrapOptions bootstrap)
    {
        const int width = 4;
        var totals = new double[width];
        for (var i = 0; i < contributions.Length; i++) totals[i % width] += contributions[i];
        var draws = PropositionBootstrap.Draws(bootstrap.Seed, "cohesion/" + blocs.Names[bloc]);
        var sums = PropositionBootstrap.Sums(contributions, width, contributions.Length < 2 * width ? 0 : bootstrap.Replicates, draws);
        Interval? IntervalOf(int column)
        {
            var values = new double[sums.Length / width];
            for (var replicate = 0; replicate < values.Length; replicate++)
                values[replicate] = sums[(replicate * width) + column] / sums[(replicate * width) + column + 1];
            return Interval.OfReplicates(values, bootstrap.Level);
        }

        return new BlocCohesion
        {
            Bloc = bloc,
            Name = blocs.Names[bloc],
            Members = blocs.MembersOf(bloc).Length,
            Count = contributions.Length / width,
            Rice = totals[1] == 0 ? null : totals[0] / totals[1],
            RiceInterval = IntervalOf(0),
            AgreementIndex = totals[3] == 0 ? null : totals[2] / totals[3],
            AgreementIndexInterval = IntervalOf(2),
        };
    }
}
