using Entente.Measures.Numerics;
using Entente.Measures.OpinionGroups;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Measures.Tests.OpinionGroups;

/// <summary>Made-up dialogues and changes to real ones, each a function of its seed.</summary>
internal static class MadeDialogue
{
    /// <summary>Groups of equal size; each statement is supported by each group with a probability of its own between 0.1 and
    /// 0.9.</summary>
    public static StanceField Planted(int groups, int actors = 300, int statements = 60, double density = 0.6, ulong seed = 1)
    {
        var random = new CounterRandom(seed, 11);
        return Made(actors, statements, density, seed, (actor, statement) =>
            0.1 + (0.8 * random.Uniform((ulong)((statement * groups) + (actor % groups)))));
    }

    /// <summary>No groups: places from one round normal cloud in two dimensions, stances by a probit model.</summary>
    public static StanceField Cloud(int actors = 600, int statements = 60, double density = 0.6, ulong seed = 1)
    {
        var random = new CounterRandom(seed, 12);
        double Draw(int number) => Normal.Quantile(random.OpenUniform((ulong)number));
        return Made(actors, statements, density, seed, (actor, statement) =>
            Normal.Cdf((Draw(4 * actor) * Draw((4 * statement) + 2)) + (Draw((4 * actor) + 1) * Draw((4 * statement) + 3))));
    }

    public static StanceField Made(int actors, int statements, double density, ulong seed, Func<int, int, double> support)
    {
        var random = new CounterRandom(seed, 13);
        var field = new StanceField(actors, statements);
        for (var actor = 0; actor < actors; actor++)
        {
            field.AddActor();
            for (var statement = 0; statement < statements; statement++)
            {
                var cell = 3 * (ulong)((actor * statements) + statement);
                if (random.Uniform(cell) >= density) continue;
                var isReserve = random.Uniform(cell + 1) < 0.1;
                field.Take(actor, statement, isReserve ? Stance.Reserve : random.Uniform(cell + 2) < support(actor, statement) ? Stance.Support : Stance.Oppose);
            }
        }

        return field;
    }

    /// <summary>The same record with actors and statements in another order: place i holds what was at actors[i] and
    /// statements[i].</summary>
    public static StanceSheet Reordered(StanceRecord record, int[] actors, int[] statements)
    {
        var placeOf = new int[statements.Length];
        for (var place = 0; place < statements.Length; place++) placeOf[statements[place]] = place;
        var field = new StanceField(actors.Length, statements.Length);
        for (var place = 0; place < statements.Length; place++)
            field.LeaveOut(place, record.Propositions[statements[place]].Moderation is Moderation.Rejected or Moderation.Meta);
        for (var place = 0; place < actors.Length; place++)
        {
            field.AddActor(record.Actors[actors[place]].Weight);
            var row = record.OfActor(actors[place]);
            for (var entry = 0; entry < row.Length; entry++) field.Take(place, placeOf[row.Indices[entry]], row.Stances[entry]);
        }

        return field.Snapshot();
    }

    /// <summary>A permutation of 0 to count − 1.</summary>
    public static int[] Permutation(int count, ulong seed)
    {
        var random = new CounterRandom(seed, 14);
        var order = Enumerable.Range(0, count).ToArray();
        for (var place = count - 1; place > 0; place--)
        {
            var other = random.Below((ulong)place, place + 1);
            (order[place], order[other]) = (order[other], order[place]);
        }

        return order;
    }

    /// <summary>The record with extra accounts that oppose the targets, by one of several scripts.</summary>
    public static StanceSheet Flooded(StanceRecord record, int[] targets, double share, Flood flood, ulong seed = 1)
    {
        var field = StanceField.Of(record);
        var random = new CounterRandom(seed, 15);
        var statements = record.Propositions.Length;
        var draw = 0UL;
        for (var account = 0; account < (int)(share * record.Actors.Length); account++)
        {
            var actor = field.AddActor();
            var others = flood is Flood.Bare ? 0 : statements / 8;
            for (var other = 0; other < others && flood is not (Flood.Mimic or Flood.Identical); other++)
                field.Take(actor, random.Below(draw++, statements), (Stance)(1 + random.Below(draw++, 3)));
            if (flood == Flood.Identical)
            {
                for (var other = 0; other < 30; other++) field.Take(actor, other * 7 % statements, (Stance)(1 + (other * 5 % 3)));
            }

            if (flood == Flood.Mimic)
            {
                var row = record.OfActor(random.Below(draw++, record.Actors.Length));
                for (var entry = 0; entry < row.Length; entry++) field.Take(actor, row.Indices[entry], row.Stances[entry]);
            }

            var spared = flood == Flood.FourOfFive ? targets[random.Below(draw++, targets.Length)] : -1;
            foreach (var target in targets)
            {
                if (target != spared && (flood != Flood.Careless || random.Uniform(draw++) < 0.8)) field.Take(actor, target, Stance.Oppose);
            }
        }

        return field.Snapshot();
    }

    /// <summary>The bits of what an analysis says of actors, in the order of the record from which the sheet was reordered.</summary>
    public static string[] ActorBits(GroupAnalysis analysis, int[] actors)
    {
        var bits = new string[actors.Length];
        for (var place = 0; place < actors.Length; place++)
        {
            var at = analysis.Places[place];
            bits[actors[place]] = FormattableString.Invariant(
                $"{analysis.Groups?.GroupOf[place]} {BitConverter.DoubleToInt64Bits(at?.X ?? double.NaN)} {BitConverter.DoubleToInt64Bits(at?.Y ?? double.NaN)}");
        }

        return bits;
    }
}

/// <summary>What coordinated accounts do besides opposing the targets.</summary>
internal enum Flood
{
    /// <summary>Nothing.</summary>
    Bare,

    /// <summary>They take random stances on an eighth of the statements.</summary>
    Random,

    /// <summary>Each copies the stances of a real participant.</summary>
    Mimic,

    /// <summary>They all take the same stances on thirty statements.</summary>
    Identical,

    /// <summary>Random stances, and each spares one of the targets.</summary>
    FourOfFive,

    /// <summary>Random stances, and each target is missed one time in five.</summary>
    Careless,
}
