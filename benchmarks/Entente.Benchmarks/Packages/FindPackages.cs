using BenchmarkDotNet.Attributes;
using Entente.Diagnosis.Packages;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Benchmarks.Packages;

/// <summary>
/// Packages for 193 parties, proven: of 300 generated propositions (line to keep: 10 s on two cores), of 1,500, and of the votes of the General Assembly.
/// </summary>
public class FindPackages
{
    private PackageParties _parties = null!;

    [Params("generated 193 × 300", "generated 193 × 1,500", "General Assembly 2019", "General Assembly 2015–2019")]
    public string Question { get; set; } = "";

    [GlobalSetup]
    public void Read() => _parties = PackageParties.Actors(Question switch
    {
        "generated 193 × 300" => Generated(193, 300),
        "generated 193 × 1,500" => Generated(193, 1500),
        "General Assembly 2019" => GeneralAssembly.Read().Where(proposition => proposition.Session == 74),
        _ => GeneralAssembly.Read().Where(proposition => proposition.Session is >= 70 and <= 74),
    });

    [Benchmark(Description = "package, fairness first")]
    public bool Fairness() => Proven(PackageAim.Fairness);

    [Benchmark(Description = "package, size first")]
    public bool Size() => Proven(PackageAim.Size);

    private bool Proven(PackageAim first) => Package.Find(_parties, new PackageOptions { First = first }) is { IsProven: true } ? true
        : throw new InvalidOperationException("The package is not proven to be the best.");

    /// <summary>An assembly on one line, a tenth of the stances missing and a fifth of the others opposed: as divided as the General Assembly at its most divided.</summary>
    private static StanceRecord Generated(int actors, int propositions)
    {
        var random = new CounterRandom(7);
        var next = 0UL;
        double Uniform() => random.Uniform(next++);
        double Gauss() => Normal.Quantile(Math.Clamp(Uniform(), 1e-9, 1 - 1e-9));
        var place = Enumerable.Range(0, actors).Select(_ => Gauss()).ToArray();
        List<int> stanceActors = [], stancePropositions = [];
        var stances = new List<Stance>();
        for (var proposition = 0; proposition < propositions; proposition++)
        {
            var (slope, lower) = (Gauss(), Gauss() + 0.8);
            for (var actor = 0; actor < actors; actor++)
            {
                if (Uniform() < 0.1) continue;
                var answer = (slope * place[actor]) + Gauss();
                stanceActors.Add(actor);
                stancePropositions.Add(proposition);
                stances.Add(answer < lower ? Stance.Support : answer < lower + 0.5 ? Stance.Reserve : Stance.Oppose);
            }
        }

        return StanceRecord.Create(
            "generated assembly", Enumerable.Range(0, actors).Select(actor => new Actor($"A{actor:000}", $"Actor {actor}")),
            Enumerable.Range(0, propositions).Select(proposition => new Proposition($"p{proposition}")), [.. stanceActors], [.. stancePropositions], [.. stances]);
    }
}
