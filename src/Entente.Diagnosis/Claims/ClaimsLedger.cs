using System.Collections.Immutable;
using System.Globalization;
using Entente.Diagnosis.Claims.Evidence;
using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Regression;
using Entente.Records;

namespace Entente.Diagnosis.Claims;

/// <summary>The claims ledger: each claim of a registry with its test on data, the estimate with its interval, and a verdict.</summary>
/// <remarks>
/// A claim is supported if its whole interval lies on the claimed side and its p-value, allowing for the number of claims tested
/// [Holm1979], is below 1 minus the level; contradicted if both hold on the other side; else undecided, with the reason. How each
/// estimate and interval come about: docs/claims.md.
/// </remarks>
public sealed record ClaimsLedger
{
    private ClaimsLedger(ImmutableArray<ClaimResult> results, LedgerOptions options) => (Results, Options) = (results, options);

    /// <summary>The claims, in the order of the registry.</summary>
    public ImmutableArray<ClaimResult> Results { get; }

    /// <summary>The options that were used.</summary>
    public LedgerOptions Options { get; }

    /// <summary>The number of claims that could be tested: the family that p-values allow for.</summary>
    public int Tested => Results.Count(result => result.Finding.P is not null);

    /// <summary>Tests every claim of a registry.</summary>
    /// <param name="record">The whole record; a UN record's session s opens in the year 1945 + s.</param>
    /// <param name="covariates">Facts about states and pairs; null leaves claims that need them undecided.</param>
    /// <param name="registry">The claims; null stands for <see cref="ClaimRegistry.BuiltIn"/>.</param>
    /// <param name="options">Level, replicates, seed, threads; null for the defaults.</param>
    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ClaimsLedger Of(
        StanceRecord record,
        CovariateStore? covariates = null,
        ClaimRegistry? registry = null,
        LedgerOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        options ??= new LedgerOptions();
        LedgerOptions.Validate(options);
        var claims = (registry ?? ClaimRegistry.BuiltIn).Claims;
        var evidence = new EvidenceBase(record, covariates, options, cancellation);
        var findings = new Finding[claims.Length];
        for (var index = 0; index < claims.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var claim = claims[index];
            findings[index] = claim.Test.Of(new TestSetting(evidence, claim.SupportedIf ?? default, options, cancellation));
            progress?.Report((index + 1.0) / claims.Length);
        }

        return new ClaimsLedger(Judged(claims, findings, options.Level), options);
    }

    /// <summary>The verdicts from what the tests found.</summary>
    internal static ImmutableArray<ClaimResult> Judged(ImmutableArray<Claim> claims, IReadOnlyList<Finding> findings, double level)
    {
        var adjusted = HolmAdjustment.Of([.. findings.Select(finding => finding.P)]);
        var tested = adjusted.Count(p => p is not null);
        return [.. claims.Select((claim, index) => Judge(claim, findings[index], adjusted[index], tested, level))];
    }

    private static ClaimResult Judge(Claim claim, Finding finding, double? adjusted, int tested, double level)
    {
        if (claim.SupportedIf is not { } side || finding is not { Low: { } low, High: { } high } || adjusted is not { } p)
            return new ClaimResult(claim, finding, adjusted, ClaimVerdict.Undecided, finding.Missing ?? "there is no estimate with an interval");
        var interval = string.Create(CultureInfo.InvariantCulture, $"the {100 * level:0} % interval");
        var allAbove = low > side.Threshold;
        if (!allAbove && !(high < side.Threshold))
            return new ClaimResult(claim, finding, adjusted, ClaimVerdict.Undecided, $"{interval} holds values on both sides of {side.Threshold.ToString(CultureInfo.InvariantCulture)}");
        if (p >= 1 - level)
        {
            return new ClaimResult(
                claim, finding, adjusted, ClaimVerdict.Undecided,
                string.Create(CultureInfo.InvariantCulture, $"{interval} lies on the {(allAbove == side.IsAbove ? "claimed" : "other")} side, but that is not enough among {tested} claims tested (p {p:0.00} after Holm)"));
        }

        return allAbove == side.IsAbove
            ? new ClaimResult(claim, finding, adjusted, ClaimVerdict.Supported, $"{interval} lies on the claimed side")
            : new ClaimResult(claim, finding, adjusted, ClaimVerdict.Contradicted, $"{interval} lies on the other side");
    }
}
