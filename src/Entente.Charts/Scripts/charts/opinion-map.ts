import { polygonHull } from "d3-polygon";
import type { MeasureDocument } from "../measure-document";
import { Actors } from "../frame/actors";
import { blocKey } from "../frame/bloc-key";
import { restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, hairline, ink, seriesColor, seriesSymbol } from "../frame/colors";
import { html } from "../frame/elements";
import { isKnown, number } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";
import { term } from "../frame/terms";
import { counted, listed, say, sentences } from "../frame/words";

interface Dot {
  readonly actor: string;
  readonly bloc: number | null;
  readonly x: number;
  readonly y: number;
}

const mostLabels = 60;

/** Actors in the plane in which they differ most, with the outline of each bloc. */
export const opinionMap: Chart = {
  name: "opinion-map",
  title: () => say("opinion.title"),
  caption: (measured) => sentences(say("opinion.caption", { method: measured.blocs?.method ? term(measured.blocs.method) : say("opinion.asFound") }), restsOn(measured)),
  silence: (measured) => (dots(measured).length > 2 ? null : say("opinion.silence")),
  draw,
  table: (measured) => {
    const actors = new Actors(measured);
    return {
      columns: [say("column.actor"), say("column.code"), say("column.bloc"), say("column.x"), say("column.y")],
      rows: dots(measured).map((dot) => [actors.name(dot.actor), dot.actor, dot.bloc === null ? null : actors.blocName(dot.bloc), dot.x, dot.y]),
    };
  },
};

function dots(measured: MeasureDocument): Dot[] {
  return (measured.blocs?.actors ?? []).filter((row): row is Dot => isKnown(row.x) && isKnown(row.y));
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const actors = new Actors(measured);
  const all = dots(measured);
  const labelled = actors.areNamed && all.length <= mostLabels && width >= 480;
  const [left, right] = bounds(all.map((dot) => dot.x)), [bottom, top] = bounds(all.map((dot) => dot.y));
  const height = Math.max(260, Math.min(560, width * 0.62));
  const place = (dot: Dot): number => actors.place(dot.bloc);
  const outlines = actors.blocs.map((bloc) => ({ id: bloc.id, hull: outline(all.filter((dot) => dot.bloc === bloc.id)) }));
  const radius = all.length > 800 ? 2.2 : all.length > 150 ? 3 : 4.2;
  const opacity = all.length > 800 ? 0.55 : 0.85;
  const chart = plot({
    ariaLabel: say("opinion.label", {
      actors: counted("actors", all.length), blocs: counted("blocs", actors.blocs.length),
      sizes: listed(actors.blocs.map((bloc) => say("opinion.size", { bloc: actors.blocName(bloc.id), count: number(bloc.members.length) }))),
    }),
    width, height, margin: 12, marginRight: labelled ? 110 : 12,
    x: { axis: null, domain: [left, right], nice: true }, y: { axis: null, domain: [bottom, top], nice: true },
    symbol: { type: "identity" } as unknown as Plot.ScaleOptions,
    marks: [
      Plot.ruleX([0], { stroke: hairline }),
      Plot.ruleY([0], { stroke: hairline }),
      ...outlines.filter(({ hull }) => hull.length > 2).map(({ id, hull }) => Plot.line([...hull, hull[0]!], {
        x: "0", y: "1", fill: seriesColor(actors.place(id)), fillOpacity: 0.1, stroke: seriesColor(actors.place(id)), strokeWidth: 1.2, curve: "linear-closed",
      })),
      Plot.dot(all, {
        x: "x", y: "y", r: radius, fill: (dot: Dot) => seriesColor(place(dot)), symbol: (dot: Dot) => seriesSymbol(place(dot)), fillOpacity: opacity,
        title: (dot: Dot) => (dot.bloc === null ? actors.name(dot.actor) : say("opinion.point", { actor: actors.name(dot.actor), bloc: actors.blocName(dot.bloc) })),
      }),
      ...(labelled ? [Plot.text(apart(all, [left, right], [bottom, top], width, height), { x: "x", y: "y", dx: 7, textAnchor: "start", text: (dot: Dot) => actors.label(dot.actor), fill: ink, fontSize: 10, stroke: ground, strokeWidth: 3 })] : []),
    ],
  });
  return html("div", {}, blocKey(actors.blocs.map(({ id }) => ({ place: actors.place(id), name: actors.blocName(id) }))), chart);
}

function bounds(values: readonly number[]): [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const room = (high - low || 1) * 0.03;
  return [low - room, high + room];
}

/** The hull of the nine tenths of a bloc that lie nearest its middle, so that a stray member does not stretch it. */
function outline(members: readonly Dot[]): [number, number][] {
  if (members.length < 4) return [];
  const middle = (values: number[]): number => values.sort((first, second) => first - second)[values.length >> 1]!;
  const x = middle(members.map((dot) => dot.x)), y = middle(members.map((dot) => dot.y));
  const near = [...members].sort((first, second) => Math.hypot(first.x - x, first.y - y) - Math.hypot(second.x - x, second.y - y)).slice(0, Math.max(3, Math.ceil(members.length * 0.9)));
  return polygonHull(near.map((dot) => [dot.x, dot.y] as [number, number])) ?? [];
}

/** The dots whose names fit without covering a name already placed. */
function apart(all: readonly Dot[], [left, right]: [number, number], [bottom, top]: [number, number], width: number, height: number): Dot[] {
  const placed: { x: number; y: number; width: number }[] = [];
  return all.filter((dot) => {
    const box = { x: ((dot.x - left) / (right - left)) * width, y: ((dot.y - bottom) / (top - bottom)) * height, width: 80 };
    if (placed.some((other) => Math.abs(other.y - box.y) < 11 && Math.abs(other.x - box.x) < box.width)) return false;
    placed.push(box);
    return true;
  });
}
