using System.Text.Json.Nodes;

namespace Entente.Charts.Tests;

/// <summary>Documents as <c>entente diagnose</c> writes them: the figures are made up, of a size that an assembly of states over 1946 to 2018 could give.</summary>
internal static class DiagnosedSamples
{
    private static readonly string[] Regions = ["Africa", "Americas", "Asia", "Europe", "Middle East and North Africa"];
    private static readonly (int From, int To)[] Spans = [(1946, 1960), (1961, 1975), (1976, 1990), (1991, 2005), (2006, 2018)];

    /// <summary>The document of <c>diagnose</c> alone: a preface and every section of the diagnosis.</summary>
    public static JsonObject Alone() => Diagnosed(new JsonObject
    {
        ["entente"] = "0.1.0",
        ["record"] = new JsonObject
        {
            ["name"] = "General Assembly, roll calls",
            ["format"] = "unga",
            ["actors"] = 193,
            ["propositions"] = 6202,
            ["stances"] = 870109,
            ["from"] = "1946-12-14",
            ["to"] = "2018-12-22",
            ["adoptedWithoutVote"] = new JsonObject { ["included"] = false, ["count"] = 0 },
        },
        ["settings"] = new JsonObject { ["seed"] = 1, ["interval"] = 0.9, ["replicates"] = 1000, ["before"] = "1946..1955", ["after"] = "1975..1984" },
    });

    /// <summary>One document with the keys of <c>measure</c> and of <c>diagnose</c>; polarization is then a section, as <c>measure</c> writes it, whose rows hold both.</summary>
    public static JsonObject Joined()
    {
        var document = Diagnosed(MeasuredSamples.Assembly());
        var rows = document["polarization"]!.DeepClone();
        document["polarization"] = new JsonObject { ["byPeriod"] = rows };
        return document;
    }

    private static JsonObject Diagnosed(JsonObject document)
    {
        document["decomposition"] = Decomposition();
        document["agendaAdjusted"] = Array(Sessions(), session => Row(
            ("period", session), ("year", 1945 + session), ("raw", Rising(session)), ("rawLow", Rising(session) - 0.03), ("rawHigh", Rising(session) + 0.03),
            ("adjusted", Adjusted(session)), ("low", Adjusted(session) - 0.05), ("high", Adjusted(session) + 0.05)));
        document["polarization"] = Array(Sessions(), session =>
        {
            var polarization = (session < 45 ? 0.34 - 0.002 * session : 0.19) + 0.02 * Wave(session);
            var separation = (session < 45 ? 2.4 - 0.01 * session : 1.5) + 0.15 * Wave(session + 7);
            return Row(("period", session), ("year", 1945 + session), ("estebanRay", polarization), ("low", polarization - 0.02), ("high", polarization + 0.02),
                ("betweenShare", session < 45 ? 0.74 : 0.61), ("separation", separation), ("separationLow", separation - 0.2), ("separationHigh", separation + 0.2), ("k", 2));
        });
        document["persistence"] = new JsonObject
        {
            ["from"] = 1985,
            ["to"] = 1989,
            ["byPeriod"] = Array(Sessions().Where(session => session >= 20), session =>
            {
                var share = session is >= 40 and <= 44 ? 0.78 : session < 40 ? 0.5 + 0.01 * (session - 20) : 0.55 - 0.005 * (session - 45);
                return Row(("period", session), ("year", 1945 + session), ("share", share), ("low", share - 0.04), ("high", share + 0.04), ("baseline", 0.03), ("actors", 150 - Math.Abs(session - 42)));
            }),
        };
        document["changePoints"] = new JsonArray(
            Break("thickness across differences", "unknown", 1963, 1960, 1967, 0.36, 0.52, 41.2, 0.0004),
            Break("polarization (Esteban–Ray)", "unknown", 1990, 1988, 1992, 0.3, 0.19, 66.1, 0.00001),
            Break("polarization (Esteban–Ray)", "known", 2001, null, null, 0.19, 0.19, 0.4, 0.61),
            Break("separation", "known", 1990, null, null, 2.2, 1.5, 30.5, 0.002));
        document["mixture"] = Array(Regions.SelectMany((region, place) => Spans.Select((span, age) => (region, place, span, age))), row => Mixture(row.region, row.place, row.span, row.age));
        document["drivers"] = Array(Spans.Take(4).Select((span, age) => (span, age)), row => Drivers(row.span, row.age));
        document["bridges"] = Bridges();
        document["talkAndDeed"] = TalkAndDeed();
        document["claims"] = Claims();
        document["covariates"] = new JsonArray(
            Covariate("capabilities", "COW NMC 6.0", 1946, 2016, 192, 0.98), Covariate("alliances", "ATOP 5.1", 1946, 2018, 193, 0.97), Covariate("trade", "COW Trade 4.0", 1946, 2014, 189, 0.81));
        document["omissions"] = new JsonArray("Joint organisations end in 2014; the period 2006–2018 uses the years up to then.", "Fractionalization is known for 162 of 193 states.");
        return document;
    }

    private static JsonObject Decomposition()
    {
        var section = Row(
            ("total", -0.192), ("totalLow", -0.214), ("totalHigh", -0.171), ("membership", -0.046), ("membershipLow", -0.058), ("membershipHigh", -0.033),
            ("movement", -0.019), ("movementLow", -0.037), ("movementHigh", 0.002), ("agenda", -0.127), ("agendaLow", -0.149), ("agendaHigh", -0.104), ("replicates", 1000), ("interval", 0.9));
        section["before"] = Row(("from", 1946), ("to", 1955), ("disagreement", 0.533), ("actors", 60), ("items", 412));
        section["after"] = Row(("from", 1975), ("to", 1984), ("disagreement", 0.341), ("actors", 158), ("items", 1204));
        section["joined"] = new JsonArray("DZA", "AGO", "BGD", "CIV");
        section["left"] = new JsonArray("TWN");
        section["warnings"] = new JsonArray("Between 1963 and 1965 sessions 18 to 20 are bridged by few items.");
        section["dyads"] = Row(("total", -0.181), ("stayers", -0.121), ("entrants", -0.064), ("leavers", 0.004));
        section["groups"] = new JsonArray(
            Group("region", "Africa", 0.31, 0.22, -0.051), Group("region", "Europe", 0.58, 0.49, -0.044), Group("founders", "founding members", 0.53, 0.39, -0.083), Group("former colonies", "former colonies", 0.29, 0.21, -0.061));
        return section;
    }

    private static JsonObject Mixture(string region, int place, (int From, int To) span, int age)
    {
        // Each region starts near a corner of its own and drifts towards institutions, at a pace of its own.
        var institutions = 0.12 + age * (0.03 + 0.025 * place);
        var hegemony = (1 - institutions) * (0.78 - 0.13 * place + 0.04 * Wave(place + 3 * age));
        var balance = 1 - institutions - hegemony;
        var selfHelp = 0.15 + 0.14 * place;
        var mixture = Row(
            ("from", span.From), ("to", span.To), ("hegemony", hegemony), ("hegemonyLow", hegemony - 0.07), ("hegemonyHigh", hegemony + 0.08), ("balance", balance), ("balanceLow", balance - 0.06), ("balanceHigh", balance + 0.07),
            ("institutions", institutions), ("institutionsLow", institutions - 0.05), ("institutionsHigh", institutions + 0.06), ("selfHelp", selfHelp), ("selfHelpLow", selfHelp - 0.05), ("selfHelpHigh", selfHelp + 0.05),
            ("leans", institutions < 0.4 ? 0.99 : institutions < 0.5 ? 0.71 : 0.04), ("states", 20 + 8 * place));
        mixture["region"] = region;
        mixture["leader"] = place < 3 ? "USA" : "RUS";
        mixture["indicators"] = new JsonArray(
            Indicator("concentration of capabilities", "hegemony", 0.71, 0.5, hegemony - 0.05), Indicator("security ties of the leader", "hegemony", 0.52, 0.5, hegemony + 0.04),
            Indicator("opposed alliance blocs", "balance", 0.44, 0.6, balance - 0.03), Indicator("evenness of the blocs", "balance", 0.38, 0.4, balance + 0.02),
            Indicator("joint organisations", "institutions", 0.33, 0.5, institutions - 0.02), Indicator("treaty participation", "institutions", 0.57, 0.5, institutions + 0.03));
        return mixture;
    }

    private static JsonObject Drivers((int From, int To) span, int age)
    {
        (string Name, string Block, double Effect)[] covariates = [
            ("cultural distance", "F1", 0.06), ("fractionalization", "F1", -0.02), ("capability gap", "F2", 0.11), ("trade (log)", "F2", -0.09), ("distance (log)", "F2", 0.05),
            ("democracy gap", "F3", 0.14), ("rivalry", "F3", 0.04), ("shared alliance", "F4", -0.23), ("opposed alliances", "F4", 0.31), ("joint organisations", "F4", -0.12)];
        var period = Row(("from", span.From), ("to", span.To), ("pairs", 1600 + 3900 * age), ("r2", 0.46 - 0.06 * age));
        period["dropped"] = new JsonArray(Row(("pairs", 300 + 900 * age), ("covariate", "trade (log)")), Row(("pairs", 110 + 20 * age), ("covariate", "fractionalization")));
        period["coefficients"] = Array(covariates.Select((covariate, place) => (covariate, place)), row =>
        {
            var standardized = row.covariate.Effect * (1 - 0.15 * age) + 0.02 * Wave(row.place + 5 * age);
            var estimate = 2.5 * standardized;
            var firm = Math.Abs(standardized) > 0.06;
            return Row(("name", row.covariate.Name), ("block", row.covariate.Block), ("estimate", estimate), ("standardized", standardized), ("se", 0.08), ("low", estimate - 0.13), ("high", estimate + 0.13),
                ("p", firm ? 0.001 : 0.2), ("pMrqap", firm && row.place % 3 != 0 ? 0.004 : 0.12), ("pHolm", firm ? 0.008 : 0.8));
        });
        period["blocks"] = new JsonArray(
            Block("F1", "global system and cultural diversity", 0.08), Block("F2", "political, economic and military change", 0.21), Block("F3", "nationalism and popular politics", 0.23 + 0.04 * age), Block("F4", "superpowers with antagonistic ideologies", 0.48 - 0.04 * age));
        return period;
    }

    private static JsonObject Bridges()
    {
        string[] states = ["Türkiye", "India", "Republic of Korea", "Brazil", "Mexico", "Saint Vincent and the Grenadines", "Serbia", "Kazakhstan", "South Africa", "Philippines"];
        return new JsonObject
        {
            ["period"] = 73,
            ["actors"] = Array(states.Select((name, place) => (name, place)), row =>
            {
                var (position, moved) = (0.6 - 0.13 * row.place, 0.3 * Wave(row.place));
                return Row(("actor", $"S{row.place:00}"), ("name", row.name), ("position", position), ("low", position - 0.2), ("high", position + 0.2), ("between", 0.95 - 0.05 * Math.Abs(row.place - 4)),
                    ("moved", moved), ("movedLow", moved - 0.12), ("movedHigh", moved + 0.12));
            }),
            ["propositions"] = Array(Enumerable.Range(0, 6), number =>
            {
                var proposition = Row(("id", $"R{number}"), ("title", number == 0 ? "Prevention of an arms race in outer space" : $"Draft resolution {number} on a matter that divides the assembly"), ("needed", 2 + 3 * number));
                proposition["changes"] = new JsonArray(Change("1", 2 + number, "USA", "GBR", "FRA"), Change("2", 2 * number, "RUS", "CHN"));
                return proposition;
            }),
        };
    }

    private static JsonObject TalkAndDeed()
    {
        string[] areas = ["human rights", "disarmament", "use of force", "law of the sea", "environment", "trade and development"];
        string[] states = ["United States of America", "Israel", "Sudan", "Democratic People’s Republic of Korea", "Iran", "Saudi Arabia", "Norway", "Uruguay", "Costa Rica", "Somalia", "Myanmar", "Syria"];
        return new JsonObject
        {
            ["areas"] = Array(areas.Select((area, place) => (area, place)), row =>
            {
                var (votes, treaties, correlation) = (0.71 - 0.07 * row.place, 0.34 + 0.06 * row.place, 0.42 - 0.09 * row.place);
                return Row(("area", row.area), ("votes", votes), ("votesLow", votes - 0.05), ("votesHigh", votes + 0.05), ("treaties", treaties), ("treatiesLow", treaties - 0.07), ("treatiesHigh", treaties + 0.07),
                    ("correlation", correlation), ("correlationLow", correlation - 0.12), ("correlationHigh", correlation + 0.12), ("states", 180 - 4 * row.place));
            }),
            ["actors"] = Array(states.Select((name, place) => (name, place)), row =>
            {
                var (talk, gap) = (0.5 * Wave(row.place + 2), (row.place % 3 == 0 ? -1 : 1) * (0.9 - 0.06 * row.place));
                return Row(("actor", $"T{row.place:00}"), ("name", row.name), ("talk", talk), ("deed", talk - gap), ("gap", gap), ("low", gap - 0.4), ("high", gap + 0.4));
            }),
        };
    }

    private static JsonArray Claims() => new(
        Claim("consensus-thinner", "3.1", "The consensus on security has become thinner since 1946.", "Thickness on one agenda has a negative trend.", -0.0006, -0.0019, 0.0007, 0.36, "undecided"),
        Claim("newcomers-less", "3.1", "Newcomers explain less of the change than movement and agenda do.", "|membership| < |movement| + |agenda|.", 0.1, 0.078, 0.124, 0.0004, "supported"),
        Claim("basic-thicker", "2.2", "Consensus is thicker on basic security than on economic justice.", "The difference of thickness is above 0.", 0.174, 0.121, 0.229, 0.0001, "supported"),
        Claim("polarization-fell", "3.2", "Ideological polarization fell after 1990.", "The level of Esteban–Ray is lower after 1990.", -0.11, -0.13, -0.09, 0.00001, "supported"),
        Claim("veto-blocs", "4.3", "Obstruction in the Security Council does not follow blocs.", "Odds of a veto alike across blocs.", 2.31, 1.62, 3.3, 0.0008, "contradicted"),
        Claim("peace-rare", "5.1", "Balance of power prevents war only where consensus is present.", "The interaction of balance and consensus is negative.", -0.00042, -0.0011, 0.0002, 0.21, "undecided"),
        Claim("inner-talks", "5.4", "Talks behind closed doors widen the consensus more than public ones.", null, null, null, null, null, "undecided"));

    private static JsonObject Claim(string id, string section, string text, string? hypothesis, double? estimate, double? low, double? high, double? p, string verdict)
    {
        var claim = Row(("id", id), ("section", section), ("text", text), ("estimate", estimate), ("low", low), ("high", high), ("p", p), ("pHolm", p is null ? null : Math.Min(1, 7 * p.Value)), ("verdict", verdict));
        claim["hypothesis"] = hypothesis;
        claim["data"] = estimate is null ? null : "Roll calls of 1946 to 2018, ideal points of the fast estimator";
        claim["test"] = estimate is null ? null : "Bootstrap over propositions, 1,000 replicates";
        claim["sample"] = estimate is null ? "no data here reach it" : "6,202 roll calls, 193 states";
        claim["reason"] = verdict switch { "supported" => "The interval lies on the side that the claim says.", "contradicted" => "The interval lies on the other side.", _ => estimate is null ? "No record of such talks is at hand." : "The interval holds 0." };
        claim["wouldChange"] = estimate is null ? "A record of stances taken in closed talks." : "Resolutions adopted without a vote, taken as assent.";
        return claim;
    }

    private static JsonObject Break(string series, string kind, int year, int? low, int? high, double before, double after, double statistic, double p) =>
        Row(("series", series), ("kind", kind), ("year", year), ("low", low), ("high", high), ("before", before), ("after", after), ("statistic", statistic), ("p", p));

    private static JsonObject Group(string grouping, string group, double before, double after, double contribution) =>
        Row(("grouping", grouping), ("group", group), ("before", before), ("after", after), ("contribution", contribution));

    private static JsonObject Indicator(string name, string corner, double value, double weight, double without) =>
        Row(("name", name), ("corner", corner), ("value", value), ("weight", weight), ("without", without));

    private static JsonObject Block(string block, string name, double share) => Row(("block", block), ("name", name), ("share", share), ("low", share - 0.03), ("high", share + 0.03));

    private static JsonObject Change(string bloc, int needed, params string[] actors)
    {
        var change = Row(("bloc", bloc), ("needed", needed));
        change["actors"] = Array(actors, code => JsonValue.Create(code));
        return change;
    }

    private static JsonObject Covariate(string series, string source, int from, int to, int states, double coverage) =>
        Row(("series", series), ("source", source), ("from", from), ("to", to), ("states", states), ("coverage", coverage));

    private static IEnumerable<int> Sessions() => Enumerable.Range(1, 73);

    private static double Rising(int session) => 0.34 + 0.2 * Math.Tanh((session - 17) / 8.0) + 0.03 * Wave(session);

    private static double Adjusted(int session) => 0.43 + 0.0006 * session + 0.015 * Wave(session + 3);

    private static JsonObject Row(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var row = new JsonObject();
        foreach (var (name, value) in members) row[name] = value switch { null => null, int count => count, double number => Math.Round(number, 5), _ => value.ToString() };
        return row;
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> node) => new([.. items.Select(node)]);

    /// <summary>A number in [−1, 1] that looks random and is the same everywhere.</summary>
    private static double Wave(int place) => Math.Round(Math.Sin(place * 12.9898), 4);
}
