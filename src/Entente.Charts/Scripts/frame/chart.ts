import type { MeasureDocument } from "../measure-document";
import type { Table } from "./table";

/** What a chart is given to draw with. */
export interface Canvas {
  /** The width at hand, in CSS pixels. */
  readonly width: number;
  /** What the reader chose with the chart's controls; survives a redraw at another width. */
  readonly choices: Map<string, unknown>;
}

/** A chart: pure functions from the document of `entente measure` to elements. One file in charts/ holds one. */
export interface Chart {
  /** The name of its custom element, such as `thickness-over-time`. */
  readonly name: string;
  readonly title: (measured: MeasureDocument) => string;
  /** What is seen and what it rests on: counts, period, interval, seed. */
  readonly caption: (measured: MeasureDocument) => string;
  /** Why there is nothing worth drawing in this record, in a sentence; null where there is. */
  readonly silence: (measured: MeasureDocument) => string | null;
  readonly draw: (measured: MeasureDocument, canvas: Canvas) => Element;
  /** The same data for readers who cannot see the chart, and for a spreadsheet. */
  readonly table: (measured: MeasureDocument) => Table;
}
