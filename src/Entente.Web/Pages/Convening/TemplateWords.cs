using Entente.Dialogue.Templates;
using Entente.Records;
using Entente.Web.Languages;

namespace Entente.Web.Pages.Convening;

/// <summary>A template in the words of a language.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">When to take it.</param>
/// <param name="Purpose">A purpose to adapt.</param>
/// <param name="Round">The title of its first round.</param>
public sealed record TemplateWords(string Name, string Description, string Purpose, string Round)
{
    /// <summary>The words of a template; null where there is none.</summary>
    /// <param name="words">The language.</param>
    /// <param name="template">The template's identifier.</param>
    public static TemplateWords? Of(Words words, string? template)
    {
        ArgumentNullException.ThrowIfNull(words);
        return template switch
        {
            "track-two-workshop" => new(
                words["convening.workshop.name"], words["convening.workshop.description"], words["convening.workshop.purpose"],
                words["convening.workshop.round"]),
            "assembly-conference" => new(
                words["convening.assembly.name"], words["convening.assembly.description"], words["convening.assembly.purpose"],
                words["convening.assembly.round"]),
            "open-consultation" => new(
                words["convening.consultation.name"], words["convening.consultation.description"], words["convening.consultation.purpose"],
                words["convening.consultation.round"]),
            _ => null,
        };
    }

    /// <summary>What a template suggests for the agenda, in the order of the goal levels; nothing where there is no such
    /// template.</summary>
    /// <param name="words">The language.</param>
    /// <param name="template">The template's identifier.</param>
    public static IReadOnlyList<SuggestedItem> Agenda(Words words, string? template)
    {
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            .. (DialogueTemplates.Find(template)?.Agenda ?? []).Select(suggestion =>
                new SuggestedItem(suggestion.Id, suggestion.Level, ItemOf(words, template, suggestion.Id) ?? suggestion.Text)),
        ];
    }

    private static string? ItemOf(Words words, string? template, string item) => (template, item) switch
    {
        ("track-two-workshop", "concerns") => words["convening.workshop.concerns"],
        ("track-two-workshop", "incidents") => words["convening.workshop.incidents"],
        ("track-two-workshop", "restraint") => words["convening.workshop.restraint"],
        ("track-two-workshop", "livelihood") => words["convening.workshop.livelihood"],
        ("track-two-workshop", "environment") => words["convening.workshop.environment"],
        ("assembly-conference", "general") => words["convening.assembly.general"],
        ("assembly-conference", "basic") => words["convening.assembly.basic"],
        ("assembly-conference", "justice") => words["convening.assembly.justice"],
        ("assembly-conference", "global") => words["convening.assembly.global"],
        ("assembly-conference", "follow-up") => words["convening.assembly.followUp"],
        ("open-consultation", "safety") => words["convening.consultation.safety"],
        ("open-consultation", "fairness") => words["convening.consultation.fairness"],
        ("open-consultation", "future") => words["convening.consultation.future"],
        _ => null,
    };
}

/// <summary>What a template suggests to take up, in the words of a language.</summary>
/// <param name="Id">Its identifier within the template.</param>
/// <param name="Level">The goal level; null for what belongs to none.</param>
/// <param name="Text">What to take up.</param>
public sealed record SuggestedItem(string Id, GoalLevel? Level, string Text);
