import type { DiagnosedPolarization, DiagnosisSections } from "./diagnose-document";

// The JSON document of `entente measure`, as far as the charts draw from it. A section that was not asked for is absent,
// an undefined quantity is null; every chart copes with both.

export interface RecordSection {
  name?: string | null;
  format?: string | null;
  actors?: number | null;
  propositions?: number | null;
  stances?: number | null;
  from?: string | null;
  to?: string | null;
}

export interface SettingsSection {
  seed?: number | string | null;
  interval?: number | null;
  replicates?: number | null;
  topic?: string | null;
  estimator?: string | null;
  [name: string]: unknown;
}

/** The integer key of a period (the session of a UN record, else the year), with the year beside it where the two differ. */
export interface InPeriod {
  period: number;
  year?: number | null;
}

export interface CoverageInPeriod extends InPeriod {
  actors?: number | null;
  propositions?: number | null;
  stances?: number | null;
  share?: number | null;
}

export interface InspectSection {
  coverage?: { share?: number | null; byPeriod?: CoverageInPeriod[] | null } | null;
}

export interface Pair {
  a: string;
  b: string;
  n: number;
  agreement: number | null;
  pi?: number | null;
  kappa?: number | null;
}

export interface AgreementSection {
  pairs?: Pair[] | null;
  alpha?: number | null;
  actors?: { code: string; name?: string | null; groups?: Record<string, string> | null }[] | null;
}

export interface IdealPoint extends InPeriod {
  actor: string;
  mean: number | null;
  sd?: number | null;
  low: number | null;
  high: number | null;
  n?: number | null;
  dimension?: number | null;
}

export interface Bridge {
  from: number;
  to: number;
  items: number;
  unbridged: boolean;
}

export interface IdealPointsSection {
  model?: string | null;
  estimator?: string | null;
  points?: IdealPoint[] | null;
  bridges?: Bridge[] | null;
}

export interface Bloc {
  id: number;
  name?: string | null;
  members: string[];
}

export interface BlocsInPeriod extends InPeriod {
  k?: number | null;
  blocs: Bloc[];
  silhouette?: number | null;
}

export interface BlocsSection {
  method?: string | null;
  k?: number | null;
  blocs?: Bloc[] | null;
  silhouette?: number | null;
  actors?: { actor: string; bloc: number | null; x: number | null; y: number | null }[] | null;
  byPeriod?: BlocsInPeriod[] | null;
}

export interface Thickness {
  value: number | null;
  low?: number | null;
  high?: number | null;
  allPairs?: number | null;
  mainDivide?: number | null;
  majorPowers?: number | null;
  breadth?: number | null;
  propositions?: number | null;
  actors?: number | null;
}

export type PropositionClass = "common ground" | "acceptable" | "reserved difference";

export interface PropositionConsensus {
  id: string;
  title?: string | null;
  period?: number | null;
  class: PropositionClass | null;
  consensus?: number | null;
  worstBloc?: number | string | null;
  worstBlocSupport?: number | null;
}

export interface ConsensusSection {
  /** The blocs between which consensus was measured, where they are others than those of the section on blocs. */
  between?: { blocs?: { id: number; name?: string | null }[] | null } | null;
  thickness?: Thickness | null;
  byPeriod?: (Thickness & InPeriod)[] | null;
  byTopic?: (Thickness & { topic: string })[] | null;
  byGoalLevel?: (Thickness & { goalLevel: string })[] | null;
  byTopicPeriod?: (Thickness & InPeriod & { topic: string })[] | null;
  propositions?: PropositionConsensus[] | null;
}

export interface PolarizationInPeriod extends InPeriod {
  estebanRay?: number | null;
  betweenShare?: number | null;
  low?: number | null;
  high?: number | null;
  k?: number | null;
}

export interface PolarizationSection {
  byPeriod?: DiagnosedPolarization[] | null;
}

export interface MeasureDocument extends DiagnosisSections {
  record?: RecordSection | null;
  settings?: SettingsSection | null;
  inspect?: InspectSection | null;
  agreement?: AgreementSection | null;
  "ideal-points"?: IdealPointsSection | null;
  blocs?: BlocsSection | null;
  consensus?: ConsensusSection | null;
  /** `measure` writes a section, `diagnose` a list of its rows; frame/polarization.ts reads either. */
  polarization?: PolarizationSection | DiagnosedPolarization[] | null;
}
