/** A label cut to so many letters, with an ellipsis. */
export const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

// Chinese, Japanese and Korean letters and signs are nearly twice as wide as Latin ones, Cyrillic letters somewhat wider.
const cyrillic = /[\u0400-\u04ff]/g;
const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** The width that the longest of the labels takes, in CSS pixels; `letter` is the width of one letter at the label's size. */
export const widthOf = (labels: readonly string[], letter = 6.6): number => letter * Math.max(0, ...labels.map((label) => label.length + 0.9 * (label.match(wide)?.length ?? 0) + 0.2 * (label.match(cyrillic)?.length ?? 0)));

/** Labels moved apart along a scale so that none covers another; those that lie apart stay where they are. */
export function spread<Label extends { at: number }>(labels: readonly Label[], apart: number): Label[] {
  const moved = labels.map((label) => ({ ...label })).sort((first, second) => first.at - second.at);
  for (let round = 0; round < 20; round++) {
    for (let place = 1; place < moved.length; place++) {
      const lower = moved[place - 1]!, upper = moved[place]!;
      const overlap = apart - (upper.at - lower.at);
      if (overlap <= 0) continue;
      lower.at -= overlap / 2;
      upper.at += overlap / 2;
    }
  }
  return moved;
}
