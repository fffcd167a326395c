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
}
