// What all parts of the page share: the graph, the state, the words. In: acts of the user. Out: a new state, its address, and views drawn anew.

import { type Behind, DRAFT, type Graph, nameOf, type Sentences } from "./data.ts";
import { h, bdi } from "./dom.ts";
import { readable } from "./color.ts";
import type { Span } from "./lives.ts";
import { placeOf, select, type Seen } from "./select.ts";
import { filtersOf, format, parse, START, type State } from "./state.ts";

export type Language = "vi" | "en";

export class App {
  state: State = { ...START };
  seen!: Seen;
  language: Language = "vi";
  readonly listeners: (() => void)[] = [];
  /** What `seen` was selected by. */
  private drawn = "";

  constructor(
    readonly g: Graph,
    readonly behind: Promise<Behind>,
    readonly sentences: Sentences,
  ) {}

  /** A word of the page; `{blanks}` are filled. */
  t(key: string, blanks: Record<string, string | number> = {}): string {
    const word = this.g.signs.words[this.language][key];
    if (word === undefined) return key.replace(/^.*\./, "").replaceAll("_", " ");
    return word.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ""));
  }

  /** A number as the language writes it. */
  n(value: number): string {
    return value.toLocaleString(this.language === "vi" ? "vi-VN" : "en-GB");
  }

  /** An ISO day as the language writes it; a year stays a year. */
  date(day: string): string {
    const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
    return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : day;
  }

  get day(): string {
    return this.state.day || today();
  }

  /** The chosen node; -1 for none. */
  get chosen(): number {
    return this.state.doc ? placeOf(this.g, this.state.doc) : -1;
  }

  name(i: number): string {
    return nameOf(this.g, i, this.g.flags[i] & DRAFT ? this.t("draft") : "");
  }

  /** A node's number where its name does not tell it. */
  numberBeside(i: number): string {
    return this.name(i).includes(this.g.numbers[i]) ? "" : this.g.numbers[i];
  }

  relation(key: string, out: boolean): string {
    return this.t(`${out ? "relation" : "reverse"}.${key}`);
  }

  band(at: number): string {
    return this.t(`band.${this.g.signs.bands[at].key}`);
  }

  private readonly inks = new Map<string, string>();
  private readonly looks = new Map<string, string>();

  /** A value of the style, asked once a theme. */
  look(name: string): string {
    let held = this.looks.get(name);
    if (held === undefined) this.looks.set(name, (held = getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
    return held;
  }

  /** The theme is another. */
  themed(): void {
    this.inks.clear();
    this.looks.clear();
  }

  /** The ground that texts stand on, for colours that must be read there. */
  get ground(): string {
    return this.look("--card") || "#ffffff";
  }

  ink(color: string): string {
    let held = this.inks.get(color);
    if (!held) this.inks.set(color, (held = readable(color, this.ground)));
    return held;
  }

  get dark(): boolean {
    return this.look("--dark") === "1";
  }

  /** Change what is seen, as a step of the history. */
  go(change: Partial<State>): void {
    const next = { ...this.state, ...change };
    if (!("page" in change)) next.page = 1;
    if (format(next) === format(this.state)) return;
    addressed(() => history.pushState(null, "", format(next)));
    this.take(next);
  }

  /** Change without a step of the history: while something is dragged. */
  slide(change: Partial<State>): void {
    const next = { ...this.state, ...change };
    addressed(() => history.replaceState(null, "", format(next)));
    this.take(next);
  }

  /** Take the state that the address says. */
  fromAddress(): void {
    this.take(parse(location.hash));
  }

  private take(next: State): void {
    this.state = next;
    const key = JSON.stringify([...filtersOf(next), next.doc, this.day]);
    if (key !== this.drawn) this.seen = select(this.g, next, this.day);
    this.drawn = key;
    for (const listener of this.listeners) listener();
  }

  choose(i: number, more: Partial<State> = {}): void {
    this.go({ doc: this.g.ids[i], chain: "", ...more });
  }

  /** Say something to those who hear the page. */
  say(text: string): void {
    const status = document.getElementById("said");
    if (status) status.textContent = text;
  }

  /** A button that leads to a node. */
  link(i: number, more: Partial<State> = {}): HTMLElement {
    return h("button", { type: "button", class: "link", "data-node": i, onclick: () => this.choose(i, more) }, bdi(this.name(i)));
  }

  /** A relation as a word in its colour over its dash. */
  chip(key: string, out: boolean): HTMLElement {
    const sign = this.g.signs.relations.find((row) => row.key === key)!;
    return h(
      "span",
      { class: "chip", style: `color:${this.ink(sign.color)};background-image:${dashes(sign.dash, this.ink(sign.color))}` },
      this.relation(key, out),
    );
  }

  /** An answer about a document's validity, in words: what does not hold yet is told from what holds no longer. */
  answered(span: Span): string {
    if (span.answer === "in_force") return this.t("answer.in_force") + (span.extent === "part" ? ` ${this.t("answer.partly")}` : "");
    return this.t(span.answer === "unknown" ? "answer.unknown" : span.reason.startsWith("before_") ? "answer.not_yet" : "answer.ended");
  }

  /** The same with a sign before it. */
  answer(span: Span): HTMLElement {
    return h("span", { class: `answer ${span.answer}` }, this.answered(span));
  }
}

/** Change the address, where the page has one: in a frame of a notebook it may have none. */
function addressed(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** A dash as the picture of an underline, repeated along it. */
export function dashes(dash: number[], color: string): string {
  if (!dash.length) return `linear-gradient(${color},${color})`;
  const stops: string[] = [];
  let at = 0;
  dash.forEach((length, i) => {
    const ink = i % 2 ? "transparent" : color;
    stops.push(`${ink} ${at}px`, `${ink} ${at + length}px`);
    at += length;
  });
  return `repeating-linear-gradient(90deg,${stops.join(",")})`;
}

export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}
