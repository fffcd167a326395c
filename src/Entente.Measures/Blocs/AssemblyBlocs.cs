using System.Collections.Immutable;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Measures.Blocs;

/// <summary>
/// Blocs of an assembly: spectral clustering on chance-corrected agreement. The number of blocs is the largest, up to twelve, that is found
/// again, bloc by bloc, when the propositions are drawn again; one, where none is.
/// </summary>
/// <remarks>
/// The result does not depend on the order of the actors. Method and evidence: docs/measures/blocs-assembly.md. Sources: [Scott1955] and
/// [Hage2011] for the agreement, [Luxburg2007] for spectral clustering, [Hennig2007] for stability by resampling.
/// </remarks>
public static class AssemblyBlocs
{
    private const int MostActors = 2_000;

    /// <summary>The blocs of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="progress">The share of the replicates done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>
    /// The blocs, the largest first; actors with too few stances are in none. One bloc of all where no number of blocs is stable, where fewer than
    /// <see cref="AssemblyBlocsOptions.MinPropositions"/> propositions divide the actors, or fewer than three actors take part.
    /// </returns>
    /// <exception cref="ArgumentException">More than 2,000 actors take part, or no replicates and no number of blocs are asked for.</exception>
    public static BlocResult Find(
        StanceRecord record, AssemblyBlocsOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        options ??= new AssemblyBlocsOptions();
        if (options.Replicates < 1 && options.BlocCount is null)
            throw new ArgumentException("Without replicates stability cannot choose the number of blocs; give one.", nameof(options));
        var divisive = Divisive(record);
        var actors = Participants(record, options);
        if (actors.Length > MostActors)
            throw new ArgumentException($"{actors.Length} actors take part; assembly blocs take at most {MostActors}. For a dialogue use Polis.", nameof(record));

        // Blocs of three on average, at least: single actors are found again without saying anything.
        var most = options.BlocCount is { } asked ? Math.Min(asked, actors.Length - 1) : Math.Min(options.MaxBlocs, Math.Min(Math.Max(2, actors.Length / 3), actors.Length - 1));
        if (most < 2 || divisive.Length < options.MinPropositions) return Result(record, actors, new int[actors.Length], kernel: null, coordinates: null, [], stability: null);

        var kernel = AgreementKernel.Of(record, actors, divisive, options.MinCommon);
        var coordinates = Spectrum.Coordinates(kernel.Centered(), actors.Length, most - 1);
        most = Math.Min(most, 1 + coordinates.Count(coordinate => Array.Exists(coordinate, value => value != 0)));
        var clusters = WardKMeans.ForEachCount(coordinates, most);
        var replicates = Resample(record, actors, divisive, clusters, coordinates, options, progress, cancellation);
        var candidates = Enumerable.Range(2, most - 1).Select(k => new BlocCandidate(
            k, Silhouette.Mean(clusters[k], kernel.Distance), Stability(replicates.Select(replicate => replicate[k]), options))).ToImmutableArray();
        var chosen = options.BlocCount is { } given
            ? Math.Min(given, most)
            : candidates.LastOrDefault(candidate => candidate.Stability is { IsStable: true })?.Count ?? 1;
        var stability = candidates.FirstOrDefault(candidate => candidate.Count == chosen)?.Stability;
        return Result(record, actors, clusters[chosen], kernel, coordinates, candidates, stability);
    }

    /// <summary>Propositions on which not all stances are the same; the others say nothing about blocs.</summary>
    private static int[] Divisive(StanceRecord record) =>
        [.. Enumerable.Range(0, record.Propositions.Length).Where(proposition =>
        {
            var stances = record.OnProposition(proposition).Stances;
            return stances.Length > 1 && stances.ContainsAnyExcept(stances[0]);
        })];

    /// <summary>The actors with enough stances, in an order that follows from their stances alone: neither the order of the record nor what
    /// actors are called can matter. Actors with the same stances are alike to the method.</summary>
    private static int[] Participants(StanceRecord record, AssemblyBlocsOptions options)
    {
        var enough = Math.Max(Math.Max(options.MinStances, 1), options.MinShare * record.Propositions.Length);
        var actors = Enumerable.Range(0, record.Actors.Length).Where(actor => record.OfActor(actor).Length >= enough).ToArray();
        Array.Sort(actors, (first, second) => ByStances(record.OfActor(first), record.OfActor(second)) is var order and not 0 ? order : first.CompareTo(second));
        return actors;
    }

    /// <summary>Those first who took a stance on earlier propositions; among those with stances on the same, who supports the earliest on which they differ.</summary>
    private static int ByStances(StanceRow first, StanceRow second)
    {
        if (first.Indices.SequenceCompareTo(second.Indices) is var order and not 0) return order;
        for (var place = 0; place < first.Length; place++)
        {
            if (first.Stances[place] != second.Stances[place]) return second.Stances[place].CompareTo(first.Stances[place]);
        }

        return 0;
    }

    /// <summary>For each replicate and each k how its clusters compare with those of the record.</summary>
    private static Recovery[][] Resample(
        StanceRecord record, int[] actors, int[] propositions, int[][] clusters, double[][] coordinates, AssemblyBlocsOptions options,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var recoveries = new Recovery[options.Replicates][];
        var done = 0;
        var parallelism = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        Parallel.For(0, options.Replicates, parallelism, replicate =>
        {
            var random = new CounterRandom(options.Seed, (ulong)replicate);
            var drawn = new int[propositions.Length];
            for (var draw = 0; draw < drawn.Length; draw++) drawn[draw] = propositions[random.Below((ulong)draw, propositions.Length)];
            var kernel = AgreementKernel.Of(record, actors, drawn, options.MinCommon);
            var again = WardKMeans.ForEachCount(
                Spectrum.Coordinates(kernel.Centered(), actors.Length, coordinates.Length, coordinates), clusters.Length - 1);
            recoveries[replicate] = [.. clusters.Select((original, k) => k < 2 ? default : Recovery.Of(original, again[k], k))];
            progress?.Report((double)Interlocked.Increment(ref done) / options.Replicates);
        });
        return recoveries;
    }

    private static BlocStability? Stability(IEnumerable<Recovery> replicates, AssemblyBlocsOptions options)
    {
        var all = replicates.ToArray();
        if (all.Length == 0) return null;
        var sorted = Array.ConvertAll(all, replicate => replicate.AdjustedRand);
        Array.Sort(sorted);
        double At(double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
        var weakest = Enumerable.Range(0, all[0].Jaccard.Length).Min(bloc => all.Sum(replicate => replicate.Jaccard[bloc]) / all.Length);
        var mean = sorted.Sum() / sorted.Length;
        return new BlocStability(mean, At(0.05), At(0.95), weakest, sorted.Length, Math.Min(mean, weakest) >= options.StableFrom);
    }

    private static BlocResult Result(
        StanceRecord record, int[] actors, int[] clusters, AgreementKernel? kernel, double[][]? coordinates,
        ImmutableArray<BlocCandidate> candidates, BlocStability? stability)
    {
        // Blocs by size, then by the stances of their first member: numbers do not depend on how the clusters were numbered.
        var order = clusters.Index().GroupBy(pair => pair.Item).OrderByDescending(bloc => bloc.Count()).ThenBy(bloc => bloc.First().Index)
            .Select(bloc => bloc.Key).ToArray();
        var blocOf = new int[record.Actors.Length];
        Array.Fill(blocOf, -1);
        var places = new ActorPlace?[record.Actors.Length];
        for (var place = 0; place < actors.Length; place++)
        {
            blocOf[actors[place]] = Array.IndexOf(order, clusters[place]);
            places[actors[place]] = new ActorPlace(coordinates?[0][place] ?? 0, coordinates is { Length: > 1 } ? coordinates[1][place] : 0);
        }

        var names = BlocNames.Of(record, blocOf, order.Length, places);
        var partition = new BlocPartition([.. blocOf], names);
        return new BlocResult
        {
            Method = BlocMethod.Assembly,
            Partition = partition,
            Ids = BlocNames.Letters(order.Length),
            Silhouette = kernel is null ? null : Silhouette.Mean(clusters, kernel.Distance),
            Stability = stability,
            Candidates = candidates,
            Places = [.. places],
            Representative = BlocResult.RepresentativeOf(record, partition),
        };
    }

    /// <summary>How the clusters of a replicate compare with those of the record.</summary>
    private readonly record struct Recovery(double AdjustedRand, double[] Jaccard)
    {
        public static Recovery Of(int[] original, int[] again, int k)
        {
            var shared = new int[k, k];
            var (sizes, newSizes) = (new int[k], new int[k]);
            for (var place = 0; place < original.Length; place++)
            {
                shared[original[place], again[place]]++;
                sizes[original[place]]++;
                newSizes[again[place]]++;
            }

            var jaccard = new double[k];
            for (var bloc = 0; bloc < k; bloc++)
            {
                for (var other = 0; other < k; other++)
                    jaccard[bloc] = Math.Max(jaccard[bloc], (double)shared[bloc, other] / Math.Max(sizes[bloc] + newSizes[other] - shared[bloc, other], 1));
            }

            return new Recovery(Blocs.AdjustedRand.Index(original, again) ?? 1, jaccard);
        }
    }
}
