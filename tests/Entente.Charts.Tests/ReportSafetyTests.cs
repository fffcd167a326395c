using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Entente.Charts.Tests;

public sealed partial class ReportSafetyTests
{
    public static TheoryData<string> Hostile { get; } =
    [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</title><img src=x onerror=alert(1)>",
        "<!--<script>",
        "]]><svg/onload=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "&lt;img src=x onerror=alert(1)&gt;",
        "javascript:alert(1)",
        "line\u2028separator\u2029end",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_anywhere_in_a_record_stays_text(string text)
    {
        var harmless = ReportPage.Render(Poisoned("harmless").ToJsonString());
        var page = ReportPage.Render(Poisoned(text).ToJsonString());

        // The same tags in the same order as with a harmless text: nothing of the record became markup.
        Assert.Equal(Tags(harmless), Tags(page));
        Assert.DoesNotContain('<', Data(page));
        Assert.DoesNotContain('>', Data(page));
        Assert.DoesNotContain('&', Data(page));
        Assert.DoesNotContain('\u2028', Data(page));
        Assert.DoesNotContain('\u2029', Data(page));
        Assert.Equal(text, ReportPageTests.EmbeddedData(page).GetProperty("consensus").GetProperty("propositions")[0].GetProperty("title").GetString());
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_anywhere_in_a_diagnosis_stays_text(string text)
    {
        var harmless = ReportPage.Render(PoisonedDiagnosis("harmless").ToJsonString());
        var page = ReportPage.Render(PoisonedDiagnosis(text).ToJsonString());

        Assert.Equal(Tags(harmless), Tags(page));
        Assert.DoesNotContain('<', Data(page));
        Assert.DoesNotContain('>', Data(page));
        Assert.DoesNotContain('&', Data(page));
        Assert.Empty(InlineAttribute().Matches(page[..page.IndexOf("<script", StringComparison.Ordinal)]));
        Assert.Equal(text, ReportPageTests.EmbeddedData(page).GetProperty("mixture")[0].GetProperty("region").GetString());
    }

    [Fact]
    public void The_policy_allows_the_one_script_and_the_one_style_by_hash_and_no_connection()
    {
        var page = ReportPage.Render(MeasuredSamples.Assembly().ToJsonString());
        var policy = Policy().Match(page).Groups["policy"].Value;

        Assert.Equal(
            $"default-src 'none'; script-src '{Hash(Script().Match(page).Groups["body"].Value)}'; style-src '{Hash(Style().Match(page).Groups["body"].Value)}'; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void The_page_names_no_address_outside_itself()
    {
        var page = ReportPage.Render(DiagnosedSamples.Joined().ToJsonString());
        var addresses = Address().Matches(page).Select(match => match.Value).Distinct(StringComparer.Ordinal);

        // The names of XML namespaces are addresses by form only; nothing is ever fetched from them.
        Assert.All(addresses, address => Assert.StartsWith("http://www.w3.org/", address, StringComparison.Ordinal));
        Assert.Empty(Loading().Matches(page[..page.IndexOf("<script", StringComparison.Ordinal)]));
    }

    [Fact]
    public void The_script_opens_no_connection()
    {
        foreach (var call in new[] { "fetch(", "XMLHttpRequest", "WebSocket(", "EventSource(", "sendBeacon(", "import(", "importScripts(", "eval(", "new Function(" })
        {
            Assert.DoesNotContain(call, ChartModule.Script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Markup_carries_no_style_attribute_and_no_event_handler()
    {
        var page = ReportPage.Render(DiagnosedSamples.Joined().ToJsonString());
        var markup = page[..page.IndexOf("<script", StringComparison.Ordinal)];

        Assert.Empty(InlineAttribute().Matches(markup));
    }

    /// <summary>An assembly with one text in every place that a record's own words reach.</summary>
    private static JsonObject Poisoned(string text)
    {
        var document = MeasuredSamples.Assembly();
        document["record"]!["name"] = text;
        document["record"]!["from"] = text;
        document["settings"]!["topic"] = text;
        document["settings"]!["estimator"] = text;
        document["ideal-points"]!["warnings"] = new JsonArray(text);
        document["ideal-points"]!["model"] = text;
        document["inspect"]!["issues"]![0]!["message"] = text;
        document["inspect"]!["issues"]![0]!["examples"]![0] = text;
        document["blocs"]!["method"] = text;
        document["blocs"]!["blocs"]![0]!["name"] = text;
        document["agreement"]!["actors"]![0]!["name"] = text;
        document["consensus"]!["byTopic"]![0]!["topic"] = text;
        var propositions = document["consensus"]!["propositions"]!.AsArray();
        foreach (var proposition in propositions)
        {
            proposition!["title"] = text;
            proposition["text"] = text + " in the text";
            proposition["date"] = text;
            proposition["topics"] = new JsonArray(text);
        }

        return document;
    }

    /// <summary>A diagnosis with one text in place of every text that it holds, but for the words that the page takes as its own (verdicts, corners).</summary>
    private static JsonObject PoisonedDiagnosis(string text)
    {
        var document = DiagnosedSamples.Alone();
        Poison(document, text);
        return document;
    }

    private static void Poison(JsonNode? node, string text)
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var (name, value) in group.ToList())
                {
                    if (value is JsonValue leaf && leaf.TryGetValue<string>(out _) && name is not ("verdict" or "corner" or "format" or "block")) group[name] = text;
                    else Poison(value, text);
                }

                break;
            case JsonArray list:
                for (var place = 0; place < list.Count; place++)
                {
                    if (list[place] is JsonValue leaf && leaf.TryGetValue<string>(out _)) list[place] = text;
                    else Poison(list[place], text);
                }

                break;
        }
    }

    private static List<string> Tags(string page) => [.. Tag().Matches(page[..page.IndexOf("<script", StringComparison.Ordinal)]).Select(match => match.Value)];

    private static string Data(string page) => DataBody().Match(page).Groups["body"].Value;

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("</?[a-z0-9-]+", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("id=\"measured\">(?<body>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DataBody();

    [GeneratedRegex("Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Policy();

    [GeneratedRegex("<script type=\"module\">(?<body>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(?<body>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();

    [GeneratedRegex("(https?:)?//[a-z0-9-]+(\\.[a-z0-9-]+)+[^\\s\"'`)]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("<(link|iframe|object|embed|base|form)\\b|\\bsrc=|@import|url\\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loading();

    [GeneratedRegex("<[^>]*\\s(style|on[a-z]+)=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineAttribute();
}
