using Entente.Dialogue.Participants;

namespace Entente.Dialogue;

/// <summary>The last requests of each participant, so that one that is repeated after a lost answer is not carried out twice.</summary>
internal sealed class RecentRequests
{
    private const int PerParticipant = 32;
    private readonly Dictionary<int, Queue<string>> _requests = [];

    public void Add(ParticipantId by, string request)
    {
        if (!_requests.TryGetValue(by.Number, out var queue))
            _requests[by.Number] = queue = new Queue<string>();
        if (queue.Contains(request, StringComparer.Ordinal))
            return;
        if (queue.Count == PerParticipant)
            queue.Dequeue();
        queue.Enqueue(request);
    }

    public bool Contains(ParticipantId by, string request) => _requests.TryGetValue(by.Number, out var queue) && queue.Contains(request, StringComparer.Ordinal);

    public Dictionary<int, string[]> Rows() => _requests.OrderBy(one => one.Key).ToDictionary(one => one.Key, one => one.Value.ToArray());

    public void Restore(Dictionary<int, string[]> rows)
    {
        foreach (var (participant, requests) in rows)
            _requests[participant] = new Queue<string>(requests);
    }
}
