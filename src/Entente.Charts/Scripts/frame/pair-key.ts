import { html, svg } from "./elements";

/** A legend of two marks that are set against each other: a disc for the first, a square for the second. */
export function pairKey(first: { name: string; color: string }, second: { name: string; color: string }): HTMLElement {
  const mark = (shape: SVGElement): SVGElement => svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, shape);
  return html("ul", { class: "legend" },
    html("li", {}, mark(svg("circle", { cx: 7, cy: 7, r: 4.6, fill: first.color })), html("span", {}, first.name)),
    html("li", {}, mark(svg("rect", { x: 3, y: 3, width: 8, height: 8, fill: second.color })), html("span", {}, second.name)));
}
