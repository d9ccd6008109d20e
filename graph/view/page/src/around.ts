// What stands around a document. In: the graph, a node, what is seen. Out: the cards above and below it in bands of rank; chains up and down.

import { type Graph, isUnit, linesFrom, linesTo } from "./data.ts";
import { assigns, keyOf, type Seen } from "./select.ts";

export interface Card {
  node: number;
  lines: number[];
}
export interface Row {
  band: number;
  cards: Card[];
}
export interface Around {
  cites: Row[];
  citing: Row[];
  charges: Row[];
  others: Row[];
}

/** One step around a node: what it cites, what cites it, whom it charges with work, and other units. */
export function around(g: Graph, i: number, seen: Seen): Around {
  const sides = {
    cites: new Map<number, Card>(),
    citing: new Map<number, Card>(),
    charges: new Map<number, Card>(),
    others: new Map<number, Card>(),
  };
  const add = (side: Map<number, Card>, node: number, line: number): void => {
    const card = side.get(node);
    card ? card.lines.push(line) : side.set(node, { node, lines: [line] });
  };
  const shown = (line: number): boolean => !!(seen.relations[g.relation[line]] && seen.nodes[g.from[line]] && seen.nodes[g.to[line]]);
  for (const line of linesFrom(g, i))
    if (shown(line)) add(isUnit(g, g.to[line]) ? (assigns(g, line) ? sides.charges : sides.others) : sides.cites, g.to[line], line);
  for (const line of linesTo(g, i)) if (shown(line)) add(isUnit(g, g.from[line]) ? sides.others : sides.citing, g.from[line], line);
  return { cites: rows(g, sides.cites), citing: rows(g, sides.citing), charges: rows(g, sides.charges), others: rows(g, sides.others) };
}

/** Cards in bands, the highest rank first; in a band the surest relation, then the newest. */
function rows(g: Graph, side: Map<number, Card>): Row[] {
  const found = new Map<number, Card[]>();
  for (const card of side.values()) {
    card.lines.sort((a, b) => g.relation[a] - g.relation[b]);
    const band = g.bands[card.node];
    found.has(band) ? found.get(band)!.push(card) : found.set(band, [card]);
  }
  const order = (a: Card, b: Card): number =>
    g.relation[a.lines[0]] - g.relation[b.lines[0]] ||
    (g.dates[b.node] || String(g.years[b.node])).localeCompare(g.dates[a.node] || String(g.years[a.node])) ||
    a.node - b.node;
  return [...found].sort((a, b) => a[0] - b[0]).map(([band, cards]) => ({ band, cards: cards.sort(order) }));
}

export interface Step {
  node: number;
  depth: number;
  via: number;
  line: number;
}

/** What a document rests on (up), or what rests on it (down), each once, by the shortest way; of two as short the surer relation. */
export function chain(g: Graph, start: number, direction: "up" | "down", most = 5000): Step[] {
  const order = g.signs.relations.map((row) => row.order),
    reached = new Set([start]),
    found: Step[] = [];
  let frontier = [start];
  for (let depth = 1; frontier.length && found.length < most; depth++) {
    const next = new Map<number, Step>();
    for (const node of frontier) {
      for (const line of direction === "up" ? linesFrom(g, node) : linesTo(g, node)) {
        const surety = order[g.relation[line]],
          other = direction === "up" ? g.to[line] : g.from[line];
        if (surety === null || reached.has(other)) continue;
        const before = next.get(other);
        if (!before || surety < order[g.relation[before.line]]!) next.set(other, { node: other, depth, via: node, line });
      }
    }
    const steps = [...next.values()].sort(
      (a, b) => order[g.relation[a.line]]! - order[g.relation[b.line]]! || g.bands[a.node] - g.bands[b.node] || a.node - b.node,
    );
    for (const step of steps) reached.add(step.node);
    found.push(...steps);
    frontier = steps.map((step) => step.node);
  }
  return found.slice(0, most);
}

/** The way from the start of a chain to one of its documents. */
export function wayTo(steps: Step[], node: number): Step[] {
  const by = new Map(steps.map((step) => [step.node, step])),
    way: Step[] = [];
  for (let step = by.get(node); step; step = by.get(step.via)) way.unshift(step);
  return way;
}

/** The way that a chain shows first: to the highest document that the surest relations lead to, the longest of those. */
export function mainWay(g: Graph, start: number, steps: Step[]): Step[] {
  const order = g.signs.relations.map((row) => row.order),
    under = new Map<number, Step[]>();
  for (const step of steps) under.has(step.via) ? under.get(step.via)!.push(step) : under.set(step.via, [step]);
  const way: Step[] = [];
  for (let node = start; under.has(node); node = way[way.length - 1].node) {
    const next = [...under.get(node)!].sort(
      (a, b) =>
        order[g.relation[a.line]]! - order[g.relation[b.line]]! ||
        Number(under.has(b.node)) - Number(under.has(a.node)) ||
        g.bands[a.node] - g.bands[b.node] ||
        a.node - b.node,
    );
    way.push(next[0]);
  }
  return way;
}

/** How many documents of a chain stand in each band. */
export function tally(g: Graph, steps: Step[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const step of steps) counts.set(g.bands[step.node], (counts.get(g.bands[step.node]) ?? 0) + 1);
  return [...counts].sort((a, b) => a[0] - b[0]);
}

/** Lines of a node grouped by relation and direction, in the order of the legend. */
export function grouped(g: Graph, i: number, seen: Seen): { key: string; out: boolean; lines: number[] }[] {
  const groups = new Map<string, { key: string; out: boolean; lines: number[] }>();
  const add = (line: number, out: boolean): void => {
    if (!seen.relations[g.relation[line]]) return;
    const name = `${g.relation[line]}${out ? ">" : "<"}`;
    const group = groups.get(name) ?? { key: keyOf(g, line), out, lines: [] };
    group.lines.push(line);
    groups.set(name, group);
  };
  for (const line of linesFrom(g, i)) add(line, true);
  for (const line of linesTo(g, i)) add(line, false);
  const place = (key: string): number => g.signs.relations.findIndex((row) => row.key === key);
  return [...groups.values()].sort((a, b) => Number(b.out) - Number(a.out) || place(a.key) - place(b.key));
}
