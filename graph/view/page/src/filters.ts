// What narrows the views. In: the app. Out: controls; each acts at once, with all, none and only for every list.

import { type App, today } from "./app.ts";
import { type Graph, nameOf } from "./data.ts";
import { h } from "./dom.ts";
import { ANSWERS } from "./lives.ts";
import { once } from "./once.ts";
import { assigns, placeOf, shakenOn } from "./select.ts";
import { CLEARED, narrowed } from "./state.ts";
import { fold } from "./text.ts";

type List = "relations" | "bands" | "kinds" | "statuses";

export function drawFilters(app: App, into: HTMLElement): void {
  const { g, state } = app,
    opened = new Set([...into.querySelectorAll("details[open]")].map((box) => box.getAttribute("data-list")));
  const focused = (document.activeElement as HTMLElement | null)?.dataset?.control;
  const counts = count(app);
  const lists: [List, string[], (key: string) => string, Map<string, number>][] = [
    ["relations", g.signs.relations.map((row) => row.key), (key) => app.relation(key, true), counts.relations],
    ["bands", g.signs.bands.map((row) => row.key), (key) => app.t(`band.${key}`), counts.bands],
    ["statuses", [...ANSWERS], (key) => app.t(`answer.${key}`), counts.statuses],
    ["kinds", g.pools.kinds.filter((_, at) => counts.kinds.has(g.pools.kinds[at])), (key) => key || app.t("filter.no_kind"), counts.kinds],
  ];
  const clear = h(
    "button",
    { type: "button", class: "clear", "data-control": "clear", disabled: narrowed(state) === 0, onclick: () => app.go(CLEARED) },
    app.t("filter.clear"),
  );
  into.replaceChildren(
    h("div", { class: "heads" }, h("h2", {}, app.t("filter.title")), clear),
    h(
      "p",
      { class: "count" },
      app.t("filter.seen", { documents: app.n(app.seen.documents), units: app.n(app.seen.units), lines: app.n(app.seen.count) }),
    ),
    time(app),
    ...lists.map(([list, keys, name, held]) =>
      choices(
        app,
        list,
        keys.filter((key) => held.get(key)),
        name,
        held,
        opened.has(list) || (opened.size === 0 && list === "relations" && into.childElementCount === 0),
      ),
    ),
    named(app, "issuer", sorted(g.pools.issuers), state.issuer),
    named(app, "place", sorted(g.pools.places), state.place),
    named(app, "unit", busiest(g), placeOf(g, state.unit) >= 0 ? app.name(placeOf(g, state.unit)) : state.unit),
    toggle(app, "read"),
    toggle(app, "shaken"),
  );
  if (focused) into.querySelector<HTMLElement>(`[data-control="${CSS.escape(focused)}"]`)?.focus();
}

const counted = new WeakMap<object, Map<string, number>>();

/** How many have each sign: of a column that never changes, counted once. */
function counts(column: ArrayLike<number>, keys: readonly string[], n = column.length): Map<string, number> {
  let held = counted.get(column as object);
  if (held) return held;
  const sums = new Uint32Array(keys.length);
  for (let i = 0; i < n; i++) sums[column[i]]++;
  counted.set(column as object, (held = new Map(keys.map((key, at): [string, number] => [key, sums[at]]).filter(([, sum]) => sum))));
  return held;
}

function count(app: App): Record<List, Map<string, number>> {
  const { g, seen } = app;
  return {
    relations: counts(
      g.relation,
      g.signs.relations.map((row) => row.key),
    ),
    bands: counts(
      g.bands,
      g.signs.bands.map((row) => row.key),
    ),
    kinds: counts(g.kinds, g.pools.kinds, g.documents),
    statuses: counts(seen.answers, ANSWERS),
  };
}

/** A list of choices, each with its count and a button that leaves it alone. */
function choices(
  app: App,
  list: List,
  keys: string[],
  name: (key: string) => string,
  counts: Map<string, number>,
  open: boolean,
): HTMLElement {
  const chosen = app.state[list],
    on = (key: string): boolean => chosen === null || chosen.includes(key);
  if (list === "kinds") keys.sort((a, b) => counts.get(b)! - counts.get(a)! || a.localeCompare(b, "vi"));
  const set = (next: string[]): void => app.go({ [list]: next.length === keys.length ? null : next });
  const rows = keys.map((key) => {
    const sign = list === "relations" ? app.chip(key, true) : h("span", {}, name(key));
    return h(
      "li",
      {},
      h(
        "label",
        {},
        h("input", {
          type: "checkbox",
          checked: on(key),
          "data-control": `${list}:${key}`,
          onchange: () =>
            set(on(key) ? keys.filter((other) => other !== key && on(other)) : keys.filter((other) => other === key || on(other))),
        }),
        " ",
        sign,
        " ",
        h("small", {}, app.n(counts.get(key)!)),
      ),
      h(
        "button",
        {
          type: "button",
          class: "only",
          "data-control": `${list}:${key}:only`,
          "aria-label": `${app.t("filter.only")}: ${name(key)}`,
          onclick: () => set([key]),
        },
        app.t("filter.only"),
      ),
    );
  });
  const all = h("button", { type: "button", "data-control": `${list}:all`, onclick: () => app.go({ [list]: null }) }, app.t("filter.all")),
    none = h("button", { type: "button", "data-control": `${list}:none`, onclick: () => app.go({ [list]: [] }) }, app.t("filter.none"));
  const some = chosen === null ? "" : ` (${app.n(keys.filter(on).length)}/${app.n(keys.length)})`;
  return h(
    "details",
    { "data-list": list, open },
    h("summary", {}, app.t(`filter.${list}`) + some),
    h("div", { class: "quick" }, all, none),
    h("ul", {}, ...rows),
  );
}

const byName = new Intl.Collator("vi").compare;

/** Names that can be chosen, in order: of a pool, which never changes. */
const sorted = once(
  (pool: string[]) =>
    new Map(
      pool
        .filter(Boolean)
        .sort(byName)
        .map((name) => [name, name]),
    ),
);

/** The units that are charged most, by their names. */
const busiest = once((g: Graph) => {
  const busy = new Map<number, number>();
  for (let line = 0; line < g.to.length; line++) if (assigns(g, line)) busy.set(g.to[line], (busy.get(g.to[line]) ?? 0) + g.count[line]);
  const first = [...busy].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 500);
  return new Map(first.map(([i]) => [nameOf(g, i), g.ids[i]]));
});

/** The list that a browser offers under a field. */
const offered = once((names: Map<string, string>) => h("datalist", {}, ...[...names.keys()].map((name) => h("option", { value: name }))));

/** A field for one of the names: those that can be chosen stand before what the filter keeps of them. */
function named(app: App, key: "issuer" | "place" | "unit", names: Map<string, string>, shown: string): HTMLElement {
  const list = offered(names);
  list.id = `names-${key}`;
  const field = h("input", {
    type: "text",
    list: list.id,
    "data-control": key,
    autocomplete: "off",
    onchange: (event: Event) => choose(app, field, key, names, (event.target as HTMLInputElement).value.trim()),
  });
  field.value = shown;
  return h("label", { class: "field" }, app.t(`filter.${key}`), field, list);
}

/** Filter by what a typed text means; a text that means nothing narrows nothing, and that is said. */
function choose(app: App, field: HTMLInputElement, key: "issuer" | "place" | "unit", names: Map<string, string>, text: string): void {
  const typed = fold(text),
    known = [...names.keys()],
    name = text ? (known.find((one) => fold(one) === typed) ?? known.find((one) => fold(one).includes(typed))) : "";
  field.setAttribute("aria-invalid", String(name === undefined));
  if (name === undefined) app.say(app.t("filter.no_such", { text }));
  else app.go({ [key]: names.get(name) ?? "" });
}

/** The first year of any document. */
const firstYear = once((g: Graph) => g.years.reduce((least, year) => (year > 1900 && year < least ? year : least), 9999));

function toggle(app: App, key: "read" | "shaken"): HTMLElement {
  const count = key === "shaken" ? ` (${app.n(shakenOn(app.g, app.seen.answers, app.day).reduce((sum, one) => sum + one, 0))})` : "";
  return h(
    "label",
    { class: "toggle" },
    h("input", { type: "checkbox", checked: app.state[key], "data-control": key, onchange: () => app.go({ [key]: !app.state[key] }) }),
    " ",
    app.t(`filter.${key}`, { day: app.date(app.day) }) + count,
  );
}

/** The day that answers are about, and the years that are seen. */
function time(app: App): HTMLElement {
  const { g } = app,
    first = firstYear(g),
    last = Number(today().slice(0, 4)) + 1;
  const day = h("input", {
    type: "date",
    "data-control": "day",
    onchange: (event: Event) => app.go({ day: (event.target as HTMLInputElement).value }),
  });
  day.value = app.day;
  const slide = h("input", {
    type: "range",
    min: Math.min(first, last),
    max: last,
    step: 1,
    "data-control": "slide",
    "aria-label": app.t("filter.day_slide"),
    "aria-valuetext": app.date(app.day),
    oninput: (event: Event) => app.slide({ day: `${(event.target as HTMLInputElement).value}-12-31` }),
  });
  slide.value = app.day.slice(0, 4);
  const years = [0, 1].map((end) => {
    const field = h("input", {
      type: "number",
      min: 1900,
      max: 2100,
      "data-control": `year${end}`,
      "aria-label": app.t(end ? "filter.year_to" : "filter.year_from"),
      placeholder: end ? String(last) : String(first),
      onchange: () => {
        const [from, to] = years.map((one) => Number(one.value));
        app.go({ years: from || to ? [from || 0, to || 9999] : null });
      },
    });
    const value = app.state.years?.[end];
    field.value = value && value !== 9999 ? String(value) : "";
    return field;
  });
  const now = h("button", { type: "button", "data-control": "today", onclick: () => app.go({ day: "" }) }, app.t("filter.today"));
  return h(
    "div",
    { class: "time" },
    h("label", { class: "field" }, app.t("filter.day"), day),
    slide,
    now,
    h(
      "div",
      { class: "field", role: "group", "aria-label": app.t("filter.years") },
      h("span", {}, app.t("filter.years")),
      years[0],
      " – ",
      years[1],
    ),
  );
}
