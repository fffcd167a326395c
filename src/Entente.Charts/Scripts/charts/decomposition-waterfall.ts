import { components, type Component, type DecompositionSection } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { restsOn, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, hairline, ink, quietInk, seriesColor } from "../frame/colors";
import { between, isKnown, measure, number, percent, signed, years } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";

interface Bar {
  readonly key: string;
  readonly name: string;
  readonly short: string;
  readonly note: string;
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly color: string;
}

const meanings: Record<Component, string> = { membership: "who is a member", movement: "minds that moved", agenda: "what is voted on" };
const colors: Record<Component, string> = { membership: seriesColor(3), movement: seriesColor(2), agenda: seriesColor(1) };

/** How disagreement came from one period's level to another's: membership, movement and agenda, each with its interval. */
export const decompositionWaterfall: Chart = {
  name: "decomposition-waterfall",
  title: () => "From before to after: membership, movement, agenda",
  caption: (measured) => {
    const section = measured.decomposition!;
    const basis = [section.before, section.after].filter((period) => isKnown(period?.actors) && isKnown(period?.items))
      .map((period) => `${years(period)}: ${number(period!.actors!)} actors, ${number(period!.items!)} items`).join("; ");
    return "Disagreement is the expected distance of two members on an item, from 0 to 1. Each step is what the level changes by, on average over all orders, when that one thing is taken from the later period (Shapley); "
      + `the three add up to the change. Whiskers: ${percent(section.interval ?? measured.settings?.interval ?? 0.9)} intervals${isKnown(section.replicates) ? ` from ${number(section.replicates)} bootstrap replicates` : ""}${seed(measured)}, under each bar, around where the step ends.`
      + `${basis ? ` ${basis}.` : ""} ${restsOn(measured)}`;
  },
  silence: (measured) => (bars(measured.decomposition).length > 0 ? null : "The change could not be taken apart: in one of the two periods disagreement is undefined."),
  draw,
  table: (measured) => {
    const section = measured.decomposition!;
    return {
      columns: ["part", "value", "low", "high"],
      rows: [
        [`disagreement before, ${years(section.before)}`, section.before?.disagreement, null, null],
        ...components.map((name) => [`${name}: ${meanings[name]}`, section[name], section[`${name}Low`], section[`${name}High`]]),
        ["total change", section.total, section.totalLow, section.totalHigh],
        [`disagreement after, ${years(section.after)}`, section.after?.disagreement, null, null],
      ],
    };
  },
};

function bars(section: DecompositionSection | null | undefined): Bar[] {
  const before = section?.before?.disagreement, after = section?.after?.disagreement;
  if (!section || !isKnown(before) || !isKnown(after) || !components.every((name) => isKnown(section[name]))) return [];
  let level = before;
  const period = (key: string, name: string, value: number): Bar => ({ key, name, short: name, note: measure(value, 3), from: 0, to: value, low: null, high: null, color: quietInk });
  const steps = components.map((name): Bar => {
    const from = level, low = section[`${name}Low`], high = section[`${name}High`];
    level += section[name]!;
    return {
      key: name, name: `${name}: ${meanings[name]}`, short: name, note: signed(section[name], 3) + between(low, high, (value) => signed(value, 3)), from, to: level,
      low: isKnown(low) ? from + low : null, high: isKnown(high) ? from + high : null, color: colors[name],
    };
  });
  return [period("before", `before, ${years(section.before)}`, before), ...steps, period("after", `after, ${years(section.after)}`, after)];
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = bars(measured.decomposition);
  const keys = rows.map((row) => row.key);
  // Where there is little width the label of a bar stands above it, so that the bars keep the width there is.
  const above = width < 420;
  const labelWidth = above ? 4 : 200;
  const most = Math.max(...rows.flatMap((row) => [row.from, row.to, row.high ?? 0]));
  const least = Math.min(0, ...rows.flatMap((row) => [row.to, row.low ?? 0]));
  const joints = rows.slice(0, -1).map((row, place) => ({ at: row.to, key: row.key, next: keys[place + 1]! }));
  const under = above ? 15 : 17;
  const y = (row: Bar): string => row.key;
  return plot({
    ariaLabel: `Waterfall of disagreement. ${rows.map((row) => `${row.name}: ${row.note}`).join("; ")}.`,
    width, height: 48 + rows.length * (above ? 58 : 46), marginLeft: labelWidth, marginRight: 14, marginTop: 6, marginBottom: 42,
    x: { label: "disagreement", domain: [least, most * 1.03], ticks: width < 420 ? 3 : 5, grid: true, labelAnchor: "center", labelArrow: "none" },
    y: { domain: keys, label: null, axis: null, padding: above ? 0.66 : 0.48 },
    marks: [
      Plot.ruleX([0], { stroke: hairline }),
      ...joints.map((joint) => Plot.link([joint], { x: "at", y1: "key", y2: "next", stroke: quietInk, strokeWidth: 1, strokeDasharray: "2 2" })),
      Plot.rectX(rows, { y, x1: (row: Bar) => Math.min(row.from, row.to), x2: (row: Bar) => Math.max(row.from, row.to), fill: "color", title: (row: Bar) => `${row.name}: ${row.note}` } as Plot.RectXOptions),
      // Whiskers stand under their bars: over them they would be lost in one theme or the other.
      Plot.ruleY(rows.filter((row) => row.low !== null && row.high !== null), { y, x1: "low", x2: "high", dy: under, stroke: ink, strokeWidth: 1.6 }),
      ...(["low", "high"] as const).map((end) => Plot.tickX(rows.filter((row) => row[end] !== null), { y, x: end, dy: under, stroke: ink, strokeWidth: 1.6, insetTop: 9, insetBottom: 9 })),
      ...(above
        ? [Plot.text(rows, { y, frameAnchor: "left", dy: -19, textAnchor: "start", text: (row: Bar) => `${row.short}  ${row.note}`, fill: ink, fontSize: 12, stroke: ground, strokeWidth: 3 })]
        : [
          Plot.text(rows, { y, frameAnchor: "left", dx: -labelWidth + 1, dy: -8, textAnchor: "start", text: "name", fill: ink, fontSize: 12 }),
          Plot.text(rows, { y, frameAnchor: "left", dx: -labelWidth + 1, dy: 7, textAnchor: "start", text: "note", fill: ink, fontSize: 12, fontWeight: 600, fontVariant: "tabular-nums" }),
        ]),
    ],
  });
}
