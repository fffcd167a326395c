import { corners, type Mixture } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { level, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { heatColor, hairline, ink, quietInk } from "../frame/colors";
import { drawing, html, svg } from "../frame/elements";
import { spread } from "../frame/labels";
import { between, isKnown, measure, percent, years } from "../frame/numbers";
import { term } from "../frame/terms";
import { areaWithin, placeOf, type Point, type Shares } from "../frame/triangle";
import { counted, listed, say, told } from "../frame/words";

type Known = Mixture & { hegemony: number; balance: number; institutions: number };

/** Each region's mixture of hegemony, balance of power and institutions, as a path over periods in a triangle. */
export const strategyTriangle: Chart = {
  name: "strategy-triangle",
  title: () => say("strategies.title"),
  caption: (measured) => say("strategies.caption", { level: level(measured), seed: seed(measured) }),
  silence: (measured) => (rowsOf(measured).length > 0 ? null : say("strategies.silence")),
  draw,
  table: (measured) => ({
    columns: [say("column.region"), say("column.period"), ...[...corners.map(term), say("column.selfHelp")].flatMap((strategy) => [strategy, say("column.low"), say("column.high")]),
      say("column.leans"), say("column.leader"), say("column.states")],
    rows: rowsOf(measured).map((row) => [term(row.region), years(row), row.hegemony, row.hegemonyLow, row.hegemonyHigh, row.balance, row.balanceLow, row.balanceHigh,
      row.institutions, row.institutionsLow, row.institutionsHigh, row.selfHelp, row.selfHelpLow, row.selfHelpHigh, row.leans, row.leader, row.states]),
  }),
};

const rowsOf = (measured: MeasureDocument): Known[] => (measured.mixture ?? []).filter((row): row is Known => corners.every((corner) => isKnown(row[corner])));

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = rowsOf(measured);
  const regions = [...new Set(rows.map((row) => row.region))];
  const periods = [...new Set(rows.map((row) => row.from ?? 0))].sort((first, second) => first - second);
  // The scale of agreement serves as one of time: it runs from faint to strong in both themes.
  const faintest = periods.length > 5 ? 2 : 4;
  const color = (row: Mixture): string => heatColor(periods.length === 1 ? 7 : faintest + Math.round(((8 - faintest) * periods.indexOf(row.from ?? 0)) / (periods.length - 1)));
  const columns = Math.max(1, Math.min(3, regions.length, Math.floor(width / 280)));
  const each = Math.floor((width - (columns - 1) * 20) / columns);
  const spans = periods.map((from) => rows.find((row) => (row.from ?? 0) === from)!);
  return html("div", {},
    html("ul", { class: "legend" },
      ...spans.map((row) => html("li", {}, svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, svg("circle", { cx: 7, cy: 7, r: 5.5, fill: color(row), stroke: ink, "stroke-width": 0.8 })), html("span", {}, years(row) || say("allYears")))),
      ...(rows.some((row) => isKnown(row.selfHelp)) ? [0.1, 0.5, 0.9].map((share) => html("li", {}, svg("svg", { width: 20, height: 20, "aria-hidden": "true" }, svg("circle", { cx: 10, cy: 10, r: radius(share), fill: "none", stroke: quietInk, "stroke-width": 1.5 })), html("span", {}, say("strategies.selfHelp", { value: measure(share) })))) : [])),
    html("div", { class: `panels panels-${columns}` }, ...regions.map((region) => panel(rows.filter((row) => row.region === region).sort((first, second) => (first.from ?? 0) - (second.from ?? 0)), each, color))));
}

function panel(rows: readonly Known[], width: number, color: (row: Mixture) => string): HTMLElement {
  const last = rows.at(-1)!;
  const side = Math.min(width - 46, 300);
  const left = (width - side) / 2, top = 22, height = (side * Math.sqrt(3)) / 2;
  const at = (shares: Shares): Point => {
    const [x, y] = placeOf(shares);
    return [left + x * side, top + height - y * side];
  };
  const path = (points: readonly Shares[], close = false): string => points.map((shares, place) => `${place === 0 ? "M" : "L"}${at(shares).map((value) => value.toFixed(1)).join(",")}`).join("") + (close ? "Z" : "");
  const sharesOf = (row: Known): Shares => normalized([row.hegemony, row.balance, row.institutions]);
  const steps = [0.25, 0.5, 0.75];
  const grid = [...steps.map((step) => path([[step, 1 - step, 0], [step, 0, 1 - step]])), ...steps.map((step) => path([[1 - step, step, 0], [0, step, 1 - step]])), path([[0.75, 0, 0.25], [0, 0.75, 0.25]]), path([[0.25, 0, 0.75], [0, 0.25, 0.75]])];
  const text = (x: number, y: number, anchor: string, words: string, more: Record<string, string | number> = {}): SVGTextElement => svg("text", { x, y, "text-anchor": anchor, fill: quietInk, "font-size": 11, ...more }, words);
  const label = say("strategies.label", { region: term(last.region), periods: told(rows.map((row) => say("strategies.mixture", { years: years(row), parts: mixture(row, false) }))) });
  return html("div", { class: "panel" },
    html("p", { class: "panel-title" }, html("bdi", {}, term(last.region)), html("span", {}, lean(last))),
    drawing(width, height + top + 24, label,
      svg("path", { d: grid.join(""), fill: "none", stroke: hairline, "stroke-width": 1 }),
      svg("path", { d: path([[1, 0, 0], [0, 1, 0], [0, 0, 1]], true), fill: "none", stroke: quietInk, "stroke-width": 1.2 }),
      svg("path", { d: path([[0.5, 0, 0.5], [0, 0.5, 0.5]]), fill: "none", stroke: quietInk, "stroke-width": 1, "stroke-dasharray": "4 3" }),
      text(left + side / 2, top - 8, "middle", term("institutions")), text(Math.max(0, left - 18), top + height + 16, "start", term("hegemony")), text(Math.min(width, left + side + 18), top + height + 16, "end", term("balance")),
      // Only the latest area is filled: seven on top of one another would hide the path.
      ...rows.map((row) => svg("path", {
        class: "area", d: path(areaWithin(bounds(row, "Low"), bounds(row, "High")), true), fill: row === last ? color(row) : "none", "fill-opacity": 0.22,
        stroke: color(row), "stroke-opacity": row === last ? 0.9 : 0.5, "stroke-width": row === last ? 1.2 : 0.8,
      })),
      svg("path", { d: path(rows.map(sharesOf)), fill: "none", stroke: ink, "stroke-width": 1.2 }),
      ...rows.map((row) => {
        const [cx, cy] = at(sharesOf(row));
        return svg("circle", { cx, cy, r: radius(row.selfHelp), fill: color(row), stroke: ink, "stroke-width": 0.8 }, svg("title", {}, words(row)));
      }),
      ...yearLabels(rows, (row) => at(sharesOf(row)), width)));
}

/** The first and the last period beside their marks, on the side that the path leaves free, and moved apart where both are on one side. */
function yearLabels(rows: readonly Known[], at: (row: Known) => Point, width: number): SVGTextElement[] {
  const ends = rows.length > 1 ? [rows[0]!, rows.at(-1)!] : [rows[0]!];
  const middle = rows.reduce((sum, row) => sum + at(row)[0], 0) / rows.length;
  const room = 66;
  const isRight = (row: Known): boolean => at(row)[0] < room || (at(row)[0] >= middle - 1 && at(row)[0] < width - room);
  return [true, false].flatMap((right) => spread(ends.filter((row) => isRight(row) === right).map((row) => ({ row, at: at(row)[1] })), 15).map(({ row, at: height }) => svg("text", {
    x: at(row)[0] + (right ? 1 : -1) * (radius(row.selfHelp) + 4), y: height + 4, "text-anchor": right ? "start" : "end", class: "halo", fill: ink, "font-size": 11, "font-weight": row === rows.at(-1) ? 700 : 400,
  }, years(row))));
}

/** Area, not radius, grows with self-help. */
const radius = (selfHelp: number | null | undefined): number => (isKnown(selfHelp) ? Math.sqrt(7 + 60 * Math.max(0, Math.min(1, selfHelp))) : 4.5);

function normalized(shares: Shares): Shares {
  const sum = shares[0] + shares[1] + shares[2];
  return sum > 0 ? [shares[0] / sum, shares[1] / sum, shares[2] / sum] : [1 / 3, 1 / 3, 1 / 3];
}

const bounds = (row: Known, end: "Low" | "High"): Shares => corners.map((corner) => row[`${corner}${end}`] ?? row[corner]) as unknown as Shares;

function lean(row: Known): string {
  const surely = isKnown(row.leans) ? say("strategies.leans", { years: years(row), share: percent(row.leans) }) : years(row);
  return told([surely, row.leader ? say("strategies.leader", { state: row.leader }) : "", isKnown(row.states) ? counted("states", row.states) : ""]);
}

/** "hegemony 0.40 (0.33 to 0.47), …": the three parts and self-help, with their intervals where these are asked for. */
function mixture(row: Known, withIntervals: boolean): string {
  const part = (strategy: string, value: number | null | undefined, low: number | null | undefined, high: number | null | undefined): string =>
    say("strategies.part", { strategy, value: measure(value), interval: withIntervals ? between(low, high) : "" });
  return listed([...corners.map((corner) => part(term(corner), row[corner], row[`${corner}Low`], row[`${corner}High`])), part(say("column.selfHelp"), row.selfHelp, row.selfHelpLow, row.selfHelpHigh)]);
}

const words = (row: Known): string => say("strategies.regionIn", { region: term(row.region), years: years(row), parts: mixture(row, true) });
