import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, COLUMN, type Layout, route, ROW } from "../src/arrange.ts";
import { chance, oneOf } from "./made.ts";

const WIDE = COLUMN - 24,
  TALL = 40; // of a box as it is drawn, at most
const BOX = { x: WIDE / 2, y: TALL / 2 };

interface Drawn {
  bands: Map<number, number>;
  links: [number, number][];
  columns: number;
  layout: Layout;
  name: string;
}

/** A picture by chance: so many nodes in so many bands, linked at random. */
function drawn(seed: number, count: number, bandCount: number, columns: number, linkCount = count * 2): Drawn {
  const next = chance(seed),
    nodes = Array.from({ length: count }, (_, i) => i * 3 + 1),
    bands = new Map(nodes.map((node) => [node, Math.floor(next() ** 2 * bandCount) * 2]));
  const links = Array.from({ length: linkCount }, (): [number, number] => [oneOf(nodes, next), oneOf(nodes, next)]).filter(
    ([a, b]) => a !== b,
  );
  return {
    bands,
    links,
    columns,
    layout: arrange(bands, links, columns),
    name: `seed ${seed}: ${count} nodes, ${bandCount} bands, ${columns} columns`,
  };
}

const PICTURES = [
  [1, 1],
  [2, 2],
  [7, 3],
  [20, 1],
  [40, 5],
  [90, 8],
  [160, 13],
].flatMap(([count, bands], nth) => [1, 2, 5, 8].map((columns) => drawn(nth * 10 + columns, count, bands, columns)));
const GRIDS = [...PICTURES, ...Array.from({ length: 30 }, (_, seed) => drawn(100 + seed, 60, 1 + (seed % 9), 1 + (seed % 7)))];

test("no box stands on another", () => {
  for (const { layout, name } of GRIDS) {
    const places = [...layout.places.values()];
    for (let a = 0; a < places.length; a++)
      for (let b = 0; b < a; b++) {
        assert.ok(Math.abs(places[a].x - places[b].x) >= WIDE || Math.abs(places[a].y - places[b].y) >= TALL, name);
      }
  }
});

test("every node has a place inside the picture and its band's strip", () => {
  for (const { bands, layout, name } of GRIDS) {
    assert.equal(layout.places.size, bands.size);
    for (const [node, { x, y }] of layout.places) {
      const strip = layout.strips.find((each) => each.band === bands.get(node))!;
      assert.ok(x - BOX.x >= 0 && x + BOX.x <= layout.width && y - BOX.y >= 0 && y + BOX.y <= layout.height, name);
      assert.ok(y - BOX.y >= strip.top && y + BOX.y <= strip.bottom, name);
    }
  }
});

test("a higher band stands higher", () => {
  for (const { bands, layout, name } of GRIDS) {
    for (const [a, one] of layout.places)
      for (const [b, other] of layout.places) if (bands.get(a)! < bands.get(b)!) assert.ok(one.y + BOX.y < other.y - BOX.y, name);
    assert.deepEqual(
      layout.strips.map((strip) => strip.band),
      [...new Set(bands.values())].sort((a, b) => a - b),
    );
    layout.strips.forEach((strip, nth) => assert.equal(strip.top, nth ? layout.strips[nth - 1].bottom : 0));
  }
});

test("the same graph has the same places, in whichever order its nodes come", () => {
  for (const { bands, links, columns, layout } of GRIDS.slice(0, 20))
    assert.deepEqual(arrange(new Map([...bands].reverse()), links, columns).places, layout.places);
});

/** Whether a level or upright piece of a line runs through a box. */
function crosses([x1, y1]: [number, number], [x2, y2]: [number, number], x: number, y: number): boolean {
  return Math.max(x1, x2) > x - BOX.x && Math.min(x1, x2) < x + BOX.x && Math.max(y1, y2) > y - BOX.y && Math.min(y1, y2) < y + BOX.y;
}

test("no line runs through a box", () => {
  for (const { layout, name } of GRIDS) {
    const nodes = [...layout.places.keys()].slice(0, 50);
    for (const from of nodes)
      for (const to of nodes) {
        if (from === to) continue;
        const way = route(layout, from, to, from * 31 + to);
        for (let piece = 1; piece < way.length; piece++)
          for (const { x, y } of layout.places.values())
            if (crosses(way[piece - 1], way[piece], x, y))
              assert.fail(`${name}: ${from} to ${to}, piece ${piece} of ${JSON.stringify(way)} through the box at ${x}, ${y}`);
      }
  }
});

test("a line goes upright and level only, from the edge of its box to the edge of the other", () => {
  for (const { layout, links, name } of GRIDS)
    for (const [nth, [from, to]] of links.entries()) {
      const way = route(layout, from, to, nth),
        a = layout.places.get(from)!,
        b = layout.places.get(to)!,
        [start, end] = [way[0], way[way.length - 1]];
      for (let piece = 1; piece < way.length; piece++)
        assert.ok(way[piece][0] === way[piece - 1][0] || way[piece][1] === way[piece - 1][1], name);
      for (const [place, corner] of [
        [a, start],
        [b, end],
      ] as const)
        assert.ok(Math.abs(corner[0] - place.x) < BOX.x && Math.abs(Math.abs(corner[1] - place.y) - TALL / 2) <= ROW / 2 - TALL / 2, name);
      assert.ok(
        way.every(([x, y]) => x >= -8 && x <= layout.width + 8 && y >= -ROW && y <= layout.height),
        name,
      );
    }
});

test("a line comes in from the side that faces where it comes from", () => {
  const bands = new Map([
      [1, 0],
      [2, 1],
      [3, 2],
    ]),
    layout = arrange(bands, [[3, 1]], 3),
    y = (node: number): number => layout.places.get(node)!.y;
  const up = route(layout, 3, 1, 0),
    down = route(layout, 1, 3, 0);
  assert.ok(up[0][1] < y(3) && up[up.length - 1][1] > y(1));
  assert.ok(down[0][1] > y(1) && down[down.length - 1][1] < y(3));
});

test("linked nodes stand near one another", () => {
  const bands = new Map<number, number>(),
    links: [number, number][] = [];
  for (let i = 0; i < 6; i++) {
    bands.set(i, 0).set(10 + i, 1);
    links.push([i, 10 + ((i * 5) % 6)]);
  }
  const { places } = arrange(bands, links, 6);
  for (const [a, b] of links) assert.equal(places.get(a)!.x, places.get(b)!.x);
});

test("nothing makes an empty picture", () => {
  assert.deepEqual(arrange(new Map(), [], 4), { places: new Map(), strips: [], width: 4 * COLUMN, height: 0 });
});

test("links to what is not drawn do no harm", () => {
  const bands = new Map([
    [1, 0],
    [2, 1],
  ]);
  assert.deepEqual(
    arrange(
      bands,
      [
        [1, 99],
        [99, 2],
        [1, 2],
      ],
      3,
    ).places,
    arrange(bands, [[1, 2]], 3).places,
  );
});
