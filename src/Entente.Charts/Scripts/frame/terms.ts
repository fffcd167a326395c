// Terms of our own that the document carries in English. They are said in the page's language; what the record itself brings (names, titles, topics) is left.
import { say, type Key } from "./words";

const terms: Readonly<Record<string, Key>> = {
  "common ground": "term.commonGround", acceptable: "term.acceptable", "reserved difference": "term.reservedDifference",
  "basic security": "term.basicSecurity", "economic justice": "term.economicJustice", "global issues": "term.globalIssues", "all goal levels": "term.allGoalLevels",
  known: "term.known", unknown: "term.unknown",
  "thickness as voted": "term.thicknessAsVoted", "thickness on one agenda": "term.thicknessOnOneAgenda", "separation of the sides": "term.separationOfSides", "Esteban–Ray": "term.estebanRay",
  hegemony: "term.hegemony", balance: "term.balance", institutions: "term.institutions",
  "global system and cultural diversity": "term.globalSystem", "political, economic and military change": "term.change", "nationalism and popular politics": "term.nationalism", "antagonistic ideologies": "term.ideologies",
  "different region": "term.differentRegion", distance: "term.distance", neighbours: "term.neighbours", "newcomer and incumbent": "term.newcomer", "capability gap": "term.capabilityGap",
  "income gap": "term.incomeGap", "growth gap": "term.growthGap", "trade dependence": "term.tradeDependence", "shared organizations": "term.sharedOrganizations", rivalry: "term.rivalry",
  "recent dispute": "term.recentDispute", "regime change": "term.regimeChange", "democracy gap": "term.democracyGap", "opposed superpower allies": "term.opposedAllies", allied: "term.allied",
  "religious diversity gap": "term.religiousGap", "ethnic diversity gap": "term.ethnicGap",
  "static ordinal, one dimension": "term.staticModel", "dynamic ordinal, one dimension": "term.dynamicModel", fast: "term.fast", proper: "term.proper", published: "term.published",
  polis: "term.polis", assembly: "term.assembly", declared: "term.declared",
  "Western Europe": "term.westernEurope", "Eastern Europe and Eurasia": "term.easternEurope", "North and Central America": "term.northAmerica", "South America": "term.southAmerica",
  "Middle East and North Africa": "term.middleEast", "Sub-Saharan Africa": "term.africa", "South Asia": "term.southAsia", "East Asia": "term.eastAsia", "Southeast Asia": "term.southeastAsia", Oceania: "term.oceania",
  Europe: "term.europe", Americas: "term.americas", "East and Southeast Asia": "term.wholeEastAsia", World: "term.world",
};

/** A term of ours in the page's language; anything else as it stands. */
export function term(text: string): string {
  const key = Object.hasOwn(terms, text) ? terms[text] : undefined;
  return key === undefined ? text : say(key);
}

/** The name of a bloc: "Bloc A (…)" and its kin are made by us and said in the page's language, members as they stand; a bloc that was declared keeps its name. */
export function blocNamed(name: string | null | undefined, id: number): string {
  const [, kind, mark, members] = /^(Bloc|Side|Group) (\S{1,3})(?: (\(.*\)))?$/u.exec(name || `Bloc ${id}`) ?? [];
  if (mark === undefined) return name === "All" ? say("bloc.all") : name ?? "";
  const own = say(kind === "Bloc" ? "bloc.bloc" : kind === "Side" ? "bloc.side" : "bloc.group", { mark });
  return members === undefined ? own : say("bloc.members", { bloc: own, members });
}

/** The letter of a bloc that is named by one; empty for others. */
export const letterOf = (name: string | null | undefined): string => /^Bloc (\S{1,2})(?: |$)/u.exec(name ?? "")?.[1] ?? "";
