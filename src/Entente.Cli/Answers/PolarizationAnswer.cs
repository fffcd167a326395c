using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Polarization;

namespace Entente.Cli.Answers;

/// <summary>How polarized blocs and stances are: a section of the report of all measures.</summary>
/// <param name="source">The record.</param>
/// <param name="report">What was measured.</param>
/// <param name="between">The blocs that are the poles.</param>
internal sealed class PolarizationAnswer(SourcedRecord source, PolarizationReport report, Between between) : IAnswer
{
    /// <inheritdoc/>
    public string Name => "polarization";

    /// <summary>What was measured.</summary>
    public PolarizationReport Report => report;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteReal("alpha", report.Options.Alpha);
        json.WriteObjects("byPeriod", report.Blocs, period =>
        {
            json.WritePeriod(source, period.Period);
            json.WriteReal("estebanRay", period.EstebanRay?.Value);
            json.WriteReal("low", period.EstebanRay?.Low);
            json.WriteReal("high", period.EstebanRay?.High);
            json.WriteReal("betweenShare", period.BetweenShare?.Value);
            json.WriteNumber("k", period.Poles.Length);
            json.WriteNumber("actors", period.Actors);
            json.WriteObjects("poles", period.Poles, pole =>
            {
                json.WriteNumber("bloc", between.Id(period.Period, pole.Bloc));
                json.WriteNumber("members", pole.Members);
                json.WriteReal("share", pole.Share);
                json.WriteStartArray("centre");
                foreach (var coordinate in pole.Centre) json.WriteNumberValue(coordinate);
                json.WriteEndArray();
            });
        });
        json.WriteReal("meanA", report.Overall.MeanA?.Value);
        json.WriteReal("meanALow", report.Overall.MeanA?.Low);
        json.WriteReal("meanAHigh", report.Overall.MeanA?.High);
        json.WriteReal("bimodalShare", report.Overall.BimodalShare?.Value);
        json.WriteObjects("propositions", Enumerable.Range(0, report.OfPropositions.Length), proposition =>
        {
            json.WriteString("id", source.Record.Propositions[proposition].Id);
            json.WriteReal("agreementA", report.OfPropositions[proposition]);
        });
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("Polarization");
        if (report.Blocs.IsEmpty) return;
        var last = report.Blocs[^1];
        var when = last.Period is { } period ? $"In {PeriodText.Of(source, period)} " : "";
        text.Say($"{when}{(when.Length > 0 ? "the" : "The")} {Poles()} are as polarized as two equal ones would be that stand {ConsensusAnswer.WithInterval(last.EstebanRay)} apart (Esteban and Ray, α = {Words.Real(report.Options.Alpha, 1)}; {Unit()}); {Words.Percent(last.BetweenShare?.Value)} of the variance of positions lies between them."
            + (report.Overall.MeanA is not null ? $" Van der Eijk's A of the stances on a proposition is {ConsensusAnswer.WithInterval(report.Overall.MeanA)} on average (1 one peak, 0 evenly spread, −1 two poles); {Words.Percent(report.Overall.BimodalShare?.Value)} of the propositions lean to two poles." : ""));
        if (report.Blocs.Length < 4) return;
        var room = Math.Clamp(text.Width - 46, 12, 80);
        double?[] course = [.. report.Blocs.Select(of => of.EstebanRay?.Value)];
        text.Say($"Esteban–Ray, {PeriodText.Span(source, report.Blocs[0].Period!.Value, last.Period!.Value)}: {Sparkline.Of(Sparkline.Thin(course, room), 0)}  {Words.Real(course.Min())} to {Words.Real(course.Max())}");
    }

    // The sides of the main divide are poles even where no division into blocs is claimed; a reader must not take them for blocs.
    private string Poles() => between.Method == "sides" ? "two sides of the main divide" : source.IsDialogue ? "groups" : "blocs";

    private string Unit() => source.HasSessions ? "positions have standard deviation 1" : "in the unit of the principal components, to be compared within this record only";

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [AnswerColumn.Whole("period"), AnswerColumn.Real("estebanRay"), AnswerColumn.Real("low"), AnswerColumn.Real("high"), AnswerColumn.Real("betweenShare"), AnswerColumn.Whole("k")],
        report.Blocs.Select(period => new object?[] { period.Period, period.EstebanRay?.Value, period.EstebanRay?.Low, period.EstebanRay?.High, period.BetweenShare?.Value, period.Poles.Length }));
}
