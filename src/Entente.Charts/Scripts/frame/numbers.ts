const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A count, with grouping commas: 870,109. */
export const number = (count: number): string => grouped.format(count);

/** A measure with two decimals and a true minus sign; a dash where it is undefined. */
export function measure(value: number | null | undefined): string {
  return isKnown(value) ? value.toFixed(2).replace("-", "−") : "–";
}

/** A share (0 to 1) as a whole percentage. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

export function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** "1 actor", "12 actors". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`;
