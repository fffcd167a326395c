import type { MeasureDocument } from "../measure-document";
import { Actors, majorStates } from "../frame/actors";
import { blocKey } from "../frame/bloc-key";
import { BlocsOverTime } from "../frame/blocs-over-time";
import { level, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, hairline, seriesColor, seriesSymbol } from "../frame/colors";
import { html } from "../frame/elements";
import { idealPoints, periodsOf, type Placed } from "../frame/ideal-points";
import { widthOf } from "../frame/labels";
import { fromTo, isKnown, measure } from "../frame/numbers";
import { Calendar } from "../frame/periods";
import { labelAxis, plot, Plot } from "../frame/plot";
import { term } from "../frame/terms";
import { counted, listed, say, sentences } from "../frame/words";

const mostRows = 24;
const mostDots = 450;

/** Where actors stand in one period: every actor as a dot, and the best known with their intervals. */
export const idealPointMap: Chart = {
  name: "ideal-point-map",
  title: () => say("points.title"),
  caption: (measured) => {
    const points = idealPoints(measured);
    const timed = periodsOf(points).length > 1;
    const above = timed ? Calendar.of(measured).say("points.aboveSessions", "points.aboveYears") : say("points.above");
    const below = say(anyMajor(measured) ? "points.belowMajor" : "points.below", { level: level(measured) });
    return sentences(say("points.caption"), above, below, model(measured), restsOn(measured));
  },
  silence: (measured) => (idealPoints(measured).length > 2 ? null : say("points.silence")),
  draw,
  table: (measured) => {
    const actors = new Actors(measured);
    const calendar = Calendar.of(measured);
    const points = idealPoints(measured);
    const latest = periodsOf(points).at(-1);
    const timed = periodsOf(points).length > 1;
    const row = (point: Placed): (string | number | null | undefined)[] =>
      [actors.name(point.actor), point.actor, timed ? calendar.label(point.period) : say("points.all"), point.mean, point.sd, point.low, point.high, point.n];
    const columns = [say("column.actor"), say("column.code"), say("column.period"), say("column.idealPoint"), say("column.standardDeviation"), say("column.low"), say("column.high"), say("column.stances")];
    return {
      columns,
      rows: points.filter((point) => point.period === latest).sort((first, second) => first.mean - second.mean).map(row),
      download: { columns, rows: points.map(row) },
    };
  },
};

function model(measured: MeasureDocument): string {
  const fit = measured["ideal-points"];
  if (!fit?.model) return "";
  return fit.estimator ? say("points.modelEstimator", { model: term(fit.model), estimator: term(fit.estimator) }) : say("points.model", { model: term(fit.model) });
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
    "aria-label": calendar.say("points.shownSessions", "points.shownYears"), "aria-valuetext": calendar.label(chosen),
  });
  slider.addEventListener("input", () => {
    const period = periods[Number(slider.value)]!;
    choices.set("period", period);
    slider.setAttribute("aria-valuetext", calendar.label(period));
    output.textContent = calendar.label(period);
    show(period);
  });
  return html("div", {}, html("label", { class: "control" }, html("span", {}, calendar.say("points.session", "points.year")), slider, output), stage);
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
  const labelWidth = Math.min(width * 0.36, 12 + Math.max(6.6 * 4, widthOf(names.map((code) => actors.label(code, width < 500 ? 16 : 22)))));
  const shared = { width, marginLeft: labelWidth, marginRight: 14, mirrored: true };
  const x = { domain, label: null };
  const title = (point: Placed): string => say("points.point", { actor: actors.name(point.actor), value: measure(point.mean), range: fromTo(point.low, point.high) });

  const swarm = points.length > mostDots
    ? plot({
      ...shared, ariaLabel: say("points.histogram", { actors: counted("actors", points.length) }), height: 150, marginBottom: 8, x: { ...x, axis: null }, y: { label: say("axis.actors"), grid: true, ticks: 4 },
      marks: [Plot.rectY(points, Plot.binX({ y: "count" }, { x: "mean", fill: (point: Placed) => seriesColor(place(point)), thresholds: 40 } as Plot.BinXInputs<Plot.RectYOptions>)), Plot.ruleY([0], { stroke: hairline })],
    })
    : plot({
      ...shared, ariaLabel: say("points.strip", { actors: counted("actors", points.length) }), height: Math.min(300, 56 + points.length * (width < 560 ? 1.15 : 0.8)), marginTop: 6, marginBottom: 8,
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
    ...shared, ariaLabel: say("points.label", { points: listed(major.map((point) => say("points.labelPoint", { actor: actors.name(point.actor), value: measure(point.mean) }))) }),
    height: 46 + major.length * 19, marginTop: 4, marginBottom: 40,
    x: { ...x, label: say("axis.idealPoint"), grid: true, ticks: width < 500 ? 5 : 9, labelAnchor: "center", labelArrow: "none" },
    y: { domain: names, label: null, axis: null },
    marks: [
      Plot.ruleX([0], { stroke: hairline }),
      labelAxis((code) => actors.label(code, width < 500 ? 16 : 22)),
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
