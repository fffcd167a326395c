import type { MeasureDocument } from "../measure-document";
import { blocKey } from "./bloc-key";
import { term } from "./terms";
import { say } from "./words";

/** The blocks of covariates, with the place of each in the order of colours and symbols, the same in every chart of drivers. */
export class DriverBlocks {
  private readonly names = new Map<string, string>();

  constructor(measured: MeasureDocument) {
    for (const period of measured.drivers ?? []) {
      for (const { block, name } of period.blocks ?? []) if (!this.names.get(block)) this.names.set(block, name ?? "");
      for (const { block } of period.coefficients ?? []) if (block && !this.names.has(block)) this.names.set(block, "");
    }
  }

  /** −1 for a covariate that belongs to no block. */
  place(block: string | null | undefined): number {
    return block ? [...this.names.keys()].indexOf(block) : -1;
  }

  /** "F1: global system and cultural diversity", or the code alone where the block has no name. */
  label(block: string): string {
    const name = this.names.get(block);
    return name ? say("named", { code: block, name: term(name) }) : block;
  }

  key(): HTMLElement {
    return blocKey([...this.names.keys()].map((block, place) => ({ place, name: this.label(block) })));
  }
}
