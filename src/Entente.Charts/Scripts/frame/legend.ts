import { html, svg } from "./elements";

export interface LegendEntry {
  readonly label: string;
  readonly color: string;
  /** How the mark looks beside its name. */
  readonly kind?: "square" | "line" | "dashed" | "dotted";
}

/** A legend in HTML, above the drawing. */
export function legend(entries: readonly LegendEntry[]): HTMLElement {
  return html("ul", { class: "legend" }, ...entries.map((entry) => html("li", {}, swatch(entry), html("span", { dir: "auto" }, entry.label))));
}

function swatch({ color, kind = "square" }: LegendEntry): SVGSVGElement {
  const dashes = kind === "dashed" ? "5 3" : kind === "dotted" ? "1.5 3" : "none";
  return svg("svg", { width: 18, height: 12, viewBox: "0 0 18 12", "aria-hidden": "true" }, kind === "square"
    ? svg("rect", { x: 3, y: 0, width: 12, height: 12, rx: 2, fill: color })
    : svg("line", { x1: 0, x2: 18, y1: 6, y2: 6, stroke: color, "stroke-width": 2.5, "stroke-dasharray": dashes }));
}
