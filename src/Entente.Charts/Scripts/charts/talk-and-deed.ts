import type { AreaOfDeed } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { level, restsOn, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, ground, hairline, ink, quietInk, seriesColor } from "../frame/colors";
import { behindFrame } from "../frame/direction";
import { html } from "../frame/elements";
import { shortened, widthOf } from "../frame/labels";
import { between, isKnown, measure } from "../frame/numbers";
import { labelAxis, plot, Plot } from "../frame/plot";
import { pairKey } from "../frame/pair-key";
import { term } from "../frame/terms";
import { counted, listed, say, sentences, told } from "../frame/words";

interface End {
  readonly area: string;
  readonly value: number;
  readonly low: number | null | undefined;
  readonly high: number | null | undefined;
  readonly deed: boolean;
  readonly words: string;
}

const talkColor = accent, deedColor = seriesColor(1);

/** The consensus in votes beside the consensus in treaties, area by area, and how far the same states stand where they voted. */
export const talkAndDeed: Chart = {
  name: "talk-and-deed",
  title: () => say("deeds.title"),
  caption: (measured) => sentences(say("deeds.caption", { level: level(measured), seed: seed(measured) }), restsOn(measured)),
  silence: (measured) => (areas(measured).length > 0 ? null : say("deeds.silence")),
  draw,
  table: (measured) => ({
    columns: [say("column.area"), say("column.states"), ...[say("column.votes"), say("column.treaties"), say("column.correlation")].flatMap((name) => [name, say("column.low"), say("column.high")])],
    rows: areas(measured).map((row) => [term(row.area), row.states, row.votes, row.votesLow, row.votesHigh, row.treaties, row.treatiesLow, row.treatiesHigh, row.correlation, row.correlationLow, row.correlationHigh]),
  }),
};

const areas = (measured: MeasureDocument): AreaOfDeed[] => (measured.talkAndDeed?.areas ?? []).filter((row) => isKnown(row.votes) || isKnown(row.treaties));

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = [...areas(measured)].sort((first, second) => (second.votes ?? -2) - (first.votes ?? -2));
  const correlated = rows.some((row) => isKnown(row.correlation));
  const columns = width >= 640 && correlated ? 2 : 1;
  const each = Math.floor((width - (columns - 1) * 20) / columns);
  const keys = rows.map((row) => row.area);
  const label = (area: string): string => shortened(term(area), each < 420 ? 18 : 26);
  const labelWidth = Math.min(each * 0.45, 18 + widthOf(keys.map(label)));
  const ends = rows.flatMap((row): End[] => [
    ...(isKnown(row.votes) ? [{ area: row.area, value: row.votes, low: row.votesLow, high: row.votesHigh, deed: false, words: say("deeds.votesOf", { area: term(row.area), value: measure(row.votes), interval: between(row.votesLow, row.votesHigh) }) }] : []),
    ...(isKnown(row.treaties) ? [{ area: row.area, value: row.treaties, low: row.treatiesLow, high: row.treatiesHigh, deed: true, words: say("deeds.treatiesOf", { area: term(row.area), value: measure(row.treaties), interval: between(row.treatiesLow, row.treatiesHigh) }) }] : []),
  ]);
  const shared = { width: each, height: 40 + rows.length * 34, marginLeft: labelWidth, marginTop: 4, marginBottom: 28, mirrored: true };
  const axis = (): Plot.Markish => labelAxis(label);
  const least = Math.min(0, ...ends.flatMap((end) => [end.value, end.low ?? 0]));
  const sides = [false, true].map((deed) => ({ deed, dy: deed ? 5 : -5, color: deed ? deedColor : talkColor, ends: ends.filter((end) => end.deed === deed) }));
  const gap = plot({
    ...shared, marginRight: 14, ariaLabel: say("deeds.label", { areas: told(ends.map((end) => end.words)) }),
    x: { label: null, domain: [least, 1], ticks: each < 420 ? 3 : 6, grid: true }, y: { domain: keys, label: null, axis: null },
    marks: [
      Plot.ruleX([0], { stroke: hairline }), axis(),
      Plot.link(rows.filter((row) => isKnown(row.votes) && isKnown(row.treaties)), { x1: "votes", x2: "treaties", y: "area", stroke: quietInk, strokeWidth: 1.2, strokeDasharray: "2 2" } as unknown as Plot.LinkOptions),
      ...sides.map((side) => Plot.ruleY(side.ends.filter((end) => isKnown(end.low) && isKnown(end.high)), { y: "area", x1: "low", x2: "high", dy: side.dy, stroke: side.color, strokeWidth: 2, strokeOpacity: 0.7 })),
      ...sides.map((side) => Plot.dot(side.ends, { y: "area", x: "value", dy: side.dy, r: 4.6, symbol: side.deed ? "square" : "circle", fill: side.color, stroke: ground, strokeWidth: 1, title: "words" })),
    ],
  });
  const related = rows.filter((row) => isKnown(row.correlation));
  const words = (row: AreaOfDeed): string => listed([
    say("deeds.correlationOf", { area: term(row.area), value: measure(row.correlation), interval: between(row.correlationLow, row.correlationHigh) }), isKnown(row.states) ? counted("states", row.states) : ""]);
  const correlation = plot({
    ...shared, marginRight: 46, ariaLabel: say("deeds.correlationLabel", { areas: told(related.map(words)) }),
    x: { label: null, domain: [Math.min(0, ...related.flatMap((row) => [row.correlation!, row.correlationLow ?? 0]).map((value) => value - 0.04)), 1], ticks: each < 420 ? 3 : 6, grid: true }, y: { domain: keys, label: null, axis: null },
    marks: [
      Plot.ruleX([0], { stroke: hairline }), axis(),
      Plot.ruleY(related.filter((row) => isKnown(row.correlationLow) && isKnown(row.correlationHigh)), { y: "area", x1: "correlationLow", x2: "correlationHigh", stroke: seriesColor(2), strokeWidth: 2.2, strokeOpacity: 0.7 }),
      Plot.dot(related, { y: "area", x: "correlation", r: 4.6, symbol: "diamond", fill: seriesColor(2), title: words }),
      Plot.text(related, { y: "area", ...behindFrame(42), text: (row: AreaOfDeed) => measure(row.correlation), fill: ink, fontVariant: "tabular-nums" }),
    ],
  });
  return html("div", {}, pairKey({ name: say("deeds.votes"), color: talkColor }, { name: say("deeds.treaties"), color: deedColor }),
    html("div", { class: `panels panels-${columns}` },
      html("div", { class: "panel" }, html("p", { class: "panel-title" }, say("deeds.thickness")), gap),
      correlated ? html("div", { class: "panel" }, html("p", { class: "panel-title" }, say("deeds.correlation")), correlation) : null));
}
