using System.Collections.Immutable;
using Entente.Records.States;

namespace Entente.Diagnosis.Covariates;

/// <summary>How a code stands to its state in a year. Of two rows about one state the one with the higher standing is preferred.</summary>
internal enum CodeStanding
{
    /// <summary>The state did not bear the code in that year; but the code never meant another.</summary>
    OutOfTime = 0,

    /// <summary>The state bore the code for a part of the year and no longer at its end.</summary>
    Earlier = 1,

    /// <summary>The state bore the code on 31 December.</summary>
    Current = 2,
}

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
    /// <param name="standing">Whether it bears it then; of two codes of one state in a year the one that it bears on 31 December is preferred.</param>
    /// <returns>The number of the state, or −1. A code that only ever stood for one state stands for it in any year.</returns>
    public int In(int year, out CodeStanding standing)
    {
        standing = CodeStanding.Current;
        foreach (var holding in _holdings)
        {
            if (holding.From <= year && year <= holding.CurrentTo) return holding.State;
        }

        standing = CodeStanding.Earlier;
        foreach (var holding in _holdings)
        {
            if (holding.From <= year && year <= holding.To) return holding.State;
        }

        standing = CodeStanding.OutOfTime;
        return _isOneState ? _holdings[0].State : -1;
    }

    private readonly record struct Holding(int State, int From, int To, int CurrentTo);
}
