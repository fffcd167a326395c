using System.Text;
using System.Threading.RateLimiting;
using Entente.Web.Problems;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Accounts;

/// <summary>Hashes and checks passwords, a few at a time: the work is meant to be slow, and must not take the processors from everyone else.</summary>
internal sealed class Passwords : IDisposable
{
    private const int Longest = 256;
    private const int FewestDistinct = 5;
    private readonly IPasswordHasher<AccountUser> _hasher;
    private readonly AccountOptions _options;
    private readonly Lazy<string> _nobodys;
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = 64,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>With the hasher of Identity.</summary>
    public Passwords(IPasswordHasher<AccountUser> hasher, WorkbenchOptions options)
    {
        _hasher = hasher;
        _options = options.Identity;
        _nobodys = new Lazy<string>(() => _hasher.HashPassword(new AccountUser(), Sessions.SessionToken.Draw()));
    }

    /// <summary>What is wrong with a new password; null when it fits.</summary>
    /// <param name="password">The password.</param>
    /// <param name="name">The name of the account, which it may not hold; null where there is none.</param>
    public string? Fault(string password, string? name)
    {
        var length = password.EnumerateRunes().Count();
        if (length < _options.PasswordLength || length > Longest) return $"The password has {length} characters; {_options.PasswordLength} to {Longest} were expected. Several words make a good one.";
        if (password.EnumerateRunes().Distinct().Count() < FewestDistinct) return $"The password repeats itself; at least {FewestDistinct} different characters were expected.";
        return name is { Length: > 3 } && password.Contains(name, StringComparison.OrdinalIgnoreCase) ? "The password holds the name; choose one that does not." : null;
    }

    /// <summary>The hash of a new password, with its own salt.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<string> HashAsync(AccountUser account, string password, CancellationToken cancellation)
    {
        using var turn = await TurnAsync(cancellation);
        return _hasher.HashPassword(account, Form(password));
    }

    /// <summary>Checks a password. Where there is no account or no password, the same work is done for nobody, so that the time tells nothing.</summary>
    /// <param name="account">The account, or null.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Whether it is right.</returns>
    public async Task<bool> AreRightAsync(AccountUser? account, string password, CancellationToken cancellation)
    {
        using var turn = await TurnAsync(cancellation);
        var hash = account?.PasswordHash;
        var verdict = _hasher.VerifyHashedPassword(account ?? new AccountUser(), hash ?? _nobodys.Value, Form(password.Length > 4 * Longest ? "" : password));
        return hash is not null && verdict != PasswordVerificationResult.Failed;
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<RateLimitLease> TurnAsync(CancellationToken cancellation)
    {
        var turn = await _turns.AcquireAsync(1, cancellation);
        if (turn.IsAcquired) return turn;
        turn.Dispose();
        throw new ProblemException(GeneralProblems.Unavailable);
    }

    // A password typed on another keyboard is the same password.
    private static string Form(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return password;
        }
    }
}
