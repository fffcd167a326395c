namespace Entente.Records.Sources;

/// <summary>The formats that <see cref="RecordReader"/> reads; <c>docs/records.md</c> describes each.</summary>
public enum RecordFormat
{
    /// <summary>A folder of tidy tables of roll calls of the UN General Assembly: votes, rollcalls, issues, matched roll calls.</summary>
    Unga = 0,

    /// <summary>The UN Digital Library's bulk CSV of votes, of the General Assembly or of the Security Council.</summary>
    Undl = 1,

    /// <summary>An export of a conversation held with Polis.</summary>
    Polis = 2,

    /// <summary>Participation of states in treaties: bound, signed only, outside.</summary>
    Treaties = 3,

    /// <summary>Any table with columns for actor, proposition and stance, or a wide table of stances.</summary>
    Tidy = 4,
}
