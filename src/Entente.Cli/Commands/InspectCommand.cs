using Entente.Cli.Answers;
using Entente.Cli.Output;

namespace Entente.Cli.Commands;

/// <summary><c>entente inspect</c>: what is in this record and how good is it.</summary>
internal sealed class InspectCommand : RecordCommand
{
    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public InspectCommand(Terminal terminal, CancellationToken stop)
        : base("inspect", "What is in this record, and how good is it.", terminal, stop) => AddCommonOptions();

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked) => new InspectAnswer(asked.Record);
}
