using System.Text.Json;
using Entente.Cli.Output;
using Entente.Measures.Intervals;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>Estimates in the document of a diagnosis.</summary>
internal static class DiagnosisJson
{
    /// <summary>Writes an estimate as three properties: <c>name</c>, <c>nameLow</c>, <c>nameHigh</c>; nulls where it is undefined.</summary>
    public static void WriteEstimate(this Utf8JsonWriter json, string name, Estimate? estimate)
    {
        json.WriteReal(name, estimate?.Value);
        json.WriteReal(name + "Low", estimate?.Low);
        json.WriteReal(name + "High", estimate?.High);
    }

    /// <summary>Writes an estimate whose interval is <c>low</c> and <c>high</c>.</summary>
    public static void WriteMain(this Utf8JsonWriter json, string name, Estimate? estimate)
    {
        json.WriteReal(name, estimate?.Value);
        json.WriteReal("low", estimate?.Low);
        json.WriteReal("high", estimate?.High);
    }

    /// <summary>An estimate to two or three places with its interval, for people.</summary>
    public static string Told(this Estimate? estimate, int places = 2) =>
        estimate is { } value ? $"{Words.Real(value.Value, places)} {Words.Interval(value.Low, value.High, places)}".TrimEnd() : Words.Undefined;
}
