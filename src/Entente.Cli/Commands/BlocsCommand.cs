using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Blocs;

namespace Entente.Cli.Commands;

/// <summary><c>entente blocs</c>: which blocs are there.</summary>
internal sealed class BlocsCommand : RecordCommand
{
    private readonly BlocOptions _blocs = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public BlocsCommand(Terminal terminal, CancellationToken stop)
        : base("blocs", "Which blocs there are, who is in them, and whether they are stable.", terminal, stop)
    {
        _blocs.AddTo(this);
        AddCommonOptions();
    }

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked)
    {
        Measurable.RequireActors(asked.Record.Record, 2);
        var method = _blocs.Method(asked.Parse) ?? (asked.Record.IsDialogue ? BlocMethod.Polis : BlocMethod.Assembly);
        asked.Settle("seed", asked.Seed);
        asked.Settle("blocMethod", BlocOptions.Word(method));
        var grouping = method == BlocMethod.Declared ? _blocs.Grouping(asked.Parse, asked.Record.Record) : null;
        if (grouping is not null) asked.Settle("grouping", grouping);
        return new BlocsAnswer(asked.Record, new Survey(asked).Blocs(method, grouping));
    }
}
