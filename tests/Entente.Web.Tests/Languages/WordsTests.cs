using System.Text.RegularExpressions;
using Entente.Dialogue.Stages;
using Entente.Measures.Consensus;
using Entente.Records;
using Entente.TestKit;
using Entente.Web.Languages;

namespace Entente.Web.Tests.Languages;

/// <summary>The pages are complete in six languages: nothing is missing, nothing is left over, and every text has the places of the English one.</summary>
public sealed partial class WordsTests
{
    private static readonly Words English = Words.Of(Language.Default);

    public static TheoryData<string> Others => [.. Language.All.Where(language => language != Language.Default).Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_text_is_there_in_every_language_and_none_is_left_over(string tag)
    {
        var words = Words.Of(Language.Find(tag)!);

        Assert.Equal(Named(English).Order(StringComparer.Ordinal), Named(words).Order(StringComparer.Ordinal));
        // What stands between two parts of a line may be a space in one language and nothing in another.
        Assert.All(words.Keys, key => Assert.False(string.IsNullOrWhiteSpace(words[key]) && !string.IsNullOrWhiteSpace(English[key]), key));
    }

    [Fact]
    public void A_counted_text_has_the_plural_forms_of_its_language_and_no_others()
    {
        foreach (var language in Language.All)
        {
            var counted = Words.Of(language).Keys.Where(key => key.Contains('/', StringComparison.Ordinal)).Select(key => key.Split('/')).GroupBy(key => key[0], key => key[1], StringComparer.Ordinal);
            Assert.All(counted, forms => Assert.True(forms.ToHashSet(StringComparer.Ordinal).SetEquals(PluralRules.FormsOf(language.Tag)), $"{forms.Key} in {language.Tag}: {string.Join(", ", forms)}"));
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_text_has_the_places_of_the_English_one(string tag)
    {
        var words = Words.Of(Language.Find(tag)!);

        foreach (var key in English.Keys.Where(key => !key.Contains('/', StringComparison.Ordinal) && !key.StartsWith("refusals.", StringComparison.Ordinal)))
            Assert.True(PlacesOf(English[key]).SetEquals(PlacesOf(words[key])), $"{key} in {tag}: '{words[key]}' against '{English[key]}'");
        var plural = English.Keys.Where(key => key.EndsWith("/other", StringComparison.Ordinal)).Select(key => key[..^"/other".Length]);
        foreach (var key in plural)
        {
            // Forms for one or two may say the number in words.
            var (most, last) = (PlacesOf(English[$"{key}/other"]), PluralRules.FormsOf(tag)[^1]);
            Assert.True(most.SetEquals(PlacesOf(words[$"{key}/{last}"])), $"{key} in {tag}");
            Assert.All(PluralRules.FormsOf(tag), form => Assert.True(PlacesOf(words[$"{key}/{form}"]).IsSubsetOf(most), $"{key}/{form} in {tag}"));
        }
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there()
    {
        var known = Named(English).ToHashSet(StringComparer.Ordinal);
        var areas = known.Select(key => key.Split('.')[0]).ToHashSet(StringComparer.Ordinal);

        var asked = Sources().SelectMany(source => AskedPattern().Matches(source.Text).Select(match => (Key: match.Groups["key"].Value, source.File)))
            .Where(one => areas.Contains(one.Key.Split('.')[0]) || one.File.EndsWith(".razor", StringComparison.Ordinal));

        Assert.Empty(asked.Where(one => !known.Contains(one.Key)).Select(one => $"{one.Key} in {one.File}").Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_is_asked_for_somewhere()
    {
        var (sources, charts) = (string.Join('\n', Sources().Select(source => source.Text)), string.Join('\n', ChartSources()));
        var values = new[] { typeof(GoalLevel).Assembly, typeof(ConsensusClass).Assembly, typeof(Stage).Assembly, typeof(Words).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsEnum)
            .SelectMany(type => Enum.GetValues(type).Cast<Enum>()).Select(Words.KeyOf).ToHashSet(StringComparer.Ordinal);

        var unused = Named(English).Where(key => !key.StartsWith("refusals.", StringComparison.Ordinal) && !IsAsked(key)).ToList();

        Assert.Empty(unused);
        bool IsAsked(string key) =>
            key.StartsWith("names.", StringComparison.Ordinal) ? values.Contains(key)
            // The module of the charts names its words without their area; its build fails on a word that is not there.
            : key.StartsWith("charts.", StringComparison.Ordinal) ? charts.Contains($"\"{key["charts.".Length..]}\"", StringComparison.Ordinal)
            : sources.Contains($"\"{(key.StartsWith("said.", StringComparison.Ordinal) ? key["said.".Length..] : key)}\"", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", 0, "zero")]
    [InlineData("ar", 2, "two")]
    [InlineData("ar", 7, "few")]
    [InlineData("ar", 11, "many")]
    [InlineData("ar", 100, "other")]
    [InlineData("ar", 103, "few")]
    [InlineData("ru", 1, "one")]
    [InlineData("ru", 11, "many")]
    [InlineData("ru", 21, "one")]
    [InlineData("ru", 23, "few")]
    [InlineData("ru", 112, "many")]
    [InlineData("fr", 0, "one")]
    [InlineData("en", 0, "other")]
    [InlineData("zh", 1, "other")]
    public void A_count_takes_the_form_that_CLDR_gives(string language, long count, string form) => Assert.Equal(form, PluralRules.FormOf(language, count));

    private static IEnumerable<string> Named(Words words) => words.Keys.Select(key => key.Split('/')[0]).Distinct(StringComparer.Ordinal).Where(key => !key.StartsWith("refusals.", StringComparison.Ordinal));

    private static HashSet<string> PlacesOf(string text) => PlacePattern().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string File, string Text)> Sources() => Directory
        .EnumerateFiles(Path.Combine(SharedData.Repository, "src", "Entente.Web"), "*.*", SearchOption.AllDirectories)
        .Where(file => (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)) && !file.Contains("node_modules", StringComparison.Ordinal))
        .Select(file => (file, File.ReadAllText(file)));

    private static IEnumerable<string> ChartSources() => Directory
        .EnumerateFiles(Path.Combine(SharedData.Repository, "src", "Entente.Charts", "Scripts"), "*.ts", SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex("""(?:\bT|\bwords|\bWords)(?:\[|\.Of\(|\.Counted\()"(?<key>[a-z][A-Za-z0-9]*\.[A-Za-z0-9.-]+)"(?=[\],)])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AskedPattern();

    [GeneratedRegex(@"\{[a-z]\w*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PlacePattern();
}
