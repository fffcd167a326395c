using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>The states of a series, numbered in the order of their codes.</summary>
internal sealed class StateIndex
{
    private readonly FrozenDictionary<string, int> _places;

    private StateIndex(ImmutableArray<string> codes)
    {
        Codes = codes;
        _places = codes.Select((code, place) => (code, place)).ToFrozenDictionary(pair => pair.code, pair => pair.place, StringComparer.Ordinal);
    }

    public ImmutableArray<string> Codes { get; }

    /// <summary>The place of a state, or −1.</summary>
    public int Find(string code) => _places.TryGetValue(code, out var place) ? place : -1;

    /// <summary>The states of an entry list, numbered anew in the order of their codes.</summary>
    /// <param name="codes">Codes by their old number.</param>
    /// <param name="used">Whether an old number occurs.</param>
    /// <param name="newPlace">The new number by the old one; −1 where it does not occur.</param>
    public static StateIndex Of(IReadOnlyList<string> codes, ReadOnlySpan<bool> used, out int[] newPlace)
    {
        var places = new List<int>();
        for (var place = 0; place < used.Length; place++)
        {
            if (used[place]) places.Add(place);
        }

        places.Sort((first, second) => string.CompareOrdinal(codes[first], codes[second]));
        newPlace = new int[used.Length];
        Array.Fill(newPlace, -1);
        for (var place = 0; place < places.Count; place++) newPlace[places[place]] = place;
        return new StateIndex([.. places.Select(place => codes[place])]);
    }
}
