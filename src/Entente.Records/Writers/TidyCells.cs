namespace Entente.Records.Writers;

/// <summary>The text of every cell of a record's tidy form, worked out once for each actor and proposition.</summary>
internal sealed class TidyCells
{
    private readonly TidyForm _form;
    private readonly string?[][] _values;

    public TidyCells(StanceRecord record)
    {
        _form = new TidyForm(record);
        _values = [.. _form.Columns.Select(column => column switch
        {
            { OfActor: { } ofActor } => record.Actors.Select(actor => Filled(ofActor(actor))).ToArray(),
            { OfProposition: { } ofProposition } => record.Propositions.Select(proposition => Filled(ofProposition(proposition))).ToArray(),
            _ => [],
        })];
    }

    public IReadOnlyList<TidyColumn> Columns => _form.Columns;

    /// <summary>Fills one row after the other into the same array, a null for an empty cell.</summary>
    public IEnumerable<string?[]> Rows()
    {
        var row = new string?[Columns.Count];
        foreach (var (actor, proposition, stance, isFirst) in _form.Rows())
        {
            for (var column = 0; column < row.Length; column++)
            {
                var described = Columns[column];
                row[column] = described switch
                {
                    { OfActor: not null } => actor < 0 ? null : _values[column][actor],
                    { OfProposition: not null } => proposition < 0 || (described.FirstRowOnly && !isFirst) ? null : _values[column][proposition],
                    _ => Word(stance),
                };
            }

            yield return row;
        }
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Word(Stance stance) => stance switch
    {
        Stance.Support => "support",
        Stance.Reserve => "reserve",
        Stance.Oppose => "oppose",
        _ => null,
    };
}
