import type { PersistenceInPeriod } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { bootstrapBands, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, ground, hairline, ink, quietInk } from "../frame/colors";
import { html } from "../frame/elements";
import { legend } from "../frame/legend";
import { between, counted, isKnown, measure, percent, years } from "../frame/numbers";
import { Calendar, fewestPeriods, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";

type Row = PersistenceInPeriod;

/** How much of each period's division is that of the blocs of a reference period. */
export const blocPersistence: Chart = {
  name: "bloc-persistence",
  title: (measured) => `How much of the blocs of ${reference(measured)} persists`,
  caption: (measured) => `The share of each period’s division that the blocs of ${reference(measured)} (shaded) account for; the dashed line is what blocs of the same sizes would account for by chance. `
    + `${bootstrapBands(measured)} ${restsOn(measured)}`,
  silence: (measured) => (rowsOf(measured).length >= fewestPeriods ? null : "The persistence of blocs is known for fewer than three periods."),
  draw,
  table: (measured) => {
    const calendar = Calendar.of(measured);
    return { columns: ["period", "share", "low", "high", "by chance", "actors"], rows: rowsOf(measured).map((row) => [calendar.label(row.period), row.share, row.low, row.high, row.baseline, row.actors]) };
  },
};

const rowsOf = (measured: MeasureDocument): readonly Row[] => (measured.persistence?.byPeriod ?? []).filter((row) => isKnown(row.share));
const reference = (measured: MeasureDocument): string => years(measured.persistence) || "the reference period";

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const calendar = Calendar.of(measured);
  const points = rowsOf(measured);
  const rows = withGaps(points) as Row[];
  const x = (row: Row): number => calendar.year(row.period);
  const last = points.at(-1)!;
  const values = points.flatMap((row) => [row.share, row.low, row.high, row.baseline]).filter(isKnown);
  const { from, to } = measured.persistence!;
  const chance = points.some((row) => isKnown(row.baseline));
  const chart = plot({
    ariaLabel: `Share of the division that the blocs of ${reference(measured)} account for: ${points.map((row) => `${percent(row.share!)} in ${x(row)}`).filter((_, place) => place === 0 || place === points.length - 1).join(", ")}.`,
    width, height: Math.min(300, Math.max(230, width * 0.32)), marginLeft: 44, marginRight: 44,
    x: { label: null, tickFormat: "d", ticks: width < 500 ? 5 : 10 },
    y: { label: "share", domain: [Math.min(0, ...values), Math.max(1, ...values)], grid: true, ticks: 5, tickFormat: percent },
    marks: [
      ...(isKnown(from) && isKnown(to) ? [Plot.rectX([0], { x1: from - 0.5, x2: to + 0.5, fill: quietInk, fillOpacity: 0.16 })] : []),
      Plot.ruleY([0], { stroke: hairline }),
      Plot.areaY(rows, { x, y1: (row: Row) => row.low ?? NaN, y2: (row: Row) => row.high ?? NaN, fill: accent, fillOpacity: 0.18 }),
      Plot.lineY(rows, { x, y: (row: Row) => row.baseline ?? NaN, stroke: quietInk, strokeWidth: 1.5, strokeDasharray: "5 3" }),
      Plot.lineY(rows, { x, y: (row: Row) => row.share ?? NaN, stroke: accent, strokeWidth: 2.4 }),
      Plot.dot(points, { x, y: "share", r: 2, fill: accent, title: (row: Row) => `${calendar.label(row.period)}: ${measure(row.share)}${between(row.low, row.high)}${isKnown(row.actors) ? `, ${counted(row.actors, "actor")}` : ""}` }),
      Plot.text([last], { x, y: "share", text: (row: Row) => percent(row.share!), dx: 7, textAnchor: "start", fontWeight: "bold", fill: ink, stroke: ground, strokeWidth: 3 }),
    ],
  });
  return html("div", {}, legend([{ label: `blocs of ${reference(measured)}`, color: accent, kind: "line" }, ...(chance ? [{ label: "by chance", color: quietInk, kind: "dashed" as const }] : [])]), chart);
}
