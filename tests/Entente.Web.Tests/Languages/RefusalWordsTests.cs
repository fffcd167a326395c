using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Entente.Dialogue;
using Entente.TestKit;
using Entente.Web.Languages;
using Entente.Web.Problems;

namespace Entente.Web.Tests.Languages;

/// <summary>What is refused is said in every language of the pages: refusals by their codes, problems by their slugs.</summary>
public sealed partial class RefusalWordsTests
{
    private const string Area = "refusals.";
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The codes of all refusals, of the dialogue and of the server.</summary>
    private static readonly string[] RefusalCodes =
    [
        .. new[] { typeof(Refusal).Assembly, typeof(Words).Assembly }.SelectMany(part => part.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract)
            .Select(type => ((Refusal)RuntimeHelpers.GetUninitializedObject(type)).Code),
    ];

    /// <summary>The slugs of all problems as they stand in the server's source, wherever they are made.</summary>
    private static readonly string[] ProblemSlugs =
    [
        .. Directory.EnumerateFiles(Path.Combine(SharedData.Repository, "src", "Entente.Web"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => NewProblem().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["slug"].Value)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The slugs of all problems that are properties of a class.</summary>
    private static readonly string[] KnownSlugs =
    [
        .. typeof(Words).Assembly.GetTypes().SelectMany(type => type.GetProperties(Static))
            .Where(property => property.PropertyType == typeof(Problem))
            .Select(property => ((Problem)property.GetValue(null)!).Slug),
    ];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    /// <summary>The languages that the dialogue itself does not speak.</summary>
    public static TheoryData<string> Translations =>
        [.. Language.All.Where(language => language != Language.Default).Select(language => language.Tag)];

    [Fact]
    public void The_source_shows_every_problem()
    {
        Assert.NotEmpty(KnownSlugs);
        Assert.Empty(KnownSlugs.Except(ProblemSlugs, StringComparer.Ordinal));
        Assert.Contains(GeneralProblems.TooMany(null).Slug, ProblemSlugs);
        Assert.Contains(GeneralProblems.Broken("0").Slug, ProblemSlugs);
        Assert.Contains(GeneralProblems.BadRequest("A sample.").Slug, ProblemSlugs);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_problem_has_a_text(string language) => Assert.Empty(ProblemSlugs.Except(Codes(language), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_refusal_has_a_text_where_the_dialogue_does_not_speak_the_language(string language)
    {
        Assert.NotEmpty(RefusalCodes);
        Assert.Empty(RefusalCodes.Except(Codes(language), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_left_that_nothing_asks_for(string language)
    {
        var asked = language == Language.Default.Tag ? ProblemSlugs : ProblemSlugs.Concat(RefusalCodes);

        Assert.Empty(Codes(language).Except(asked, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Texts_are_for_people_and_have_no_places_to_fill(string language)
    {
        var words = Words.Of(Language.Find(language)!);

        Assert.All(Codes(language), code =>
        {
            var text = words[Area + code];
            Assert.False(string.IsNullOrWhiteSpace(text));
            Assert.DoesNotMatch("[{}]|/api/|openapi|GET |POST |DELETE ", text);
        });
    }

    [Fact]
    public void In_English_a_refusal_is_said_as_the_dialogue_says_it_and_a_problem_as_people_read_it()
    {
        var english = Words.Of(Language.Default);
        var refusal = new NotFound("statement 12");

        Assert.Equal(refusal.Detail, english.Said(refusal));
        Assert.Equal(english["refusals.sign-in-needed"], english.Said(GeneralProblems.SignInNeeded));
        Assert.NotEqual(GeneralProblems.SignInNeeded.Detail, english.Said(GeneralProblems.SignInNeeded));
    }

    private static IEnumerable<string> Codes(string language) =>
        Words.Of(Language.Find(language)!).Keys
            .Where(key => key.StartsWith(Area, StringComparison.Ordinal)).Select(key => key[Area.Length..]);

    [GeneratedRegex("""new(?: Problem)?\(\d{3}, "(?<slug>[a-z]+(?:-[a-z]+)*)",""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NewProblem();
}
