import * as Plot from "@observablehq/plot";
import { ink } from "./colors";
import { inOrder } from "./direction";
import { tick } from "./numbers";
import { isRightToLeft } from "./words";

export interface Options extends Plot.PlotOptions {
  /** What is seen, in words. */
  readonly ariaLabel: string;
  /** Whether its labels stand at the side where reading begins, and its marks run from there. */
  readonly mirrored?: boolean;
}

/**
 * Plot.plot for our pages: an SVG that carries no <style> of its own (a page whose Content-Security-Policy allows one hashed style would refuse
 * it; Styles/charts.css holds the same rules), shrinks with its frame, says in words what it shows, and writes the numbers of its axes as the language does.
 */
export function plot({ mirrored = false, ...options }: Options): SVGSVGElement {
  const turned = mirrored && isRightToLeft();
  const drawn = Plot.plot({
    className: "entente-plot",
    ...options,
    ...(turned ? { marginLeft: options.marginRight, marginRight: options.marginLeft } : {}),
    x: { tickFormat: tick as unknown as string, ...options.x, ...(turned ? { reverse: true } : {}) },
    y: { tickFormat: tick as unknown as string, ...options.y },
  } as Plot.PlotOptions) as unknown as SVGSVGElement;
  for (const style of drawn.querySelectorAll("style")) style.remove();
  // Plot names its marks in English; to whoever cannot see the drawing it is one picture, with the words it was given.
  for (const mark of drawn.querySelectorAll<SVGElement>("[aria-label]")) {
    mark.dataset.mark = mark.getAttribute("aria-label") ?? "";
    mark.removeAttribute("aria-label");
  }

  drawn.setAttribute("role", "img");
  return inOrder(drawn);
}

/** The axis of labels of a mirrored chart. */
export const labelAxis = (label: (key: string) => string): Plot.Markish =>
  Plot.axisY({ anchor: isRightToLeft() ? "right" : "left", tickSize: 0, label: null, tickFormat: label, fontSize: 12, fill: ink });

export { Plot };
