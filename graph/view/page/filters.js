// The legend at the left, which is the filter too: each sign has a box to show or hide what it stands for.

const legendBox = document.getElementById("legend");

function buildLegend() {
  legendBox.replaceChildren(nodeLegend(), relationLegend(), bandLegend());
}

function nodeLegend() {
  const plain = { fill: "#fff", line: "#35558F" };
  const unit = { fill: "#fff7fb", line: "#AA3377" };
  return section("Ô và đường", [
    plainSign(nodeSign(plain, { thick: true }), "Văn bản đã đọc", DATA.cards.filter((card) => card.loaded && !card.unit).length),
    plainSign(nodeSign(plain), "Văn bản được viện dẫn", DATA.cards.filter((card) => !card.loaded && !card.unit).length),
    plainSign(nodeSign(unit, { unit: true }), "Cơ quan, đơn vị", DATA.cards.filter((card) => card.unit).length),
  ]);
}

function relationLegend() {
  const counts = tally(DATA.lines.map((line) => line.relation));
  return section("Quan hệ", [...signs.values()].map((sign) => chosenSign(state.relations, sign.key, lineSign(sign), sign.name, counts.get(sign.key))));
}

function bandLegend() {
  const counts = tally(DATA.cards.map((card) => card.band));
  const units = new Set(DATA.cards.filter((card) => card.unit).map((card) => card.band));
  return section("Thứ bậc", [...bands.values()].map((band) =>
    chosenSign(state.bands, band.index, nodeSign(band, { unit: units.has(band.index) }), band.name, counts.get(band.index))));
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function section(name, rows) {
  return make("fieldset", {}, make("legend", {}, name), rows);
}

function plainSign(image, name, count) {
  return make("div", { className: "sign" }, image, name, make("span", { className: "count" }, number(count)));
}

function chosenSign(chosen, key, image, name, count) {
  const box = make("input", { type: "checkbox", checked: chosen.has(key) });
  box.dataset.key = key;
  box.onchange = () => {
    if (box.checked) chosen.add(key);
    else chosen.delete(key);
    refresh();
  };
  return make("label", { className: "sign" }, box, image, name, make("span", { className: "count" }, number(count)));
}
