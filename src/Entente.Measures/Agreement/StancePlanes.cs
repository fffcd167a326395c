using Entente.Records;

namespace Entente.Measures.Agreement;

/// <summary>
/// Stances packed a bit a proposition: for each actor that speaks three planes, one after the other: took a stance, does not oppose, supports.
/// </summary>
internal sealed class StancePlanes
{
    private readonly ulong[] _bits;
    private readonly int _stride;

    private StancePlanes(int[] actors, ulong[] bits, int stride)
    {
        Actors = actors;
        _bits = bits;
        _stride = stride;
    }

    /// <summary>The actors that took a stance on any of the propositions, ascending.</summary>
    public int[] Actors { get; }

    /// <summary>The planes of an actor.</summary>
    /// <param name="place">The actor's place in <see cref="Actors"/>.</param>
    public ReadOnlySpan<ulong> Of(int place) => _bits.AsSpan(place * _stride, _stride);

    public static StancePlanes Pack(StanceRecord record, ReadOnlySpan<int> propositions)
    {
        var placeOf = new int[record.Actors.Length];
        Array.Fill(placeOf, -1);
        foreach (var proposition in propositions)
        {
            foreach (var actor in record.OnProposition(proposition).Indices) placeOf[actor] = 0;
        }

        var speakers = new List<int>();
        for (var actor = 0; actor < placeOf.Length; actor++)
        {
            if (placeOf[actor] < 0) continue;
            placeOf[actor] = speakers.Count;
            speakers.Add(actor);
        }

        var words = (propositions.Length + 63) / 64;
        var stride = 3 * words;
        var bits = new ulong[checked(speakers.Count * stride)];
        for (var column = 0; column < propositions.Length; column++)
        {
            var row = record.OnProposition(propositions[column]);
            var word = column >> 6;
            var bit = 1UL << (column & 63);
            for (var i = 0; i < row.Length; i++)
            {
                var at = (placeOf[row.Indices[i]] * stride) + word;
                bits[at] |= bit;
                if (row.Stances[i] != Stance.Oppose) bits[at + words] |= bit;
                if (row.Stances[i] == Stance.Support) bits[at + (2 * words)] |= bit;
            }
        }

        return new StancePlanes([.. speakers], bits, stride);
    }
}
