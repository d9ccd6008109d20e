// The graph as columns. In: sections of the page, each a compressed column. Out: a `Graph` whose nodes and lines are places in its columns.

export const LOADED = 1,
  UNIT = 2,
  DRAFT = 8;

export interface Relation {
  key: string;
  color: string;
  dash: number[];
  order: number | null;
}
export interface Band {
  key: string;
  fill: string;
  line: string;
}
export interface Finder {
  kinds: [string, string | null][];
  long: Record<string, string>;
  bodies: Record<string, string>;
}
export interface Signs {
  words: Record<string, Record<string, string>>;
  bands: Band[];
  relations: Relation[];
  find: Finder;
  meta: { count: number; documents: number; sentences: number; chunk: number; focus: number | null };
  title: string;
}

/** A section's kind and its text in base64; null where the page has none of that name. */
export type Source = (name: string) => { kind: string; data: string } | null;
type Column = string[] | Uint8Array | Uint16Array | Uint32Array | Int32Array;

export interface Graph {
  signs: Signs;
  n: number;
  documents: number;
  ids: string[];
  numbers: string[];
  names: string[];
  titles: string[];
  dates: string[];
  effectives: string[];
  kinds: Uint16Array;
  issuers: Uint32Array;
  places: Uint16Array;
  years: Uint16Array;
  bands: Uint8Array;
  flags: Uint8Array;
  pools: Record<string, string[]>;
  from: Uint32Array;
  to: Uint32Array;
  relation: Uint8Array;
  count: Uint16Array;
  extent: Uint8Array;
  since: string[];
  firstOut: Uint32Array;
  firstIn: Uint32Array;
  linesIn: Uint32Array;
  lives: string[];
}

/** What stands behind lines: opened after the first drawing. */
export interface Behind {
  sources: string[];
  line: Uint32Array;
  sentence: Uint32Array;
  start: Uint16Array;
  end: Uint16Array;
  pinpoint: Uint32Array;
  tie: Uint16Array;
  by: Uint32Array;
  firstMention: Uint32Array;
  task: {
    document: Uint32Array;
    unit: Uint32Array;
    relation: Uint8Array;
    task: string[];
    deadline: string[];
    due: string[];
    product: string[];
    sentence: Uint32Array;
    mark: Uint16Array;
    markEnd: Uint16Array;
  };
  finding: {
    document: Uint32Array;
    other: Uint32Array;
    rule: Uint8Array;
    severity: Uint8Array;
    detail: Record<string, string[]>;
    sentence: Uint32Array;
  };
  pools: Record<string, string[]>;
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const made = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  if (made.fromBase64) return made.fromBase64(text);
  const raw = atob(text),
    held = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) held[i] = raw.charCodeAt(i);
  return held;
}

async function unpacked(data: string): Promise<ArrayBuffer> {
  const stream = new Blob([bytes(data)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function column(source: Source, name: string): Promise<Column> {
  const section = source(name);
  if (!section) throw new Error(`the page lacks the column ${name}`);
  const held = await unpacked(section.data);
  if (section.kind === "text") return new TextDecoder().decode(held).split("\n");
  if (section.kind.endsWith("+")) {
    const steps = new Int32Array(held),
      sums = new Uint32Array(steps.length);
    for (let i = 0, sum = 0; i < steps.length; i++) sums[i] = sum += steps[i];
    return sums;
  }
  return section.kind === "u8" ? new Uint8Array(held) : section.kind === "u16" ? new Uint16Array(held) : new Uint32Array(held);
}

async function columns(source: Source, names: string[]): Promise<Record<string, never>> {
  const found = await Promise.all(names.map((name) => column(source, name)));
  return Object.fromEntries(names.map((name, i) => [name, found[i]])) as Record<string, never>;
}

const CORE = [
  "ids",
  "numbers",
  "names",
  "titles",
  "dates",
  "effectives",
  "kinds",
  "issuers",
  "places",
  "years",
  "bands",
  "flags",
  "pool-kinds",
  "pool-issuers",
  "pool-places",
  "pool-reasons",
  "pool-parts",
  "sources-of",
  "targets-of",
  "relations-of",
  "counts-of",
  "extents-of",
  "since-of",
  "lives",
];

/** Open what the first drawing needs. */
export async function openGraph(signs: Signs, source: Source): Promise<Graph> {
  const c = await columns(source, CORE);
  const n = signs.meta.count,
    from: Uint32Array = c["sources-of"],
    to: Uint32Array = c["targets-of"];
  const firstOut = starts(from, n),
    firstIn = starts(to, n),
    linesIn = new Uint32Array(to.length),
    next = firstIn.slice();
  for (let line = 0; line < to.length; line++) linesIn[next[to[line]]++] = line;
  return {
    signs,
    n,
    documents: signs.meta.documents,
    ids: c.ids,
    numbers: c.numbers,
    names: c.names,
    titles: c.titles,
    dates: c.dates,
    effectives: c.effectives,
    kinds: c.kinds,
    issuers: c.issuers,
    places: c.places,
    years: c.years,
    bands: c.bands,
    flags: c.flags,
    pools: {
      kinds: c["pool-kinds"],
      issuers: c["pool-issuers"],
      places: c["pool-places"],
      reasons: c["pool-reasons"],
      parts: c["pool-parts"],
    },
    from,
    to,
    relation: c["relations-of"],
    count: c["counts-of"],
    extent: c["extents-of"],
    since: c["since-of"],
    firstOut,
    firstIn,
    linesIn,
    lives: c.lives,
  };
}

/** Where each node's entries begin in a column that is counted by node; one more than there are nodes. */
export function starts(of: Uint32Array, n: number): Uint32Array {
  const first = new Uint32Array(n + 1);
  for (let i = 0; i < of.length; i++) first[of[i] + 1]++;
  for (let i = 0; i < n; i++) first[i + 1] += first[i];
  return first;
}

const POOLS = ["pinpoints", "ties", "ties-vi", "ties-en", "lists", "rules", "severities"];
const BEHIND = [
  "sources",
  ...["line", "sentence", "start", "end", "pinpoint", "tie", "by"].map((name) => `mention-${name}`),
  ...["document", "unit", "relation", "task", "deadline", "due", "product", "sentence", "mark", "mark_end"].map((name) => `task-${name}`),
  ...["document", "other", "rule", "severity", "detail-vi", "detail-en", "sentence"].map((name) => `finding-${name}`),
  ...POOLS.map((name) => `pool-${name}`),
];

/** Open mentions, work and findings. */
export async function openBehind(graph: Graph, source: Source): Promise<Behind> {
  const c = await columns(source, BEHIND);
  const line: Uint32Array = c["mention-line"];
  const pools = Object.fromEntries(POOLS.map((name) => [name, c[`pool-${name}`]]));
  return {
    sources: c.sources,
    line,
    sentence: c["mention-sentence"],
    start: c["mention-start"],
    end: c["mention-end"],
    pinpoint: c["mention-pinpoint"],
    tie: c["mention-tie"],
    by: c["mention-by"],
    firstMention: starts(line, graph.from.length),
    task: {
      document: c["task-document"],
      unit: c["task-unit"],
      relation: c["task-relation"],
      task: c["task-task"],
      deadline: c["task-deadline"],
      due: c["task-due"],
      product: c["task-product"],
      sentence: c["task-sentence"],
      mark: c["task-mark"],
      markEnd: c["task-mark_end"],
    },
    finding: {
      document: c["finding-document"],
      other: c["finding-other"],
      rule: c["finding-rule"],
      severity: c["finding-severity"],
      detail: { vi: c["finding-detail-vi"], en: c["finding-detail-en"] },
      sentence: c["finding-sentence"],
    },
    pools,
  };
}

/** The sentences, in chunks that are opened when one of them is asked for. */
export class Sentences {
  private readonly chunks = new Map<number, Promise<string[]>>();
  constructor(
    private readonly source: Source,
    private readonly size: number,
  ) {}

  async at(place: number): Promise<string> {
    const chunk = Math.floor(place / this.size);
    let held = this.chunks.get(chunk);
    if (!held) this.chunks.set(chunk, (held = column(this.source, `sentences-${chunk}`) as Promise<string[]>));
    return (await held)[place % this.size] ?? "";
  }
}

export const isUnit = (g: Graph, i: number): boolean => i >= g.documents;

/** What people call a node. */
export function nameOf(g: Graph, i: number, draft = ""): string {
  const name = g.names[i] || [g.pools.kinds[g.kinds[i]], g.numbers[i]].filter(Boolean).join(" ") || g.ids[i];
  return g.flags[i] & DRAFT && draft ? `${draft} ${name}` : name;
}

/** A node's title where it says more than its name. */
export const titleOf = (g: Graph, i: number): string => g.titles[i] || "";

/** The day of a document, or its year. */
export const dayOf = (g: Graph, i: number): string => g.dates[i] || (g.years[i] ? String(g.years[i]) : "");

export const issuerOf = (g: Graph, i: number): string => g.pools.issuers[g.issuers[i]];

/** Lines from a node, as places in the columns of lines. */
export function* linesFrom(g: Graph, i: number): Generator<number> {
  for (let line = g.firstOut[i]; line < g.firstOut[i + 1]; line++) yield line;
}

/** Lines to a node. */
export function* linesTo(g: Graph, i: number): Generator<number> {
  for (let k = g.firstIn[i]; k < g.firstIn[i + 1]; k++) yield g.linesIn[k];
}
