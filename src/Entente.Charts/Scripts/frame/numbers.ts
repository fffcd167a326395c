const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A count, with grouping commas: 870,109. */
export const number = (count: number): string => grouped.format(count);

/** A measure with two decimals, unless others are asked for, and a true minus sign; a dash where it is undefined. */
export function measure(value: number | null | undefined, decimals = 2): string {
  return isKnown(value) ? value.toFixed(decimals).replace("-", "−") : "–";
}

/** A share (0 to 1) as a whole percentage; the space does not break. */
export const percent = (share: number): string => `${String(Math.round(share * 100)).replace("-", "−")}\u00a0%`;

export function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** "1 actor", "12 actors". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`;

/** A change with its sign: "+0.019", "−0.127"; a dash where it is undefined. */
export function signed(value: number | null | undefined, decimals = 2): string {
  if (!isKnown(value)) return "–";
  const digits = Math.abs(value).toFixed(decimals);
  return Number(digits) === 0 ? digits : `${value < 0 ? "−" : "+"}${digits}`;
}

/** " (−0.15 to −0.11)", or nothing where either end is undefined. */
export function between(low: number | null | undefined, high: number | null | undefined, write: (value: number) => string = (value) => measure(value)): string {
  return isKnown(low) && isKnown(high) ? ` (${write(low)} to ${write(high)})` : "";
}

/** "1946–1955", "1946" where both ends are one year, or nothing where neither is known. */
export function years(span: { from?: number | null; to?: number | null } | null | undefined): string {
  const known = [span?.from, span?.to].filter(isKnown);
  return known.length === 2 && known[0] === known[1] ? String(known[0]) : known.join("–");
}
