using Entente.Diagnosis.Claims.Tests;
using Entente.Diagnosis.Decomposition;
using Entente.Records;
using Entente.Records.States;

namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>A group of states by its description in a registry.</summary>
internal static class StateGroup
{
    /// <summary>What a description can be, for errors and documentation.</summary>
    public const string Forms = "founders, newcomers, former colonies, region NAME, members of NAME, upper half by SERIES, lower half by SERIES, all, or codes of states with commas between them";

    /// <summary>The codes of a group's states.</summary>
    /// <param name="evidence">The data.</param>
    /// <param name="description">The description.</param>
    /// <param name="years">The years that memberships and halves are taken in: their middle.</param>
    /// <returns>The codes; null if the description is not understood.</returns>
    public static IReadOnlySet<string>? Of(EvidenceBase evidence, string description, Years years)
    {
        var day = new DateOnly((years.From + years.To) / 2, 7, 1);
        bool In(Func<State, bool> condition, string code) => StateDirectory.Find(code) is { } state && condition(state);
        IReadOnlySet<string> Those(Func<string, bool> condition) => StateDirectory.All.Select(state => state.Code).Where(condition).ToHashSet(StringComparer.Ordinal);
        string? After(string start) => description.StartsWith(start, StringComparison.Ordinal) ? description[start.Length..] : null;
        if (description == "all") return Those(_ => true);
        if (description == "founders") return Those(code => In(state => state.MemberFrom is { Year: <= 1945 }, code));
        if (description == "newcomers") return Those(code => In(state => state.MemberFrom is { Year: > 1945 }, code));
        if (description == "former colonies") return Those(code => ActorGrouping.Origin.GroupOf(new Actor(code, code)) == ActorGrouping.FormerColonies);
        if (After("region ") is { } region) return Enum.GetValues<RegionalGroup>().Any(group => group.Name() == region) ? Those(code => In(state => state.Region?.Name() == region, code)) : null;
        if (After("members of ") is { } group)
        {
            var members = DeclaredGroups.Memberships.Where(row => string.Equals(row.Group, group, StringComparison.OrdinalIgnoreCase)).ToArray();
            return members.Length == 0 ? null : members.Where(row => row.Holds(day)).Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        }

        if (After("upper half by ") is { } upper) return Half(evidence, upper, years, isUpper: true);
        if (After("lower half by ") is { } lower) return Half(evidence, lower, years, isUpper: false);
        var codes = description.Split(',', StringSplitOptions.TrimEntries);
        return codes.All(code => StateDirectory.Find(code) is not null || evidence.Record.ActorIndex(code) is not null) ? codes.ToHashSet(StringComparer.Ordinal) : null;
    }

    private static HashSet<string>? Half(EvidenceBase evidence, string name, Years years, bool isUpper)
    {
        var series = evidence.State(name);
        if (series.Missing is not null) return null;
        var ranked = series.States.Select(code => (Code: code, Mean: series.Mean(code, years.All))).Where(entry => entry.Mean is not null)
            .OrderBy(entry => entry.Mean).ThenBy(entry => entry.Code, StringComparer.Ordinal).Select(entry => entry.Code).ToArray();
        return (isUpper ? ranked[((ranked.Length + 1) / 2)..] : ranked[..(ranked.Length / 2)]).ToHashSet(StringComparer.Ordinal);
    }
}
