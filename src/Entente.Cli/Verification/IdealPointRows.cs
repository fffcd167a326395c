using System.Globalization;
using System.IO.Compression;
using Entente.Measures.IdealPoints;
using Entente.Records;
using Entente.Records.Sources;

namespace Entente.Cli.Verification;

/// <summary>Ideal points against the published estimates of Bailey, Strezhnev and Voeten.</summary>
internal static class IdealPointRows
{
    private const string Source = "Bailey, Strezhnev and Voeten 2017, estimates of April 2020";
    private const int QuickSweeps = 1500;
    private const int FullSweeps = 24_000;
    private const int FirstWellBridged = 21;

    /// <summary>The rows.</summary>
    public static IEnumerable<VerificationRow> Of(VerificationScope scope)
    {
        if (scope.Find("unga") is not { } folder || scope.Find("unga", "published-ideal-points.csv.gz") is not { } file)
            return [VerificationRow.Skip("ideal-points", Source, 10_469, scope.Missing("unga", "published-ideal-points.csv.gz"))];
        var record = RecordReader.Read(folder, new ReadOptions { Format = RecordFormat.Unga }, scope.Stop);
        var published = PublishedPoint.Read(file);
        var fast = Fit(scope, record, new IdealPointOptions());
        var again = Fit(scope, record, new IdealPointOptions
        {
            Estimator = IdealPointEstimator.Published,
            BurnIn = (scope.Full ? FullSweeps : QuickSweeps) / 6,
            Sweeps = (scope.Full ? FullSweeps : QuickSweeps) * 5 / 6,
        });
        List<VerificationRow> rows =
        [
            VerificationRow.Near("ideal-points-counts", Source, published.Count, published.Count(point => PointOf(fast, point)?.Count == point.Count), 0, "state-sessions with the published number of votes; exact"),
            VerificationRow.AtLeast("ideal-points-fast-r", Source, 0.985, Correlation(fast, published), "fast against published, all state-sessions"),
            VerificationRow.AtLeast("ideal-points-fast-within", Source, 0.995, MedianWithin(fast, published), "fast against published, median correlation within sessions"),
        ];
        if (scope.Full)
        {
            rows.Add(VerificationRow.AtLeast("ideal-points-published-r", Source, 0.9995, Correlation(again, published), "published sampler, 24,000 sweeps"));
            rows.Add(VerificationRow.AtMost("ideal-points-published-largest", Source, 0.12, Largest(again, published), "published sampler, largest difference"));
            rows.Add(VerificationRow.Near("ideal-points-published-widths", Source, 1, Widths(again, published), 0.02, "published sampler, mean ratio of 90 % interval widths"));
            var proper = Fit(scope, record, new IdealPointOptions { Estimator = IdealPointEstimator.Proper });
            rows.Add(VerificationRow.AtLeast("ideal-points-fast-proper", "the exact sampler", 0.998, Correlation(fast, proper), "fast against proper, sessions after 20"));
            rows.Add(VerificationRow.Near("ideal-points-fast-sd", "the exact sampler", 1, SdRatio(fast, proper), 0.1, "ratio of mean standard deviations, sessions after 20"));
        }
        else
        {
            rows.Add(VerificationRow.AtLeast("ideal-points-published-r", Source, 0.996, Correlation(again, published), "published sampler, 1,500 sweeps; --full runs 24,000 and asks for more"));
            rows.Add(VerificationRow.AtLeast("ideal-points-published-within", Source, 0.999, MedianWithin(again, published), "published sampler, 1,500 sweeps, median correlation within sessions"));
            rows.Add(VerificationRow.Skip("ideal-points-published-largest", Source, 0.12, "needs the full run: entente verify DATA --full"));
            rows.Add(VerificationRow.Skip("ideal-points-fast-proper", "the exact sampler", 0.998, "needs the full run: entente verify DATA --full"));
        }

        return rows;
    }

    private static IdealPointFit Fit(VerificationScope scope, StanceRecord record, IdealPointOptions options)
    {
        using var progress = scope.Progress($"fitting ideal points ({options.Estimator.ToString().ToLowerInvariant()})");
        return IdealPointModel.Fit(record, options with { Seed = scope.Seed, Threads = scope.Threads }, progress, scope.Stop);
    }

    private static IdealPoint? PointOf(IdealPointFit fit, PublishedPoint point) =>
        fit.Record.ActorIndex(point.Code) is { } actor ? fit.PointOf(actor, point.Session) : null;

    private static double? Correlation(IdealPointFit fit, IEnumerable<PublishedPoint> published) =>
        Pearson([.. published.Select(point => (point.Mean, Ours: PointOf(fit, point)?.Mean)).Where(pair => pair.Ours is not null).Select(pair => (pair.Mean, pair.Ours!.Value))]);

    private static double? Correlation(IdealPointFit first, IdealPointFit second) =>
        Pearson([.. Common(first, second).Select(pair => (pair.First.Mean, pair.Second.Mean))]);

    private static double? SdRatio(IdealPointFit first, IdealPointFit second)
    {
        var common = Common(first, second).ToArray();
        return common.Length == 0 ? null : common.Average(pair => pair.First.Sd) / common.Average(pair => pair.Second.Sd);
    }

    private static IEnumerable<(IdealPoint First, IdealPoint Second)> Common(IdealPointFit first, IdealPointFit second) => first.Points
        .Where(point => point.Period >= FirstWellBridged)
        .Select(point => (point, Other: second.PointOf(point.Actor, point.Period)))
        .Where(pair => pair.Other is not null)
        .Select(pair => (pair.point, pair.Other!.Value));

    private static double? MedianWithin(IdealPointFit fit, IEnumerable<PublishedPoint> published)
    {
        var sessions = published.GroupBy(point => point.Session).Select(session => Correlation(fit, session)).OfType<double>().Order().ToArray();
        return sessions.Length == 0 ? null : (sessions[(sessions.Length - 1) / 2] + sessions[sessions.Length / 2]) / 2;
    }

    private static double? Largest(IdealPointFit fit, IEnumerable<PublishedPoint> published) =>
        published.Max(point => PointOf(fit, point) is { } ours ? Math.Abs(ours.Mean - point.Mean) : (double?)null);

    private static double? Widths(IdealPointFit fit, IEnumerable<PublishedPoint> published)
    {
        var ratios = published.Select(point => PointOf(fit, point) is { } ours ? (ours.High - ours.Low) / (point.High - point.Low) : (double?)null).OfType<double>().ToArray();
        return ratios.Length == 0 ? null : ratios.Average();
    }

    private static double? Pearson((double X, double Y)[] pairs)
    {
        if (pairs.Length < 2) return null;
        var (meanX, meanY) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        double xy = 0, xx = 0, yy = 0;
        foreach (var (x, y) in pairs)
        {
            xy += (x - meanX) * (y - meanY);
            xx += (x - meanX) * (x - meanX);
            yy += (y - meanY) * (y - meanY);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : null;
    }
}

/// <summary>A published ideal point.</summary>
/// <param name="Code">The state's code.</param>
/// <param name="Session">The session.</param>
/// <param name="Count">The number of votes behind it.</param>
/// <param name="Mean">The estimate.</param>
/// <param name="Low">Its 5 % quantile.</param>
/// <param name="High">Its 95 % quantile.</param>
internal sealed record PublishedPoint(string Code, int Session, int Count, double Mean, double Low, double High)
{
    /// <summary>The points of a file as in <c>published-ideal-points.csv.gz</c>.</summary>
    /// <exception cref="RecordFormatException">The file lacks a column or a number.</exception>
    public static List<PublishedPoint> Read(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var header = (text.ReadLine() ?? "").Split(',');
        var places = new[] { "iso3", "session", "n_votes", "ideal_point", "q5", "q95" }.Select(name => Array.IndexOf(header, name)).ToArray();
        if (places.Contains(-1)) throw new RecordFormatException(path, 1, column: null, "a column is missing", "expected iso3, session, n_votes, ideal_point, q5 and q95");
        var points = new List<PublishedPoint>();
        for (var line = 2; text.ReadLine() is { } row; line++)
        {
            // Names of countries are quoted where they hold a comma; the columns that count come after, so they are counted from the end.
            var fields = row.Split(',');
            string At(int place) => place == 0 ? fields[0] : fields[fields.Length - header.Length + places[place]];
            if (!int.TryParse(At(1), CultureInfo.InvariantCulture, out var session) || !int.TryParse(At(2), CultureInfo.InvariantCulture, out var count))
                throw new RecordFormatException(path, line, column: null, "the session or the count is no number", "expected whole numbers");
            points.Add(new PublishedPoint(fields[0], session, count, Real(At(3)), Real(At(4)), Real(At(5))));
        }

        return points;

        static double Real(string field) => double.Parse(field, CultureInfo.InvariantCulture);
    }
}
