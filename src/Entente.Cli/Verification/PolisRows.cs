using System.Globalization;
using System.Text.Json;
using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Records.Sources;

namespace Entente.Cli.Verification;

/// <summary>The Polis pipeline against what Polis' own mathematics gives on two public conversations.</summary>
internal static class PolisRows
{
    private static readonly string[] Conversations = ["vtaiwan.uberx", "brexit-consensus"];

    /// <summary>The rows.</summary>
    public static IEnumerable<VerificationRow> Of(VerificationScope scope) => Conversations.SelectMany(conversation => Of(scope, conversation));

    private static IEnumerable<VerificationRow> Of(VerificationScope scope, string conversation)
    {
        var source = $"Polis mathematics 08e03eb1 on {conversation}";
        var prefix = $"polis-{conversation.Split('.', '-')[0]}-";
        if (scope.Find("polis", conversation) is not { } folder || scope.Find("polis-math", "reference", conversation + ".polismath.json") is not { } file)
            return [VerificationRow.Skip(prefix + "groups", source, 1, scope.Missing("polis", conversation))];
        using var progress = scope.Progress($"computing {conversation} as Polis does");
        var record = RecordReader.Read(folder, new ReadOptions { Format = RecordFormat.Polis }, scope.Stop);
        var tick = PolisMath.Measure(record, cancellation: scope.Stop);
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var reference = new Reference(document.RootElement, tick);
        return
        [
            VerificationRow.Near(prefix + "groups", source, 1, reference.GroupAgreement(), 0, "adjusted Rand index of the groups; exact"),
            VerificationRow.Near(prefix + "group-count", source, reference.GroupCount, tick.Groups.Length, 0, "number of groups; exact"),
            VerificationRow.Near(prefix + "silhouettes", source, 0, reference.SilhouetteDifference(), 1e-4, "largest difference over k"),
            VerificationRow.Near(prefix + "consensus", source, 0, reference.Largest("group_aware_consensus", statement => statement.GroupAwareConsensus), 1e-9, "largest difference of group-aware consensus over statements"),
            VerificationRow.Near(prefix + "extremity", source, 0, reference.LargestShare("comment_extremity", statement => statement.Extremity), 1e-7, "largest relative difference over statements; power iteration stops near there"),
            VerificationRow.Near(prefix + "priority", source, 0, reference.PriorityDifference(), 1e-9, "largest difference over statements, given the reference's extremities, which its power iteration leaves off by up to 1e-8"),
            VerificationRow.Near(prefix + "representative", source, reference.RepresentativeCount, reference.RepresentativeMatches(), 0, "statements that represent groups, in order and direction; exact"),
        ];
    }

    /// <summary>The reference document beside our result.</summary>
    private sealed class Reference(JsonElement root, PolisTick tick)
    {
        private readonly Dictionary<int, int> _placeOfStatement = Ints(root.GetProperty("statement_ids")).Index().ToDictionary(pair => pair.Item, pair => pair.Index);

        public int GroupCount => root.GetProperty("k_smoother").GetProperty("smoothed-k").GetInt32();

        public int RepresentativeCount => tick.Groups.Sum(group => Chosen(group.Id).Length);

        public double? GroupAgreement()
        {
            var participants = root.GetProperty("participants");
            var groups = Ints(participants.GetProperty("id")).Zip(Ints(participants.GetProperty("group"))).ToDictionary(pair => pair.First, pair => pair.Second);
            int[] theirs = [.. tick.Participants.Select(participant => Placed(groups[Number(tick.Record.Actors[participant.Actor].Code)]))];
            return AdjustedRand.Index(theirs, [.. tick.Participants.Select(participant => Placed(participant.Group))]);
        }

        public double SilhouetteDifference() => tick.Clusterings.Max(clustering =>
            Math.Abs(root.GetProperty("silhouettes").GetProperty(clustering.K.ToString(CultureInfo.InvariantCulture)).GetDouble() - clustering.Silhouette));

        public double Largest(string name, Func<PolisStatement, double> ours) =>
            Pairs(name, ours).Max(pair => Math.Abs(pair.Theirs - pair.Ours));

        public double LargestShare(string name, Func<PolisStatement, double> ours) =>
            Pairs(name, ours).Max(pair => pair.Theirs == pair.Ours ? 0 : Math.Abs(pair.Theirs - pair.Ours) / Math.Abs(pair.Theirs));

        // A priority is a factor of the votes times (1 + extremity)². The reference's own components come from a start at random that is not on
        // record, so they can be met only as far as its power iteration converged: brexit's second component is off by 1e-8 even from the exact one.
        public double PriorityDifference() => Pairs("comment_extremity", statement => statement.Extremity)
            .Zip(Pairs("comment_priority", statement => statement.Priority))
            .Max(pair => Math.Abs(pair.Second.Theirs - (pair.Second.Ours * Math.Pow((1 + pair.First.Theirs) / (1 + pair.First.Ours), 2))));

        /// <summary>Statements in the same place on both lists, less those that only ours has.</summary>
        public int RepresentativeMatches() => tick.Groups.Sum(group => Chosen(group.Id)
            .Zip(group.Representative.Select(statement => (Number(tick.Record.Propositions[statement.Proposition].Id), statement.IsAgreement)))
            .Count(pair => pair.First == pair.Second) - Math.Max(0, group.Representative.Length - Chosen(group.Id).Length));

        // The index leaves out who has no group on either side; those in no group are counted as one, so that they must be the same people.
        private static int Placed(int group) => group < 0 ? int.MaxValue : group;

        private (int Statement, bool IsAgreement)[] Chosen(int group) =>
        [
            .. root.GetProperty("repness").GetProperty(group.ToString(CultureInfo.InvariantCulture)).EnumerateArray()
                .Select(item => (item.GetProperty("tid").GetInt32(), item.GetProperty("repful-for").GetString() == "agree")),
        ];

        private IEnumerable<(double Theirs, double Ours)> Pairs(string name, Func<PolisStatement, double> ours)
        {
            double[] theirs = [.. root.GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];
            return tick.Statements.Select(statement => (theirs[_placeOfStatement[Number(tick.Record.Propositions[statement.Proposition].Id)]], ours(statement)));
        }

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

        private static int[] Ints(JsonElement array) => [.. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? -1 : item.GetInt32())];
    }
}
