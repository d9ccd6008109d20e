// What is seen, as one object and as one address. In: a hash, or a state. Out: the other. Names of nodes and of choices stand in the address, never their places.

export type View = "map" | "whole" | "table";
export type Sheet = "documents" | "relations" | "tasks";
export type Chain = "up" | "down" | "";

export interface State {
  view: View;
  doc: string;
  day: string;
  chain: Chain;
  sheet: Sheet;
  sort: string;
  page: number;
  relations: string[] | null; // null: all
  bands: string[] | null;
  kinds: string[] | null;
  statuses: string[] | null;
  years: [number, number] | null;
  issuer: string;
  place: string;
  unit: string;
  read: boolean; // only documents that were read
  shaken: boolean; // only documents with a basis that is not in force on the day
}

export const START: State = {
  view: "map",
  doc: "",
  day: "",
  chain: "",
  sheet: "documents",
  sort: "",
  page: 1,
  relations: null,
  bands: null,
  kinds: null,
  statuses: null,
  years: null,
  issuer: "",
  place: "",
  unit: "",
  read: false,
  shaken: false,
};

export const SHEETS: Sheet[] = ["documents", "relations", "tasks"];
const VIEWS: View[] = ["map", "whole", "table"];
const LISTS = ["relations", "bands", "kinds", "statuses"] as const,
  WORDS = ["doc", "sort", "issuer", "place", "unit"] as const,
  FLAGS = ["read", "shaken"] as const;
const NAMELESS = "-"; // the choice without a name: documents of no kind
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const one = <T extends string>(value: string | null, among: T[], otherwise: T): T =>
  among.includes(value as T) ? (value as T) : otherwise;

/** Read an address; what it does not say, or says wrongly, is as at the start. */
export function parse(hash: string): State {
  const said = new URLSearchParams(hash.replace(/^#/, "")),
    state: State = { ...START };
  state.view = one(said.get("view"), VIEWS, START.view);
  state.sheet = one(said.get("sheet"), SHEETS, START.sheet);
  state.chain = one<Chain>(said.get("chain"), ["up", "down"], "");
  state.day = DAY.test(said.get("day") ?? "") ? said.get("day")! : "";
  state.page = Math.min(1e6, Math.max(1, Number.parseInt(said.get("page") ?? "1", 10) || 1));
  for (const key of LISTS)
    if (said.has(key))
      state[key] = (said.get(key) ?? "")
        .split("|")
        .filter(Boolean)
        .map((name) => (name === NAMELESS ? "" : name));
  for (const key of WORDS) state[key] = said.get(key) ?? "";
  for (const key of FLAGS) state[key] = said.get(key) === "1";
  const years = /^(\d{1,4})-(\d{1,4})$/.exec(said.get("years") ?? "");
  if (years) state.years = [Number(years[1]), Number(years[2])];
  return state;
}

/** Write an address: only what differs from the start. */
export function format(state: State): string {
  const said = new URLSearchParams();
  for (const key of ["view", "doc", "day", "chain", "sheet", "sort", "issuer", "place", "unit"] as const)
    if (state[key] !== START[key]) said.set(key, state[key]);
  if (state.page > 1) said.set("page", String(state.page));
  for (const key of LISTS) if (state[key]) said.set(key, state[key].map((name) => name || NAMELESS).join("|"));
  for (const key of FLAGS) if (state[key]) said.set(key, "1");
  if (state.years) said.set("years", state.years.join("-"));
  return said.size ? `#${said.toString().replace(/%2F/gi, "/").replace(/%7C/gi, "|")}` : "#";
}

/** What narrows the views; everything else of a state says what of them is shown. */
const FILTERS = ["relations", "bands", "kinds", "statuses", "years", "issuer", "place", "unit", "read", "shaken"] as const;

export const filtersOf = (state: State): unknown[] => FILTERS.map((key) => state[key]);

/** A change that takes every filter away. */
export const CLEARED: Partial<State> = Object.fromEntries(FILTERS.map((key) => [key, START[key]]));

/** How many filters narrow what is seen. */
export const narrowed = (state: State): number => FILTERS.filter((key) => state[key] !== START[key]).length;
