"use strict";
// What the page knows: cards (nodes), lines (edges), and the signs they are shown by. Reads the JSON once; draws nothing.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const DATA = read("data");
const MANY = 1500; // above so many nodes, lines are drawn for the selection only

const cards = new Map(DATA.cards.map((card) => [card.id, card]));
const lines = new Map(DATA.lines.map((line) => [line.id, line]));
const signs = new Map(DATA.relations.map((sign) => [sign.key, sign]));
const bands = new Map(DATA.bands.map((band) => [band.index, band]));
const large = cards.size > MANY;

const leaving = gather("from");
const arriving = gather("to");

// What the person has chosen; only main.js and the filters change it.
const state = { node: null, line: null, near: null, relations: new Set(signs.keys()), bands: new Set(shownFirst()) };

function gather(end) {
  const found = new Map(DATA.cards.map((card) => [card.id, []]));
  for (const line of DATA.lines) found.get(line[end]).push(line);
  return found;
}

/** The bands shown at first: all but the one folded away, unless nothing else is there. */
function shownFirst() {
  const open = DATA.bands.filter((band) => !band.aside);
  return (open.length ? open : DATA.bands).map((band) => band.index);
}

const cardPasses = (card) => state.bands.has(card.band);
const relationPasses = (line) => state.relations.has(line.relation);
const linePasses = (line) => relationPasses(line)
  && cardPasses(cards.get(line.from)) && cardPasses(cards.get(line.to));

/** Fold a text for searching: no diacritics, no case. One letter in gives at most one letter out. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/** Return the nodes and lines next to a node. */
function beside(id) {
  const found = [...leaving.get(id), ...arriving.get(id)].filter(linePasses);
  return { nodes: new Set([id, ...found.flatMap((line) => [line.from, line.to])]), lines: new Set(found.map((line) => line.id)) };
}

/** Return all nodes that parent relations lead to from a node: upwards its parents, downwards what rests on it. */
function chain(id, upwards) {
  const [next, end] = upwards ? [leaving, "to"] : [arriving, "from"];
  const found = { nodes: new Set([id]), lines: new Set() };
  for (const node of found.nodes) { // a Set is walked over what is added on the way
    for (const line of next.get(node)) {
      if (!signs.get(line.relation).parent || !linePasses(line)) continue;
      found.lines.add(line.id);
      found.nodes.add(line[end]);
    }
  }
  return found;
}

/** Make an element; texts go in as text, never as markup. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function picture(width, shape) {
  const svg = drawn("svg", { width, height: 14, viewBox: `0 0 ${width} 14`, "aria-hidden": "true" });
  svg.append(shape);
  return svg;
}

/** The line of a relation, dashed as on the canvas. */
function lineSign(sign) {
  const dashes = sign.dashes.join(" ");
  return picture(30, drawn("line", { x1: 1, x2: 29, y1: 7, y2: 7, stroke: sign.color, "stroke-width": 2.5, "stroke-dasharray": dashes }));
}

/** A box as documents have, or the ellipse of a unit. */
function nodeSign(band, { unit = false, thick = false } = {}) {
  const style = { fill: band.fill, stroke: band.line, "stroke-width": thick ? 3 : 1.3 };
  const shape = unit
    ? drawn("ellipse", { cx: 12, cy: 7, rx: 10.5, ry: 5.8, ...style })
    : drawn("rect", { x: 2, y: 2, width: 20, height: 10, rx: 1.5, ...style });
  return picture(24, shape);
}

const number = (value) => value.toLocaleString("vi");
