using System.Globalization;
using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>What the data say to a claim.</summary>
internal enum Verdict
{
    /// <summary>The test comes out as the claim says.</summary>
    Supported,

    /// <summary>The test comes out the other way.</summary>
    Contradicted,

    /// <summary>Neither, or the data cannot reach the claim.</summary>
    Undecided,
}

/// <summary>Every claim with its verdict in colour, symbol and word, its estimate with an interval bar, what it rests on, and what would change it.</summary>
/// <remarks>The filter is radio buttons and CSS, so that it works where scripts do not; paper shows every claim.</remarks>
internal static class ClaimsLedger
{
    private static readonly Verdict[] Verdicts = [Verdict.Supported, Verdict.Contradicted, Verdict.Undecided];

    /// <summary>The verdict of a claim; what is no known verdict decides nothing.</summary>
    public static Verdict VerdictOf(JsonElement? claim) => claim.Text("verdict") switch
    {
        "supported" => Verdict.Supported,
        "contradicted" => Verdict.Contradicted,
        _ => Verdict.Undecided,
    };

    public static void Write(Html page, Diagnosis diagnosis)
    {
        var claims = diagnosis.Claims;
        if (claims.Count == 0)
        {
            page.Add($"<p>No claim was put to the data.</p>\n");
            return;
        }

        page.Add($"<p class=\"basis\">Each bar shows an estimate with its {diagnosis.Measured.Level} interval on a scale of its own; the upright line is where the claim would turn, 0 for most. “After Holm” is the p-value corrected for the number of claims tested.</p>\n<div class=\"ledger\">\n");
        Filter(page, claims);
        page.Add($"<table><caption class=\"unseen\">Claims and verdicts</caption><thead><tr><th scope=\"col\">Verdict</th><th scope=\"col\">Claim</th><th scope=\"col\">Estimate</th><th scope=\"col\">Rests on</th><th scope=\"col\">What would change it</th></tr></thead><tbody>\n");
        foreach (var claim in claims) Row(page, claim);
        page.Add($"</tbody></table></div>\n");
    }

    private static void Filter(Html page, IReadOnlyList<JsonElement?> claims)
    {
        page.Add($"<fieldset class=\"filter\"><legend>Show</legend><label><input type=\"radio\" name=\"verdict\" value=\"all\" checked> all ({Figures.Count(claims.Count)})</label>");
        foreach (var verdict in Verdicts)
        {
            page.Add($"<label class=\"{Word(verdict)}\"><input type=\"radio\" name=\"verdict\" value=\"{Word(verdict)}\"> {Symbol(verdict)} {Word(verdict)} ({Figures.Count(claims.Count(claim => VerdictOf(claim) == verdict))})</label>");
        }

        page.Add($"</fieldset>\n");
    }

    private static void Row(Html page, JsonElement? claim)
    {
        var verdict = VerdictOf(claim);
        page.Add($"<tr class=\"{Word(verdict)}\"><td class=\"verdict\">{Symbol(verdict)} {Word(verdict)}</td>");
        page.Add($"<th scope=\"row\" dir=\"auto\"><span class=\"section\">{Section(claim)}</span> {claim.Text("text") ?? claim.Text("id")}");
        if (claim.Text("reason") is { } reason) page.Add($"<span class=\"reason\">{reason}</span>");
        Test(page, claim);
        page.Add($"</th><td class=\"estimate\"><span class=\"cell\">Estimate</span>");
        Estimate(page, claim);
        page.Add($"</td><td dir=\"auto\"><span class=\"cell\">Rests on</span>{Basis(claim)}</td><td dir=\"auto\"><span class=\"cell\">What would change it</span>{claim.Text("wouldChange") ?? Figures.Undefined}</td></tr>\n");
    }

    private static string Section(JsonElement? claim) => claim.Text("section") is { } section ? $"§ {section}" : "";

    private static void Test(Html page, JsonElement? claim)
    {
        (string Name, string? Text)[] parts = [("Hypothesis", claim.Text("hypothesis")), ("Data", claim.Text("data")), ("Test", claim.Text("test"))];
        if (Array.TrueForAll(parts, part => part.Text is null)) return;
        page.Add($"<details><summary>How it was tested</summary><dl>");
        foreach (var (name, text) in parts.Where(part => part.Text is not null)) page.Add($"<dt>{name}</dt><dd dir=\"auto\">{text}</dd>");
        page.Add($"</dl></details>");
    }

    private static void Estimate(Html page, JsonElement? claim)
    {
        if (claim.Number("estimate") is not { } estimate)
        {
            page.Add($"none");
            return;
        }

        var (low, high) = (claim.Number("low"), claim.Number("high"));
        var write = Writer(estimate, low, high);
        Bar(page, estimate, low, high, claim.Number("line") ?? 0);
        page.Add($"<span class=\"figure\">{write(estimate)}</span>");
        if (Figures.Between(low, high, write) is { Length: > 0 } interval) page.Add($" <span class=\"figure\">({interval})</span>");
        if (claim.Number("p") is { } p) page.Add($"<span class=\"p\">p {Figures.Chance(p)}{(claim.Number("pHolm") is { } corrected ? $"; after Holm {Figures.Chance(corrected)}" : "")}</span>");
    }

    /// <summary>A bar from the lower to the upper bound with a mark at the estimate, on a scale that holds both and the line where the claim would turn.</summary>
    private static void Bar(Html page, double estimate, double? low, double? high, double line)
    {
        double[] held = [line, estimate, low ?? estimate, high ?? estimate];
        var (least, most) = (held.Min(), held.Max());
        if (!double.IsFinite(most - least) || most <= least) return;
        string At(double value) => (6 + (value - least) / (most - least) * 108).ToString("0.#", CultureInfo.InvariantCulture);
        page.Add($"<svg class=\"interval\" viewBox=\"0 0 120 14\" aria-hidden=\"true\"><line class=\"zero\" x1=\"{At(line)}\" x2=\"{At(line)}\" y1=\"0\" y2=\"14\"/>");
        if (low is not null && high is not null) page.Add($"<line class=\"range\" x1=\"{At(low.Value)}\" x2=\"{At(high.Value)}\" y1=\"7\" y2=\"7\"/>");
        page.Add($"<circle cx=\"{At(estimate)}\" cy=\"7\" r=\"4\"/></svg>");
    }

    /// <summary>Writes figures with as many decimals as the largest of them needs for three significant digits, so that a small rate is not printed as 0.00.</summary>
    private static Func<double?, string> Writer(params ReadOnlySpan<double?> figures)
    {
        var largest = 0.0;
        foreach (var figure in figures) largest = Math.Max(largest, Math.Abs(figure ?? 0));
        var decimals = largest > 0 && double.IsFinite(largest) ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(largest)), 0, 8) : 2;
        var format = "#,0." + new string('0', decimals);
        return value => value is { } known ? known.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−') : Figures.Undefined;
    }

    private static string Basis(JsonElement? claim)
    {
        var sample = claim.Section("sample")?.ValueKind is JsonValueKind.Number ? Figures.Count(claim.Number("sample")) : claim.Text("sample");
        return sample ?? Figures.Undefined;
    }

    private static string Word(Verdict verdict) => verdict switch { Verdict.Supported => "supported", Verdict.Contradicted => "contradicted", _ => "undecided" };

    private static Html Symbol(Verdict verdict) => new Html().AddTrusted(verdict switch
    {
        Verdict.Supported => "<svg class=\"symbol\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"8\"/><path d=\"M4 8.4l2.8 2.8L12 5.4\"/></svg>",
        Verdict.Contradicted => "<svg class=\"symbol\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><rect width=\"16\" height=\"16\" rx=\"2\"/><path d=\"M4.5 4.5l7 7M11.5 4.5l-7 7\"/></svg>",
        _ => "<svg class=\"symbol open\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"7\"/><path d=\"M4.5 8h7\"/></svg>",
    });
}
