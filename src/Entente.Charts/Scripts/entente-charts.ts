// The module: every chart as a function and as a custom element. A report inlines it; a page loads it.
import "../Styles/charts.css";
import "../Styles/report.css";
import { agendaAdjustedThickness } from "./charts/agenda-adjusted-thickness";
import { agreementDistribution } from "./charts/agreement-distribution";
import { agreementHeatMap } from "./charts/agreement-heat-map";
import { blocFlows } from "./charts/bloc-flows";
import { blocPersistence } from "./charts/bloc-persistence";
import { bridgeStates } from "./charts/bridge-states";
import { changePoints } from "./charts/change-points";
import { coverage } from "./charts/coverage";
import { decompositionWaterfall } from "./charts/decomposition-waterfall";
import { driverCoefficients } from "./charts/driver-coefficients";
import { driverShares } from "./charts/driver-shares";
import { idealPointMap } from "./charts/ideal-point-map";
import { idealPointPaths } from "./charts/ideal-point-paths";
import { opinionMap } from "./charts/opinion-map";
import { polarizationOverTime } from "./charts/polarization-over-time";
import { propositionClasses } from "./charts/proposition-classes";
import { strategyTriangle } from "./charts/strategy-triangle";
import { talkAndDeed } from "./charts/talk-and-deed";
import { talkDeedGaps } from "./charts/talk-deed-gaps";
import { thicknessByDomain } from "./charts/thickness-by-domain";
import { thicknessByTopic } from "./charts/thickness-by-topic";
import { thicknessOverTime } from "./charts/thickness-over-time";
import type { Chart } from "./frame/chart";
import { chartElement } from "./frame/chart-element";

/** Every chart there is; ChartModule.Elements in C# lists the same names, and a test holds the two together. */
export const charts: readonly Chart[] = [
  thicknessOverTime,
  thicknessByTopic,
  thicknessByDomain,
  propositionClasses,
  idealPointMap,
  idealPointPaths,
  agreementHeatMap,
  agreementDistribution,
  blocFlows,
  opinionMap,
  polarizationOverTime,
  coverage,
  decompositionWaterfall,
  agendaAdjustedThickness,
  blocPersistence,
  changePoints,
  strategyTriangle,
  driverCoefficients,
  driverShares,
  bridgeStates,
  talkAndDeed,
  talkDeedGaps,
];

for (const chart of charts) if (!customElements.get(chart.name)) customElements.define(chart.name, chartElement(chart));
