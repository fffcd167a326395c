using System.Text.Json;
using Entente.Cli.Output;

namespace Entente.Cli.Answers;

/// <summary>What a verb found out, ready to be told in any format.</summary>
internal interface IAnswer
{
    /// <summary>The verb, which is also the key of the answer in the document of <c>measure</c>.</summary>
    string Name { get; }

    /// <summary>Writes the properties of the answer into the object that is open.</summary>
    /// <param name="json">The document.</param>
    void WriteJson(Utf8JsonWriter json);

    /// <summary>Tells the answer to people.</summary>
    /// <param name="text">The report to add to.</param>
    void WriteText(TextReport text);

    /// <summary>The main table of the answer, for CSV and Parquet.</summary>
    AnswerTable Table();
}
