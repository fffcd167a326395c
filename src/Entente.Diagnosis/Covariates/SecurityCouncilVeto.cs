using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>A draft resolution of the Security Council that failed by a veto. Source of the table: [Yordan2022].</summary>
/// <param name="Date">The day of the vote.</param>
/// <param name="Draft">The symbol of the draft, or of the meeting where the draft had none; not unique.</param>
/// <param name="By">The codes of the permanent members that voted against, in the order of the source; at least one. China's seat is <c>TWN</c> until 24 October 1971.</param>
/// <param name="AgendaItem">The item of the agenda, in the words of the source.</param>
/// <param name="Topic">The crisis or topic, in the words of the source.</param>
/// <param name="Region">The region of the crisis, in the words of the source; <c>General</c> for none.</param>
public sealed record SecurityCouncilVeto(DateOnly Date, string Draft, ImmutableArray<string> By, string AgendaItem, string Topic, string Region);
