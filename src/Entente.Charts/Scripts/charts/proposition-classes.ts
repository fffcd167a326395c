import type { MeasureDocument, PropositionClass, PropositionConsensus } from "../measure-document";
import { level, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { classColors, hairline, quietInk } from "../frame/colors";
import { html } from "../frame/elements";
import { legend } from "../frame/legend";
import { isKnown, measure, number } from "../frame/numbers";
import { plot, Plot } from "../frame/plot";

const classes: readonly PropositionClass[] = ["common ground", "acceptable", "reserved difference"];

type Known = PropositionConsensus & { class: PropositionClass; worstBlocSupport: number };

/** How much support propositions have in the bloc that likes them least. */
export const propositionClasses: Chart = {
  name: "proposition-classes",
  title: () => "Support in the most reluctant bloc",
  caption: (measured) => `Each proposition is counted at the share of support in the bloc that supports it least. Common ground: the lower ${level(measured)} bound of every bloc’s support is above one half; `
    + `acceptable: every bloc’s non-opposition is; a reserved difference otherwise. ${restsOn(measured)}`,
  silence: (measured) => (known(measured).length > 0 ? null : "No proposition could be classed: there are no blocs, or too few of their members took a stance."),
  draw,
  table: (measured) => ({
    columns: ["proposition", "title", "class", "consensus", "worst bloc", "its support"],
    rows: [...known(measured)].sort((first, second) => second.worstBlocSupport - first.worstBlocSupport)
      .map((row) => [row.id, row.title, row.class, row.consensus, blocName(measured, row.worstBloc), row.worstBlocSupport]),
  }),
};

const known = (measured: MeasureDocument): Known[] =>
  (measured.consensus?.propositions ?? []).filter((row): row is Known => row.class !== null && isKnown(row.worstBlocSupport));

function blocName(measured: MeasureDocument, id: number | string | null | undefined): string | null {
  return id === null || id === undefined ? null : measured.consensus?.between?.blocs?.find((bloc) => bloc.id === id)?.name ?? measured.blocs?.blocs?.find((bloc) => bloc.id === id)?.name ?? String(id);
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
    ariaLabel: `Histogram of the support of ${number(rows.length)} propositions in their most reluctant bloc: ${counts.map(({ name, count }) => `${number(count)} ${name}`).join(", ")}.`,
    width, height: Math.min(300, Math.max(210, width * 0.32)), marginLeft: 44, marginBottom: 38,
    x: { label: "support in the most reluctant bloc", domain: [0, 1], tickFormat: (share: number) => `${Math.round(share * 100)} %`, ticks: 5, labelAnchor: "center", labelArrow: "none" },
    y: { label: "propositions", grid: true, ticks: 5, tickFormat: (count: number) => (Number.isInteger(count) ? number(count) : "") },
    marks: [
      Plot.rectY(stacks, Plot.stackY({ x1: "x1", x2: "x2", y: "count", fill: (bar: { name: PropositionClass }) => classColors[bar.name], order: (bar: { name: PropositionClass }) => -classes.indexOf(bar.name), inset: 0.6, title: (bar: { name: string; count: number; x1: number; x2: number }) => `${number(bar.count)} ${bar.name}, support ${measure(bar.x1)} to ${measure(bar.x2)}` } as Plot.RectYOptions)),
      Plot.ruleY([0], { stroke: hairline }),
      Plot.ruleX([0.5], { stroke: quietInk, strokeDasharray: "3 3" }),
    ],
  });
  return html("div", {}, legend(counts.map(({ name, count }) => ({ label: `${name} · ${number(count)}`, color: classColors[name] }))), chart);
}
