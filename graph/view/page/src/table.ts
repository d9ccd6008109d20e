// Tables of what is seen: documents, relations, work. In: the app. Out: a table that is sorted and paged, its rows as a CSV file and for print.

import type { App } from "./app.ts";
import { type Behind, dayOf, isUnit, issuerOf, LOADED, titleOf } from "./data.ts";
import { bdi, h } from "./dom.ts";
import { spanOn } from "./lives.ts";
import { citing, keyOf } from "./select.ts";
import { type Sheet, SHEETS } from "./state.ts";

const PAGE = 100;

interface Column {
  key: string;
  /** What rows are sorted by. */
  value: (row: number) => string | number;
  /** What is shown and exported. */
  text: (row: number) => string | number | Promise<string>;
  node?: (row: number) => number;
  day?: boolean;
  wide?: boolean;
  narrow?: boolean;
}

export interface Rows {
  columns: Column[];
  rows: number[];
}

/** The columns and rows of a sheet, sorted as the state says. */
export async function sheetOf(app: App, sheet: Sheet): Promise<Rows> {
  const behind = await app.behind;
  const made = sheet === "documents" ? documents(app, behind) : sheet === "relations" ? relations(app, behind) : tasks(app, behind);
  const [key, down] = [app.state.sort.replace(/^-/, ""), app.state.sort.startsWith("-")];
  const by = made.columns.find((column) => column.key === key);
  if (!by) return made;
  const values = new Map(made.rows.map((row) => [row, by.value(row)]));
  made.rows.sort((a, b) => {
    const x = values.get(a)!,
      y = values.get(b)!;
    if ((x === "") !== (y === "")) return x === "" ? 1 : -1; // the unknown comes last, either way
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "vi");
    return (down ? -order : order) || a - b;
  });
  return made;
}

/** The documents next to the chosen one, or all that are seen. */
function documents(app: App, behind: Behind): Rows {
  const { g } = app,
    findings = new Uint16Array(g.n),
    near = app.chosen < 0 ? null : new Set([app.chosen]);
  for (const i of behind.finding.document) findings[i]++;
  if (near)
    for (let line = 0; line < g.from.length; line++)
      if (app.seen.lines[line] && (g.from[line] === app.chosen || g.to[line] === app.chosen)) near.add(g.from[line]).add(g.to[line]);
  const rows: number[] = [];
  for (let i = 0; i < g.documents; i++) if (app.seen.nodes[i] && (!near || near.has(i))) rows.push(i);
  const cited = (i: number): number => g.firstOut[i + 1] - g.firstOut[i];
  return {
    rows,
    columns: [
      { key: "document", value: (i) => app.name(i), text: (i) => app.name(i), node: (i) => i },
      { key: "status", value: (i) => app.seen.answers[i], text: (i) => app.answered(spanOn(g, i, app.day)!) },
      { key: "title", value: (i) => titleOf(g, i), text: (i) => titleOf(g, i), wide: true },
      { key: "date", value: (i) => dayOf(g, i), text: (i) => app.date(dayOf(g, i)), day: true },
      { key: "issuer", value: (i) => issuerOf(g, i), text: (i) => issuerOf(g, i) },
      { key: "cites", value: cited, text: cited, narrow: true },
      { key: "cited", value: (i) => citing(g, i), text: (i) => citing(g, i), narrow: true },
      { key: "findings", value: (i) => findings[i], text: (i) => findings[i] || "", narrow: true },
    ],
  };
}

function relations(app: App, behind: Behind): Rows {
  const { g } = app,
    rows: number[] = [];
  for (let line = 0; line < g.from.length; line++)
    if (app.seen.lines[line] && (app.chosen < 0 || g.from[line] === app.chosen || g.to[line] === app.chosen)) rows.push(line);
  const mention = (line: number): number => (behind.firstMention[line] < behind.firstMention[line + 1] ? behind.firstMention[line] : -1);
  const pinpoints = (line: number): string => {
    const found = new Set<string>();
    for (let m = behind.firstMention[line]; m < behind.firstMention[line + 1]; m++) found.add(behind.pools.pinpoints[behind.pinpoint[m]]);
    found.delete("");
    return [...found].join("; ");
  };
  return {
    rows,
    columns: [
      { key: "source", value: (line) => app.name(g.from[line]), text: (line) => app.name(g.from[line]), node: (line) => g.from[line] },
      { key: "relation", value: (line) => app.relation(keyOf(g, line), true), text: (line) => app.relation(keyOf(g, line), true) },
      { key: "target", value: (line) => app.name(g.to[line]), text: (line) => app.name(g.to[line]), node: (line) => g.to[line] },
      { key: "date", value: (line) => dayOf(g, g.from[line]), text: (line) => app.date(dayOf(g, g.from[line])), day: true },
      { key: "pinpoint", value: pinpoints, text: pinpoints },
      { key: "mentions", value: (line) => g.count[line], text: (line) => g.count[line], narrow: true },
      {
        key: "evidence",
        value: (line) => (mention(line) < 0 ? "" : behind.sentence[mention(line)]),
        text: (line) => (mention(line) < 0 ? "" : app.sentences.at(behind.sentence[mention(line)])),
        wide: true,
      },
    ],
  };
}

function tasks(app: App, behind: Behind): Rows {
  const { g } = app,
    { task } = behind,
    rows: number[] = [];
  for (let row = 0; row < task.document.length; row++) {
    const [document, unit] = [task.document[row], task.unit[row]];
    if (
      app.seen.nodes[document] &&
      app.seen.nodes[unit] &&
      app.seen.relations[task.relation[row]] &&
      (app.chosen < 0 || document === app.chosen || unit === app.chosen)
    )
      rows.push(row);
  }
  if (!app.state.sort) rows.sort((a, b) => Number(!task.due[a]) - Number(!task.due[b]) || task.due[a].localeCompare(task.due[b]) || a - b);
  const role = (row: number): string => app.t(`role.${g.signs.relations[task.relation[row]].key.split("/")[1]}`);
  return {
    rows,
    columns: [
      { key: "unit", value: (row) => app.name(task.unit[row]), text: (row) => app.name(task.unit[row]), node: (row) => task.unit[row] },
      { key: "task", value: (row) => task.task[row], text: (row) => task.task[row], wide: true },
      { key: "role", value: role, text: role },
      { key: "due", value: (row) => task.due[row], text: (row) => app.date(task.due[row]), day: true },
      { key: "deadline", value: (row) => task.deadline[row], text: (row) => task.deadline[row] },
      {
        key: "document",
        value: (row) => app.name(task.document[row]),
        text: (row) => app.name(task.document[row]),
        node: (row) => task.document[row],
      },
      { key: "evidence", value: (row) => task.sentence[row], text: (row) => app.sentences.at(task.sentence[row]), wide: true },
    ],
  };
}

/** Draw a page of the table, or with `whole` all of it. */
export async function drawTable(app: App, into: HTMLElement, whole = false): Promise<void> {
  const { sheet } = app.state,
    { columns, rows } = await sheetOf(app, sheet);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE)),
    page = Math.min(app.state.page, pages),
    shown = whole ? rows : rows.slice((page - 1) * PAGE, page * PAGE);
  const body = await Promise.all(shown.map((row) => line(app, columns, row)));
  const heads = columns.map((column) => {
    const [key, down] = [app.state.sort.replace(/^-/, ""), app.state.sort.startsWith("-")],
      sorted = key === column.key;
    return h(
      "th",
      { scope: "col", "aria-sort": sorted ? (down ? "descending" : "ascending") : undefined, class: column.wide ? "wide" : undefined },
      h(
        "button",
        {
          type: "button",
          "data-sort": column.key,
          "data-control": `sort-${column.key}`,
          onclick: () => app.go({ sort: sorted && !down ? `-${column.key}` : column.key }),
        },
        app.t(`column.${column.key}`),
        sorted ? (down ? " ▼" : " ▲") : "",
      ),
    );
  });
  const tabs = SHEETS.map((name) =>
    h(
      "button",
      { type: "button", "aria-pressed": String(name === sheet), "data-sheet": name, onclick: () => app.go({ sheet: name, sort: "" }) },
      app.t(`sheet.${name}`),
    ),
  );
  const count = h("span", { class: "count" }, app.t("table.rows", { n: app.n(rows.length) }));
  const scope =
    app.chosen >= 0 &&
    h(
      "span",
      { class: "scope" },
      app.t("table.scope"),
      " ",
      bdi(app.name(app.chosen)),
      " ",
      h("button", { type: "button", "data-control": "all", onclick: () => app.go({ doc: "", chain: "" }) }, app.t("table.all")),
    );
  const turn = (to: number, word: string): HTMLElement =>
    h("button", { type: "button", "data-control": word, disabled: to < 1 || to > pages, onclick: () => app.go({ page: to }) }, app.t(word));
  const pager =
    pages > 1 && !whole
      ? h(
          "div",
          { class: "pager" },
          turn(page - 1, "table.before"),
          h("span", {}, app.t("table.page", { page: app.n(page), pages: app.n(pages) })),
          turn(page + 1, "table.next"),
        )
      : null;
  const table = h(
    "table",
    { class: sheet },
    h("caption", { class: "unseen" }, app.t(`sheet.${sheet}`)),
    h("thead", {}, h("tr", {}, ...heads)),
    h("tbody", {}, ...body),
  );
  const focused = into.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.control : undefined;
  into.replaceChildren(
    h(
      "div",
      { class: "bar" },
      h("div", { class: "tabs", role: "group", "aria-label": app.t("table.sheets") }, ...tabs),
      count,
      scope,
      pager,
    ),
    rows.length
      ? h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": app.t(`sheet.${sheet}`) }, table)
      : h("p", { class: "empty" }, app.t("table.empty")),
  );
  if (focused)
    (
      into.querySelector<HTMLElement>(`[data-control="${focused}"]:not(:disabled)`) ?? into.querySelector<HTMLElement>("th button")
    )?.focus();
}

async function line(app: App, columns: Column[], row: number): Promise<HTMLElement> {
  const cells = await Promise.all(
    columns.map(async (column) => {
      const node = column.node?.(row),
        text = await column.text(row);
      const held =
        node === undefined
          ? h("div", { class: "clamp" }, bdi(String(text)))
          : h("span", {}, app.link(node), isRead(app, node) ? null : h("small", { class: "unseen" }, ` (${app.t("cited_only")})`));
      return h(
        "td",
        { class: column.wide ? "wide" : column.narrow ? "narrow" : column.day ? "day" : node !== undefined ? "named" : undefined },
        held,
      );
    }),
  );
  return h("tr", {}, ...cells);
}

const isRead = (app: App, i: number): boolean => isUnit(app.g, i) || (app.g.flags[i] & LOADED) > 0;

/** All rows of the table as texts, the heads first. */
export async function wholeSheet(app: App): Promise<(string | number)[][]> {
  const { columns, rows } = await sheetOf(app, app.state.sheet);
  const named = columns.filter((column) => column.node);
  const held: (string | number)[][] = [
    [...columns.map((column) => app.t(`column.${column.key}`)), ...named.flatMap((column) => [`${column.key}_id`, `${column.key}_number`])],
  ];
  for (const row of rows) {
    const nodes = named.map((column) => column.node!(row));
    const texts = await Promise.all(columns.map((column) => (column.day ? column.value(row) : column.text(row)))); // days as programs read them
    held.push([...texts, ...nodes.flatMap((i) => [app.g.ids[i], app.g.numbers[i]])]);
  }
  return held;
}
