using Entente.Records;
using Entente.Records.States;
using Entente.Web.Languages;
using Entente.Web.Observatory;
using Entente.Web.Pages.Frame;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Pages.Observatory;

/// <summary>A page that shows what was found of a record.</summary>
public abstract class StudyPage : PageComponent
{
    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public Study Study { get; set; } = null!;

    /// <summary>The address of a view of the same part of the record.</summary>
    protected string View(string view, string query = "") => Visit.To(Study.Path(view, query));

    /// <summary>A measure, with two decimals unless more are asked for and a true minus sign, or a dash where it is undefined.</summary>
    protected string Figure(double? value, int decimals = 2) => value is { } known ? Whole(Written(known, decimals)) : "–";

    /// <summary>A share, or a dash where it is undefined.</summary>
    protected string Share(double? value) => value is { } known ? Whole(Visit.Percent(known)) : "–";

    /// <summary>An interval in brackets, which no line breaks; empty where there is none.</summary>
    protected string Interval(double? low, double? high, int decimals = 2) => low is { } from && high is { } to ? Whole($"[{Written(from, decimals)},\u00a0{Written(to, decimals)}]") : "";

    /// <summary>The name of a topic: terms of Entente's own vocabulary in the reader's language, the record's own words as they are.</summary>
    protected string TopicName(string? topic) => topic switch
    {
        _ when GoalLevelOf(topic) is { } level => T.Name(level),
        ['l', 'a', 'n', 'g', 'u', 'a', 'g', 'e', ':', .. var tag] => $"{T["frame.language"]}: {Array.Find([.. Language.All], language => language.Tag == tag)?.Name ?? tag}",
        _ => topic ?? "",
    };

    /// <summary>The name of a regional group: one of the United Nations' in the reader's language, any other as the record calls it.</summary>
    protected string RegionName(string? region) => Enum.GetValues<RegionalGroup>().Where(group => group.Name() == region).Select(group => T.Name(group)).FirstOrDefault(region ?? "");

    /// <summary>Whether a topic is the name of a goal level.</summary>
    protected static bool IsGoalLevel(string? topic) => GoalLevelOf(topic) is not null;

    /// <summary>When a period is: its year, or its number where it has none; a dash where positions do not move.</summary>
    protected static string When(PointFigures point) => point.Period == 0 ? "–" : ObservatoryPages.Plain(point.Year ?? point.Period);

    private static GoalLevel? GoalLevelOf(string? topic) => topic switch
    {
        "basic security" => GoalLevel.BasicSecurity,
        "economic justice" or "economic and social justice" => GoalLevel.EconomicJustice,
        "global issues" => GoalLevel.GlobalIssues,
        _ => null,
    };

    // The minus sign of Arabic brings a mark that makes it stand behind its number.
    private string Written(double value, int decimals) => Visit.Number(value, decimals).Replace("\u061C", "", StringComparison.Ordinal).Replace('-', '−');

    // Among words that run from right to left, a number with its sign and brackets still runs from left to right.
    private string Whole(string number) => Visit.Language.Direction == "rtl" ? $"\u2066{number}\u2069" : number;
}
