// What charts say and how they write numbers. English stands in the module, so that a report needs nothing; a page in another language hands over all
// the words of its language. A page speaks one language: its words are set before its first chart is drawn and stay.
import english from "../../../Entente.Web/Words/charts/en.json";

type Texts = typeof english;

/** The key of a text that is the same for every count. */
export type Key = { [Name in keyof Texts]: Texts[Name] extends string ? Name : never }[keyof Texts];

/** The key of a text that depends on a count. */
export type CountedKey = Exclude<keyof Texts, Key>;

/** What stands in the places of a text, such as `{name}`; a number is written plainly, as years are. */
export type Places = Readonly<Record<string, string | number>>;

/** All words of a language, as a page hands them over; a plural form has the key `key/form`. */
export interface Words {
  /** The tag of the language, such as `ar`. */
  readonly language: string;
  readonly isRightToLeft: boolean;
  readonly words: Readonly<Record<string, string>>;
}

interface Spoken extends Words {
  readonly forms: Intl.PluralRules;
  readonly formats: Map<string, Intl.NumberFormat>;
}

const own: Words = {
  language: "en",
  isRightToLeft: false,
  words: Object.fromEntries(Object.entries(english).flatMap(([key, text]) =>
    (typeof text === "string" ? [[key, text]] : Object.entries(text).map(([form, formed]) => [`${key}/${form}`, formed])))),
};

const spokenIn = (words: Words): Spoken => ({ ...words, forms: new Intl.PluralRules(words.language), formats: new Map() });

let spoken = spokenIn(own);
let handedOver: string | null = null;

/** Takes the words of the page from the JSON in the script element with an id; without one the charts speak English. */
export function speak(id: string | null): void {
  if (id === handedOver) return;
  const source = id === null ? null : document.getElementById(id)?.textContent;
  spoken = spokenIn(source ? JSON.parse(source) as Words : own);
  handedOver = id;
}

/** The tag of the language that charts speak. */
export const language = (): string => spoken.language;

/** Whether it is read from right to left. */
export const isRightToLeft = (): boolean => spoken.isRightToLeft;

/** A text with its places filled. */
export const say = (key: Key, places: Places = {}): string => filled(spoken.words[key] ?? key, places);

/** A text in the plural form of a count, which is written in its place `{count}`. */
export const counted = (key: CountedKey, count: number, places: Places = {}): string =>
  filled(spoken.words[`${key}/${spoken.forms.select(count)}`] ?? spoken.words[`${key}/other`] ?? key, { count: written(count, 0), ...places });

/** The parts that there are, one behind the other as the language parts them in a list. */
export const listed = (parts: readonly string[]): string => parts.filter(Boolean).join(say("list"));

/** The parts that there are, told more apart than in a list. */
export const told = (parts: readonly string[]): string => parts.filter(Boolean).join(say("parts"));

/** The sentences that there are, one behind the other. */
export const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(say("sentences"));

/**
 * A number with so many decimals, in European digits in every language, as the pages write them, with the signs that go with such digits.
 * The minus is a true one, and stands before the digits also where text runs from right to left.
 */
export function written(value: number, decimals: number, options: Intl.NumberFormatOptions = {}): string {
  const kind = `${decimals} ${options.signDisplay ?? ""} ${options.useGrouping ?? ""}`;
  let format = spoken.formats.get(kind);
  if (format === undefined) {
    const locale = spoken.language === "ar" ? "ar-u-nu-latn" : spoken.language;
    // "always" parts thousands from 1,000 on, as the pages do in Spanish, too.
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: "always", ...options } as Intl.NumberFormatOptions);
    spoken.formats.set(kind, format);
  }

  // Rounded as the command rounds, by the exact value: Intl would round its shortest writing.
  return format.format(Number(value.toFixed(decimals))).replace(/[\u061c\u200e]?([+-])/, (_, sign: string) => `${spoken.isRightToLeft ? "\u200e" : ""}${sign === "-" ? "−" : sign}`);
}

function filled(text: string, places: Places): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => setApart(String(places[name] ?? place)));
}

/** Where text runs from right to left, what has Latin letters in it is set apart, so that its brackets and commas stay where they belong. */
const setApart = (text: string): string => (spoken.isRightToLeft && /\p{Script=Latin}/u.test(text) ? `\u2068${text}\u2069` : text);

/** A text without the signs that set parts of it apart, which are for the eye. */
export const plain = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
