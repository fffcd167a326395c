using Entente.TestKit;

namespace Entente.Cli.Tests;

/// <summary>
/// Calling states otherwise changes nothing but labels, in every measure that the command line tells, on made and on real votes: agreement, ideal
/// points, blocs, consensus and thickness, polarization; decompositions, persistence, change-points, bridges and smallest changes; packages.
/// </summary>
/// <remarks>
/// What rests on facts about states (drivers, strategy mixtures, votes beside treaties) is relabelled together with these facts in the tests of
/// those parts. Polis' method is left out: it is documented to begin from the first participants of a record.
/// </remarks>
public sealed class RelabellingTests
{
    // Sums run over actors in another order.
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData("measure", "--replicates", "20")]
    [InlineData("diagnose", "--replicates", "20")]
    [InlineData("package", "--least-gain", "0")]
    [InlineData("package", "--parties", "region", "--least-gain", "0")]
    public void Other_labels_on_made_votes_change_no_bit(params string[] line)
    {
        using var records = new RelabelledRecords(RelabelledRecords.Made());
        JsonLeaves.AssertSame(Answer(records.Plain, line), Answer(records.Renamed, line), 0, IsChosenByCode);
    }

    [Theory]
    [InlineData("measure", "--replicates", "0")]
    [InlineData("measure", "--replicates", "20")]
    [InlineData("diagnose", "--replicates", "0")]
    [InlineData("package", "--least-gain", "0")]
    [InlineData("package", "--parties", "region", "--least-gain", "0")]
    public void Other_labels_in_another_order_on_made_votes_change_only_rounding(params string[] line)
    {
        using var records = new RelabelledRecords(RelabelledRecords.Made());
        JsonLeaves.AssertSame(Answer(records.Plain, line), Answer(records.Reordered, line), Rounding, path => HangsOnOrder(path, line));
    }

    [Theory]
    [InlineData("measure", "--replicates", "10")]
    [InlineData("diagnose", "--replicates", "10")]
    [InlineData("package", "--parties", "region", "--least-gain", "0")]
    public void Other_labels_on_votes_of_the_General_Assembly_change_no_bit_and_another_order_only_rounding(params string[] line)
    {
        using var records = new RelabelledRecords(RelabelledRecords.Votes(SharedData.Require("unga")));
        var plain = Answer(records.Plain, line);
        JsonLeaves.AssertSame(plain, Answer(records.Renamed, line), 0, IsChosenByCode);
        if (line is not ["diagnose", ..]) JsonLeaves.AssertSame(plain, Answer(records.Reordered, line), Rounding, path => HangsOnOrder(path, line));
    }

    // Who of those who are alike in all that counts should change first is told by code; how many is not.
    private static bool IsChosenByCode(string path) => path.StartsWith("/bridges/propositions", StringComparison.Ordinal) && path.EndsWith("/actors", StringComparison.Ordinal);

    private static bool HangsOnOrder(string path, string[] line) =>
        IsChosenByCode(path)
        // Names of blocs take the first of those who stand alike; so do the parties who gain most and least.
        || (path.EndsWith("/name", StringComparison.Ordinal) && path.Contains("/blocs[", StringComparison.Ordinal))
        || path.EndsWith("/most", StringComparison.Ordinal) || path.EndsWith("/least", StringComparison.Ordinal)
        // Positions are drawn actor after actor: another order draws others, and moves what is told of draws by chance.
        || (path.StartsWith("/polarization/byPeriod", StringComparison.Ordinal) && line is not [.., "0"]);

    private static string Answer(string record, string[] line) =>
        RelabelledRecords.WithPlainLabels(CommandRun.Of([line[0], record, "--format", "json", .. line[1..]]).Succeeded().Out);
}
