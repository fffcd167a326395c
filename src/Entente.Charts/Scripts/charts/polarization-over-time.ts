import type { MeasureDocument, PolarizationInPeriod } from "../measure-document";
import { bootstrapBands, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, hairline, seriesColor } from "../frame/colors";
import { html } from "../frame/elements";
import { isKnown, measure } from "../frame/numbers";
import { Calendar, fewestPeriods, timeSilence, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";

type Row = PolarizationInPeriod;

/** Esteban and Ray's polarization, and the share of variance between blocs, in each period. */
export const polarizationOverTime: Chart = {
  name: "polarization-over-time",
  title: () => "Polarization over time",
  caption: (measured) => "Left: Esteban and Ray's index, which grows with the size of blocs and the distance between them. Right: the share of the variance of positions that lies between blocs rather than within them. "
    + `${rowsOf(measured).some((row) => isKnown(row.low)) ? `${bootstrapBands(measured)} ` : ""}${restsOn(measured)}`,
  silence: (measured) => {
    // The periods that hold too few propositions for a point of thickness hold too few for this one.
    const thin = timeSilence(measured, measured.consensus?.byPeriod ?? rowsOf(measured));
    if (thin !== null) return thin;
    return rowsOf(measured).filter((row) => isKnown(row.estebanRay) || isKnown(row.betweenShare)).length >= fewestPeriods ? null : "Polarization is known for fewer than three periods.";
  },
  draw,
  table: (measured) => {
    const calendar = Calendar.of(measured);
    return {
      columns: ["period", "Esteban–Ray", "low", "high", "share between blocs", "blocs"],
      rows: rowsOf(measured).map((row) => [calendar.label(row.period), row.estebanRay, row.low, row.high, row.betweenShare, row.k]),
    };
  },
};

const rowsOf = (measured: MeasureDocument): readonly Row[] => measured.polarization?.byPeriod ?? [];

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const columns = width >= 560 ? 2 : 1;
  const each = Math.floor((width - (columns - 1) * 20) / columns);
  const panel = (name: string, key: "estebanRay" | "betweenShare", color: string, most: number | null): HTMLElement | null => {
    const known = rowsOf(measured).filter((row) => isKnown(row[key]));
    if (known.length < fewestPeriods) return null;
    const rows = withGaps(known) as Row[];
    const calendar = Calendar.of(measured);
    const x = (row: Row): number => calendar.year(row.period);
    const banded = key === "estebanRay" && known.some((row) => isKnown(row.low));
    const highest = most ?? Math.max(...known.flatMap((row) => [row[key]!, (banded ? row.high : null) ?? 0]));
    const chart = plot({
      ariaLabel: `${name}: ${measure(known[0]![key])} in ${x(known[0]!)}, ${measure(known.at(-1)![key])} in ${x(known.at(-1)!)}.`,
      width: each, height: 230, marginLeft: 38, marginRight: 14,
      x: { label: null, tickFormat: "d", ticks: 5 }, y: { label: null, domain: [0, highest], nice: most === null, grid: true, ticks: 5 },
      marks: [
        Plot.ruleY([0], { stroke: hairline }),
        ...(banded ? [Plot.areaY(rows, { x, y1: (row: Row) => row.low ?? NaN, y2: (row: Row) => row.high ?? NaN, fill: color, fillOpacity: 0.18 })] : []),
        Plot.lineY(rows, { x, y: (row: Row) => row[key] ?? NaN, stroke: color, strokeWidth: 2 }),
        Plot.dot(known, { x, y: key, r: 1.8, fill: color, title: (row: Row) => `${calendar.label(row.period)}: ${measure(row[key])}` }),
      ],
    });
    return html("div", { class: "panel" }, html("p", { class: "panel-title" }, name), chart);
  };
  return html("div", { class: `panels panels-${columns}` }, panel("Esteban–Ray polarization", "estebanRay", accent, null), panel("Share of variance between blocs", "betweenShare", seriesColor(3), 1));
}
