namespace Entente.Dialogue.Statements;

/// <summary>The number of a statement. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct StatementId(int Number) : INumbered<StatementId>
{
    static StatementId INumbered<StatementId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
