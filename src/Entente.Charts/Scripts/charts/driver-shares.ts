import type { BlockShare, DriversInPeriod } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { level, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, hairline, ink, seriesColor } from "../frame/colors";
import { DriverBlocks } from "../frame/driver-blocks";
import { html } from "../frame/elements";
import { between, isKnown, measure, percent, years } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";

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
  title: () => "What each block of covariates explains",
  caption: (measured) => `Of the variance that the regression explains (R², under each period), the share of each block, averaged over all orders in which blocks can enter (Shapley). The table below holds their ${level(measured)} intervals${seed(measured)}. `
    + "A large share of a small R² explains little. Association, not cause.",
  silence: (measured) => (periods(measured).length > 0 ? null : "No shares of explained variance are known."),
  draw,
  table: (measured) => ({
    columns: ["period", "R²", "block", "share", "low", "high"],
    rows: periods(measured).flatMap((period) => (period.blocks ?? []).map((row) => [years(period), period.r2, row.name ? `${row.block}: ${row.name}` : row.block, row.share, row.low, row.high])),
  }),
};

const periods = (measured: MeasureDocument): DriversInPeriod[] => (measured.drivers ?? []).filter((period) => (period.blocks ?? []).some((row) => isKnown(row.share)));

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const blocks = new DriverBlocks(measured);
  const rows = periods(measured);
  const keys = rows.map((_, place) => String(place));
  const segments = rows.flatMap((period, place) => segmentsOf(period, String(place), blocks));
  const labelWidth = 84;
  const domain: [number, number] = [Math.min(0, ...segments.map((segment) => segment.from)), Math.max(1, ...segments.map((segment) => segment.to))];
  const room = (segment: Segment): number => ((segment.to - segment.from) / (domain[1] - domain[0])) * (width - labelWidth - 20);
  const chart = plot({
    ariaLabel: `Shares of explained variance. ${rows.map((period, place) => `${years(period)}: ${segments.filter((segment) => segment.key === String(place)).map((segment) => segment.words).join(", ")}`).join("; ")}.`,
    width, height: 40 + rows.length * 44, marginLeft: labelWidth, marginRight: 20, marginTop: 4, marginBottom: 30,
    x: { label: null, domain, ticks: 5, tickFormat: percent, grid: true }, y: { domain: keys, label: null, axis: null, padding: 0.3 },
    marks: [
      Plot.rectX(segments, { y: "key", x1: "from", x2: "to", fill: (segment: Segment) => seriesColor(segment.place), insetLeft: 0.6, insetRight: 0.6, title: "words" } as Plot.RectXOptions),
      Plot.ruleX([0], { stroke: hairline }),
      Plot.text(segments.filter((segment) => room(segment) > 34), { y: "key", x: (segment: Segment) => (segment.from + segment.to) / 2, text: (segment: Segment) => (room(segment) > 62 ? `${segment.block} ${percent(segment.to - segment.from)}` : percent(segment.to - segment.from)), fill: ground, fontWeight: 600 }),
      Plot.text(rows, { y: (_: DriversInPeriod, place: number) => keys[place]!, frameAnchor: "left", dx: -labelWidth + 1, dy: -7, textAnchor: "start", text: (period: DriversInPeriod) => years(period) || "all years", fill: ink }),
      Plot.text(rows, { y: (_: DriversInPeriod, place: number) => keys[place]!, frameAnchor: "left", dx: -labelWidth + 1, dy: 8, textAnchor: "start", text: (period: DriversInPeriod) => (isKnown(period.r2) ? `R² ${measure(period.r2)}` : ""), fill: "var(--entente-quiet-ink)" }),
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
    return { key, block: row.block, place: blocks.place(row.block), from, to: from + Math.abs(row.share), words: `${blocks.label(row.block)} ${percent(row.share)}${between(row.low, row.high, percent)}` };
  });
}
