import { seriesColor, seriesSymbol } from "./colors";
import { html } from "./elements";
import { plot, Plot } from "./plot";

/** A legend of blocs by colour and symbol: of each its place in their order and its name. */
export function blocKey(blocs: readonly { place: number; name: string }[]): HTMLElement {
  return html("ul", { class: "legend" }, ...blocs.map(({ place, name }) => {
    const mark = plot({
      ariaLabel: "", width: 14, height: 14, margin: 0, axis: null, x: { domain: [0, 1] }, y: { domain: [0, 1] }, symbol: { type: "identity" } as unknown as Plot.ScaleOptions,
      marks: [Plot.dot([0.5], { x: 0.5, y: 0.5, r: 4.5, fill: seriesColor(place), symbol: () => seriesSymbol(place) })],
    });
    mark.removeAttribute("role");
    mark.setAttribute("aria-hidden", "true");
    return html("li", {}, mark, html("span", { dir: "auto" }, name));
  }));
}
