// Which way a drawing runs. A chart with a list of labels is mirrored where text runs from right to left: the eye goes from the label to its mark. Time and
// positions without labels run from left to right in every language (docs/decisions/0009-charts-in-arabic.md).
import { isRightToLeft } from "./words";

/** Where a text stands beside the frame of a mirrored chart. */
export interface Beside {
  readonly frameAnchor: "left" | "right" | "top-left" | "top-right";
  readonly dx: number;
  readonly textAnchor: "start" | "end";
}

/** In the margin in which labels stand, from its outer edge on; `gap` is the width of that margin, negative inside the frame. */
export const beforeFrame = (gap: number): Beside => (isRightToLeft()
  ? { frameAnchor: "right", dx: gap, textAnchor: "end" }
  : { frameAnchor: "left", dx: -gap, textAnchor: "start" });

/** In the margin across from the labels, ending `gap` outside the frame. */
export const behindFrame = (gap: number, top = false): Beside => (isRightToLeft()
  ? { frameAnchor: top ? "top-left" : "left", dx: -gap, textAnchor: "start" }
  : { frameAnchor: top ? "top-right" : "right", dx: gap, textAnchor: "end" });

// Letters, and the mark that asks for it; the signs between digits do not.
const rightToLeft = /[\u0590-\u0669\u066d-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Keeps the words of a drawing in their order. Drawings themselves run from left to right, so that what is anchored at a mark's left stands there in every
 * language; a text with letters that run the other way is set apart by the signs that Unicode has for it.
 */
export function inOrder<Drawing extends SVGElement>(drawing: Drawing): Drawing {
  if (!isRightToLeft()) return drawing;
  for (const element of drawing.querySelectorAll("text, tspan, title")) {
    const text = element.textContent ?? "";
    if (element.childElementCount === 0 && rightToLeft.test(text)) element.textContent = `\u2067${text}\u2069`;
  }
  return drawing;
}
