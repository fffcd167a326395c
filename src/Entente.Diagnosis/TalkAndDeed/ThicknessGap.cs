using System.Collections.Immutable;
using Entente.Measures.Consensus;
using Entente.Measures.Intervals;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.TalkAndDeed;

/// <summary>How thick agreement is in words and in deeds, on one goal level or all.</summary>
/// <param name="GoalLevel">The goal level; null for all.</param>
/// <param name="Talk">Thickness on the propositions of the one record.</param>
/// <param name="Deed">Thickness on those of the other, among the same actors and with the same distances between them.</param>
/// <param name="Gap">Talk less deed; null where either is undefined. Ends by the method of variance estimates recovery [Zou2008] from those of both; without ends where either has none.</param>
/// <remarks>
/// A treaty has no abstention before it, and standing outside is not voting against, so the level of thickness on treaties depends on how they are coded. Compare
/// goal levels within a column, and the order of the gaps, before the gaps themselves.
/// </remarks>
public sealed record ThicknessGap(GoalLevel? GoalLevel, Thickness Talk, Thickness Deed, Estimate? Gap)
{
    /// <summary>The gap overall and on each goal level that both records have.</summary>
    /// <param name="talk">The one record, such as votes; cut to the time compared.</param>
    /// <param name="deed">The other, such as treaties.</param>
    /// <param name="positions">Where the actors of <paramref name="talk"/> stand, the same at all times.</param>
    /// <param name="options">Intervals and threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>All goal levels together first, then each in order of priority. Actors are those in both records that have a position.</returns>
    /// <exception cref="ArgumentException">The positions vary by period, or are not those of the record's actors.</exception>
    public static ImmutableArray<ThicknessGap> Of(
        StanceRecord talk, StanceRecord deed, ActorPositions positions, ThicknessOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(talk);
        ArgumentNullException.ThrowIfNull(deed);
        ArgumentNullException.ThrowIfNull(positions);
        if (positions.VaryByPeriod || positions.ActorCount != talk.Actors.Length)
            throw new ArgumentException($"Expected one position at all times for each of {talk.Actors.Length} actors; see ActorPositions.Overall.", nameof(positions));
        options ??= new ThicknessOptions();
        bool InBoth(Actor actor) => deed.ActorIndex(actor.Code) is not null && talk.ActorIndex(actor.Code) is { } index && positions.Has(index, null);
        var (words, deeds) = (talk.WhereActors(InBoth), deed.WhereActors(InBoth));
        var ofWords = ThicknessReport.Of(words, For(words), options: options, cancellation: cancellation);
        var ofDeeds = ThicknessReport.Of(deeds, For(deeds), options: options, cancellation: cancellation);
        return
        [
            Between(null, ofWords.Overall, ofDeeds.Overall),
            .. from level in ofWords.ByGoalLevel
               join other in ofDeeds.ByGoalLevel on level.GoalLevel equals other.GoalLevel
               select Between(level.GoalLevel, level.Thickness, other.Thickness),
        ];

        ActorPositions For(StanceRecord record) => ActorPositions.Overall(
            record.Actors.Length,
            positions.Dimensions,
            [.. record.Actors.SelectMany(actor => positions.In(null).Slice(talk.ActorIndex(actor.Code)!.Value * positions.Dimensions, positions.Dimensions).ToArray())],
            positions.Source);
    }

    private static ThicknessGap Between(GoalLevel? level, Thickness talk, Thickness deed) =>
        new(level, talk, deed, talk.Value is { } words && deed.Value is { } deeds ? Difference(words, deeds) : null);

    /// <summary>The difference of two independent estimates with its ends.</summary>
    internal static Estimate Difference(Estimate first, Estimate second)
    {
        var value = first.Value - second.Value;
        if (first is not { Low: { } firstLow, High: { } firstHigh } || second is not { Low: { } secondLow, High: { } secondHigh }) return new Estimate(value, null, null);
        static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
        return new Estimate(value, value - Length(first.Value - firstLow, secondHigh - second.Value), value + Length(firstHigh - first.Value, second.Value - secondLow));
    }
}
