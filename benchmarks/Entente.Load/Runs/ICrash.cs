using System.Net;

namespace Entente.Load.Runs;

/// <summary>What goes wrong in a round, and how it is set right.</summary>
internal interface ICrash
{
    /// <summary>What goes wrong, in words.</summary>
    string Name { get; }

    /// <summary>Where the servers listen.</summary>
    IReadOnlyList<IPEndPoint> Servers { get; }

    /// <summary>Whether participants go on during it, repeating what was not answered; where not, their server is gone and they come back when it does.</summary>
    bool ParticipantsGoOn { get; }

    /// <summary>Makes it go wrong, at once.</summary>
    /// <param name="draw">A number in [0, 1) that decides what there is to decide.</param>
    void Strike(double draw);

    /// <summary>Sets it right and waits until the servers are ready.</summary>
    /// <param name="cancellation">Gives up.</param>
    void SetRight(CancellationToken cancellation);

    /// <summary>Verifies the chains of the log.</summary>
    /// <returns>Null when they are intact.</returns>
    string? VerifyChains();
}
