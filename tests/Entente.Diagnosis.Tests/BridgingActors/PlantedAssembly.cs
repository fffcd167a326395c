using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.BridgingActors;

/// <summary>Two blocs of states at −1.2 and 1.2, two states between them, and one that goes from the lower bloc to the middle in the last of three sessions.</summary>
internal static class PlantedAssembly
{
    public const int PerBloc = 20;
    public const int Sessions = 3;

    /// <summary>Codes L00… and U00… for the blocs, M0 and M1 in the middle, MOVER.</summary>
    public static string[] Codes { get; } =
    [
        .. Enumerable.Range(0, PerBloc).Select(actor => $"L{actor:00}"), .. Enumerable.Range(0, PerBloc).Select(actor => $"U{actor:00}"), "M0", "M1", "MOVER",
    ];

    public static StanceRecord Record(int perSession = 120, IReadOnlyList<int>? order = null)
    {
        order ??= [.. Enumerable.Range(0, Codes.Length)];
        var draws = new CounterRandom(5, 5);
        var propositions = Enumerable.Range(0, Sessions * perSession)
            .Select(index => new Proposition($"p{index:000}") { Session = (index / perSession) + 1, Item = $"item{index % perSession}" }).ToArray();
        List<int> actors = [], of = [];
        var stances = new List<Stance>();
        for (var place = 0; place < order.Count; place++)
        {
            for (var proposition = 0; proposition < propositions.Length; proposition++)
            {
                var item = (ulong)(proposition % perSession);
                // Every other item is supported from above; cut points are spread over the space.
                var slope = item % 2 == 0 ? 1.5 : -1.5;
                var cut = (3 * draws.Uniform(item)) - 1.5;
                var noise = 1.6 * (draws.Uniform(1_000_000 + ((ulong)order[place] * 10_000) + (ulong)proposition) - 0.5);
                var thought = (slope * (PositionOf(order[place], propositions[proposition].Session!.Value) - cut)) + noise;
                actors.Add(place);
                of.Add(proposition);
                stances.Add(thought < -0.3 ? Stance.Support : thought > 0.3 ? Stance.Oppose : Stance.Reserve);
            }
        }

        return StanceRecord.Create("planted", order.Select(actor => new Actor(Codes[actor], "")), propositions, [.. actors], [.. of], [.. stances]);
    }

    public static double PositionOf(int actor, int session) => actor switch
    {
        < PerBloc => -1.2 + (0.02 * (actor - 10)),
        < 2 * PerBloc => 1.2 + (0.02 * (actor - 30)),
        (2 * PerBloc) + 2 => session == Sessions ? -0.1 : -1.2,
        _ => 0,
    };
}
