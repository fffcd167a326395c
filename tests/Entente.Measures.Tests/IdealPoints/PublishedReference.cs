using System.Globalization;
using Entente.Measures.IdealPoints;
using Entente.Records;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>The UN record and the ideal points published in April 2020, read once for all tests.</summary>
public sealed class PublishedReference
{
    private readonly Lazy<StanceRecord> _record = new(() => UngaVotes.Record);
    private readonly Lazy<IdealPointData> _data;
    private readonly Lazy<(double[] Mean, double[] Width, int[] Count)> _points;
    private readonly Lazy<IdealPointFit> _fast;

    public PublishedReference()
    {
        _data = new(() => IdealPointData.Of(Record));
        _points = new(ReadPoints);
        _fast = new(() => Fitting.Fit(Record, new IdealPointOptions { Threads = 2 }));
    }

    public StanceRecord Record => _record.Value;

    public IdealPointData Data => _data.Value;

    /// <summary>The published mean, by point.</summary>
    public double[] Mean => _points.Value.Mean;

    /// <summary>The width of the published 90 % interval, by point.</summary>
    public double[] Width => _points.Value.Width;

    /// <summary>The published number of votes, by point; −1 where nothing was published.</summary>
    public int[] Count => _points.Value.Count;

    /// <summary>The fast fit with default settings.</summary>
    public IdealPointFit Fast => _fast.Value;

    public static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        double xy = 0, xx = 0, yy = 0;
        for (var index = 0; index < x.Count; index++)
        {
            xy += (x[index] - meanX) * (y[index] - meanY);
            xx += (x[index] - meanX) * (x[index] - meanX);
            yy += (y[index] - meanY) * (y[index] - meanY);
        }

        return xy / Math.Sqrt(xx * yy);
    }

    /// <summary>The median over sessions of the correlation within a session.</summary>
    public double Within(IReadOnlyList<double> x) => Enumerable.Range(0, Data.Periods.Length)
        .Select(period => Enumerable.Range(0, x.Count).Where(point => Data.PointPeriod[point] == period).ToArray())
        .Select(points => Correlation([.. points.Select(point => x[point])], [.. points.Select(point => Mean[point])]))
        .Order().ElementAt(Data.Periods.Length / 2);

    private (double[], double[], int[]) ReadPoints()
    {
        var (mean, width, count) = (new double[Data.PointActor.Length], new double[Data.PointActor.Length], new int[Data.PointActor.Length]);
        Array.Fill(count, -1);
        foreach (var row in UngaVotes.Rows("published-ideal-points.csv.gz"))
        {
            var point = Data.PointOf(Record.ActorIndex(row[0])!.Value, int.Parse(row[3], CultureInfo.InvariantCulture))!.Value;
            mean[point] = double.Parse(row[6], CultureInfo.InvariantCulture);
            width[point] = double.Parse(row[12], CultureInfo.InvariantCulture) - double.Parse(row[8], CultureInfo.InvariantCulture);
            count[point] = int.Parse(row[5], CultureInfo.InvariantCulture);
        }

        return (mean, width, count);
    }
}
