using System.Net;
using Entente.Load.Runs;

namespace Entente.EndToEnd.Tests.Dialogues;

/// <summary>A stub that dies with all its connections and comes back at the same address with what it kept.</summary>
internal sealed class StubCrash(StubDialogue dialogue, bool participantsGoOn = false) : ICrash, IDisposable
{
    private StubServer _server = new(dialogue);

    public string Name => "a stub that dies";

    public IReadOnlyList<IPEndPoint> Servers => [_server.Address];

    public bool ParticipantsGoOn => participantsGoOn;

    public void Strike(double draw)
    {
        _server.Dispose();
        dialogue.Crash();
    }

    public void SetRight(CancellationToken cancellation) => _server = new StubServer(dialogue, _server.Address);

    public string? VerifyChains() => dialogue.Fault == StubFault.BreaksChainInCrash ? "the chain is broken at event 7" : null;

    public void Dispose() => _server.Dispose();
}
