import type { MeasureDocument } from "../measure-document";
import { isKnown, number, percent } from "./numbers";
import { counted, listed, say } from "./words";

/** "1946–2019": the years between which the record's propositions lie; empty for a record without time. */
export function span(measured: MeasureDocument): string {
  const years = [measured.record?.from, measured.record?.to].map((date) => (date ? String(date).slice(0, 4) : ""));
  if (!years[0] && !years[1]) return "";
  return years[0] === years[1] ? years[0]! : say("years", { from: years[0] || "?", to: years[1] || "?" });
}

/** What every figure rests on, in one sentence: counts, period and topic. */
export function restsOn(measured: MeasureDocument): string {
  const { record, settings } = measured;
  const [stances, actors, propositions] = [
    isKnown(record?.stances) ? counted("stances", record.stances) : "",
    isKnown(record?.actors) ? counted("actors", record.actors) : "",
    isKnown(record?.propositions) ? counted("propositions", record.propositions) : "",
  ];
  const counts = stances && actors && propositions ? say("basis.counts", { stances, actors, propositions }) : listed([stances, actors, propositions]);
  return say("basis.restsOn", { what: listed([counts || say("basis.record"), span(measured), settings?.topic ? say("basis.topic", { topic: settings.topic }) : ""]) });
}

/** What the bands are: "Bands: 90 % intervals from 1,000 bootstrap replicates over propositions, seed 1." */
export function bootstrapBands(measured: MeasureDocument): string {
  const { settings } = measured;
  const places = { level: level(measured), seed: seed(measured) };
  return isKnown(settings?.replicates) ? say("basis.bands", { ...places, replicates: number(settings.replicates) }) : say("basis.bandsUncounted", places);
}

/** "90 %": the level of every interval in the document. */
export const level = (measured: MeasureDocument): string => percent(measured.settings?.interval ?? 0.9);

/** ", seed 1", or nothing where the document names none. */
export function seed(measured: MeasureDocument): string {
  const value = measured.settings?.seed;
  return value === null || value === undefined ? "" : say("basis.seed", { seed: value });
}
