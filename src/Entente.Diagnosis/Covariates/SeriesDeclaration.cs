using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>How one series is read from a table: a row of a <see cref="CovariateSchema"/>.</summary>
/// <param name="Series">The name of the series.</param>
/// <param name="Kind">What a row of the table is about.</param>
/// <param name="File">The name of the file, without <c>.gz</c>; <c>*</c> stands for any letters.</param>
public sealed record SeriesDeclaration(string Series, SeriesKind Kind, string File)
{
    /// <summary>The columns that name the state, or the first state; the first that is filled in a row counts, the others tell two rows of one state apart.</summary>
    public ImmutableArray<StateColumn> First { get; init; } = [];

    /// <summary>The columns that name the second state; empty for facts about one state.</summary>
    public ImmutableArray<StateColumn> Second { get; init; } = [];

    /// <summary>The column of the year, or of the first day or year of a spell.</summary>
    public string From { get; init; } = "year";

    /// <summary>The column of the last day or year of a spell, which still counts; an empty field stands for a spell that lasts. Null for other kinds, and if all spells last.</summary>
    public string? To { get; init; }

    /// <summary>
    /// The value: a column; the sum of columns (<c>a+b</c>, unknown if one is); the largest known of columns (<c>a|b</c>); 1 where a column is filled and 0 where not
    /// (<c>a?</c>); or <c>1</c> for any row. Default <c>1</c>.
    /// </summary>
    public string Value { get; init; } = "1";

    /// <summary>Which rows count, as <c>column=value</c> or <c>column=value|value</c>, or <c>column?</c> for those where it is filled; several conditions are separated by blanks and must all hold. Empty for all rows.</summary>
    public string Where { get; init; } = "";

    /// <summary>What several rows about the same states and year come to.</summary>
    public Combination Combine { get; init; }

    /// <summary>Whether the order of two states matters.</summary>
    public bool IsDirected { get; init; }

    /// <summary>Whether a state or pair without a row is 0 (true) or unknown (false) in the years covered.</summary>
    public bool AbsentIsZero { get; init; }

    /// <summary>Fields that stand for an unknown value besides the empty one, such as <c>-9</c> or <c>NA</c>.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>The values that are possible.</summary>
    public ValueRange Range { get; init; } = ValueRange.Any;

    /// <summary>The first year that the table covers; null for the first year in it.</summary>
    public int? CoversFrom { get; init; }

    /// <summary>The last year that the table covers; null for the last year in it.</summary>
    public int? CoversTo { get; init; }

    /// <summary>The producer to cite, as keys of the bibliography.</summary>
    public string Source { get; init; } = "";

    /// <summary>What the values are, with their unit, in a sentence.</summary>
    public string Meaning { get; init; } = "";

    internal bool IsDyadic => Kind is SeriesKind.DyadYear or SeriesKind.DyadSpell;

    internal bool IsSpell => Kind is SeriesKind.StateSpell or SeriesKind.DyadSpell;
}
