using System.Net;
using System.Net.Http.Headers;

namespace Entente.Records.PublicSources;

/// <summary>Asks an address for a file, following redirects by our own rules, until the head of an answer is here.</summary>
internal sealed class HttpExchange(HttpClient client, FetchOptions options)
{
    /// <summary>Whether the address is of a kind we ask: http or https.</summary>
    public static bool IsHttp(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>Sends a request and returns the answer, its body unread; the caller disposes it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="from">The first byte wanted; 0 for the whole file.</param>
    /// <param name="validator">What the file must still be for a part of it to be of use; null if nothing is known.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FetchException">Redirects lead nowhere, or the answer does not begin in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(Uri address, long from, EntityTagHeaderValue? validator, CancellationToken cancellation)
    {
        var current = address;
        var visited = new HashSet<Uri> { current };
        for (var redirects = 0; ; redirects++)
        {
            var answer = await SendOnceAsync(current, from, validator, cancellation);
            if (!IsRedirect(answer.StatusCode)) return answer;

            Uri next;
            using (answer) next = Target(address, current, answer);
            if (!visited.Add(next))
                throw Astray(address, $"the site sends us in a circle at {next}");
            if (redirects == options.MaxRedirects)
                throw Astray(address, $"the site sent us on {redirects + 1} times, more than the {options.MaxRedirects} allowed");
            current = next;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Uri address, long from, EntityTagHeaderValue? validator, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("entente", "0.1"));
        // Bytes as they are: a compressed transfer could not be resumed or checked.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            if (validator is not null) request.Headers.IfRange = new RangeConditionHeaderValue(validator);
        }

        using var timeout = new CancellationTokenSource(options.AnswerTimeout, options.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new RetryableException(new FetchException(
                FetchFailure.Timeout,
                address,
                $"no answer began within {options.AnswerTimeout.TotalSeconds:0.###} s",
                "try again later, or allow more time",
                exception));
        }
        catch (HttpRequestException exception)
        {
            throw new RetryableException(new FetchException(
                FetchFailure.Network,
                address,
                $"the connection failed ({exception.Message})",
                "check the network and the address, then try again; what is here already is kept",
                exception));
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static Uri Target(Uri asked, Uri current, HttpResponseMessage answer)
    {
        if (answer.Headers.Location is not { } location)
            throw Astray(asked, $"a redirect at {current} names no address");
        var next = location.IsAbsoluteUri ? location : new Uri(current, location);
        if (!IsHttp(next))
            throw Astray(asked, $"a redirect leads to {next}, which is neither http nor https");
        if (current.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
            throw Astray(asked, $"a redirect leads from https to {next}, which anyone on the way could read and change");
        return next;
    }

    private static FetchException Astray(Uri asked, string problem) =>
        new(FetchFailure.Redirect, asked, problem, "download the file by hand, or set another base address");
}

/// <summary>A failure that another attempt may cure; the last attempt throws what it carries.</summary>
internal sealed class RetryableException(FetchException failure, TimeSpan? notBefore = null) : Exception(failure.Message, failure)
{
    /// <summary>The failure.</summary>
    public FetchException Failure { get; } = failure;

    /// <summary>How long the site asks us to wait; null if it does not.</summary>
    public TimeSpan? NotBefore { get; } = notBefore;
}
