import type { MeasureDocument } from "../measure-document";
import { Actors, majorStates } from "../frame/actors";
import { blocKey } from "../frame/bloc-key";
import { BlocsOverTime } from "../frame/blocs-over-time";
import { level, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, hairline, seriesColor, seriesSymbol } from "../frame/colors";
import { html } from "../frame/elements";
import { idealPoints, periodsOf, type Placed } from "../frame/ideal-points";
import { counted, isKnown, measure } from "../frame/numbers";
import { Calendar } from "../frame/periods";
import { plot, Plot } from "../frame/plot";

const mostRows = 24;
const mostDots = 450;

/** Where actors stand in one period: every actor as a dot, and the best known with their intervals. */
export const idealPointMap: Chart = {
  name: "ideal-point-map",
  title: () => "Positions on the main line of division",
  caption: (measured) => {
    const points = idealPoints(measured);
    const timed = periodsOf(points).length > 1;
    return `Ideal points: actors near each other take the same stances; the sign has no meaning of its own. `
      + `Above, every actor${timed ? " of the chosen " + Calendar.of(measured).word : ""}, by colour and symbol of its bloc; below, ${anyMajor(measured) ? "states that readers look for first" : "a selection from end to end"}, with ${level(measured)} intervals. `
      + `${model(measured)} ${restsOn(measured)}`;
  },
  silence: (measured) => (idealPoints(measured).length > 2 ? null : "The record holds no ideal points: no model was fitted to it, or too few actors share propositions."),
  draw,
  table: (measured) => {
    const actors = new Actors(measured);
    const calendar = Calendar.of(measured);
    const points = idealPoints(measured);
    const latest = periodsOf(points).at(-1);
    const timed = periodsOf(points).length > 1;
    const row = (point: Placed): (string | number | null | undefined)[] =>
      [actors.name(point.actor), point.actor, timed ? calendar.label(point.period) : "all", point.mean, point.sd, point.low, point.high, point.n];
    const columns = ["actor", "code", "period", "ideal point", "standard deviation", "low", "high", "stances"];
    return {
      columns,
      rows: points.filter((point) => point.period === latest).sort((first, second) => first.mean - second.mean).map(row),
      download: { columns, rows: points.map(row) },
    };
  },
};

function model(measured: MeasureDocument): string {
  const fit = measured["ideal-points"];
  return fit?.model ? `Model: ${fit.model}${fit.estimator ? `, estimator ${fit.estimator}` : ""}.` : "";
}

function anyMajor(measured: MeasureDocument): boolean {
  const codes = new Set(idealPoints(measured).map((point) => point.actor));
  return majorStates.filter((code) => codes.has(code)).length >= 4;
}

function draw(measured: MeasureDocument, { width, choices }: Canvas): Element {
  const points = idealPoints(measured);
  const periods = periodsOf(points);
  const calendar = Calendar.of(measured);
  const stage = html("div", {});
  const show = (period: number): void => stage.replaceChildren(...picture(measured, points.filter((point) => point.period === period), period, width));
  const chosen = (choices.get("period") as number | undefined) ?? periods.at(-1)!;
  show(chosen);
  if (periods.length === 1) return stage;

  const output = html("output", {}, calendar.label(chosen));
  const slider = html("input", {
    type: "range", min: "0", max: String(periods.length - 1), step: "1", value: String(periods.indexOf(chosen)),
    "aria-label": `The ${calendar.word} shown`, "aria-valuetext": calendar.label(chosen),
  });
  slider.addEventListener("input", () => {
    const period = periods[Number(slider.value)]!;
    choices.set("period", period);
    slider.setAttribute("aria-valuetext", calendar.label(period));
    output.textContent = calendar.label(period);
    show(period);
  });
  return html("div", {}, html("label", { class: "control" }, html("span", {}, `${calendar.word[0]!.toUpperCase()}${calendar.word.slice(1)}`), slider, output), stage);
}

function picture(measured: MeasureDocument, points: readonly Placed[], period: number, width: number): Element[] {
  const actors = new Actors(measured);
  const everyPoint = idealPoints(measured);
  const bounds = everyPoint.flatMap((point) => [point.low, point.mean, point.high]).filter(isKnown);
  const domain: [number, number] = [Math.min(...bounds), Math.max(...bounds)];
  const overTime = new BlocsOverTime(measured);
  const inPeriod = overTime.in(period)?.blocs;
  const blocOf = new Map(inPeriod?.flatMap((bloc) => bloc.members.map((member) => [member, bloc.id] as const)) ?? []);
  const place = (point: Placed): number => (inPeriod ? overTime.place(blocOf.get(point.actor)) : actors.place(actors.bloc(point.actor)));
  const key = inPeriod?.map(({ id }) => ({ place: overTime.place(id), name: overTime.name(id, period) }))
    ?? actors.blocs.map(({ id }) => ({ place: actors.place(id), name: actors.blocName(id) }));
  const major = selection(points);
  const names = major.map((point) => point.actor);
  const labelWidth = Math.min(width * 0.36, 12 + 6.6 * Math.max(4, ...names.map((code) => actors.label(code, width < 500 ? 16 : 22).length)));
  const shared = { width, marginLeft: labelWidth, marginRight: 14 };
  const x = { domain, label: null };
  const title = (point: Placed): string => `${actors.name(point.actor)}: ${measure(point.mean)} (${measure(point.low)} to ${measure(point.high)})`;

  const swarm = points.length > mostDots
    ? plot({
      ...shared, ariaLabel: `Histogram of the ideal points of ${counted(points.length, "actor")}.`, height: 150, marginBottom: 8, x: { ...x, axis: null }, y: { label: "actors", grid: true, ticks: 4 },
      marks: [Plot.rectY(points, Plot.binX({ y: "count" }, { x: "mean", fill: (point: Placed) => seriesColor(place(point)), thresholds: 40 } as Plot.BinXInputs<Plot.RectYOptions>)), Plot.ruleY([0], { stroke: hairline })],
    })
    : plot({
      ...shared, ariaLabel: `Strip of the ideal points of ${counted(points.length, "actor")}.`, height: Math.min(300, 56 + points.length * (width < 560 ? 1.15 : 0.8)), marginTop: 6, marginBottom: 8,
      x: { ...x, axis: null },
      marks: [
        Plot.ruleX([0], { stroke: hairline }),
        Plot.dot(points, Plot.dodgeY("middle", {
          x: "mean", r: width < 560 ? 2.6 : 3.8, padding: 0.7, fill: (point: Placed) => seriesColor(place(point)), symbol: (point: Placed) => seriesSymbol(place(point)), title,
        })),
      ],
      symbol: { type: "identity" } as unknown as Plot.ScaleOptions,
    });

  const rows = plot({
    ...shared, ariaLabel: `Ideal points with intervals. ${major.map((point) => `${actors.name(point.actor)} ${measure(point.mean)}`).join(", ")}.`,
    height: 46 + major.length * 19, marginTop: 4, marginBottom: 40,
    x: { ...x, label: "ideal point", grid: true, ticks: width < 500 ? 5 : 9, labelAnchor: "center", labelArrow: "none" },
    y: { domain: names, label: null, axis: null },
    marks: [
      Plot.ruleX([0], { stroke: hairline }),
      Plot.axisY({ tickSize: 0, label: null, tickFormat: (code: string) => actors.label(code, width < 500 ? 16 : 22), fontSize: 12, fill: "var(--entente-ink)" }),
      Plot.ruleY(major.filter((point) => isKnown(point.low) && isKnown(point.high)), { y: "actor", x1: "low", x2: "high", stroke: (point: Placed) => seriesColor(place(point)), strokeWidth: 2.2, strokeOpacity: 0.65 }),
      Plot.dot(major, { y: "actor", x: "mean", r: 4, fill: (point: Placed) => seriesColor(place(point)), symbol: (point: Placed) => seriesSymbol(place(point)), stroke: ground, strokeWidth: 0.8, title }),
    ],
    symbol: { type: "identity" } as unknown as Plot.ScaleOptions,
  });
  return [blocKey(key), swarm, rows];
}

/** The major states present, or as many actors from end to end, by position. */
function selection(points: readonly Placed[]): Placed[] {
  const sorted = [...points].sort((first, second) => first.mean - second.mean);
  const major = sorted.filter((point) => majorStates.includes(point.actor));
  if (major.length >= 4 && sorted.length > mostRows) return major;
  if (sorted.length <= 45) return sorted;
  return Array.from({ length: mostRows }, (_, place) => sorted[Math.round((place * (sorted.length - 1)) / (mostRows - 1))]!);
}
