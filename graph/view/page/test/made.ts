// Small graphs for tests. In: rows of documents, of units, of lines between their ids. Out: a `Graph` as `openGraph` gives it.

import { type Band, type Finder, type Graph, LOADED, type Relation, starts, UNIT } from "../src/data.ts";
import { select, type Seen } from "../src/select.ts";
import { START, type State } from "../src/state.ts";

export interface Row {
  id: string;
  kind?: string;
  number?: string;
  name?: string;
  title?: string;
  date?: string;
  effective?: string;
  year?: number;
  issuer?: string;
  place?: string;
  band?: string;
  read?: boolean;
  flags?: number;
  life?: string;
}
export type Line = [from: string, relation: string, to: string];

const ORDERS: Record<string, number> = { BASED_ON: 0, IMPLEMENTS: 1, PURSUANT_TO: 2, GUIDES: 3 };
const KEYS = [
  "BASED_ON",
  "IMPLEMENTS",
  "PURSUANT_TO",
  "GUIDES",
  "AMENDS",
  "REPLACES",
  "CITES",
  "ASSIGNS/lead",
  "ASSIGNS/coordinating",
  "ISSUED_BY",
  "PART_OF",
];
export const RELATIONS: Relation[] = KEYS.map((key) => ({ key, color: "#0072b2", dash: [], order: ORDERS[key] ?? null }));
export const BANDS: Band[] = ["party", "law", "government", "circular", "committee", "unknown", "working", "other"].map((key) => ({
  key,
  fill: "#ffffff",
  line: "#222222",
}));
/** Answers in force from the beginning, in force until a day, and not known: spans as they are packed. */
export const FORCE = ",1,1,0",
  ENDED = (day: string): string => `,1,1,0;${day},2,1,1`,
  UNKNOWN = ",0,0,0";

const FINDER: Finder = {
  kinds: [
    ["nghi dinh", "Nghị định"],
    ["thong tu", "Thông tư"],
    ["bo luat", "Bộ luật"],
    ["chi thi", "Chỉ thị"],
    ["van ban", null],
    ["luat", "Luật"],
    ["ct", "Chỉ thị"],
    ["nd", "Nghị định"],
    ["tt", "Thông tư"],
  ],
  long: { ubnd: "uy ban nhan dan", bvmt: "bao ve moi truong" },
  bodies: { bgddt: "bo giao duc dao tao", sgddt: "so giao duc dao tao" },
};

/** Make a graph; documents and units are sorted by id, lines by source, target and relation, as they are packed. */
export function made(documents: Row[], units: Row[] = [], lines: Line[] = []): Graph {
  const sorted = (rows: Row[]): Row[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)),
    rows = [...sorted(documents), ...sorted(units)];
  const at = new Map(rows.map((row, i) => [row.id, i])),
    kinds = pool(),
    issuers = pool(),
    places = pool();
  const text = (key: keyof Row): string[] => rows.map((row) => String(row[key] ?? ""));
  const placed = lines
    .map(([from, relation, to]) => [at.get(from)!, at.get(to)!, KEYS.indexOf(relation)])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const from = Uint32Array.from(placed, (line) => line[0]),
    to = Uint32Array.from(placed, (line) => line[1]);
  const linesIn = Uint32Array.from([...placed.keys()].sort((a, b) => to[a] - to[b] || a - b)),
    band = (row: Row, i: number): string => row.band ?? (i < documents.length ? "unknown" : "working");
  return {
    signs: {
      words: {},
      bands: BANDS,
      relations: RELATIONS,
      find: FINDER,
      title: "",
      meta: { count: rows.length, documents: documents.length, sentences: 0, chunk: 1000, focus: null },
    },
    n: rows.length,
    documents: documents.length,
    ids: text("id"),
    numbers: text("number"),
    names: text("name"),
    titles: text("title"),
    dates: text("date"),
    effectives: text("effective"),
    kinds: Uint16Array.from(rows, (row) => kinds.place(row.kind)),
    issuers: Uint32Array.from(rows, (row) => issuers.place(row.issuer)),
    places: Uint16Array.from(rows, (row) => places.place(row.place)),
    years: Uint16Array.from(rows, (row) => row.year ?? Number((row.date ?? "0").slice(0, 4))),
    bands: Uint8Array.from(rows, (row, i) => BANDS.findIndex((sign) => sign.key === band(row, i))),
    flags: Uint8Array.from(rows, (row, i) => row.flags ?? (row.read ? LOADED : 0) | (i < documents.length ? 0 : UNIT)),
    pools: { kinds: kinds.held, issuers: issuers.held, places: places.held, reasons: ["nothing_said", "ended"], parts: [""] },
    from,
    to,
    relation: Uint8Array.from(placed, (line) => line[2]),
    count: new Uint16Array(placed.length).fill(1),
    extent: new Uint8Array(placed.length),
    since: placed.map(() => ""),
    firstOut: starts(from, rows.length),
    firstIn: starts(to, rows.length),
    linesIn,
    lives: rows.slice(0, documents.length).map((row) => row.life ?? UNKNOWN),
  };
}

function pool(): { held: string[]; place: (text?: string) => number } {
  const held = [""];
  return { held, place: (text = "") => (held.includes(text) ? held.indexOf(text) : held.push(text) - 1) };
}

/** What is seen with some filters; on a day. */
export const seenWith = (g: Graph, filters: Partial<State> = {}, day = "2020-06-15"): Seen => select(g, { ...START, ...filters }, day);

/** The ids of nodes, in the order in which they are given. */
export const idsOf = (g: Graph, nodes: Iterable<number>): string[] => [...nodes].map((i) => g.ids[i]);

/** The ids of the nodes that are marked. */
export const marked = (g: Graph, marks: Uint8Array): string[] => g.ids.filter((_, i) => marks[i]);

/** Numbers from 0 to 1 that are the same in every run. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, by chance. */
export const oneOf = <T>(among: readonly T[], next: () => number): T => among[Math.floor(next() * among.length)];
