using System.Net;
using System.Net.Sockets;

namespace Entente.TestKit;

/// <summary>A port of this machine that nobody listens on.</summary>
public static class LoopbackPort
{
    /// <summary>Finds one. Somebody else may take it before it is used.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
