import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, mixed, readable } from "../src/color.ts";

// the colours of the legend's relations, and of the lines and fills of its bands
const RELATIONS = [
  "#0072B2",
  "#00805E",
  "#2C8FC4",
  "#3D4650",
  "#5B4EA6",
  "#5F6670",
  "#7A3E9D",
  "#8A8F98",
  "#9A6700",
  "#AA3377",
  "#C2210F",
  "#D55E00",
];
const LINES = [
  "#005A91",
  "#00775A",
  "#222222",
  "#2A7FB0",
  "#35558F",
  "#3B7F93",
  "#5D5D86",
  "#707070",
  "#7A648A",
  "#7A7200",
  "#80607A",
  "#966800",
  "#A03070",
  "#AA3377",
  "#B84A00",
];
const FILLS = [
  "#f5e1ec",
  "#e6e6e6",
  "#fde3d3",
  "#fdf0cf",
  "#fbf8cf",
  "#d5f0e7",
  "#dff0fb",
  "#d3e3f2",
  "#dbe2f1",
  "#e2f1f5",
  "#e9e9f2",
  "#efeaf2",
  "#f0f0f0",
  "#fff3f9",
  "#f8f5f7",
];
// the page's card, its ground, and the soft ground of panel, filters and heads of tables
const THEMES: Record<string, string[]> = { light: ["#ffffff", "#ffffff", "#f5f7f9"], dark: ["#1b2027", "#14181d", "#20262e"] };
const TEXT = 4.5;

test("contrast is that of WCAG", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#777777"), 1);
  assert.ok(Math.abs(contrast("#767676", "#ffffff") - 4.54) < 0.01);
  assert.equal(contrast("#123456", "#fedcba"), contrast("#fedcba", "#123456"));
});

for (const [theme, [card, ...grounds]] of Object.entries(THEMES)) {
  test(`${theme}: a colour made for a card is read on it and on every ground of the page`, () => {
    for (const color of [...RELATIONS, ...LINES])
      for (const ground of [card, ...grounds])
        assert.ok(contrast(readable(color, card), ground) >= TEXT, `${color} on ${ground}: ${contrast(readable(color, card), ground)}`);
  });
}

test("any colour is read on any ground", () => {
  const tones = ["00", "40", "80", "b0", "ff"],
    all = tones.flatMap((r) => tones.flatMap((g) => tones.map((b) => `#${r}${g}${b}`)));
  for (const color of all.slice(0, 60))
    for (const ground of all) assert.ok(contrast(readable(color, ground, TEXT), ground) >= TEXT, `${color} on ${ground}`);
});

test("a colour that suffices stays", () => {
  for (const color of ["#222222", "#0050a0"]) assert.equal(readable(color, "#ffffff"), color);
});

test("a box's words are read on its fill", () => {
  for (const fill of FILLS) assert.ok(contrast("#1b1f24", fill) >= 7, fill);
  for (const line of LINES) assert.ok(contrast("#f2f4f7", mixed(line, "#14181d", 0.72)) >= 7, line);
});

test("colours are mixed by a share", () => {
  assert.equal(mixed("#000000", "#ffffff", 0), "#000000");
  assert.equal(mixed("#000000", "#ffffff", 1), "#ffffff");
  assert.equal(mixed("#000000", "#ff8000", 0.5), "#804000");
});
