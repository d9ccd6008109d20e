// Where boxes stand: one band a legal rank, the highest on top. In: nodes with their bands, lines, how many columns there is room for. Out: a place for each node.
// The same graph always gives the same places. In a band a node stands near the nodes that it is linked to, so that few lines cross.

export const COLUMN = 172,
  ROW = 62,
  GAP = 26;
const SWEEPS = 8;

export interface Place {
  x: number;
  y: number;
}
export interface Strip {
  band: number;
  top: number;
  bottom: number;
}
export interface Layout {
  places: Map<number, Place>;
  strips: Strip[];
  width: number;
  height: number;
}

/** Place nodes; `links` are pairs of them. */
export function arrange(bands: Map<number, number>, links: [number, number][], columns: number): Layout {
  const rows = ordered(bands, beside(bands, links)),
    places = new Map<number, Place>(),
    strips: Strip[] = [];
  let top = 0;
  for (const [band, row] of rows) {
    const lines = Math.ceil(row.length / columns),
      height = lines * ROW + GAP,
      used = Math.ceil(row.length / lines);
    row.forEach((node, at) =>
      places.set(node, {
        x: (Math.floor(at / lines) + Math.floor((columns - used) / 2) + 0.5) * COLUMN,
        y: top + GAP + ((at % lines) + 0.5) * ROW - GAP / 4,
      }),
    );
    strips.push({ band, top, bottom: top + height });
    top += height;
  }
  return { places, strips, width: columns * COLUMN, height: top };
}

const HALF = 21; // of a box's height

/** The corners of a line from one box to another: out at the side that faces the other, across between two rows, along beside a column, in. */
export function route(layout: Layout, from: number, to: number, nth: number): [number, number][] {
  const a = layout.places.get(from)!,
    b = layout.places.get(to)!,
    up = b.y < a.y,
    level = Math.abs(a.y - b.y) < 1,
    spread = ((nth * 7) % 15) - 7;
  const out = a.y + (up || level ? -1 : 1) * (ROW / 2),
    into = b.y + (up || level ? -1 : 1) * (up ? -1 : level ? 1 : -1) * (ROW / 2);
  const start: [number, number] = [a.x + spread, a.y + (up || level ? -HALF : HALF)],
    end: [number, number] = [b.x + spread, b.y + (level ? -HALF : up ? HALF : -HALF)];
  if (level) return [start, [start[0], out], [end[0], out], end];
  if (Math.abs(out - into) < 1) return [start, [start[0], out], [end[0], out], end];
  const lane = b.x + (a.x <= b.x ? -1 : 1) * (COLUMN / 2) + spread;
  return [start, [start[0], out], [lane, out], [lane, into], [end[0], into], end];
}

function beside(bands: Map<number, number>, links: [number, number][]): Map<number, number[]> {
  const found = new Map<number, number[]>([...bands.keys()].map((node) => [node, []]));
  for (const [a, b] of links) {
    found.get(a)?.push(b);
    found.get(b)?.push(a);
  }
  return found;
}

function ordered(bands: Map<number, number>, near: Map<number, number[]>): Map<number, number[]> {
  const rows = new Map<number, number[]>([...new Set(bands.values())].sort((a, b) => a - b).map((band) => [band, []]));
  for (const node of [...bands.keys()].sort((a, b) => a - b)) rows.get(bands.get(node)!)!.push(node);
  const share = new Map<number, number>(),
    spread = (row: number[]): void => row.forEach((node, at) => share.set(node, (at + 0.5) / row.length));
  rows.forEach(spread);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const band of sweep % 2 ? [...rows.keys()].reverse() : [...rows.keys()]) {
      const row = rows.get(band)!,
        middle = new Map(row.map((node) => [node, barycentre(node, near, share)]));
      row.sort((a, b) => middle.get(a)! - middle.get(b)! || a - b);
      spread(row);
    }
  }
  return rows;
}

function barycentre(node: number, near: Map<number, number[]>, share: Map<number, number>): number {
  const others = (near.get(node) ?? []).filter((other) => share.has(other));
  return others.length ? others.reduce((sum, other) => sum + share.get(other)!, 0) / others.length : share.get(node)!;
}
