using Entente.Cli.Answers;
using Entente.Cli.Output;

namespace Entente.Cli.Commands;

/// <summary><c>entente measure</c>: every measure as one report.</summary>
internal sealed class MeasureCommand : RecordCommand
{
    private readonly Measuring _measuring = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public MeasureCommand(Terminal terminal, CancellationToken stop)
        : base("measure", "Every measure as one report; --out report.html writes it as a page to open, print or send.", terminal, stop)
    {
        Output.TakesHtml = true;
        _measuring.AddTo(this);
        AddCommonOptions();
    }

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked) => _measuring.Measure(asked, new Survey(asked));

    /// <inheritdoc/>
    protected override void Give(Question asked, IAnswer answer)
    {
        if (Output.Chosen(asked.Parse) == OutputFormat.Html) Output.WritePage(asked.Parse, answer, PrefaceOf(asked));
        base.Give(asked, answer);
    }
}
