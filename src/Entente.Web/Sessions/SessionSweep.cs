namespace Entente.Web.Sessions;

/// <summary>Removes expired sessions once an hour.</summary>
internal sealed partial class SessionSweep(SessionRegister sessions, TimeProvider clock, ILogger<SessionSweep> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hour.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sessions.SweepAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException fault)
            {
                NotSwept(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired sessions could not be removed; the next hour tries again.")]
    private static partial void NotSwept(ILogger log, Exception fault);
}
