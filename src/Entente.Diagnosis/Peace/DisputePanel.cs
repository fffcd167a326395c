using System.Collections.Immutable;
using System.Globalization;
using Entente.Diagnosis.Covariates;
using Entente.Measures.Agreement;
using Entente.Records;

namespace Entente.Diagnosis.Peace;

/// <summary>Pairs of states year by year: what began between them, and what was so the year before.</summary>
/// <remarks>Rows are in the order of years, then of codes. A pair whose dispute goes on without a new one is not at risk and left out of the year.</remarks>
internal sealed class DisputePanel
{
    // Votes of a session that was not held, as the nineteenth, are stood in for by those of the one before.
    private const int OldestVotes = 2;
    // Smaller shares of the world's capabilities are rounding of the source.
    private const double LeastCapability = 1e-6;

    private const int FirstDisputeYear = 1816;

    /// <summary>The codes of the states, in ordinal order.</summary>
    public required string[] States { get; init; }

    /// <summary>The first state of each row.</summary>
    public required int[] First { get; init; }

    /// <summary>The second state of each row.</summary>
    public required int[] Second { get; init; }

    /// <summary>The year of each row.</summary>
    public required int[] Year { get; init; }

    /// <summary>Whether a dispute, one with force, a war began: rows × 3.</summary>
    public required bool[] Began { get; init; }

    /// <summary>The covariates in the order of <see cref="DisputeTerms.All"/>, then years of peace: rows × (terms + 1).</summary>
    public required double[] Values { get; init; }

    /// <summary>Rows left out for want of a covariate.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Why there are no rows; null if there are.</summary>
    public required string? Missing { get; init; }

    public static int Width => DisputeTerms.All.Length + 1;

    public static DisputePanel Of(
        StanceRecord record, CovariateStore covariates, ImmutableSortedDictionary<int, AgreementMatrix> agreement, DisputeModelOptions options, int threads, CancellationToken cancellation)
    {
        string[] wanted = ["dispute", "hostility", "war", "trade", "shared_igos", "defense", "contiguity", "distance_km"];
        string[] facts = ["polyarchy", "gdp", "cinc", "major_power", "system_member"];
        var absent = wanted.Where(name => covariates.Dyad(name) is null).Concat(facts.Where(name => covariates.State(name) is null)).ToArray();
        if (absent.Length > 0) return None($"no folder of covariates has {string.Join(", ", absent)}");
        if (agreement.IsEmpty) return None("the record has no agreement of pairs by year");
        var members = covariates.State("system_member")!;
        string[] states = [.. record.Actors.Select(actor => actor.Code).Where(code => members.States.Contains(code, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
        if (states.Length < 4) return None("fewer than four actors of the record are states that the covariates know");
        var peace = new PeaceYears(covariates, states);
        var rows = new YearRows[options.To - options.From + 1];
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, rows.Length, parallelism, place => rows[place] = InYear(options.From + place));
        return new DisputePanel
        {
            States = states,
            First = [.. rows.SelectMany(row => row.First)],
            Second = [.. rows.SelectMany(row => row.Second)],
            Year = [.. rows.SelectMany((row, place) => Enumerable.Repeat(options.From + place, row.First.Count))],
            Began = [.. rows.SelectMany(row => row.Began)],
            Values = [.. rows.SelectMany(row => row.Values)],
            LeftOut = rows.Sum(row => row.LeftOut),
            Missing = rows.All(row => row.First.Count == 0) ? string.Create(CultureInfo.InvariantCulture, $"no pair of states has all covariates in {options.From}..{options.To}") : null,
        };

        YearRows InYear(int year)
        {
            var found = new YearRows();
            int[] present = [.. Enumerable.Range(0, states.Length).Where(state => members[states[state], year] == 1 && members[states[state], year - 1] == 1)];
            string[] codes = [.. present.Select(state => states[state])];
            double[] Pairs(string name, int when)
            {
                var matrix = new double[codes.Length * codes.Length];
                covariates.Dyad(name)!.Fill(when, codes, matrix);
                return matrix;
            }

            double[] Of(string name) => [.. codes.Select(code => covariates.State(name)![code, year - 1] ?? double.NaN)];
            var votes = Enumerable.Range(1, OldestVotes).Select(back => agreement.GetValueOrDefault(year - back)).FirstOrDefault(matrix => matrix is not null);
            var (dispute, hostility, war, warBefore) = (Pairs("dispute", year), Pairs("hostility", year), Pairs("war", year), Pairs("war", year - 1));
            var (trade, organizations, pact, contiguity, distance) =
                (Pairs("trade", year - 1), Pairs("shared_igos", year - 1), Pairs("defense", year - 1), Pairs("contiguity", year - 1), Pairs("distance_km", year - 1));
            var (democracy, product, power, major) = (Of("polyarchy"), Of("gdp"), Of("cinc"), Of("major_power"));
            int?[] actors = [.. codes.Select(record.ActorIndex)];
            for (var first = 0; first < codes.Length; first++)
            {
                for (var second = first + 1; second < codes.Length; second++)
                {
                    var cell = (first * codes.Length) + second;
                    if (double.IsNaN(dispute[cell]) || (dispute[cell] == 0 && hostility[cell] > 0)) continue;
                    var isNeighbour = contiguity[cell] > 0;
                    var hasMajor = major[first] == 1 || major[second] == 1;
                    if (!options.AllPairs && !isNeighbour && !hasMajor) continue;
                    var agreed = votes is null || actors[first] is not { } a || actors[second] is not { } b ? double.NaN : votes[a, b].Pi ?? double.NaN;
                    ReadOnlySpan<double> values =
                    [
                        agreed,
                        Math.Min(democracy[first], democracy[second]),
                        Math.Log(1 + (1000 * trade[cell] / Math.Max(product[first], product[second]))),
                        organizations[cell],
                        Math.Min(power[first], power[second]) / Math.Max(power[first], power[second]),
                        Math.Log(Math.Max(LeastCapability, power[first])) + Math.Log(Math.Max(LeastCapability, power[second])),
                        pact[cell],
                        double.IsNaN(contiguity[cell]) ? double.NaN : isNeighbour ? 1 : 0,
                        Math.Log(Math.Max(1, distance[cell])),
                        hasMajor ? 1 : 0,
                        peace.Before(year, present[first], present[second]),
                    ];
                    var isKnown = true;
                    foreach (var value in values) isKnown &= double.IsFinite(value);
                    if (!isKnown)
                    {
                        found.LeftOut++;
                        continue;
                    }

                    found.First.Add(present[first]);
                    found.Second.Add(present[second]);
                    found.Began.AddRange([dispute[cell] > 0, dispute[cell] > 0 && hostility[cell] >= 4, war[cell] > 0 && !(warBefore[cell] > 0)]);
                    found.Values.AddRange(values);
                }
            }

            return found;
        }
    }

    private static DisputePanel None(string reason) => new() { States = [], First = [], Second = [], Year = [], Began = [], Values = [], LeftOut = 0, Missing = reason };

    private sealed class YearRows
    {
        public List<int> First { get; } = [];

        public List<int> Second { get; } = [];

        public List<bool> Began { get; } = [];

        public List<double> Values { get; } = [];

        public int LeftOut { get; set; }
    }

    /// <summary>Years since the last dispute of a pair, or since both were states.</summary>
    private sealed class PeaceYears
    {
        private readonly Dictionary<(int First, int Second), int[]> _disputes = [];
        private readonly int[] _entered;

        public PeaceYears(CovariateStore covariates, string[] states)
        {
            var members = covariates.State("system_member")!;
            var places = states.Select((code, place) => (code, place)).ToDictionary(pair => pair.code, pair => pair.place, StringComparer.Ordinal);
            _entered = [.. states.Select(code => Enumerable.Range(FirstDisputeYear, 250).FirstOrDefault(year => members[code, year] == 1))];
            var hostility = covariates.Dyad("hostility")!;
            var years = new Dictionary<(int First, int Second), List<int>>();
            for (var year = hostility.FirstYear; year <= hostility.LastYear; year++)
            {
                foreach (var entry in hostility.In(year))
                {
                    if (entry.Value <= 0 || !places.TryGetValue(entry.First, out var first) || !places.TryGetValue(entry.Second, out var second)) continue;
                    var key = (Math.Min(first, second), Math.Max(first, second));
                    if (!years.TryGetValue(key, out var known)) years[key] = known = [];
                    known.Add(year);
                }
            }

            foreach (var (key, known) in years) _disputes[key] = [.. known];
        }

        public int Before(int year, int first, int second)
        {
            var since = Math.Max(_entered[first], _entered[second]);
            if (_disputes.TryGetValue((first, second), out var years))
            {
                foreach (var dispute in years)
                {
                    if (dispute >= year) break;
                    since = Math.Max(since, dispute + 1);
                }
            }

            return Math.Max(0, year - since);
        }
    }
}
