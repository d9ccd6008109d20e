// The lược đồ: one step around a document, as cards in bands of rank. In: the app. Out: elements; what the document cites stands above it, what cites it below.

import type { App } from "./app.ts";
import { around, type Card, type Row } from "./around.ts";
import { dayOf, isUnit, issuerOf, LOADED, titleOf } from "./data.ts";
import { bdi, h } from "./dom.ts";
import { spanOn } from "./lives.ts";
import { keyOf } from "./select.ts";

const MOST = 12;

/** Draw it into an element; `opened` holds the bands whose further cards are shown. */
export function drawMap(app: App, into: HTMLElement, opened: Set<string>): void {
  const { g } = app,
    i = app.chosen;
  if (i < 0) {
    into.replaceChildren(
      h("p", { class: "empty" }, app.t(app.state.doc ? "map.not_found" : g.n ? "map.nothing_chosen" : "map.empty", { id: app.state.doc })),
    );
    return;
  }
  const found = around(g, i, app.seen),
    unit = isUnit(g, i);
  const sides: HTMLElement[] = [];
  if (found.cites.length) sides.push(side(app, "cites", found.cites, true, opened));
  sides.push(middle(app, i));
  if (found.citing.length) sides.push(side(app, "citing", found.citing, false, opened));
  if (found.charges.length) sides.push(side(app, "charges", found.charges, true, opened));
  if (found.others.length)
    sides.push(side(app, unit ? "units" : "bodies", found.others, !unit || g.from[found.others[0].cards[0].lines[0]] === i, opened));
  if (sides.length === 1) sides.push(h("p", { class: "empty" }, app.t("map.alone")));
  into.replaceChildren(...sides);
}

function side(app: App, name: string, rows: Row[], out: boolean, opened: Set<string>): HTMLElement {
  const title = app.t(`side.${isUnit(app.g, app.chosen) && name === "citing" ? "naming" : name}`),
    count = rows.reduce((sum, row) => sum + row.cards.length, 0);
  return h(
    "section",
    { class: `side ${name}`, "aria-label": title },
    h("h2", {}, title, " ", h("small", {}, app.n(count))),
    ...rows.map((row) => band(app, name, row, out, opened)),
  );
}

function band(app: App, name: string, row: Row, out: boolean, opened: Set<string>): HTMLElement {
  const sign = app.g.signs.bands[row.band],
    key = `${name}/${sign.key}`,
    all = opened.has(key);
  const cards = h("div", { class: "cards" }),
    rest = row.cards.length - MOST;
  cards.append(...row.cards.slice(0, all ? undefined : MOST).map((card) => draw(app, card, out)));
  if (rest > 0 && !all) {
    const more = h(
      "button",
      {
        type: "button",
        class: "more",
        onclick: () => {
          opened.add(key);
          const drawn = row.cards.slice(MOST).map((card) => draw(app, card, out));
          more.replaceWith(...drawn);
          drawn[0]?.focus();
        },
      },
      app.t("more", { n: app.n(rest) }),
    );
    cards.append(more);
  }
  return h(
    "div",
    { class: "band", style: `--line:${app.ink(sign.line)}` },
    h("h3", {}, app.band(row.band), " ", h("small", {}, app.n(row.cards.length))),
    cards,
  );
}

function draw(app: App, card: Card, out: boolean): HTMLElement {
  const { g } = app,
    i = card.node,
    keys = [...new Set(card.lines.map((line) => keyOf(g, line)))];
  const under = isUnit(g, i)
    ? g.pools.places[g.places[i]]
    : [app.numberBeside(i), titleOf(g, i), dayOf(g, i) && app.date(dayOf(g, i))].filter(Boolean).join(" · ");
  const direct = g.from[card.lines[0]] === app.chosen;
  const span = spanOn(g, i, app.day);
  return h(
    "button",
    { type: "button", class: `card${g.flags[i] & LOADED ? " read" : ""}`, "data-node": i, title: under, onclick: () => app.choose(i) },
    h("b", {}, bdi(app.name(i))),
    under && h("span", { class: "under" }, bdi(under)),
    h("span", { class: "chips" }, ...keys.map((key) => app.chip(key, out && direct)), span?.answer === "not_in_force" && app.answer(span)),
  );
}

function middle(app: App, i: number): HTMLElement {
  const { g } = app,
    span = spanOn(g, i, app.day);
  const facts = [titleOf(g, i), isUnit(g, i) ? "" : issuerOf(g, i), dayOf(g, i) && app.date(dayOf(g, i))].filter(Boolean);
  return h(
    "div",
    { class: "me", id: "me", tabindex: -1 },
    h("h2", {}, bdi(app.name(i))),
    facts.length > 0 && h("p", {}, bdi(facts.join(" · "))),
    h("p", {}, span && app.answer(span), " ", h("small", {}, app.t(g.flags[i] & LOADED ? "read" : isUnit(g, i) ? "unit" : "cited_only"))),
  );
}
