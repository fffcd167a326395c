using Entente.Diagnosis;
using Entente.Diagnosis.Concentration;
using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Culture;
using Entente.Diagnosis.Decomposition;
using Entente.Records.Sources;

namespace Entente.Cli.Verification;

/// <summary>Decompositions, concentration and distances against the examples of their papers and closed forms.</summary>
internal static class DecompositionRows
{
    // Germany and Yemen have a row for the state that ended and one for the united one.
    private const int YearOfSharedCodes = 1990;
    private const string Gupta = "Das Gupta 1993, as the R package DasGuptR prints it";

    /// <summary>The rows.</summary>
    public static IEnumerable<VerificationRow> Of(VerificationScope scope) =>
        [.. DasGuptaExamples(), .. ClosedForms(), .. Concentration(), .. Culture(), .. OnRealData(scope)];

    private static IEnumerable<VerificationRow> DasGuptaExamples()
    {
        (string Example, double[] Before, double[] After, double[] Percent)[] examples =
        [
            ("2-1", [10930, .717892], [16591, .825974], [74.61, 25.39]),
            ("2-2", [51.78746, .45919, .52638], [84.90502, .75756, .51065], [51.33, 51.95, -3.28]),
            ("2-3", [25.3, .214, .279, .949], [32.7, .290, .473, .986], [23.05, 27.18, 46.26, 3.50]),
            ("2-4", [.58, .76, .84, .66, 16.573], [.72, .97, .97, .56, 16.158], [52.46, 59.13, 35.00, -40.38, -6.20]),
        ];
        foreach (var (example, before, after, percent) in examples)
        {
            var parts = DasGupta.Of(before, after);
            for (var factor = 0; factor < percent.Length; factor++)
                yield return VerificationRow.Near($"das-gupta-{example}-{factor + 1}", Gupta, percent[factor], 100 * parts.ShareOf(factor), 5.1e-3, $"percent of example {example.Replace('-', '.')} due to factor {factor + 1}; printed to two decimals");
        }
    }

    private static IEnumerable<VerificationRow> ClosedForms()
    {
        // Two groups: shares .5, .5 to .3, .7; rates 2, 4 to 3, 5. Composition Σ Δw (r + r')/2 = −.2·2.5 + .2·4.5 = .4, rates Σ Δr (w + w')/2 = 1.
        var kitagawa = Kitagawa.Of([.5, .5], [2, 4], [.3, .7], [3, 5]);
        yield return VerificationRow.Near("kitagawa-composition", "Kitagawa 1955", 0.4, kitagawa.Composition, 1e-12, "two groups; closed form");
        yield return VerificationRow.Near("kitagawa-rates", "Kitagawa 1955", 1, kitagawa.Rates, 1e-12, "two groups; closed form");
        var gap = MeansGap.Threefold([1, 3], [0.5, 1], [1, 2], [0.25, 4]);
        yield return VerificationRow.Near("oaxaca-threefold-sum", "Oaxaca 1973, Blinder 1973", gap.Total, gap.Explained + gap.Unexplained + gap.Interaction, 1e-12, "the three parts add up to the gap of the means");
        // The glove game: one left glove, two right ones; a pair is worth 1.
        var gloves = ShapleyValue.Of(3, coalition => (coalition & 1) != 0 && (coalition & 6) != 0 ? 1 : 0);
        yield return VerificationRow.Near("shapley-glove-game", "Shapley 1953", 2 / 3.0, gloves[0], 1e-12, "the owner of the one left glove; closed form");
        var dyads = StayersEntrantsLeavers.Of(0.4, 0.3, 0.6, 0.25, 0.2, 0.1);
        yield return VerificationRow.Near("stayers-entrants-leavers", "Melitz and Polanec 2015", (0.75 * 0.3) + (0.25 * 0.6) - ((0.9 * 0.4) + (0.1 * 0.2)), dyads is { } parts ? parts.Stayers + parts.Entrants + parts.Leavers : null, 1e-12, "the parts add up to the change of the mean; the published example gives no inputs");
        // Portfolios (0, 1, 1, 0) and (0, 1, 0, 0), by hand.
        double[] first = [0, 1, 1, 0], second = [0, 1, 0, 0];
        yield return VerificationRow.Near("portfolio-s", "Signorino and Ritter 1999", 0.5, PortfolioSimilarity.S(first, second), 1e-12, "four obligations, one differs; closed form");
        yield return VerificationRow.Near("portfolio-pi", "Häge 2011", 1 - (1 / 1.875), PortfolioSimilarity.Pi(first, second), 1e-12, "the same portfolios, squared distances; closed form");
        yield return VerificationRow.Near("portfolio-kappa", "Häge 2011", 0.5, PortfolioSimilarity.Kappa(first, second), 1e-12, "the same portfolios, squared distances; closed form");
    }

    private static IEnumerable<VerificationRow> Concentration()
    {
        const string Source = "Ray and Singer 1973";
        yield return VerificationRow.Near("concentration-equal", Source, 0, CapabilityConcentration.Of([.25, .25, .25, .25]), 1e-9, "four equal shares; exact");
        yield return VerificationRow.Near("concentration-monopoly", Source, 1, CapabilityConcentration.Of([1, 0, 0]), 1e-12, "one state has all; exact");
        yield return VerificationRow.Near("concentration-three", Source, 0.26458, CapabilityConcentration.Of([.5, .3, .2]), 5e-6, "shares .5, .3, .2; printed to five decimals");
        yield return VerificationRow.Near("concentration-five", Source, 0.32596, CapabilityConcentration.Of([.4, .3, .15, .1, .05]), 5e-6, "shares .4, .3, .15, .1, .05; printed to five decimals");
    }

    private static IEnumerable<VerificationRow> Culture()
    {
        const string Source = "Muthukrishna and others 2020, figure 2";
        yield return VerificationRow.Near("fixation-thirds", Source, 0.11, CultureDistance.FixationIndex([2, 1], [1, 2]), 5e-3, "two thirds against one third; printed to two decimals");
        yield return VerificationRow.Near("fixation-same", Source, 0, CultureDistance.FixationIndex([1, 1], [1, 1]), 1e-12, "the same answers; exact");
        yield return VerificationRow.Near("fixation-apart", Source, 1, CultureDistance.FixationIndex([1, 0], [0, 1]), 1e-12, "no answer in common; exact");
        // Four dimensions, differences 1, 2, 0, 2 over variances 1, 2, 3, 4: (1 + 2 + 0 + 1)/4.
        yield return VerificationRow.Near("kogut-singh", "Kogut and Singh 1988", 1, CultureDistance.KogutSingh([1, 2, 3, 4], [2, 4, 3, 2], [1, 2, 3, 4]), 1e-12, "four dimensions; closed form");
    }

    private static IEnumerable<VerificationRow> OnRealData(VerificationScope scope)
    {
        const string Index = "Correlates of War, National Material Capabilities 7.0";
        yield return scope.Find("peace") is { } peace
            ? VerificationRow.AtMost("cinc", Index, 3e-8, LargestDifferenceOfCinc(scope, peace), "largest difference of the index from the mean of six world shares, all state-years but those of 1990, when two states of the source share a code; the published column has single precision")
            : VerificationRow.Skip("cinc", Index, 0, scope.Missing("peace"));
        const string Dyads = "Melitz and Polanec 2015";
        yield return scope.Find("unga") is { } votes
            ? VerificationRow.Near("stayers-entrants-leavers-unga", Dyads, 0, GapOfDyads(scope, votes), 1e-12, "UN votes 1946–1955 to 1975–1984: the parts less the total")
            : VerificationRow.Skip("stayers-entrants-leavers-unga", Dyads, 0, scope.Missing("unga"));
    }

    private static double LargestDifferenceOfCinc(VerificationScope scope, string folder)
    {
        string[] names = ["milex", "milper", "irst", "pec", "tpop", "upop"];
        var store = CovariateStore.Read([folder], CovariateSchema.Default.Only(["cinc", .. names]), scope.Stop);
        var series = names.Select(name => store.State(name)!).ToArray();
        var published = store.State("cinc")!;
        var largest = 0.0;
        for (var year = published.FirstYear; year <= published.LastYear; year++)
        {
            if (year == YearOfSharedCodes) continue;
            var states = published.In(year).Select(value => value.State).ToArray();
            var ours = CompositeCapability.Of([.. states.Select(state => new MaterialCapabilities(series[0][state, year], series[1][state, year], series[2][state, year], series[3][state, year], series[4][state, year], series[5][state, year]))]);
            for (var place = 0; place < states.Length; place++)
            {
                if (ours[place] is { } value && published[states[place], year] is { } index) largest = Math.Max(largest, Math.Abs(value - index));
            }
        }

        return largest;
    }

    private static double? GapOfDyads(VerificationScope scope, string folder)
    {
        var record = RecordReader.Read(folder, new ReadOptions { Format = RecordFormat.Unga }, scope.Stop);
        var options = new DecompositionOptions { Bootstrap = new() { Replicates = 0 }, Threads = scope.Threads };
        var change = DyadChange.Of(record, new YearRange(1946, 1955), new YearRange(1975, 1984), options, scope.Stop);
        return change.Stayers?.Value + change.Entrants?.Value + change.Leavers?.Value - change.Total.Value;
    }
}
