import type { MeasureDocument } from "../measure-document";
import type { Canvas, Chart } from "./chart";
import { html } from "./elements";
import { csv, tableElement } from "./table";
import { say, speak } from "./words";

const narrowest = 280;

/**
 * A chart as a custom element: `<thickness-over-time for="measured"></thickness-over-time>` draws from the JSON in the page's
 * `<script type="application/json" id="measured">`; a page with live data sets the property `measured` instead. The attribute `words` names such an element with
 * the words of the page (see words.ts); without it the chart speaks English. The element holds a figure with title, chart, caption, table and CSV download,
 * and draws again when its width changes.
 */
export function chartElement(chart: Chart): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = ["for"];
    private document: MeasureDocument | null = null;
    private readonly canvas: { width: number; choices: Map<string, unknown> } = { width: 0, choices: new Map() };
    // The drawing changes the height that is being observed, so it waits for the next frame.
    private readonly resize = new ResizeObserver(() => requestAnimationFrame(() => this.drawAgain()));
    private stage: HTMLElement | null = null;

    set measured(document: MeasureDocument) {
      this.document = document;
      this.build();
    }

    connectedCallback(): void {
      this.document ??= documentOf(this.getAttribute("for"));
      this.build();
    }

    disconnectedCallback(): void {
      this.resize.disconnect();
    }

    attributeChangedCallback(): void {
      if (!this.isConnected) return;
      this.document = documentOf(this.getAttribute("for"));
      this.build();
    }

    private build(): void {
      if (!this.isConnected || this.document === null) return;
      this.resize.disconnect();
      speak(this.getAttribute("words"));
      const title = chart.title(this.document);
      const heading = html("h3", { id: `${chart.name}-title` }, title);
      const silence = chart.silence(this.document);
      if (silence !== null) {
        this.stage = null;
        this.replaceChildren(html("section", { class: "silent", "aria-labelledby": heading.id }, heading, html("p", {}, html("span", {}, say("element.notDrawn")), silence)));
        return;
      }

      this.stage = html("div", { class: "stage" });
      const caption = html("figcaption", {}, chart.caption(this.document));
      this.replaceChildren(html("figure", { class: "chart", "aria-labelledby": heading.id }, heading, this.stage, caption, this.alternatives(this.document, title)));
      this.canvas.width = 0;
      this.drawAgain();
      this.resize.observe(this.stage);
    }

    private drawAgain(): void {
      if (this.stage === null || this.document === null) return;
      const width = Math.max(narrowest, Math.floor(this.stage.clientWidth));
      if (width === this.canvas.width) return;
      this.canvas.width = width;
      this.stage.replaceChildren(chart.draw(this.document, this.canvas satisfies Canvas));
    }

    /** The table behind the chart, made when it is first opened, and its download. */
    private alternatives(measured: MeasureDocument, title: string): HTMLElement {
      const details = html("details", {}, html("summary", {}, say("element.data")));
      details.addEventListener("toggle", () => {
        if (details.childElementCount > 1) return;
        const table = chart.table(measured);
        const download = html("a", { download: `${chart.name}.csv`, class: "download" }, say("element.download"));
        download.href = URL.createObjectURL(new Blob(["\uFEFF", csv(table)], { type: "text/csv;charset=utf-8" }));
        details.append(html("p", {}, download), tableElement(table, title));
      });
      return details;
    }
  };
}

const parsed = new Map<string, MeasureDocument>();

function documentOf(id: string | null): MeasureDocument | null {
  if (id === null) return null;
  if (!parsed.has(id)) {
    const source = document.getElementById(id)?.textContent;
    if (!source) return null;
    parsed.set(id, JSON.parse(source) as MeasureDocument);
  }
  return parsed.get(id)!;
}
