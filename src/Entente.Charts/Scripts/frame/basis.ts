import type { MeasureDocument } from "../measure-document";
import { counted, isKnown, number, percent } from "./numbers";

/** "1946–2019": the years between which the record's propositions lie; empty for a record without time. */
export function span(measured: MeasureDocument): string {
  const years = [measured.record?.from, measured.record?.to].map((date) => (date ? String(date).slice(0, 4) : ""));
  if (!years[0] && !years[1]) return "";
  return years[0] === years[1] ? years[0]! : `${years[0] || "?"}–${years[1] || "?"}`;
}

/** What every figure rests on, in one sentence: counts, period and topic. */
export function restsOn(measured: MeasureDocument): string {
  const { record, settings } = measured;
  const parts = [
    isKnown(record?.stances) ? counted(record.stances, "stance") : "",
    isKnown(record?.actors) ? `of ${counted(record.actors, "actor")}` : "",
    isKnown(record?.propositions) ? `on ${counted(record.propositions, "proposition")}` : "",
  ].filter(Boolean).join(" ");
  const period = span(measured);
  return `Rests on ${parts || "the record"}${period ? `, ${period}` : ""}${settings?.topic ? `, topic ${settings.topic}` : ""}.`;
}

/** What the bands are: "Bands: 90 % intervals from 1,000 bootstrap replicates over propositions, seed 1." */
export function bootstrapBands(measured: MeasureDocument): string {
  const { settings } = measured;
  const level = percent(settings?.interval ?? 0.9);
  const replicates = isKnown(settings?.replicates) ? `${number(settings.replicates)} ` : "";
  return `Bands: ${level} intervals from ${replicates}bootstrap replicates over propositions${seed(measured)}.`;
}

/** "90 %": the level of every interval in the document. */
export const level = (measured: MeasureDocument): string => percent(measured.settings?.interval ?? 0.9);

/** ", seed 1", or nothing where the document names none. */
export function seed(measured: MeasureDocument): string {
  const value = measured.settings?.seed;
  return value === null || value === undefined ? "" : `, seed ${value}`;
}
