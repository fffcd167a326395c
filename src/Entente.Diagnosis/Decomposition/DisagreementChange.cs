using System.Collections.Immutable;
using System.Globalization;
using Entente.Measures.IdealPoints;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Decomposition;

/// <summary>The expected disagreement of a made-up assembly: members of the one period, positions and items of the one or the other.</summary>
/// <param name="MembersAfter">Whether the members are those of after.</param>
/// <param name="PositionsAfter">Whether those who are members in both periods stand where they stand after.</param>
/// <param name="AgendaAfter">Whether the items are those of after.</param>
/// <param name="Disagreement">Expected disagreement, in [0, 1].</param>
public readonly record struct CoalitionDisagreement(bool MembersAfter, bool PositionsAfter, bool AgendaAfter, double Disagreement);

/// <summary>The parts of a change if the later period stood elsewhere on the scale of the earlier, its items with it.</summary>
/// <param name="Shift">Added to the positions of the later period, in the unit of the points.</param>
/// <param name="Stretch">They are multiplied by this before.</param>
/// <param name="Membership">Membership then.</param>
/// <param name="Movement">Movement then.</param>
/// <param name="Agenda">Agenda then.</param>
public readonly record struct ScaleSensitivity(double Shift, double Stretch, double Membership, double Movement, double Agenda);

/// <summary>A change in expected disagreement between two periods, divided into membership, movement and agenda: exact Shapley values on the ideal-point model.</summary>
/// <remarks>
/// Disagreement is the mean over the items of a period of the mean over pairs of distinct members of E|sᵢ − sⱼ|/2 under the model, in [0, 1]; 0
/// where all are sure to agree. Membership, movement and agenda add up to the total. docs/measures/decomposition.md defines the eight
/// assemblies that are compared. Sources: [Shapley1953], [Shorrocks2013], [Bailey2017].
/// </remarks>
public sealed record DisagreementChange
{
    /// <summary>The years of the earlier period.</summary>
    public required YearRange BeforeYears { get; init; }

    /// <summary>The years of the later period.</summary>
    public required YearRange AfterYears { get; init; }

    /// <summary>Expected disagreement before, in [0, 1].</summary>
    public required Estimate Before { get; init; }

    /// <summary>Expected disagreement after, in [0, 1].</summary>
    public required Estimate After { get; init; }

    /// <summary>After minus before, in [−1, 1].</summary>
    public required Estimate Total { get; init; }

    /// <summary>What comes from who joined and who left.</summary>
    public required Estimate Membership { get; init; }

    /// <summary>What comes from where those who were there in both periods went.</summary>
    public required Estimate Movement { get; init; }

    /// <summary>What comes from what was voted on.</summary>
    public required Estimate Agenda { get; init; }

    /// <summary>The eight assemblies, in the order of their bits: members, then positions, then agenda of after.</summary>
    public required ImmutableArray<CoalitionDisagreement> Coalitions { get; init; }

    /// <summary>Actors with a point in the earlier period.</summary>
    public required int ActorsBefore { get; init; }

    /// <summary>Actors with a point in the later period.</summary>
    public required int ActorsAfter { get; init; }

    /// <summary>Actors with a point in both.</summary>
    public required int ActorsBoth { get; init; }

    /// <summary>Items of the earlier period; linked propositions are one item.</summary>
    public required int ItemsBefore { get; init; }

    /// <summary>Items of the later period.</summary>
    public required int ItemsAfter { get; init; }

    /// <summary>Items of both, which count in each.</summary>
    public required int ItemsBoth { get; init; }

    /// <summary>Observed disagreement before: the same mean over the pairs that took a stance; null if no item had two stances.</summary>
    public required double? ObservedBefore { get; init; }

    /// <summary>Observed disagreement after.</summary>
    public required double? ObservedAfter { get; init; }

    /// <summary>Standard deviation of the level of the later period against the earlier by the fit's posterior, in the unit of the points; null if fewer
    /// than two actors stayed. The posterior leans on the prior that actors move independently and little: see <see cref="Sensitivity"/>.</summary>
    public required double? LevelDeviation { get; init; }

    /// <summary>Standard deviation of the logarithm of a common stretch of the later period against the earlier; null as above.</summary>
    public required double? StretchDeviation { get; init; }

    /// <summary>The parts if the later period stood elsewhere on the scale than the fit puts it: shifts of ±¼ and ±½, stretches by ⅘ and 5/4.
    /// Total, before and after do not change with it.</summary>
    public required ImmutableArray<ScaleSensitivity> Sensitivity { get; init; }

    /// <summary>Keys of the periods after which no item crosses to the next, from the first of the earlier to the last of the later period.</summary>
    public required ImmutableArray<int> UnbridgedBoundaries { get; init; }

    /// <summary>What a reader should know: unbridged boundaries, few actors or items, an early stop of the fit.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The options that were used.</summary>
    public required DecompositionOptions Options { get; init; }

    /// <summary>The finding in a sentence or two, which any report must print: whether the change is one of minds or of what is voted on.</summary>
    public string Reading
    {
        get
        {
            var (total, agenda) = (Total.Value, Agenda.Value);
            var parts = string.Create(
                CultureInfo.InvariantCulture,
                $"Expected disagreement changed by {Total.Value:+0.000;−0.000;0.000}: membership {Membership.Value:+0.000;−0.000;0.000}, movement {Movement.Value:+0.000;−0.000;0.000}, agenda {Agenda.Value:+0.000;−0.000;0.000}.");
            var grown = total < 0 ? "growing consensus" : "growing disagreement";
            bool IsMost(double part) => part * total > 0 && Math.Abs(part) > 0.5 * Math.Abs(total);
            if (IsMost(agenda))
            {
                return Sensitivity.All(at => IsMost(at.Agenda))
                    ? $"{parts} Most of what looks like {grown} is a change in what is voted on, also if the later period is put half a unit to either side on the scale, or a fifth narrower or a quarter wider."
                    : $"{parts} Most of what looks like {grown} is a change in what is voted on; but that rests on where the fit puts the later period on the scale of the earlier.";
            }

            if (agenda * total < 0) return $"{parts} What is voted on changed against it: on an unchanged agenda the change would be larger.";
            return $"{parts} A change in what is voted on is the smaller part.";
        }
    }

    /// <summary>Decomposes the change between two periods of a fit.</summary>
    /// <param name="fit">Ideal points over the periods of the whole record, on one scale.</param>
    /// <param name="before">Years of the one period.</param>
    /// <param name="after">Years of the other; no year in common.</param>
    /// <param name="options">Intervals and threads; null for the defaults.</param>
    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The fit has no points or does not tell periods apart; the ranges share a year; a range has no
    /// item or fewer than two actors.</exception>
    public static DisagreementChange Of(
        IdealPointFit fit,
        YearRange before,
        YearRange after,
        DecompositionOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        options ??= new DecompositionOptions();
        DecompositionOptions.Validate(options);
        YearRange.RequireApart(before, after);
        var (keysBefore, keysAfter) = (FitAgenda.PeriodsOf(fit, before, nameof(before)), FitAgenda.PeriodsOf(fit, after, nameof(after)));
        var members = MemberPositions.Of(fit, keysBefore, keysAfter);
        RequireMembers(members.MembersBefore, before, nameof(before));
        RequireMembers(members.MembersAfter, after, nameof(after));
        var (itemsBefore, itemsAfter) = (FitAgenda.ItemsOf(fit, keysBefore), FitAgenda.ItemsOf(fit, keysAfter));
        var scale = ScaleUncertainty.Of(fit, keysBefore, keysAfter, cancellation);
        var game = new DisagreementGame(
            members, [.. itemsBefore.Select(item => fit.Items[item])], [.. itemsAfter.Select(item => fit.Items[item])], scale ?? default);
        var worths = game.Worths();
        var replicates = game.Replicates(options, progress, cancellation);
        var unbridged = Unbridged(fit, keysBefore, keysAfter);

        return new DisagreementChange
        {
            BeforeYears = before,
            AfterYears = after,
            Before = EstimateOf(worths => worths[0]),
            After = EstimateOf(worths => worths[^1]),
            Total = EstimateOf(worths => worths[^1] - worths[0]),
            Membership = EstimateOf(worths => Value(worths, 0)),
            Movement = EstimateOf(worths => Value(worths, 1)),
            Agenda = EstimateOf(worths => Value(worths, 2)),
            Coalitions =
            [
                .. worths.Select((worth, coalition) =>
                    new CoalitionDisagreement((coalition & 1) != 0, (coalition & 2) != 0, (coalition & 4) != 0, worth)),
            ],
            ActorsBefore = members.MembersBefore,
            ActorsAfter = members.MembersAfter,
            ActorsBoth = members.Counts[MemberPositions.StayersBefore],
            ItemsBefore = itemsBefore.Length,
            ItemsAfter = itemsAfter.Length,
            ItemsBoth = itemsBefore.Intersect(itemsAfter).Count(),
            ObservedBefore = ObservedDisagreement.Of(fit, keysBefore),
            ObservedAfter = ObservedDisagreement.Of(fit, keysAfter),
            LevelDeviation = scale?.Level,
            StretchDeviation = scale?.Stretch,
            Sensitivity = [.. Elsewhere.Select(place => SensitivityAt(game, place.Shift, place.Stretch))],
            UnbridgedBoundaries = unbridged,
            Warnings = [.. WarningsOf(fit, members, itemsBefore.Length, itemsAfter.Length, scale is null, unbridged)],
            Options = options,
        };

        Estimate EstimateOf(WorthsToNumber statistic)
        {
            var values = new double[options.Bootstrap.Replicates];
            for (var replicate = 0; replicate < values.Length; replicate++)
                values[replicate] = statistic(replicates.AsSpan(replicate * DisagreementGame.Coalitions, DisagreementGame.Coalitions));
            return Estimate.Of(statistic(worths), values, options.Bootstrap.Level)!.Value;
        }
    }

    private static readonly (double Shift, double Stretch)[] Elsewhere = [(-0.5, 1), (-0.25, 1), (0.25, 1), (0.5, 1), (0, 0.8), (0, 1.25)];

    private static ScaleSensitivity SensitivityAt(DisagreementGame game, double shift, double stretch)
    {
        var worths = game.Worths(shift, stretch);
        return new ScaleSensitivity(shift, stretch, Value(worths, 0), Value(worths, 1), Value(worths, 2));
    }

    private delegate double WorthsToNumber(ReadOnlySpan<double> worths);

    private static double Value(ReadOnlySpan<double> worths, int player)
    {
        Span<double> values = stackalloc double[DisagreementGame.Players];
        ShapleyValue.Of(worths, values);
        return values[player];
    }

    private static void RequireMembers(int members, YearRange years, string parameter)
    {
        if (members < 2) throw new ArgumentException($"Expected two actors or more with a position in {years}; found {members}.", parameter);
    }

    private static ImmutableArray<int> Unbridged(IdealPointFit fit, int[] before, int[] after)
    {
        var (low, high) = (Math.Min(before[0], after[0]), Math.Max(before[^1], after[^1]));
        return [.. fit.Bridges.Unbridged.Where(period => period >= low && period < high)];
    }

    private static IEnumerable<string> WarningsOf(
        IdealPointFit fit, MemberPositions members, int itemsBefore, int itemsAfter, bool nobodyStayed, ImmutableArray<int> unbridged)
    {
        if (unbridged.Length > 0)
        {
            yield return $"No item bridges {unbridged.Length} boundaries between these periods (after {string.Join(", ", unbridged.Take(12))}{(unbridged.Length > 12 ? ", …" : "")}): "
                + "across them the levels are compared by the prior alone, and with them the split between movement and agenda.";
        }

        if (nobodyStayed) yield return "Fewer than two actors are in both periods: how surely the scale of the one is known against the other can't be said, and movement is of one actor at most.";
        if (Math.Min(itemsBefore, itemsAfter) < 10) yield return $"Few items ({itemsBefore} before, {itemsAfter} after): read the intervals as a least width.";
        if (Math.Min(members.MembersBefore, members.MembersAfter) < 10) yield return $"Few actors ({members.MembersBefore} before, {members.MembersAfter} after).";
        if (!fit.HasConverged) yield return "The fit of ideal points has not converged.";
    }
}
