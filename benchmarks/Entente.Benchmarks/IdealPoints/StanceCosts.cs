using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Entente.Benchmarks.IdealPoints;

/// <summary>Adds the median time and the nanoseconds per stance and sweep of <see cref="UnitedNations"/>.</summary>
internal sealed class StanceCosts : ManualConfig
{
    public StanceCosts()
    {
        AddColumn(StatisticColumn.Median, new PerStanceAndSweep());
        // The build of the benchmark runs the analyzers too; two minutes, the default, are short on a busy machine.
        BuildTimeout = TimeSpan.FromMinutes(10);
    }

    private sealed class PerStanceAndSweep : IColumn
    {
        public string Id => nameof(PerStanceAndSweep);

        public string ColumnName => "ns/stance/sweep";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Median time, divided by sweeps and stances; samplers only";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            if (benchmarkCase.Descriptor.WorkloadMethod.Name == nameof(UnitedNations.Fast) || summary[benchmarkCase]?.ResultStatistics is not { } time) return "-";
            return (time.Median / UnitedNations.Sweeps / UnitedNations.Stances).ToString("f1", CultureInfo.InvariantCulture);
        }
    }
}
