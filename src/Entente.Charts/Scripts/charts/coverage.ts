import type { CoverageInPeriod, MeasureDocument } from "../measure-document";
import { restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, hairline, seriesColor } from "../frame/colors";
import { html } from "../frame/elements";
import { isKnown, number, percent } from "../frame/numbers";
import { Calendar, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";
import { counted, say, sentences, told } from "../frame/words";

type Row = CoverageInPeriod;

/** What the record holds in each period: propositions, actors, and the share of possible stances that were taken. */
export const coverage: Chart = {
  name: "record-coverage",
  title: () => say("coverage.title"),
  caption: (measured) => sentences(say("coverage.caption"), restsOn(measured)),
  silence: (measured) => (rowsOf(measured).length >= 3 ? null : say("coverage.silence")),
  draw,
  table: (measured) => {
    const calendar = Calendar.of(measured);
    return {
      columns: [say("column.period"), say("column.propositions"), say("column.actors"), say("column.stances"), say("column.possibleShare")],
      rows: rowsOf(measured).map((row) => [calendar.label(row.period), row.propositions, row.actors, row.stances, row.share]),
    };
  },
};

const rowsOf = (measured: MeasureDocument): readonly Row[] => measured.inspect?.coverage?.byPeriod ?? [];

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const calendar = Calendar.of(measured);
  const all = rowsOf(measured);
  const columns = width >= 720 ? 3 : 1;
  const each = Math.floor((width - (columns - 1) * 20) / columns);
  const x = (row: Row): number => calendar.year(row.period);
  const years = all.map(x);
  const panel = (name: string, key: "propositions" | "actors" | "share", mark: "bars" | "line", color: string): HTMLElement => {
    const known = all.filter((row) => isKnown(row[key]));
    const words = (row: Row): string => say("coverage.point", { period: calendar.label(row.period), value: key === "share" ? percent(row.share!) : counted(key, row[key]!) });
    const top = key === "share" ? 1 : Math.max(1, ...known.map((row) => row[key]!));
    return html("div", { class: "panel" }, html("p", { class: "panel-title" }, name), plot({
      ariaLabel: say("coverage.label", { panel: name, points: told(known.length > 0 ? [known[0]!, known.at(-1)!].map(words) : []) }),
      width: each, height: 150, marginLeft: 40, marginRight: 12, marginTop: 10, marginBottom: 24,
      x: { label: null, domain: [Math.min(...years) - 0.6, Math.max(...years) + 0.6], tickFormat: "d", ticks: 4 },
      y: { label: null, domain: [0, top], nice: true, ticks: 4, grid: true, tickFormat: key === "share" ? percent : (count: number) => (Number.isInteger(count) ? number(count) : "") },
      marks: [
        mark === "bars"
          ? Plot.rectY(known, { x1: (row: Row) => x(row) - 0.4, x2: (row: Row) => x(row) + 0.4, y: key, fill: color, title: words })
          : Plot.lineY(withGaps(known) as Row[], { x, y: (row: Row) => row[key] ?? NaN, stroke: color, strokeWidth: 2 }),
        ...(mark === "line" ? [Plot.dot(known, { x, y: key, r: 1.8, fill: color, title: words })] : []),
        Plot.ruleY([0], { stroke: hairline }),
      ],
    }));
  };
  return html("div", { class: `panels panels-${columns}` }, panel(say("coverage.propositions"), "propositions", "bars", accent), panel(say("coverage.actors"), "actors", "line", seriesColor(2)), panel(say("coverage.share"), "share", "line", seriesColor(3)));
}
