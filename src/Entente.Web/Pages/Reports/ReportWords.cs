using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Overlap;
using Entente.Web.Languages;
using Entente.Web.Pages.Frame;

namespace Entente.Web.Pages.Reports;

/// <summary>Sentences and figures that the page and the Markdown of a report share.</summary>
internal static class ReportWords
{
    /// <summary>What is withheld and why.</summary>
    public static string Why(Words words, Withholding withheld) => withheld switch
    {
        Withholding.AllButResult => words["reports.withheldAll"],
        Withholding.OverlapFromRole => words["reports.withheldOverlap"],
        Withholding.OverlapNotReady => words["reports.notReady"],
        Withholding.SingleParties => words["reports.withheldParties"],
        _ => words["reports.withheldDelegates"],
    };

    /// <summary>A share with its bounds.</summary>
    public static string Share(Visit visit, ShareInterval? share) => share is { } known
        ? visit.Words.Of(
            "reports.share", ("share", visit.Percent(known.Share)), ("low", visit.Percent(known.Low)), ("high", visit.Percent(known.High)))
        : visit.Words["reports.unknown"];

    /// <summary>A count with its bounds.</summary>
    public static string Count(Visit visit, CountRange count) => count.IsExact
        ? visit.Number(count.AtLeast)
        : visit.Words.Of("reports.between", ("least", count.AtLeast), ("most", count.AtMost));
}
