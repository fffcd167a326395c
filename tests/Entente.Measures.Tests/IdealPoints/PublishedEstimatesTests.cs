using Entente.Measures.IdealPoints;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>Both estimators against the points published in April 2020.</summary>
public sealed class PublishedEstimatesTests(PublishedReference reference) : IClassFixture<PublishedReference>
{
    [Fact]
    public void Published_sampler_of_1500_sweeps_is_close_to_the_published_points()
    {
        var fit = Fitting.Fit(reference.Record, new IdealPointOptions
        {
            Estimator = IdealPointEstimator.Published,
            BurnIn = 500,
            Sweeps = 1000,
            Thin = 10,
            Threads = 2,
        });
        double[] means = [.. fit.Points.Select(point => point.Mean)];
        // 24,000 sweeps give .9999; at 1,500 the early levels have not settled.
        Assert.InRange(PublishedReference.Correlation(means, reference.Mean), 0.996, 1);
        Assert.InRange(reference.Within(means), 0.999, 1);
        // The published run accepted .835 of its cut points at the end; burn-in included it is a little lower.
        Assert.InRange(fit.Diagnostics!.Acceptance, 0.78, 0.85);
    }

    [Fact]
    public void Fast_fit_agrees_with_the_published_points()
    {
        double[] means = [.. reference.Fast.Points.Select(point => point.Mean)];
        Assert.True(reference.Fast.HasConverged);
        // What remains is the level of the first sessions, which nothing bridges, and two-sided smoothing.
        Assert.InRange(PublishedReference.Correlation(means, reference.Mean), 0.985, 1);
        Assert.InRange(reference.Within(means), 0.995, 1);
        // Standard deviations against the published 90 % widths, which are 3.29 of them.
        Assert.InRange(reference.Fast.Points.Sum(point => point.Sd) * 3.29 / reference.Width.Sum(), 0.9, 1.1);
        Assert.InRange(PublishedReference.Correlation([.. reference.Fast.Points.Select(point => point.Sd)], reference.Width), 0.9, 1);
    }

    [Fact]
    public void The_United_States_and_the_Soviet_Union_are_at_the_ends_of_1980()
    {
        var ranked = reference.Fast.Points.Where(point => point.Period == 35).OrderBy(point => point.Mean).Select(point => reference.Record.Actors[point.Actor].Code).ToArray();
        Assert.Equal("USA", ranked[^1]);
        Assert.Contains("RUS", ranked[..25]);
    }
}
