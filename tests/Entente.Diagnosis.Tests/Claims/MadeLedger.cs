using System.Globalization;
using Entente.Diagnosis.Claims;
using Entente.Diagnosis.Claims.Evidence;
using Entente.Diagnosis.Covariates;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Claims;

/// <summary>A small assembly of made states over thirty years, with facts about them, whose truth the tests know.</summary>
internal static class MadeLedger
{
    public const int States = 24;
    public const int FirstYear = 1981;
    public const int Years = 30;

    /// <summary>State 0 enters most disputes, state 1 ever fewer; disputes between states of different halves are common and within them rare.</summary>
    public static CovariateStore Covariates(Func<int, string>? code = null)
    {
        code ??= Code;
        var random = new CounterRandom(7);
        var counter = 0UL;
        var members = new List<(string State, int Year, double Value)>();
        var power = new List<(string State, int Year, double Value)>();
        var disputes = new List<(string First, string Second, int Year, double Value)>();
        for (var year = FirstYear; year < FirstYear + Years; year++)
        {
            for (var state = 0; state < States; state++)
            {
                members.Add((code(state), year, 1));
                power.Add((code(state), year, state == 0 ? 0.3 : 0.02 + (0.001 * state)));
            }

            for (var first = 0; first < States; first++)
            {
                for (var second = first + 1; second < States; second++)
                {
                    var chance = first == 0 ? 0.5 : first == 1 ? (year < FirstYear + 15 ? 0.5 : 0.02) : Half(first) == Half(second) ? 0.01 : 0.1;
                    if (random.Uniform(counter++) < chance) disputes.Add((code(first), code(second), year, 1));
                }
            }
        }

        return CovariateStore.Of(
            [StateSeries.Of("system_member", members), StateSeries.Of("cinc", power)],
            [
                DyadSeries.Of("dispute", disputes, absentIsZero: true, firstYear: FirstYear, lastYear: FirstYear + Years - 1),
                DyadSeries.Of("hostility", disputes.Select(entry => (entry.First, entry.Second, entry.Year, 4.0)), absentIsZero: true, firstYear: FirstYear, lastYear: FirstYear + Years - 1),
            ]);
    }

    /// <summary>Votes in which the two halves agree ever more from year to year.</summary>
    public static StanceRecord Record(Func<int, string>? code = null)
    {
        code ??= Code;
        var random = new CounterRandom(11);
        var counter = 0UL;
        const int perYear = 12;
        List<int> actors = [], propositions = [];
        List<Stance> stances = [];
        for (var proposition = 0; proposition < perYear * Years; proposition++)
        {
            var agreed = 0.2 + (0.6 * proposition / (perYear * Years));
            var isCommon = random.Uniform(counter++) < agreed;
            for (var actor = 0; actor < States; actor++)
            {
                var supports = random.Uniform(counter++) < (isCommon || Half(actor) == proposition % 2 ? 0.95 : 0.1);
                actors.Add(actor);
                propositions.Add(proposition);
                stances.Add(supports ? Stance.Support : Stance.Oppose);
            }
        }

        return StanceRecord.Create(
            "made",
            Enumerable.Range(0, States).Select(state => new Actor(code(state), code(state))),
            Enumerable.Range(0, perYear * Years).Select(index => new Proposition(index.ToString("000", CultureInfo.InvariantCulture))
            {
                Date = new DateOnly(FirstYear + (index / perYear), 3, 1),
                Topics = [index % 3 == 0 ? "Trade" : "Disarmament"],
            }),
            [.. actors],
            [.. propositions],
            [.. stances]);
    }

    public static LedgerOptions Options { get; } = new() { Replicates = 199, Threads = 2 };

    /// <summary>What one claim finds in the made data, or in others.</summary>
    public static ClaimResult Test(string test, StanceRecord? record = null, CovariateStore? covariates = null, LedgerOptions? options = null) =>
        Assert.Single(ClaimsLedger.Of(record ?? Record(), covariates, ClaimRegistry.Parse(Block("a-claim", test), "made.txt"), options ?? Options, null, TestContext.Current.CancellationToken).Results);

    public static string Block(string id, string test) =>
        $"[{id}]\nsection: 3\nclaim: Something is so.\nhypothesis: It shows.\ndata: Made.\n{test}\nwould-change: Other data.\n\n";

    public static string Code(int state) => string.Create(CultureInfo.InvariantCulture, $"S{state:00}");

    public static EvidenceBase Evidence() => new(Record(), Covariates(), Options, TestContext.Current.CancellationToken);

    private static int Half(int state) => state < States / 2 ? 0 : 1;
}
