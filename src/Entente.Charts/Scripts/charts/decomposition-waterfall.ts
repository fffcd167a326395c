import { components, type Component, type DecompositionSection } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";
import { restsOn, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, hairline, ink, quietInk, seriesColor } from "../frame/colors";
import { beforeFrame } from "../frame/direction";
import { widthOf } from "../frame/labels";
import { between, isKnown, measure, number, percent, signed, years } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";
import { counted, say, sentences, told } from "../frame/words";

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

const names = { membership: "change.membership", movement: "change.movement", agenda: "change.agenda" } as const;
const meanings = { membership: "change.membershipIs", movement: "change.movementIs", agenda: "change.agendaIs" } as const;
const colors: Record<Component, string> = { membership: seriesColor(3), movement: seriesColor(2), agenda: seriesColor(1) };

/** How disagreement came from one period's level to another's: membership, movement and agenda, each with its interval. */
export const decompositionWaterfall: Chart = {
  name: "decomposition-waterfall",
  title: () => say("change.title"),
  caption: (measured) => {
    const section = measured.decomposition!;
    const basis = told([section.before, section.after].filter((period) => isKnown(period?.actors) && isKnown(period?.items))
      .map((period) => say("change.basis", { years: years(period), actors: counted("actors", period!.actors!), items: counted("items", period!.items!) })));
    const places = { level: percent(section.interval ?? measured.settings?.interval ?? 0.9), seed: seed(measured) };
    const whiskers = isKnown(section.replicates) ? say("change.whiskersCounted", { ...places, replicates: number(section.replicates) }) : say("change.whiskers", places);
    return sentences(say("change.caption"), whiskers, basis && say("change.bases", { periods: basis }), restsOn(measured));
  },
  silence: (measured) => (bars(measured.decomposition).length > 0 ? null : say("change.silence")),
  draw,
  table: (measured) => {
    const section = measured.decomposition!;
    return {
      columns: [say("column.part"), say("column.value"), say("column.low"), say("column.high")],
      rows: [
        [say("change.disagreementBefore", { years: years(section.before) }), section.before?.disagreement, null, null],
        ...components.map((name) => [nameOf(name), section[name], section[`${name}Low`], section[`${name}High`]]),
        [say("change.total"), section.total, section.totalLow, section.totalHigh],
        [say("change.disagreementAfter", { years: years(section.after) }), section.after?.disagreement, null, null],
      ],
    };
  },
};

const nameOf = (part: Component): string => say("change.part", { part: say(names[part]), meaning: say(meanings[part]) });

function bars(section: DecompositionSection | null | undefined): Bar[] {
  const before = section?.before?.disagreement, after = section?.after?.disagreement;
  if (!section || !isKnown(before) || !isKnown(after) || !components.every((name) => isKnown(section[name]))) return [];
  let level = before;
  const period = (key: string, name: string, value: number): Bar => ({ key, name, short: name, note: measure(value, 3), from: 0, to: value, low: null, high: null, color: quietInk });
  const steps = components.map((name): Bar => {
    const from = level, low = section[`${name}Low`], high = section[`${name}High`];
    level += section[name]!;
    return {
      key: name, name: nameOf(name), short: say(names[name]), note: say("change.stepNote", { value: signed(section[name], 3), interval: between(low, high, (value) => signed(value, 3)) }), from, to: level,
      low: isKnown(low) ? from + low : null, high: isKnown(high) ? from + high : null, color: colors[name],
    };
  });
  return [period("before", say("change.before", { years: years(section.before) }), before), ...steps, period("after", say("change.after", { years: years(section.after) }), after)];
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = bars(measured.decomposition);
  const keys = rows.map((row) => row.key);
  // Where there is little width the label of a bar stands above it, so that the bars keep the width there is.
  const above = width < 420 + Math.max(0, widthOf(rows.map((row) => row.name), 6.4) - 192);
  const labelWidth = above ? 4 : Math.max(200, 8 + widthOf(rows.map((row) => row.name), 6.4));
  const most = Math.max(...rows.flatMap((row) => [row.from, row.to, row.high ?? 0]));
  const least = Math.min(0, ...rows.flatMap((row) => [row.to, row.low ?? 0]));
  const joints = rows.slice(0, -1).map((row, place) => ({ at: row.to, key: row.key, next: keys[place + 1]! }));
  const under = above ? 15 : 17;
  const y = (row: Bar): string => row.key;
  const words = (row: Bar): string => say("change.bar", { name: row.name, note: row.note });
  return plot({
    ariaLabel: say("change.label", { parts: told(rows.map(words)) }), mirrored: true,
    width, height: 48 + rows.length * (above ? 58 : 46), marginLeft: labelWidth, marginRight: 14, marginTop: 6, marginBottom: 42,
    x: { label: say("axis.disagreement"), domain: [least, most * 1.03], ticks: width < 420 ? 3 : 5, grid: true, labelAnchor: "center", labelArrow: "none" },
    y: { domain: keys, label: null, axis: null, padding: above ? 0.66 : 0.48 },
    marks: [
      Plot.ruleX([0], { stroke: hairline }),
      ...joints.map((joint) => Plot.link([joint], { x: "at", y1: "key", y2: "next", stroke: quietInk, strokeWidth: 1, strokeDasharray: "2 2" })),
      Plot.rectX(rows, { y, x1: (row: Bar) => Math.min(row.from, row.to), x2: (row: Bar) => Math.max(row.from, row.to), fill: "color", title: words } as Plot.RectXOptions),
      // Whiskers stand under their bars: over them they would be lost in one theme or the other.
      Plot.ruleY(rows.filter((row) => row.low !== null && row.high !== null), { y, x1: "low", x2: "high", dy: under, stroke: ink, strokeWidth: 1.6 }),
      ...(["low", "high"] as const).map((end) => Plot.tickX(rows.filter((row) => row[end] !== null), { y, x: end, dy: under, stroke: ink, strokeWidth: 1.6, insetTop: 9, insetBottom: 9 })),
      ...(above
        ? [Plot.text(rows, { y, ...beforeFrame(0), dy: -19, text: (row: Bar) => `${row.short}  ${row.note}`, fill: ink, fontSize: 12, stroke: ground, strokeWidth: 3 })]
        : [
          Plot.text(rows, { y, ...beforeFrame(labelWidth - 1), dy: -8, text: "name", fill: ink, fontSize: 12 }),
          Plot.text(rows, { y, ...beforeFrame(labelWidth - 1), dy: 7, text: "note", fill: ink, fontSize: 12, fontWeight: 600, fontVariant: "tabular-nums" }),
        ]),
    ],
  });
}
