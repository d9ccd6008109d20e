// The page: its parts put together. In: the sections of the HTML page. Out: what is seen, after each act of the user.

import { App, type Language } from "./app.ts";
import { Boxes, MOST } from "./boxes.ts";
import { openBehind, openGraph, Sentences, type Signs, type Source } from "./data.ts";
import { bdi, byId, h, save } from "./dom.ts";
import { drawFilters } from "./filters.ts";
import { drawMap } from "./map.ts";
import { Matrix } from "./matrix.ts";
import { drawPanel } from "./panel.ts";
import { searchbox } from "./searchbox.ts";
import { mostCited } from "./select.ts";
import { copied, mapSvg, rasterized, saveCsv } from "./share.ts";
import { filtersOf, type View } from "./state.ts";
import { drawTable } from "./table.ts";

const source: Source = (name) => {
  const held = document.getElementById(`data-${name}`);
  return held ? { kind: held.dataset.kind!, data: held.textContent! } : null;
};
const remembered = (key: string): string | null => {
  try {
    return localStorage.getItem(`viendan-${key}`);
  } catch {
    return null;
  }
};
const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(`viendan-${key}`, value);
  } catch {
    /* a page in a frame may keep nothing */
  }
};

async function start(): Promise<void> {
  const signs: Signs = JSON.parse(byId("signs").textContent!);
  const g = await openGraph(signs, source);
  const behind = new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))).then(() => openBehind(g, source));
  const app = new App(g, behind, new Sentences(source, signs.meta.chunk));
  app.language = (remembered("language") as Language | null) ?? (document.documentElement.lang as Language);
  theme(remembered("theme") ?? "auto");
  new Page(app);
  document.documentElement.dataset.ready = "1";
}

function theme(name: string): void {
  document.documentElement.dataset.theme = name;
}

class Page {
  private readonly stage = byId("stage");
  private readonly opened = new Set<string>();
  private readonly boxes: Boxes;
  private readonly matrix: Matrix;
  private chosen = "";
  private filtered = "";

  constructor(private readonly app: App) {
    this.boxes = new Boxes(app, this.stage);
    this.matrix = new Matrix(app, this.stage, (nodes, title) => this.list(nodes, title));
    searchbox(app);
    this.words();
    this.listen();
    app.listeners.push(() => this.draw());
    addEventListener("popstate", () => app.fromAddress());
    const first = location.hash.length < 2 ? (app.g.signs.meta.focus ?? mostCited(app.g)) : -1; // the node the page was made for, else the most cited
    if (first >= 0) app.slide({ doc: app.g.ids[first] });
    else app.fromAddress();
  }

  /** Say everything that the template says in the chosen language. */
  private words(): void {
    const { app } = this;
    document.documentElement.lang = app.language;
    for (const held of document.querySelectorAll<HTMLElement>("[data-t]")) held.textContent = app.t(held.dataset.t!);
    for (const held of document.querySelectorAll<HTMLElement>("[data-t-label]"))
      held.setAttribute("aria-label", app.t(held.dataset.tLabel!));
    for (const held of document.querySelectorAll<HTMLElement>("[data-t-title]")) held.title = app.t(held.dataset.tTitle!);
    byId("title").textContent = this.title;
    byId<HTMLInputElement>("search").placeholder = app.t("search.hint");
    byId("help-keys").replaceChildren(
      ...["search", "views", "filters", "arrows", "enter", "chain", "zoom", "escape", "help"].map((key) =>
        h("li", {}, app.t(`help.${key}`)),
      ),
    );
  }

  /** The page's title: what it was given, else the words for one. */
  private get title(): string {
    return this.app.g.signs.title || this.app.t("title");
  }

  private draw(): void {
    const { app } = this,
      { view } = app.state;
    if (app.state.doc !== this.chosen) this.opened.clear();
    for (const button of document.querySelectorAll<HTMLElement>("[data-view]"))
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    document.body.dataset.shown = view;
    document.body.classList.toggle("no-panel", app.chosen < 0 && view !== "map");
    const { documents, units, count } = app.seen;
    const filtered = JSON.stringify([...filtersOf(app.state), app.day, documents, units, count, app.language, app.dark]);
    this.view(view);
    if (filtered !== this.filtered) drawFilters(app, byId("filters"));
    this.filtered = filtered;
    this.crumb();
    const moved = app.state.doc !== this.chosen;
    this.chosen = app.state.doc;
    const held = byId("panel").contains(document.activeElement);
    void drawPanel(app, byId("panel")).then(() => held && moved && this.keep());
    const name = app.chosen >= 0 ? app.name(app.chosen) : app.t("nothing_chosen");
    document.title = app.chosen >= 0 ? `${name} – ${this.title}` : this.title;
    if (moved) {
      app.say(app.t("now", { name }));
      if (view === "map") this.stage.scrollTo(0, 0);
    }
  }

  /** Name the chosen node above the stage, with ways to its sides. */
  private crumb(): void {
    const { app } = this,
      sides = app.state.view === "map" ? [...this.stage.querySelectorAll<HTMLElement>(".side")] : [];
    const jump = sides.map((side) =>
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            side.scrollIntoView({ block: "start" });
            side.querySelector<HTMLElement>(".card")?.focus({ preventScroll: true });
          },
        },
        side.querySelector("h2")!.textContent,
      ),
    );
    byId("crumb").replaceChildren(...(app.chosen >= 0 ? [h("b", {}, bdi(app.name(app.chosen))), ...jump] : []));
    byId("crumb").hidden = app.chosen < 0;
  }

  /** Keep the focus of the keyboard in the page when what had it is drawn anew. */
  private keep(): void {
    if (document.activeElement === document.body) byId("panel").focus({ preventScroll: true });
  }

  private view(view: View): void {
    const { app } = this;
    if (view === "map") {
      const had = this.stage.contains(document.activeElement);
      drawMap(app, this.stage, this.opened);
      if (had && document.activeElement === document.body) byId("me")?.focus({ preventScroll: true });
      return;
    }
    if (view === "table") return void drawTable(app, this.stage);
    const { g, seen } = app,
      nodes: number[] = [],
      lines: number[] = [];
    for (let i = 0; i < g.n; i++) if (seen.nodes[i]) nodes.push(i);
    if (!nodes.length) return this.stage.replaceChildren(h("p", { class: "empty" }, app.t("whole.empty")));
    if (nodes.length > MOST) return this.matrix.draw(nodes);
    for (let line = 0; line < seen.lines.length; line++) if (seen.lines[line]) lines.push(line);
    const at = (document.activeElement as HTMLElement | null)?.dataset?.node,
      had = document.activeElement?.classList.contains("over");
    this.boxes.draw(nodes, lines);
    if (had) this.stage.querySelector<HTMLElement>(`.over[data-node="${at}"]`)?.focus();
  }

  /** Show the documents of a cell of the matrix in the panel. */
  private list(nodes: number[], title: string): void {
    const rows = nodes.slice(0, 300).map((i) => h("li", {}, this.app.link(i)));
    const rest = nodes.length > 300 ? h("p", {}, this.app.t("panel.left_out", { n: this.app.n(nodes.length - 300) })) : null;
    document.body.classList.remove("no-panel");
    byId("panel").replaceChildren(h("h2", {}, bdi(title)), h("ul", { class: "list" }, ...rows), ...(rest ? [rest] : []));
    byId("panel").focus();
  }

  private listen(): void {
    const { app } = this,
      act: Record<string, () => void> = {
        language: () => {
          app.language = app.language === "vi" ? "en" : "vi";
          remember("language", app.language);
          this.words();
          this.draw();
        },
        theme: () => {
          const next = app.dark ? "light" : "dark";
          theme(next);
          app.themed();
          remember("theme", next);
          this.draw();
        },
        help: () => byId<HTMLDialogElement>("help").showModal(),
        about: () => byId<HTMLDialogElement>("about").showModal(),
        filters: () => this.fold(),
        link: () => void copied(location.href).then((done) => app.say(app.t(done ? "share.copied" : "share.not_copied"))),
        csv: () => void saveCsv(app),
        print: () => void this.print(),
        svg: () =>
          app.chosen >= 0 ? save("viendan.svg", new Blob([mapSvg(app)], { type: "image/svg+xml" })) : app.say(app.t("share.no_picture")),
        png: () => void this.png(),
      };
    for (const button of document.querySelectorAll<HTMLElement>("[data-act]"))
      button.addEventListener("click", () => {
        button.closest("details")?.removeAttribute("open");
        act[button.dataset.act!]();
      });
    for (const button of document.querySelectorAll<HTMLElement>("[data-view]"))
      button.addEventListener("click", () => app.go({ view: button.dataset.view as View }));
    for (const button of document.querySelectorAll<HTMLElement>("[data-close]"))
      button.addEventListener("click", () => button.closest("dialog")!.close());
    document.addEventListener("keydown", (event) => this.key(event, act));
    const media = matchMedia("(prefers-color-scheme: dark)");
    media.addEventListener("change", () => {
      app.themed();
      this.draw();
    });
    let waiting = 0;
    addEventListener("resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => app.state.view === "whole" && this.view("whole"), 120) as unknown as number;
    });
    document.addEventListener("pointerdown", (event) => void this.shut(event.target as Node));
  }

  private fold(): void {
    const open = document.body.classList.toggle("filters-open");
    document.querySelector('[data-act="filters"]')!.setAttribute("aria-expanded", String(open));
    if (open) byId("filters").querySelector<HTMLElement>("summary")?.focus();
  }

  /** Shut the menu and the filters that lie over the page when something else is pointed at; true where one was open. */
  private shut(outside: Node | null): boolean {
    const menu = document.querySelector<HTMLElement>("details.menu[open]"),
      over = document.body.classList.contains("filters-open"),
      button = document.querySelector('[data-act="filters"]')!;
    if (menu && !menu.contains(outside)) menu.removeAttribute("open");
    if (over && !byId("filters").contains(outside) && !button.contains(outside)) this.fold();
    return menu !== null || over;
  }

  private key(event: KeyboardEvent, act: Record<string, () => void>): void {
    const inside = event.target as HTMLElement;
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (/^(INPUT|TEXTAREA|SELECT)$/.test(inside.tagName) && (inside as HTMLInputElement).type !== "checkbox" && event.key !== "Escape") ||
      document.querySelector("dialog[open]")
    )
      return;
    const { app } = this,
      keys: Record<string, () => void> = {
        "/": () => byId("search").focus(),
        "?": act.help,
        "1": () => app.go({ view: "map" }),
        "2": () => app.go({ view: "whole" }),
        "3": () => app.go({ view: "table" }),
        f: act.filters,
        u: () => app.chosen >= 0 && app.go({ chain: app.state.chain === "up" ? "" : "up" }),
        d: () => app.chosen >= 0 && app.go({ chain: app.state.chain === "down" ? "" : "down" }),
        "0": () => this.matrix.fit(),
        Escape: () => this.shut(null) || (app.state.view !== "map" && app.go({ doc: "", chain: "" })),
        p: () => byId("panel").focus(),
      };
    if (inside.classList.contains("card") && event.key.startsWith("Arrow")) keys[event.key] = () => this.beside(inside, event.key);
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  }

  /** Go from a card to the nearest one in the direction of an arrow. */
  private beside(from: HTMLElement, arrow: string): void {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[arrow]!,
      middle = (card: Element): [number, number] => {
        const box = card.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
      },
      [x, y] = middle(from);
    const far = (card: Element): number => {
      const [a, b] = middle(card),
        along = (a - x) * dx + (b - y) * dy;
      return along > 4 ? along + 3 * Math.abs((a - x) * dy + (b - y) * dx) : Infinity;
    };
    const next = [...this.stage.querySelectorAll<HTMLElement>(".card, .more")].sort((a, b) => far(a) - far(b))[0];
    if (next && far(next) < Infinity) next.focus();
  }

  /** Print what is seen; of a table all pages. */
  private async print(): Promise<void> {
    if (this.app.state.view === "table") await drawTable(this.app, this.stage, true);
    print();
    if (this.app.state.view === "table") await drawTable(this.app, this.stage);
  }

  private async png(): Promise<void> {
    const { app } = this,
      whole = app.state.view === "whole";
    const few = app.seen.documents + app.seen.units <= MOST;
    const picture = whole ? await (few ? this.boxes.png() : this.matrix.png()) : app.chosen >= 0 ? await rasterized(mapSvg(app)) : null;
    if (picture) save("viendan.png", picture);
    else app.say(app.t("share.no_picture"));
  }
}

start().catch((error: unknown) => {
  byId("said").textContent = String(error);
  throw error;
});
