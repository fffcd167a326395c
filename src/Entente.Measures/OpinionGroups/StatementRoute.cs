using System.Runtime.Intrinsics;
using Entente.Measures.Numerics;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// Which statement to show a participant next. Prepared once for an analysis; then, for each participant, the probability of every
/// statement not seen yet and the
/// draw of one. Any number of threads may use it; nothing is allocated.
/// </summary>
/// <remarks>
/// The weight of a statement is placing × information + settling × doubt + newness × 1/(1 + stances/half) + floor. Information is the
/// share of a
/// stance's variance that the participant's unknown place accounts for; doubt is 4P(1 − P) with P the probability that every group
/// supports the statement
/// by more than half. A draw goes by these weights, or, in a set share of draws, first to a voice, each alike, and then by weight
/// within it. See docs/measures/routing.md.
/// </remarks>
public sealed class StatementRoute
{
    private readonly OpinionSpace _space;
    private readonly RouteOptions _options;
    private readonly int[] _columnOf;
    private readonly double[] _base;
    private readonly int[] _voiceOf;
    private readonly int _voices;

    private StatementRoute(GroupAnalysis analysis, RouteOptions options, int[] voiceOf, int voices)
    {
        (_space, _options, _voiceOf, _voices) = (analysis.Settled.Space, options, voiceOf, voices);
        _columnOf = [.. Enumerable.Range(0, analysis.Statements.Length).Select(analysis.Settled.ColumnOf)];
        _base = [.. analysis.Statements.Select(Base)];
    }

    /// <summary>The number of statements, S.</summary>
    public int StatementCount => _base.Length;

    /// <summary>Prepares the route of an analysis.</summary>
    /// <param name="analysis">The analysis; statements that it leaves out are never shown.</param>
    /// <param name="authors">
    /// For each statement the index of the actor who made it, −1 for none (seeds of the convener); length S. Empty if authors do not
    /// matter.
    /// </param>
    /// <param name="isShown">For each statement whether it may be shown; length S. Empty if all may.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The lengths do not fit the analysis, or a setting is out of range.</exception>
    public static StatementRoute Of(
        GroupAnalysis analysis, ReadOnlySpan<int> authors = default, ReadOnlySpan<bool> isShown = default, RouteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        options ??= new RouteOptions();
        if (options.Fault is { } fault) throw new ArgumentException(fault, nameof(options));
        var count = analysis.Statements.Length;
        if (!authors.IsEmpty && authors.Length != count) throw new ArgumentException($"Expected {count} authors; found {authors.Length}.", nameof(authors));
        if (!isShown.IsEmpty && isShown.Length != count) throw new ArgumentException($"Expected {count} statements; found {isShown.Length}.", nameof(isShown));
        var voiceOf = new int[count];
        for (var statement = 0; statement < count; statement++)
        {
            var author = authors.IsEmpty ? -1 : authors[statement];
            var group = analysis.Groups is { } groups && (uint)author < (uint)groups.GroupOf.Length ? groups.GroupOf[author] : -1;
            voiceOf[statement] = group + 1;
        }

        var route = new StatementRoute(analysis, options, voiceOf, (analysis.Groups?.Count ?? 0) + 1);
        for (var statement = 0; statement < isShown.Length; statement++)
        {
            if (!isShown[statement]) route._base[statement] = 0;
        }

        return route;
    }

    /// <summary>The probability of each statement to be the next one.</summary>
    /// <param name="isSeen">For each statement whether the participant has seen it; length S, or shorter if later ones are unseen.</param>
    /// <param name="probabilities">Overwritten: 0 for what was seen or may not be shown, else above 0; they add up to 1, or are all 0
    /// if nothing is left. Length S.</param>
    /// <returns>Whether something is left to show.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public bool Probabilities(ReadOnlySpan<bool> isSeen, Span<double> probabilities)
    {
        if (isSeen.Length > _base.Length) throw new ArgumentException($"Expected at most {_base.Length} statements; found {isSeen.Length}.", nameof(isSeen));
        if (probabilities.Length != _base.Length)
            throw new ArgumentException($"Expected room for {_base.Length} probabilities; found {probabilities.Length}.", nameof(probabilities));
        Span<double> uncertainty = stackalloc double[OpinionSpace.Dimensions * OpinionSpace.Dimensions];
        Uncertainty(isSeen, uncertainty);
        var (first, second) = (Vector256.Create<double>(uncertainty), Vector256.Create<double>(uncertainty[4..]));
        var (third, fourth) = (Vector256.Create<double>(uncertainty[8..]), Vector256.Create<double>(uncertainty[12..]));
        Span<double> voices = stackalloc double[_voices];
        voices.Clear();
        var total = 0.0;
        for (var statement = 0; statement < _base.Length; statement++)
        {
            probabilities[statement] = 0;
            if (_base[statement] == 0 || (statement < isSeen.Length && isSeen[statement])) continue;
            var weight = _base[statement];
            if (_columnOf[statement] is >= 0 and var column)
            {
                var loading = Vector256.LoadUnsafe(ref _space.Loadings[column * OpinionSpace.Dimensions]);
                var spread = (first * loading[0]) + (second * loading[1]) + (third * loading[2]) + (fourth * loading[3]);
                var known = OpinionSpace.Sum(spread * loading);
                weight += _options.Placing * known / (known + _space.Noise);
            }

            probabilities[statement] = weight;
            voices[_voiceOf[statement]] += weight;
            total += weight;
        }

        if (!(total > 0)) return false;
        var present = 0;
        foreach (var voice in voices) present += voice > 0 ? 1 : 0;
        // From here a voice's entry is the factor that turns weights of its statements into probabilities.
        for (var voice = 0; voice < voices.Length; voice++)
            voices[voice] = ((1 - _options.EqualVoices) / total) + (voices[voice] > 0 ? _options.EqualVoices / (present * voices[voice]) : 0);
        for (var statement = 0; statement < _base.Length; statement++) probabilities[statement] *= voices[_voiceOf[statement]];
        return true;
    }

    /// <summary>Draws the next statement.</summary>
    /// <param name="isSeen">For each statement whether the participant has seen it; length S, or shorter if later ones are unseen.</param>
    /// <param name="uniform">A number in [0, 1), drawn uniformly; it alone decides.</param>
    /// <param name="memory">Working memory, length S; afterwards the probabilities.</param>
    /// <returns>The statement's index; null if nothing is left to show.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or the number is out of range.</exception>
    public int? Draw(ReadOnlySpan<bool> isSeen, double uniform, Span<double> memory)
    {
        if (!(uniform is >= 0 and < 1)) throw new ArgumentException($"Expected a number in [0, 1); found {uniform}.", nameof(uniform));
        if (!Probabilities(isSeen, memory)) return null;
        var last = 0;
        for (var statement = 0; statement < memory.Length; statement++)
        {
            if (memory[statement] == 0) continue;
            last = statement;
            uniform -= memory[statement];
            if (uniform < 0) return statement;
        }

        // The probabilities add up to 1 but for rounding.
        return last;
    }

    /// <summary>What is unknown of the place of a participant who answered what was seen: the covariance of z.</summary>
    private void Uncertainty(ReadOnlySpan<bool> isSeen, Span<double> uncertainty)
    {
        var placing = default(OpinionSpace.Placing);
        for (var statement = 0; statement < isSeen.Length; statement++)
        {
            if (isSeen[statement] && _columnOf[statement] >= 0) placing.Add(_space, _columnOf[statement], 0);
        }

        placing.Place(_space, uncertainty);
    }

    private double Base(StatementReading reading)
    {
        if (reading.IsLeftOut) return 0;
        var all = 1.0;
        foreach (var shares in reading.Groups)
        {
            var n = shares.EffectiveActors;
            var share = shares.Consensus;
            all *= Normal.Cdf((share - 0.5) / Math.Sqrt(share * (1 - share) / (n + 3)));
        }

        return (_options.Settling * 4 * all * (1 - all)) + (_options.Newness / (1 + (reading.Whole.EffectiveActors / _options.HalfNew))) + _options.Floor;
    }
}
