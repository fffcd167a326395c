import type { BlocsInPeriod, MeasureDocument } from "../measure-document";
import { blocColors } from "./colors";
import { blocNamed } from "./terms";

/**
 * Blocs followed from period to period. Their ids are their own: the blocs of the whole record are found apart and numbered apart, so
 * that the two must not share names or colours.
 */
export class BlocsOverTime {
  private readonly places = new Map<number, number>();
  private readonly latest = new Map<number, string>();
  private readonly periods = new Map<number, BlocsInPeriod>();

  constructor(measured: MeasureDocument) {
    const sizes = new Map<number, number>();
    for (const row of measured.blocs?.byPeriod ?? []) {
      this.periods.set(row.period, row);
      for (const bloc of row.blocs) {
        sizes.set(bloc.id, (sizes.get(bloc.id) ?? 0) + bloc.members.length);
        if (bloc.name) this.latest.set(bloc.id, bloc.name);
      }
    }

    // The blocs that hold most members over all periods come first, so that colours repeat, if they must, among passing ones, and then with
    // a bloc of other periods: two of the same period are never drawn alike while there is a colour left.
    const taken = new Set<number>();
    for (const [id] of [...sizes].sort((one, other) => other[1] - one[1] || one[0] - other[0])) {
      const beside = this.colorsBeside(id);
      let place = 0;
      while (taken.has(place) || (beside.size < blocColors && beside.has(place % blocColors))) place++;
      taken.add(place);
      this.places.set(id, place);
    }
  }

  /** The colours of the blocs that share a period with a bloc and have their place already. */
  private colorsBeside(id: number): ReadonlySet<number> {
    const rows = [...this.periods.values()].filter((row) => row.blocs.some((bloc) => bloc.id === id));
    return new Set(rows.flatMap((row) => row.blocs.map((bloc) => this.places.get(bloc.id))).filter((place) => place !== undefined).map((place) => place % blocColors));
  }

  /** The blocs of a period; undefined if none were found for it. */
  in(period: number): BlocsInPeriod | undefined {
    return this.periods.get(period);
  }

  /** The place of a bloc in the order of colours and symbols; −1 for an actor without a bloc. */
  place(id: number | null | undefined): number {
    return id === null || id === undefined ? -1 : this.places.get(id) ?? -1;
  }

  /** The name of a bloc in a period, or where it was last seen: the members that it is named after may change. */
  name(id: number, period?: number): string {
    return blocNamed((period === undefined ? undefined : this.periods.get(period)?.blocs.find((bloc) => bloc.id === id)?.name) ?? this.latest.get(id), id);
  }
}
