namespace Entente.Records.Sources;

/// <summary>The names of the columns of a tidy table. Null means: recognise the usual names (<c>docs/records.md</c> lists them).</summary>
public sealed record TidyColumns
{
    /// <summary>Who takes the stance: usual names are <c>actor</c>, <c>iso3</c>, <c>country</c>, <c>voter</c>, <c>participant</c>.</summary>
    public string? Actor { get; init; }

    /// <summary>The actor's name for readers: <c>actor_name</c>, <c>name</c>, <c>country_name</c>.</summary>
    public string? ActorName { get; init; }

    /// <summary>What the stance is on: <c>proposition</c>, <c>resolution</c>, <c>rcid</c>, <c>treaty</c>, <c>statement</c>.</summary>
    public string? Proposition { get; init; }

    /// <summary>The stance: <c>stance</c>, <c>vote</c>, <c>position</c>, <c>answer</c>.</summary>
    public string? Stance { get; init; }

    /// <summary>The day: <c>date</c>, <c>day</c>, <c>year</c>.</summary>
    public string? Date { get; init; }

    /// <summary>The session of a UN body: <c>session</c>.</summary>
    public string? Session { get; init; }

    /// <summary>The proposition's title: <c>title</c>, <c>short</c>.</summary>
    public string? Title { get; init; }

    /// <summary>The proposition's text: <c>text</c>, <c>description</c>, <c>descr</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The proposition's topics, several separated by a semicolon: <c>topics</c>, <c>topic</c>, <c>issue</c>, <c>area</c>.</summary>
    public string? Topics { get; init; }
}
