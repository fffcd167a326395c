namespace Entente.Load.Protocol;

/// <summary>The connection ended, or the server said nothing for too long: whether it did what was asked is not known.</summary>
internal sealed class ConnectionLostException(string message, Exception? inner = null) : Exception(message, inner);
