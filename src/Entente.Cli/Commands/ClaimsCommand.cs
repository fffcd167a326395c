using System.CommandLine;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Diagnosis.Claims;

namespace Entente.Cli.Commands;

/// <summary><c>entente claims</c>: what do the data say to the essay's claims.</summary>
internal sealed class ClaimsCommand : RecordCommand
{
    private readonly CovariateFolders _covariates = new();
    private readonly Option<string?> _registry = OptionKinds.Text("--claims", "FILE", "A registry of further claims; one with the id of ours takes its place. docs/claims.md says how to write one.");
    private readonly Option<string?> _claim = OptionKinds.Text("--claim", "ID", "Tell one claim in full.");

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public ClaimsCommand(Terminal terminal, CancellationToken stop)
        : base("claims", "What do the data say to the essay's claims: supported, contradicted or undecided, each with its test.", terminal, stop)
    {
        Output.TakesHtml = true;
        _covariates.AddTo(this);
        Options.Add(_registry);
        Options.Add(_claim);
        AddCommonOptions();
    }

    /// <inheritdoc/>
    protected override void Check(ParseResult parse)
    {
        base.Check(parse);
        var registry = Registry(parse);
        if (parse.GetValue(_claim) is { } id && registry.Claims.All(claim => claim.Id != id))
            throw new CommandLineException($"there is no claim '{id}'", $"expected one of {string.Join(", ", registry.Claims.Select(claim => claim.Id))}");
    }

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked)
    {
        var registry = Registry(asked.Parse);
        asked.Settle("covariates", string.Join("; ", _covariates.Named(asked.Parse)));
        asked.Settle("claims", asked.Parse.GetValue(_registry));
        return ClaimsAnswer.Of(asked, registry, _covariates.Read(asked.Parse, asked.Terminal, asked.Stop), asked.Parse.GetValue(_claim));
    }

    /// <inheritdoc/>
    protected override void Give(Question asked, IAnswer answer)
    {
        if (Output.Chosen(asked.Parse) == OutputFormat.Html) Output.WritePage(asked.Parse, answer, PrefaceOf(asked));
        base.Give(asked, answer);
    }

    private ClaimRegistry Registry(ParseResult parse) => parse.GetValue(_registry) is { } path ? ClaimRegistry.BuiltIn.With(ClaimRegistry.Read(path)) : ClaimRegistry.BuiltIn;
}
