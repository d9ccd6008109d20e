import assert from "node:assert/strict";
import { test } from "node:test";
import { around, chain, grouped, mainWay, type Row, type Step, tally, wayTo } from "../src/around.ts";
import { type Graph, isUnit } from "../src/data.ts";
import { placeOf } from "../src/select.ts";
import { chance, idsOf, type Line, made, oneOf, RELATIONS, seenWith } from "./made.ts";

const plan = { id: "plan", band: "committee", read: true };
const g = made(
  [
    plan,
    { id: "party", band: "party" },
    { id: "law-a", band: "law", year: 2015 },
    { id: "law-b", band: "law", date: "2019-06-14" },
    { id: "law-c", band: "law" },
    { id: "decree", band: "government", date: "2020-03-05" },
    { id: "later", band: "committee", date: "2021-01-01" },
    { id: "earlier", band: "committee", date: "2019-01-01" },
  ],
  [
    { id: "u-health", band: "working" },
    { id: "u-issuer", band: "other" },
    { id: "u-whole", band: "other" },
  ],
  [
    ["plan", "CITES", "law-a"],
    ["plan", "BASED_ON", "law-b"],
    ["plan", "BASED_ON", "law-c"],
    ["plan", "IMPLEMENTS", "party"],
    ["plan", "CITES", "decree"],
    ["plan", "BASED_ON", "decree"],
    ["later", "AMENDS", "plan"],
    ["earlier", "BASED_ON", "plan"],
    ["later", "BASED_ON", "plan"],
    ["plan", "ASSIGNS/lead", "u-health"],
    ["plan", "ISSUED_BY", "u-issuer"],
    ["u-health", "PART_OF", "u-whole"],
  ],
);
const at = (id: string): number => placeOf(g, id);
const told = (rows: Row[], held: Graph = g): [string, string[]][] =>
  rows.map((row) => [
    held.signs.bands[row.band].key,
    idsOf(
      held,
      row.cards.map((card) => card.node),
    ),
  ]);

test("what a document cites stands in bands, the highest first; in a band the surest, then the newest", () => {
  assert.deepEqual(told(around(g, at("plan"), seenWith(g)).cites), [
    ["party", ["party"]],
    ["law", ["law-b", "law-c", "law-a"]],
    ["government", ["decree"]],
  ]);
});

test("what cites it stands apart from what it cites", () => {
  assert.deepEqual(told(around(g, at("plan"), seenWith(g)).citing), [["committee", ["later", "earlier"]]]);
});

test("units that are given work stand apart from others", () => {
  const { charges, others } = around(g, at("plan"), seenWith(g));
  assert.deepEqual([told(charges), told(others)], [[["working", ["u-health"]]], [["other", ["u-issuer"]]]]);
});

test("around a unit stand the documents that name it and other units", () => {
  const found = around(g, at("u-health"), seenWith(g));
  assert.deepEqual(
    [told(found.citing), told(found.others), found.cites, found.charges],
    [[["committee", ["plan"]]], [["other", ["u-whole"]]], [], []],
  );
});

test("a node stands once, with all its lines, the surest first", () => {
  const { cites } = around(g, at("plan"), seenWith(g)),
    card = cites.flatMap((row) => row.cards).find((each) => each.node === at("decree"))!;
  assert.deepEqual(
    card.lines.map((line) => RELATIONS[g.relation[line]].key),
    ["BASED_ON", "CITES"],
  );
});

test("filters hold around a document", () => {
  assert.deepEqual(told(around(g, at("plan"), seenWith(g, { relations: ["CITES"] })).cites), [
    ["law", ["law-a"]],
    ["government", ["decree"]],
  ]);
  assert.deepEqual(told(around(g, at("plan"), seenWith(g, { bands: ["law"], doc: "plan" })).cites), [["law", ["law-b", "law-c", "law-a"]]]);
});

test("around any node of any graph stands each neighbour once on its side", () => {
  const next = chance(7),
    { graph, seen } = tangle(next, 40, 160);
  for (let i = 0; i < graph.n; i++) {
    const found = around(graph, i, seen),
      sides: Row[] = Object.values(found).flat();
    const lines = new Set([...graph.from.keys()].filter((line) => graph.from[line] === i || graph.to[line] === i));
    assert.deepEqual(new Set(sides.flatMap((row) => row.cards.flatMap((card) => card.lines))), lines);
    for (const rows of Object.values(found) as Row[][]) {
      const nodes = rows.flatMap((row) => row.cards.map((card) => card.node)),
        bands = rows.map((row) => row.band);
      assert.equal(new Set(nodes).size, nodes.length);
      assert.deepEqual(
        bands,
        [...bands].sort((a, b) => a - b),
      );
      for (const row of rows) for (const card of row.cards) assert.equal(graph.bands[card.node], row.band);
    }
  }
});

test("lines of a node are grouped by relation and direction, in the order of the legend", () => {
  const groups = grouped(g, at("plan"), seenWith(g)).map((group) => [group.key, group.out, group.lines.length]);
  assert.deepEqual(groups, [
    ["BASED_ON", true, 3],
    ["IMPLEMENTS", true, 1],
    ["CITES", true, 2],
    ["ASSIGNS/lead", true, 1],
    ["ISSUED_BY", true, 1],
    ["BASED_ON", false, 2],
    ["AMENDS", false, 1],
  ]);
  assert.deepEqual(
    grouped(g, at("plan"), seenWith(g, { relations: ["AMENDS"] })).map((group) => group.key),
    ["AMENDS"],
  );
});

/** A graph by chance, with cycles. */
function tangle(next: () => number, count: number, lines: number): { graph: Graph; seen: ReturnType<typeof seenWith> } {
  const ids = Array.from({ length: count }, (_, i) => `n${String(i).padStart(3, "0")}`),
    keys = RELATIONS.map((row) => row.key).filter((key) => key !== "PART_OF");
  const made_ = Array.from({ length: lines }, (): Line => [
    oneOf(ids, next),
    oneOf(
      keys.filter((key) => !key.startsWith("ASSIGNS") && key !== "ISSUED_BY"),
      next,
    ),
    oneOf(ids, next),
  ]);
  const distinct = [...new Map(made_.filter(([from, , to]) => from !== to).map((line) => [line.join(" "), line])).values()];
  const graph = made(
    ids.map((id) => ({ id, band: oneOf(["party", "law", "government", "committee"], next), year: oneOf([0, 2019, 2020], next) })),
    [{ id: "u" }],
    distinct,
  );
  return { graph, seen: seenWith(graph) };
}

const chained = (
  lines: Line[],
  ids = [...new Set(lines.flatMap(([from, , to]) => [from, to]))],
  band: Record<string, string> = {},
): Graph =>
  made(
    ids.map((id) => ({ id, band: band[id] })),
    [],
    lines,
  );
const steps = (held: Graph, from: string, direction: "up" | "down"): [string, number][] =>
  chain(held, placeOf(held, from), direction).map((step) => [held.ids[step.node], step.depth]);

test("a chain goes up by căn cứ, thực hiện, theo and hướng dẫn, and by nothing else", () => {
  const held = chained([
    ["a", "BASED_ON", "b"],
    ["b", "IMPLEMENTS", "c"],
    ["c", "PURSUANT_TO", "d"],
    ["d", "GUIDES", "e"],
    ["a", "CITES", "x"],
    ["b", "AMENDS", "y"],
    ["c", "REPLACES", "z"],
  ]);
  assert.deepEqual(steps(held, "a", "up"), [
    ["b", 1],
    ["c", 2],
    ["d", 3],
    ["e", 4],
  ]);
  assert.deepEqual(steps(held, "e", "down"), [
    ["d", 1],
    ["c", 2],
    ["b", 3],
    ["a", 4],
  ]);
  assert.deepEqual(steps(held, "e", "up"), []);
  assert.deepEqual(steps(held, "x", "down"), []);
});

test("a document is reached once, by the shortest way", () => {
  const held = chained([
    ["a", "PURSUANT_TO", "c"],
    ["a", "BASED_ON", "b"],
    ["b", "BASED_ON", "c"],
  ]);
  assert.deepEqual(steps(held, "a", "up"), [
    ["b", 1],
    ["c", 1],
  ]);
});

test("of two ways as short the surer is taken", () => {
  const held = chained([
      ["a", "BASED_ON", "b"],
      ["a", "BASED_ON", "c"],
      ["b", "PURSUANT_TO", "d"],
      ["c", "IMPLEMENTS", "d"],
    ]),
    found = chain(held, 0, "up");
  assert.deepEqual(
    idsOf(
      held,
      wayTo(found, placeOf(held, "d")).map((step) => step.node),
    ),
    ["c", "d"],
  );
});

test("a cycle ends, and the start is never reached again", () => {
  const held = chained([
    ["a", "BASED_ON", "b"],
    ["b", "IMPLEMENTS", "c"],
    ["c", "BASED_ON", "a"],
    ["b", "BASED_ON", "b"],
  ]);
  assert.deepEqual(steps(held, "a", "up"), [
    ["b", 1],
    ["c", 2],
  ]);
  assert.deepEqual(steps(held, "a", "down"), [
    ["c", 1],
    ["b", 2],
  ]);
  assert.deepEqual(
    idsOf(
      held,
      mainWay(held, 0, chain(held, 0, "up")).map((step) => step.node),
    ),
    ["b", "c"],
  );
});

test("a chain has no more steps than are wanted", () => {
  const held = chained(Array.from({ length: 50 }, (_, i): Line => ["a", "BASED_ON", `x${i}`]));
  assert.equal(chain(held, 0, "up", 20).length, 20);
  assert.equal(chain(held, 0, "up").length, 50);
});

test("a chain in any graph is all that is reached, each by a way of its lines", () => {
  const next = chance(8);
  for (let turn = 0; turn < 30; turn++) {
    const { graph } = tangle(next, 30, 70);
    for (const direction of ["up", "down"] as const) {
      const start = Math.floor(next() * graph.documents),
        found = chain(graph, start, direction),
        far = distances(graph, start, direction);
      assert.deepEqual(new Map(found.map((step) => [step.node, step.depth])), far);
      for (const step of found) assert.equal(wayTo(found, step.node).length, step.depth);
      for (const step of found) assert.ok(joined(graph, wayTo(found, step.node), start, direction));
      assert.ok(joined(graph, mainWay(graph, start, found), start, direction));
      assert.equal(
        tally(graph, found).reduce((sum, [, count]) => sum + count, 0),
        found.length,
      );
    }
  }
});

/** How far everything is that a chain reaches, found by going round until nothing changes. */
function distances(held: Graph, start: number, direction: "up" | "down"): Map<number, number> {
  const far = new Map([[start, 0]]);
  for (let changed = true; changed;) {
    changed = false;
    for (let line = 0; line < held.from.length; line++) {
      if (RELATIONS[held.relation[line]].order === null) continue;
      const [near, next] = direction === "up" ? [held.from[line], held.to[line]] : [held.to[line], held.from[line]];
      if (far.has(near) && far.get(near)! + 1 < (far.get(next) ?? Infinity)) {
        far.set(next, far.get(near)! + 1);
        changed = true;
      }
    }
  }
  far.delete(start);
  return far;
}

/** Whether each step of a way begins where the one before ends, along a line of the graph. */
function joined(held: Graph, way: Step[], start: number, direction: "up" | "down"): boolean {
  return way.every((step, nth) => {
    const before = nth ? way[nth - 1].node : start,
      [from, to] = direction === "up" ? [before, step.node] : [step.node, before];
    return (
      step.via === before &&
      held.from[step.line] === from &&
      held.to[step.line] === to &&
      RELATIONS[held.relation[step.line]].order !== null
    );
  });
}

const SURER: [string, string][] = [
  ["BASED_ON", "IMPLEMENTS"],
  ["BASED_ON", "PURSUANT_TO"],
  ["IMPLEMENTS", "PURSUANT_TO"],
  ["PURSUANT_TO", "GUIDES"],
];
for (const [sure, less] of SURER)
  test(`the way shown first goes by ${sure} before ${less}`, () => {
    const held = chained(
      [
        ["a", less, "b"],
        ["b", "BASED_ON", "c"],
        ["a", sure, "z"],
      ],
      undefined,
      { b: "party", c: "party", z: "committee" },
    );
    assert.deepEqual(
      idsOf(
        held,
        mainWay(held, 0, chain(held, 0, "up")).map((step) => step.node),
      ),
      ["z"],
    );
  });

test("of relations as sure the way shown first goes on, and to the higher rank", () => {
  const held = chained(
    [
      ["a", "BASED_ON", "b"],
      ["a", "BASED_ON", "c"],
      ["a", "BASED_ON", "d"],
      ["c", "BASED_ON", "e"],
      ["d", "BASED_ON", "f"],
    ],
    undefined,
    { b: "party", c: "committee", d: "law" },
  );
  assert.deepEqual(
    idsOf(
      held,
      mainWay(held, 0, chain(held, 0, "up")).map((step) => step.node),
    ),
    ["d", "f"],
  );
});

test("the way to what no chain reaches is none", () => {
  const held = chained([
    ["a", "BASED_ON", "b"],
    ["c", "BASED_ON", "d"],
  ]);
  assert.deepEqual(wayTo(chain(held, 0, "up"), placeOf(held, "d")), []);
  assert.deepEqual(mainWay(held, placeOf(held, "b"), []), []);
});

test("documents of a chain are counted by band, the highest first", () => {
  const held = chained(
    [
      ["a", "BASED_ON", "b"],
      ["a", "BASED_ON", "c"],
      ["a", "BASED_ON", "d"],
    ],
    undefined,
    { b: "government", c: "law", d: "law" },
  );
  assert.deepEqual(
    tally(held, chain(held, 0, "up")).map(([band, count]) => [held.signs.bands[band].key, count]),
    [
      ["law", 2],
      ["government", 1],
    ],
  );
  assert.ok(chain(held, 0, "up").every((step) => !isUnit(held, step.node)));
});
