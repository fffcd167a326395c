using Entente.Dialogue.Parties;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue;

/// <content>What was imported.</content>
public sealed partial class DialogueState
{
    /// <summary>Imported parties in the order of the import.</summary>
    public Register<PartyId> ImportedParties { get; } = [];

    /// <summary>Imported statements in the order of the import.</summary>
    public Register<StatementId> ImportedStatements { get; } = [];

    /// <summary>How many batches of an import are in.</summary>
    public int ImportedBatches { get; internal set; }

    /// <summary>How many versions of stances were imported.</summary>
    public int ImportedVersions { get; internal set; }
}
