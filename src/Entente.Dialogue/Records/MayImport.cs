using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Records;

/// <summary>Whether the asker may import a conversation here now, asked before a file is read.</summary>
public sealed record MayImport : DialogueQuestion<ImportPlace>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Answer<ImportPlace> Answer(DialogueState state, QuestionContext context) =>
        state.Stances.Versions > state.ImportedVersions ? new DialogueHasStances() : new ImportPlace(state.ImportedBatches);
}

/// <summary>How far an import has come.</summary>
/// <param name="Batches">How many batches are in; an import that broke off goes on with the next.</param>
public sealed record ImportPlace(int Batches);
