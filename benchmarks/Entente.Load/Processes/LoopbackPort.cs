using System.Net;
using System.Net.Sockets;

namespace Entente.Load.Processes;

/// <summary>A port of this machine that nobody listens on.</summary>
internal static class LoopbackPort
{
    /// <summary>An address with a free port, on 127.0.0.1.</summary>
    public static IPEndPoint Free()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)listener.LocalEndPoint!;
    }
}
