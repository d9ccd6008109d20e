// Which nodes and lines are seen. In: the graph, a state, the answers on its day. Out: marks a node and a line, and what the choices are.

import { type Graph, isUnit, LOADED } from "./data.ts";
import { ANSWERS, answersOn } from "./lives.ts";
import { once } from "./once.ts";
import type { State } from "./state.ts";

export interface Seen {
  nodes: Uint8Array;
  lines: Uint8Array;
  relations: Uint8Array;
  documents: number;
  units: number;
  count: number;
  answers: Uint8Array;
}

const marks = (keys: string[], chosen: string[] | null): Uint8Array =>
  Uint8Array.from(keys, (key) => (chosen === null || chosen.includes(key) ? 1 : 0));

/** Mark what the filters leave; `day` is an ISO day. */
export function select(g: Graph, state: State, day: string): Seen {
  const relations = marks(
      g.signs.relations.map((row) => row.key),
      state.relations,
    ),
    bands = marks(
      g.signs.bands.map((row) => row.key),
      state.bands,
    );
  const kinds = marks(g.pools.kinds, state.kinds),
    statuses = marks([...ANSWERS], state.statuses),
    answers = answersOn(g, day);
  const nodes = new Uint8Array(g.n),
    lines = new Uint8Array(g.from.length);
  const issuer = state.issuer ? g.pools.issuers.indexOf(state.issuer) : -1,
    place = state.place ? g.pools.places.indexOf(state.place) : -1;
  const charged = state.unit ? chargers(g, state.unit) : null,
    shaken = state.shaken ? shakenOn(g, answers, day) : null;
  const [first, last] = state.years ?? [0, 9999];
  for (let i = 0; i < g.n; i++) {
    if (!bands[g.bands[i]]) continue;
    if (isUnit(g, i)) {
      nodes[i] = charged && !charged.has(i) ? 0 : 1;
      continue;
    }
    const kept =
      kinds[g.kinds[i]] &&
      statuses[answers[i]] &&
      (!state.years || (g.years[i] >= first && g.years[i] <= last)) &&
      (!state.issuer || g.issuers[i] === issuer) &&
      (!state.place || g.places[i] === place) &&
      (!charged || charged.has(i)) &&
      (!state.read || g.flags[i] & LOADED) &&
      (!shaken || shaken[i]);
    nodes[i] = kept ? 1 : 0;
  }
  if (state.doc) keep(g, state.doc, nodes);
  let documents = 0,
    units = 0,
    count = 0;
  for (let i = 0; i < g.n; i++) if (nodes[i]) isUnit(g, i) ? units++ : documents++;
  for (let line = 0; line < lines.length; line++)
    if (relations[g.relation[line]] && nodes[g.from[line]] && nodes[g.to[line]]) {
      lines[line] = 1;
      count++;
    }
  return { nodes, lines, relations, documents, units, count, answers };
}

/** The chosen node is seen whatever the filters say: everything is told about it. */
function keep(g: Graph, id: string, nodes: Uint8Array): void {
  const at = placeOf(g, id);
  if (at >= 0) nodes[at] = 1;
}

const places = once((g: Graph) => new Map(g.ids.map((key, i) => [key, i])));

/** A node's place by its id; -1 where there is none. */
export const placeOf = (g: Graph, id: string): number => places(g).get(id) ?? -1;

/** The documents that charge a unit of that name with work, and the unit itself. */
function chargers(g: Graph, unit: string): Set<number> {
  const found = new Set<number>();
  const at = placeOf(g, unit);
  if (at < 0) return found;
  found.add(at);
  for (let k = g.firstIn[at]; k < g.firstIn[at + 1]; k++) if (assigns(g, g.linesIn[k])) found.add(g.from[g.linesIn[k]]);
  return found;
}

export const keyOf = (g: Graph, line: number): string => g.signs.relations[g.relation[line]].key;
export const assigns = (g: Graph, line: number): boolean => keyOf(g, line).startsWith("ASSIGNS");

/** Documents that were read, were issued by the day, and rest on one that is not in force on it. */
export function shakenOn(g: Graph, answers: Uint8Array, day: string): Uint8Array {
  const found = new Uint8Array(g.documents),
    based = g.signs.relations.findIndex((row) => row.key === "BASED_ON");
  for (let line = 0; line < g.from.length; line++) {
    const i = g.from[line];
    if (g.relation[line] === based && answers[g.to[line]] === 2 && g.flags[i] & LOADED && (g.dates[i] || String(g.years[i])) <= day)
      found[i] = 1;
  }
  return found;
}

/** The document to begin with: the most cited of those that were read, else of all. */
export function mostCited(g: Graph): number {
  let best = -1,
    most = -1;
  for (const wanted of [LOADED, 0]) {
    for (let i = 0; i < g.documents; i++) {
      if ((g.flags[i] & wanted) !== wanted) continue;
      const cited = citing(g, i);
      if (cited > most) {
        best = i;
        most = cited;
      }
    }
    if (best >= 0) return best;
  }
  return best;
}

/** How many documents cite a node. */
export function citing(g: Graph, i: number): number {
  const found = new Set<number>();
  for (let k = g.firstIn[i]; k < g.firstIn[i + 1]; k++) if (!isUnit(g, g.from[g.linesIn[k]])) found.add(g.from[g.linesIn[k]]);
  return found.size;
}
