namespace Entente.Charts.Report;

/// <summary>The notes that explain the words of a diagnosis; each only where the report uses it.</summary>
internal static class DiagnosisNotes
{
    public static void Write(Html page, Diagnosis diagnosis)
    {
        if (diagnosis.Decomposition is not null)
            page.Add($"<dt>Membership, movement, agenda</dt><dd>The change in disagreement between two periods, taken apart by the Shapley value over an ideal-point model: what is due to who is a member, to members whose positions moved, and to the items voted on. The three add up to the change. An actor known in one period only keeps the position it has there.</dd>\n");
        if (diagnosis.AgendaAdjusted.Count > 0)
            page.Add($"<dt>On one agenda</dt><dd>The thickness that the model expects of each period’s members, at their positions then, on one fixed list of items, so that a change in what is voted on cannot pass for a change of minds.</dd>\n");
        if (diagnosis.ChangePoints.Count > 0)
            page.Add($"<dt>Breaks</dt><dd>A year at which the level of a series changes more than chance would have it. At a year not known beforehand, the test allows for the search over all years.</dd>\n");
        if (diagnosis.Mixture.Count > 0)
            page.Add($"<dt>Mixture of strategies</dt><dd>Shares of hegemony, balance of power and institutional cooperation, from indicators of a region in a period; self-help stands beside them. Intervals come from weights of the indicators drawn anew, so they show how much a result depends on the weighting.</dd>\n");
        if (diagnosis.Drivers.Count > 0)
            page.Add($"<dt>Two inferences</dt><dd>Pairs that share a state are not independent. Errors robust to that (Aronow, Samii and Assenova 2015) and permutations of whole states (MRQAP; Dekker, Krackhardt and Snijders 2007) are two answers to it; a result that both hold is the firmer one.</dd>\n");
        if (diagnosis.Claims.Count > 0)
            page.Add($"<dt>Verdicts</dt><dd>Supported: the test comes out as the claim says, beyond chance. Contradicted: it comes out the other way, beyond chance. Undecided: neither, or the data cannot reach the claim. Where several claims share a test, p-values are corrected by Holm’s method.</dd>\n");
    }
}
