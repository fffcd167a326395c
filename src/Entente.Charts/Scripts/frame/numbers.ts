import { say, written } from "./words";

/** A count, with its thousands parted: 870,109. */
export const number = (count: number): string => written(count, 0);

/** A measure with two decimals, unless others are asked for, and a true minus sign; a dash where it is undefined. */
export function measure(value: number | null | undefined, decimals = 2): string {
  return isKnown(value) ? written(value, decimals, { useGrouping: false }) : "–";
}

/** A share (0 to 1) as a whole percentage; the space does not break. */
export const percent = (share: number): string => say("percent", { number: written(Math.round(share * 100), 0) });

export function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** A change with its sign: "+0.019", "−0.127"; a dash where it is undefined. */
export function signed(value: number | null | undefined, decimals = 2): string {
  return isKnown(value) ? written(value, decimals, { signDisplay: "exceptZero", useGrouping: false }) : "–";
}

/** "−0.15 to −0.11", whose ends may be undefined. */
export const fromTo = (low: number | null | undefined, high: number | null | undefined): string => say("fromTo", { low: measure(low), high: measure(high) });

/** " (−0.15 to −0.11)", or nothing where either end is undefined. */
export function between(low: number | null | undefined, high: number | null | undefined, write: (value: number) => string = (value) => measure(value)): string {
  return isKnown(low) && isKnown(high) ? say("interval", { low: write(low), high: write(high) }) : "";
}

/** "1946–1955", "1946" where both ends are one year, or nothing where neither is known. */
export function years(span: { from?: number | null; to?: number | null } | null | undefined): string {
  const [from, to] = [span?.from, span?.to].filter(isKnown);
  return to === undefined || from === to ? String(from ?? "") : say("years", { from: from!, to });
}

/** The marks of an axis, all with as many decimals as the finest of them needs. */
export function tick(value: number, _: number, ticks: readonly number[]): string {
  const decimals = Math.max(...ticks.map((one) => String(Number(one.toFixed(6))).split(".")[1]?.length ?? 0));
  return written(value, decimals);
}
