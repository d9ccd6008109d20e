// The picture: vis-network draws the nodes where Python placed them; here are their looks, the bands behind them, and emphasis.

const GUTTER = 132; // pixels at the left edge, kept for the names of the bands
const FACE = '"Noto Sans", "Segoe UI", Roboto, Arial, sans-serif';
const STRIPES = ["#f3f5f7", "#ffffff"];
const FAINT = 0.1;
const CALM = large ? 0.25 : 0.5;

const holder = document.getElementById("canvas");
const placed = read("nodes").map((node) => ({ ...node, ...nodeLook(cards.get(node.id)) }));
const places = new Map(placed.map((node) => [node.id, { x: node.x, y: node.y }]));
const nodeSet = new vis.DataSet(placed);
const edgeSet = new vis.DataSet(read("edges").map((edge) => ({ ...edge, ...edgeLook(lines.get(edge.id)) })));
const network = new vis.Network(holder, { nodes: nodeSet, edges: edgeSet }, options());

function options() {
  return {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: !large, keyboard: false, multiselect: false, dragNodes: true, tooltipDelay: 900, zoomSpeed: 0.7,
      hideEdgesOnDrag: lines.size > 800, hideEdgesOnZoom: lines.size > 800, selectConnectedEdges: false },
    nodes: { font: { size: 13, face: FACE, color: "#111" }, margin: 5, labelHighlightBold: false, widthConstraint: { minimum: 118, maximum: 154 } },
    groups: Object.fromEntries([...bands.values()].map((band) => [band.index, groupLook(band)])),
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.55 } }, selectionWidth: 1.5, hoverWidth: 1,
      font: { size: 11, face: FACE, color: "#111", strokeWidth: 4, strokeColor: "#fff", align: "horizontal" } },
  };
}

function groupLook(band) {
  const chosen = { background: band.fill, border: "#0b57d0" };
  return { color: { background: band.fill, border: band.line, highlight: chosen, hover: chosen } };
}

function nodeLook(card) {
  const title = [card.heading, card.fields.title].filter(Boolean).join("\n");
  return { title, borderWidth: card.loaded ? 3 : 1.3, borderWidthSelected: 4, shapeProperties: { borderRadius: 2 } };
}

function edgeLook(line) {
  const sign = signs.get(line.relation);
  const width = 1 + Math.min(2, Math.log2(line.count));
  return { width, dashes: sign.dashes.length ? sign.dashes : false, smooth: bend(line), hidden: large,
    title: `${sign.name}${line.count > 1 ? ` × ${line.count}` : ""}`, color: edgeColor(sign, CALM) };
}

function edgeColor({ color }, opacity) {
  return { color, highlight: color, hover: color, opacity };
}

/** Curve a line so that two between the same nodes stand apart, and one within a band does not run through its row. */
function bend(line) {
  if (large) return false;
  const same = leaving.get(line.from).filter((other) => other.to === line.to);
  const rank = same.indexOf(line);
  const level = cards.get(line.from).band === cards.get(line.to).band;
  if (rank === 0 && !level) return { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.45 };
  return { enabled: true, type: rank % 2 ? "curvedCW" : "curvedCCW", roundness: 0.15 + 0.1 * rank };
}

/** Show the whole picture, right of the names of the bands. */
function fit() {
  const xs = DATA.cards.filter(cardPasses).map((card) => places.get(card.id).x);
  const strips = DATA.strips.filter(stripPasses);
  if (!xs.length) return;
  const [left, right] = [lowest(xs) - 88, highest(xs) + 88];
  const [top, bottom] = [strips[0].top, strips.at(-1).bottom];
  const { clientWidth: wide, clientHeight: high } = holder;
  const scale = Math.min((wide - GUTTER) / (right - left), (high - 8) / (bottom - top), 1.25);
  const position = { x: (left + right) / 2 - GUTTER / 2 / scale, y: (top + bottom) / 2 };
  network.moveTo({ position, scale, animation: false });
}

const stripPasses = (strip) => state.bands.has(strip.band);
const lowest = (values) => values.reduce((a, b) => Math.min(a, b));
const highest = (values) => values.reduce((a, b) => Math.max(a, b));

/** Bring a node into the picture if it stands outside, or is too small to read. */
function reveal(id) {
  const seen = network.canvasToDOM(network.getPosition(id));
  const inside = seen.x > GUTTER && seen.x < holder.clientWidth - 70 && seen.y > 20 && seen.y < holder.clientHeight - 20;
  const scale = network.getScale();
  if (!inside || scale < 0.35) network.moveTo({ position: network.getPosition(id), scale: Math.max(scale, 0.6), animation: false });
}

network.on("beforeDrawing", (context) => {
  const { x: left } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right } = network.DOMtoCanvas({ x: holder.clientWidth, y: 0 });
  DATA.strips.forEach((strip, index) => {
    if (!stripPasses(strip)) return;
    context.fillStyle = STRIPES[index % 2];
    context.fillRect(left, strip.top, right - left, strip.bottom - strip.top);
  });
});

// The names of the bands stay at the left edge and keep their size, however the picture is moved.
network.on("afterDrawing", (context) => {
  if (state.node) nameRelations(context);
  const scale = network.getScale();
  context.save();
  context.resetTransform();
  context.scale(devicePixelRatio, devicePixelRatio);
  context.font = `600 11.5px ${FACE}`;
  context.textBaseline = "middle";
  let free = 0;
  for (const strip of DATA.strips.filter(stripPasses)) free = nameBand(context, strip, scale, free);
  context.restore();
});

/** Write one band's name if there is room for it below `free`; return what is free after it. */
function nameBand(context, strip, scale, free) {
  const { y: top } = network.canvasToDOM({ x: 0, y: strip.top });
  const height = (strip.bottom - strip.top) * scale;
  const rows = broken(context, bands.get(strip.band).name, GUTTER - 20);
  const start = top + height / 2 - rows.length * 7;
  if (start < free) return free;
  context.fillStyle = `${STRIPES[DATA.strips.indexOf(strip) % 2]}e0`;
  context.fillRect(0, start - 1, Math.max(...rows.map((row) => context.measureText(row).width)) + 14, rows.length * 14 + 2);
  context.fillStyle = bands.get(strip.band).line;
  rows.forEach((row, index) => context.fillText(row, 8, start + 7 + index * 14));
  return start + rows.length * 14 + 2;
}

function broken(context, text, width) {
  const rows = [""];
  for (const word of text.split(" ")) {
    const grown = `${rows.at(-1)} ${word}`.trim();
    if (!rows.at(-1) || context.measureText(grown).width <= width) rows[rows.length - 1] = grown;
    else rows.push(word);
  }
  return rows;
}

/** Write under each node beside the chosen one what relation it stands in: there the names hide nothing. */
function nameRelations(context) {
  context.font = `600 11px ${FACE}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineWidth = 4;
  context.strokeStyle = "#fff";
  for (const [id, keys] of relationsNear()) {
    const box = network.getBoundingBox(id);
    const text = [...keys].map((key) => signs.get(key).name).join("; ");
    context.fillStyle = signs.get([...keys][0]).color;
    context.strokeText(text, (box.left + box.right) / 2, box.bottom + 2);
    context.fillText(text, (box.left + box.right) / 2, box.bottom + 2);
  }
  context.textAlign = "start";
}

/** Return the relations in which each node beside the chosen one stands. */
function relationsNear() {
  const named = new Map();
  for (const line of [...state.near.lines].map((id) => lines.get(id)).filter(linePasses)) {
    for (const id of [line.from, line.to]) {
      if (id !== state.node) named.set(id, (named.get(id) ?? new Set()).add(line.relation));
    }
  }
  return named;
}

/** Show what the state says: hide what is filtered out, fade what is not near the selection. */
function paint() {
  nodeSet.update(DATA.cards.map((card) => ({ id: card.id, hidden: !cardPasses(card), opacity: !state.near || state.near.nodes.has(card.id) ? 1 : 0.22 })));
  edgeSet.update(DATA.lines.map(paintedLine));
  network.setSelection({ nodes: state.node ? [state.node] : [], edges: state.line ? [state.line] : [] }, { highlightEdges: false });
}

function paintedLine(line) {
  const sign = signs.get(line.relation);
  const near = state.near !== null && state.near.lines.has(line.id);
  const opacity = state.near === null ? CALM : near ? 0.95 : FAINT;
  return { id: line.id, hidden: !linePasses(line) || (large && !near), label: state.line === line.id ? sign.name : " ", color: edgeColor(sign, opacity) };
}

function nameLine(id, on) {
  if (id !== state.line) edgeSet.update({ id, label: on ? signs.get(lines.get(id).relation).name : " " });
}

network.on("hoverEdge", (event) => nameLine(event.edge, true));
network.on("blurEdge", (event) => nameLine(event.edge, false));
