using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Measures.Tests.Blocs;

/// <summary>Made-up assemblies for tests of blocs.</summary>
internal static class MadeAssembly
{
    /// <summary>Blocs of given sizes; on each proposition a bloc has a line that its members take with some discipline, else any stance.</summary>
    public static StanceRecord WithBlocs(int[] sizes, int propositions, double discipline, double present = 1, ulong seed = 1)
    {
        var random = new CounterRandom(seed);
        var counter = 0UL;
        var lines = new int[sizes.Length, propositions];
        for (var bloc = 0; bloc < sizes.Length; bloc++)
        {
            for (var proposition = 0; proposition < propositions; proposition++) lines[bloc, proposition] = random.Below(counter++, 3);
        }

        return Make(sizes.Sum(), propositions, (actor, proposition) =>
        {
            var bloc = BlocOf(sizes, actor);
            var (isPresent, isDisciplined, any) = (random.Uniform(counter++) < present, random.Uniform(counter++) < discipline, random.Below(counter++, 3));
            return !isPresent ? null : isDisciplined ? lines[bloc, proposition] : any;
        });
    }

    /// <summary>No blocs: on each proposition everyone draws from the same shares.</summary>
    public static StanceRecord Noise(int actors, int propositions, double present = 1, ulong seed = 1)
    {
        var random = new CounterRandom(seed, 9);
        var counter = 0UL;
        var popularity = Enumerable.Range(0, propositions).Select(_ => random.Uniform(counter++)).ToArray();
        return Make(actors, propositions, (_, proposition) =>
        {
            var (isPresent, draw) = (random.Uniform(counter++) < present, random.Uniform(counter++));
            return !isPresent ? null : draw < popularity[proposition] ? 2 : draw < (1 + popularity[proposition]) / 2 ? 1 : 0;
        });
    }

    public static int BlocOf(int[] sizes, int actor)
    {
        var bloc = 0;
        for (; actor >= sizes[bloc]; bloc++) actor -= sizes[bloc];
        return bloc;
    }

    public static StanceRecord Make(int actors, int propositions, Func<int, int, int?> category, Func<int, int>? period = null)
    {
        List<int> stanceActors = [], stancePropositions = [];
        var stances = new List<Stance>();
        for (var actor = 0; actor < actors; actor++)
        {
            for (var proposition = 0; proposition < propositions; proposition++)
            {
                if (category(actor, proposition) is not { } found) continue;
                stanceActors.Add(actor);
                stancePropositions.Add(proposition);
                stances.Add((Stance)(found + 1));
            }
        }

        return StanceRecord.Create(
            "made",
            Enumerable.Range(0, actors).Select(actor => new Actor($"A{actor:000}", $"Actor {actor}")),
            Enumerable.Range(0, propositions).Select(proposition => new Proposition($"p{proposition}") { Session = period?.Invoke(proposition) }),
            [.. stanceActors],
            [.. stancePropositions],
            [.. stances]);
    }

    /// <summary>The same record with its actors in another order.</summary>
    public static StanceRecord Shuffled(StanceRecord record, ulong seed)
    {
        var random = new CounterRandom(seed);
        int[] order = [.. Enumerable.Range(0, record.Actors.Length).OrderBy(actor => random.Bits((ulong)actor))];
        return StanceRecord.Create(
            record.Name,
            order.Select(actor => record.Actors[actor]),
            record.Propositions,
            [.. order.SelectMany((old, actor) => Enumerable.Repeat(actor, record.OfActor(old).Length))],
            [.. order.SelectMany(old => record.OfActor(old).Indices.ToArray())],
            [.. order.SelectMany(old => record.OfActor(old).Stances.ToArray())]);
    }
}
