namespace Entente.Diagnosis.StrategyMixture;

/// <summary>The strategies that a region's security rests on: three corners of the triangle, and self-help beside it.</summary>
public enum SecurityStrategy
{
    /// <summary>One state leads and the others lean on it.</summary>
    Hegemony = 1,

    /// <summary>Opposed sides hold one another in check.</summary>
    BalanceOfPower = 2,

    /// <summary>States bind themselves in organisations and treaties and settle disputes by them.</summary>
    InstitutionalCooperation = 3,

    /// <summary>States rely on their own arms and use them.</summary>
    SelfHelp = 4,
}

/// <summary>An indicator of a region's strategy in a period.</summary>
/// <param name="Name">Its name, one of <see cref="MixtureIndicators.All"/>.</param>
/// <param name="Strategy">The strategy that it speaks for.</param>
/// <param name="Value">Its value on its fixed scale, in [0, 1]; null where it is missing.</param>
/// <param name="Weight">Its declared weight among the indicators of its strategy, those that are missing included; these sum to 1.</param>
/// <param name="Years">The number of years of the period that it rests on.</param>
/// <param name="Without">
/// What the share of its strategy (for self-help: the index) would be if the indicator were left out; null if nothing would be left, or nothing is defined.
/// </param>
/// <param name="Missing">Why it has no value; null if it has one.</param>
public sealed record MixtureIndicator(string Name, SecurityStrategy Strategy, double? Value, double Weight, int Years, double? Without, string? Missing);

/// <summary>The indicators, in the order in which reports list them. Their scales are described on the page of the measure.</summary>
public static class MixtureIndicators
{
    /// <summary>
    /// Concentration of capabilities among the region's states and the leader (CON), as far as the leader holds it (its capability in units of the
    /// largest) and states are tied to it (the share of the others with a pact with it).
    /// </summary>
    public const string Concentration = "concentration";

    /// <summary>The leader's lead: 1 less the capabilities of the region's next state in units of the leader's, times the share of the others with a pact with it.</summary>
    public const string Lead = "lead";

    /// <summary>How far the region's states depend on the leader: the leader's part of the capabilities pledged to each, on average.</summary>
    public const string Dependence = "dependence";

    /// <summary>How evenly two opposed sides divide the region's power: twice the weaker side's share of capabilities.</summary>
    public const string Evenness = "evenness";

    /// <summary>How far the opposed sides divide the region's states: twice the share of states on the side that has fewer.</summary>
    public const string Reach = "reach";

    /// <summary>How much of the capabilities stands opposed: 4 ΣΣ s s over pairs of rivals across the sides.</summary>
    public const string Opposition = "opposition";

    /// <summary>Joint organisations: the mean over pairs of states, in units of the most that two states ever shared.</summary>
    public const string Organisations = "organisations";

    /// <summary>Treaty participation: the mean share of the open security treaties that a state is bound by.</summary>
    public const string Treaties = "treaties";

    /// <summary>Settlement without force and veto: the share of disputes that did not come to force, times 1 / (1 + vetoes a year).</summary>
    public const string Settlement = "settlement";

    /// <summary>The share of states without a defence pact.</summary>
    public const string Unallied = "unallied";

    /// <summary>Men under arms: the mean share of the population, in units of the most that states keep in peace.</summary>
    public const string Armed = "armed";

    /// <summary>The share of states' years that saw a dispute with use of force.</summary>
    public const string Force = "force";

    /// <summary>All names with the strategies they speak for.</summary>
    public static IReadOnlyList<(string Name, SecurityStrategy Strategy)> All { get; } =
    [
        (Concentration, SecurityStrategy.Hegemony), (Lead, SecurityStrategy.Hegemony), (Dependence, SecurityStrategy.Hegemony),
        (Evenness, SecurityStrategy.BalanceOfPower), (Reach, SecurityStrategy.BalanceOfPower), (Opposition, SecurityStrategy.BalanceOfPower),
        (Organisations, SecurityStrategy.InstitutionalCooperation), (Treaties, SecurityStrategy.InstitutionalCooperation), (Settlement, SecurityStrategy.InstitutionalCooperation),
        (Unallied, SecurityStrategy.SelfHelp), (Armed, SecurityStrategy.SelfHelp), (Force, SecurityStrategy.SelfHelp),
    ];

    /// <summary>The place of an indicator in <see cref="All"/>.</summary>
    internal static int PlaceOf(string name)
    {
        for (var place = 0; place < All.Count; place++)
        {
            if (All[place].Name == name) return place;
        }

        throw new ArgumentException($"There is no indicator '{name}'; known are {string.Join(", ", All.Select(indicator => indicator.Name))}.", nameof(name));
    }
}
