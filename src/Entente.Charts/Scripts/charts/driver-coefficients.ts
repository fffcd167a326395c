import type { Coefficient, DriversInPeriod } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { level } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, ink, quietInk, seriesColor, seriesSymbol } from "../frame/colors";
import { DriverBlocks } from "../frame/driver-blocks";
import { html, svg } from "../frame/elements";
import { shortened, widthOf } from "../frame/labels";
import { between, isKnown, measure, number, years } from "../frame/numbers";
import { labelAxis, plot, Plot } from "../frame/plot";
import { term } from "../frame/terms";
import { counted, listed, say, sentences, told, written } from "../frame/words";

interface Row {
  readonly key: string;
  readonly label: string;
  readonly place: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly firm: boolean;
  readonly ringed: boolean;
  readonly words: string;
}

const alpha = 0.05;

/** What goes with disagreement between two states: standardised coefficients with intervals, period by period. */
export const driverCoefficients: Chart = {
  name: "driver-coefficients",
  title: () => say("drivers.title"),
  caption: (measured) => sentences(say("drivers.caption", { level: level(measured), alpha: written(alpha, 2) }), basis(measured), say("drivers.association")),
  silence: (measured) => (periods(measured).length > 0 ? null : say("drivers.silence")),
  draw,
  table: (measured) => ({
    columns: [say("column.period"), say("column.covariate"), say("column.block"), say("column.standardised"), say("column.low"), say("column.high"), say("column.estimate"), say("column.standardError"),
      say("column.low"), say("column.high"), say("column.p"), say("column.pMrqap"), say("column.pHolm")],
    rows: periods(measured).flatMap((period) => (period.coefficients ?? []).map((row) => {
      const scale = scaleOf(row);
      return [years(period), term(row.name), row.block, row.standardized, scaled(row.low, scale), scaled(row.high, scale), row.estimate, row.se, row.low, row.high, row.p, row.pMrqap, row.pHolm];
    })),
  }),
};

const periods = (measured: MeasureDocument): DriversInPeriod[] => (measured.drivers ?? []).filter((period) => period.coefficients?.some((row) => isKnown(row.standardized)));

/** How many standard deviations of the outcome a unit of estimate is worth; undefined where the estimate is exactly 0. */
const scaleOf = (row: Coefficient): number | null => (isKnown(row.estimate) && isKnown(row.standardized) && row.estimate !== 0 ? row.standardized / row.estimate : null);
const scaled = (value: number | null | undefined, scale: number | null): number | null => (isKnown(value) && scale !== null ? value * scale : null);

const basis = (measured: MeasureDocument): string => say("drivers.basis", {
  periods: told(periods(measured).map((period) => {
    const dropped = Math.max(0, ...(period.dropped ?? []).map(({ pairs }) => pairs ?? 0));
    return listed([
      say("drivers.period", { years: years(period), pairs: isKnown(period.pairs) ? counted("pairs", period.pairs) : say("drivers.pairsUnknown") }),
      dropped > 0 ? say("drivers.dropped", { count: number(dropped) }) : "",
    ]);
  })),
});

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const blocks = new DriverBlocks(measured);
  const all = periods(measured).map((period) => ({ period, rows: rowsOf(period, blocks, width < 440 ? 20 : 26) }));
  const ends = all.flatMap(({ rows }) => rows.flatMap((row) => [row.value, row.low, row.high])).filter(isKnown);
  const room = 0.05 * (Math.max(0, ...ends) - Math.min(0, ...ends) || 1);
  const domain: [number, number] = [Math.min(0, ...ends) - room, Math.max(0, ...ends) + room];
  const columns = Math.max(1, Math.min(2, all.length, Math.floor(width / 400)));
  const each = Math.floor((width - (columns - 1) * 20) / columns);
  return html("div", {}, blocks.key(), markKey(), html("div", { class: `panels panels-${columns}` }, ...all.map(({ period, rows }) => {
    const labelWidth = Math.min(each * 0.5, 12 + widthOf(rows.map((row) => row.label)));
    const keys = rows.map((row) => row.key);
    return html("div", { class: "panel" },
      html("p", { class: "panel-title" }, years(period) || say("allYears"), html("span", {}, listed([
        isKnown(period.pairs) ? counted("pairs", period.pairs) : "", isKnown(period.r2) ? say("drivers.r2", { value: measure(period.r2) }) : ""]))),
      plot({
        ariaLabel: say("drivers.label", { years: years(period), coefficients: told(rows.map((row) => row.words)) }), mirrored: true,
        width: each, height: 32 + rows.length * 21, marginLeft: labelWidth, marginRight: 12, marginTop: 4, marginBottom: 26,
        x: { label: null, domain, ticks: each < 420 ? 4 : 6, grid: true },
        y: { domain: keys, label: null, axis: null },
        symbol: { type: "identity" } as unknown as Plot.ScaleOptions,
        marks: [
          Plot.ruleX([0], { stroke: ink, strokeWidth: 1 }),
          labelAxis((key) => rows[keys.indexOf(key)]!.label),
          Plot.ruleY(rows.filter((row) => row.low !== null && row.high !== null), { y: "key", x1: "low", x2: "high", stroke: (row: Row) => seriesColor(row.place), strokeWidth: 2, strokeOpacity: 0.7 }),
          Plot.dot(rows.filter((row) => row.ringed), { y: "key", x: "value", r: 8, fill: ground, stroke: ink, strokeWidth: 1.3 }),
          Plot.dot(rows, {
            y: "key", x: "value", r: 4.2, symbol: (row: Row) => seriesSymbol(row.place), fill: (row: Row) => (row.firm ? seriesColor(row.place) : ground),
            stroke: (row: Row) => seriesColor(row.place), strokeWidth: 1.6, title: "words",
          }),
        ],
      }));
  })));
}

function rowsOf(period: DriversInPeriod, blocks: DriverBlocks, most: number): Row[] {
  return (period.coefficients ?? []).filter((row) => isKnown(row.standardized)).map((row, place): Row => {
    const scale = scaleOf(row);
    const ends = [scaled(row.low, scale), scaled(row.high, scale)];
    const [low, high] = ends[0] !== null && ends[1] !== null ? [Math.min(ends[0]!, ends[1]!), Math.max(ends[0]!, ends[1]!)] : [null, null];
    return {
      key: `${place}`, label: shortened(term(row.name), most), place: blocks.place(row.block), value: row.standardized!, low, high,
      firm: isKnown(row.p) && row.p <= alpha, ringed: isKnown(row.pMrqap) && row.pMrqap <= alpha,
      words: listed([
        say("drivers.coefficient", { name: term(row.name), value: measure(row.standardized), interval: between(low, high) }), say("drivers.p", { value: chance(row.p) }), say("drivers.pMrqap", { value: chance(row.pMrqap) })]),
    };
  }).sort((first, second) => first.place - second.place);
}

/** What filled, hollow and ringed marks say. */
function markKey(): HTMLElement {
  const mark = (fill: string, ring: boolean): SVGElement => svg("svg", { width: 18, height: 18, "aria-hidden": "true" },
    ring ? svg("circle", { cx: 9, cy: 9, r: 7.5, fill: "none", stroke: ink, "stroke-width": 1.3 }) : null, svg("circle", { cx: 9, cy: 9, r: 3.8, fill, stroke: quietInk, "stroke-width": 1.6 }));
  const places = { alpha: written(alpha, 2) };
  return html("ul", { class: "legend" },
    html("li", {}, mark(quietInk, false), html("span", {}, say("drivers.robust", places))), html("li", {}, mark(ground, false), html("span", {}, say("drivers.not"))), html("li", {}, mark(quietInk, true), html("span", {}, say("drivers.ring", places))));
}

const chance = (p: number | null | undefined): string => (isKnown(p) ? (p < 0.001 ? say("drivers.below", { value: measure(0.001, 3) }) : measure(p, 3)) : say("drivers.unknown"));
