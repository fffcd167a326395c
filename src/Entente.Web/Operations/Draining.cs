namespace Entente.Web.Operations;

/// <summary>Ends what would go on for ever, such as live views, when the server is stopped.</summary>
public static class Draining
{
    /// <summary>A token that is cancelled when the client goes away or the server begins to stop. The caller disposes of its source when the answer is done.</summary>
    /// <param name="context">The request.</param>
    public static CancellationTokenSource UntilStopped(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var lifetime = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        return CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
    }
}
