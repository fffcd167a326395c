using System.Net;
using System.Net.Http.Headers;

namespace Entente.Records.PublicSources;

/// <summary>Brings one file here: attempts with back-off, each going on where the last one broke off, then size and checksum.</summary>
internal sealed class FileDownload(HttpExchange exchange, FetchOptions options, RemoteFile file, string path, Action<long, long?, int, string?> report)
{
    private readonly PartialFile _partial = new(path);
    private bool _hadWrongChecksum;

    /// <summary>Brings the file here.</summary>
    /// <param name="cancellation">Stops the work; the bytes so far stay for the next time.</param>
    /// <returns>The SHA-256 of the file.</returns>
    /// <exception cref="FetchException">The file could not be brought here.</exception>
    public async Task<Checksum> RunAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AttemptAsync(attempt, cancellation);
                var sha256 = await CheckAsync(cancellation);
                _partial.Complete();
                return sha256;
            }
            catch (RetryableException exception)
            {
                if (attempt >= options.Attempts) throw exception.Failure;
                var wait = exception.NotBefore ?? Backoff.After(options, file.Name, attempt);
                if (wait > options.LongestDelay) throw exception.Failure;
                report(_partial.Length, null, attempt, $"{exception.Failure.Problem}; next attempt in {wait.TotalSeconds:0.#} s");
                await (options.Wait ?? WaitByClock)(wait, cancellation);
            }
            catch (FetchException exception) when (exception.Failure == FetchFailure.TooLarge)
            {
                _partial.Discard();
                throw;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new FetchException(
                    FetchFailure.Storage,
                    file.Address,
                    $"'{path}' could not be written ({exception.Message})",
                    "make room, check the rights of the cache folder and that no other fetch is at work, or name another folder",
                    exception);
            }
        }
    }

    private Task WaitByClock(TimeSpan wait, CancellationToken cancellation) => Task.Delay(wait, options.Clock, cancellation);

    private async Task AttemptAsync(int attempt, CancellationToken cancellation)
    {
        await using var target = _partial.Open();
        var validator = _partial.ValidatorFor(file.Address);
        var from = MayResume(validator) ? target.Length : 0;
        using var answer = await exchange.SendAsync(file.Address, from, validator, cancellation);

        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && from > 0)
        {
            target.SetLength(0);
            throw new RetryableException(Failed(FetchFailure.ServerFault, "the site has fewer bytes than are here", "try again"));
        }

        RequireSuccess(answer);
        from = StartOf(answer, from, validator, target);
        target.SetLength(from);
        target.Position = from;
        var total = from + answer.Content.Headers.ContentLength;
        RequireSize(total ?? 0);

        // Remembered before the first byte: whatever breaks off now, the next attempt knows what it has.
        _partial.Remember(file.Address, answer.Headers.ETag is { IsWeak: false } tag ? tag : null);
        await CopyAsync(answer, target, total, attempt, cancellation);
        await target.FlushAsync(cancellation);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Bytes may be added to only if the site can tell that they still belong together, or a checksum will.</summary>
    private bool MayResume(EntityTagHeaderValue? validator) =>
        validator is not null || (file.Checksum is not null && _partial.IsOf(file.Address));

    /// <summary>Where the answer's bytes belong: after the ones we have only if the site says so, and means the same file.</summary>
    private long StartOf(HttpResponseMessage answer, long asked, EntityTagHeaderValue? validator, FileStream target)
    {
        if (answer.StatusCode != HttpStatusCode.PartialContent) return 0;
        var isSame = validator is null || answer.Headers.ETag is null || answer.Headers.ETag.Equals(validator);
        if (answer.Content.Headers.ContentRange?.From == asked && isSame) return asked;
        target.SetLength(0);
        throw new RetryableException(Failed(
            FetchFailure.ServerFault,
            "the site sent another part of the file than was asked, or a part of another file",
            "try again; the download starts over"));
    }

    private async Task CopyAsync(HttpResponseMessage answer, FileStream target, long? total, int attempt, CancellationToken cancellation)
    {
        using var stall = new CancellationTokenSource(options.StallTimeout, options.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellation);
        var buffer = new byte[1 << 17];
        var reported = target.Position;
        try
        {
            await using var source = await answer.Content.ReadAsStreamAsync(both.Token);
            while (true)
            {
                stall.CancelAfter(options.StallTimeout);
                var count = await ReadAsync(source, buffer, target.Position, total, both.Token);
                if (count == 0) break;
                RequireSize(target.Position + count);
                await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
                if (target.Position - reported < 1 << 20) continue;
                reported = target.Position;
                report(reported, total, attempt, null);
            }
        }
        catch (OperationCanceledException exception) when (stall.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new RetryableException(Failed(
                FetchFailure.Timeout,
                $"no bytes came for {options.StallTimeout.TotalSeconds:0.###} s",
                "try again; what is here already is kept",
                exception));
        }

        report(target.Position, total, attempt, null);
        if (total is { } all && target.Position < all) throw BrokenOff(target.Position, all, null);
    }

    private async Task<int> ReadAsync(Stream source, byte[] buffer, long position, long? total, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellation);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw BrokenOff(position, total, exception);
        }
    }

    private async Task<Checksum> CheckAsync(CancellationToken cancellation)
    {
        if (file.Bytes is { } bytes && _partial.Length != bytes)
        {
            var found = _partial.Length;
            if (found > bytes) _partial.Discard();
            throw BrokenOff(found, bytes, null);
        }

        var sha256 = await Checksum.OfFileAsync(ChecksumAlgorithm.Sha256, _partial.Path, cancellation);
        if (file.Checksum is { } expected)
        {
            var found = expected.Algorithm == ChecksumAlgorithm.Sha256
                ? sha256
                : await Checksum.OfFileAsync(expected.Algorithm, _partial.Path, cancellation);
            if (!found.Matches(expected))
            {
                _partial.Discard();
                var failure = Failed(
                    FetchFailure.WrongChecksum,
                    $"the file has the {expected.Algorithm} {found.Value} and should have {expected.Value}",
                    "try again later; if it stays so, the source has changed the file without saying so");
                // Once may be an accident on the way; twice is the source.
                if (_hadWrongChecksum) throw failure;
                _hadWrongChecksum = true;
                throw new RetryableException(failure);
            }
        }

        return sha256;
    }

    private void RequireSuccess(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (status is 408 or 425 or 429 or >= 500)
        {
            throw new RetryableException(
                Failed(FetchFailure.ServerFault, $"the site answers {status} {answer.ReasonPhrase}".TrimEnd(), "the site is busy or at fault: try again later"),
                WaitAskedFor(answer));
        }

        if (status is 404 or 410)
            throw Failed(FetchFailure.NotFound, $"there is no such file ({status})", "the source may have moved it: see docs/public-sources.md, or set another base address");
        if (status == 202 || (status == 200 && file.RefusesWebPages && answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml"))
        {
            throw Failed(
                FetchFailure.UnexpectedContent,
                "the site answers with a web page where the file should be; it may ask whether you are human",
                "download the file with a browser and give its path to entente");
        }

        if (status is not (200 or 206))
            throw Failed(FetchFailure.Refused, $"the site refuses ({status} {answer.ReasonPhrase})", "download the file with a browser, or set another base address");
    }

    private TimeSpan? WaitAskedFor(HttpResponseMessage answer)
    {
        if (answer.Headers.RetryAfter is not { } header) return null;
        var wait = header.Delta ?? header.Date - options.Clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }

    private void RequireSize(long bytes)
    {
        var most = Math.Min(options.MaxBytes, file.Bytes ?? long.MaxValue);
        if (bytes <= most) return;
        throw Failed(
            FetchFailure.TooLarge,
            file.Bytes is { } listed && listed <= options.MaxBytes
                ? $"the file has more than the {listed} bytes that are listed for it"
                : $"the file has more than the {options.MaxBytes} bytes allowed",
            "raise the limit if you trust the source");
    }

    private RetryableException BrokenOff(long bytes, long? total, Exception? inner) => new(Failed(
        FetchFailure.Network,
        total is null ? $"the connection broke off after {bytes} bytes" : $"the connection ended after {bytes} of {total} bytes",
        "try again; what is here already is kept",
        inner));

    private FetchException Failed(FetchFailure failure, string problem, string advice, Exception? inner = null) =>
        new(failure, file.Address, problem, advice, inner);
}
