// The search: a field with a list under it. In: what is typed. Out: the chosen node. Arrows move in the list, Enter chooses, Escape closes it.

import type { App } from "./app.ts";
import { dayOf, isUnit, issuerOf, titleOf } from "./data.ts";
import { bdi, byId, h } from "./dom.ts";
import { find, index } from "./find.ts";

export function searchbox(app: App): void {
  const field = byId<HTMLInputElement>("search"),
    list = byId("hits"),
    none = byId("no-hits");
  let hits: number[] = [],
    at = -1;
  const close = (): void => {
    list.hidden = none.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const mark = (to: number): void => {
    at = to;
    [...list.children].forEach((item, nth) => item.setAttribute("aria-selected", String(nth === at)));
    field.setAttribute("aria-activedescendant", `hit-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const choose = (nth: number): void => {
    if (hits[nth] === undefined) return;
    close();
    field.value = "";
    app.choose(hits[nth]);
    byId("stage").focus({ preventScroll: true });
  };
  const draw = (): void => {
    hits = find(app.g, field.value, 30);
    list.replaceChildren(
      ...hits.map((i, nth) =>
        h(
          "li",
          {
            id: `hit-${nth}`,
            role: "option",
            "aria-selected": "false",
            onmousedown: (event: Event) => event.preventDefault(),
            onclick: () => choose(nth),
          },
          h("b", {}, bdi(app.name(i))),
          h(
            "small",
            {},
            bdi(
              [app.numberBeside(i), titleOf(app.g, i), isUnit(app.g, i) ? app.t("unit") : issuerOf(app.g, i), app.date(dayOf(app.g, i))]
                .filter(Boolean)
                .join(" · "),
            ),
          ),
        ),
      ),
    );
    const typed = field.value.trim() !== "";
    list.hidden = !hits.length;
    none.hidden = !typed || hits.length > 0;
    none.textContent = app.t("search.none");
    field.setAttribute("aria-expanded", String(hits.length > 0));
    field.removeAttribute("aria-activedescendant");
    at = -1;
    if (typed) app.say(hits.length ? app.t("search.found", { n: app.n(hits.length) }) : app.t("search.none"));
  };
  field.addEventListener("input", draw);
  field.addEventListener("focus", () => {
    index(app.g);
    if (field.value) draw();
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && hits.length) mark((at + 1) % hits.length);
    else if (event.key === "ArrowUp" && hits.length) mark((at - 1 + hits.length) % hits.length);
    else if (event.key === "Enter") choose(Math.max(at, 0));
    else if (event.key === "Escape") {
      if (list.hidden && none.hidden) field.value = "";
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
