import type { InPeriod, MeasureDocument } from "../measure-document";
import { polarization } from "./polarization";
import { counted, say, type CountedKey, type Key, type Places } from "./words";

/** The years that periods stand for: session 1 of a UN record is 1946. */
export class Calendar {
  private constructor(private readonly offset: number, readonly hasSessions: boolean) {}

  static of(measured: MeasureDocument): Calendar {
    const tables: (readonly InPeriod[] | null | undefined)[] = [
      measured.consensus?.byPeriod, measured["ideal-points"]?.points, measured.blocs?.byPeriod,
      measured.inspect?.coverage?.byPeriod, polarization(measured), measured.agendaAdjusted, measured.persistence?.byPeriod];
    for (const table of tables) {
      const dated = table?.find((row) => typeof row.year === "number");
      if (dated) return new Calendar(dated.year! - dated.period, dated.year !== dated.period);
    }
    return new Calendar(0, false);
  }

  year(period: number): number {
    return period + this.offset;
  }

  /** "1986 (session 41)", or "1986" where periods are years. */
  label(period: number): string {
    return this.hasSessions ? say("yearOfSession", { year: this.year(period), session: period }) : String(this.year(period));
  }

  /** A text about sessions, or the one about years where periods are years. */
  say(ofSessions: Key, ofYears: Key, places: Places = {}): string {
    return say(this.hasSessions ? ofSessions : ofYears, places);
  }

  /** The same for a text that depends on a count. */
  counted(ofSessions: CountedKey, ofYears: CountedKey, count: number, places: Places = {}): string {
    return counted(this.hasSessions ? ofSessions : ofYears, count, places);
  }
}

/** The fewest propositions in a period on which a line over time puts a point. */
export const fewestPropositions = 5;

/** The fewest such periods that make a line over time say something. */
export const fewestPeriods = 3;

/** Why a line over time would draw chance, or null where enough periods hold enough propositions. */
export function timeSilence(measured: MeasureDocument, rows: readonly (InPeriod & { propositions?: number | null })[] | null | undefined): string | null {
  const calendar = Calendar.of(measured);
  if (!rows || rows.length === 0) return say("time.noDates");
  const periods = new Set(rows.map((row) => row.period)).size;
  if (periods === 1) return calendar.say("time.oneSession", "time.oneYear");
  const telling = rows.filter(isTelling);
  if (telling.length >= fewestPeriods) return null;
  const most = Math.max(...rows.map((row) => row.propositions ?? 0));
  return calendar.counted("time.fewInSessions", "time.fewInYears", periods, { most, propositions: fewestPropositions, periods: fewestPeriods });
}

/** Whether a period holds enough propositions for a point; a period that does not say how many is taken at its word. */
export function isTelling(row: { propositions?: number | null }): boolean {
  return row.propositions === null || row.propositions === undefined || row.propositions >= fewestPropositions;
}

/** The rows in order of time, with an empty row where a period is missing, so that lines break instead of bridging a gap. */
export function withGaps<Row extends InPeriod>(rows: readonly Row[]): (Row | InPeriod)[] {
  const sorted = [...rows].sort((first, second) => first.period - second.period);
  return sorted.flatMap((row, index) => {
    const before = sorted[index - 1];
    return before && row.period > before.period + 1 ? [{ period: before.period + 1 }, row] : [row];
  });
}
