using System.Collections.Immutable;
using Entente.Diagnosis.Claims.Tests;

namespace Entente.Diagnosis.Claims;

/// <summary>A claim that data can speak to, as the registry has it.</summary>
/// <param name="Id">A short name in kebab case, unique in a registry.</param>
/// <param name="Section">The section of the essay that makes the claim.</param>
/// <param name="Text">The claim, in our own words.</param>
public sealed record Claim(string Id, string Section, string Text)
{
    /// <summary>What the data would show if the claim held.</summary>
    public required string Hypothesis { get; init; }

    /// <summary>The data that the test reads, and their limits.</summary>
    public required string Data { get; init; }

    /// <summary>The kind of test, one of <see cref="TestKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The parameters of the test, in the order of the registry.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>Where the estimate must lie; null where no test can be made.</summary>
    public required ClaimedSide? SupportedIf { get; init; }

    /// <summary>What finding, or what data, would change the verdict.</summary>
    public required string WouldChange { get; init; }

    /// <summary>The test in one line: kind, parameters, and the side on which the claim is supported.</summary>
    public string TestInWords => string.Join(
        "; ",
        Parameters.Select(parameter => $"{parameter.Key} {parameter.Value}").Prepend(Kind).Concat(SupportedIf is { } side ? [$"supported if {side}"] : []));

    internal IClaimTest Test { get; init; } = new Unreachable("no test");
}
