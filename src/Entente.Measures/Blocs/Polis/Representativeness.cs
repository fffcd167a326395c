using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.Blocs.Polis;

/// <summary>A statement that tells a group from the others.</summary>
/// <param name="Proposition">Index of the proposition in the record.</param>
/// <param name="IsAgreement">Whether the group agrees with it more than the others do; otherwise it disagrees more.</param>
/// <param name="Successes">Members who agreed (or disagreed).</param>
/// <param name="Trials">Members who voted, passes included.</param>
/// <param name="Share">(successes + 1) / (trials + 2).</param>
/// <param name="ShareTest">Standard errors between that share and one half.</param>
/// <param name="Ratio">That share over the share of the others: the representativeness.</param>
/// <param name="RatioTest">Standard errors between the two shares.</param>
/// <param name="IsBestAgreement">Whether it was put first as the group's best agreement.</param>
public sealed record RepresentativeStatement(
    int Proposition,
    bool IsAgreement,
    int Successes,
    int Trials,
    double Share,
    double ShareTest,
    double Ratio,
    double RatioTest,
    bool IsBestAgreement);

/// <summary>The choice of at most five statements that represent a group (POLIS sections 10 and 11).</summary>
internal static class Representativeness
{
    private const int Most = 5;

    /// <summary>For each bloc of a partition of a record its propositions; those moderated out may not be chosen.</summary>
    public static ImmutableArray<ImmutableArray<RepresentativeStatement>> Of(StanceRecord record, BlocPartition partition)
    {
        int[] propositions = [.. Enumerable.Range(0, record.Propositions.Length)];
        var groups = Array.ConvertAll(new int[partition.Count], _ => new VoteCounts(propositions.Length));
        foreach (var proposition in propositions)
        {
            var row = record.OnProposition(proposition);
            for (var i = 0; i < row.Length; i++)
            {
                var bloc = partition.BlocOf[row.Indices[i]];
                if (bloc >= 0) groups[bloc].Add(proposition, row.Stances[i].Code());
            }
        }

        var isLeftOut = Array.ConvertAll(
            propositions, proposition => record.Propositions[proposition].Moderation is Moderation.Rejected or Moderation.Meta);
        return Of(groups, propositions, isLeftOut);
    }

    /// <summary>For each group its statements, agreements before disagreements.</summary>
    /// <param name="groups">Votes per group and column.</param>
    /// <param name="propositions">The proposition of each column.</param>
    /// <param name="isLeftOut">Columns that may not be chosen.</param>
    public static ImmutableArray<ImmutableArray<RepresentativeStatement>> Of(VoteCounts[] groups, int[] propositions, bool[] isLeftOut)
    {
        var all = new VoteCounts(propositions.Length);
        foreach (var group in groups)
        {
            for (var column = 0; column < propositions.Length; column++)
            {
                all.Agree[column] += group.Agree[column];
                all.Disagree[column] += group.Disagree[column];
                all.Seen[column] += group.Seen[column];
            }
        }

        return [.. groups.Select(group => Choose(
            Enumerable.Range(0, propositions.Length)
                .Where(column => !isLeftOut[column])
                .Select(column => Comparison.Of(group, all, column, propositions[column]))))];
    }

    private static ImmutableArray<RepresentativeStatement> Choose(IEnumerable<Comparison> statements)
    {
        var sufficient = new List<RepresentativeStatement>();
        RepresentativeStatement? best = null;
        Comparison? bestAgreement = null;
        foreach (var statement in statements)
        {
            if (statement.IsSufficient) sufficient.Add(statement.Finish());
            if (sufficient.Count == 0 && (best is null || statement.StrongerTest > best.RatioTest)) best = statement.Finish();
            if (statement.BeatsAsAgreement(bestAgreement)) bestAgreement = statement;
        }

        var first = bestAgreement is null ? null : bestAgreement.Finish() with { IsBestAgreement = true };
        if (sufficient.Count == 0) return (first ?? best) is { } only ? [only] : [];
        var ranked = sufficient
            .Where(statement => statement.Proposition != first?.Proposition)
            .OrderByDescending(statement => statement.Ratio * statement.RatioTest * statement.Share * statement.ShareTest);
        var chosen = (first is null ? ranked : ranked.Prepend(first)).Take(Most).ToArray();
        return [.. chosen.Where(statement => statement.IsAgreement), .. chosen.Where(statement => !statement.IsAgreement)];
    }

    /// <summary>One group against the others on one statement; the names are those of POLIS section 10.</summary>
    private sealed record Comparison(
        int Proposition, int A, int D, int S, double Pa, double Pd, double Pat, double Pdt, double Ra, double Rd, double Rat, double Rdt)
    {
        public bool IsSufficient =>
            (Rat > ProportionTests.Critical && Pat > ProportionTests.Critical) || (Rdt > ProportionTests.Critical && Pdt > ProportionTests.Critical);

        public double StrongerTest => Math.Max(Rat, Rdt);

        public static Comparison Of(VoteCounts group, VoteCounts all, int column, int proposition)
        {
            int a = group.Agree[column], d = group.Disagree[column], s = group.Seen[column];
            int otherA = all.Agree[column] - a, otherD = all.Disagree[column] - d, otherS = all.Seen[column] - s;
            var (pa, pd) = (ProportionTests.Share(a, s), ProportionTests.Share(d, s));
            return new Comparison(
                proposition,
                a,
                d,
                s,
                pa,
                pd,
                ProportionTests.AgainstHalf(a, s),
                ProportionTests.AgainstHalf(d, s),
                pa / ProportionTests.Share(otherA, otherS),
                pd / ProportionTests.Share(otherD, otherS),
                ProportionTests.Between(a, otherA, s, otherS),
                ProportionTests.Between(d, otherD, s, otherS));
        }

        public bool BeatsAsAgreement(Comparison? best)
        {
            if (A == 0 && D == 0) return false;
            if (best is null) return Pat > ProportionTests.Critical || (Ra > 1 && Pa > 0.5);
            return best.Ra > 1
                ? Ra * Rat * Pa * Pat > best.Ra * best.Rat * best.Pa * best.Pat
                : Pa * Pat > best.Pa * best.Pat;
        }

        // Polis rounds the second test to single precision here and ranks by the rounded value; so do we, for equal ranks.
        public RepresentativeStatement Finish() => Rat > Rdt
            ? new RepresentativeStatement(Proposition, true, A, S, Pa, Pat, Ra, (float)Rat, false)
            : new RepresentativeStatement(Proposition, false, D, S, Pd, Pdt, Rd, (float)Rdt, false);
    }
}
