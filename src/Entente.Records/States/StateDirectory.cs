using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Records.States;

/// <summary>
/// The states that records speak of: all members of the United Nations and its former members, the observers, and the other states of the
/// Correlates of War list. The facts and their sources are described in <c>docs/records/states.md</c>.
/// </summary>
public static partial class StateDirectory
{
    private static readonly Lazy<ImmutableArray<State>> States = new(StateTable.ReadStates);
    private static readonly Lazy<FrozenDictionary<string, State>> ByCode = new(IndexCodes);
    private static readonly Lazy<FrozenDictionary<string, State>> ByName = new(IndexNames);
    private static readonly Lazy<ILookup<int, (State State, Spell<int> Spell)>> ByCow = new(() => All
        .SelectMany(state => state.CowCodes.Select(spell => (state, spell)))
        .ToLookup(pair => pair.spell.Value));

    /// <summary>All states, those of the Correlates of War list in the order of its codes.</summary>
    public static ImmutableArray<State> All => States.Value;

    /// <summary>The state with a code.</summary>
    /// <param name="code">A three-letter code in capital letters, ISO 3166-1 or its stand-in; withdrawn codes such as <c>SUN</c> are known too.</param>
    /// <returns>The state, or null if none has the code.</returns>
    public static State? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ByCode.Value.GetValueOrDefault(code);
    }

    /// <summary>The state with a Correlates of War code.</summary>
    /// <param name="code">The code; 255 and 260 are both Germany, 678 and 679 both Yemen.</param>
    /// <param name="on">
    /// The day on which it had the code, which matters for 345 alone: Serbia until 1917, Yugoslavia (and Serbia and Montenegro) from 1918 to 2005,
    /// Serbia again from 2006. Null stands for today.
    /// </param>
    /// <returns>The state, or null if none has the code on that day.</returns>
    public static State? FindByCow(int code, DateOnly? on = null)
    {
        foreach (var (state, spell) in ByCow.Value[code])
        {
            if (on is { } day ? spell.Holds(day) : spell.To is null) return state;
        }

        // A code that is no longer in use, such as 260, still names its state when no day is given.
        return on is null ? ByCow.Value[code].Select(pair => pair.State).FirstOrDefault() : null;
    }

    /// <summary>The state with a name.</summary>
    /// <param name="name">
    /// A present or former name or one of the spellings that sources use. Case, accents, punctuation and the word "the" do not matter:
    /// "CÔTE D'IVOIRE", "Cote d’Ivoire" and "Ivory Coast" are the same state.
    /// </param>
    /// <returns>The state, or null if none has the name. "China" is the People's Republic; "Congo" is Congo (Brazzaville).</returns>
    public static State? FindByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.Value.GetValueOrDefault(StateName.Key(name));
    }

    /// <summary>The members of the United Nations on a day, in the order of <see cref="All"/>.</summary>
    /// <param name="day">The day.</param>
    public static IEnumerable<State> MembersOn(DateOnly day) => All.Where(state => state.IsMemberOn(day));

    /// <summary>The states that took over the territory of a state, or part of it.</summary>
    /// <param name="code">The code of the earlier state.</param>
    public static IEnumerable<State> SuccessorsOf(string code) =>
        All.Where(state => state.Predecessors.Contains(code, StringComparer.Ordinal));

    private static FrozenDictionary<string, State> IndexCodes() => All
        .SelectMany(state => state.OtherCodes.Prepend(state.Code).Select(code => (code, state)))
        .ToFrozenDictionary(pair => pair.code, pair => pair.state, StringComparer.Ordinal);

    private static FrozenDictionary<string, State> IndexNames() => All
        .SelectMany(state => state.Names.Select(spell => spell.Value).Concat(state.OtherNames).Select(name => (Key: StateName.Key(name), state)))
        .Distinct()
        .ToFrozenDictionary(pair => pair.Key, pair => pair.state, StringComparer.Ordinal);
}
