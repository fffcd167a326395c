import type { MeasureDocument, Thickness } from "../measure-document";
import { level, restsOn, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, hairline, ink } from "../frame/colors";
import { behindFrame } from "../frame/direction";
import { shortened, widthOf } from "../frame/labels";
import { fromTo, isKnown, measure, number } from "../frame/numbers";
import { labelAxis, plot, Plot } from "../frame/plot";
import { term } from "../frame/terms";
import { counted, listed, say, sentences } from "../frame/words";

interface Domain extends Thickness {
  readonly name: string;
  readonly kind: "all" | "goal level" | "topic";
}

const kinds = { all: "domains.all", "goal level": "domains.goalLevel", topic: "domains.topic" } as const;

/** Thickness of each goal level and each topic over the whole record, as points with intervals. */
export const thicknessByDomain: Chart = {
  name: "thickness-by-domain",
  title: () => say("domains.title"),
  caption: (measured) => {
    const few = domains(measured).filter((row) => isKnown(row.propositions) && row.propositions < 10).length;
    return sentences(say("domains.caption", { level: level(measured), seed: seed(measured) }), restsOn(measured), few > 0 ? counted("domains.few", few) : "");
  },
  silence: (measured) => (domains(measured).length > 1 ? null : say("domains.silence")),
  draw,
  table: (measured) => ({
    columns: [say("column.domain"), say("column.kind"), say("column.propositions"), say("column.thickness"), say("column.low"), say("column.high"), say("column.allPairs"), say("column.breadth")],
    rows: domains(measured).map((row) => [row.name, say(kinds[row.kind]), row.propositions, row.value, row.low, row.high, row.allPairs, row.breadth]),
  }),
};

function domains(measured: MeasureDocument): Domain[] {
  const { consensus, record } = measured;
  const thickest = (first: Thickness, second: Thickness): number => (second.value ?? -2) - (first.value ?? -2);
  return [
    ...(consensus?.thickness ? [{ propositions: record?.propositions, ...consensus.thickness, name: say("domains.whole"), kind: "all" as const }] : []),
    ...[...(consensus?.byGoalLevel ?? [])].sort(thickest).map((row) => ({ ...row, name: term(row.goalLevel), kind: "goal level" as const })),
    // A source without topics of its own may carry its goal levels as topics; one point each is enough.
    ...(consensus?.byTopic ?? []).filter((row) => !consensus?.byGoalLevel?.some((other) => other.goalLevel === row.topic && other.propositions === row.propositions)).sort(thickest).map((row) => ({ ...row, name: row.topic, kind: "topic" as const })),
  ].filter((row) => isKnown(row.value));
}

function labelOf({ name, propositions }: Domain, most: number): string {
  const domain = shortened(name, most);
  return isKnown(propositions) ? say("domains.row", { domain, count: number(propositions) }) : domain;
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = domains(measured).map((row) => ({ ...row, label: labelOf(row, width < 500 ? 20 : 34) }));
  // Two domains may bear one name (a topic called like a goal level); the key keeps them apart.
  const keys = rows.map((row) => `${row.kind}:${row.name}`);
  const lows = rows.flatMap((row) => [row.low, row.value]).filter(isKnown);
  const labelWidth = Math.min(width * 0.5, 20 + widthOf(rows.map((row) => row.label)));
  const y = (_: Domain, place: number): string => keys[place]!;
  const colors = { all: ink, "goal level": "var(--entente-series-2)", topic: accent };
  return plot({
    ariaLabel: say("domains.label", { domains: listed(rows.map((row) => say("domains.value", { domain: row.name, value: measure(row.value) }))) }), mirrored: true,
    width, height: 46 + rows.length * 25, marginLeft: labelWidth, marginRight: 44, marginTop: 8, marginBottom: 40,
    x: { label: say("axis.thickness"), domain: [Math.max(-1, Math.min(0, ...lows)), 1], nice: true, ticks: 6, grid: true, labelAnchor: "center", labelArrow: "none" },
    y: { domain: keys, label: null, axis: null },
    marks: [
      Plot.ruleX([0], { stroke: hairline }),
      labelAxis((key) => rows[keys.indexOf(key)]!.label),
      Plot.ruleY(rows, { y, x1: (row: Domain) => row.low ?? row.value, x2: (row: Domain) => row.high ?? row.value, stroke: (row: Domain) => colors[row.kind], strokeWidth: 2.2, strokeOpacity: 0.65 }),
      Plot.dot(rows, {
        y, x: "value", r: 4.5, fill: (row: Domain) => colors[row.kind], symbol: (row: Domain) => (row.kind === "topic" ? "circle" : row.kind === "all" ? "diamond" : "square"),
        title: (row: Domain) => say("domains.point", { domain: row.name, value: measure(row.value), range: fromTo(row.low, row.high) }),
      }),
      Plot.text(rows, { y, ...behindFrame(38), text: (row: Domain) => measure(row.value), fill: ink, fontVariant: "tabular-nums" }),
    ],
  });
}
