import type { MeasureDocument } from "../measure-document";
import { Actors } from "../frame/actors";
import { restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { accent, hairline, seriesColor } from "../frame/colors";
import { html } from "../frame/elements";
import { legend } from "../frame/legend";
import { fromTo, isKnown, measure, number } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";
import { counted, say, sentences } from "../frame/words";

const bins = 25;
const kinds = ["agreements.within", "agreements.between"] as const;
const colors = { "agreements.within": accent, "agreements.between": seriesColor(1) };

interface Bar {
  readonly kind: (typeof kinds)[number];
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
}

/** How much pairs of actors agree: of one bloc, and of two. */
export const agreementDistribution: Chart = {
  name: "agreement-distribution",
  title: () => say("agreements.title"),
  caption: (measured) => {
    const [within, between] = means(measured);
    const known = isKnown(within) && isKnown(between) ? say("agreements.means", { within: measure(within), between: measure(between) }) : say("agreements.mean", { value: measure(within ?? between) });
    return sentences(say("agreements.caption"), known, restsOn(measured));
  },
  silence: (measured) => (values(measured).length >= 3 ? null : say("noPairs")),
  draw,
  table: (measured) => ({ columns: [say("column.from"), say("column.to"), say("column.kind"), say("column.pairs")], rows: bars(measured).map((bar) => [bar.from, bar.to, say(bar.kind), bar.pairs]) }),
};

function values(measured: MeasureDocument): { kind: (typeof kinds)[number]; agreement: number }[] {
  const actors = new Actors(measured);
  return (measured.agreement?.pairs ?? []).filter((pair) => isKnown(pair.agreement)).map((pair) => {
    const first = actors.bloc(pair.a);
    return { kind: first !== null && first === actors.bloc(pair.b) ? kinds[0] : kinds[1], agreement: pair.agreement! };
  });
}

function means(measured: MeasureDocument): (number | null)[] {
  return kinds.map((kind) => {
    const of = values(measured).filter((pair) => pair.kind === kind);
    return of.length === 0 ? null : of.reduce((sum, pair) => sum + pair.agreement, 0) / of.length;
  });
}

function bars(measured: MeasureDocument): Bar[] {
  const counts = new Map<string, number>();
  for (const { kind, agreement } of values(measured)) {
    const key = `${kind}|${Math.max(0, Math.min(bins - 1, Math.floor(agreement * bins)))}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return kinds.flatMap((kind) => Array.from({ length: bins }, (_, bin) => ({ kind, from: bin / bins, to: (bin + 1) / bins, pairs: counts.get(`${kind}|${bin}`) ?? 0 })));
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const data = bars(measured).filter((bar) => bar.pairs > 0);
  const all = data.reduce((sum, bar) => sum + bar.pairs, 0);
  const chart = plot({
    ariaLabel: say("agreements.label", { pairs: counted("pairs", all), within: measure(means(measured)[0]), between: measure(means(measured)[1]) }),
    width, height: Math.min(260, Math.max(200, width * 0.28)), marginLeft: 50, marginBottom: 38,
    x: { label: say("axis.agreement"), domain: [0, 1], ticks: 6, labelAnchor: "center", labelArrow: "none" },
    y: { label: say("axis.pairs"), grid: true, ticks: 5, tickFormat: (count: number) => (Number.isInteger(count) ? number(count) : "") },
    marks: [
      Plot.rectY(data, Plot.stackY({ x1: "from", x2: "to", y: "pairs", fill: (bar: Bar) => colors[bar.kind], order: (bar: Bar) => kinds.indexOf(bar.kind), inset: 0.6, title: (bar: Bar) => say("agreements.bar", { pairs: counted("pairs", bar.pairs), kind: say(bar.kind), range: fromTo(bar.from, bar.to) }) } as Plot.RectYOptions)),
      Plot.ruleY([0], { stroke: hairline }),
    ],
  });
  return html("div", {}, legend(kinds.map((kind) => ({ label: say(kind), color: colors[kind] }))), chart);
}
