import type { AgendaAdjusted } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { bootstrapBands, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, ground, hairline, seriesColor } from "../frame/colors";
import { html } from "../frame/elements";
import { spread } from "../frame/labels";
import { legend } from "../frame/legend";
import { between, isKnown, measure } from "../frame/numbers";
import { Calendar, fewestPeriods, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";
import { say, sentences } from "../frame/words";

type Row = AgendaAdjusted;

const lines = [
  { key: "raw", low: "rawLow", high: "rawHigh", label: "agenda.raw", color: accent, dash: "none" },
  { key: "adjusted", low: "low", high: "high", label: "agenda.adjusted", color: seriesColor(1), dash: "7 3" },
] as const;

/** Thickness as voted beside thickness on one fixed agenda, so that a change in what is voted on cannot pass for a change of minds. */
export const agendaAdjustedThickness: Chart = {
  name: "agenda-adjusted-thickness",
  title: () => say("agenda.title"),
  caption: (measured) => sentences(say("agenda.caption"), bootstrapBands(measured), restsOn(measured)),
  silence: (measured) => (rowsOf(measured).length >= fewestPeriods ? null : say("agenda.silence")),
  draw,
  table: (measured) => {
    const calendar = Calendar.of(measured);
    return {
      columns: [say("column.period"), say("agenda.raw"), say("column.low"), say("column.high"), say("agenda.adjusted"), say("column.low"), say("column.high")],
      rows: rowsOf(measured).map((row) => [calendar.label(row.period), row.raw, row.rawLow, row.rawHigh, row.adjusted, row.low, row.high]),
    };
  },
};

const rowsOf = (measured: MeasureDocument): readonly Row[] => (measured.agendaAdjusted ?? []).filter((row) => isKnown(row.raw) || isKnown(row.adjusted));

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const calendar = Calendar.of(measured);
  const rows = rowsOf(measured);
  const spaced = withGaps(rows) as Row[];
  const x = (row: Row): number => calendar.year(row.period);
  const values = rows.flatMap((row) => [row.raw, row.adjusted, row.low, row.high, row.rawLow, row.rawHigh]).filter(isKnown);
  const height = Math.min(320, Math.max(260, width * 0.5));
  const [least, most] = [Math.min(0, ...values), Math.max(1, ...values)];
  const drawn = lines.map((line) => ({ ...line, known: rows.filter((row) => isKnown(row[line.key])) })).filter(({ known }) => known.length > 0);
  const ends = spread(drawn.map(({ key, color, known }) => ({ key, color, last: known.at(-1)!, at: known.at(-1)![key]! })), (14 / (height - 50)) * (most - least));
  const chart = plot({
    ariaLabel: sentences(...drawn.map(({ key, label, known }) => say("agenda.label", { line: say(label), first: measure(known[0]![key]), from: x(known[0]!), last: measure(known.at(-1)![key]), to: x(known.at(-1)!) }))),
    width, height, marginLeft: 38, marginRight: 40,
    x: { label: null, tickFormat: "d", ticks: width < 500 ? 5 : 9 },
    y: { label: say("axis.thickness"), domain: [least, most], grid: true, ticks: 6 },
    marks: [
      Plot.ruleY([0], { stroke: hairline }),
      ...drawn.map(({ low, high, color }) => Plot.areaY(spaced, { x, y1: (row: Row) => row[low] ?? NaN, y2: (row: Row) => row[high] ?? NaN, fill: color, fillOpacity: 0.17 })),
      ...drawn.map(({ key, color, dash }) => Plot.lineY(spaced, { x, y: (row: Row) => row[key] ?? NaN, stroke: color, strokeWidth: 2.2, strokeDasharray: dash })),
      ...drawn.map(({ key, low, high, label, color, known }) => Plot.dot(known, {
        x, y: key, r: 2, fill: color, title: (row: Row) => say("agenda.point", { period: calendar.label(row.period), line: say(label), value: measure(row[key]), interval: between(row[low], row[high]) }),
      })),
      ...ends.map((end) => Plot.text([end], { x: () => x(end.last), y: "at", text: () => measure(end.last[end.key]), dx: 7, textAnchor: "start", fontWeight: "bold", fill: end.color, stroke: ground, strokeWidth: 3 })),
    ],
  });
  return html("div", {}, legend(drawn.map(({ label, color, dash }) => ({ label: say(label), color, kind: dash === "none" ? "line" as const : "dashed" as const }))), chart);
}
