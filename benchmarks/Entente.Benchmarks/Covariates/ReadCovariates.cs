using BenchmarkDotNet.Attributes;
using Entente.Diagnosis.Covariates;

namespace Entente.Benchmarks.Covariates;

/// <summary>Reading the tables of peace research, and looking facts up. Needs the real data beside the repository.</summary>
[MemoryDiagnoser]
public class ReadCovariates
{
    private static readonly string Peace = FindPeace();
    private readonly CovariateStore _store = CovariateStore.Read([Peace]);
    private string[] _states = [];
    private double[] _matrix = [];

    [GlobalSetup]
    public void ChooseStates()
    {
        _states = [.. _store.State(CovariateSchema.SystemMember)!.In(2000).Where(fact => fact.Value == 1).Select(fact => fact.State)];
        _matrix = new double[_states.Length * _states.Length];
    }

    /// <summary>The whole folder: 2.0 million rows, 58 series.</summary>
    [Benchmark]
    public CovariateStore WholeFolder() => CovariateStore.Read([Peace]);

    [Benchmark]
    public CovariateStore AlliancesAndCapabilities() => CovariateStore.Read([Peace], CovariateSchema.Default.Only(["defense", "cinc"]));

    /// <summary>One series, all pairs of a year, one after the other: 191 × 191 look-ups.</summary>
    [Benchmark]
    public double PairByPair()
    {
        var igos = _store.Dyad("shared_igos")!;
        var sum = 0.0;
        foreach (var first in _states)
        {
            foreach (var second in _states) sum += igos[first, second, 2000] ?? 0;
        }

        return sum;
    }

    /// <summary>The same at once.</summary>
    [Benchmark]
    public double Matrix()
    {
        _store.Dyad("shared_igos")!.Fill(2000, _states, _matrix);
        return _matrix[1];
    }

    private static string FindPeace()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data", "peace");
            if (Directory.Exists(data)) return data;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds shared/data/peace.");
    }
}
