using System.Collections.Immutable;
using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Diagnosis.BridgingActors;
using Entente.Records;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>Who stands between the sides and moves, and which small change of stances would make a difference common ground.</summary>
/// <param name="source">The record.</param>
/// <param name="period">The period of the actors; 0 where the record has none.</param>
/// <param name="actors">How the actors stand between the sides, those most between first.</param>
/// <param name="changes">The smallest changes of the last period's propositions, the fewest first.</param>
/// <param name="between">The blocs.</param>
internal sealed class BridgesDiagnosis(
    SourcedRecord source, int period, ImmutableArray<BridgingActor> actors, ImmutableArray<SmallestChange> changes, Between between) : IDiagnosis
{
    private const int ChangesListed = 25;
    private const int Told = 10;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject("bridges");
        json.WritePeriod(source, period == 0 ? null : period);
        json.WriteObjects("actors", actors, actor =>
        {
            json.WriteString("actor", Of(actor.Actor).Code);
            json.WriteString("name", Of(actor.Actor).Name);
            json.WriteNumber("bloc", between.Id(period == 0 ? null : period, actor.Bloc));
            json.WriteReal("position", actor.Position);
            json.WriteReal("way", actor.Way);
            json.WriteMain("between", actor.Betweenness);
            json.WriteReal("crossing", actor.Crossing);
            json.WriteReal("silhouette", actor.Silhouette);
            json.WriteReal("leastAgreement", actor.LeastAgreement);
            json.WriteWhole("since", actor.Since);
            json.WriteWhole("sinceYear", actor.Since is { } since ? YearOf(since) : null);
            json.WriteEstimate("moved", actor.Movement);
            json.WriteReal("towards", actor.Towards);
            json.WriteBoolean("changedSides", actor.Moves && actor.ChangedSides);
            json.WriteBoolean("isBetween", actor.IsBetween);
        });
        json.WriteObjects("propositions", changes.Take(ChangesListed), change =>
        {
            var proposition = source.Record.Propositions[change.Proposition];
            json.WriteString("id", proposition.Id);
            json.WriteString("title", PropositionText.Title(proposition));
            json.WritePeriod(source, proposition.Period);
            json.WriteWhole("needed", change.Needed);
            json.WriteReal("push", change.Push);
            json.WriteObjects("changes", change.Blocs.Where(bloc => bloc.Needed != 0), bloc =>
            {
                json.WriteNumber("bloc", between.Id(proposition.Period, bloc.Bloc));
                json.WriteWhole("needed", bloc.Needed);
                json.WriteTexts("actors", bloc.Changes.Select(changed => Of(changed.Actor).Code));
            });
        });
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        if (actors.IsEmpty && changes.IsEmpty) return;
        text.Heading(period == 0 ? "Who stands between the sides" : $"Who stands between the sides in {PeriodText.Of(source, period)}");
        if (!actors.IsEmpty)
        {
            text.Table(
                [TextColumn.Prose("actor"), TextColumn.Number("position"), TextColumn.Number("between (0 to 1)"), TextColumn.Number("least agreement"), TextColumn.Number($"moved since {Since()}"), TextColumn.Word("")],
                actors.Take(Told).Select(actor => (IReadOnlyList<string>)
                [
                    Of(actor.Actor).Name, Words.Real(actor.Position), DiagnosisJson.Told(actor.Betweenness), Words.Real(actor.LeastAgreement), DiagnosisJson.Told(actor.Movement),
                    !actor.Moves ? "" : actor.ChangedSides ? "changed sides" : actor.Towards > 0 ? "towards" : "away",
                ]));
            text.Note("Between: 1 halfway between the centres of the two sides, 0 at a centre or beyond. Towards or away: from the other side's centre; changed sides: it began beyond the middle between the centres.");
        }

        if (changes.IsEmpty) return;
        text.Say("Smallest changes of stances that would make a difference common ground:");
        text.Table(
            [TextColumn.Number("when"), TextColumn.Prose("proposition"), TextColumn.Number("changes"), TextColumn.Prose("nearest to it")],
            changes.Take(Told).Select(change =>
            {
                var proposition = source.Record.Propositions[change.Proposition];
                return (IReadOnlyList<string>)
                [
                    proposition.Period is { } when ? PeriodText.Year(source, when) : "", PropositionText.Short(proposition, 120), change.Needed is { } needed ? Words.Count(needed) : Words.Undefined,
                    Words.Some([.. change.Blocs.SelectMany(bloc => bloc.Changes).Select(changed => Of(changed.Actor).Name)], 5),
                ];
            }));
    }

    /// <inheritdoc/>
    public IEnumerable<DiagnosisRow> Rows() => actors.Select(actor =>
        new DiagnosisRow("bridges", "between", Of(actor.Actor).Code, null, period == 0 ? null : int.Parse(PeriodText.Year(source, period), System.Globalization.CultureInfo.InvariantCulture), actor.Betweenness.Value, actor.Betweenness.Low, actor.Betweenness.High));

    private int YearOf(int key) => source.HasSessions ? UnitedNations.YearOf(key) : key;

    private Actor Of(int actor) => source.Record.Actors[actor];

    private string Since() => actors.Select(actor => actor.Since).OfType<int>().Cast<int?>().FirstOrDefault() is { } since ? PeriodText.Year(source, since) : "before";
}
