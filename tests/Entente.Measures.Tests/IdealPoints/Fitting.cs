using Entente.Measures.IdealPoints;
using Entente.Records;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>Fits that stop with the test, and small records written by hand.</summary>
internal static class Fitting
{
    public static IdealPointFit Fit(StanceRecord record, IdealPointOptions options) =>
        IdealPointModel.Fit(record, options, null, TestContext.Current.CancellationToken);

    /// <summary>A record from rows of +, 0, − and blanks: a row an actor, a column a proposition.</summary>
    public static StanceRecord Rows(params string[] rows)
    {
        var (who, what, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        for (var actor = 0; actor < rows.Length; actor++)
        {
            for (var proposition = 0; proposition < rows[actor].Length; proposition++)
            {
                if (rows[actor][proposition] == ' ') continue;
                who.Add(actor);
                what.Add(proposition);
                stances.Add(rows[actor][proposition] switch { '+' => Stance.Support, '0' => Stance.Reserve, _ => Stance.Oppose });
            }
        }

        var propositions = Enumerable.Range(0, rows.Length == 0 ? 0 : rows[0].Length).Select(proposition => new Proposition($"P{proposition}"));
        return StanceRecord.Create("rows", rows.Select((_, actor) => new Actor($"A{actor}", $"A{actor}")), propositions, [.. who], [.. what], [.. stances]);
    }
}
