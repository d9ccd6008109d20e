// Ties the parts together: what is chosen, which view is open, and what keys and clicks do.

const statusLine = document.getElementById("status");
const say = (text) => { statusLine.textContent = text; };

function choose(id) {
  unfold(cards.get(id).band);
  Object.assign(state, { node: id, line: null, near: beside(id) });
  showNode(id);
  paint();
  const [out, into] = [leaving, arriving].map((ends) => number(ends.get(id).filter(relationPasses).length));
  say(`${cards.get(id).heading}: ${out} quan hệ đi, ${into} quan hệ đến`);
}

/** Show a band that is filtered out, because one of its nodes is asked for by name. */
function unfold(band) {
  if (state.bands.has(band)) return;
  state.bands.add(band);
  buildLegend();
}

function chooseLine(id) {
  const { from, to } = lines.get(id);
  Object.assign(state, { node: null, line: id, near: { nodes: new Set([from, to]), lines: new Set([id]) } });
  showLine(id);
  paint();
  say(`${cards.get(from).heading} → ${signs.get(lines.get(id).relation).name} → ${cards.get(to).heading}`);
}

function chooseNothing() {
  Object.assign(state, { node: null, line: null, near: null });
  showNothing();
  paint();
  sayTotals();
}

function showChain(id, upwards) {
  state.near = chain(id, upwards);
  openView(false);
  paint();
  const count = number(state.near.nodes.size - 1);
  say(upwards ? `${cards.get(id).heading} dựa vào ${count} văn bản, trực tiếp hoặc gián tiếp` : `${count} văn bản dựa vào ${cards.get(id).heading}, trực tiếp hoặc gián tiếp`);
}

function sayTotals() {
  const [nodes, edges] = [DATA.cards.filter(cardPasses).length, DATA.lines.filter(linePasses).length];
  say(`${number(nodes)} / ${number(cards.size)} nút, ${number(edges)} / ${number(lines.size)} quan hệ${large ? ". Chọn một nút để thấy các đường nối của nó" : ""}`);
}

/** Show again what is chosen, after the filters have changed. */
function refresh() {
  if (state.node && cardPasses(cards.get(state.node))) choose(state.node);
  else if (state.line) chooseLine(state.line);
  else chooseNothing();
  if (!table.hidden) fillTable();
}

/** Open the table, or the graph. */
function openView(asTable) {
  table.hidden = !asTable;
  holder.hidden = asTable;
  document.getElementById("show-table").setAttribute("aria-pressed", String(asTable));
  document.getElementById("show-graph").setAttribute("aria-pressed", String(!asTable));
  if (asTable) fillTable();
}

/** Return the nearest node that stands in the direction of an arrow key. */
function neighbour(key) {
  const here = network.getPosition(state.node);
  const ahead = { ArrowUp: (x, y) => -y, ArrowDown: (x, y) => y, ArrowLeft: (x) => -x, ArrowRight: (x) => x }[key];
  const aside = /Up|Down/.test(key) ? (x) => Math.abs(x) : (x, y) => 4 * Math.abs(y);
  let best = { id: null, far: Infinity };
  for (const card of DATA.cards.filter(cardPasses)) {
    const place = network.getPosition(card.id);
    const [x, y] = [place.x - here.x, place.y - here.y];
    const far = 2 * ahead(x, y) + aside(x, y);
    if (ahead(x, y) > 1 && far < best.far) best = { id: card.id, far };
  }
  return best.id;
}

function step(key) {
  const id = state.node ? neighbour(key) : DATA.cards.find(cardPasses)?.id;
  if (!id) return;
  choose(id);
  reveal(id);
}

const CANVAS_KEYS = { ArrowUp: step, ArrowDown: step, ArrowLeft: step, ArrowRight: step, Enter: () => panel.focus() };
const PAGE_KEYS = { "/": () => searchBox.focus(), 0: fit, Escape: chooseNothing };

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === searchBox) return;
  const act = (event.target === holder && CANVAS_KEYS[event.key]) || PAGE_KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(event.key);
});

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) choose(nodes[0]);
  else if (edges.length) chooseLine(edges[0]);
  else chooseNothing();
});
document.getElementById("fit").onclick = () => { openView(false); fit(); };
document.getElementById("show-graph").onclick = () => openView(false);
document.getElementById("show-table").onclick = () => openView(true);

buildLegend();
fit();
if (DATA.focus && cards.has(DATA.focus)) choose(DATA.focus);
else chooseNothing();
