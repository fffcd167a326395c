namespace Entente.Measures.OpinionGroups;

/// <summary>Weights in parties, in steps of 2⁻²⁰: sums of them are exact and so do not depend on their order (up to 2³³ parties).</summary>
internal static class PartyWeights
{
    private const double Steps = 1 << 20;

    public static double[] Of(StanceSheet sheet, GroupOptions options)
    {
        var weights = new double[sheet.ActorCount];
        for (var actor = 0; actor < weights.Length; actor++) weights[actor] = Round(sheet.Weights[actor] / options.PartyWeight);
        return weights;
    }

    public static double Round(double weight) => Math.Round(weight * Steps) / Steps;

    /// <summary>What a weight adds to Σ w·max(w, 1): a part of a party is as uncertain as its party.</summary>
    public static double Mass(double weight) => weight <= 1 ? weight : Round(weight * weight);
}
