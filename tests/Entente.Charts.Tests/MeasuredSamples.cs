using System.Globalization;
using System.Text.Json.Nodes;

namespace Entente.Charts.Tests;

/// <summary>Documents as <c>entente measure</c> writes them, in the three shapes that records have: an assembly over years, a table of treaties, a dialogue.</summary>
internal static class MeasuredSamples
{
    private static readonly string[] States = ["USA", "GBR", "FRA", "DEU", "JPN", "AUS", "RUS", "CHN", "IND", "BRA", "ZAF", "EGY", "IRN", "CUB", "MEX", "NGA", "IDN", "PAK"];

    /// <summary>An assembly: 18 states, 12 sessions with 10 propositions each, two topics, blocs and ideal points in every session, one unbridged boundary.</summary>
    public static JsonObject Assembly()
    {
        var periods = Enumerable.Range(1, 12).ToList();
        var document = Frame("General Assembly", "unga", States.Length, 120, 2160, "1946-01-10", "1957-12-14");
        document["inspect"]!["coverage"] = new JsonObject
        {
            ["share"] = 0.93,
            ["byPeriod"] = Array(periods, period => InSession(period, ("actors", 18), ("propositions", 10), ("stances", 165), ("share", 0.92))),
        };
        document["inspect"]!["issues"] = new JsonArray(new JsonObject
        {
            ["code"] = "near-empty",
            ["severity"] = "warning",
            ["message"] = "Propositions with fewer than five stances.",
            ["count"] = 2,
            ["examples"] = new JsonArray("7", "9"),
        });
        document["agreement"] = Agreement(States, code => "State " + code);
        document["ideal-points"] = new JsonObject
        {
            ["model"] = "dynamic ordinal",
            ["estimator"] = "fast",
            ["points"] = Array(periods.SelectMany(period => States.Select((state, place) => (period, state, place))), row =>
            {
                var mean = Position(row.place) + 0.1 * Wave(row.period + row.place);
                return InSession(row.period, ("actor", row.state), ("mean", mean), ("sd", 0.15), ("low", mean - 0.25), ("high", mean + 0.25), ("n", 10));
            }),
            ["bridges"] = Array(periods.Skip(1), period => new JsonObject { ["from"] = period - 1, ["to"] = period, ["items"] = period == 5 ? 0 : 4, ["unbridged"] = period == 5 }),
            ["warnings"] = new JsonArray(),
        };
        document["blocs"] = Blocs("spectral", States, place => place < 6 ? 1 : 2);
        document["blocs"]!["byPeriod"] = Array(periods, period =>
        {
            var row = InSession(period, ("k", 2), ("silhouette", 0.5));
            row["blocs"] = BlocList(States, place => place < 5 + period % 3 ? 1 : 2);
            return row;
        });
        document["consensus"] = Consensus(Enumerable.Range(0, 120).Select(number => (number, Period: (int?)(number / 10 + 1))), [1, 2], ["Disarmament", "Human rights"]);
        document["consensus"]!["byPeriod"] = Array(periods, period => Thickness(InSession(period, ("propositions", 10), ("actors", 18)), 0.4 + 0.02 * period));
        document["consensus"]!["byTopicPeriod"] = Array(periods.SelectMany(period => new[] { "Disarmament", "Human rights" }.Select(topic => (period, topic))), row =>
            Thickness(InSession(row.period, ("topic", row.topic), ("propositions", 5)), row.topic == "Disarmament" ? 0.6 : 0.3));
        document["polarization"] = new JsonObject
        {
            ["byPeriod"] = Array(periods, period => InSession(period, ("estebanRay", 0.2 + 0.01 * period), ("low", 0.18), ("high", 0.33), ("betweenShare", 0.7), ("k", 2))),
        };
        return document;
    }

    /// <summary>A table of treaties: 12 states, 8 treaties, each of a year of its own; one static fit.</summary>
    public static JsonObject Treaties()
    {
        var states = States.Take(12).ToArray();
        var document = Frame("samples/treaties", "treaties", states.Length, 8, 96, "1948-12-09", "2013-04-02");
        document["agreement"] = Agreement(states, code => "State " + code);
        document["ideal-points"] = new JsonObject
        {
            ["model"] = "static",
            ["points"] = Array(states.Select((state, place) => (state, place)), row => new JsonObject
            {
                ["actor"] = row.state,
                ["period"] = null,
                ["mean"] = Position(row.place),
                ["sd"] = 0.3,
                ["low"] = Position(row.place) - 0.5,
                ["high"] = Position(row.place) + 0.5,
                ["n"] = 8,
            }),
            ["warnings"] = new JsonArray(),
        };
        document["blocs"] = Blocs("spectral", states, place => place < 5 ? 1 : 2);
        document["consensus"] = Consensus(Enumerable.Range(0, 8).Select(number => (number, Period: (int?)(1948 + 9 * number))), [1, 2], ["disarmament", "human rights"]);
        document["consensus"]!["byPeriod"] = Array(Enumerable.Range(0, 8), number => Thickness(new JsonObject { ["period"] = 1948 + 9 * number, ["propositions"] = 1, ["actors"] = 12 }, 0.4));
        return document;
    }

    /// <summary>A dialogue: 600 participants without names, 20 statements without titles, no time; three blocs.</summary>
    public static JsonObject Dialogue()
    {
        var participants = Enumerable.Range(0, 600).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
        var document = Frame("自用車載客", "polis", participants.Length, 20, 4000, null, null);
        document["agreement"] = new JsonObject { ["alpha"] = 0.2, ["actors"] = Array(participants, code => new JsonObject { ["code"] = code, ["name"] = code }) };
        document["blocs"] = Blocs("polis", participants, place => place % 3);
        document["consensus"] = Consensus(Enumerable.Range(0, 20).Select(number => (number, Period: (int?)null)), [0, 1, 2], []);
        foreach (var proposition in document["consensus"]!["propositions"]!.AsArray()) proposition!["title"] = null;
        return document;
    }

    private static JsonObject Frame(string name, string format, int actors, int propositions, int stances, string? from, string? to) => new()
    {
        ["entente"] = "0.1.0",
        ["record"] = new JsonObject
        {
            ["name"] = name,
            ["format"] = format,
            ["actors"] = actors,
            ["propositions"] = propositions,
            ["stances"] = stances,
            ["from"] = from,
            ["to"] = to,
            ["adoptedWithoutVote"] = new JsonObject { ["included"] = false, ["count"] = 0 },
        },
        ["settings"] = new JsonObject { ["seed"] = 1, ["interval"] = 0.9, ["replicates"] = 1000 },
        ["inspect"] = new JsonObject { ["issues"] = new JsonArray() },
    };

    private static JsonObject Agreement(string[] codes, Func<string, string> name) => new()
    {
        ["alpha"] = 0.41,
        ["alphaLow"] = 0.38,
        ["alphaHigh"] = 0.44,
        ["actors"] = Array(codes, code => new JsonObject { ["code"] = code, ["name"] = name(code) }),
        ["pairs"] = Array(codes.SelectMany((first, place) => codes.Skip(place + 1).Select((second, ahead) => (first, second, ahead))), pair =>
            new JsonObject { ["a"] = pair.first, ["b"] = pair.second, ["n"] = 100, ["agreement"] = Math.Max(0.2, 0.95 - 0.04 * pair.ahead) }),
    };

    private static JsonObject Blocs(string method, string[] codes, Func<int, int> bloc) => new()
    {
        ["method"] = method,
        ["silhouette"] = 0.43,
        ["stability"] = new JsonObject { ["meanAdjustedRand"] = 0.88, ["low"] = 0.8, ["high"] = 0.95, ["replicates"] = 100 },
        ["blocs"] = BlocList(codes, bloc),
        ["actors"] = Array(codes.Select((code, place) => (code, place)), row => new JsonObject { ["actor"] = row.code, ["bloc"] = bloc(row.place), ["x"] = 2 * bloc(row.place) + 0.4 * Wave(row.place), ["y"] = Wave(3 * row.place + 1) }),
        ["representative"] = new JsonArray(new JsonObject
        {
            ["bloc"] = bloc(0),
            ["propositions"] = new JsonArray(new JsonObject { ["id"] = "1", ["direction"] = "support", ["share"] = 0.8, ["ratio"] = 2.5 }),
        }),
    };

    private static JsonArray BlocList(string[] codes, Func<int, int> bloc) =>
        Array(codes.Select((code, place) => (code, Bloc: bloc(place))).GroupBy(row => row.Bloc).OrderBy(group => group.Key), group => new JsonObject
        {
            ["id"] = group.Key,
            ["name"] = "Bloc " + (char)('A' + group.Key),
            ["members"] = Array(group, row => JsonValue.Create(row.code)),
        });

    private static JsonObject Consensus(IEnumerable<(int Number, int? Period)> propositions, int[] blocs, string[] topics)
    {
        var consensus = new JsonObject
        {
            ["thickness"] = Thickness([], 0.54),
            ["byTopic"] = Array(topics, topic => Thickness(new JsonObject { ["topic"] = topic, ["propositions"] = 60 }, topic.StartsWith('D') ? 0.62 : 0.35)),
            ["byGoalLevel"] = Array(topics, topic => Thickness(new JsonObject { ["goalLevel"] = topic.StartsWith('D') ? "basic security" : "economic justice", ["propositions"] = 60 }, 0.5)),
            ["propositions"] = Array(propositions, row =>
            {
                var kind = (row.Number % 3) switch { 0 => "common ground", 1 => "acceptable", _ => "reserved difference" };
                var worst = (row.Number % 3) switch { 0 => 0.8, 1 => 0.45, _ => 0.1 };
                return new JsonObject
                {
                    ["id"] = row.Number.ToString(CultureInfo.InvariantCulture),
                    ["title"] = $"Proposition {row.Number}",
                    ["text"] = $"The text of proposition {row.Number}.",
                    ["period"] = row.Period,
                    ["class"] = kind,
                    ["consensus"] = 0.5,
                    ["worstBloc"] = blocs[0],
                    ["worstBlocSupport"] = worst,
                    ["blocs"] = Array(blocs, bloc => bloc == blocs[0]
                        ? new JsonObject { ["bloc"] = bloc, ["support"] = worst, ["reserve"] = 0.05, ["oppose"] = 0.95 - worst, ["n"] = 20, ["low"] = worst - 0.1, ["high"] = worst + 0.1 }
                        : new JsonObject { ["bloc"] = bloc, ["support"] = 0.9, ["reserve"] = 0.05, ["oppose"] = 0.05, ["n"] = 30, ["low"] = 0.8, ["high"] = 0.97 }),
                };
            }),
        };
        return consensus;
    }

    private static JsonObject Thickness(JsonObject row, double value)
    {
        foreach (var (name, figure) in new[] { ("value", value), ("low", value - 0.01), ("high", value + 0.01), ("allPairs", value + 0.15), ("mainDivide", value - 0.1), ("majorPowers", 0.2), ("breadth", 0.33), ("depth", 0.8), ("reach", 0.7) })
        {
            row[name] = Math.Round(figure, 4);
        }

        return row;
    }

    private static JsonObject InSession(int session, params ReadOnlySpan<(string Name, object Value)> members)
    {
        var row = new JsonObject { ["period"] = session, ["year"] = 1945 + session };
        foreach (var (name, value) in members) row[name] = value switch { int count => count, double number => Math.Round(number, 4), _ => value.ToString() };
        return row;
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> node) => new([.. items.Select(node)]);

    private static double Position(int place) => Math.Round(1.5 - 0.2 * place, 4);

    /// <summary>A number in [−1, 1] that looks random and is the same everywhere.</summary>
    private static double Wave(int place) => Math.Round(Math.Sin(place * 12.9898), 4);
}
