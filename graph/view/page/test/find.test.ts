import assert from "node:assert/strict";
import { test } from "node:test";
import { find, read } from "../src/find.ts";
import { chance, idsOf, made, oneOf } from "./made.ts";

const g = made(
  [
    {
      id: "tw/2020/71-ND-CP",
      kind: "Nghị định",
      number: "71/2020/NĐ-CP",
      date: "2020-06-30",
      issuer: "Chính phủ",
      title: "Quy định lộ trình nâng trình độ chuẩn",
    },
    { id: "tw/1998/71-ND-CP", kind: "Nghị định", number: "71/1998/NĐ-CP", date: "1998-09-08", issuer: "Chính phủ" },
    { id: "tw/2017/71-TT-BTC", kind: "Thông tư", number: "71/2017/TT-BTC", date: "2017-07-13", issuer: "Bộ Tài chính" },
    {
      id: "tw/2020/666-CT-BGDDT",
      kind: "Chỉ thị",
      number: "666/CT-BGDĐT",
      date: "2020-08-24",
      issuer: "Bộ Giáo dục và Đào tạo",
      title: "nhiệm vụ năm học",
    },
    {
      id: "tw/2020/30-ND-CP",
      kind: "Nghị định",
      number: "30/2020/NĐ-CP",
      date: "2020-03-05",
      issuer: "Chính phủ",
      title: "Về công tác văn thư",
      read: true,
    },
    { id: "tw/2013/30-ND-CP", kind: "Nghị định", number: "30/2013/NĐ-CP", date: "2013-04-08", issuer: "Chính phủ" },
    { id: "tw/2017/36-TT-BGDDT", kind: "Thông tư", number: "36/2017/TT-BGDĐT", date: "2017-12-28", issuer: "Bộ Giáo dục và Đào tạo" },
    { id: "tw/2016/36-TT-BYT", kind: "Thông tư", number: "36/2016/TT-BYT", date: "2016-09-29", issuer: "Bộ Y tế" },
    { id: "tw/2019/43-QH14", kind: "Luật", number: "43/2019/QH14", name: "Luật Giáo dục", date: "2019-06-14", issuer: "Quốc hội" },
    {
      id: "tw/2018/34-QH14",
      kind: "Luật",
      number: "34/2018/QH14",
      name: "Luật Giáo dục đại học sửa đổi",
      date: "2018-11-19",
      issuer: "Quốc hội",
    },
    { id: "tw/2014/55-QH13", kind: "Luật", number: "55/2014/QH13", name: "Luật Bảo vệ môi trường", year: 2014, issuer: "Quốc hội" },
    { id: "tw/2015/91-QH13", kind: "Bộ luật", number: "91/2015/QH13", name: "Bộ luật Dân sự", year: 2015, issuer: "Quốc hội" },
    { id: "bac-giang/2020/9-CT-UBND", kind: "Chỉ thị", number: "09/CT-UBND", year: 2020, issuer: "UBND tỉnh Bắc Giang", read: true },
    { id: "secret/path/only-here", kind: "Kế hoạch", name: "Kế hoạch của UBND huyện" },
  ],
  [
    { id: "bac-giang/so-y-te", name: "Sở Y tế tỉnh Bắc Giang" },
    { id: "bac-giang/so-gd", name: "Sở Giáo dục và Đào tạo tỉnh Bắc Giang" },
    { id: "bac-giang/ubnd", name: "UBND tỉnh Bắc Giang" },
  ],
  [
    ["bac-giang/2020/9-CT-UBND", "BASED_ON", "tw/2019/43-QH14"],
    ["bac-giang/2020/9-CT-UBND", "BASED_ON", "tw/2020/71-ND-CP"],
  ],
);
const found = (text: string): string[] => idsOf(g, find(g, text));

const ONE: [string, string][] = [
  ["71/2020/NĐ-CP", "tw/2020/71-ND-CP"],
  ["nghị định số 30/2020/NĐ-CP ngày 05/3/2020", "tw/2020/30-ND-CP"],
  ["nghi dinh 30/2020/nd-cp", "tw/2020/30-ND-CP"],
  ["Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ", "tw/2020/30-ND-CP"],
  ["nghị định số 30 ngày 8/4/2013", "tw/2013/30-ND-CP"],
  ["theo nghị định số 30/2020/NĐ-CP", "tw/2020/30-ND-CP"],
  ["chi thi 666", "tw/2020/666-CT-BGDDT"],
  ["Chỉ thị số 666/CT-BGDĐT ngày 24/8/2020", "tw/2020/666-CT-BGDDT"],
  ["ct666", "tw/2020/666-CT-BGDDT"],
  ["CT 666", "tw/2020/666-CT-BGDDT"],
  ["666", "tw/2020/666-CT-BGDDT"],
  ["chi thi 9", "bac-giang/2020/9-CT-UBND"],
  ["09/CT-UBND", "bac-giang/2020/9-CT-UBND"],
  ["thong tu so 36 nam 2017", "tw/2017/36-TT-BGDDT"],
  ["tt 36/2017", "tw/2017/36-TT-BGDDT"],
  ["tt 36 bộ y tế", "tw/2016/36-TT-BYT"],
  ["tt 36 bgddt", "tw/2017/36-TT-BGDDT"],
  ["luat bvmt", "tw/2014/55-QH13"],
  ["luật bảo vệ môi trường 2014", "tw/2014/55-QH13"],
  ["luat dan su", "tw/2015/91-QH13"],
  ["bộ luật dân sự", "tw/2015/91-QH13"],
  ["văn thư", "tw/2020/30-ND-CP"],
  ["lo trinh nang trinh do", "tw/2020/71-ND-CP"],
  ["sở y tế", "bac-giang/so-y-te"],
  ["so giao duc va dao tao tinh bac giang", "bac-giang/so-gd"],
  ["sgddt bac giang", "bac-giang/so-gd"],
];
for (const [text, id] of ONE) test(`one is meant: ${text}`, () => assert.deepEqual(found(text), [id]));

const FIRST: [string, string[]][] = [
  ["nd 71", ["tw/2020/71-ND-CP", "tw/1998/71-ND-CP"]],
  ["71", ["tw/2020/71-ND-CP", "tw/1998/71-ND-CP", "tw/2017/71-TT-BTC"]],
  ["luat giao duc", ["tw/2019/43-QH14", "tw/2018/34-QH14"]],
  ["Luật Giáo dục", ["tw/2019/43-QH14", "tw/2018/34-QH14"]],
];
for (const [text, ids] of FIRST) test(`the surest and most cited come first: ${text}`, () => assert.deepEqual(found(text), ids));

test("a unit is found by its name as it is written", () => {
  assert.ok(found("UBND tỉnh Bắc Giang").includes("bac-giang/ubnd"));
  assert.ok(found("ủy ban nhân dân tỉnh Bắc Giang").includes("bac-giang/ubnd"));
});

test("nothing finds nothing", () => {
  for (const text of ["", "   ", "\n\t", "???", "“”", "/", "-", "'"]) assert.deepEqual(found(text), [], text);
});

test("what is not there is not found", () => {
  for (const text of [
    "nghị định 72",
    "nd 71/2021",
    "thông tư 666",
    "nghị định số 30/2020/NĐ-CP ngày 06/3/2020",
    "luật giáo dục 1998",
    "sở y tế hà nội",
    "xyzzy",
    "30/2020/TT-BTC",
  ])
    assert.deepEqual(found(text), [], text);
});

test("ids and paths are not searched", () => {
  for (const text of ["tw", "secret", "path", "only here", "secret/path", "nd cp tw"]) assert.deepEqual(found(text), [], text);
});

test("a whole id finds its node", () => {
  for (const id of g.ids) assert.deepEqual(found(` ${id} `), [id]);
});

test("marks and capitals make no difference", () => {
  for (const [text] of [...ONE, ...FIRST]) {
    assert.deepEqual(found(text.toUpperCase()), found(text), text);
    assert.deepEqual(found(text.normalize("NFD")), found(text), text);
    assert.deepEqual(found(`  ${text}  `), found(text), text);
  }
});

test("no more are given than are wanted", () => {
  const many = made(
    Array.from({ length: 90 }, (_, i) => ({ id: String(i), kind: "Luật", name: `Luật thử ${String.fromCharCode(97 + (i % 26))}` })),
  );
  assert.equal(find(many, "luật thử").length, 50);
  assert.equal(find(many, "luật thử", 7).length, 7);
});

test("a typed text is taken apart", () => {
  assert.deepEqual(read("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", g.signs.find), {
    kind: "Nghị định",
    serial: "30",
    year: "2020",
    letters: "ndcp",
    date: "2020-03-05",
    words: ["chinh", "phu"],
  });
  assert.deepEqual(read("ct09", g.signs.find), { kind: "Chỉ thị", serial: "9", year: "", letters: "", date: "", words: [] });
});

test("no text breaks the search", () => {
  const next = chance(9),
    pieces = [
      "nd",
      "71",
      "/",
      "-",
      "NĐ",
      "2020",
      "ngày",
      "[",
      "(",
      "\\",
      "*",
      "$&",
      "\ud800",
      "🏛",
      "\u0000",
      "năm",
      " ",
      ".",
      "999999999",
      "__proto__",
      "constructor",
      "&",
    ];
  for (let turn = 0; turn < 2000; turn++) {
    const text = Array.from({ length: 1 + Math.floor(next() * 8) }, () => oneOf(pieces, next)).join("");
    for (const i of find(g, text)) assert.ok(i >= 0 && i < g.n);
  }
});

test("a long text is searched in little time", () => {
  for (const text of ["1/".repeat(5000), "nd ".repeat(5000), "a-".repeat(5000), "1 - - ".repeat(5000), " ".repeat(20000) + "x"]) {
    const began = performance.now();
    find(g, text);
    assert.ok(performance.now() - began < 1000, text.slice(0, 20));
  }
});
