using System.Collections.Immutable;
using Entente.Web.Configuration;

namespace Entente.Web.Accounts;

/// <summary>Who may have an account and a session, and for how long (the section <c>Identity</c>).</summary>
public sealed record AccountOptions
{
    /// <summary>Whether anyone may make an account with a name and a password. Default: only where the server can be reached from this machine alone.</summary>
    public bool OpenRegistration { get; init; }

    /// <summary>Whether only the <see cref="Conveners"/> may convene dialogues. Default: every person and every institution's login may.</summary>
    public bool ListedConveners { get; init; }

    /// <summary>Names or identifiers of the accounts that may convene where <see cref="ListedConveners"/>.</summary>
    public ImmutableArray<string> Conveners { get; init; } = [];

    /// <summary>The shortest password, in characters. Default 12 (8 to 128).</summary>
    public int PasswordLength { get; init; } = 12;

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a password. Default 210,000; tests and load runs take fewer.</summary>
    public int PasswordRounds { get; init; } = 210_000;

    /// <summary>How long a session lasts after it was last used, to within a fourteenth. Default 14 days.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a session lasts at most, however often it is used. Default 90 days.</summary>
    public TimeSpan SessionLimit { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How young a session must be to change how an account is entered or to erase it. Default 15 minutes.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a session that was found valid is trusted without asking the database again: revocations of other processes are seen within it. Default 30 seconds.</summary>
    public TimeSpan SessionTrust { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many sessions are kept in memory, at least 1,000. Default 200,000.</summary>
    public int CachedSessions { get; init; } = 200_000;

    /// <summary>Wrong passwords for one name from one address until that address has to wait. Default 5.</summary>
    public int FailuresPerAddress { get; init; } = 5;

    /// <summary>Wrong passwords for one name from all addresses until new addresses have to wait. Default 50.</summary>
    public int FailuresPerName { get; init; } = 50;

    /// <summary>How long they have to wait. Default 5 minutes.</summary>
    public TimeSpan LockoutTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Reads the section <c>Identity</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="onlyOfThisMachine">Whether the server can be reached from this machine alone.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static AccountOptions Read(Settings settings, bool onlyOfThisMachine)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var plain = new AccountOptions();
        var (second, year) = (TimeSpan.FromSeconds(1), TimeSpan.FromDays(366));
        return new AccountOptions
        {
            OpenRegistration = settings.Choice("Identity:Registration", onlyOfThisMachine ? "open" : "closed", "open", "closed") is "open",
            ListedConveners = settings.Choice("Identity:Convening", "accounts", "accounts", "listed") is "listed",
            Conveners = settings.List("Identity:Conveners"),
            PasswordLength = (int)settings.Whole("Identity:PasswordLength", plain.PasswordLength, 8, 128),
            PasswordRounds = (int)settings.Whole("Identity:PasswordRounds", plain.PasswordRounds, 1, 10_000_000),
            SessionLifetime = settings.Duration("Identity:SessionLifetime", plain.SessionLifetime, TimeSpan.FromMinutes(1), year),
            SessionLimit = settings.Duration("Identity:SessionLimit", plain.SessionLimit, TimeSpan.FromMinutes(1), year),
            FreshFor = settings.Duration("Identity:FreshFor", plain.FreshFor, second, year),
            SessionTrust = settings.Duration("Identity:SessionTrust", plain.SessionTrust, TimeSpan.Zero, TimeSpan.FromSeconds(30)),
            CachedSessions = (int)settings.Whole("Identity:CachedSessions", plain.CachedSessions, 1000, 10_000_000),
            FailuresPerAddress = (int)settings.Whole("Identity:FailuresPerAddress", plain.FailuresPerAddress, 1, 1000),
            FailuresPerName = (int)settings.Whole("Identity:FailuresPerName", plain.FailuresPerName, 1, 100_000),
            LockoutTime = settings.Duration("Identity:LockoutTime", plain.LockoutTime, second, TimeSpan.FromDays(1)),
        };
    }
}
