import * as Plot from "@observablehq/plot";

/**
 * Plot.plot for our pages: an SVG that carries no <style> of its own (a page whose Content-Security-Policy allows one hashed style would refuse
 * it; Styles/charts.css holds the same rules), shrinks with its frame, and says in words what it shows.
 */
export function plot(options: Plot.PlotOptions & { ariaLabel: string }): SVGSVGElement {
  const drawn = Plot.plot({ className: "entente-plot", ...options }) as unknown as SVGSVGElement;
  for (const style of drawn.querySelectorAll("style")) style.remove();
  drawn.setAttribute("role", "img");
  return drawn;
}

export { Plot };
