using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Regression;

/// <summary>Random orders of actors.</summary>
internal static class ActorPermutation
{
    /// <summary>Fills an array with a random order of 0 … N − 1, by Fisher and Yates; the same source gives the same order.</summary>
    /// <param name="draws">The source.</param>
    /// <param name="order">Where the order goes; length N.</param>
    public static void Draw(CounterRandom draws, Span<int> order)
    {
        for (var place = 0; place < order.Length; place++) order[place] = place;
        for (var place = order.Length - 1; place > 0; place--)
        {
            var other = draws.Below((ulong)place, place + 1);
            (order[place], order[other]) = (order[other], order[place]);
        }
    }
}
