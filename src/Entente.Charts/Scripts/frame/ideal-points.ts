import type { IdealPoint, MeasureDocument } from "../measure-document";
import { isKnown } from "./numbers";

/** An ideal point that is known; a record without time has one period, 0. */
export interface Placed extends IdealPoint {
  readonly mean: number;
}

/** The known ideal points of the first dimension. */
export function idealPoints(measured: MeasureDocument): Placed[] {
  return (measured["ideal-points"]?.points ?? [])
    .filter((point): point is Placed => isKnown(point.mean) && (point.dimension ?? 1) === 1)
    .map((point) => ({ ...point, period: point.period ?? 0 }));
}

/** The periods that have ideal points, in order. */
export function periodsOf(points: readonly Placed[]): number[] {
  return [...new Set(points.map((point) => point.period))].sort((first, second) => first - second);
}
