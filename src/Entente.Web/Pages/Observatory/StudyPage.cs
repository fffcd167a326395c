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

    /// <summary>A measure with two decimals, or a dash where it is undefined.</summary>
    protected string Figure(double? value, int decimals = 2) => value is { } known ? Visit.Number(known, decimals) : "–";

    /// <summary>A share, or a dash where it is undefined.</summary>
    protected string Share(double? value) => value is { } known ? Visit.Percent(known) : "–";

    /// <summary>An interval in brackets; empty where there is none.</summary>
    protected string Interval(double? low, double? high) => low is { } from && high is { } to ? $"[{Visit.Number(from, 2)}, {Visit.Number(to, 2)}]" : "";

    /// <summary>When a period is: its year, or its number where it has none; a dash where positions do not move.</summary>
    protected static string When(PointFigures point) => point.Period == 0 ? "–" : ObservatoryPages.Plain(point.Year ?? point.Period);
}
