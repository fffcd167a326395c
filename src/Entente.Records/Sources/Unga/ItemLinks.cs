namespace Entente.Records.Sources.Unga;

/// <summary>Links roll calls on the same text to one item, by the rule of [Bailey2017].</summary>
/// <remarks>
/// Every roll call is first an item of its own. Then, from the largest second number of a pair down, every item equal to that number becomes the
/// smallest first number that it is paired with; so chains of pairs end at their smallest member. A pair may name a roll call that is
/// not on record and still carry a chain.
/// </remarks>
internal sealed class ItemLinks
{
    private readonly Dictionary<long, long> _smallestFirst = [];

    public void Add(long first, long second)
    {
        if (!_smallestFirst.TryGetValue(second, out var known) || first < known) _smallestFirst[second] = first;
    }

    public long ItemOf(long rollCall)
    {
        // Going down the list once is following links as long as they lead down.
        var item = rollCall;
        while (_smallestFirst.TryGetValue(item, out var smaller) && smaller < item) item = smaller;
        return item;
    }
}
