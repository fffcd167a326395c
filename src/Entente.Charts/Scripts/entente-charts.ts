// The module: every chart as a function and as a custom element. A report inlines it; a page loads it.
import "../Styles/charts.css";
import "../Styles/report.css";
import { agreementDistribution } from "./charts/agreement-distribution";
import { agreementHeatMap } from "./charts/agreement-heat-map";
import { blocFlows } from "./charts/bloc-flows";
import { coverage } from "./charts/coverage";
import { idealPointMap } from "./charts/ideal-point-map";
import { idealPointPaths } from "./charts/ideal-point-paths";
import { opinionMap } from "./charts/opinion-map";
import { polarizationOverTime } from "./charts/polarization-over-time";
import { propositionClasses } from "./charts/proposition-classes";
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
];

for (const chart of charts) if (!customElements.get(chart.name)) customElements.define(chart.name, chartElement(chart));
