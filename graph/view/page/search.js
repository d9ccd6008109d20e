// The search box: finds nodes by number, name, title or issuer, with or without diacritics; in the table it keeps matching rows.

const HITS = 30;
const searchBox = document.getElementById("search");
const hitList = document.getElementById("hits");
const found = { hits: [], at: 0 };
let index = null;

function searchIndex() {
  index ??= DATA.cards.map((card) => {
    const name = fold(`${card.heading} ${card.fields.number ?? ""}`);
    return { card, name, all: fold(`${name} ${Object.values(card.fields).join(" ")} ${card.id}`) };
  });
  return index;
}

/** Return the nodes that have every word asked for; those named so come first, then the most cited. */
function search(text) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const hits = searchIndex().filter((row) => words.every((word) => row.all.includes(word)));
  const named = (row) => words.every((word) => row.name.includes(word));
  hits.sort((a, b) => named(b) - named(a) || arriving.get(b.card.id).length - arriving.get(a.card.id).length);
  return hits.map((row) => row.card);
}

function showHits() {
  const asked = searchBox.value.trim() !== "";
  hitList.replaceChildren(...(found.hits.length ? found.hits.slice(0, HITS).map(hitRow) : [make("li", {}, "Không thấy")]));
  hitList.hidden = !asked || !table.hidden;
  searchBox.setAttribute("aria-expanded", String(!hitList.hidden));
  if (found.hits.length) searchBox.setAttribute("aria-activedescendant", `hit-${found.at}`);
  else searchBox.removeAttribute("aria-activedescendant");
  hitList.children[found.at]?.scrollIntoView({ block: "nearest" });
}

function hitRow(card, position) {
  const row = make("li", { id: `hit-${position}`, role: "option" }, card.heading,
    make("small", {}, [card.fields.title, card.fields.issuer, card.fields.year].filter(Boolean).join(" · ")));
  row.setAttribute("aria-selected", String(position === found.at));
  row.onmousedown = (event) => {
    event.preventDefault();
    pick(card);
  };
  return row;
}

function pick(card) {
  hitList.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
  choose(card.id);
  reveal(card.id);
  holder.focus();
}

function moveHit(step) {
  const shown = Math.min(found.hits.length, HITS);
  if (!shown) return;
  found.at = (found.at + step + shown) % shown;
  showHits();
}

const SEARCH_KEYS = {
  ArrowDown: () => moveHit(1),
  ArrowUp: () => moveHit(-1),
  Enter: () => found.hits.length && table.hidden && pick(found.hits[found.at]),
  Escape: () => { searchBox.value = ""; searched(); },
};

function searched() {
  found.hits = search(searchBox.value);
  found.at = 0;
  showHits();
  if (!table.hidden) fillTable();
}

searchBox.addEventListener("input", searched);
searchBox.addEventListener("blur", () => { hitList.hidden = true; searchBox.setAttribute("aria-expanded", "false"); });
searchBox.addEventListener("keydown", (event) => {
  if (!(event.key in SEARCH_KEYS)) return;
  event.preventDefault();
  SEARCH_KEYS[event.key]();
});
