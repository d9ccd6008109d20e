// The table: every mention as a row, for those who read better than they see pictures, and for copying out.

const ROWS = 300;
const HEADS = ["Văn bản", "Quan hệ", "Viện dẫn, giao cho", "Câu trong văn bản"];
const table = document.getElementById("table");

function fillTable() {
  const words = fold(searchBox.value).split(/\s+/).filter(Boolean);
  const rows = [...signs.keys()].flatMap(linesOf).flatMap(rowsOf).filter((row) => !words.length || matches(row, words));
  const body = make("tbody");
  const more = make("button", { type: "button" });
  let shown = 0;
  more.onclick = () => {
    body.append(...rows.slice(shown, shown + ROWS).map(tableRow));
    shown += ROWS;
    more.hidden = shown >= rows.length;
    more.textContent = `Xem thêm (còn ${number(rows.length - shown)})`;
  };
  more.onclick();
  const heads = make("tr", {}, HEADS.map((head) => make("th", { scope: "col" }, head)));
  table.replaceChildren(make("table", {}, make("caption", {}, `${number(rows.length)} dòng`), make("thead", {}, heads), body), more);
}

const linesOf = (key) => DATA.lines.filter((line) => line.relation === key && relationPasses(line));

function rowsOf(line) {
  return (line.mentions.length ? line.mentions : [{}]).map((mention) => ({ line, mention }));
}

function matches({ line, mention }, words) {
  const text = fold([cards.get(line.from).heading, signs.get(line.relation).name, cards.get(line.to).heading, mention.evidence ?? ""].join(" "));
  return words.every((word) => text.includes(word));
}

function tableRow({ line, mention }) {
  const sentence = mention.evidence ? marked(mention.evidence, line) : [mention.task ?? ""];
  const pinpoint = mention.pinpoint ? make("span", { className: "detail" }, mention.pinpoint) : "";
  const cells = [[nodeLink(line.from)], [signs.get(line.relation).name], [nodeLink(line.to), pinpoint], sentence];
  return make("tr", {}, cells.map((cell) => make("td", {}, cell)));
}
