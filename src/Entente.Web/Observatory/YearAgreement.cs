namespace Entente.Web.Observatory;

/// <summary>The agreement of two actors on the propositions of one calendar year.</summary>
/// <param name="Year">The year.</param>
/// <param name="N">On how many of them both took a stance.</param>
/// <param name="Agreement">1 is the same stance throughout, 0 opposite stances throughout; null where they share no proposition.</param>
public sealed record YearAgreement(int Year, int N, double? Agreement);
