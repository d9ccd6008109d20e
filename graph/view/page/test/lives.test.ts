import assert from "node:assert/strict";
import { test } from "node:test";
import { ANSWERS, answersOn, spanOn, spansOf } from "../src/lives.ts";
import { chance, ENDED, FORCE, made, oneOf, UNKNOWN } from "./made.ts";

test("a span is read with all that was packed", () => {
  const g = made([{ id: "a" }, { id: "b", life: ",1,1,0;2020-01-01,2,2,1,0,2019-12-31,dt1 dt2,1" }]);
  g.pools.parts.push("Điều 3; khoản 2 Điều 5");
  assert.deepEqual(spansOf(g, 1), [
    { day: "", answer: "in_force", extent: "whole", reason: "nothing_said", by: null, on: "", lists: "", parts: "" },
    {
      day: "2020-01-01",
      answer: "not_in_force",
      extent: "part",
      reason: "ended",
      by: 0,
      on: "2019-12-31",
      lists: "dt1 dt2",
      parts: "Điều 3; khoản 2 Điều 5",
    },
  ]);
});

test("what is left out at the end is empty", () => {
  const g = made([{ id: "a", life: ",0" }]);
  assert.deepEqual(spansOf(g, 0), [
    { day: "", answer: "unknown", extent: "", reason: "nothing_said", by: null, on: "", lists: "", parts: "" },
  ]);
});

test("the span that holds on a day begins on it or before", () => {
  const g = made([{ id: "a", life: `${ENDED("2020-06-15")};2021-01-01,1,1,0` }]);
  for (const [day, answer] of [
    ["0001-01-01", "in_force"],
    ["2020-06-14", "in_force"],
    ["2020-06-15", "not_in_force"],
    ["2020-12-31", "not_in_force"],
    ["2021-01-01", "in_force"],
    ["9999-12-31", "in_force"],
  ]) {
    assert.equal(spanOn(g, 0, day)!.answer, answer, day);
    assert.equal(ANSWERS[answersOn(g, day)[0]], answer, day);
  }
});

test("a unit has no life", () => {
  const g = made([{ id: "a", life: FORCE }], [{ id: "u" }]);
  assert.deepEqual(spansOf(g, 1), []);
  assert.equal(spanOn(g, 1, "2020-01-01"), null);
  assert.equal(answersOn(g, "2020-01-01").length, 1);
});

test("the answers for all are those for each", () => {
  const next = chance(4),
    days = Array.from({ length: 40 }, () => `${1990 + Math.floor(next() * 40)}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`);
  const life = (): string => {
    const later = [...new Set(Array.from({ length: Math.floor(next() * 6) }, () => oneOf(days, next)))].sort();
    return [
      oneOf([FORCE, UNKNOWN, ",2,1,1"], next),
      ...later.map(
        (day) => `${day},${Math.floor(next() * 3)},${Math.floor(next() * 3)},${oneOf(["0", "1,7,1999-01-01", "1,,,dt,0"], next)}`,
      ),
    ].join(";");
  };
  const g = made(Array.from({ length: 300 }, (_, i) => ({ id: String(i), life: life() })));
  for (const day of [...days, "0001-01-01", "9999-12-31"]) {
    const all = answersOn(g, day);
    for (let i = 0; i < g.documents; i++) assert.equal(ANSWERS[all[i]], spanOn(g, i, day)!.answer, `${g.lives[i]} on ${day}`);
  }
});
