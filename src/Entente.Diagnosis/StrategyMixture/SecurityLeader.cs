namespace Entente.Diagnosis.StrategyMixture;

/// <summary>The state on which a region's states depend most for their security, by their defence pacts.</summary>
/// <param name="State">Its place among the states given.</param>
/// <param name="Dependence">
/// The mean over the region's other states of the leader's part in the capabilities pledged to each: c_L / (c_i + Σ c_j over all pact partners
/// j of i) if i has a pact with the leader, else 0. In [0, 1); 0 if no state of the region has a pact with a candidate.
/// </param>
/// <remarks>
/// A pact of equals, such as the Arab League's, makes nobody dependent on anybody; a pact with a superpower does. It is in the spirit of Lake's
/// security hierarchy [Lake2009], who counts alliances that are not shared with the dominant state, and troops on the subordinate's soil, which no
/// table here has.
/// </remarks>
public sealed record SecurityLeader(int State, double Dependence)
{
    /// <summary>Finds the leader of a region.</summary>
    /// <param name="capabilities">Capabilities of all states of the world, 0 or more; length N.</param>
    /// <param name="pacts">Whether two states have a defence pact; states × states, row by row, symmetric.</param>
    /// <param name="members">Whether a state is of the region; length N.</param>
    /// <param name="candidates">Whether a state may be the leader: the region's states and its patrons; length N.</param>
    /// <returns>The candidate on which the region depends most; where that is nobody, the region's most capable state. Null without a member.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static SecurityLeader? Find(
        ReadOnlySpan<double> capabilities, ReadOnlySpan<bool> pacts, ReadOnlySpan<bool> members, ReadOnlySpan<bool> candidates)
    {
        var count = capabilities.Length;
        if (pacts.Length != count * count || members.Length != count || candidates.Length != count)
            throw new ArgumentException($"Expected {count} states and {count * count} pairs; found {members.Length} members, {candidates.Length} candidates, {pacts.Length} pairs.", nameof(pacts));
        var dependence = new double[count];
        var others = members.Count(true);
        for (var state = 0; state < count; state++)
        {
            if (!members[state]) continue;
            var pledged = capabilities[state];
            for (var partner = 0; partner < count; partner++)
            {
                if (partner != state && pacts[(state * count) + partner]) pledged += capabilities[partner];
            }

            if (pledged == 0) continue;
            for (var leader = 0; leader < count; leader++)
            {
                if (leader == state || !candidates[leader] || !pacts[(state * count) + leader]) continue;
                dependence[leader] += capabilities[leader] / pledged;
            }
        }

        SecurityLeader? best = null;
        for (var state = 0; state < count; state++)
        {
            if (!candidates[state] && !members[state]) continue;
            var led = members[state] ? others - 1 : others;
            var mean = led == 0 ? 0 : dependence[state] / led;
            if (best is null || IsBefore(mean, capabilities[state], best.Dependence, capabilities[best.State])) best = new SecurityLeader(state, mean);
        }

        return others == 0 ? null : best;
    }

    // The margin keeps the order in which states are listed from deciding between sums that differ in their last bits only.
    private static bool IsBefore(double dependence, double capability, double bestDependence, double bestCapability) =>
        dependence > bestDependence + 1e-12 || (dependence > bestDependence - 1e-12 && capability > bestCapability);
}
