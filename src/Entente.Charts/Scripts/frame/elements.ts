// Elements are built node by node, never from strings of markup: titles and names in a record are not ours to trust.
import { inOrder } from "./direction";

type Child = Node | string | null | undefined;

export function html<Name extends keyof HTMLElementTagNameMap>(
  name: Name, attributes: Record<string, string> = {}, ...children: Child[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name, attributes: Record<string, string | number> = {}, ...children: Child[]): SVGElementTagNameMap[Name] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** An SVG drawing that shrinks with its frame and says in words what it shows. */
export function drawing(width: number, height: number, label: string, ...children: Child[]): SVGSVGElement {
  return inOrder(svg("svg", { class: "entente-drawing", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...children));
}
