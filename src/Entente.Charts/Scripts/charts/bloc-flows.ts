import type { BlocsInPeriod, MeasureDocument } from "../measure-document";
import { Actors } from "../frame/actors";
import { restsOn } from "../frame/basis";
import { BlocsOverTime } from "../frame/blocs-over-time";
import type { Canvas, Chart } from "../frame/chart";
import { ink, quietInk, seriesColor } from "../frame/colors";
import { drawing, html, svg } from "../frame/elements";
import { legend } from "../frame/legend";
import { number, percent, years } from "../frame/numbers";
import { Calendar } from "../frame/periods";
import type { Table } from "../frame/table";
import { counted, listed, say, sentences } from "../frame/words";

/** The bloc that stands for actors who were not yet there, had left, or belonged to no bloc. */
const outside = Number.MIN_SAFE_INTEGER;

interface Step {
  readonly period: number;
  readonly blocOf: ReadonlyMap<string, number>;
}

interface Flow {
  readonly from: Step;
  readonly to: Step;
  readonly source: number;
  readonly target: number;
  readonly actors: readonly string[];
}

/** How actors moved between blocs, as bands between chosen years. */
export const blocFlows: Chart = {
  name: "bloc-flows",
  title: () => say("flows.title"),
  caption: (measured) => sentences(Calendar.of(measured).say("flows.captionSessions", "flows.captionYears"), restsOn(measured)),
  silence: (measured) => (rowsOf(measured).length >= 2 ? null : say("flows.silence")),
  draw,
  table: (measured) => flowTable(measured, steps(measured, 960)),
};

const rowsOf = (measured: MeasureDocument): readonly BlocsInPeriod[] => (measured.blocs?.byPeriod ?? []).filter((row) => row.blocs.length > 0);

/** As many periods, evenly apart and with the first and the last, as fit the width. */
function steps(measured: MeasureDocument, width: number): Step[] {
  const rows = [...rowsOf(measured)].sort((first, second) => first.period - second.period);
  const columns = Math.min(rows.length, Math.max(2, Math.min(12, Math.floor(width / 80))));
  const places = [...new Set(Array.from({ length: columns }, (_, column) => Math.round((column * (rows.length - 1)) / (columns - 1))))];
  return places.map((place) => ({
    period: rows[place]!.period,
    blocOf: new Map(rows[place]!.blocs.flatMap((bloc) => bloc.members.map((member) => [member, bloc.id] as const))),
  }));
}

function flowsBetween(from: Step, to: Step): Flow[] {
  const flows = new Map<string, Flow & { actors: string[] }>();
  for (const actor of new Set([...from.blocOf.keys(), ...to.blocOf.keys()])) {
    const source = from.blocOf.get(actor) ?? outside, target = to.blocOf.get(actor) ?? outside;
    const key = `${source} ${target}`;
    if (!flows.has(key)) flows.set(key, { from, to, source, target, actors: [] });
    flows.get(key)!.actors.push(actor);
  }
  return [...flows.values()];
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const actors = new Actors(measured), blocs = new BlocsOverTime(measured);
  const calendar = Calendar.of(measured);
  const columns = steps(measured, width);
  const flows = columns.slice(1).map((column, place) => flowsBetween(columns[place]!, column));
  const most = Math.max(...columns.map((column) => column.blocOf.size));
  const order = [...new Set(columns.flatMap((column) => [...column.blocOf.values()]))].sort((first, second) => blocs.place(first) - blocs.place(second));
  const gap = 10, bar = 12, top = 8, bottom = 36, right = 4;
  const height = Math.min(460, Math.max(260, width * 0.45));
  const perActor = (height - top - bottom - gap * (order.length + 1)) / most;
  const between = (width - right - bar) / (columns.length - 1);
  const at = (column: number): number => column * between;

  const nodes = columns.map((column) => {
    let y = top;
    return new Map(order.map((bloc) => {
      const members = [...column.blocOf.values()].filter((other) => other === bloc).length;
      const node = { y, members, out: y, in: y };
      if (members > 0) y += members * perActor + gap;
      return [bloc, node] as const;
    }));
  });

  const bands = flows.flatMap((between, column) => {
    const sorted = [...between].sort((first, second) => rank(order, first.source) - rank(order, second.source) || rank(order, first.target) - rank(order, second.target));
    // Bands leave a bloc in the order of where they go, and arrive in the order of where they come from.
    const leaving = new Map<Flow, number>(), arriving = new Map<Flow, number>();
    for (const flow of sorted) if (flow.source !== outside) leaving.set(flow, take(nodes[column]!.get(flow.source)!, "out", flow.actors.length * perActor));
    for (const flow of [...between].sort((first, second) => rank(order, first.target) - rank(order, second.target) || rank(order, first.source) - rank(order, second.source))) {
      if (flow.target !== outside) arriving.set(flow, take(nodes[column + 1]!.get(flow.target)!, "in", flow.actors.length * perActor));
    }
    return sorted.map((flow) => {
      const thick = flow.actors.length * perActor;
      const x1 = at(column) + bar, x2 = at(column + 1);
      const color = seriesColor(blocs.place(flow.source));
      if (flow.source === outside) return stub(x2, arriving.get(flow)!, thick, -Math.min(26, (x2 - x1) * 0.3), flow, actors, blocs, calendar);
      if (flow.target === outside) return stub(x1, leaving.get(flow)!, thick, Math.min(26, (x2 - x1) * 0.3), flow, actors, blocs, calendar);
      return svg("path", { d: band(x1, leaving.get(flow)!, x2, arriving.get(flow)!, thick), fill: color, "fill-opacity": flow.source === flow.target ? 0.28 : 0.6, class: "flow" }, svg("title", {}, describe(flow, actors, blocs, calendar)));
    });
  });

  const bars = columns.flatMap((column, place) => order.flatMap((bloc) => {
    const node = nodes[place]!.get(bloc)!;
    if (node.members === 0) return [];
    const tall = node.members * perActor;
    const x = at(place);
    const last = place === columns.length - 1;
    return [
      svg("rect", { x, y: node.y, width: bar, height: Math.max(1, tall), fill: seriesColor(blocs.place(bloc)), rx: 1.5 }, svg("title", {}, say("flows.bar", { bloc: blocs.name(bloc, column.period), period: calendar.label(column.period), members: counted("members", node.members) }))),
      tall > 11 ? svg("text", { x: last ? x - 4 : x + bar + 4, y: node.y + tall / 2, "text-anchor": last ? "end" : "start", "dominant-baseline": "central", "font-size": 11, fill: ink, class: "halo" }, number(node.members)) : null,
    ];
  }));
  const dates = columns.map((column, place) => svg("text", {
    x: place === 0 ? 0 : place === columns.length - 1 ? at(place) + bar : at(place) + bar / 2, y: height - 12, "text-anchor": place === 0 ? "start" : place === columns.length - 1 ? "end" : "middle", "font-size": 12, fill: quietInk,
  }, String(calendar.year(column.period))));
  const stayed = columns.length > 1 ? share(flows.flat()) : null;
  const words = sentences(say("flows.label", { periods: listed(columns.map((column) => String(calendar.year(column.period)))) }), stayed === null ? "" : say("flows.stayed", { share: percent(stayed) }));
  const chart = drawing(width, height, words, ...bands, ...bars, ...dates);
  return html("div", {}, legend(order.map((bloc) => ({ label: blocs.name(bloc), color: seriesColor(blocs.place(bloc)) }))), chart);
}

function take(node: { out: number; in: number }, side: "out" | "in", thick: number): number {
  const y = node[side];
  node[side] += thick;
  return y;
}

const rank = (order: readonly number[], bloc: number): number => (bloc === outside ? order.length : order.indexOf(bloc));

function band(x1: number, y1: number, x2: number, y2: number, thick: number): string {
  const middle = (x1 + x2) / 2;
  const point = (value: number): string => value.toFixed(1);
  return `M${point(x1)} ${point(y1)}C${point(middle)} ${point(y1)} ${point(middle)} ${point(y2)} ${point(x2)} ${point(y2)}V${point(y2 + thick)}C${point(middle)} ${point(y2 + thick)} ${point(middle)} ${point(y1 + thick)} ${point(x1)} ${point(y1 + thick)}Z`;
}

/** A short grey wedge: who joined stands left of a column, who left stands right of one. */
function stub(x: number, y: number, thick: number, length: number, flow: Flow, actors: Actors, blocs: BlocsOverTime, calendar: Calendar): SVGElement {
  const tip = y + thick / 2;
  return svg("path", { d: `M${x.toFixed(1)} ${y.toFixed(1)}L${(x + length).toFixed(1)} ${tip.toFixed(1)}L${x.toFixed(1)} ${(y + thick).toFixed(1)}Z`, fill: quietInk, "fill-opacity": 0.35, class: "flow" }, svg("title", {}, describe(flow, actors, blocs, calendar)));
}

function describe(flow: Flow, actors: Actors, blocs: BlocsOverTime, calendar: Calendar): string {
  const names = listed([...flow.actors.slice(0, 12).map((code) => actors.name(code)), flow.actors.length > 12 ? "…" : ""]);
  const places = { years: years({ from: calendar.year(flow.from.period), to: calendar.year(flow.to.period) }), count: number(flow.actors.length), names };
  if (flow.source === outside) return say("flows.joined", { ...places, to: blocs.name(flow.target) });
  if (flow.target === outside) return say("flows.left", { ...places, from: blocs.name(flow.source) });
  if (flow.source === flow.target) return say("flows.stayedIn", { ...places, from: blocs.name(flow.source) });
  return say("flows.moved", { ...places, from: blocs.name(flow.source), to: blocs.name(flow.target) });
}

function share(flows: readonly Flow[]): number | null {
  const present = flows.filter((flow) => flow.source !== outside && flow.target !== outside);
  const all = present.reduce((sum, flow) => sum + flow.actors.length, 0);
  return all === 0 ? null : present.filter((flow) => flow.source === flow.target).reduce((sum, flow) => sum + flow.actors.length, 0) / all;
}

function flowTable(measured: MeasureDocument, columns: readonly Step[]): Table {
  const actors = new Actors(measured), blocs = new BlocsOverTime(measured);
  const calendar = Calendar.of(measured);
  const name = (bloc: number): string => (bloc === outside ? say("flows.outside") : blocs.name(bloc));
  const every = [...rowsOf(measured)].sort((first, second) => first.period - second.period);
  return {
    columns: [say("column.from"), say("column.to"), say("column.fromBloc"), say("column.toBloc"), say("column.actors"), say("column.who")],
    rows: columns.slice(1).flatMap((column, place) => flowsBetween(columns[place]!, column)).map((flow) => [calendar.label(flow.from.period), calendar.label(flow.to.period), name(flow.source), name(flow.target),
      flow.actors.length, flow.source === flow.target ? "" : flow.actors.map((code) => actors.name(code)).join("; ")]),
    download: {
      columns: [say("column.period"), say("column.bloc"), say("column.actor"), say("column.name")],
      rows: every.flatMap((row) => row.blocs.flatMap((bloc) => bloc.members.map((member) => [calendar.label(row.period), blocs.name(bloc.id, row.period), member, actors.name(member)]))),
    },
  };
}
