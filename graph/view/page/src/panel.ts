// What is known of the chosen node. In: the app. Out: elements: identity, validity on the day, the chain, relations both ways with each sentence, work, findings.

import type { App } from "./app.ts";
import { chain, grouped, mainWay, type Step, tally, wayTo } from "./around.ts";
import { type Behind, dayOf, isUnit, issuerOf, LOADED, titleOf } from "./data.ts";
import { bdi, type Child, h } from "./dom.ts";
import { spanOn, spansOf, type Span } from "./lives.ts";
import { keyOf } from "./select.ts";
import { marked } from "./text.ts";

const FIRST = 10;

export async function drawPanel(app: App, into: HTMLElement): Promise<void> {
  const i = app.chosen;
  if (i < 0) {
    into.replaceChildren(h("p", { class: "empty" }, app.t("panel.nothing")));
    return;
  }
  const behind = await app.behind;
  if (app.chosen !== i) return; // another was chosen meanwhile
  const parts = [
    h("h2", {}, bdi(app.name(i))),
    identity(app, behind, i),
    ...(isUnit(app.g, i) ? [] : [validity(app, i), chains(app, i)]),
    work(app, behind, i),
    findings(app, behind, i),
    relations(app, behind, i),
  ];
  into.replaceChildren(...parts.filter((part) => part !== null));
}

function identity(app: App, behind: Behind, i: number): HTMLElement {
  const { g } = app,
    unit = isUnit(g, i);
  const facts: [string, string][] = unit
    ? [
        ["kind", app.t(`unit_kind.${g.pools.kinds[g.kinds[i]] || "body"}`)],
        ["place", g.pools.places[g.places[i]]],
        ["id", g.ids[i]],
      ]
    : [
        ["title", titleOf(g, i)],
        ["kind", g.pools.kinds[g.kinds[i]]],
        ["number", g.numbers[i]],
        ["date", app.date(dayOf(g, i))],
        ["issuer", issuerOf(g, i)],
        ["rank", app.band(g.bands[i])],
        ["place", g.pools.places[g.places[i]]],
        ["source", behind.sources[i]],
        ["id", g.ids[i]],
      ];
  const rows = facts.filter(([, value]) => value).flatMap(([key, value]) => [h("dt", {}, app.t(`fact.${key}`)), h("dd", {}, bdi(value))]);
  return h(
    "section",
    { "aria-label": app.t("panel.identity") },
    h("p", { class: "tags" }, h("span", { class: "tag" }, app.t(g.flags[i] & LOADED ? "read" : unit ? "unit" : "cited_only"))),
    h("dl", {}, ...rows),
  );
}

function validity(app: App, i: number): HTMLElement {
  const span = spanOn(app.g, i, app.day)!,
    spans = spansOf(app.g, i).filter((each) => each.day);
  const parts = span.extent === "part" && span.parts ? h("p", {}, app.t("panel.parts"), " ", bdi(span.parts)) : null;
  const life =
    spans.length > 0 &&
    h(
      "details",
      {},
      h("summary", {}, app.t("panel.life")),
      h(
        "ol",
        { class: "life" },
        ...spans.map((each) =>
          h("li", {}, h("time", { datetime: each.day }, app.date(each.day)), " ", app.answer(each), " ", ...reason(app, each)),
        ),
      ),
    );
  const effective = app.g.effectives[i] ? h("p", {}, app.t("panel.effective", { day: app.date(app.g.effectives[i]) })) : null;
  return h(
    "section",
    { "aria-label": app.t("panel.validity") },
    h("h3", {}, app.t("panel.validity_on", { day: app.date(app.day) })),
    h("p", {}, app.answer(span), " ", ...reason(app, span)),
    parts,
    effective,
    acts(app, i),
    life,
  );
}

/** Why an answer is given, with the acting document as a link. */
function reason(app: App, span: Span): Child[] {
  const [before, after] = app.t(`reason.${span.reason}`, { by: "\u0000", day: app.date(span.on), lists: span.lists }).split("\u0000");
  const by = span.by === null ? (after === undefined ? null : "…") : app.link(span.by);
  return [h("span", { class: "why" }, before, by, after)];
}

/** The acts that changed or ended a document, in time. */
function acts(app: App, i: number): HTMLElement | null {
  const { g } = app,
    found: number[] = [];
  for (let k = g.firstIn[i]; k < g.firstIn[i + 1]; k++)
    if (["AMENDS", "REPLACES", "REPEALS", "SUSPENDS", "CORRECTS"].includes(keyOf(g, g.linesIn[k]))) found.push(g.linesIn[k]);
  if (!found.length) return null;
  const day = (line: number): string => g.since[line] || dayOf(g, g.from[line]);
  found.sort((a, b) => day(a).localeCompare(day(b)) || a - b);
  return h(
    "div",
    {},
    h("h4", {}, app.t("panel.acts")),
    listed(app, found, (line) =>
      h(
        "li",
        {},
        app.chip(keyOf(g, line), false),
        " ",
        app.link(g.from[line]),
        " ",
        h(
          "small",
          {},
          [
            g.extent[line] ? app.t(`extent.${["", "whole", "part"][g.extent[line]]}`) : "",
            g.since[line] ? app.t("panel.since", { day: app.date(g.since[line]) }) : app.date(dayOf(g, g.from[line])),
          ]
            .filter(Boolean)
            .join(", "),
        ),
      ),
    ),
  );
}

function listed(app: App, rows: number[], draw: (row: number) => HTMLElement, name = "ul"): HTMLElement {
  const list = h(name as "ul", { class: "list" }, ...rows.slice(0, FIRST).map(draw));
  if (rows.length > FIRST) {
    const more = h(
        "button",
        {
          type: "button",
          class: "more",
          onclick: () => {
            const drawn = rows.slice(FIRST).map(draw);
            item.replaceWith(...drawn);
            drawn[0].querySelector<HTMLElement>("button,summary")?.focus();
          },
        },
        app.t("more", { n: app.n(rows.length - FIRST) }),
      ),
      item = h("li", {}, more);
    list.append(item);
  }
  return list;
}

function chains(app: App, i: number): HTMLElement {
  const { g } = app,
    turn = (direction: "up" | "down"): HTMLElement =>
      h(
        "button",
        {
          type: "button",
          "data-chain": direction,
          "aria-pressed": String(app.state.chain === direction),
          onclick: () => app.go({ chain: app.state.chain === direction ? "" : direction }),
        },
        app.t(`chain.${direction}`),
      );
  const box = h("section", { class: "chain", "aria-label": app.t("panel.chains") }, h("div", { class: "tabs" }, turn("up"), turn("down")));
  if (!app.state.chain) return box;
  const steps = chain(g, i, app.state.chain);
  if (!steps.length) box.append(h("p", {}, app.t(`chain.none_${app.state.chain}`)));
  else if (app.state.chain === "up") box.append(way(app, i, mainWay(g, i, steps), steps), levels(app, steps));
  else
    box.append(
      h("p", {}, app.t("chain.reaches", { n: app.n(steps.length), direct: app.n(steps.filter((step) => step.depth === 1).length) })),
      counts(app, steps),
      levels(app, steps),
    );
  return box;
}

/** The path of a chain, from the document upwards. */
function way(app: App, start: number, path: Step[], steps: Step[]): HTMLElement {
  const list = h(
    "ol",
    { class: "way", id: "way" },
    h("li", {}, h("b", {}, bdi(app.name(start)))),
    ...path.map((step) => h("li", {}, app.chip(keyOf(app.g, step.line), true), " ", app.link(step.node))),
  );
  list.dataset.steps = String(steps.length);
  return list;
}

function counts(app: App, steps: Step[]): HTMLElement {
  return h(
    "table",
    { class: "counts" },
    h("caption", { class: "unseen" }, app.t("chain.by_level")),
    h(
      "tbody",
      {},
      ...tally(app.g, steps).map(([band, count]) => h("tr", {}, h("th", { scope: "row" }, app.band(band)), h("td", {}, app.n(count)))),
    ),
  );
}

/** Everything that a chain reaches, by steps. */
function levels(app: App, steps: Step[]): HTMLElement {
  const up = app.state.chain === "up",
    depths = [...new Set(steps.map((step) => step.depth))];
  return h(
    "div",
    {},
    ...depths.map((depth) => {
      const held = steps.map((_, at) => at).filter((at) => steps[at].depth === depth);
      const draw = (at: number): HTMLElement => {
        const step = steps[at];
        const show =
          up && step.depth > 1
            ? h(
                "button",
                {
                  type: "button",
                  class: "mini",
                  title: app.t("chain.way"),
                  "aria-label": `${app.t("chain.way")}: ${app.name(step.node)}`,
                  onclick: () => document.getElementById("way")?.replaceWith(way(app, app.chosen, wayTo(steps, step.node), steps)),
                },
                "⤴",
              )
            : null;
        return h("li", {}, app.chip(keyOf(app.g, step.line), up), " ", app.link(step.node), " ", show);
      };
      return h(
        "details",
        { open: depth === 1 && steps.length <= 60 },
        h("summary", {}, app.t("chain.step", { depth, n: app.n(held.length) })),
        listed(app, held, draw),
      );
    }),
  );
}

function work(app: App, behind: Behind, i: number): HTMLElement | null {
  const { task } = behind,
    unit = isUnit(app.g, i),
    column = unit ? task.unit : task.document,
    rows: number[] = [];
  for (let row = 0; row < column.length; row++) if (column[row] === i) rows.push(row);
  if (!rows.length) return null;
  rows.sort((a, b) => Number(!task.due[a]) - Number(!task.due[b]) || task.due[a].localeCompare(task.due[b]) || a - b);
  const late = (row: number): boolean => !!task.due[row] && task.due[row] < app.day;
  const draw = (row: number): HTMLElement => {
    const other = unit ? task.document[row] : task.unit[row],
      key = app.g.signs.relations[task.relation[row]].key;
    const due = task.due[row]
      ? `${app.t("panel.due", { day: app.date(task.due[row]) })}${late(row) ? ` (${app.t("panel.past")})` : ""}`
      : task.deadline[row];
    const box = h("details", {}, h("summary", {}, h("span", { class: "task" }, bdi(task.task[row] || app.t("panel.work")))));
    unfolding(box, async () => [
      task.task[row].length > 120 ? h("p", {}, bdi(task.task[row])) : null,
      task.product[row] ? h("p", {}, app.t("column.product"), ": ", bdi(task.product[row])) : null,
      task.deadline[row] && task.due[row] ? h("p", {}, app.t("column.deadline"), ": ", bdi(task.deadline[row])) : null,
      await quote(app, task.sentence[row], task.mark[row], task.markEnd[row]),
    ]);
    return h("li", {}, app.chip(key, !unit), " ", app.link(other), due && h("small", { class: "due" }, " · ", bdi(due)), box);
  };
  return h(
    "section",
    { "aria-label": app.t("panel.tasks") },
    h("h3", {}, app.t("panel.tasks"), " ", h("small", {}, app.n(rows.length))),
    listed(app, rows, draw),
  );
}

/** Fill a fold when it is first opened. */
function unfolding(box: HTMLDetailsElement, fill: () => Promise<Child[]>): void {
  let filled = false;
  box.addEventListener("toggle", () => {
    if (filled || !box.open) return;
    filled = true;
    void fill().then((found) =>
      box.append(
        ...found
          .filter((child) => child !== null && child !== undefined && child !== false)
          .map((child) => (child instanceof Node ? child : String(child))),
      ),
    );
  });
}

async function quote(app: App, sentence: number, start: number, end: number): Promise<HTMLElement> {
  const [before, inside, after] = marked(await app.sentences.at(sentence), start, end);
  return h("blockquote", {}, h("bdi", {}, before, inside ? h("mark", {}, inside) : null, after));
}

function findings(app: App, behind: Behind, i: number): HTMLElement | null {
  const { finding } = behind,
    rows: number[] = [];
  for (let row = 0; row < finding.document.length; row++) if (finding.document[row] === i) rows.push(row);
  if (!rows.length) return null;
  const draw = (row: number): HTMLElement => {
    const grave = behind.pools.severities[finding.severity[row]],
      other = finding.other[row];
    const box = h(
      "details",
      {},
      h(
        "summary",
        {},
        h("span", { class: `grave ${grave}` }, app.t(`severity.${grave}`)),
        " ",
        app.t(`rule.${behind.pools.rules[finding.rule[row]]}`),
      ),
    );
    unfolding(box, async () => [
      h("p", {}, bdi(finding.detail[app.language][row])),
      other < app.g.n ? h("p", {}, app.link(other)) : null,
      finding.sentence[row] ? await quote(app, finding.sentence[row], 0, 0) : null,
    ]);
    return h("li", {}, box);
  };
  return h(
    "section",
    { "aria-label": app.t("panel.findings") },
    h("h3", {}, app.t("panel.findings"), " ", h("small", {}, app.n(rows.length))),
    listed(app, rows, draw),
  );
}

function relations(app: App, behind: Behind, i: number): HTMLElement {
  const groups = grouped(app.g, i, app.seen),
    box = h("section", { "aria-label": app.t("panel.relations") });
  for (const out of [true, false]) {
    const some = groups.filter((group) => group.out === out && !group.key.startsWith("ASSIGNS"));
    if (!some.length) continue;
    const title = app.t(out ? "panel.out" : isUnit(app.g, i) ? "panel.in_unit" : "panel.in");
    box.append(
      h("h3", {}, title),
      ...some.map((group) =>
        h(
          "details",
          { open: group.lines.length <= 5 },
          h("summary", {}, app.chip(group.key, out), " ", h("small", {}, app.n(group.lines.length))),
          listed(app, group.lines, (line) => relation(app, behind, line, out)),
        ),
      ),
    );
  }
  return box;
}

function relation(app: App, behind: Behind, line: number, out: boolean): HTMLElement {
  const other = out ? app.g.to[line] : app.g.from[line],
    first = behind.firstMention[line],
    count = behind.firstMention[line + 1] - first;
  if (!count) return h("li", {}, app.link(other));
  const said = app.t(count > 1 ? "panel.mentions" : "panel.mention", { n: app.n(count) });
  const box = h("details", {}, h("summary", { "aria-label": `${said}: ${app.name(other)}` }, said));
  unfolding(box, async () => {
    const rows = Array.from({ length: Math.min(count, 50) }, (_, at) => first + at),
      made: Child[] = await Promise.all(rows.map((m) => mention(app, behind, m, line)));
    return count > 50 ? [...made, h("p", {}, app.t("panel.left_out", { n: app.n(count - 50) }))] : made;
  });
  return h("li", {}, app.link(other), box);
}

/** A mention: its sentence, the place it names, how it was tied, and whose text says so where that is another's. */
async function mention(app: App, behind: Behind, m: number, line: number): Promise<HTMLElement> {
  const { g } = app,
    { pools } = behind,
    by = behind.by[m],
    about: Child[] = [];
  const pinpoint = pools.pinpoints[behind.pinpoint[m]],
    tie = pools.ties[behind.tie[m]],
    open = tie.startsWith("open: ");
  if (pinpoint) about.push(bdi(pinpoint));
  if (tie)
    about.push(
      h("span", { class: open ? "open" : undefined }, open ? "" : `${app.t("panel.tie")}: `, pools[`ties-${app.language}`][behind.tie[m]]),
    );
  if (by >= g.n && pools.lists[by - g.n]) about.push(app.t("panel.list_says", { list: pools.lists[by - g.n] }));
  else if (by < g.n && by !== g.from[line]) about.push(h("span", {}, app.t("panel.said_by"), " ", app.link(by)));
  const parts = about.flatMap((part, at) => (at ? [" · ", part] : [part]));
  return h(
    "div",
    { class: "mention" },
    await quote(app, behind.sentence[m], behind.start[m], behind.end[m]),
    parts.length > 0 && h("p", { class: "about" }, ...parts),
  );
}
