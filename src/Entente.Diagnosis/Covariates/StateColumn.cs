namespace Entente.Diagnosis.Covariates;

/// <summary>The systems of codes in which tables name states.</summary>
public enum CodeSystem
{
    /// <summary>ISO 3166-1 alpha-3, with the stand-ins of the directory of states (<c>YUG</c>, <c>DDR</c>).</summary>
    Iso3 = 1,

    /// <summary>The state codes of Correlates of War [COW2017].</summary>
    Cow = 2,

    /// <summary>The state codes of Gleditsch and Ward [Gleditsch1999].</summary>
    Gw = 3,

    /// <summary>English names, present or former, as the directory of states knows them.</summary>
    Name = 4,

    /// <summary>Any code, taken as it stands: for actors that are no states.</summary>
    Actor = 5,
}

/// <summary>A column that names a state.</summary>
/// <param name="System">The system of its codes.</param>
/// <param name="Column">The name of the column.</param>
public sealed record StateColumn(CodeSystem System, string Column)
{
    /// <summary>The column as a schema writes it, such as <c>iso3:iso3_1</c>.</summary>
#pragma warning disable CA1308 // The schema is written in small letters.
    public override string ToString() => $"{System.ToString().ToLowerInvariant()}:{Column}";
#pragma warning restore CA1308
}
