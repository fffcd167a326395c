import type { ActorOfDeed } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { Actors } from "../frame/actors";
import { level, restsOn, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, ground, hairline, ink, quietInk, seriesColor } from "../frame/colors";
import { behindFrame } from "../frame/direction";
import { html } from "../frame/elements";
import { shortened, widthOf } from "../frame/labels";
import { between, isKnown, measure, number, signed } from "../frame/numbers";
import { pairKey } from "../frame/pair-key";
import { labelAxis, plot, Plot } from "../frame/plot";
import { say, sentences, told } from "../frame/words";

type Row = ActorOfDeed & { talk: number; deed: number; gap: number; label: string };

const mostRows = 20;

/** The states whose deeds lie furthest from their talk. */
export const talkDeedGaps: Chart = {
  name: "talk-deed-gaps",
  title: () => say("gaps.title"),
  caption: (measured) => {
    const rows = rowsOf(measured);
    const places = { shown: Math.min(mostRows, rows.length), all: number(rows.length) };
    const marked = rows.some((row) => isKnown(row.low)) ? say("gaps.captionBold", { ...places, level: level(measured), seed: seed(measured) }) : say("gaps.caption", places);
    return sentences(marked, restsOn(measured));
  },
  silence: (measured) => (rowsOf(measured).length > 0 ? null : say("gaps.silence")),
  draw,
  table: (measured) => ({
    columns: [say("column.state"), say("column.code"), say("gaps.talk"), say("gaps.deed"), say("gaps.gap"), say("column.low"), say("column.high")],
    rows: rowsOf(measured).map((row) => [row.label, row.actor, row.talk, row.deed, row.gap, row.low, row.high]),
  }),
};

function rowsOf(measured: MeasureDocument): Row[] {
  const actors = new Actors(measured);
  return (measured.talkAndDeed?.actors ?? []).filter((row): row is ActorOfDeed & { talk: number; deed: number } => isKnown(row.talk) && isKnown(row.deed))
    .map((row) => ({ ...row, gap: row.gap ?? row.talk - row.deed, label: row.name ?? actors.name(row.actor) }))
    .sort((first, second) => Math.abs(second.gap) - Math.abs(first.gap) || (first.actor < second.actor ? -1 : 1));
}

const isFirm = (row: Row): boolean => isKnown(row.low) && isKnown(row.high) && (row.low > 0 || row.high < 0);

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = rowsOf(measured).slice(0, mostRows);
  const keys = rows.map((row) => row.actor);
  const label = (row: Row): string => shortened(row.label, width < 500 ? 18 : 26);
  const ends = rows.flatMap((row) => [row.talk, row.deed]);
  const words = (row: Row): string => say("gaps.words", { state: row.label, talk: measure(row.talk), deed: measure(row.deed), gap: signed(row.gap), interval: between(row.low, row.high, (value) => signed(value)) });
  const chart = plot({
    ariaLabel: say("gaps.label", { states: told(rows.map(words)) }), mirrored: true,
    width, height: 44 + rows.length * 22, marginLeft: Math.min(width * 0.42, 16 + widthOf(rows.map(label))), marginRight: 54, marginTop: 16, marginBottom: 28,
    x: { label: null, domain: [Math.min(0, ...ends), Math.max(0, ...ends)], nice: true, ticks: width < 500 ? 3 : 8, grid: true }, y: { domain: keys, label: null, axis: null },
    marks: [
      Plot.ruleX([0], { stroke: hairline }),
      labelAxis((key) => label(rows[keys.indexOf(key)]!)),
      Plot.ruleY(rows, { y: "actor", x1: "talk", x2: "deed", stroke: quietInk, strokeWidth: 1.6 }),
      Plot.dot(rows, { y: "actor", x: "talk", r: 4.6, fill: accent, stroke: ground, strokeWidth: 1, title: words }),
      Plot.dot(rows, { y: "actor", x: "deed", r: 4.6, symbol: "square", fill: seriesColor(1), stroke: ground, strokeWidth: 1, title: words }),
      ...[true, false].map((firm) => Plot.text(rows.filter((row) => isFirm(row) === firm), { y: "actor", ...behindFrame(52), text: (row: Row) => signed(row.gap), fill: ink, fontWeight: firm ? 700 : 400, fontVariant: "tabular-nums" })),
      Plot.text([say("gaps.gap")], { ...behindFrame(52, true), dy: -14, fill: quietInk, fontSize: 11 }),
    ],
  });
  return html("div", {}, pairKey({ name: say("gaps.talk"), color: accent }, { name: say("gaps.deed"), color: seriesColor(1) }), chart);
}
