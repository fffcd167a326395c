namespace Entente.Records;

/// <summary>The three levels of goals of international security, in the essay's order of priority (section 4).</summary>
public enum GoalLevel
{
    /// <summary>Peace and order: survival of states and of their system, limits on war and violence, promises kept.</summary>
    BasicSecurity = 1,

    /// <summary>Exchange and distributive justice, rights, an end to poverty.</summary>
    EconomicJustice = 2,

    /// <summary>What concerns human survival across borders: environment, climate, energy, resources.</summary>
    GlobalIssues = 3,
}
