namespace Entente.Records.PublicSources;

/// <summary>Why a public source could not be brought here.</summary>
public enum FetchFailure
{
    /// <summary>No such file there (404 or 410), or the source lists none that fits.</summary>
    NotFound = 1,

    /// <summary>The site refuses (401, 403, 451 and other answers of the 400s).</summary>
    Refused = 2,

    /// <summary>The site is at fault or busy, also after the last attempt.</summary>
    ServerFault = 3,

    /// <summary>The connection failed or broke off, also after the last attempt.</summary>
    Network = 4,

    /// <summary>No answer, or no more bytes, within the time allowed.</summary>
    Timeout = 5,

    /// <summary>The bytes do not add up to the checksum that the source gives.</summary>
    WrongChecksum = 6,

    /// <summary>The file is larger than allowed, or than the source says.</summary>
    TooLarge = 7,

    /// <summary>The site sends us around: too many redirects, a loop, or one to an address that is not safe.</summary>
    Redirect = 8,

    /// <summary>The answer is not what was asked for: a web page, or a list that cannot be read.</summary>
    UnexpectedContent = 9,

    /// <summary>The file could not be written here: no room, no rights, or another fetch at work.</summary>
    Storage = 10,
}

/// <summary>A public source could not be brought here. The message says what happened and what to do next.</summary>
/// <remarks>Cancellation is an <see cref="OperationCanceledException"/>, and a caller's slip an <see cref="ArgumentException"/>.</remarks>
public sealed class FetchException : Exception
{
    /// <summary>A failure at an address.</summary>
    /// <param name="failure">What kind of failure it is.</param>
    /// <param name="address">The address that was asked.</param>
    /// <param name="problem">What happened, without a full stop.</param>
    /// <param name="advice">What to do next, without a full stop.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public FetchException(FetchFailure failure, Uri address, string problem, string advice, Exception? inner = null)
        : base($"{address}: {problem}; {advice}", inner)
    {
        Failure = failure;
        Address = address;
        Problem = problem;
        Advice = advice;
    }

    /// <summary>What kind of failure it is.</summary>
    public FetchFailure Failure { get; }

    /// <summary>The address that was asked.</summary>
    public Uri Address { get; }

    /// <summary>What happened.</summary>
    public string Problem { get; }

    /// <summary>What to do next.</summary>
    public string Advice { get; }
}
