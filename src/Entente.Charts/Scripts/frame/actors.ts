import type { Bloc, MeasureDocument } from "../measure-document";
import { blocNamed, letterOf } from "./terms";

/** Names of actors, and the bloc of the whole record that each belongs to. */
export class Actors {
  private readonly names = new Map<string, string>();
  private readonly blocOf = new Map<string, number>();
  private readonly places = new Map<number, number>();
  readonly blocs: readonly Bloc[];

  constructor(measured: MeasureDocument) {
    for (const actor of measured.agreement?.actors ?? []) if (actor.name) this.names.set(actor.code, actor.name);
    this.blocs = measured.blocs?.blocs ?? [];
    for (const { id } of this.blocs) if (!this.places.has(id)) this.places.set(id, this.places.size);
    for (const bloc of this.blocs) for (const member of bloc.members) this.blocOf.set(member, bloc.id);
    for (const { actor, bloc } of measured.blocs?.actors ?? []) if (bloc !== null && !this.blocOf.has(actor)) this.blocOf.set(actor, bloc);
  }

  name(code: string): string {
    return this.names.get(code) ?? code;
  }

  /** The name, cut where a label has room for so many letters only. */
  label(code: string, most = 22): string {
    const name = this.name(code);
    return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
  }

  /** Whether the record's actors carry names of their own, as states do and participants of an open dialogue do not. */
  get areNamed(): boolean {
    return [...this.names].some(([code, name]) => code !== name);
  }

  bloc(code: string): number | null {
    return this.blocOf.get(code) ?? null;
  }

  /** The place of a bloc in the order of colours and symbols; −1 for an actor without a bloc. */
  place(bloc: number | null | undefined): number {
    return bloc === null || bloc === undefined ? -1 : this.places.get(bloc) ?? -1;
  }

  blocName(id: number): string {
    return blocNamed(this.blocs.find((bloc) => bloc.id === id)?.name, id);
  }

  /** The letter of a bloc, which tells it apart where colours repeat; empty where its name has none. */
  blocLetter(id: number): string {
    return letterOf(this.blocs.find((bloc) => bloc.id === id)?.name);
  }
}

/** States that a reader looks for first: the permanent five, then the largest of each region. */
export const majorStates: readonly string[] = [
  "USA", "CHN", "RUS", "GBR", "FRA", "IND", "BRA", "DEU", "JPN", "ZAF", "IRN", "ISR", "EGY", "NGA", "IDN", "MEX", "TUR", "SAU", "PAK", "AUS", "CUB", "PRK"];
