using System.Globalization;
using Entente.Diagnosis.Claims.Inference;
using Entente.Records.States;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>
/// The mean distance of the ideal points of permanent members that vetoed a draft together, minus the mean distance of all pairs of permanent
/// members in those years: below 0 where vetoes follow blocs. Years are drawn anew in blocks.
/// </summary>
internal sealed record VetoesWithinBlocs(Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) => new VetoesWithinBlocs(parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var evidence = setting.Evidence;
        if (evidence.Covariates.Vetoes.IsEmpty) return Finding.None("no folder of covariates has the vetoes in the Security Council");
        if (evidence.Fit is not { Points.IsEmpty: false }) return Finding.None(evidence.WhyNoCourse);
        var distance = evidence.Pair("distance");
        var years = Span.All.ToArray();
        var (together, expected, drafts) = (new double[years.Length], new double[years.Length], new int[years.Length]);
        foreach (var veto in evidence.Covariates.Vetoes.Where(veto => veto.By.Length > 1 && Span.Contains(veto.Date.Year)))
        {
            // A session opens in September and its votes run to the summer: drafts of the first half of a year belong to the session before.
            var session = veto.Date.Month < 9 ? veto.Date.Year - 1 : veto.Date.Year;
            if (MeanDistance(veto.By, session) is not { } own || MeanDistance([.. MajorPowers.On(veto.Date)], session) is not { } all) continue;
            var year = veto.Date.Year - Span.From;
            together[year] += own;
            expected[year] += all;
            drafts[year]++;
        }

        if (drafts.Sum() < 10) return Finding.None(string.Create(CultureInfo.InvariantCulture, $"too few drafts with two vetoes or more in {Span}: {drafts.Sum()}"));
        double Gap(int[] times)
        {
            var (gap, count) = (0.0, 0);
            for (var year = 0; year < times.Length; year++)
            {
                gap += times[year] * (together[year] - expected[year]);
                count += times[year] * drafts[year];
            }

            return count == 0 ? double.NaN : gap / count;
        }

        return Finding.OfDraws(Gap([.. years.Select(_ => 1)]), YearBlocks.Replicate(years.Length, $"vetoes/{Span}", setting.Options, Gap), setting) with
        {
            Unit = "distance of those that veto together minus that of all permanent members, ideal points",
            Sample = string.Create(
                CultureInfo.InvariantCulture,
                $"{drafts.Sum()} drafts with two vetoes or more, {Span.From} to {Span.To}: mean distance {together.Sum() / drafts.Sum():0.##} against {expected.Sum() / drafts.Sum():0.##} of all pairs"),
        };

        double? MeanDistance(IReadOnlyList<string> members, int year)
        {
            var distances = new List<double>();
            for (var first = 0; first < members.Count; first++)
            {
                for (var second = first + 1; second < members.Count; second++)
                {
                    if (distance.Of(members[first], members[second], year) is { } value) distances.Add(value);
                }
            }

            return distances.Count == 0 ? null : distances.Average();
        }
    }
}
