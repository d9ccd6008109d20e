// Up to 400 nodes as boxes with lines: vis-network draws. In: the app, an element. Out: a picture that is as large as it must be to be read; the element scrolls.

import type { App } from "./app.ts";
import { arrange, COLUMN, type Layout, route } from "./arrange.ts";
import { chain } from "./around.ts";
import { mixed } from "./color.ts";
import { isUnit, LOADED } from "./data.ts";
import { h } from "./dom.ts";

export const MOST = 400;
const NAMES = 128; // pixels on the left, for the names of bands

interface Network {
  setSize(width: string, height: string): void;
  setData(data: unknown): void;
  on(event: string, act: (event: never) => void): void;
  moveTo(to: unknown): void;
  redraw(): void;
  destroy(): void;
  selectNodes(ids: number[]): void;
  canvas: { frame: { canvas: HTMLCanvasElement } };
}
declare const vis: { Network: new (into: HTMLElement, data: unknown, options: unknown) => Network };

interface Lit {
  nodes: Set<number>;
  lines: Set<number>;
}

export class Boxes {
  private network: Network | null = null;
  private readonly frame = h("div", { class: "frame" });
  private layout: Layout | null = null;

  constructor(
    private readonly app: App,
    private readonly into: HTMLElement,
  ) {}

  /** Draw the nodes that are seen. */
  draw(nodes: number[], lines: number[]): void {
    const { app } = this,
      { g } = app,
      bands = new Map(nodes.map((node) => [node, g.bands[node]]));
    const columns = Math.max(1, Math.floor((this.into.clientWidth - NAMES - 20) / COLUMN));
    const layout = (this.layout = arrange(
      bands,
      lines.map((line) => [g.from[line], g.to[line]]),
      columns,
    ));
    const width = layout.width + NAMES,
      height = layout.height + 10,
      near = this.lit(lines);
    this.frame.style.cssText = `width:${width}px;height:${height}px`;
    const canvas = h("div", { class: "canvas", "aria-hidden": true });
    const names = layout.strips.map((strip) => {
      const sign = g.signs.bands[strip.band];
      return h(
        "div",
        { class: "strip", style: `top:${strip.top}px;height:${strip.bottom - strip.top}px;--line:${app.ink(sign.line)}` },
        app.band(strip.band),
      );
    });
    this.frame.replaceChildren(...names, canvas, this.buttons(nodes));
    this.into.replaceChildren(this.frame);
    this.network?.destroy();
    this.network = new vis.Network(canvas, { nodes: nodes.map((node) => this.box(node, layout, near)), edges: [] }, OPTIONS);
    this.network.on("beforeDrawing", ((pen: CanvasRenderingContext2D) => this.lines(pen, lines, near)) as never);
    this.network.moveTo({ position: { x: width / 2, y: height / 2 }, scale: 1, animation: false });
    this.network.on("click", ((event: { nodes: number[] }) =>
      event.nodes.length ? app.choose(event.nodes[0]) : app.state.doc && app.go({ doc: "", chain: "" })) as never);
  }

  /** The nodes and lines that are lit: those of the chain, or next to the chosen document; null where none is chosen. */
  private lit(lines: number[]): Lit | null {
    const { app } = this,
      { g, chosen } = app;
    if (chosen < 0) return null;
    const steps = app.state.chain ? chain(g, chosen, app.state.chain) : [];
    const kept = app.state.chain
      ? new Set(steps.map((step) => step.line))
      : new Set(lines.filter((line) => g.from[line] === chosen || g.to[line] === chosen));
    const nodes = new Set([chosen, ...[...kept].flatMap((line) => [g.from[line], g.to[line]])]);
    return { nodes, lines: kept };
  }

  private box(node: number, layout: Layout, near: Lit | null): unknown {
    const { app } = this,
      { g } = app,
      sign = g.signs.bands[g.bands[node]],
      place = layout.places.get(node)!,
      dim = near && !near.nodes.has(node);
    const fill = dim ? app.ground : app.dark ? mixed(sign.line, "#14181d", 0.72) : sign.fill,
      border = dim ? (app.dark ? "#3a424d" : "#d3d9e0") : app.ink(sign.line);
    return {
      id: node,
      label: caption(app, node),
      x: place.x + NAMES,
      y: place.y,
      shape: "box",
      shapeProperties: { borderRadius: isUnit(g, node) ? 16 : 4 },
      borderWidth: node === app.chosen ? 3 : g.flags[node] & LOADED ? 2 : 1,
      color: { background: fill, border, highlight: { background: fill, border } },
      font: { size: 12, color: dim ? (app.dark ? "#b3bcc7" : "#515a64") : app.dark ? "#f2f4f7" : "#1b1f24", face: FACE },
    };
  }

  /** Draw lines between the boxes: up and down beside the columns, across between the rows, so that none runs through a box. */
  private lines(pen: CanvasRenderingContext2D, lines: number[], near: Lit | null): void {
    const { app } = this,
      { g } = app,
      lit = (line: number): boolean => !!near?.lines.has(line),
      words = near && near.lines.size <= 60;
    for (const line of [...lines.filter((each) => !lit(each)), ...lines.filter(lit)]) {
      const way = route(this.layout!, g.from[line], g.to[line], line),
        sign = g.signs.relations[g.relation[line]],
        ink = app.ink(sign.color);
      pen.globalAlpha = lit(line) ? 1 : near ? 0.05 : 0.25;
      pen.strokeStyle = pen.fillStyle = ink;
      pen.lineWidth = lit(line) ? 2 : 1;
      pen.setLineDash(sign.dash);
      pen.beginPath();
      way.forEach(([x, y], at) => (at ? pen.lineTo(x + NAMES, y) : pen.moveTo(x + NAMES, y)));
      pen.stroke();
      pen.setLineDash([]);
      const [x, y] = way[way.length - 1],
        up = way[way.length - 2][1] > y ? 1 : -1;
      pen.beginPath();
      pen.moveTo(x + NAMES, y);
      pen.lineTo(x + NAMES - 4, y + 7 * up);
      pen.lineTo(x + NAMES + 4, y + 7 * up);
      pen.fill();
      if (lit(line) && words)
        this.word(
          pen,
          app.relation(sign.key, true),
          ink,
          g.from[line] === app.chosen || app.state.chain === "up" ? way[way.length - 2] : way[1],
        );
    }
    pen.globalAlpha = 1;
  }

  private word(pen: CanvasRenderingContext2D, word: string, ink: string, [x, y]: [number, number]): void {
    pen.font = `600 11px ${FACE}`;
    const wide = pen.measureText(word).width + 6;
    pen.fillStyle = this.app.ground;
    pen.fillRect(x + NAMES + 4, y - 7, wide, 14);
    pen.fillStyle = ink;
    pen.textAlign = "left";
    pen.textBaseline = "alphabetic";
    pen.fillText(word, x + NAMES + 7, y + 4);
  }

  /** What is drawn, for keyboards and those who hear the page: a button a box, in the order of the picture. */
  private buttons(nodes: number[]): HTMLElement {
    const places = this.layout!.places,
      order = [...nodes].sort((a, b) => places.get(a)!.y - places.get(b)!.y || places.get(a)!.x - places.get(b)!.x);
    const first = this.app.chosen >= 0 && nodes.includes(this.app.chosen) ? this.app.chosen : order[0];
    const made = order.map((node) => {
      const { x, y } = places.get(node)!;
      return h("button", {
        type: "button",
        class: "over",
        "data-node": node,
        tabindex: node === first ? 0 : -1,
        "aria-label": `${this.app.band(this.app.g.bands[node])}: ${this.app.name(node)}`,
        style: `left:${x + NAMES - COLUMN / 2 + 6}px;top:${y - 24}px;width:${COLUMN - 12}px`,
        onclick: () => this.app.choose(node),
        onkeydown: (event: KeyboardEvent) => this.move(event, node, order),
      });
    });
    return h("div", { class: "overs", role: "group", "aria-label": this.app.t("whole.boxes") }, ...made);
  }

  private move(event: KeyboardEvent, from: number, order: number[]): void {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = this.layout!.places.get(from)!;
    let best = -1,
      least = Infinity;
    for (const node of order) {
      const place = this.layout!.places.get(node)!,
        dx = place.x - at.x,
        dy = place.y - at.y,
        along = dx * step[0] + dy * step[1],
        aside = Math.abs(dx * step[1]) + Math.abs(dy * step[0]);
      if (node !== from && along > 1 && along + aside * 2 < least) {
        least = along + aside * 2;
        best = node;
      }
    }
    if (best >= 0) this.frame.querySelector<HTMLElement>(`.over[data-node="${best}"]`)?.focus();
  }

  /** The picture as PNG. */
  png(): Promise<Blob | null> {
    const canvas = this.network?.canvas.frame.canvas;
    return new Promise((done) => (canvas ? canvas.toBlob(done) : done(null)));
  }

  /** Boxes, lines and names, as SVG takes them. */
  get drawn(): { layout: Layout; names: number } | null {
    return this.layout && { layout: this.layout, names: NAMES };
  }
}

export const FACE = "system-ui, 'Noto Sans', 'Segoe UI', sans-serif";
const OPTIONS = {
  autoResize: false,
  physics: false,
  layout: { improvedLayout: false },
  interaction: { dragNodes: false, dragView: false, zoomView: false, hover: false, selectConnectedEdges: false },
  nodes: { margin: 4, widthConstraint: { minimum: COLUMN - 42, maximum: COLUMN - 30 }, heightConstraint: { minimum: 26 } },
};

/** The few words that fit in a box: two lines. */
export function caption(app: App, node: number, width = 18): string {
  const { g } = app,
    number = g.numbers[node];
  const cut = (text: string): string => (text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`);
  if (isUnit(g, node) || !number) {
    const rows = [""];
    for (const word of app.name(node).split(" "))
      `${rows[rows.length - 1]} ${word}`.trim().length <= width
        ? (rows[rows.length - 1] = `${rows[rows.length - 1]} ${word}`.trim())
        : rows.push(word);
    return rows.length > 2 ? `${cut(rows[0])}\n${rows[1].slice(0, width - 2)} …` : rows.map(cut).join("\n");
  }
  const plain = app.name(node).includes(number),
    under = plain ? [g.pools.kinds[g.kinds[node]], g.years[node] || ""].filter(Boolean).join(" · ") : app.name(node);
  return `${cut(number)}\n${cut(under)}`;
}
