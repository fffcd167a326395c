using System.Collections.Immutable;
using System.Reflection;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>Which series there are and how each is read from a table. A new table needs a row here and no code.</summary>
/// <remarks>The format of a schema file is described in <c>docs/covariates.md</c>; the one built in is <c>covariates.csv</c> beside this class.</remarks>
public sealed class CovariateSchema
{
    /// <summary>The name of the file by which a folder declares tables of its own.</summary>
    public const string FileName = "covariates.csv";

    /// <summary>The series that is 1 for the members of the state system: by it expected state-years are counted and implied zeros are kept to members.</summary>
    public const string SystemMember = "system_member";

    /// <summary>The name of the table of vetoes among the declarations of events.</summary>
    public const string Vetoes = "vetoes";

    /// <summary>The name of the table of participation in treaties among the declarations of events.</summary>
    public const string Treaties = "treaties";

    private static readonly Lazy<CovariateSchema> BuiltIn = new(() => Read(new SourceFile(
        FileName, FileName, () => Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(CovariateSchema).Namespace}.{FileName}")!)));

    private CovariateSchema(ImmutableArray<SeriesDeclaration> declarations) => Declarations = declarations;

    /// <summary>The tables that Entente knows: Correlates of War, ATOP, V-Dem, Polity and others, and vetoes and treaties.</summary>
    public static CovariateSchema Default => BuiltIn.Value;

    /// <summary>One declaration a series, in order.</summary>
    public ImmutableArray<SeriesDeclaration> Declarations { get; }

    /// <summary>Reads a schema from a file.</summary>
    /// <param name="path">A delimited table with a header, as <c>docs/covariates.md</c> describes it.</param>
    /// <exception cref="RecordFormatException">The file cannot be read or a row of it declares no series that can be read.</exception>
    public static CovariateSchema Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(SourceFile.At(path));
    }

    /// <summary>A schema of given declarations.</summary>
    /// <param name="declarations">One a series.</param>
    /// <exception cref="ArgumentException">A series is declared twice.</exception>
    public static CovariateSchema Of(IEnumerable<SeriesDeclaration> declarations)
    {
        ArgumentNullException.ThrowIfNull(declarations);
        var all = declarations.ToImmutableArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaration in all)
        {
            if (!seen.Add(declaration.Series)) throw new ArgumentException($"The series '{declaration.Series}' is declared twice.", nameof(declarations));
        }

        return new CovariateSchema(all);
    }

    /// <summary>This schema with the declarations of another: a series that both declare is read as the other says.</summary>
    /// <param name="other">The declarations to add or to put in place.</param>
    public CovariateSchema With(CovariateSchema other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var replaced = other.Declarations.Select(declaration => declaration.Series).ToHashSet(StringComparer.Ordinal);
        return new CovariateSchema([.. Declarations.Where(declaration => !replaced.Contains(declaration.Series)), .. other.Declarations]);
    }

    /// <summary>This schema with some of its series only, so that the tables of the others are not read.</summary>
    /// <param name="series">The names to keep; <see cref="SystemMember"/> is kept in any case.</param>
    /// <exception cref="ArgumentException">A name is not declared.</exception>
    public CovariateSchema Only(params IEnumerable<string> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var names = series.ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Declarations.All(declaration => declaration.Series != name))
                throw new ArgumentException($"There is no series '{name}'; declared are {string.Join(", ", Declarations.Select(declaration => declaration.Series))}.", nameof(series));
        }

        return new CovariateSchema([.. Declarations.Where(declaration => declaration.Series == SystemMember || names.Contains(declaration.Series))]);
    }

    internal static CovariateSchema Read(SourceFile file)
    {
        using var table = new DelimitedReader(file.Open(), file.Display, new ReadLimits { FileBytes = 64 << 20 });
        var rows = new SchemaTable(table);
        var declarations = ImmutableArray.CreateBuilder<SeriesDeclaration>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadRow())
        {
            var declaration = rows.Declaration();
            if (!seen.Add(declaration.Series)) throw table.Fault(0, $"the series '{declaration.Series}' is declared twice", "expected each series once");
            declarations.Add(declaration);
        }

        return new CovariateSchema(declarations.ToImmutable());
    }
}
