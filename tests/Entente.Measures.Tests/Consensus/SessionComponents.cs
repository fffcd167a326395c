using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Measures.Tests.Consensus;

/// <summary>First principal components of each period's stances, a missing stance standing at its proposition's mean.</summary>
internal static class SessionComponents
{
    public static ActorPositions Of(StanceRecord record)
    {
        var positions = new Dictionary<int, double[]>();
        for (var period = 0; period < record.Periods.Length; period++)
        {
            var propositions = record.PropositionsIn(period);
            var means = new double[propositions.Length];
            var speaks = new bool[record.Actors.Length];
            for (var column = 0; column < propositions.Length; column++)
            {
                var row = record.OnProposition(propositions[column]);
                for (var i = 0; i < row.Length; i++)
                {
                    means[column] += row.Stances[i].Code() / (double)row.Length;
                    speaks[row.Indices[i]] = true;
                }
            }

            var places = Enumerable.Range(0, record.Actors.Length).Select(actor => Math.Sin(actor + 1)).ToArray();
            for (var iteration = 0; iteration < 100; iteration++)
            {
                var next = new double[places.Length];
                for (var column = 0; column < propositions.Length; column++)
                {
                    var row = record.OnProposition(propositions[column]);
                    var loading = 0.0;
                    for (var i = 0; i < row.Length; i++) loading += (row.Stances[i].Code() - means[column]) * places[row.Indices[i]];
                    for (var i = 0; i < row.Length; i++) next[row.Indices[i]] += (row.Stances[i].Code() - means[column]) * loading;
                }

                var norm = Math.Sqrt(next.Sum(place => place * place));
                if (norm == 0) break;
                for (var actor = 0; actor < places.Length; actor++) places[actor] = next[actor] / norm;
            }

            for (var actor = 0; actor < places.Length; actor++)
            {
                if (!speaks[actor]) places[actor] = double.NaN;
            }

            positions[record.Periods[period].Key] = places;
        }

        return ActorPositions.ByPeriod(record.Actors.Length, 1, positions, "first principal component of the session");
    }
}
