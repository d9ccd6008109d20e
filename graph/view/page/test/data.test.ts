import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import {
  dayOf,
  DRAFT,
  type Graph,
  isUnit,
  issuerOf,
  linesFrom,
  linesTo,
  nameOf,
  openBehind,
  openGraph,
  Sentences,
  type Signs,
  type Source,
  starts,
  titleOf,
} from "../src/data.ts";
import { BANDS, chance, made, RELATIONS } from "./made.ts";

const WIDTHS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array };
type Kind = keyof typeof WIDTHS | "u32+" | "text";
type Held = [kind: Kind, values: (string | number)[]];

/** A section as the page holds it. */
function packed([kind, values]: Held): { kind: string; data: string } {
  if (kind === "text") return { kind, data: gzipSync(values.join("\n")).toString("base64") };
  const numbers = values as number[],
    steps = numbers.map((value, i) => value - (i ? numbers[i - 1] : 0));
  const column = kind === "u32+" ? Int32Array.from(steps) : WIDTHS[kind].from(numbers);
  return { kind, data: gzipSync(new Uint8Array(column.buffer)).toString("base64") };
}

/** Sections by name, and which were asked for. */
function page(held: Record<string, Held>): { source: Source; asked: string[] } {
  const asked: string[] = [],
    sections = new Map(Object.entries(held).map(([name, column]) => [name, packed(column)]));
  return {
    asked,
    source: (name) => {
      asked.push(name);
      return sections.get(name) ?? null;
    },
  };
}

const CORE: Record<string, Held> = {
  ids: ["text", ["tw/2019/43-QH14", "x/1", "bac-giang/so-y-te"]],
  numbers: ["text", ["43/2019/QH14", "", ""]],
  names: ["text", ["", "Kế hoạch nhỏ", "Sở Y tế"]],
  titles: ["text", ["Giáo dục", "", ""]],
  dates: ["text", ["2019-06-14", "", ""]],
  effectives: ["text", ["2020-07-01", "", ""]],
  kinds: ["u16", [1, 2, 0]],
  issuers: ["u32", [1, 0, 0]],
  places: ["u16", [0, 0, 1]],
  years: ["u16", [2019, 2020, 0]],
  bands: ["u8", [1, 5, 6]],
  flags: ["u8", [1, 8, 2]],
  "pool-kinds": ["text", ["", "Luật", "Kế hoạch"]],
  "pool-issuers": ["text", ["", "Quốc hội"]],
  "pool-places": ["text", ["", "tinh-bac-giang"]],
  "pool-reasons": ["text", ["nothing_said"]],
  "pool-parts": ["text", [""]],
  "sources-of": ["u32+", [0, 1, 1]],
  "targets-of": ["u32", [1, 0, 2]],
  "relations-of": ["u8", [6, 0, 7]],
  "counts-of": ["u16", [1, 65535, 2]],
  "extents-of": ["u8", [0, 2, 0]],
  "since-of": ["text", ["", "2020-07-01", ""]],
  lives: ["text", [",1,1,0", ",0,0,0"]],
};
const BEHIND: Record<string, Held> = {
  sources: ["text", ["luat.txt", "", ""]],
  "mention-line": ["u32+", [0, 1, 1, 1]],
  "mention-sentence": ["u32+", [1, 2, 2, 1]],
  "mention-start": ["u16", [0, 4, 8, 1]],
  "mention-end": ["u16", [3, 6, 9, 2]],
  "mention-pinpoint": ["u32", [0, 1, 0, 0]],
  "mention-tie": ["u16", [0, 0, 0, 1]],
  "mention-cue": ["u16", [0, 0, 0, 0]],
  "mention-by": ["u32+", [0, 1, 4, 1]],
  "task-document": ["u32", [1]],
  "task-unit": ["u32", [2]],
  "task-relation": ["u8", [7]],
  "task-task": ["text", ["rà soát"]],
  "task-deadline": ["text", ["trước 30/6"]],
  "task-due": ["text", ["2020-06-30"]],
  "task-product": ["text", ["báo cáo"]],
  "task-sentence": ["u32+", [2]],
  "task-mark": ["u16", [5]],
  "task-mark_end": ["u16", [9]],
  "finding-document": ["u32+", [1]],
  "finding-other": ["u32", [3]],
  "finding-rule": ["u8", [0]],
  "finding-severity": ["u8", [2]],
  "finding-detail-vi": ["text", ["lạ"]],
  "finding-detail-en": ["text", ["odd"]],
  "finding-sentence": ["u32+", [0]],
  "pool-pinpoints": ["text", ["", "khoản 2 Điều 5"]],
  "pool-ties": ["text", ["", "open: several"]],
  "pool-ties-vi": ["text", ["", "chưa rõ"]],
  "pool-ties-en": ["text", ["", "open"]],
  "pool-cues": ["text", [""]],
  "pool-lists": ["text", ["", "dt1"]],
  "pool-rules": ["text", ["odd"]],
  "pool-severities": ["text", ["info", "notice", "warning", "error"]],
};
const SIGNS: Signs = {
  words: {},
  bands: BANDS,
  relations: RELATIONS,
  find: { kinds: [], long: {}, bodies: {} },
  title: "",
  meta: { count: 3, documents: 2, sentences: 3, chunk: 2, focus: null },
};
const open = (): Promise<Graph> => openGraph(SIGNS, page(CORE).source);

test("columns are opened as they were packed", async () => {
  const g = await open();
  assert.deepEqual(
    [g.n, g.documents, g.ids, g.names, g.since, g.lives],
    [3, 2, CORE.ids[1], CORE.names[1], CORE["since-of"][1], CORE.lives[1]],
  );
  assert.deepEqual(
    [[...g.from], [...g.to], [...g.relation], [...g.count], [...g.extent]],
    [
      [0, 1, 1],
      [1, 0, 2],
      [6, 0, 7],
      [1, 65535, 2],
      [0, 2, 0],
    ],
  );
  assert.deepEqual(
    [[...g.kinds], [...g.issuers], [...g.years], [...g.bands], [...g.flags], g.pools.kinds],
    [
      [1, 2, 0],
      [1, 0, 0],
      [2019, 2020, 0],
      [1, 5, 6],
      [1, 8, 2],
      ["", "Luật", "Kế hoạch"],
    ],
  );
});

test("lines are found from both of their ends", async () => {
  const g = await open();
  assert.deepEqual(
    [0, 1, 2].map((i) => [...linesFrom(g, i)]),
    [[0], [1, 2], []],
  );
  assert.deepEqual(
    [0, 1, 2].map((i) => [...linesTo(g, i)]),
    [[1], [0], [2]],
  );
});

test("the first drawing opens nothing of what stands behind", async () => {
  const { source, asked } = page({ ...CORE, ...BEHIND });
  await openGraph(SIGNS, source);
  assert.deepEqual(asked.sort(), Object.keys(CORE).sort());
});

test("mentions, work and findings are opened", async () => {
  const behind = await openBehind(await open(), page(BEHIND).source);
  assert.deepEqual(
    [[...behind.firstMention], [...behind.sentence], [...behind.by], [...behind.start], [...behind.end]],
    [
      [0, 1, 4, 4],
      [1, 2, 2, 1],
      [0, 1, 4, 1],
      [0, 4, 8, 1],
      [3, 6, 9, 2],
    ],
  );
  assert.deepEqual(
    [behind.sources, behind.task.task, behind.task.product, [...behind.task.markEnd], behind.finding.detail, [...behind.finding.other]],
    [["luat.txt", "", ""], ["rà soát"], ["báo cáo"], [9], { vi: ["lạ"], en: ["odd"] }, [3]],
  );
  assert.deepEqual([behind.pools.lists, behind.pools.severities[behind.finding.severity[0]]], [["", "dt1"], "warning"]);
});

test("a page without lines, work or findings is opened", async () => {
  const none = Object.fromEntries(Object.entries({ ...CORE, ...BEHIND }).map(([name, [kind]]): [string, Held] => [name, [kind, []]]));
  const { source } = page(none),
    empty = { ...SIGNS, meta: { ...SIGNS.meta, count: 0, documents: 0 } },
    g = await openGraph(empty, source),
    behind = await openBehind(g, source);
  assert.deepEqual(
    [g.n, g.from.length, [...g.firstOut], [...behind.firstMention], behind.task.document.length, behind.finding.document.length],
    [0, 0, [0], [0], 0, 0],
  );
});

test("a column that is lacking is named", async () => {
  for (const name of ["ids", "lives", "pool-kinds"]) {
    const { [name]: _, ...rest } = CORE;
    await assert.rejects(openGraph(SIGNS, page(rest).source), new RegExp(`column ${name}$`));
  }
});

test("a column kept as differences is opened as it was, where it falls too", async () => {
  const next = chance(10),
    values = Array.from({ length: 5000 }, () => Math.floor(next() * 2 ** 31));
  const g = await openGraph(SIGNS, page({ ...CORE, "sources-of": ["u32+", values] }).source);
  assert.deepEqual([...g.from], values);
});

test("texts are opened with all their letters", async () => {
  const names = ["Ủy ban 🏛 <b>&amp;</b>", "\u0000\u200b", "</script>"],
    g = await openGraph(SIGNS, page({ ...CORE, names: ["text", names] }).source);
  assert.deepEqual(g.names, names);
});

test("where each node's entries begin", () => {
  assert.deepEqual([...starts(Uint32Array.from([0, 0, 2, 3]), 5)], [0, 2, 2, 3, 4, 4]);
  assert.deepEqual([...starts(new Uint32Array(0), 2)], [0, 0, 0]);
});

const CHUNKS: Record<string, Held> = {
  "sentences-0": ["text", ["", "một"]],
  "sentences-1": ["text", ["hai", "ba"]],
  "sentences-2": ["text", ["bốn"]],
};

test("a chunk of sentences is opened once, and only when one of it is asked for", async () => {
  const { source, asked } = page(CHUNKS),
    sentences = new Sentences(source, 2);
  assert.deepEqual(asked, []);
  assert.deepEqual(await Promise.all([3, 2, 3, 2].map((place) => sentences.at(place))), ["ba", "hai", "ba", "hai"]);
  assert.equal(await sentences.at(3), "ba");
  assert.deepEqual(asked, ["sentences-1"]);
  assert.deepEqual([await sentences.at(0), await sentences.at(1), await sentences.at(4)], ["", "một", "bốn"]);
  assert.deepEqual(asked, ["sentences-1", "sentences-0", "sentences-2"]);
});

test("a sentence behind the last is empty", async () => {
  assert.equal(await new Sentences(page(CHUNKS).source, 2).at(5), "");
});

test("a node is called by its name, else by kind and number, else by its id", () => {
  const g = made(
    [
      { id: "a", kind: "Luật", number: "43/2019/QH14", name: "Luật Giáo dục" },
      { id: "b", kind: "Chỉ thị", number: "666/CT-BGDĐT", flags: DRAFT },
      { id: "c", number: "5" },
      { id: "d" },
    ],
    [{ id: "u", name: "Sở Y tế" }],
  );
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((i) => nameOf(g, i)),
    ["Luật Giáo dục", "Chỉ thị 666/CT-BGDĐT", "5", "d", "Sở Y tế"],
  );
  assert.deepEqual([nameOf(g, 1, "Dự thảo"), nameOf(g, 0, "Dự thảo")], ["Dự thảo Chỉ thị 666/CT-BGDĐT", "Luật Giáo dục"]);
  assert.deepEqual([isUnit(g, 3), isUnit(g, 4)], [false, true]);
});

test("a document's day is its date, else its year, else nothing", () => {
  const g = made([{ id: "a", date: "2020-03-05", title: "t", issuer: "Chính phủ" }, { id: "b", year: 2019 }, { id: "c" }]);
  assert.deepEqual(
    [0, 1, 2].map((i) => [dayOf(g, i), titleOf(g, i), issuerOf(g, i)]),
    [
      ["2020-03-05", "t", "Chính phủ"],
      ["2019", "", ""],
      ["", "", ""],
    ],
  );
});
