import type { MeasureDocument } from "../measure-document";
import { Actors, majorStates } from "../frame/actors";
import { level, restsOn } from "../frame/basis";
import type { Canvas, Chart } from "../frame/chart";
import { ground, hairline, quietInk, seriesColor } from "../frame/colors";
import { html } from "../frame/elements";
import { idealPoints, periodsOf, type Placed } from "../frame/ideal-points";
import { spread, widthOf } from "../frame/labels";
import { fromTo, isKnown, measure } from "../frame/numbers";
import { Calendar, withGaps } from "../frame/periods";
import { plot, Plot } from "../frame/plot";
import { language, say, sentences, told } from "../frame/words";

const shownAtFirst = 5;
const mostShown = 8;
const offered = 20;

/** How the positions of chosen actors moved, with ribbons for their uncertainty and marks where nothing bridges two periods. */
export const idealPointPaths: Chart = {
  name: "ideal-point-paths",
  title: () => say("paths.title"),
  caption: (measured) => {
    const unbridged = breaks(measured);
    const boundaries = unbridged.length > 0 ? Calendar.of(measured).counted("paths.breaksSessions", "paths.breaksYears", unbridged.length) : "";
    return sentences(say("paths.caption", { level: level(measured) }), boundaries, restsOn(measured));
  },
  silence: (measured) => (periodsOf(idealPoints(measured)).length >= 3 ? null : say("paths.silence")),
  draw,
  table: (measured) => {
    const actors = new Actors(measured);
    const calendar = Calendar.of(measured);
    const columns = [say("column.actor"), say("column.period"), say("column.idealPoint"), say("column.low"), say("column.high"), say("column.stances")];
    const row = (point: Placed): (string | number | null | undefined)[] => [actors.name(point.actor), calendar.label(point.period), point.mean, point.low, point.high, point.n];
    const shown = new Set(candidates(measured).slice(0, shownAtFirst));
    const points = idealPoints(measured);
    return { columns, rows: points.filter((point) => shown.has(point.actor)).map(row), download: { columns, rows: points.map(row) } };
  },
};

const breaks = (measured: MeasureDocument): readonly { from: number; to: number }[] => (measured["ideal-points"]?.bridges ?? []).filter((bridge) => bridge.unbridged);

/** Major states first, else the actors with the longest paths. */
function candidates(measured: MeasureDocument): string[] {
  const lengths = new Map<string, number>();
  for (const point of idealPoints(measured)) lengths.set(point.actor, (lengths.get(point.actor) ?? 0) + 1);
  const major = majorStates.filter((code) => lengths.has(code));
  return major.length >= 4 ? major : [...lengths].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1)).map(([code]) => code).slice(0, offered);
}

function draw(measured: MeasureDocument, { width, choices }: Canvas): Element {
  const actors = new Actors(measured);
  const points = idealPoints(measured);
  const offeredFirst = candidates(measured);
  const chosen = (choices.get("actors") as string[] | undefined) ?? offeredFirst.slice(0, shownAtFirst);
  choices.set("actors", chosen);
  const stage = html("div", {});
  const boxes = html("div", { class: "boxes" });
  const more = html("select", { "aria-label": say("paths.add") }, html("option", { value: "" }, say("paths.addShort")));
  const codes = [...new Set(points.map((point) => point.actor))].sort((first, second) => actors.name(first).localeCompare(actors.name(second), language()));
  more.append(...codes.map((code) => html("option", { value: code }, actors.name(code))));

  const redraw = (): void => stage.replaceChildren(picture(measured, actors, points, chosen, width));
  const fill = (): void => {
    const listed = [...offeredFirst, ...chosen.filter((code) => !offeredFirst.includes(code))];
    boxes.replaceChildren(...listed.map((code) => {
      const box = html("input", { type: "checkbox", value: code });
      box.checked = chosen.includes(code);
      box.disabled = !box.checked && chosen.length >= mostShown;
      box.addEventListener("change", () => {
        if (box.checked) chosen.push(code);
        else chosen.splice(chosen.indexOf(code), 1);
        fill();
        boxes.querySelector<HTMLInputElement>(`input[value="${CSS.escape(code)}"]`)?.focus();
        redraw();
      });
      return html("label", {}, box, html("bdi", {}, actors.name(code)));
    }));
  };
  more.addEventListener("change", () => {
    if (more.value !== "" && !chosen.includes(more.value) && chosen.length < mostShown) chosen.push(more.value);
    more.value = "";
    fill();
    redraw();
  });
  fill();
  redraw();
  const choose = html("details", { class: "choose" }, html("summary", {}, say("paths.choose", { most: mostShown })), html("fieldset", {}, html("legend", {}, say("paths.shown")), boxes, codes.length > offeredFirst.length ? more : null));
  choose.open = choices.get("open") === true;
  choose.addEventListener("toggle", () => choices.set("open", choose.open));
  return html("div", {}, stage, choose);
}

function picture(measured: MeasureDocument, actors: Actors, points: readonly Placed[], chosen: readonly string[], width: number): Element {
  const calendar = Calendar.of(measured);
  const paths = chosen.map((code, place) => ({ code, color: seriesColor(place), points: points.filter((point) => point.actor === code).sort((first, second) => first.period - second.period) }))
    .filter((path) => path.points.length > 0);
  const years = periodsOf(points).map((period) => calendar.year(period));
  const x = (point: { period: number }): number => calendar.year(point.period);
  const labelWidth = Math.min(width * 0.3, 10 + widthOf(chosen.map((code) => actors.label(code)), 7));
  const height = Math.min(480, Math.max(320, width * 0.5));
  const bounds = paths.flatMap((path) => path.points.flatMap((point) => [point.low, point.mean, point.high])).filter(isKnown);
  const domain: [number, number] = bounds.length > 0 ? [Math.min(...bounds), Math.max(...bounds)] : [-1, 1];
  const labels = spread(paths.map((path) => ({ ...path, last: path.points.at(-1)!, at: path.points.at(-1)!.mean })), (14 / (height - 50)) * (domain[1] - domain[0]));
  return plot({
    ariaLabel: say("paths.label", {
      paths: told(paths.map((path) => say("paths.path", { actor: actors.name(path.code), first: measure(path.points[0]!.mean), last: measure(path.points.at(-1)!.mean) }))),
    }),
    width, height, marginLeft: 38, marginRight: labelWidth + 6,
    x: { label: null, domain: [Math.min(...years), Math.max(...years)], tickFormat: "d", ticks: width < 500 ? 4 : 10 },
    y: { label: say("axis.idealPoint"), grid: true, domain },
    marks: [
      Plot.ruleY([0], { stroke: hairline }),
      Plot.ruleX(breaks(measured), { x: (bridge: { from: number }) => calendar.year(bridge.from) + 0.5, stroke: quietInk, strokeDasharray: "3 4", title: (bridge: { from: number; to: number }) => say("paths.noBridge", { from: calendar.label(bridge.from), to: calendar.label(bridge.to) }) }),
      ...paths.flatMap((path) => {
        const spaced = withGaps(path.points) as Placed[];
        return [
          Plot.areaY(spaced, { x, y1: (point: Placed) => point.low ?? NaN, y2: (point: Placed) => point.high ?? NaN, fill: path.color, fillOpacity: 0.15 }),
          Plot.lineY(spaced, { x, y: (point: Placed) => point.mean ?? NaN, stroke: path.color, strokeWidth: 2 }),
          Plot.dot(path.points, { x, y: "mean", r: 5, fill: "transparent", title: (point: Placed) => say("paths.point", { actor: actors.name(point.actor), period: calendar.label(point.period), value: measure(point.mean), range: fromTo(point.low, point.high) }) }),
        ];
      }),
      Plot.text(labels, { x: (label: Label) => x(label.last), y: "at", text: (label: Label) => actors.label(label.code), fill: (label: Label) => label.color, textAnchor: "start", dx: 6, fontWeight: 600, stroke: ground, strokeWidth: 3 }),
    ],
  });
}

interface Label {
  readonly code: string;
  readonly color: string;
  readonly last: Placed;
  at: number;
}
