using System.Text.Json;
using Entente.Web.Accounts;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Entente.Web.Operations;

/// <summary>Whether the process lives (<c>/health/live</c>) and whether it can serve (<c>/health/ready</c>: every registered check).</summary>
internal static class Health
{
    /// <summary>Maps both addresses. They name checks and states, never causes.</summary>
    /// <param name="endpoints">The server.</param>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync, AllowCachingResponses = true });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync, AllowCachingResponses = true });
    }

    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        using var buffer = new MemoryStream(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status"u8, Word(report.Status));
            json.WriteStartObject("checks"u8);
            foreach (var (name, entry) in report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)) json.WriteString(name, Word(entry.Status));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}

/// <summary>Whether the database of accounts answers.</summary>
internal sealed class AccountsHealth(AccountsDatabase database) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var accounts = database.Open();
            await accounts.Ceremonies.AsNoTracking().Take(1).CountAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception: fault);
        }
    }
}
