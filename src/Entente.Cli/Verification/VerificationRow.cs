namespace Entente.Cli.Verification;

/// <summary>How a published number and ours compare.</summary>
internal enum Verdict
{
    /// <summary>Ours is within the tolerance.</summary>
    Reproduced = 0,

    /// <summary>Ours is outside the tolerance.</summary>
    Failed = 1,

    /// <summary>Not tried, for the reason that the note gives.</summary>
    Skipped = 2,
}

/// <summary>One published number and what Entente makes of it.</summary>
/// <param name="Id">A stable short name.</param>
/// <param name="Source">Where the number was published.</param>
/// <param name="Published">The published number; for a bound, the bound.</param>
/// <param name="Ours">What Entente computes; null if skipped.</param>
/// <param name="Se">The standard error of ours where it rests on chance; null where it does not.</param>
/// <param name="Verdict">How they compare.</param>
/// <param name="Note">What is compared and how near is near enough, or why it was skipped.</param>
internal sealed record VerificationRow(string Id, string Source, double? Published, double? Ours, double? Se, Verdict Verdict, string Note)
{
    /// <summary>A number that must be met.</summary>
    /// <param name="id">A stable short name.</param>
    /// <param name="source">Where it was published.</param>
    /// <param name="published">The number.</param>
    /// <param name="ours">What Entente computes.</param>
    /// <param name="tolerance">The greatest difference.</param>
    /// <param name="note">What is compared, and the reason of the tolerance.</param>
    public static VerificationRow Near(string id, string source, double published, double? ours, double tolerance, string note) =>
        new(id, source, published, ours, Se: null, ours is { } value && Math.Abs(value - published) <= tolerance ? Verdict.Reproduced : Verdict.Failed, note);

    /// <summary>A number that must be at least something.</summary>
    public static VerificationRow AtLeast(string id, string source, double bound, double? ours, string note) =>
        new(id, source, bound, ours, Se: null, ours >= bound ? Verdict.Reproduced : Verdict.Failed, note);

    /// <summary>A number that must be at most something.</summary>
    public static VerificationRow AtMost(string id, string source, double bound, double? ours, string note) =>
        new(id, source, bound, ours, Se: null, ours <= bound ? Verdict.Reproduced : Verdict.Failed, note);

    /// <summary>A row that was not tried.</summary>
    public static VerificationRow Skip(string id, string source, double? published, string reason) =>
        new(id, source, published, Ours: null, Se: null, Verdict.Skipped, reason);
}
