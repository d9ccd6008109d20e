// What leaves the page: pictures, tables, print, an address. In: what is drawn. Out: files, or a text in the clipboard.

import type { App } from "./app.ts";
import { around } from "./around.ts";
import { caption, FACE } from "./boxes.ts";
import { save } from "./dom.ts";
import { csv } from "./text.ts";
import { wholeSheet } from "./table.ts";
import { keyOf } from "./select.ts";

export async function saveCsv(app: App): Promise<void> {
  save(`viendan-${app.state.sheet}.csv`, new Blob([csv(await wholeSheet(app))], { type: "text/csv;charset=utf-8" }));
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");

/** The lược đồ as an SVG text: cards in bands, the chosen document between. */
export function mapSvg(app: App): string {
  const { g, chosen } = app,
    found = around(g, chosen, app.seen),
    width = 1200,
    across = 5,
    wide = 196,
    tall = 58,
    parts: string[] = [];
  let y = 16;
  const text = (x: number, at: number, size: number, ink: string, words: string, weight = "normal"): string =>
    `<text x="${x}" y="${at}" font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(words)}</text>`;
  const cards = (title: string, rows: typeof found.cites, out: boolean): void => {
    if (!rows.length) return;
    parts.push(text(16, y + 12, 13, "#57606a", title, "bold"));
    y += 22;
    for (const row of rows) {
      const sign = g.signs.bands[row.band];
      parts.push(text(16, y + 18, 12, sign.line, `${app.band(row.band)} (${row.cards.length})`, "bold"));
      row.cards.slice(0, 60).forEach((card, at) => {
        const x = 190 + (at % across) * (wide + 6),
          top = y + Math.floor(at / across) * (tall + 6),
          [first, second = ""] = caption(app, card.node).split("\n");
        const key = keyOf(g, card.lines[0]),
          ink = g.signs.relations.find((relation) => relation.key === key)!.color;
        parts.push(
          `<rect x="${x}" y="${top}" width="${wide}" height="${tall}" rx="4" fill="${sign.fill}" stroke="${sign.line}"/>`,
          text(x + 8, top + 18, 12, "#1b1f24", first, "bold"),
          text(x + 8, top + 34, 12, "#444c56", second),
          text(x + 8, top + 50, 12, ink, app.relation(key, out)),
        );
      });
      y += Math.ceil(Math.min(row.cards.length, 60) / across) * (tall + 6) + 8;
    }
  };
  cards(app.t("side.cites"), found.cites, true);
  parts.push(
    `<rect x="16" y="${y}" width="${width - 32}" height="44" rx="6" fill="#ffffff" stroke="#0b57d0" stroke-width="3"/>`,
    text(28, y + 28, 15, "#1b1f24", app.name(chosen), "bold"),
  );
  y += 60;
  cards(app.t("side.citing"), found.citing, false);
  cards(app.t("side.charges"), found.charges, true);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y + 16}" font-family="${escaped(FACE)}"><rect width="100%" height="100%" fill="#ffffff"/>${parts.join("")}</svg>`;
}

/** An SVG as PNG. */
export async function rasterized(svg: string): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(svg)))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done));
}

/** Put a text into the clipboard; false where the browser does not let the page. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
