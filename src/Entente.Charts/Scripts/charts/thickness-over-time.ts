import type { InPeriod, MeasureDocument, Thickness } from "../measure-document";
import { bootstrapBands, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, hairline, ink, seriesColor } from "../frame/colors";
import { html } from "../frame/elements";
import { legend } from "../frame/legend";
import { fromTo, isKnown, measure } from "../frame/numbers";
import { Calendar, isTelling, timeSilence, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";
import { counted, listed, say, sentences } from "../frame/words";

type Row = Thickness & InPeriod;

const companions = [
  { key: "allPairs", label: "thickness.allPairs", color: seriesColor(2), dash: "6 3" },
  { key: "mainDivide", label: "thickness.mainDivide", color: seriesColor(3), dash: "2 3" },
  { key: "majorPowers", label: "thickness.majorPowers", color: seriesColor(1), dash: "8 3 2 3" },
] as const;

/** How thick the consensus was in each period, with its band and its companions. */
export const thicknessOverTime: Chart = {
  name: "thickness-over-time",
  title: () => say("thickness.title"),
  caption: (measured) => {
    const left = rowsOf(measured).length - telling(measured).length;
    const thin = left > 0 ? Calendar.of(measured).counted("thickness.leftSessions", "thickness.leftYears", left) : "";
    return sentences(say("thickness.caption"), bootstrapBands(measured), restsOn(measured), thin);
  },
  silence: (measured) => timeSilence(measured, rowsOf(measured)),
  draw,
  table: (measured) => {
    const calendar = Calendar.of(measured);
    return {
      columns: [say("column.period"), say("column.propositions"), say("column.actors"), say("column.thickness"), say("column.low"), say("column.high"),
        say("column.allPairs"), say("column.mainDivide"), say("column.majorPowers"), say("column.breadth")],
      rows: rowsOf(measured).map((row) => [calendar.label(row.period), row.propositions, row.actors, row.value, row.low, row.high,
        row.allPairs, row.mainDivide, row.majorPowers, row.breadth]),
    };
  },
};

const rowsOf = (measured: MeasureDocument): readonly Row[] => measured.consensus?.byPeriod ?? [];
const telling = (measured: MeasureDocument): readonly Row[] => rowsOf(measured).filter((row) => isTelling(row) && isKnown(row.value));

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const calendar = Calendar.of(measured);
  const rows = withGaps(telling(measured)) as Row[];
  const x = (row: Row): number => calendar.year(row.period);
  const drawn = companions.filter(({ key }) => rows.some((row) => isKnown(row[key])));
  const values = rows.flatMap((row) => [row.low, row.value, ...drawn.map(({ key }) => row[key])]).filter(isKnown);
  const known = rows.filter((row) => isKnown(row.value));
  const last = known.at(-1)!;
  const chart = plot({
    ariaLabel: calendar.say("thickness.labelSessions", "thickness.labelYears", { first: measure(known[0]!.value), from: x(known[0]!), last: measure(last.value), to: x(last) }),
    width, height: Math.min(380, Math.max(260, width * 0.42)), marginLeft: 38, marginRight: 40,
    x: { label: null, tickFormat: "d", ticks: width < 500 ? 5 : 10 },
    y: { label: say("axis.thickness"), domain: [Math.min(0, ...values), 1], grid: true, nice: true, ticks: 6 },
    marks: [
      Plot.ruleY([0], { stroke: hairline }),
      Plot.areaY(rows, { x, y1: (row: Row) => row.low ?? NaN, y2: (row: Row) => row.high ?? NaN, fill: accent, fillOpacity: 0.18 }),
      ...drawn.map(({ key, color, dash }) => Plot.lineY(rows, { x, y: (row: Row) => row[key] ?? NaN, stroke: color, strokeWidth: 1.4, strokeDasharray: dash })),
      Plot.lineY(rows, { x, y: (row: Row) => row.value ?? NaN, stroke: accent, strokeWidth: 2.6 }),
      Plot.dot(known, {
        x, y: "value", r: known.length > 40 ? 1.8 : 3, fill: accent,
        title: (row: Row) => listed([
          say("thickness.point", { period: calendar.label(row.period), value: measure(row.value), range: fromTo(row.low, row.high) }), isKnown(row.propositions) ? counted("propositions", row.propositions) : ""]),
      }),
      Plot.text([last], { x, y: "value", text: (row: Row) => measure(row.value), dx: 7, textAnchor: "start", fontWeight: "bold", fill: ink, stroke: "var(--entente-ground)", strokeWidth: 3 }),
    ],
  });
  const key = legend([{ label: say("thickness.across"), color: accent, kind: "line" },
    ...drawn.map(({ label, color }, place) => ({ label: say(label), color, kind: place === 1 ? "dotted" as const : "dashed" as const }))]);
  return html("div", {}, key, chart);
}
