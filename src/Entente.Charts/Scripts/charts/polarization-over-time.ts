import type { DiagnosedPolarization } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { bootstrapBands, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, hairline, seriesColor } from "../frame/colors";
import { html } from "../frame/elements";
import { between, isKnown, measure } from "../frame/numbers";
import { Calendar, fewestPeriods, timeSilence, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";
import { polarization } from "../frame/polarization";
import { say, sentences, type Key } from "../frame/words";

type Row = DiagnosedPolarization;

interface Panel {
  readonly name: Key;
  readonly key: "estebanRay" | "betweenShare" | "separation";
  readonly low?: "low" | "separationLow";
  readonly high?: "high" | "separationHigh";
  readonly color: string;
  /** The top of the scale, where the quantity has one. */
  readonly most?: number;
  readonly meaning: Key;
}

const panels: readonly Panel[] = [
  { name: "polarization.estebanRay", key: "estebanRay", low: "low", high: "high", color: accent, meaning: "polarization.estebanRayIs" },
  { name: "polarization.betweenShare", key: "betweenShare", color: seriesColor(3), most: 1, meaning: "polarization.betweenShareIs" },
  { name: "polarization.separation", key: "separation", low: "separationLow", high: "separationHigh", color: seriesColor(2), meaning: "polarization.separationIs" },
];

/** Esteban and Ray's polarization, the share of variance between blocs and their separation, in each period. */
export const polarizationOverTime: Chart = {
  name: "polarization-over-time",
  title: () => say("polarization.title"),
  caption: (measured) => {
    const drawn = known(measured);
    const banded = drawn.some(({ low }) => low !== undefined && polarization(measured).some((row) => isKnown(row[low])));
    return sentences(...drawn.map(({ meaning }) => say(meaning)), banded ? bootstrapBands(measured) : "", restsOn(measured));
  },
  silence: (measured) => {
    // The periods that hold too few propositions for a point of thickness hold too few for this one.
    const thin = timeSilence(measured, measured.consensus?.byPeriod ?? polarization(measured));
    if (thin !== null) return thin;
    return known(measured).length > 0 ? null : say("polarization.silence");
  },
  draw,
  table: (measured) => {
    const calendar = Calendar.of(measured);
    const rows = polarization(measured);
    const separated = rows.some((row) => isKnown(row.separation));
    return {
      columns: [say("column.period"), say("column.estebanRay"), say("column.low"), say("column.high"), say("column.shareBetween"),
        ...(separated ? [say("column.separation"), say("column.low"), say("column.high")] : []), say("column.blocs")],
      rows: rows.map((row) => [calendar.label(row.period), row.estebanRay, row.low, row.high, row.betweenShare,
        ...(separated ? [row.separation, row.separationLow, row.separationHigh] : []), row.k]),
    };
  },
};

const known = (measured: MeasureDocument): readonly Panel[] => panels.filter(({ key }) => polarization(measured).filter((row) => isKnown(row[key])).length >= fewestPeriods);

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const drawn = known(measured);
  const columns = Math.max(1, Math.min(drawn.length, Math.floor(width / 280)));
  const each = Math.floor((width - (columns - 1) * 20) / columns);
  const calendar = Calendar.of(measured);
  const x = (row: Row): number => calendar.year(row.period);
  return html("div", { class: `panels panels-${columns}` }, ...drawn.map(({ name, key, low, high, color, most }) => {
    const points = polarization(measured).filter((row) => isKnown(row[key]));
    const rows = withGaps(points) as Row[];
    const banded = low !== undefined && high !== undefined && points.some((row) => isKnown(row[low]));
    const highest = most ?? Math.max(...points.flatMap((row) => [row[key]!, (banded ? row[high] : null) ?? 0]));
    const chart = plot({
      ariaLabel: say("polarization.label", { panel: say(name), first: measure(points[0]![key]), from: x(points[0]!), last: measure(points.at(-1)![key]), to: x(points.at(-1)!) }),
      width: each, height: 230, marginLeft: 38, marginRight: 14,
      x: { label: null, tickFormat: "d", ticks: 5 }, y: { label: null, domain: [0, highest], nice: most === undefined, grid: true, ticks: 5 },
      marks: [
        Plot.ruleY([0], { stroke: hairline }),
        ...(banded ? [Plot.areaY(rows, { x, y1: (row: Row) => row[low] ?? NaN, y2: (row: Row) => row[high] ?? NaN, fill: color, fillOpacity: 0.18 })] : []),
        Plot.lineY(rows, { x, y: (row: Row) => row[key] ?? NaN, stroke: color, strokeWidth: 2 }),
        Plot.dot(points, { x, y: key, r: 1.8, fill: color, title: (row: Row) => say("polarization.point", { period: calendar.label(row.period), value: measure(row[key]), interval: banded ? between(row[low], row[high]) : "" }) }),
      ],
    });
    return html("div", { class: "panel" }, html("p", { class: "panel-title" }, say(name)), chart);
  }));
}
