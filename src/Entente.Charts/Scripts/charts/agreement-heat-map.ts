import type { MeasureDocument } from "../measure-document";
import { Actors } from "../frame/actors";
import { restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { heatColor, heatSteps, ink, quietInk, seriesColor } from "../frame/colors";
import { inOrder } from "../frame/direction";
import { drawing, html, svg } from "../frame/elements";
import { idealPoints } from "../frame/ideal-points";
import { widthOf } from "../frame/labels";
import { isKnown, measure, number } from "../frame/numbers";
import { counted, isRightToLeft, say, sentences, told } from "../frame/words";

const mostActors = 400;
const mostNames = 60;

interface Matrix {
  readonly codes: readonly string[];
  readonly agreement: Float64Array;
  readonly shared: Int32Array;
  readonly low: number;
}

/** Agreement of every pair of actors, ordered by bloc and, within a bloc, by position. */
export const agreementHeatMap: Chart = {
  name: "agreement-heat-map",
  title: () => say("matrix.title"),
  caption: (measured) => sentences(say("matrix.caption", { pairs: counted("pairs", pairsOf(measured).length) }), restsOn(measured)),
  silence: (measured) => {
    const actors = new Set(pairsOf(measured).flatMap((pair) => [pair.a, pair.b])).size;
    const all = measured.record?.actors ?? 0;
    if (actors < 3) return all > mostActors ? say("matrix.noPairsTooMany", { number: number(all) }) : say("noPairs");
    return actors > mostActors ? say("matrix.tooMany", { number: number(actors) }) : null;
  },
  draw,
  table,
};

const pairsOf = (measured: MeasureDocument): { a: string; b: string; n: number; agreement: number }[] =>
  (measured.agreement?.pairs ?? []).filter((pair): pair is { a: string; b: string; n: number; agreement: number } => isKnown(pair.agreement));

function order(measured: MeasureDocument): string[] {
  const actors = new Actors(measured);
  const position = new Map<string, number>();
  for (const point of idealPoints(measured)) position.set(point.actor, point.mean);
  for (const { actor, x } of measured.blocs?.actors ?? []) if (!position.has(actor) && isKnown(x)) position.set(actor, x);
  const codes = [...new Set(pairsOf(measured).flatMap((pair) => [pair.a, pair.b]))];
  const middle = new Map(actors.blocs.map((bloc) => {
    const places = bloc.members.map((member) => position.get(member)).filter(isKnown).sort((first, second) => first - second);
    return [bloc.id, places[places.length >> 1] ?? 0] as const;
  }));
  const rank = (code: string): number => {
    const bloc = actors.bloc(code);
    return bloc === null ? Infinity : middle.get(bloc) ?? 0;
  };
  const compare = (first: number, second: number): number => (first === second ? 0 : first - second);
  return codes.sort((first, second) => compare(rank(first), rank(second)) || compare(actors.bloc(first) ?? Infinity, actors.bloc(second) ?? Infinity)
    || compare(position.get(first) ?? 0, position.get(second) ?? 0) || (first < second ? -1 : 1));
}

function matrix(measured: MeasureDocument): Matrix {
  const codes = order(measured);
  const place = new Map(codes.map((code, index) => [code, index]));
  const agreement = new Float64Array(codes.length ** 2).fill(NaN);
  const shared = new Int32Array(codes.length ** 2);
  const values: number[] = [];
  for (const pair of pairsOf(measured)) {
    const row = place.get(pair.a)!, column = place.get(pair.b)!;
    for (const cell of [row * codes.length + column, column * codes.length + row]) {
      agreement[cell] = pair.agreement;
      shared[cell] = pair.n;
    }
    values.push(pair.agreement);
  }
  values.sort((first, second) => first - second);
  // The scale starts below nearly all pairs, on a round tenth: a few strays would leave the rest in two colours.
  const low = Math.max(0, Math.min(0.8, Math.floor((values[Math.floor(values.length * 0.02)] ?? 0) * 10) / 10));
  return { codes, agreement, shared, low };
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const actors = new Actors(measured);
  const { codes, agreement, shared, low } = matrix(measured);
  const count = codes.length;
  const named = count <= mostNames && width >= 560;
  const names = named ? Math.min(150, 10 + widthOf(codes.map((code) => actors.label(code)), 6.2)) : 0;
  const edge = 16;
  const left = edge + names;
  const size = Math.max(160, Math.min(width - left - 2, 760));
  const cell = size / count;
  const step = (value: number): number => Math.max(0, Math.min(heatSteps - 1, Math.floor(((value - low) / (1 - low)) * heatSteps)));

  // Where text runs from right to left the whole matrix does: the first actor is the rightmost column, and names and blocs stand at the right.
  const mirrored = isRightToLeft();
  const across = (from: number, length = 0): number => (mirrored ? size - from - length : from);
  const side = mirrored ? size + 3 : -edge;

  // One path a colour: 40,000 squares in nine elements, runs of one colour along a row drawn as one rectangle.
  const paths = Array.from({ length: heatSteps }, () => [] as string[]);
  const at = (place: number): string => (place * cell).toFixed(2), over = (place: number): string => across(place * cell).toFixed(2);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count;) {
      const value = agreement[row * count + column]!;
      if (Number.isNaN(value)) {
        column++;
        continue;
      }
      const color = step(value);
      let end = column + 1;
      while (end < count && step(agreement[row * count + end]!) === color) end++;
      paths[color]!.push(`M${over(column)} ${at(row)}H${over(end)}V${at(row + 1)}H${over(column)}Z`);
      column = end;
    }
  }

  const groups = runs(codes.map((code) => actors.bloc(code)));
  const edges = groups.flatMap(({ bloc, from, to }) => {
    const color = seriesColor(actors.place(bloc));
    const start = from * cell, length = (to - from) * cell;
    return [
      svg("rect", { x: side, y: start, width: edge - 3, height: length, fill: color }),
      svg("rect", { x: across(start, length), y: -edge, width: length, height: edge - 3, fill: color }),
      ...(length < 12 || bloc === null ? [] : [
        svg("text", { x: side + (edge - 3) / 2, y: start + length / 2, ...letterStyle }, actors.blocLetter(bloc)),
        svg("text", { x: across(start + length / 2), y: -edge + (edge - 3) / 2, ...letterStyle }, actors.blocLetter(bloc)),
      ]),
      from > 0 ? svg("path", { d: `M0 ${start.toFixed(2)}H${size}M${across(start).toFixed(2)} 0V${size}`, stroke: "var(--entente-ground)", "stroke-width": 1.6, fill: "none" }) : null,
    ];
  });
  const labels = named ? codes.map((code, row) => svg("text", { x: mirrored ? size + edge + 3 : -edge - 3, y: (row + 0.5) * cell, "text-anchor": mirrored ? "start" : "end", "dominant-baseline": "central", "font-size": Math.min(11, cell * 0.95), fill: ink }, actors.label(code))) : [];
  const chart = drawing(left + size + 2, size + edge + 2, matrixWords(measured, count, groups.length),
    svg("g", { transform: `translate(${mirrored ? 2 : left} ${edge})` },
      svg("rect", { width: size, height: size, fill: "var(--entente-missing)" }),
      ...paths.map((path, color) => svg("path", { d: path.join(""), fill: heatColor(color), "shape-rendering": "crispEdges", class: "cells" })),
      ...edges, ...labels));

  const readout = html("p", { class: "readout" }, say("matrix.point"));
  chart.addEventListener("pointermove", (event) => {
    const box = chart.getBoundingClientRect();
    const scale = (left + size + 2) / box.width;
    const along = (event.clientX - box.left) * scale - (mirrored ? 2 : left);
    const column = Math.floor((mirrored ? size - along : along) / cell), row = Math.floor(((event.clientY - box.top) * scale - edge) / cell);
    if (row < 0 || column < 0 || row >= count || column >= count || row === column) return;
    const value = agreement[row * count + column]!;
    const pair = { first: actors.name(codes[row]!), second: actors.name(codes[column]!) };
    readout.textContent = Number.isNaN(value)
      ? say("matrix.nothing", pair)
      : say("matrix.cell", { ...pair, value: measure(value), propositions: counted("propositions", shared[row * count + column]!) });
  });
  return html("div", {}, blocList(actors, groups), scaleKey(low), chart, readout);
}

// Colours repeat beyond eight blocs; the letter of its name tells a bloc apart.
const letterStyle = { "text-anchor": "middle", "dominant-baseline": "central", "font-size": 10, "font-weight": 600, fill: "var(--entente-ground)" };

function matrixWords(measured: MeasureDocument, actors: number, blocs: number): string {
  const means = betweenBlocs(measured).map((row) => say("matrix.mean", { first: row.first, second: row.second, value: measure(row.mean) }));
  return sentences(say("matrix.label", { actors: counted("actors", actors), blocs: counted("blocs", blocs) }), told(means));
}

/** Stretches of actors of one bloc. */
function runs(blocs: readonly (number | null)[]): { bloc: number | null; from: number; to: number }[] {
  const found: { bloc: number | null; from: number; to: number }[] = [];
  blocs.forEach((bloc, place) => {
    const last = found.at(-1);
    if (last && last.bloc === bloc) last.to = place + 1;
    else found.push({ bloc, from: place, to: place + 1 });
  });
  return found;
}

function blocList(actors: Actors, groups: readonly { bloc: number | null; from: number; to: number }[]): HTMLElement {
  return html("ul", { class: "legend" }, ...groups.map(({ bloc, from, to }) => html("li", {},
    svg("svg", { width: 14, height: 12, viewBox: "0 0 14 12", "aria-hidden": "true" }, svg("rect", { width: 12, height: 12, fill: seriesColor(actors.place(bloc)) })),
    html("span", { dir: "auto" }, say("matrix.bloc", { bloc: bloc === null ? say("bloc.none") : actors.blocName(bloc), count: number(to - from) })))));
}

function scaleKey(low: number): Element {
  const wide = 26;
  const steps = Array.from({ length: heatSteps }, (_, place) => svg("rect", { x: 2 + place * wide, y: 0, width: wide, height: 10, fill: heatColor(place) }));
  const label = (place: number, text: string, anchor: string): SVGElement => svg("text", { x: 2 + place * wide, y: 23, "text-anchor": anchor, "font-size": 11, fill: quietInk }, text);
  return inOrder(svg("svg", { class: "entente-drawing scale-key", width: heatSteps * wide + 4, height: 28, viewBox: `0 0 ${heatSteps * wide + 4} 28`, role: "img", "aria-label": say("matrix.scale", { low: measure(low) }) },
    ...steps, label(0, low === 0 ? "0" : say("matrix.orLess", { value: measure(low) }), "start"), label(heatSteps / 2, say("axis.agreement"), "middle"), label(heatSteps, "1", "end")));
}

function betweenBlocs(measured: MeasureDocument): { first: string; second: string; pairs: number; mean: number }[] {
  const actors = new Actors(measured);
  const sums = new Map<string, { first: string; second: string; pairs: number; sum: number }>();
  for (const pair of pairsOf(measured)) {
    const one = actors.bloc(pair.a), other = actors.bloc(pair.b);
    if (one === null || other === null) continue;
    const [first, second] = actors.place(one) <= actors.place(other) ? [one, other] : [other, one];
    const key = `${first} ${second}`;
    const row = sums.get(key) ?? { first: actors.blocName(first), second: actors.blocName(second), pairs: 0, sum: 0 };
    row.pairs++;
    row.sum += pair.agreement;
    sums.set(key, row);
  }
  return [...sums.values()].map(({ first, second, pairs, sum }) => ({ first, second, pairs, mean: sum / pairs }));
}

function table(measured: MeasureDocument): import("../frame/table").Table {
  const actors = new Actors(measured);
  return {
    columns: [say("column.bloc"), say("column.withBloc"), say("column.pairs"), say("column.meanAgreement")],
    rows: betweenBlocs(measured).map((row) => [row.first, row.second, row.pairs, row.mean]),
    download: {
      columns: [say("column.a"), say("column.aName"), say("column.b"), say("column.bName"), say("column.shared"), say("column.agreement")],
      rows: pairsOf(measured).map((pair) => [pair.a, actors.name(pair.a), pair.b, actors.name(pair.b), pair.n, pair.agreement]),
    },
  };
}
