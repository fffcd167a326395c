namespace Entente.Load.Processes;

/// <summary>A process that the run needs could not be started, or ended when it should not.</summary>
internal sealed class ProcessFaultException(string message) : Exception(message);
