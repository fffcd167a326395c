import type { ChangePoint } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { level, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, ink, quietInk, seriesColor } from "../frame/colors";
import { html } from "../frame/elements";
import { legend } from "../frame/legend";
import { between, fromTo, isKnown, measure } from "../frame/numbers";
import { Calendar } from "../frame/periods";
import { plot, Plot } from "../frame/plot";
import { polarization } from "../frame/polarization";
import { term } from "../frame/terms";
import { listed, say, sentences, told } from "../frame/words";

type Change = ChangePoint & { year: number };

const alpha = 0.05;
const marked = seriesColor(1);

/** When did a series break: each break as a line at its year, its confidence set as a band, the level before and after. */
export const changePoints: Chart = {
  name: "change-points",
  title: () => say("breaks.title"),
  caption: (measured) => sentences(say("breaks.caption", { level: level(measured), times: alpha * 100 }), restsOn(measured)),
  silence: (measured) => (changes(measured).length > 0 ? null : say("breaks.silence")),
  draw,
  table: (measured) => ({
    columns: [say("column.series"), say("column.date"), say("column.year"), say("column.low"), say("column.high"), say("column.before"), say("column.after"), say("column.statistic"), say("column.p")],
    rows: (measured.changePoints ?? []).map((row) => [term(row.series), row.kind && term(row.kind), row.year, row.low, row.high, row.before, row.after, row.statistic, row.p]),
  }),
};

const changes = (measured: MeasureDocument): Change[] => (measured.changePoints ?? []).filter((row): row is Change => isKnown(row.year)).sort((first, second) => first.year - second.year);
const isFirm = (change: Change): boolean => !isKnown(change.p) || change.p <= alpha;

/** The values of a named series where the document holds them; empty where it does not, and the panel then shows the levels alone. */
function valuesOf(measured: MeasureDocument, series: string): { year: number; value: number }[] {
  const calendar = Calendar.of(measured);
  const name = series.toLowerCase();
  const rows: { period: number; value: number | null | undefined }[] = /adjusted|one agenda/.test(name) ? (measured.agendaAdjusted ?? []).map((row) => ({ ...row, value: row.adjusted }))
    : /all pairs/.test(name) ? (measured.consensus?.byPeriod ?? []).map((row) => ({ ...row, value: row.allPairs }))
    : /thickness/.test(name) ? (measured.consensus?.byPeriod?.map((row) => ({ ...row, value: row.value })) ?? (measured.agendaAdjusted ?? []).map((row) => ({ ...row, value: row.raw })))
    : /separation/.test(name) ? polarization(measured).map((row) => ({ ...row, value: row.separation }))
    : /between/.test(name) ? polarization(measured).map((row) => ({ ...row, value: row.betweenShare }))
    : /esteban|polari[sz]ation/.test(name) ? polarization(measured).map((row) => ({ ...row, value: row.estebanRay }))
    : /persist/.test(name) ? (measured.persistence?.byPeriod ?? []).map((row) => ({ ...row, value: row.share }))
    : [];
  return rows.flatMap(({ period, value }) => (isKnown(value) ? [{ year: calendar.year(period), value }] : []));
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const all = changes(measured);
  const series = [...new Set(all.map((row) => row.series))].map((name) => ({ name, breaks: all.filter((row) => row.series === name), values: valuesOf(measured, name) }));
  const dates = [...all.flatMap((row) => [row.year - 3, row.year + 3, row.low, row.high]), ...series.flatMap(({ values }) => values.map(({ year }) => year))].filter(isKnown);
  const domain: [number, number] = [Math.min(...dates), Math.max(...dates)];
  const columns = Math.max(1, Math.min(3, series.length, Math.floor(width / 290)));
  const each = Math.floor((width - (columns - 1) * 20) / columns);
  return html("div", {}, legend([{ label: say("breaks.series"), color: quietInk, kind: "line" }, { label: say("breaks.break"), color: marked, kind: "line" }, { label: say("breaks.level"), color: ink, kind: "line" }]),
    html("div", { class: `panels panels-${columns}` }, ...series.map(({ name, breaks, values }) => {
      const heights = [...values.map(({ value }) => value), ...breaks.flatMap((row) => [row.before, row.after])].filter(isKnown);
      const [least, most] = [Math.min(0, ...heights), Math.max(...heights, 0)];
      const top = most + (most - least || 1) * 0.18;
      const levels = breaks.flatMap((row, place) => [
        { from: place === 0 ? domain[0] : breaks[place - 1]!.year, to: row.year, value: row.before },
        { from: row.year, to: place === breaks.length - 1 ? domain[1] : breaks[place + 1]!.year, value: row.after },
      ]).filter((row) => isKnown(row.value));
      return html("div", { class: "panel" },
        html("p", { class: "panel-title" }, html("bdi", {}, term(name)), ...breaks.map((row) => html("span", {}, words(row)))),
        plot({
          ariaLabel: say("breaks.label", { series: term(name), breaks: told(breaks.map(words)) }),
          width: each, height: 190, marginLeft: 38, marginRight: 14, marginTop: 10, marginBottom: 24,
          x: { label: null, domain, tickFormat: "d", ticks: 4 }, y: { label: null, domain: [least, top], grid: true, ticks: 4 },
          marks: [
            Plot.rectX(breaks.filter((row) => isKnown(row.low) && isKnown(row.high)), { x1: (row: Change) => row.low! - 0.5, x2: (row: Change) => row.high! + 0.5, fill: marked, fillOpacity: 0.18 }),
            Plot.lineY(values, { x: "year", y: "value", stroke: quietInk, strokeWidth: 1.3 }),
            Plot.link(levels, { x1: "from", x2: "to", y1: "value", y2: "value", stroke: ink, strokeWidth: 2 }),
            ...breaks.map((row) => Plot.ruleX([row], { x: "year", stroke: marked, strokeWidth: 2, strokeDasharray: isFirm(row) ? "none" : "3 3" })),
            Plot.dot(breaks, { x: "year", y: top, r: 4, symbol: "diamond2", fill: (row: Change) => (isFirm(row) ? marked : ground), stroke: marked, strokeWidth: 1.5, title: words }),
          ],
        }));
    })));
}

function words(change: Change): string {
  const moved = isKnown(change.before) && isKnown(change.after) ? fromTo(change.before, change.after) : "";
  const chance = !isKnown(change.p) ? "" : change.p < 0.001 ? say("breaks.pBelow", { value: measure(0.001, 3) }) : say("breaks.p", { value: measure(change.p, 3) });
  return listed([say("breaks.yearInterval", { year: change.year, interval: between(change.low, change.high, String) }), moved, chance]);
}
