import type { BlockShare, DriversInPeriod } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { level, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, hairline, ink, seriesColor } from "../frame/colors";
import { beforeFrame } from "../frame/direction";
import { DriverBlocks } from "../frame/driver-blocks";
import { html } from "../frame/elements";
import { widthOf } from "../frame/labels";
import { between, isKnown, measure, percent, years } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";
import { listed, say, sentences, told } from "../frame/words";

interface Segment {
  readonly key: string;
  readonly block: string;
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** How much of what a regression explains is due to each block of covariates, period by period. */
export const driverShares: Chart = {
  name: "driver-shares",
  title: () => say("shares.title"),
  caption: (measured) => sentences(say("shares.caption", { level: level(measured), seed: seed(measured) }), say("drivers.association")),
  silence: (measured) => (periods(measured).length > 0 ? null : say("shares.silence")),
  draw,
  table: (measured) => {
    const blocks = new DriverBlocks(measured);
    return {
      columns: [say("column.period"), say("column.r2"), say("column.block"), say("column.share"), say("column.low"), say("column.high")],
      rows: periods(measured).flatMap((period) => (period.blocks ?? []).map((row) => [years(period), period.r2, blocks.label(row.block), row.share, row.low, row.high])),
    };
  },
};

const periods = (measured: MeasureDocument): DriversInPeriod[] => (measured.drivers ?? []).filter((period) => (period.blocks ?? []).some((row) => isKnown(row.share)));

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const blocks = new DriverBlocks(measured);
  const rows = periods(measured);
  const keys = rows.map((_, place) => String(place));
  const segments = rows.flatMap((period, place) => segmentsOf(period, String(place), blocks));
  const names = rows.map((period) => years(period) || say("allYears"));
  const fits = rows.map((period) => (isKnown(period.r2) ? say("drivers.r2", { value: measure(period.r2) }) : ""));
  const labelWidth = Math.max(84, 12 + widthOf([...names, ...fits]));
  const domain: [number, number] = [Math.min(0, ...segments.map((segment) => segment.from)), Math.max(1, ...segments.map((segment) => segment.to))];
  const room = (segment: Segment): number => ((segment.to - segment.from) / (domain[1] - domain[0])) * (width - labelWidth - 20);
  const chart = plot({
    ariaLabel: say("shares.label", {
      periods: told(rows.map((period, place) => say("shares.period", { years: years(period), shares: listed(segments.filter((segment) => segment.key === String(place)).map((segment) => segment.words)) }))),
    }),
    mirrored: true,
    width, height: 40 + rows.length * 44, marginLeft: labelWidth, marginRight: 20, marginTop: 4, marginBottom: 30,
    x: { label: null, domain, ticks: 5, tickFormat: percent, grid: true }, y: { domain: keys, label: null, axis: null, padding: 0.3 },
    marks: [
      Plot.rectX(segments, { y: "key", x1: "from", x2: "to", fill: (segment: Segment) => seriesColor(segment.place), insetLeft: 0.6, insetRight: 0.6, title: "words" } as Plot.RectXOptions),
      Plot.ruleX([0], { stroke: hairline }),
      Plot.text(segments.filter((segment) => room(segment) > 34), { y: "key", x: (segment: Segment) => (segment.from + segment.to) / 2, text: (segment: Segment) => (room(segment) > 62 ? say("shares.segment", { block: segment.block, share: percent(segment.to - segment.from) }) : percent(segment.to - segment.from)), fill: ground, fontWeight: 600 }),
      Plot.text(rows, { y: (_: DriversInPeriod, place: number) => keys[place]!, ...beforeFrame(labelWidth - 1), dy: -7, text: (_: DriversInPeriod, place: number) => names[place], fill: ink }),
      Plot.text(rows, { y: (_: DriversInPeriod, place: number) => keys[place]!, ...beforeFrame(labelWidth - 1), dy: 8, text: (_: DriversInPeriod, place: number) => fits[place], fill: "var(--entente-quiet-ink)" }),
    ],
  });
  return html("div", {}, blocks.key(), chart);
}

/** The blocks of a period side by side; a share below 0, which a suppressor may have, is put to the left of 0. */
function segmentsOf(period: DriversInPeriod, key: string, blocks: DriverBlocks): Segment[] {
  let right = 0, left = 0;
  return (period.blocks ?? []).filter((row): row is BlockShare & { share: number } => isKnown(row.share)).map((row) => {
    const from = row.share >= 0 ? right : left + row.share;
    if (row.share >= 0) right += row.share;
    else left += row.share;
    return { key, block: row.block, place: blocks.place(row.block), from, to: from + Math.abs(row.share), words: say("shares.words", { block: blocks.label(row.block), share: percent(row.share), interval: between(row.low, row.high, percent) }) };
  });
}
