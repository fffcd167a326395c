using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Diagnosis.Packages;
using Entente.Measures.Blocs;
using Entente.Records;

namespace Entente.Cli.Commands;

/// <summary><c>entente package</c>: which set of propositions could all sides accept together.</summary>
internal sealed class PackageCommand : RecordCommand
{
    private readonly PackageChoices _choices = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public PackageCommand(Terminal terminal, CancellationToken stop)
        : base("package", "Which set of propositions all sides could accept together, with proof that none is better.", terminal, stop)
    {
        _choices.AddTo(this);
        AddCommonOptions();
    }

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked)
    {
        Measurable.RequireActors(asked.Record.Record, 1);
        var who = _choices.Parties(asked.Parse, asked.Record);
        var survey = new Survey(asked);
        var parties = PartiesOf(asked, who, survey);
        var options = _choices.Chosen(asked.Parse, parties);
        if (_choices.ExpectsMissing(asked.Parse)) options = options with { Fit = survey.Fit };
        asked.Settle("seed", asked.Seed);
        asked.Settle("parties", who.Word);
        asked.Settle("first", options.First == PackageAim.Size ? "size" : "fairness");
        asked.Settle("leastGain", options.LeastGain);
        asked.Settle("missing", options.Fit is null ? "nothing" : "expected");
        asked.Settle("effort", options.Effort);
        using var progress = asked.Terminal.Progress("searching for a package");
        try
        {
            return new PackageAnswer(asked.Record, Package.Find(parties, options, progress, asked.Stop));
        }
        catch (ContradictoryPackageException fault)
        {
            throw new RecordFormatException(
                parties.Record.Name, line: null, column: null, fault.Message.TrimEnd('.'),
                fault.Demands.Count == 1 ? "expected it to be given up, or the party left out" : $"expected one of them to be given up{(fault.IsSmallest ? ": no smaller set contradicts itself" : "")}",
                fault);
        }
        catch (TimeoutException fault)
        {
            throw new WorkFailedException(fault.Message.Split('.')[0], "a larger --effort may do", fault);
        }
    }

    private static PackageParties PartiesOf(Question asked, (string Word, bool IsGrouping) who, Survey survey)
    {
        var record = asked.Record.Record;
        if (who.IsGrouping)
        {
            var declared = Required(PackageParties.Blocs(record, BlocPartition.Declared(record, who.Word)), record);
            return declared.Count > 1 ? declared
                : throw new CommandLineException(
                    $"--parties {who.Word} makes one party of {Words.Count(declared.All[0].Actors.Length, "actor")}",
                    $"expected a grouping with two groups or more; for its members as parties: --actors {string.Join(',', declared.All[0].Actors.Take(8).Select(actor => record.Actors[actor].Code))}{(declared.All[0].Actors.Length > 8 ? ",…" : "")}");
        }

        if (!PackageChoices.AreFoundBlocs(who)) return PackageParties.Actors(record);
        var finding = survey.Blocs(asked.Record.IsDialogue ? BlocMethod.Polis : BlocMethod.Assembly, grouping: null);
        return Required(PackageParties.Blocs(record, finding.Blocs, [.. finding.Ids.Select(BlocNames.Letter)]), record);
    }

    private static PackageParties Required(PackageParties parties, StanceRecord record) => parties.Count > 0 ? parties
        : throw new RecordFormatException(record.Name, line: null, column: null, "the record has no bloc in which anyone took a stance", "expected one, or --parties actors");
}
