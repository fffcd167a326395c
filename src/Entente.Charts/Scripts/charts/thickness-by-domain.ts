import type { MeasureDocument, Thickness } from "../measure-document";
import { level, restsOn, seed } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, hairline, ink } from "../frame/colors";
import { shortened } from "../frame/labels";
import { counted, isKnown, measure, number } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";

interface Domain extends Thickness {
  readonly name: string;
  readonly kind: "all" | "goal level" | "topic";
}

/** Thickness of each goal level and each topic over the whole record, as points with intervals. */
export const thicknessByDomain: Chart = {
  name: "thickness-by-domain",
  title: () => "Thickness by goal level and topic",
  caption: (measured) => {
    const few = domains(measured).filter((row) => isKnown(row.propositions) && row.propositions < 10).length;
    return `The whole record, each goal level, and each topic, the thickest first. Lines: ${level(measured)} intervals by bootstrap over propositions${seed(measured)}. `
      + `${restsOn(measured)}${few > 0 ? ` ${counted(few, "domain")} rest on fewer than 10 propositions each and say little.` : ""}`;
  },
  silence: (measured) => (domains(measured).length > 1 ? null : "The record’s propositions carry no topics or goal levels."),
  draw,
  table: (measured) => ({
    columns: ["domain", "kind", "propositions", "thickness", "low", "high", "all pairs", "breadth"],
    rows: domains(measured).map((row) => [row.name, row.kind, row.propositions, row.value, row.low, row.high, row.allPairs, row.breadth]),
  }),
};

function domains(measured: MeasureDocument): Domain[] {
  const { consensus, record } = measured;
  const thickest = (first: Thickness, second: Thickness): number => (second.value ?? -2) - (first.value ?? -2);
  return [
    ...(consensus?.thickness ? [{ propositions: record?.propositions, ...consensus.thickness, name: "whole record", kind: "all" as const }] : []),
    ...[...(consensus?.byGoalLevel ?? [])].sort(thickest).map((row) => ({ ...row, name: row.goalLevel, kind: "goal level" as const })),
    // A source without topics of its own may carry its goal levels as topics; one point each is enough.
    ...(consensus?.byTopic ?? []).filter((row) => !consensus?.byGoalLevel?.some((other) => other.goalLevel === row.topic && other.propositions === row.propositions)).sort(thickest).map((row) => ({ ...row, name: row.topic, kind: "topic" as const })),
  ].filter((row) => isKnown(row.value));
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = domains(measured).map((row) => ({ ...row, label: shortened(row.name, width < 500 ? 20 : 34) + (isKnown(row.propositions) ? `  (${number(row.propositions)})` : "") }));
  // Two domains may bear one name (a topic called like a goal level); the key keeps them apart.
  const keys = rows.map((row) => `${row.kind}:${row.name}`);
  const lows = rows.flatMap((row) => [row.low, row.value]).filter(isKnown);
  const labelWidth = Math.min(width * 0.5, 20 + 6.6 * Math.max(...rows.map((row) => row.label.length)));
  const y = (_: Domain, place: number): string => keys[place]!;
  const colors = { all: ink, "goal level": "var(--entente-series-2)", topic: accent };
  return plot({
    ariaLabel: `Thickness by domain. ${rows.map((row) => `${row.name} ${measure(row.value)}`).join(", ")}.`,
    width, height: 46 + rows.length * 25, marginLeft: labelWidth, marginRight: 44, marginTop: 8, marginBottom: 40,
    x: { label: "thickness", domain: [Math.max(-1, Math.min(0, ...lows)), 1], nice: true, ticks: 6, grid: true, labelAnchor: "center", labelArrow: "none" },
    y: { domain: keys, label: null, axis: null },
    marks: [
      Plot.ruleX([0], { stroke: hairline }),
      Plot.axisY({ tickSize: 0, tickFormat: (key: string) => rows[keys.indexOf(key)]!.label, label: null, fontSize: 12, fill: ink }),
      Plot.ruleY(rows, { y, x1: (row: Domain) => row.low ?? row.value, x2: (row: Domain) => row.high ?? row.value, stroke: (row: Domain) => colors[row.kind], strokeWidth: 2.2, strokeOpacity: 0.65 }),
      Plot.dot(rows, {
        y, x: "value", r: 4.5, fill: (row: Domain) => colors[row.kind], symbol: (row: Domain) => (row.kind === "topic" ? "circle" : row.kind === "all" ? "diamond" : "square"),
        title: (row: Domain) => `${row.name}: ${measure(row.value)} (${measure(row.low)} to ${measure(row.high)})`,
      }),
      Plot.text(rows, { y, frameAnchor: "right", dx: 38, textAnchor: "end", text: (row: Domain) => measure(row.value), fill: ink, fontVariant: "tabular-nums" }),
    ],
  });
}
