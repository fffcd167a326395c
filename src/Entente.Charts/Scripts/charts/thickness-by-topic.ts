import type { InPeriod, MeasureDocument, Thickness } from "../measure-document";
import { bootstrapBands, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, hairline } from "../frame/colors";
import { html } from "../frame/elements";
import { isKnown, measure } from "../frame/numbers";
import { Calendar, fewestPeriods, fewestPropositions, isTelling, timeSilence, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";
import { counted, listed, say, sentences } from "../frame/words";

type Row = Thickness & InPeriod & { topic: string };

/** Thickness over time, a small chart for each topic, all on one scale. */
export const thicknessByTopic: Chart = {
  name: "thickness-by-topic",
  title: () => say("topics.title"),
  caption: (measured) => sentences(Calendar.of(measured).say("topics.captionSessions", "topics.captionYears", { fewest: fewestPropositions }), bootstrapBands(measured), restsOn(measured)),
  silence: (measured) => {
    const rows = rowsOf(measured);
    if (rows.length === 0) return timeSilence(measured, measured.consensus?.byPeriod) ?? say("topics.none");
    return topics(measured).length > 0 ? null : timeSilence(measured, measured.consensus?.byPeriod ?? rows) ?? say("topics.silence");
  },
  draw,
  table: (measured) => {
    const calendar = Calendar.of(measured);
    return {
      columns: [say("column.topic"), say("column.period"), say("column.propositions"), say("column.thickness"), say("column.low"), say("column.high")],
      rows: rowsOf(measured).map((row) => [row.topic, calendar.label(row.period), row.propositions, row.value, row.low, row.high]),
    };
  },
};

const rowsOf = (measured: MeasureDocument): readonly Row[] => measured.consensus?.byTopicPeriod ?? [];

/** The topics with enough telling periods, those with the most propositions first. */
function topics(measured: MeasureDocument): { topic: string; rows: Row[]; propositions: number }[] {
  const byTopic = new Map<string, Row[]>();
  for (const row of rowsOf(measured)) {
    if (!isTelling(row) || !isKnown(row.value)) continue;
    byTopic.set(row.topic, [...(byTopic.get(row.topic) ?? []), row]);
  }
  return [...byTopic]
    .map(([topic, rows]) => ({ topic, rows, propositions: rows.reduce((sum, row) => sum + (row.propositions ?? 0), 0) }))
    .filter(({ rows }) => rows.length >= fewestPeriods)
    .sort((first, second) => second.propositions - first.propositions || (first.topic < second.topic ? -1 : 1));
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const calendar = Calendar.of(measured);
  const panels = topics(measured);
  const all = (measured.consensus?.byPeriod ?? []).filter((row) => isTelling(row) && isKnown(row.value));
  const years = [...panels.flatMap(({ rows }) => rows), ...all].map((row) => calendar.year(row.period));
  const values = panels.flatMap(({ rows }) => rows.flatMap((row) => [row.low, row.value])).filter(isKnown);
  const domain: [number, number] = [Math.max(-1, Math.min(0, ...values)), 1];
  const columns = Math.max(1, Math.min(3, Math.floor(width / 250)));
  const panelWidth = Math.floor((width - (columns - 1) * 16) / columns);
  const x = (row: InPeriod): number => calendar.year(row.period);
  return html("div", { class: `panels panels-${columns}` }, ...panels.map(({ topic, rows, propositions }) => {
    const spaced = withGaps(rows) as Row[];
    const last = rows.reduce((latest, row) => (row.period > latest.period ? row : latest));
    const chart = plot({
      ariaLabel: say("topics.label", { topic, value: measure(last.value), year: x(last) }),
      width: panelWidth, height: 170, marginLeft: 32, marginBottom: 22, marginTop: 10, marginRight: 12,
      x: { label: null, domain: [Math.min(...years), Math.max(...years)], tickFormat: "d", ticks: 4 },
      y: { label: null, domain, ticks: 4, grid: true },
      marks: [
        Plot.ruleY([0], { stroke: hairline }),
        Plot.lineY(withGaps(all) as Row[], { x, y: (row: Row) => row.value ?? NaN, stroke: "var(--entente-quiet-ink)", strokeOpacity: 0.55, strokeWidth: 1 }),
        Plot.areaY(spaced, { x, y1: (row: Row) => row.low ?? NaN, y2: (row: Row) => row.high ?? NaN, fill: accent, fillOpacity: 0.2, clip: true }),
        Plot.lineY(spaced, { x, y: (row: Row) => row.value ?? NaN, stroke: accent, strokeWidth: 1.8 }),
        Plot.dot(rows, { x, y: "value", r: 1.7, fill: accent, title: (row: Row) => listed([say("topics.point", { period: calendar.label(row.period), value: measure(row.value) }), isKnown(row.propositions) ? counted("propositions", row.propositions) : ""]) }),
      ],
    });
    return html("div", { class: "panel" }, html("p", { class: "panel-title" }, html("bdi", {}, topic), html("span", {}, counted("propositions", propositions))), chart);
  }));
}
