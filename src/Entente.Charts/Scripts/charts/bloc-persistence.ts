import type { PersistenceInPeriod } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { bootstrapBands, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, ground, hairline, ink, quietInk } from "../frame/colors";
import { html } from "../frame/elements";
import { legend } from "../frame/legend";
import { between, isKnown, measure, percent, years } from "../frame/numbers";
import { Calendar, fewestPeriods, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";
import { counted, listed, say, sentences } from "../frame/words";

type Row = PersistenceInPeriod;

/** How much of each period's division is that of the blocs of a reference period. */
export const blocPersistence: Chart = {
  name: "bloc-persistence",
  title: (measured) => say("persistence.title", { reference: reference(measured) }),
  caption: (measured) => sentences(say("persistence.caption", { reference: reference(measured) }), bootstrapBands(measured), restsOn(measured)),
  silence: (measured) => (rowsOf(measured).length >= fewestPeriods ? null : say("persistence.silence")),
  draw,
  table: (measured) => {
    const calendar = Calendar.of(measured);
    return { columns: [say("column.period"), say("column.share"), say("column.low"), say("column.high"), say("byChance"), say("column.actors")], rows: rowsOf(measured).map((row) => [calendar.label(row.period), row.share, row.low, row.high, row.baseline, row.actors]) };
  },
};

const rowsOf = (measured: MeasureDocument): readonly Row[] => (measured.persistence?.byPeriod ?? []).filter((row) => isKnown(row.share));
const reference = (measured: MeasureDocument): string => years(measured.persistence) || say("persistence.reference");

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
    ariaLabel: say("persistence.label", { reference: reference(measured), points: listed([points[0]!, last].map((row) => say("persistence.shareIn", { share: percent(row.share!), year: x(row) }))) }),
    width, height: Math.min(300, Math.max(230, width * 0.32)), marginLeft: 44, marginRight: 44,
    x: { label: null, tickFormat: "d", ticks: width < 500 ? 5 : 10 },
    y: { label: say("axis.share"), domain: [Math.min(0, ...values), Math.max(1, ...values)], grid: true, ticks: 5, tickFormat: percent },
    marks: [
      ...(isKnown(from) && isKnown(to) ? [Plot.rectX([0], { x1: from - 0.5, x2: to + 0.5, fill: quietInk, fillOpacity: 0.16 })] : []),
      Plot.ruleY([0], { stroke: hairline }),
      Plot.areaY(rows, { x, y1: (row: Row) => row.low ?? NaN, y2: (row: Row) => row.high ?? NaN, fill: accent, fillOpacity: 0.18 }),
      Plot.lineY(rows, { x, y: (row: Row) => row.baseline ?? NaN, stroke: quietInk, strokeWidth: 1.5, strokeDasharray: "5 3" }),
      Plot.lineY(rows, { x, y: (row: Row) => row.share ?? NaN, stroke: accent, strokeWidth: 2.4 }),
      Plot.dot(points, { x, y: "share", r: 2, fill: accent, title: (row: Row) => listed([say("persistence.point", { period: calendar.label(row.period), value: measure(row.share), interval: between(row.low, row.high) }), isKnown(row.actors) ? counted("actors", row.actors) : ""]) }),
      Plot.text([last], { x, y: "share", text: (row: Row) => percent(row.share!), dx: 7, textAnchor: "start", fontWeight: "bold", fill: ink, stroke: ground, strokeWidth: 3 }),
    ],
  });
  return html("div", {}, legend([{ label: say("persistence.blocs", { reference: reference(measured) }), color: accent, kind: "line" }, ...(chance ? [{ label: say("byChance"), color: quietInk, kind: "dashed" as const }] : [])]), chart);
}
