using System.Globalization;
using Entente.Diagnosis.Claims.Inference;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>A state's change of its mean of a series between two periods minus the mean change of the other states: what is its own, not the time's.</summary>
internal sealed record StateChange(string State, string Series, Years Before, Years After) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters)
    {
        var (before, after) = parameters.Apart("before", "after");
        return new StateChange(parameters.Text("state"), parameters.Text("series"), before, after);
    }

    public Finding Of(TestSetting setting)
    {
        var series = setting.Evidence.State(Series);
        if (series.Missing is { } missing) return Finding.None(missing);
        var (early, late) = (StateMeans.YearsOf(series, Before), StateMeans.YearsOf(series, After));
        var (before, after) = (StateMeans.Of(series, early), StateMeans.Of(series, late));
        var (was, became) = (Array.IndexOf(before.States, State), Array.IndexOf(after.States, State));
        int[] others = [.. before.States.Where(state => state != State && after.States.Contains(state, StringComparer.Ordinal)).Select(state => Array.IndexOf(before.States, state))];
        if (was < 0 || became < 0 || others.Length < 10) return Finding.None($"'{Series}' is not known of {State} and ten states in half of the years {Before} and {After}");
        int[] theirs = [.. others.Select(other => Array.IndexOf(after.States, before.States[other]))];
        double Change(double[] first, double[] last)
        {
            var (sum, count) = (0.0, 0);
            for (var other = 0; other < others.Length; other++)
            {
                var change = last[theirs[other]] - first[others[other]];
                if (double.IsNaN(change)) continue;
                sum += change;
                count++;
            }

            return last[became] - first[was] - (sum / count);
        }

        double[][] firsts = new double[setting.Options.Replicates][];
        var next = 0;
        YearBlocks.Replicate(early.Length, $"before/{State}/{Series}/{Before}", setting.Options, times =>
        {
            firsts[next++] = before.Means(times);
            return 0;
        });
        next = 0;
        var draws = YearBlocks.Replicate(late.Length, $"after/{State}/{Series}/{After}", setting.Options, times => Change(firsts[next++], after.Means(times)));
        var (own, now) = (before.Means([.. early.Select(_ => 1)]), after.Means([.. late.Select(_ => 1)]));
        return Finding.OfDraws(Change(own, now), draws, setting) with
        {
            Unit = $"change of {series.Unit} beyond that of the other states",
            Sample = string.Create(
                CultureInfo.InvariantCulture,
                $"{others.Length + 1} states, {early.Length} and {late.Length} years; {State} from {own[was]:0.###} to {now[became]:0.###}"),
        };
    }
}
