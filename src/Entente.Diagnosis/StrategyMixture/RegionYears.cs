namespace Entente.Diagnosis.StrategyMixture;

/// <summary>The indicators of a region, added up over the years of a period.</summary>
internal sealed class RegionYears(SecurityRegion region, MixtureOptions options)
{
    private readonly double[] _sums = new double[MixtureIndicators.All.Count];
    private readonly double[] _counts = new double[MixtureIndicators.All.Count];
    private readonly int[] _years = new int[MixtureIndicators.All.Count];
    private readonly Dictionary<string, (int Years, double Dependence)> _leaders = new(StringComparer.Ordinal);

    public SortedSet<string> States { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Unmeasured { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Microstates { get; } = new(StringComparer.Ordinal);

    public bool LacksMajorPowers { get; private set; }

    /// <summary>The number of years with at least two states.</summary>
    public int Years { get; private set; }

    /// <summary>The number of pairs of the region's states and years with a dispute.</summary>
    public int Disputes { get; private set; }

    /// <summary>The number of these that did not come to the use of force.</summary>
    public int Settled { get; private set; }

    /// <summary>The number of years for which disputes are known.</summary>
    public int DisputeYears { get; private set; }

    /// <summary>Vetoes a year on the region's affairs; null if the table of vetoes does not cover region or period.</summary>
    public double? VetoesPerYear { get; set; }

    public (string[] Stronger, string[] Weaker)? Sides { get; private set; }

    /// <summary>The value of an indicator over the years added; NaN if none has it.</summary>
    public double ValueOf(int place) => _counts[place] == 0 ? double.NaN : Math.Min(1, _sums[place] / _counts[place]);

    /// <summary>The number of years that were looked at for an indicator.</summary>
    public int YearsOf(int place) => _years[place];

    /// <summary>The state that led in most years, and in how many; among equals the one on which the others depended more.</summary>
    public (string State, int Years)? Leader => _leaders.Count == 0
        ? null
        : _leaders.OrderByDescending(pair => pair.Value.Years).ThenByDescending(pair => pair.Value.Dependence)
            .Select(pair => ((string, int)?)(pair.Key, pair.Value.Years)).First();

    /// <summary>Adds an indicator that is counted over the whole period.</summary>
    public void AddWhole(string name, double value, int years)
    {
        Add(name, value);
        _years[MixtureIndicators.PlaceOf(name)] = years;
    }

    public void Add(WorldYear world, TreatyParticipation treaties)
    {
        Unmeasured.UnionWith(region.States.Where(world.Unmeasured.Contains));
        Microstates.UnionWith(region.States.Where(world.Microstates.Contains));
        var members = new bool[world.States.Length];
        foreach (var state in region.States)
        {
            if (world.Index.TryGetValue(state, out var place)) members[place] = true;
        }

        string[] codes = [.. world.States.Where((_, place) => members[place])];
        if (codes.Length < 2) return;
        Years++;
        States.UnionWith(codes);
        if (world.Pacts is not null) AddAlliances(world, members, world.Pacts);
        AddDisputes(world, members);
        AddOrganisations(world, members);
        if (treaties.Of(codes, world.Year) is { } bound) Add(MixtureIndicators.Treaties, bound);
        var armed = world.Armed.Where((share, place) => members[place] && !double.IsNaN(share)).ToList();
        if (armed.Count > 0) Add(MixtureIndicators.Armed, armed.Average(share => Math.Min(1, share / options.MostArmed)));
    }

    /// <summary>
    /// Adds what rests on pacts. Between the sides a patron weighs as much of its capabilities as its pacts commit: the share of the region's states
    /// tied to it.
    /// </summary>
    private void AddAlliances(WorldYear world, bool[] members, bool[] pacts)
    {
        var count = world.States.Length;
        LacksMajorPowers |= world.MajorPowers is null;
        var patrons = new bool[count];
        var committed = world.Capabilities.ToArray();
        var (unallied, states) = (0, 0);
        for (var state = 0; state < count; state++)
        {
            var row = pacts.AsSpan(state * count, count);
            if (members[state])
            {
                states++;
                if (!row.Contains(true)) unallied++;
            }
            else if (world.MajorPowers?[state] == true)
            {
                var tied = 0;
                for (var member = 0; member < count; member++) tied += members[member] && row[member] ? 1 : 0;
                patrons[state] = tied > 0;
                committed[state] *= (double)tied / members.Count(true);
            }
        }

        Add(MixtureIndicators.Unallied, (double)unallied / states);
        AddLeader(world, members, patrons, pacts);
        if (world.Opposed is not { } opposed) return;
        var sides = OpposedSides.Find(world.Capabilities, committed, pacts, opposed, members, patrons);
        Add(MixtureIndicators.Evenness, sides?.Evenness ?? 0);
        Add(MixtureIndicators.Reach, sides?.Reach ?? 0);
        Add(MixtureIndicators.Opposition, sides?.Opposition ?? 0);
        if (sides is not null) Sides = ([.. sides.First.Select(state => world.States[state])], [.. sides.Second.Select(state => world.States[state])]);
    }

    /// <summary>
    /// Adds what rests on the leader. That power is concentrated, and in whose hands, is hegemony only as far as it is the leader's and states
    /// follow it: so concentration is that held by the leader, and both it and the lead count by the share of the other states tied to the leader.
    /// </summary>
    private void AddLeader(WorldYear world, bool[] members, bool[] patrons, bool[] pacts)
    {
        bool[] candidates = [.. members.Zip(patrons, (member, patron) => member || patron)];
        if (SecurityLeader.Find(world.Capabilities, pacts, members, candidates) is not { } leader) return;
        var code = world.States[leader.State];
        var (years, dependence) = _leaders.GetValueOrDefault(code);
        _leaders[code] = (years + 1, dependence + leader.Dependence);
        var (next, tied, others) = (0.0, 0, 0);
        var own = world.Capabilities[leader.State];
        List<double> amounts = [own];
        for (var state = 0; state < members.Length; state++)
        {
            if (state == leader.State || !members[state]) continue;
            others++;
            if (pacts[(state * members.Length) + leader.State]) tied++;
            next = Math.Max(next, world.Capabilities[state]);
            amounts.Add(world.Capabilities[state]);
        }

        var following = others == 0 ? 0 : (double)tied / others;
        var held = own >= next ? 1 : own / next;
        if (Concentration.CapabilityConcentration.Of([.. amounts]) is { } concentration) Add(MixtureIndicators.Concentration, concentration * held * following);
        Add(MixtureIndicators.Lead, own == 0 ? 0 : Math.Max(0, 1 - (next / own)) * following);
        Add(MixtureIndicators.Dependence, leader.Dependence);
    }

    private void AddDisputes(WorldYear world, bool[] members)
    {
        if (world.Hostility is not { } hostility) return;
        var count = world.States.Length;
        var (disputes, settled, forceful, states) = (0, 0, 0, 0);
        for (var state = 0; state < count; state++)
        {
            if (!members[state]) continue;
            states++;
            var force = false;
            for (var other = 0; other < count; other++)
            {
                var level = hostility[(state * count) + other];
                force |= WorldYear.IsForce(level);
                if (other <= state || !members[other] || !(level > 0)) continue;
                disputes++;
                if (!WorldYear.IsForce(level)) settled++;
            }

            if (force) forceful++;
        }

        Disputes += disputes;
        Settled += settled;
        DisputeYears++;
        Add(MixtureIndicators.Force, forceful, states);
    }

    private void AddOrganisations(WorldYear world, bool[] members)
    {
        if (world.Organisations is not { } organisations) return;
        var count = world.States.Length;
        var (sum, pairs) = (0.0, 0);
        for (var first = 0; first < count; first++)
        {
            for (var second = first + 1; second < count; second++)
            {
                var shared = organisations[(first * count) + second];
                if (!members[first] || !members[second] || double.IsNaN(shared)) continue;
                sum += Math.Min(1, shared / options.MostOrganisations);
                pairs++;
            }
        }

        if (pairs > 0) Add(MixtureIndicators.Organisations, sum / pairs);
    }

    private void Add(string name, double amount, double count = 1)
    {
        var place = MixtureIndicators.PlaceOf(name);
        _sums[place] += amount;
        _counts[place] += count;
        _years[place]++;
    }
}
