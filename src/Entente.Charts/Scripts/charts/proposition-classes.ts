import type { MeasureDocument, PropositionClass, PropositionConsensus } from "../measure-document";
import { level, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { classColors, hairline, quietInk } from "../frame/colors";
import { html } from "../frame/elements";
import { legend } from "../frame/legend";
import { fromTo, isKnown, number, percent } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";
import { blocNamed, term } from "../frame/terms";
import { counted, listed, say, sentences } from "../frame/words";

const classes: readonly PropositionClass[] = ["common ground", "acceptable", "reserved difference"];

type Known = PropositionConsensus & { class: PropositionClass; worstBlocSupport: number };

/** How much support propositions have in the bloc that likes them least. */
export const propositionClasses: Chart = {
  name: "proposition-classes",
  title: () => say("classes.title"),
  caption: (measured) => sentences(say("classes.caption", { level: level(measured) }), restsOn(measured)),
  silence: (measured) => (known(measured).length > 0 ? null : say("classes.silence")),
  draw,
  table: (measured) => ({
    columns: [say("column.proposition"), say("column.title"), say("column.class"), say("column.consensus"), say("column.worstBloc"), say("column.itsSupport")],
    rows: [...known(measured)].sort((first, second) => second.worstBlocSupport - first.worstBlocSupport)
      .map((row) => [row.id, row.title, term(row.class), row.consensus, blocName(measured, row.worstBloc), row.worstBlocSupport]),
  }),
};

const known = (measured: MeasureDocument): Known[] =>
  (measured.consensus?.propositions ?? []).filter((row): row is Known => row.class !== null && isKnown(row.worstBlocSupport));

function blocName(measured: MeasureDocument, id: number | string | null | undefined): string | null {
  if (id === null || id === undefined) return null;
  const name = measured.consensus?.between?.blocs?.find((bloc) => bloc.id === id)?.name ?? measured.blocs?.blocs?.find((bloc) => bloc.id === id)?.name;
  return name ? blocNamed(name, Number(id)) : String(id);
}

function draw(measured: MeasureDocument, { width }: Canvas): Element {
  const rows = known(measured);
  const counts = classes.map((name) => ({ name, count: rows.filter((row) => row.class === name).length }));
  const bins = rows.length < 60 ? 10 : 20;
  // A support of exactly 1 belongs to the last bin.
  const bin = (row: Known): number => Math.min(bins - 1, Math.floor(row.worstBlocSupport * bins));
  const stacks = Array.from({ length: bins }, (_, place) => classes.map((name) => ({
    name, x1: place / bins, x2: (place + 1) / bins, count: rows.filter((row) => bin(row) === place && row.class === name).length,
  }))).flat().filter((bar) => bar.count > 0);
  const chart = plot({
    ariaLabel: say("classes.label", {
      propositions: counted("propositions", rows.length), classes: listed(counts.map(({ name, count }) => say("classes.count", { count: number(count), class: term(name) }))),
    }),
    width, height: Math.min(300, Math.max(210, width * 0.32)), marginLeft: 44, marginBottom: 38,
    x: { label: say("axis.worstSupport"), domain: [0, 1], tickFormat: percent, ticks: 5, labelAnchor: "center", labelArrow: "none" },
    y: { label: say("axis.propositions"), grid: true, ticks: 5, tickFormat: (count: number) => (Number.isInteger(count) ? number(count) : "") },
    marks: [
      Plot.rectY(stacks, Plot.stackY({ x1: "x1", x2: "x2", y: "count", fill: (bar: { name: PropositionClass }) => classColors[bar.name], order: (bar: { name: PropositionClass }) => -classes.indexOf(bar.name), inset: 0.6, title: (bar: { name: string; count: number; x1: number; x2: number }) => say("classes.bar", { count: number(bar.count), class: term(bar.name), range: fromTo(bar.x1, bar.x2) }) } as Plot.RectYOptions)),
      Plot.ruleY([0], { stroke: hairline }),
      Plot.ruleX([0.5], { stroke: quietInk, strokeDasharray: "3 3" }),
    ],
  });
  return html("div", {}, legend(counts.map(({ name, count }) => ({ label: say("classes.legend", { class: term(name), count: number(count) }), color: classColors[name] }))), chart);
}
