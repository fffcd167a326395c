// The keys that `entente diagnose` adds to the document, as far as the charts draw from them. They may stand beside the keys of `measure` or alone;
// a section that was not asked for is absent, an undefined quantity is null.
import type { InPeriod, PolarizationInPeriod } from "./measure-document";

type Figure = number | null | undefined;

/** Years, both included. */
export interface Years {
  from?: number | null;
  to?: number | null;
}

export interface DisagreementInPeriod extends Years {
  disagreement: Figure;
  actors?: Figure;
  items?: Figure;
}

export const components = ["membership", "movement", "agenda"] as const;
export type Component = (typeof components)[number];

type Bounded<Name extends string> = { [key in Name | `${Name}Low` | `${Name}High`]?: number | null };

export interface DecompositionSection extends Bounded<"total" | Component> {
  before?: DisagreementInPeriod | null;
  after?: DisagreementInPeriod | null;
  replicates?: Figure;
  interval?: Figure;
}

export interface AgendaAdjusted extends InPeriod {
  raw: Figure;
  rawLow?: Figure;
  rawHigh?: Figure;
  adjusted: Figure;
  low?: Figure;
  high?: Figure;
}

/** A row of polarization with what `diagnose` adds to it: how far apart the two main blocs stand. */
export interface DiagnosedPolarization extends PolarizationInPeriod, Bounded<"separation"> {}

export interface PersistenceInPeriod extends InPeriod {
  share: Figure;
  low?: Figure;
  high?: Figure;
  baseline?: Figure;
  actors?: Figure;
}

export interface PersistenceSection extends Years {
  byPeriod?: PersistenceInPeriod[] | null;
}

export interface ChangePoint {
  series: string;
  kind?: string | null;
  year: Figure;
  low?: Figure;
  high?: Figure;
  before?: Figure;
  after?: Figure;
  statistic?: Figure;
  p?: Figure;
}

export const corners = ["hegemony", "balance", "institutions"] as const;
export type Corner = (typeof corners)[number];

export interface Mixture extends Years, Bounded<Corner | "selfHelp"> {
  region: string;
  leans?: Figure;
  leader?: string | null;
  states?: Figure;
}

export interface Coefficient {
  name: string;
  block?: string | null;
  estimate: Figure;
  standardized?: Figure;
  se?: Figure;
  low?: Figure;
  high?: Figure;
  p?: Figure;
  pMrqap?: Figure;
  pHolm?: Figure;
}

export interface BlockShare {
  block: string;
  name?: string | null;
  share: Figure;
  low?: Figure;
  high?: Figure;
}

export interface DriversInPeriod extends Years {
  pairs?: Figure;
  dropped?: { covariate: string; pairs: Figure }[] | null;
  r2?: Figure;
  coefficients?: Coefficient[] | null;
  blocks?: BlockShare[] | null;
}

export interface BridgingActor extends Bounded<"moved"> {
  actor: string;
  name?: string | null;
  position: Figure;
  low?: Figure;
  high?: Figure;
  between?: Figure;
}

export interface BridgesSection {
  period?: Figure;
  year?: Figure;
  actors?: BridgingActor[] | null;
}

export interface AreaOfDeed extends Bounded<"votes" | "treaties" | "correlation"> {
  area: string;
  states?: Figure;
}

export interface ActorOfDeed {
  actor: string;
  name?: string | null;
  talk: Figure;
  deed: Figure;
  gap?: Figure;
  low?: Figure;
  high?: Figure;
}

export interface TalkAndDeedSection {
  areas?: AreaOfDeed[] | null;
  actors?: ActorOfDeed[] | null;
}

export interface DiagnosisSections {
  decomposition?: DecompositionSection | null;
  agendaAdjusted?: AgendaAdjusted[] | null;
  persistence?: PersistenceSection | null;
  changePoints?: ChangePoint[] | null;
  mixture?: Mixture[] | null;
  drivers?: DriversInPeriod[] | null;
  bridges?: BridgesSection | null;
  talkAndDeed?: TalkAndDeedSection | null;
}
