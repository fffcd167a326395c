namespace Entente.Records;

/// <summary>The five sectors of security of [Buzan1998], which the essay takes over (section 1.1).</summary>
public enum Sector
{
    /// <summary>Coercion: forces, arms and their control.</summary>
    Military = 1,

    /// <summary>Authority, status of rule, recognition, independence.</summary>
    Political = 2,

    /// <summary>Trade, production, finance.</summary>
    Economic = 3,

    /// <summary>Collective identity, rights of persons and groups.</summary>
    Societal = 4,

    /// <summary>Human activity and the biosphere.</summary>
    Environmental = 5,
}
