using Entente.Diagnosis.Claims.Evidence;

namespace Entente.Diagnosis.Claims;

/// <summary>What a test is given: the evidence, the claimed side, and how it is run.</summary>
/// <param name="Evidence">The data and what is derived from them.</param>
/// <param name="Side">The side on which the claim is supported.</param>
/// <param name="Options">Level, replicates, seed, threads.</param>
/// <param name="Cancellation">Stops the work.</param>
internal sealed record TestSetting(EvidenceBase Evidence, ClaimedSide Side, LedgerOptions Options, CancellationToken Cancellation);
