import assert from "node:assert/strict";
import { test } from "node:test";
import { format, narrowed, parse, START, type State } from "../src/state.ts";
import { chance, oneOf } from "./made.ts";

const WORDS = [
  "",
  "tw/2020/71-ND-CP",
  "ha-noi/2020/Bộ Giáo dục & Đào tạo",
  "a b+c",
  "100%",
  "%2F",
  "=&#?;",
  "‮ngược",
  "__proto__",
  "Sở “Y tế”",
];
const NAMES = ["BASED_ON", "ASSIGNS/lead", "Nghị định", "in_force", "a+b&c=d", "%7C", ""];

/** A state by chance. */
function drawn(next: () => number): State {
  const list = (): string[] | null => (next() < 0.4 ? null : NAMES.filter(() => next() < 0.4));
  return {
    view: oneOf(["map", "whole", "table"], next),
    doc: oneOf(WORDS, next),
    day: oneOf(["", "2020-02-29", "0001-01-01"], next),
    chain: oneOf(["", "up", "down"], next),
    sheet: oneOf(["documents", "relations", "tasks"], next),
    sort: oneOf(["", "date", "-cited"], next),
    page: oneOf([1, 2, 317], next),
    relations: list(),
    bands: list(),
    kinds: list(),
    statuses: list(),
    years: oneOf([null, [1945, 2020], [0, 9999], [2020, 2020]], next),
    issuer: oneOf(WORDS, next),
    place: oneOf(WORDS, next),
    unit: oneOf(WORDS, next),
    read: next() < 0.5,
    shaken: next() < 0.5,
  };
}

test("an address says the state, whichever it is", () => {
  const next = chance(1);
  for (let turn = 0; turn < 2000; turn++) {
    const state = drawn(next);
    assert.deepEqual(parse(format(state)), state, format(state));
  }
});

test("two states have two addresses", () => {
  const next = chance(2),
    seen = new Map<string, string>();
  for (let turn = 0; turn < 2000; turn++) {
    const state = drawn(next),
      before = seen.get(format(state));
    assert.ok(before === undefined || before === JSON.stringify(state), format(state));
    seen.set(format(state), JSON.stringify(state));
  }
});

test("an address is read as a browser gives it back", () => {
  const next = chance(3);
  for (let turn = 0; turn < 500; turn++) {
    const state = drawn(next);
    assert.deepEqual(parse(new URL(format(state), "file:///page.html").hash), state);
  }
});

test("what an address does not say is as at the start", () => {
  assert.deepEqual(parse(""), START);
  assert.deepEqual(parse("#"), START);
  assert.equal(format(START), "#");
  assert.notEqual(parse(""), START);
});

test("the address of a document is one that people can read", () => {
  assert.equal(
    format({ ...START, doc: "tw/2020/71-ND-CP", relations: ["BASED_ON", "ASSIGNS/lead"] }),
    "#doc=tw/2020/71-ND-CP&relations=BASED_ON|ASSIGNS/lead",
  );
});

const HOSTILE: [string, Partial<State>][] = [
  ["#view=__proto__&chain=constructor&sheet=toString", {}],
  ["#page=-4", {}],
  ["#page=x", {}],
  ["#page=3.7", { page: 3 }],
  ["#day=2020-1-1", {}],
  ["#day=<img src=x onerror=alert(1)>", {}],
  ["#years=abc-2020", {}],
  ["#years=2010", {}],
  ["#years=99999-1", {}],
  ["#read=true&shaken=yes", {}],
  ["#doc=%E0%A4%A", { doc: "\ufffd%A" }],
  ["#doc=%&view=%zz", { doc: "%" }],
  ["#doc=a&doc=b", { doc: "a" }],
  ["#unknown=1&__proto__=2", {}],
  ["#relations=", { relations: [] }],
  ["#doc=</script><script>alert(1)</script>", { doc: "</script><script>alert(1)</script>" }],
];
for (const [hash, said] of HOSTILE) test(`read without harm: ${hash}`, () => assert.deepEqual(parse(hash), { ...START, ...said }));

test("what was read once is read so again", () => {
  for (const hash of [
    ...HOSTILE.map(([text]) => text),
    `#page=${"9".repeat(400)}`,
    `#page=${"9".repeat(22)}`,
    "#doc=\ud800",
    `#doc=${"x".repeat(1e5)}`,
    "#relations=||a||b|",
    "#years=0-0",
    "####",
    "#&&&===",
  ]) {
    const once = parse(hash);
    assert.deepEqual(parse(format(once)), once, hash.slice(0, 60));
  }
});

test("the filters that narrow are counted, each once", () => {
  assert.equal(narrowed(START), 0);
  assert.equal(narrowed({ ...START, view: "table", doc: "a", day: "2020-01-01", sort: "date", page: 2, chain: "up" }), 0);
  assert.equal(narrowed({ ...START, relations: [], kinds: ["Luật"], years: [0, 9999], issuer: "x", read: true, shaken: true }), 6);
});
