using System.Collections.Immutable;
using Entente.Records.States;

namespace Entente.Diagnosis.Covariates;

/// <summary>What a code of a table stands for: a state, or several one after the other.</summary>
internal sealed class CodedState
{
    private readonly ImmutableArray<Holding> _holdings;
    private readonly bool _isOneState;

    /// <summary>A code that always stands for one state.</summary>
    public CodedState(int state)
        : this([new Holding(state, int.MinValue, int.MaxValue, int.MaxValue)])
    {
    }

    private CodedState(ImmutableArray<Holding> holdings)
    {
        _holdings = holdings;
        _isOneState = holdings.All(holding => holding.State == holdings[0].State);
    }

    /// <summary>A code that stands for states in the spells in which they bore it.</summary>
    public static CodedState Of(IEnumerable<(int State, Spell<int> Spell)> spells) => new(
    [
        .. spells.Select(pair => new Holding(
            pair.State,
            pair.Spell.From?.Year ?? int.MinValue,
            pair.Spell.To?.Year ?? int.MaxValue,
            pair.Spell.To is { } to ? (to is { Month: 12, Day: 31 } ? to.Year : to.Year - 1) : int.MaxValue)),
    ]);

    /// <summary>The state that bears the code in a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="isCurrent">Whether it still bears it on 31 December; of two codes of one state in a year that one is preferred.</param>
    /// <returns>The number of the state, or −1. A code that only ever stood for one state stands for it in any year.</returns>
    public int In(int year, out bool isCurrent)
    {
        isCurrent = true;
        foreach (var holding in _holdings)
        {
            if (holding.From <= year && year <= holding.CurrentTo) return holding.State;
        }

        isCurrent = false;
        foreach (var holding in _holdings)
        {
            if (holding.From <= year && year <= holding.To) return holding.State;
        }

        return _isOneState ? _holdings[0].State : -1;
    }

    private readonly record struct Holding(int State, int From, int To, int CurrentTo);
}
