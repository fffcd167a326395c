namespace Entente.Records.PublicSources;

/// <summary>How to fetch a public source.</summary>
public sealed record FetchOptions
{
    /// <summary>The folder below which each source has its own. Default <see cref="PublicSources.CacheFolder.Default"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>
    /// The site to ask in place of the source's own: a mirror, or a test. Default: the variable <c>ENTENTE_UNGA_BASE</c>,
    /// <c>ENTENTE_UNDL_BASE</c> or <c>ENTENTE_POLIS_BASE</c> of the environment, else the source's own.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>Which of the files to fetch: part of a name, in any case. Default null: all.</summary>
    public string? Only { get; init; }

    /// <summary>The version of a source that has several, such as <c>33.0</c> of a Dataverse dataset. Default null: the latest.</summary>
    public string? Version { get; init; }

    /// <summary>Whether to ask again for files that are here and whole. Default false.</summary>
    public bool Refresh { get; init; }

    /// <summary>The most bytes a file may have; at least 1. Default 4 GiB.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    /// <summary>How often to try a file, the first time included; at least 1. Default 5.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The most redirects to follow for a request; 0 or more. Default 5.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>The wait before the second attempt; each later one doubles it, and each is cut by up to half at random. Default 1 s.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between attempts, also where the site asks for more: then the fetch ends. Default 2 min.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest wait for an answer to begin. Default 30 s.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for the next bytes. Default 60 s.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest time for the whole source. Default 6 h.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Where the randomness of the waits starts. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>The clock that timeouts and dates in answers are read by. Default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How to wait between attempts. Default null: by the clock.</summary>
    public Func<TimeSpan, CancellationToken, Task>? Wait { get; init; }

    /// <summary>What is wrong with the options; null if nothing is.</summary>
    internal string? Fault()
    {
        if (MaxBytes < 1) return $"{nameof(MaxBytes)} must be at least 1; found {MaxBytes}.";
        if (Attempts < 1) return $"{nameof(Attempts)} must be at least 1; found {Attempts}.";
        if (MaxRedirects < 0) return $"{nameof(MaxRedirects)} must be 0 or more; found {MaxRedirects}.";
        if (FirstDelay < TimeSpan.Zero) return $"{nameof(FirstDelay)} must not be negative; found {FirstDelay}.";
        foreach (var time in (ReadOnlySpan<TimeSpan>)[AnswerTimeout, StallTimeout, TotalTimeout, LongestDelay])
        {
            if (time <= TimeSpan.Zero) return $"Timeouts and the longest delay must be positive; found {time}.";
        }

        return BaseAddress is { } address && !HttpExchange.IsHttp(address)
            ? $"{nameof(BaseAddress)} must be http or https; found '{address}'."
            : null;
    }
}
