import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, csv, fold, marked } from "../src/text.ts";

test("folded letters have no marks and are small", () => {
  for (const [text, folded] of [
    ["Nghị định", "nghi dinh"],
    ["ĐỘ Đường", "do duong"],
    ["Ủy ban", "uy ban"],
    ["Thừa Thiên – Huế", "thua thien – hue"],
    ["71/2020/NĐ-CP", "71/2020/nd-cp"],
    ["", ""],
  ]) {
    assert.equal(fold(text), folded);
    assert.equal(fold(text.normalize("NFD")), folded);
    assert.equal(fold(fold(text)), folded);
  }
});

test("a sentence is marked where its offsets say, in characters", () => {
  assert.deepEqual(marked("Căn cứ Luật Giáo dục;", 7, 20), ["Căn cứ ", "Luật Giáo dục", ";"]);
  assert.deepEqual(marked("𝒜 𝒷 Luật 🏛 nhà", 4, 8), ["𝒜 𝒷 ", "Luật", " 🏛 nhà"]);
  assert.deepEqual(marked("Luật", 0, 0), ["", "", "Luật"]);
  assert.deepEqual(marked("Luật", 2, 99), ["Lu", "ật", ""]);
});

test("the three parts of a sentence are the sentence", () => {
  for (const sentence of ["", "theo Nghị định 71", "🏛a🏛b🏛", "a\ud800b"])
    for (let start = 0; start <= 8; start++)
      for (let end = start; end <= 8; end++) assert.equal(marked(sentence, start, end).join(""), sentence);
});

test("a cell of a CSV file is never a formula", () => {
  for (const text of ["=1+1", "+84 24", "-x", "@SUM(A1)", "\tx", "\r=1"]) assert.match(cell(text), /^"?'/);
  for (const text of [-3, 7, 0.5, "-3", "-3.25"]) assert.equal(cell(text), String(text));
  assert.equal(cell("71/2020/NĐ-CP"), "71/2020/NĐ-CP");
});

test("a cell is quoted where it must be", () => {
  assert.equal(cell('a "b", c'), '"a ""b"", c"');
  assert.equal(cell("a\nb"), '"a\nb"');
  assert.equal(cell('=HYPERLINK("x"),1'), `"'=HYPERLINK(""x""),1"`);
});

test("rows become lines that spreadsheets open", () => {
  assert.equal(
    csv([
      ["tên", "số"],
      ["Luật, A", 2],
    ]),
    '\ufefftên,số\r\n"Luật, A",2\r\n',
  );
});
