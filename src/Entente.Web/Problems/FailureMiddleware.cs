using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Entente.Web.Problems;

/// <summary>Turns what goes wrong, and bare status codes, into problems: the one place where an exception meets a client. It never shows a stack.</summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> log)
{
    /// <summary>Runs the rest and answers for its failures.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && context.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested != true)
        {
            // The client is gone, or the server stops: nobody is left to answer.
            if (!context.Response.HasStarted) context.Response.StatusCode = 499;
            return;
        }
#pragma warning disable CA1031 // This is the one place where every failure becomes an answer.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await AnswerAsync(context, fault);
            return;
        }

        var response = context.Response;
        if (response.StatusCode >= 400 && !response.HasStarted && response.ContentLength is null or 0 && response.ContentType is null)
            await ProblemAnswer.WriteAsync(context, GeneralProblems.OfStatus(response.StatusCode));
    }

    private async Task AnswerAsync(HttpContext context, Exception fault)
    {
        var problem = Of(context, fault);
        if (problem.Status >= 500) Failed(log, context.GetEndpoint()?.DisplayName ?? "no endpoint", fault);
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        await ProblemAnswer.WriteAsync(context, problem);
    }

    private static Problem Of(HttpContext context, Exception fault) => fault switch
    {
        ProblemException refused => refused.Problem,
        BadHttpRequestException { StatusCode: 413 } => GeneralProblems.TooLarge,
        BadHttpRequestException { StatusCode: 415 } => GeneralProblems.WrongContentType,
        BadHttpRequestException { InnerException: JsonException json } => BadJson.Of(json),
        BadHttpRequestException bad => GeneralProblems.BadRequest(bad.StatusCode == 408 ? "The body came too slowly; send it again over a better line." : "A parameter or the body does not fit; /openapi/v1.json says what was expected.") with { Status = bad.StatusCode },
        JsonException json => BadJson.Of(json),
        OperationCanceledException => GeneralProblems.TooSlow,
        _ when IsPassing(fault) => GeneralProblems.Unavailable,
        _ => GeneralProblems.Broken(Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier),
    };

    /// <summary>Whether a database was away or busy, however deep that is wrapped.</summary>
    private static bool IsPassing(Exception? fault) => fault is not null && (fault is DbException { IsTransient: true } || IsPassing(fault.InnerException));

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Endpoint} failed.")]
    private static partial void Failed(ILogger log, string endpoint, Exception fault);
}

/// <summary>Carries a problem out of code that cannot return one, such as a converter. Endpoints return problems instead.</summary>
/// <param name="problem">The problem.</param>
internal sealed class ProblemException(Problem problem) : Exception(problem.Title)
{
    /// <summary>The problem.</summary>
    public Problem Problem { get; } = problem;
}
