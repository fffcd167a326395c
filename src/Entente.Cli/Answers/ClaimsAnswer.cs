using System.Text.Json;
using Entente.Cli.Commands;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Diagnosis.Claims;
using Entente.Diagnosis.Covariates;

namespace Entente.Cli.Answers;

/// <summary>What the data say to the claims of a registry.</summary>
/// <param name="ledger">The verdicts.</param>
/// <param name="one">The claim to tell in full; null for all.</param>
internal sealed class ClaimsAnswer(ClaimsLedger ledger, string? one) : IAnswer
{
    /// <inheritdoc/>
    public string Name => "claims";

    /// <summary>The verdicts.</summary>
    public ClaimsLedger Ledger => ledger;

    private IEnumerable<ClaimResult> Told => ledger.Results.Where(result => one is null || result.Claim.Id == one);

    /// <summary>The answer to a question.</summary>
    /// <param name="asked">The record and how the work is run. Claims are about the whole record, whatever slice is asked about.</param>
    /// <param name="registry">The claims.</param>
    /// <param name="covariates">Facts about states and pairs; null without any.</param>
    /// <param name="one">The claim to tell in full; null for all.</param>
    public static ClaimsAnswer Of(Question asked, ClaimRegistry registry, CovariateStore? covariates, string? one)
    {
        var options = new LedgerOptions { Level = IntervalOptions.Level, Seed = asked.Seed, Threads = asked.Threads };
        asked.Settle("seed", options.Seed);
        asked.Settle("interval", options.Level);
        asked.Settle("replicates", options.Replicates);
        using var progress = asked.Terminal.Progress("testing claims");
        return new ClaimsAnswer(ClaimsLedger.Of(asked.Whole.Record, covariates, registry, options, progress, asked.Stop), one);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("tested", ledger.Tested);
        json.WriteObjects("claims", Told, result => Write(json, result));
    }

    /// <summary>Writes the properties of a claim into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, ClaimResult result)
    {
        var (claim, finding) = (result.Claim, result.Finding);
        json.WriteString("id", claim.Id);
        json.WriteString("section", claim.Section);
        json.WriteString("text", claim.Text);
        json.WriteString("hypothesis", claim.Hypothesis);
        json.WriteString("data", claim.Data);
        json.WriteString("test", claim.TestInWords);
        json.WriteReal("estimate", finding.Estimate);
        json.WriteReal("low", finding.Low);
        json.WriteReal("high", finding.High);
        json.WriteReal("line", claim.SupportedIf?.Threshold);
        json.WriteString("unit", finding.Unit);
        json.WriteReal("p", finding.P);
        json.WriteReal("pHolm", result.AdjustedP);
        json.WriteString("sample", finding.Sample);
        json.WriteString("verdict", Word(result.Verdict));
        json.WriteString("reason", result.Reason);
        json.WriteString("wouldChange", claim.WouldChange);
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        if (one is not null)
        {
            foreach (var result in Told) WriteInFull(text, result);
            return;
        }

        text.Heading("What the data say to the claims");
        int Count(ClaimVerdict verdict) => ledger.Results.Count(result => result.Verdict == verdict);
        text.Say($"Of {Words.Count(ledger.Results.Length, "claim")}, {Words.Count(Count(ClaimVerdict.Supported))} are supported, {Words.Count(Count(ClaimVerdict.Contradicted))} contradicted "
            + $"and {Words.Count(Count(ClaimVerdict.Undecided))} undecided; {Words.Count(ledger.Tested)} could be tested.");
        foreach (var verdict in new[] { ClaimVerdict.Supported, ClaimVerdict.Contradicted, ClaimVerdict.Undecided }) WriteGroup(text, verdict);
        text.Blank();
        text.Note($"In brackets: {Words.Percent(ledger.Options.Level)} intervals. A verdict needs the whole interval on one side of the line and a p-value that allows for {Words.Count(ledger.Tested)} tests (Holm). "
            + "Claims are tested on the whole record. One in full: --claim ID.");
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [
            AnswerColumn.Text("id"), AnswerColumn.Text("section"), AnswerColumn.Text("text"), AnswerColumn.Text("hypothesis"), AnswerColumn.Text("data"), AnswerColumn.Text("test"),
            AnswerColumn.Real("estimate"), AnswerColumn.Real("low"), AnswerColumn.Real("high"), AnswerColumn.Text("unit"), AnswerColumn.Real("p"), AnswerColumn.Real("pHolm"),
            AnswerColumn.Text("sample"), AnswerColumn.Text("verdict"), AnswerColumn.Text("reason"), AnswerColumn.Text("wouldChange"),
        ],
        Told.Select(result => new object?[]
        {
            result.Claim.Id, result.Claim.Section, result.Claim.Text, result.Claim.Hypothesis, result.Claim.Data, result.Claim.TestInWords,
            result.Finding.Estimate, result.Finding.Low, result.Finding.High, result.Finding.Unit, result.Finding.P, result.AdjustedP,
            result.Finding.Sample, Word(result.Verdict), result.Reason, result.Claim.WouldChange,
        }));

    /// <summary>The word for a verdict.</summary>
    public static string Word(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Supported => "supported",
        ClaimVerdict.Contradicted => "contradicted",
        _ => "undecided",
    };

    private static string Mark(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Supported => "✓",
        ClaimVerdict.Contradicted => "✗",
        _ => "?",
    };

    private static string Interval(Finding finding) => finding.Estimate is { } estimate
        ? Words.Real(estimate, Places(finding)) + (finding.Low is not null ? " " + Words.Interval(finding.Low, finding.High, Places(finding)) : "")
        : "—";

    /// <summary>As many decimals as the width of the interval needs: two digits of it.</summary>
    private static int Places(Finding finding)
    {
        var width = finding is { Low: { } low, High: { } high } ? high - low : Math.Abs(finding.Estimate ?? 1);
        return width > 0 ? Math.Clamp((int)Math.Ceiling(1 - Math.Log10(width)), 2, 6) : 2;
    }

    private void WriteGroup(TextReport text, ClaimVerdict verdict)
    {
        var those = ledger.Results.Where(result => result.Verdict == verdict).ToArray();
        if (those.Length == 0) return;
        text.Heading(Word(verdict) is var word ? char.ToUpperInvariant(word[0]) + word[1..] : "");
        var isOpen = verdict == ClaimVerdict.Undecided;
        text.Table(
            [TextColumn.Word(""), TextColumn.Word("§"), TextColumn.Prose("claim"), TextColumn.Prose(isOpen ? "estimate, or why there is none" : "estimate"), TextColumn.Word("supported if")],
            those.Select(result => (IReadOnlyList<string>)[
                Mark(verdict), result.Claim.Section, $"{result.Claim.Text} ({result.Claim.Id})",
                result.Finding.Estimate is null ? Words.Cut(result.Reason, 120) : Interval(result.Finding), result.Claim.SupportedIf?.ToString() ?? "",
            ]));
    }

    private static void WriteInFull(TextReport text, ClaimResult result)
    {
        var (claim, finding) = (result.Claim, result.Finding);
        text.Heading($"{Mark(result.Verdict)} {claim.Id}: {Word(result.Verdict)}");
        text.Say(claim.Text);
        text.Table(
            [TextColumn.Word(""), TextColumn.Prose("")],
            new (string Name, string Value)[]
            {
                ("section", claim.Section), ("hypothesis", claim.Hypothesis), ("data", claim.Data), ("test", claim.TestInWords), ("estimate", Interval(finding)), ("unit", finding.Unit),
                ("p, after Holm", $"{Words.Real(finding.P, 4)}, {Words.Real(result.AdjustedP, 4)}"), ("sample", finding.Sample), ("verdict", $"{Word(result.Verdict)}: {result.Reason}"),
                ("would change it", claim.WouldChange),
            }.Where(row => row.Value.Length > 0).Select(row => (IReadOnlyList<string>)[row.Name, row.Value]));
    }
}
