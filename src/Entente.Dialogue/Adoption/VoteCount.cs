namespace Entente.Dialogue.Adoption;

/// <summary>The count of a vote. Who abstains is present and does not vote. Source: [GARules2008], rules 86 and 126.</summary>
/// <param name="InFavour">Parties in favour.</param>
/// <param name="Against">Parties against.</param>
/// <param name="Abstaining">Parties abstaining.</param>
/// <param name="NotTakingPart">Parties that count and took no part.</param>
/// <param name="WeightInFavour">The weight in favour; equal to the number where every party weighs 1.</param>
/// <param name="WeightAgainst">The weight against.</param>
public sealed record VoteCount(int InFavour, int Against, int Abstaining, int NotTakingPart, decimal WeightInFavour, decimal WeightAgainst)
{
    /// <summary>Whether a majority of the parties is present, by number and not by weight. Source: [GARules2008], rules 67 and
    /// 108.</summary>
    public bool HasQuorum => 2 * (InFavour + Against + Abstaining) > InFavour + Against + Abstaining + NotTakingPart;

    /// <summary>Whether the vote carries.</summary>
    /// <param name="procedure">A simple majority: more in favour than against, so that an equal division does not carry. Two thirds: at
    /// least twice as much in favour
    /// as against. Neither carries with nothing in favour. Source: [GARules2008], rules 83 to 86, 125 and 133.</param>
    public bool Carries(AdoptionProcedure procedure) => WeightInFavour > 0 && (procedure == AdoptionProcedure.TwoThirdsMajority
        ? WeightInFavour >= 2 * WeightAgainst
        : WeightInFavour > WeightAgainst);

    /// <summary>Counts the votes of the parties that count now. Sums are decimal, so they do not depend on the order of the
    /// parties.</summary>
    internal static VoteCount Of(DialogueState state, TextForAdoption adoption)
    {
        var (parties, weights) = (new int[4], new decimal[4]);
        foreach (var party in state.Parties.Where(party => adoption.Counts(state, party.Id)))
        {
            var place = adoption.Votes.TryGetValue(party.Id, out var vote) ? (int)vote.Ballot : 3;
            parties[place]++;
            weights[place] += (decimal)party.Weight;
        }
        return new VoteCount(
            parties[(int)Ballot.InFavour], parties[(int)Ballot.Against], parties[(int)Ballot.Abstaining], parties[3],
                weights[(int)Ballot.InFavour], weights[(int)Ballot.Against]);
    }
}
