import type { BridgingActor } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { Actors } from "../frame/actors";
import { restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, ground, hairline, ink, quietInk, seriesColor } from "../frame/colors";
import { behindFrame } from "../frame/direction";
import { html } from "../frame/elements";
import { shortened, widthOf } from "../frame/labels";
import { legend } from "../frame/legend";
import { between, isKnown, measure, number, signed } from "../frame/numbers";
import { Calendar } from "../frame/periods";
import { labelAxis, plot, Plot } from "../frame/plot";
import { listed, say, sentences, told } from "../frame/words";

type Row = BridgingActor & { position: number; label: string };

const mostRows = 30;

/** Which states sit between blocs, how surely, and where each came from. */
export const bridgeStates: Chart = {
  name: "bridge-states",
  title: () => say("bridges.title"),
  caption: (measured) => {
    const period = measured.bridges?.period;
    const rows = rowsOf(measured), hidden = rows.length - mostRows;
    const known = isKnown(period) ? say("bridges.captionIn", { period: Calendar.of(measured).label(period) }) : say("bridges.caption");
    return sentences(known, say("bridges.marks"), hidden > 0 ? say("bridges.hidden", { shown: mostRows, all: number(rows.length) }) : "", restsOn(measured));
  },
  silence: (measured) => (rowsOf(measured).length > 0 ? null : say("bridges.silence")),
  draw,
  table: (measured) => ({
    columns: [say("column.state"), say("column.code"), say("column.position"), say("column.betweenBlocs"), say("column.low"), say("column.high"), say("column.moved"), say("column.low"), say("column.high")],
    rows: rowsOf(measured).map((row) => [row.label, row.actor, row.position, row.between, row.low, row.high, row.moved, row.movedLow, row.movedHigh]),
  }),
};

function rowsOf(measured: MeasureDocument): Row[] {
  const actors = new Actors(measured);
  return (measured.bridges?.actors ?? []).filter((row): row is BridgingActor & { position: number } => isKnown(row.position)).map((row) => ({ ...row, label: row.name ?? actors.name(row.actor) }));
}

const isFirm = (row: Row): boolean => isKnown(row.movedLow) && isKnown(row.movedHigh) && (row.movedLow > 0 || row.movedHigh < 0);

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = rowsOf(measured).sort((first, second) => (second.between ?? 0) - (first.between ?? 0)).slice(0, mostRows).sort((first, second) => first.position - second.position);
  const keys = rows.map((row) => row.actor);
  const label = (row: Row): string => shortened(row.label, width < 500 ? 17 : 28);
  const labelWidth = Math.min(width * 0.4, 16 + widthOf(rows.map(label)));
  const moved = rows.filter((row) => isKnown(row.moved) && Math.abs(row.moved) > 1e-9);
  const before = (row: Row): number => row.position - row.moved!;
  const ends = rows.flatMap((row) => [row.position, isKnown(row.moved) ? before(row) : null]).filter(isKnown);
  const words = (row: Row): string => listed([
    say("bridges.state", { state: row.label, value: measure(row.position), share: measure(row.between), interval: between(row.low, row.high) }),
    isKnown(row.moved) ? say("bridges.moved", { value: signed(row.moved), interval: between(row.movedLow, row.movedHigh, (value) => signed(value)) }) : "",
  ]);
  const chart = plot({
    ariaLabel: say("bridges.label", { states: told(rows.map(words)) }), mirrored: true,
    width, height: 46 + rows.length * 23, marginLeft: labelWidth, marginRight: 54, marginTop: 16, marginBottom: 30,
    x: { label: null, domain: [Math.min(0, ...ends), Math.max(0, ...ends)], nice: true, ticks: width < 500 ? 3 : 8, grid: true },
    y: { domain: keys, label: null, axis: null },
    marks: [
      Plot.ruleX([0], { stroke: hairline, strokeWidth: 1.5 }),
      labelAxis((key) => label(rows[keys.indexOf(key)]!)),
      Plot.arrow(moved, { x1: before, x2: "position", y: "actor", stroke: seriesColor(1), strokeWidth: 1.8, strokeOpacity: (row: Row) => (isFirm(row) ? 1 : 0.45), headLength: 7, insetEnd: 5 } as Plot.ArrowOptions),
      Plot.dot(moved, { x: before, y: "actor", r: 3, fill: ground, stroke: seriesColor(1), strokeOpacity: (row: Row) => (isFirm(row) ? 1 : 0.45), strokeWidth: 1.5 }),
      Plot.dot(rows, { x: "position", y: "actor", r: 4.5, fill: accent, stroke: ground, strokeWidth: 1, title: words }),
      Plot.text(rows, { y: "actor", ...behindFrame(52), text: (row: Row) => (isKnown(row.between) ? measure(row.between) : ""), fill: ink, fontVariant: "tabular-nums" }),
      Plot.text([rows.at(-1)!], { ...behindFrame(52, true), dy: -14, text: () => (rows.some((row) => isKnown(row.between)) ? say("bridges.between") : ""), fill: quietInk, fontSize: 11 }),
    ],
  });
  return html("div", {}, legend([{ label: say("bridges.now"), color: accent }, { label: say("bridges.how"), color: seriesColor(1), kind: "line" }]), chart);
}
