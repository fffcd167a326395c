// Geometry of a mixture of three parts that sum to 1, drawn in a triangle with its first part at the lower left, its second at the lower
// right and its third at the top.

/** Shares of the three corners; each in [0, 1], summing to 1. */
export type Shares = readonly [number, number, number];
export type Point = readonly [x: number, y: number];

/** Where a mixture lies in a triangle of side 1 whose lower left corner is the origin and whose third corner has the height √3⁄2. */
export const placeOf = ([, second, third]: Shares): Point => [second + third / 2, (third * Math.sqrt(3)) / 2];

/** The corners of the area of all mixtures whose three shares each lie between two bounds; empty where no mixture does. */
export function areaWithin(low: Shares, high: Shares): Shares[] {
  let area: Shares[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  for (let part = 0; part < 3; part++) {
    area = clip(area, (shares) => shares[part]! - low[part]!);
    area = clip(area, (shares) => high[part]! - shares[part]!);
  }
  return area;
}

/** The part of a polygon where `inside`, which is linear in the shares, is not negative. */
function clip(polygon: readonly Shares[], inside: (shares: Shares) => number): Shares[] {
  return polygon.flatMap((shares, place) => {
    const next = polygon[(place + 1) % polygon.length]!;
    const [here, there] = [inside(shares), inside(next)];
    const kept = here >= 0 ? [shares] : [];
    if (here >= 0 === there >= 0) return kept;
    const way = here / (here - there);
    return [...kept, shares.map((share, part) => share + way * (next[part]! - share)) as unknown as Shares];
  });
}
