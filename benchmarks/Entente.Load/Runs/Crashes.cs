using System.Net;
using Entente.Load.Processes;

namespace Entente.Load.Runs;

/// <summary>The server is killed with <c>kill -9</c> and started again on the same data.</summary>
/// <param name="workbench">The server.</param>
internal sealed class ServerKilled(Workbench workbench) : ICrash
{
    /// <inheritdoc/>
    public string Name => "kill -9 of the server";

    /// <inheritdoc/>
    public IReadOnlyList<IPEndPoint> Servers => workbench.Addresses;

    /// <inheritdoc/>
    public bool ParticipantsGoOn => false;

    /// <inheritdoc/>
    public void Strike(double draw) => workbench.Servers[0].Kill();

    /// <inheritdoc/>
    public void SetRight(CancellationToken cancellation)
    {
        workbench.Servers[0].Start();
        workbench.Servers[0].WaitUntilReady(cancellation);
    }

    /// <inheritdoc/>
    public string? VerifyChains() => workbench.Servers[0].VerifyChains();
}

/// <summary>PostgreSQL crashes and is started again under the running server, which must come back by itself.</summary>
/// <param name="workbench">The server and its database.</param>
internal sealed class DatabaseCrashed(Workbench workbench) : ICrash
{
    /// <inheritdoc/>
    public string Name => "immediate shutdown of PostgreSQL under the running server";

    /// <inheritdoc/>
    public IReadOnlyList<IPEndPoint> Servers => workbench.Addresses;

    /// <inheritdoc/>
    public bool ParticipantsGoOn => true;

    /// <inheritdoc/>
    public void Strike(double draw) => workbench.Postgres!.Crash();

    /// <inheritdoc/>
    public void SetRight(CancellationToken cancellation)
    {
        workbench.Postgres!.Start();
        workbench.Servers[0].WaitUntilReady(cancellation);
    }

    /// <inheritdoc/>
    public string? VerifyChains() => workbench.Servers[0].VerifyChains();
}

/// <summary>One member of a cluster, whichever the draw says, is killed with <c>kill -9</c>; participants go on at the others.</summary>
/// <param name="workbench">The members and their database.</param>
internal sealed class MemberKilled(Workbench workbench) : ICrash
{
    private int _killed;

    /// <inheritdoc/>
    public string Name => $"kill -9 of one of {workbench.Servers.Count} servers";

    /// <inheritdoc/>
    public IReadOnlyList<IPEndPoint> Servers => workbench.Addresses;

    /// <inheritdoc/>
    public bool ParticipantsGoOn => true;

    /// <inheritdoc/>
    public void Strike(double draw)
    {
        _killed = (int)(draw * workbench.Servers.Count);
        workbench.Servers[_killed].Kill();
    }

    /// <inheritdoc/>
    public void SetRight(CancellationToken cancellation)
    {
        workbench.Servers[_killed].Start();
        foreach (var server in workbench.Servers) server.WaitUntilReady(cancellation);
    }

    /// <inheritdoc/>
    public string? VerifyChains() => workbench.Servers[0].VerifyChains();
}
