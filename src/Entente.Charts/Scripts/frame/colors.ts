// Colours are CSS variables, so that a chart follows the reader's theme and prints in the light one without being drawn again.
// The hues start from Okabe and Ito's set, which readers with any common colour blindness tell apart, darkened or lightened to stand out
// (3 : 1 or more) on the ground of each theme. No chart relies on colour alone: blocs also differ in symbol and carry their name.

/** The number of colours for blocs. */
export const blocColors = 8;
const symbols = ["circle", "triangle", "square", "diamond", "star", "wye", "cross", "hexagon"] as const;

export const ink = "var(--entente-ink)";
export const quietInk = "var(--entente-quiet-ink)";
export const ground = "var(--entente-ground)";
export const hairline = "var(--entente-hairline)";
export const accent = "var(--entente-accent)";

/** The colour of a series by its place in a list; of a bloc by its place among the blocs. */
export const seriesColor = (place: number): string => (place < 0 ? quietInk : `var(--entente-series-${(place % blocColors) + 1})`);

/** The symbol that goes with a series' colour. Where colours come round again symbols move on by one, so that no two of 64 blocs share both. */
export const seriesSymbol = (place: number): (typeof symbols)[number] => {
  const known = Math.max(0, place);
  return symbols[(known + Math.floor(known / blocColors)) % symbols.length]!;
};

/** The steps of the agreement scale, from low to high. */
export const heatSteps = 9;
export const heatColor = (step: number): string => `var(--entente-heat-${step + 1})`;

export const classColors = {
  "common ground": "var(--entente-common)",
  acceptable: "var(--entente-acceptable)",
  "reserved difference": "var(--entente-reserved)",
} as const;
