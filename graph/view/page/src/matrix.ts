// The whole graph as rank × year: a square a document, the most cited named, units as counts. In: the app, an element. Out: a canvas that is zoomed and dragged,
// and a cursor for the keyboard.

import { select as pick } from "d3-selection";
import { zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from "d3-zoom";
import type { App } from "./app.ts";
import { FACE } from "./boxes.ts";
import { isUnit } from "./data.ts";
import { bdi, h } from "./dom.ts";
import { index } from "./find.ts";

const LEFT = 132,
  TOP = 8,
  AXIS = 24,
  HUBS = 14;

interface Cell {
  band: number;
  year: number;
  nodes: number[];
}

export class Matrix {
  private readonly canvas = h("canvas", { "aria-hidden": true });
  private readonly tip = h("div", { class: "tip", hidden: true });
  private readonly frame: HTMLElement;
  private readonly zooming: ZoomBehavior<HTMLCanvasElement, unknown>;
  private transform: ZoomTransform = zoomIdentity;
  private cells = new Map<number, Cell>();
  private bands: number[] = [];
  private years: [number, number] = [0, 0];
  private tops: number[] = [];
  private heights: number[] = [];
  private sizes: number[] = [];
  private at: [number, number] = [0, 0];
  private width = 0;
  private height = 0;
  private first: { node: number; nth: number; cell: Cell }[] = [];
  private waiting = false;
  private counts: [number, number][] = [];

  constructor(
    private readonly app: App,
    private readonly into: HTMLElement,
    private readonly show: (nodes: number[], title: string) => void,
  ) {
    this.frame = h(
      "div",
      {
        class: "matrix",
        tabindex: 0,
        role: "application",
        "aria-roledescription": app.t("whole.matrix"),
        "aria-label": app.t("whole.matrix_help"),
        onkeydown: (event: KeyboardEvent) => this.key(event),
        onblur: () => (this.tip.hidden = true),
        onfocus: () => this.speak(),
      },
      this.canvas,
      this.tip,
    );
    this.zooming = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([1, 60])
      .on("zoom", (event: { transform: ZoomTransform }) => {
        this.transform = event.transform;
        this.later();
      });
    pick(this.canvas).call(this.zooming).on("dblclick.zoom", null);
    this.canvas.addEventListener("mousemove", (event) => this.hover(event));
    this.canvas.addEventListener("mouseleave", () => (this.tip.hidden = true));
    this.canvas.addEventListener("click", (event) => this.click(event));
  }

  /** Take the documents that are seen and draw them. */
  draw(nodes: number[]): void {
    if (!this.frame.isConnected) this.into.replaceChildren(this.frame);
    this.frame.setAttribute("aria-label", this.app.t("whole.matrix_help"));
    this.lay(nodes);
    this.paint();
  }

  fit(): void {
    pick(this.canvas).call(this.zooming.transform, zoomIdentity);
  }

  private lay(nodes: number[]): void {
    const { g } = this.app,
      documents = nodes.filter((i) => !isUnit(g, i));
    this.width = this.into.clientWidth;
    this.height = Math.max(420, this.into.clientHeight - 4);
    const scale = devicePixelRatio || 1;
    this.canvas.width = this.width * scale;
    this.canvas.height = this.height * scale;
    this.canvas.style.cssText = `width:${this.width}px;height:${this.height}px`;
    this.zooming
      .translateExtent([
        [0, 0],
        [this.width, this.height],
      ])
      .extent([
        [0, 0],
        [this.width, this.height],
      ]);
    let last = 0;
    const years: number[] = [];
    for (const i of documents)
      if (g.years[i]) {
        years.push(g.years[i]);
        last = Math.max(last, g.years[i]);
      }
    years.sort((a, b) => a - b);
    // the first columns hold what is older than most: one year in fifty documents is drawn alone
    const first = years.length ? Math.max(years[Math.floor(years.length / 50)], last - 45) : 0;
    this.years = [first, last];
    this.cells.clear();
    this.counts = [];
    for (const i of documents) this.cell(g.bands[i], this.column(g.years[i])).nodes.push(i);
    const units = new Map<number, number>();
    for (const i of nodes) if (isUnit(g, i)) units.set(g.bands[i], (units.get(g.bands[i]) ?? 0) + 1);
    this.counts = [...units].sort((a, b) => a[0] - b[0]);
    this.bands = [...new Set(documents.map((i) => g.bands[i]))].sort((a, b) => a - b);
    this.measure();
    this.hub();
  }

  /** A year's column: 0 where it is not known, 1 for all before the first. */
  private column(year: number): number {
    return !year ? 0 : year < this.years[0] ? 1 : year - this.years[0] + 2;
  }

  private get columns(): number {
    return this.years[1] - this.years[0] + 3;
  }

  private cell(band: number, column: number): Cell {
    const key = band * 10_000 + column;
    let held = this.cells.get(key);
    if (!held) this.cells.set(key, (held = { band, year: column, nodes: [] }));
    return held;
  }

  /** The most cited of the documents that are seen, which are named where there is room. */
  private hub(): void {
    const { cited } = index(this.app.g),
      found: { node: number; nth: number; cell: Cell }[] = [];
    for (const cell of this.cells.values()) cell.nodes.forEach((node, nth) => cited[node] > 1 && found.push({ node, nth, cell }));
    this.first = found.sort((a, b) => cited[b.node] - cited[a.node] || a.node - b.node).slice(0, 400);
  }

  private measure(): void {
    const most = this.bands.map((band) =>
      Math.max(...[...this.cells.values()].filter((cell) => cell.band === band).map((cell) => cell.nodes.length)),
    );
    const weights = most.map((count) => Math.sqrt(count) + 3),
      all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const room = this.height - TOP - AXIS - (this.counts.length ? 26 : 0),
      wide = this.cellWidth - 2;
    this.heights = weights.map((weight) => (weight / all) * room);
    this.tops = this.heights.map((_, at) => TOP + this.heights.slice(0, at).reduce((sum, height) => sum + height, 0));
    this.sizes = most.map((count, at) => {
      let size = 12;
      while (size > 0.5 && Math.ceil(count / Math.max(1, Math.floor(wide / size))) * size > this.heights[at] - 4) size *= 0.93;
      return size;
    });
  }

  private get cellWidth(): number {
    return (this.width - LEFT - 6) / this.columns;
  }

  private later(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.paint();
    });
  }

  private place(cell: Cell, nth: number, row = this.bands.indexOf(cell.band)): [number, number, number] {
    const size = this.sizes[row],
      across = Math.max(1, Math.floor((this.cellWidth - 2) / size));
    return [
      LEFT + cell.year * this.cellWidth + (nth % across) * size,
      this.tops[row] + this.heights[row] - 2 - (Math.floor(nth / across) + 1) * size,
      size,
    ];
  }

  private paint(): void {
    const { app } = this,
      { g } = app,
      pen = this.canvas.getContext("2d")!,
      scale = devicePixelRatio || 1,
      { x, y, k } = this.transform;
    const ink = getComputedStyle(document.documentElement),
      text = ink.getPropertyValue("--ink").trim(),
      ground = ink.getPropertyValue("--ground").trim(),
      faint = ink.getPropertyValue("--edge").trim();
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.fillStyle = ground;
    pen.fillRect(0, 0, this.width, this.height);
    pen.setTransform(scale * k, 0, 0, scale * k, scale * x, scale * y);
    this.bands.forEach((band, row) => {
      pen.fillStyle = app.ink(g.signs.bands[band].line);
      pen.beginPath();
      const size = this.sizes[row],
        across = Math.max(1, Math.floor((this.cellWidth - 2) / size)),
        side = Math.max(0.5, size - Math.min(0.8, size / 4)),
        low = this.tops[row] + this.heights[row] - 2;
      for (const cell of this.cells.values()) {
        if (cell.band !== band) continue;
        const left = LEFT + cell.year * this.cellWidth,
          count = cell.nodes.length;
        if (size * k < 1.6)
          pen.rect(left, low - Math.ceil(count / across) * size, Math.min(count, across) * size, Math.ceil(count / across) * size); // single squares would not be seen
        else
          for (let nth = 0; nth < count; nth++)
            pen.rect(left + (nth % across) * size, low - (Math.floor(nth / across) + 1) * size, side, side);
      }
      pen.fill();
      pen.strokeStyle = faint;
      pen.lineWidth = 1 / k;
      pen.beginPath();
      pen.moveTo(0, this.tops[row] + this.heights[row]);
      pen.lineTo(this.width, this.tops[row] + this.heights[row]);
      pen.stroke();
    });
    this.mark(pen, text);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    this.hubs(pen, text, ground);
    this.names(pen, text, ground);
  }

  private mark(pen: CanvasRenderingContext2D, ink: string): void {
    const chosen = this.app.chosen;
    if (chosen < 0 || isUnit(this.app.g, chosen)) return;
    const cell = this.cells.get(this.app.g.bands[chosen] * 10_000 + this.column(this.app.g.years[chosen])),
      nth = cell?.nodes.indexOf(chosen) ?? -1;
    if (!cell || nth < 0) return;
    const [left, top, size] = this.place(cell, nth);
    pen.strokeStyle = ink;
    pen.lineWidth = 2 / this.transform.k;
    pen.strokeRect(left - 2 / this.transform.k, top - 2 / this.transform.k, size + 3 / this.transform.k, size + 3 / this.transform.k);
  }

  /** Name the most cited documents, where there is room for a name. */
  private hubs(pen: CanvasRenderingContext2D, ink: string, ground: string): void {
    const taken: [number, number, number, number][] = [],
      { x, y, k } = this.transform;
    pen.font = `12px ${FACE}`;
    let named = 0;
    for (const { node, nth, cell } of this.first) {
      if (named >= HUBS * Math.min(3, Math.sqrt(k))) break;
      const [left, top, size] = this.place(cell, nth),
        px = (left + size / 2) * k + x,
        py = (top + size / 2) * k + y;
      if (px < LEFT || px > this.width - 4 || py < 10 || py > this.height - AXIS) continue;
      const name = cut(this.app.name(node), 28),
        wide = pen.measureText(name).width + 8,
        at = px + wide + 8 > this.width ? px - wide - 6 : px + 6;
      const box: [number, number, number, number] = [at, py - 9, at + wide, py + 9];
      if (at < LEFT || taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
      taken.push(box);
      named++;
      pen.globalAlpha = 0.88;
      pen.fillStyle = ground;
      pen.fillRect(box[0], box[1], wide, 18);
      pen.globalAlpha = 1;
      pen.strokeStyle = ink;
      pen.lineWidth = 1;
      pen.strokeRect(px - 3, py - 3, 6, 6);
      pen.fillStyle = ink;
      pen.fillText(name, at + 4, py + 4);
    }
  }

  /** Names of bands on the left, years below; they stay while the rest moves. */
  private names(pen: CanvasRenderingContext2D, ink: string, ground: string): void {
    const { app } = this,
      { x, y, k } = this.transform;
    pen.fillStyle = ground;
    pen.fillRect(0, 0, LEFT - 4, this.height);
    pen.fillRect(0, this.height - AXIS, this.width, AXIS);
    pen.font = `12px ${FACE}`;
    let low = 0;
    this.bands.forEach((band, row) => {
      const middle = Math.max(low + 15, (this.tops[row] + this.heights[row] / 2) * k + y + 4);
      if (middle < 12 || middle > this.height - AXIS) return;
      low = middle;
      pen.fillStyle = app.ink(app.g.signs.bands[band].line);
      pen.fillText(cut(app.band(band), 19), 4, middle);
    });
    pen.fillStyle = ink;
    const step = Math.max(1, Math.ceil(44 / (this.cellWidth * k)));
    let right = LEFT - 4;
    for (let column = 0; column < this.columns; column++) {
      const word = column === 0 ? "?" : column === 1 ? `<${this.years[0]}` : String(this.years[0] + column - 2),
        left = (LEFT + column * this.cellWidth) * k + x;
      if ((column > 1 && (this.years[0] + column - 2) % step) || left < right || left > this.width - 30) continue;
      pen.fillText(word, left, this.height - 8);
      right = left + pen.measureText(word).width + 6;
    }
    const units = this.counts.map(([band, count]) => `${app.band(band)}: ${app.n(count)}`).join("   ");
    if (units && k === 1) pen.fillText(cut(units, Math.floor((this.width - LEFT) / 7)), LEFT, this.height - AXIS - 8);
  }

  private under(event: MouseEvent): { cell: Cell; node: number | null } | null {
    const box = this.canvas.getBoundingClientRect(),
      [px, py] = this.transform.invert([event.clientX - box.left, event.clientY - box.top]);
    const column = Math.floor((px - LEFT) / this.cellWidth),
      row = this.tops.findIndex((top, at) => py >= top && py < top + this.heights[at]);
    const cell = row >= 0 ? this.cells.get(this.bands[row] * 10_000 + column) : undefined;
    if (!cell) return null;
    const size = this.sizes[row],
      across = Math.max(1, Math.floor((this.cellWidth - 2) / size));
    const right = Math.floor((px - LEFT - column * this.cellWidth) / size),
      up = Math.floor((this.tops[row] + this.heights[row] - 2 - py) / size);
    const nth = up * across + right,
      exact = size * this.transform.k >= 5 && right < across && nth >= 0 && nth < cell.nodes.length;
    return { cell, node: exact ? cell.nodes[nth] : null };
  }

  private title(cell: Cell): string {
    const year =
      cell.year === 0 ? this.app.t("whole.no_year") : cell.year === 1 ? `< ${this.years[0]}` : String(this.years[0] + cell.year - 2);
    return `${this.app.band(cell.band)}, ${year}: ${this.app.t("documents", { n: this.app.n(cell.nodes.length) })}`;
  }

  private hover(event: MouseEvent): void {
    const found = this.under(event);
    this.canvas.style.cursor = found ? "pointer" : "grab";
    this.tip.hidden = !found;
    if (!found) return;
    const cited = index(this.app.g).cited,
      first = [...found.cell.nodes].sort((a, b) => cited[b] - cited[a]).slice(0, 3);
    this.tip.replaceChildren(
      h("b", {}, this.title(found.cell)),
      ...(found.node !== null
        ? [h("p", {}, bdi(this.app.name(found.node)))]
        : first.map((node) => h("p", {}, bdi(cut(this.app.name(node), 60))))),
    );
    const box = this.frame.getBoundingClientRect();
    this.tip.style.cssText = `left:${Math.min(event.clientX - box.left + 12, this.width - 270)}px;top:${Math.min(event.clientY - box.top + 12, this.height - 90)}px`;
  }

  private click(event: MouseEvent): void {
    const found = this.under(event);
    if (found) this.open(found.cell, found.node);
  }

  private open(cell: Cell, node: number | null): void {
    if (node !== null) this.app.choose(node);
    else {
      const cited = index(this.app.g).cited;
      this.show(
        [...cell.nodes].sort((a, b) => cited[b] - cited[a] || a - b),
        this.title(cell),
      );
    }
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const cell = this.cursor();
    if (event.key === "Enter" && cell) this.open(cell, cell.nodes.length === 1 ? cell.nodes[0] : null);
    else if (event.key === "+" || event.key === "-") pick(this.canvas).call(this.zooming.scaleBy, event.key === "+" ? 1.5 : 1 / 1.5);
    else if (step) {
      let [row, column] = this.at;
      for (let tries = 0; tries < 200; tries++) {
        row += step[0];
        column += step[1];
        if (row < 0 || column < 0 || row >= this.bands.length || column >= this.columns) return event.preventDefault();
        if (step[0] || this.cells.has(this.bands[row] * 10_000 + column)) break;
      }
      this.at = [row, column];
      this.speak();
    } else return;
    event.preventDefault();
  }

  private cursor(): Cell | undefined {
    return this.cells.get(this.bands[this.at[0]] * 10_000 + this.at[1]);
  }

  /** Show where the cursor of the keyboard stands, and say it. */
  private speak(): void {
    if (!this.bands.length) return;
    if (!this.cursor()) {
      const near = [...this.cells.values()]
        .filter((cell) => cell.band === this.bands[this.at[0]])
        .sort((a, b) => Math.abs(a.year - this.at[1]) - Math.abs(b.year - this.at[1]))[0];
      if (near) this.at = [this.at[0], near.year];
    }
    const cell = this.cursor();
    if (!cell) return;
    const row = this.at[0],
      { x, y, k } = this.transform;
    this.tip.hidden = false;
    this.tip.replaceChildren(
      h("b", {}, this.title(cell)),
      ...cell.nodes.slice(0, 3).map((node) => h("p", {}, bdi(cut(this.app.name(node), 60)))),
    );
    this.tip.style.cssText = `left:${Math.max(0, Math.min((LEFT + (cell.year + 1) * this.cellWidth) * k + x, this.width - 270))}px;top:${Math.max(0, Math.min(this.tops[row] * k + y, this.height - 90))}px`;
    this.app.say(this.title(cell));
  }

  png(): Promise<Blob | null> {
    return new Promise((done) => this.canvas.toBlob(done));
  }
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
