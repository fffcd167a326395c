namespace Entente.Web.Observatory;

/// <summary>A proposition on which two actors both took a stance: the same one, or opposite ones.</summary>
/// <param name="Proposition">The proposition, as the command measured it.</param>
/// <param name="AreOpposed">Whether one supports what the other opposes.</param>
public sealed record SharedStance(PropositionFigures Proposition, bool AreOpposed);
