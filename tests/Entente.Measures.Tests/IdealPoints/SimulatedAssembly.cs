using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>A record drawn from the model, with the positions it was drawn from.</summary>
internal sealed record SimulatedAssembly(StanceRecord Record, double[,] Truth)
{
    // The stationary chain of variance 1 whose precision couples neighbours as the model does, by 1 / (½ s) = 4 with equal counts: φ / (1 − φ²) = 4.
    private const double Persistence = 0.8828;

    /// <summary>Actors drift as the prior says where all points have standard deviation 1, β ~ N(0, 1); a tenth of the stances is missing.</summary>
    /// <remarks>Positions are standardised before stances are drawn: the scale of the prior is that of the result.</remarks>
    public static SimulatedAssembly Draw(ulong seed, int actors = 40, int periods = 10, int itemsPerPeriod = 40, double bridged = 0.15)
    {
        var random = new CounterRandom(seed);
        ulong counter = 0;
        double Next() => Normal.Quantile(random.OpenUniform(counter++));
        double Uniform() => random.Uniform(counter++);
        var truth = new double[actors, periods];
        for (var actor = 0; actor < actors; actor++)
        {
            for (var period = 0; period < periods; period++)
                truth[actor, period] = period == 0 ? Next() : (Persistence * truth[actor, period - 1]) + (Math.Sqrt(1 - (Persistence * Persistence)) * Next());
        }

        Standardize(truth);
        var propositions = new List<Proposition>();
        var (who, what, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        for (var period = 0; period < periods; period++)
        {
            for (var item = 0; item < itemsPerPeriod; item++)
            {
                var (slope, lower) = (Next(), 0.2 + (0.7 * Next()));
                var upper = lower + 0.2 + (0.8 * Uniform());
                var key = $"{period}-{item}";
                for (var time = period; time < Math.Min(periods, period + (Uniform() < bridged ? 2 : 1)); time++)
                {
                    for (var actor = 0; actor < actors; actor++)
                    {
                        if (Uniform() < 0.1) continue;
                        var z = (slope * truth[actor, time]) + Next();
                        who.Add(actor);
                        what.Add(propositions.Count);
                        stances.Add(z < lower ? Stance.Support : z < upper ? Stance.Reserve : Stance.Oppose);
                    }

                    propositions.Add(new Proposition($"{key}@{time}") { Session = time + 1, Item = key });
                }
            }
        }

        var record = StanceRecord.Create(
            "simulated", Enumerable.Range(0, actors).Select(actor => new Actor($"A{actor:00}", $"Actor {actor}")), propositions, [.. who], [.. what], [.. stances]);
        return new SimulatedAssembly(record, truth);
    }

    private static void Standardize(double[,] truth)
    {
        var flat = truth.Cast<double>().ToArray();
        PublishedSampler.Standardize(flat);
        Buffer.BlockCopy(flat, 0, truth, 0, flat.Length * sizeof(double));
    }

    /// <summary>The true positions of the points of a fit, standardised as the fit is, in its sign.</summary>
    public double[] TruthOf(IdealPointFit fit)
    {
        double[] truth = [.. fit.Points.Select(point => Truth[point.Actor, point.Period - 1])];
        PublishedSampler.Standardize(truth);
        var sign = Math.Sign(truth.Zip(fit.Points, (value, point) => value * point.Mean).Sum());
        return [.. truth.Select(value => sign * value)];
    }
}
