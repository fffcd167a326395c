using System.Collections.Immutable;
using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;
using Entente.Records;

namespace Entente.Diagnosis.Packages;

/// <summary>Where a utility comes from.</summary>
public enum UtilityBasis : byte
{
    /// <summary>Nothing is known; the utility is 0.</summary>
    Unknown = 0,

    /// <summary>Stances: support 1, reserve 0, oppose −1; for a bloc their mean.</summary>
    Stance = 1,

    /// <summary>At least one stance that was missing was replaced by what the ideal points let expect.</summary>
    Expected = 2,

    /// <summary>The party's own word.</summary>
    Stated = 3,
}

/// <summary>What every proposition is worth to every party, as whole numbers of the smallest unit.</summary>
/// <remarks>
/// A bloc's utility is the mean of its members' stances, weighed by <see cref="Actor.Weight"/>, over those whose stance is known or expected.
/// Estimates that are not whole are rounded to thousandths, halves away from zero; stated utilities are kept exactly.
/// </remarks>
public sealed class PartyUtilities
{
    private const int EstimateScale = 1000;
    private readonly long[][] _units;
    private readonly UtilityBasis[][] _basis;

    private PartyUtilities(long[][] units, UtilityBasis[][] basis, long scale) => (_units, _basis, Scale) = (units, basis, scale);

    /// <summary>Units in a utility of 1: 1, 1,000 or 1,000,000.</summary>
    public long Scale { get; }

    /// <summary>The number of pairs of party and proposition by what their utility rests on.</summary>
    public ImmutableSortedDictionary<UtilityBasis, int> Counts => _basis.SelectMany(row => row).CountBy(basis => basis).ToImmutableSortedDictionary();

    /// <summary>The utility of a proposition for a party.</summary>
    /// <param name="party">Index of the party.</param>
    /// <param name="proposition">Index of the proposition.</param>
    public double this[int party, int proposition] => (double)_units[party][proposition] / Scale;

    /// <summary>What the utility of a proposition for a party rests on.</summary>
    /// <param name="party">Index of the party.</param>
    /// <param name="proposition">Index of the proposition.</param>
    public UtilityBasis BasisOf(int party, int proposition) => _basis[party][proposition];

    /// <summary>The utilities of a party in units; length P.</summary>
    internal long[] Units(int party) => _units[party];

    /// <summary>The utilities by what parties state and by their stances.</summary>
    /// <param name="parties">The parties.</param>
    /// <param name="stated">Utilities that parties state; null if none do.</param>
    /// <param name="fit">Ideal points by which to expect missing stances; null to leave them at 0.</param>
    public static PartyUtilities Of(PackageParties parties, StatedUtilities? stated = null, IdealPointFit? fit = null)
    {
        ArgumentNullException.ThrowIfNull(parties);
        var propositions = parties.Record.Propositions.Length;
        var basis = parties.All.Select(_ => new UtilityBasis[propositions]).ToArray();
        var exact = parties.All.Select(_ => new decimal[propositions]).ToArray();
        var expectation = fit is null ? null : new StanceExpectation(parties.Record, fit);
        for (var party = 0; party < parties.Count; party++)
        {
            for (var proposition = 0; proposition < propositions; proposition++)
            {
                if (stated?.Values.TryGetValue((party, proposition), out var own) == true)
                    (exact[party][proposition], basis[party][proposition]) = (own, UtilityBasis.Stated);
                else
                    (exact[party][proposition], basis[party][proposition]) = Estimate(parties, party, proposition, expectation);
            }
        }

        var scale = ScaleOf(exact);
        return new PartyUtilities([.. exact.Select(row => row.Select(value => (long)(value * scale)).ToArray())], basis, scale);
    }

    private static (decimal Utility, UtilityBasis Basis) Estimate(PackageParties parties, int party, int proposition, StanceExpectation? expectation)
    {
        var (sum, weight, basis) = (0.0, 0.0, UtilityBasis.Unknown);
        foreach (var actor in parties.All[party].Actors)
        {
            var stance = parties.Record[actor, proposition];
            var value = stance != Stance.Missing ? stance.Code() : expectation?.Of(actor, proposition);
            if (value is not { } known) continue;
            var share = parties.AreBlocs ? parties.Record.Actors[actor].Weight : 1;
            sum += share * known;
            weight += share;
            if (stance == Stance.Missing) basis = UtilityBasis.Expected;
            else if (basis == UtilityBasis.Unknown) basis = UtilityBasis.Stance;
        }

        return (weight > 0 ? Math.Round((decimal)(sum / weight) * EstimateScale, MidpointRounding.AwayFromZero) / EstimateScale : 0, basis);
    }

    /// <summary>The smallest of 1, a thousand and a million that makes every utility whole.</summary>
    private static long ScaleOf(decimal[][] utilities)
    {
        var scale = 1L;
        foreach (var utility in utilities.SelectMany(row => row))
        {
            while (decimal.Truncate(utility * scale) != utility * scale) scale *= 1000;
        }

        return scale;
    }
}

/// <summary>What ideal points let expect of an actor that took no stance.</summary>
internal sealed class StanceExpectation
{
    private readonly StanceRecord _record;
    private readonly IdealPointFit _fit;
    private readonly int?[] _actors;
    private readonly int?[] _propositions;

    public StanceExpectation(StanceRecord record, IdealPointFit fit)
    {
        (_record, _fit) = (record, fit);
        _actors = [.. record.Actors.Select(actor => fit.Record.ActorIndex(actor.Code))];
        _propositions = [.. record.Propositions.Select(proposition => fit.Record.PropositionIndex(proposition.Id))];
    }

    /// <summary>P(support) − P(oppose), in [−1, 1], over the uncertainty of the actor's point; null if the fit has no point or no item.</summary>
    public double? Of(int actor, int proposition)
    {
        if (_actors[actor] is not { } fitted || _propositions[proposition] is not { } place || _fit.Items.IsEmpty) return null;
        if (_fit.ItemOfProposition[place] is not (>= 0 and var item)) return null;
        var period = _fit.Periods.Length == 1 ? _fit.Periods[0] : _record.Propositions[proposition].Period ?? _fit.Periods[0];
        if (_fit.PointOf(fitted, period) is not { } point) return null;
        var asked = _fit.Items[item];
        var spread = Math.Sqrt(1 + (asked.Slope * asked.Slope * point.Sd * point.Sd));
        var support = Normal.Cdf((asked.Lower - (asked.Slope * point.Mean)) / spread);
        var oppose = 1 - Normal.Cdf((asked.Upper - (asked.Slope * point.Mean)) / spread);
        return support - oppose;
    }
}
