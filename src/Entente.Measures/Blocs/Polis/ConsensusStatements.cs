using System.Collections.Immutable;

namespace Entente.Measures.Blocs.Polis;

/// <summary>A statement on which the participants at large agree.</summary>
/// <param name="Proposition">Index of the proposition in the record.</param>
/// <param name="Successes">Participants who agreed (or, in the list of disagreements, disagreed).</param>
/// <param name="Trials">Participants who voted, passes included.</param>
/// <param name="Share">(successes + 1) / (trials + 2).</param>
/// <param name="ShareTest">Standard errors between that share and one half.</param>
public sealed record ConsensusStatement(int Proposition, int Successes, int Trials, double Share, double ShareTest);

/// <summary>What all participants, in the clustering or not, agree or disagree with (POLIS section 12).</summary>
/// <param name="Agree">At most five statements, the strongest agreement first.</param>
/// <param name="Disagree">At most five statements, the strongest disagreement first.</param>
public sealed record PolisConsensus(ImmutableArray<ConsensusStatement> Agree, ImmutableArray<ConsensusStatement> Disagree)
{
    private const int Most = 5;

    internal static PolisConsensus Of(VoteCounts everyone, int[] propositions, bool[] isLeftOut) =>
        new(Top(everyone.Agree, everyone.Seen, propositions, isLeftOut), Top(everyone.Disagree, everyone.Seen, propositions, isLeftOut));

    private static ImmutableArray<ConsensusStatement> Top(int[] successes, int[] seen, int[] propositions, bool[] isLeftOut) =>
        [.. Enumerable.Range(0, propositions.Length)
            .Where(column => !isLeftOut[column])
            .Select(column => new ConsensusStatement(
                propositions[column],
                successes[column],
                seen[column],
                ProportionTests.Share(successes[column], seen[column]),
                ProportionTests.AgainstHalf(successes[column], seen[column])))
            .Where(statement => statement.Share > 0.5 && statement.ShareTest > ProportionTests.Critical)
            .OrderByDescending(statement => statement.Share * statement.ShareTest)
            .Take(Most)];
}
