using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>What a decomposition says: by how much disagreement changed, which of its three parts dominates, and what a reader must not take it for.</summary>
internal static class DecompositionWords
{
    public static readonly (string Key, string Meaning)[] Parts =
        [("membership", "who is a member"), ("movement", "minds that moved"), ("agenda", "what is voted on")];

    /// <summary>The part with the largest change in either direction, with its weight among the three (0 to 1); null where a part is undefined or nothing changed.</summary>
    public static (string Key, string Meaning, double Weight)? Dominant(JsonElement? decomposition)
    {
        var sizes = Parts.Select(part => Math.Abs(decomposition.Number(part.Key) ?? double.NaN)).ToList();
        var sum = sizes.Sum();
        if (double.IsNaN(sum) || sum <= 0) return null;
        var place = sizes.IndexOf(sizes.Max());
        return (Parts[place].Key, Parts[place].Meaning, sizes[place] / sum);
    }

    /// <summary>"fell by 0.192 (90 % interval 0.170 to 0.220), from 0.533 (1946–1955) to 0.341 (1975–1984)".</summary>
    public static string Change(JsonElement? decomposition, string level)
    {
        var (before, after) = (decomposition.Section("before"), decomposition.Section("after"));
        var total = decomposition.Number("total");
        var verb = total switch { < 0 => $"fell by {Size(total)}", > 0 => $"grew by {Size(total)}", _ => "did not change" };
        var (low, high) = (decomposition.Number("totalLow"), decomposition.Number("totalHigh"));
        // "Fell by 0.19 (0.17 to 0.21)": bounds without a sign, unless one says that it may have grown.
        var interval = total < 0 && high <= 0 ? Figures.Between(-high, -low, Size) : total > 0 && low >= 0 ? Figures.Between(low, high, Size) : Figures.Between(low, high, Figures.Change);
        return $"{verb}{(interval.Length > 0 ? $" ({level} interval {interval})" : "")}, from {Plain(before)} to {Plain(after)}";
    }

    /// <summary>"Most of it (66 %) is the agenda, what is voted on: …": what dominates, how surely, and the figures of all three.</summary>
    public static string Parted(JsonElement? decomposition)
    {
        if (Dominant(decomposition) is not { } dominant) return "It could not be taken apart: one of its parts is undefined.";
        var opposed = Parts.Any(part => Math.Sign(decomposition.Number(part.Key) ?? 0) * Math.Sign(decomposition.Number(dominant.Key) ?? 0) < 0);
        var weight = opposed ? $"{Figures.Percent(dominant.Weight)} of what the three move in one direction or the other" : Figures.Percent(dominant.Weight);
        var figures = Figures.Listed([.. Parts.Select(part => $"{part.Key} {Figures.Bounded(decomposition, part.Key, Figures.Change)}")]);
        return $"{(dominant.Weight > 0.5 ? "Most of it" : "The largest part of it")} ({weight}) is {(dominant.Key == "agenda" ? "the agenda" : dominant.Key)}, {dominant.Meaning}: {figures}."
            + (IsOrderUncertain(decomposition, dominant.Key) ? " The intervals of the largest and of another part overlap, so which is the largest is not certain." : "");
    }

    /// <summary>What must not be read into the change; null where minds dominate and the change is what it seems.</summary>
    public static string? Warning(JsonElement? decomposition)
    {
        if (Dominant(decomposition) is not { Weight: > 0.5 } dominant) return null;
        var seems = decomposition.Number("total") < 0 ? "growing consensus" : "growing dissent";
        var rests = IsMostEverywhere(decomposition, dominant.Key) ? "" : " That rests on where the fit puts the later period on the scale of the earlier one.";
        return dominant.Key switch
        {
            "agenda" => $"What looks like {seems} is mostly a change in what is voted on, not in minds.{rests}",
            "membership" => $"What looks like {seems} is mostly a change in who is a member, not in minds.{rests}",
            _ => null,
        };
    }

    /// <summary>Whether a part is more than half of the total at every place on the scale where the later period was tried; true where none was.</summary>
    private static bool IsMostEverywhere(JsonElement? decomposition, string part) =>
        decomposition.Items("sensitivity").All(at => at.Number(part) * decomposition.Number("total") > 0 && Math.Abs(at.Number(part) ?? 0) > Math.Abs(decomposition.Number("total") ?? 0) / 2);

    /// <summary>Whether the interval of the largest part, taken without its sign, reaches that of another.</summary>
    private static bool IsOrderUncertain(JsonElement? decomposition, string largest)
    {
        (double Low, double High)? Range(string key)
        {
            if (decomposition.Number(key + "Low") is not { } low || decomposition.Number(key + "High") is not { } high) return null;
            var holdsZero = low <= 0 && high >= 0;
            return (holdsZero ? 0 : Math.Min(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high)));
        }

        return Range(largest) is { } first && Parts.Any(part => part.Key != largest && Range(part.Key) is { } other && other.High >= first.Low);
    }

    /// <summary>A change or a level without its sign.</summary>
    private static string Size(double? value) => Figures.Change(value).TrimStart('+', '−');

    private static string Plain(JsonElement? period)
    {
        var level = Size(period.Number("disagreement"));
        return Figures.Years(period) is { Length: > 0 } years ? $"{level} ({years})" : level;
    }
}
