namespace Entente.Records.States;

/// <summary>
/// The regional groups of the United Nations, by which seats are shared out since General Assembly resolution 1991 A (XVIII) of 1963.
/// </summary>
public enum RegionalGroup
{
    /// <summary>African States.</summary>
    African = 1,

    /// <summary>Asia-Pacific States; Asian States until 2011.</summary>
    AsiaPacific = 2,

    /// <summary>Eastern European States.</summary>
    EasternEuropean = 3,

    /// <summary>Latin American and Caribbean States.</summary>
    LatinAmericanAndCaribbean = 4,

    /// <summary>Western European and other States.</summary>
    WesternEuropeanAndOthers = 5,
}

/// <summary>The names of the regional groups.</summary>
public static class RegionalGroups
{
    /// <summary>The name of a group for readers, without the word States.</summary>
    /// <param name="group">The group.</param>
    /// <exception cref="ArgumentOutOfRangeException">The group is none of the five.</exception>
    public static string Name(this RegionalGroup group) => group switch
    {
        RegionalGroup.African => "African",
        RegionalGroup.AsiaPacific => "Asia-Pacific",
        RegionalGroup.EasternEuropean => "Eastern European",
        RegionalGroup.LatinAmericanAndCaribbean => "Latin American and Caribbean",
        RegionalGroup.WesternEuropeanAndOthers => "Western European and Others",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "The United Nations has five regional groups."),
    };
}
