import assert from "node:assert/strict";
import { test } from "node:test";
import { LOADED } from "../src/data.ts";
import { assigns, citing, keyOf, mostCited, placeOf, shakenOn } from "../src/select.ts";
import type { State } from "../src/state.ts";
import { chance, ENDED, FORCE, made, marked, oneOf, seenWith } from "./made.ts";

const g = made(
  [
    { id: "dec-30", kind: "Nghị định", date: "2020-03-05", issuer: "Chính phủ", band: "government", life: FORCE },
    { id: "law-43", kind: "Luật", year: 2019, issuer: "Quốc hội", band: "law", life: FORCE },
    { id: "law-old", kind: "Luật", year: 2005, issuer: "Quốc hội", band: "law", life: ENDED("2020-01-01") },
    { id: "plan", kind: "Kế hoạch", issuer: "UBND tỉnh A", place: "tinh-a", band: "committee", read: true },
    { id: "qd-1", kind: "Quyết định", year: 2018, issuer: "UBND tỉnh A", place: "tinh-a", band: "committee", read: true, life: FORCE },
    { id: "qd-2", kind: "Quyết định", year: 2020, issuer: "UBND tỉnh B", place: "tinh-b", band: "committee", read: true },
  ],
  [
    { id: "u-health", name: "Sở Y tế", band: "working" },
    { id: "u-other", name: "UBND tỉnh A", band: "other" },
  ],
  [
    ["qd-1", "BASED_ON", "law-43"],
    ["qd-1", "BASED_ON", "law-old"],
    ["qd-1", "ASSIGNS/lead", "u-health"],
    ["qd-1", "ISSUED_BY", "u-other"],
    ["qd-2", "BASED_ON", "dec-30"],
    ["qd-2", "CITES", "law-old"],
    ["plan", "BASED_ON", "law-43"],
    ["plan", "ISSUED_BY", "u-health"],
    ["dec-30", "BASED_ON", "law-43"],
    ["qd-2", "CITES", "qd-1"],
  ],
);
const DOCUMENTS = g.ids.slice(0, g.documents),
  UNITS = g.ids.slice(g.documents);

const ALONE: [string, Partial<State>, string[]][] = [
  ["nothing", {}, [...DOCUMENTS, ...UNITS]],
  ["kinds", { kinds: ["Luật"] }, ["law-43", "law-old", ...UNITS]],
  ["no kind at all", { kinds: [] }, UNITS],
  ["bands", { bands: ["committee", "other"] }, ["plan", "qd-1", "qd-2", "u-other"]],
  ["no band at all", { bands: [] }, []],
  ["in force", { statuses: ["in_force"] }, ["dec-30", "law-43", "qd-1", ...UNITS]],
  ["not in force", { statuses: ["not_in_force"] }, ["law-old", ...UNITS]],
  ["years", { years: [2018, 2019] }, ["law-43", "qd-1", ...UNITS]],
  ["one year", { years: [2020, 2020] }, ["dec-30", "qd-2", ...UNITS]],
  ["issuer", { issuer: "Quốc hội" }, ["law-43", "law-old", ...UNITS]],
  ["an issuer that is none", { issuer: "Quốc" }, UNITS],
  ["place", { place: "tinh-a" }, ["plan", "qd-1", ...UNITS]],
  ["unit", { unit: "u-health" }, ["qd-1", "u-health"]],
  ["a unit that is none", { unit: "constructor" }, []],
  ["read", { read: true }, ["plan", "qd-1", "qd-2", ...UNITS]],
  ["shaken", { shaken: true }, ["qd-1", ...UNITS]],
  ["an unknown relation", { relations: ["NONE"] }, [...DOCUMENTS, ...UNITS]],
];
for (const [name, filters, left] of ALONE) test(`filter: ${name}`, () => assert.deepEqual(marked(g, seenWith(g, filters).nodes), left));

test("lines are seen where their relation and both ends are", () => {
  const seen = seenWith(g, { relations: ["BASED_ON"], kinds: ["Luật", "Quyết định"] });
  const said = [...seen.lines.keys()]
    .filter((line) => seen.lines[line])
    .map((line) => `${g.ids[g.from[line]]} ${keyOf(g, line)} ${g.ids[g.to[line]]}`);
  assert.deepEqual(said, ["qd-1 BASED_ON law-43", "qd-1 BASED_ON law-old"]);
  assert.equal(seen.count, 2);
});

test("what is seen is counted", () => {
  const { documents, units, count } = seenWith(g);
  assert.deepEqual([documents, units, count], [6, 2, 10]);
});

test("filters together leave what each leaves", () => {
  const next = chance(5);
  for (let turn = 0; turn < 300; turn++) {
    const some = ALONE.filter(() => next() < 0.3),
      keys = some.flatMap(([, filters]) => Object.keys(filters));
    if (new Set(keys).size < keys.length) continue; // two that say the same filter
    const together = marked(g, seenWith(g, Object.assign({}, ...some.map(([, filters]) => filters))).nodes);
    const each = g.ids.filter((id) => some.every(([, , left]) => left.includes(id)));
    assert.deepEqual(together, each, some.map(([name]) => name).join(", "));
  }
});

test("the chosen node stays whatever the filters say", () => {
  for (const [, filters, left] of ALONE)
    for (const doc of g.ids) {
      const seen = seenWith(g, { ...filters, doc });
      assert.deepEqual(
        marked(g, seen.nodes),
        g.ids.filter((id) => id === doc || left.includes(id)),
      );
      assert.equal(seen.documents + seen.units, new Set([...left, doc]).size);
    }
  assert.deepEqual(marked(g, seenWith(g, { kinds: ["Luật"], doc: "none" }).nodes), ["law-43", "law-old", ...UNITS]);
});

test("status and shaken depend on the day", () => {
  assert.deepEqual(marked(g, seenWith(g, { shaken: true }, "2019-12-31").nodes), UNITS);
  assert.deepEqual(marked(g, seenWith(g, { statuses: ["in_force"] }, "2019-12-31").nodes), [
    "dec-30",
    "law-43",
    "law-old",
    "qd-1",
    ...UNITS,
  ]);
});

test("only a basis shakes, no other citation", () => {
  assert.deepEqual(marked(g, shakenOn(g, seenWith(g).answers, "2026-01-01")), ["qd-1"]);
});

test("a document that was not read is never said to be shaken", () => {
  const held = made(
    [{ id: "a" }, { id: "b", life: ",2,1,1" }, { id: "c", read: true }],
    [],
    [
      ["a", "BASED_ON", "b"],
      ["c", "BASED_ON", "b"],
    ],
  );
  assert.deepEqual(marked(held, shakenOn(held, seenWith(held).answers, "2026-01-01")), ["c"]);
});

test("a document that is issued later is not shaken yet", () => {
  const held = made(
    [
      { id: "a", read: true, date: "2020-06-16" },
      { id: "b", life: ",2,1,1" },
      { id: "c", read: true, date: "2020-06-15" },
      { id: "d", read: true, year: 2021 },
    ],
    [],
    ["a", "c", "d"].map((id) => [id, "BASED_ON", "b"]),
  );
  assert.deepEqual(marked(held, shakenOn(held, seenWith(held).answers, "2020-06-15")), ["c"]);
});

test("nodes are found by their ids", () => {
  g.ids.forEach((id, i) => assert.equal(placeOf(g, id), i));
  for (const id of ["", "none", "__proto__", "constructor"]) assert.equal(placeOf(g, id), -1);
});

test("work is told from other relations", () => {
  assert.equal([...g.from.keys()].filter((line) => assigns(g, line)).length, 1);
});

test("citing documents are counted once, units never", () => {
  const held = made(
    [{ id: "a" }, { id: "b" }],
    [{ id: "u" }],
    [
      ["b", "BASED_ON", "a"],
      ["b", "CITES", "a"],
      ["u", "ISSUED_BY", "a"],
    ],
  );
  assert.equal(citing(held, 0), 1);
  assert.equal(citing(held, 1), 0);
});

test("the most cited that was read comes first, else the most cited", () => {
  const lines: [string, string, string][] = [
      ["a", "CITES", "d"],
      ["b", "CITES", "d"],
      ["c", "CITES", "b"],
    ],
    ids = ["a", "b", "c", "d"];
  assert.equal(
    mostCited(
      made(
        ids.map((id) => ({ id, read: id !== "d" })),
        [],
        lines,
      ),
    ),
    1,
  );
  assert.equal(
    mostCited(
      made(
        ids.map((id) => ({ id })),
        [],
        lines,
      ),
    ),
    3,
  );
  assert.equal(mostCited(made([], [{ id: "u" }])), -1);
});

test("filters hold on any graph", () => {
  const next = chance(6),
    kinds = ["Luật", "Nghị định", ""],
    ids = Array.from({ length: 60 }, (_, i) => `d${i}`);
  const held = made(
    ids.map((id) => ({ id, kind: oneOf(kinds, next), year: oneOf([0, 2019, 2020], next), read: next() < 0.5 })),
    [{ id: "u" }],
    Array.from({ length: 200 }, () => [oneOf(ids, next), oneOf(["BASED_ON", "CITES"], next), oneOf(ids, next)]),
  );
  for (const filters of [
    { kinds: [""] },
    { years: [2019, 2019] as [number, number] },
    { read: true, kinds: ["Luật"] },
    { relations: ["CITES"] },
  ]) {
    const seen = seenWith(held, filters);
    for (let line = 0; line < held.from.length; line++) {
      const wanted =
        seen.nodes[held.from[line]] && seen.nodes[held.to[line]] && (!filters.relations || filters.relations.includes(keyOf(held, line)));
      assert.equal(seen.lines[line], wanted ? 1 : 0);
    }
    for (let i = 0; i < held.documents; i++) if (seen.nodes[i] && filters.read) assert.ok(held.flags[i] & LOADED);
    assert.equal(
      seen.count,
      seen.lines.reduce((sum, one) => sum + one, 0),
    );
  }
});
