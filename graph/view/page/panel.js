// The panel at the right: the fields of what is selected, and every mention with its sentence, the cited number marked.

const FIELDS = { number: "Số, ký hiệu", kind: "Loại", title: "Trích yếu", date: "Ngày", year: "Năm", issuer: "Cơ quan ban hành",
  name: "Tên", level: "Cấp", place: "Nơi", source: "Nguồn" };
const VALUES = { central: "trung ương", province: "tỉnh", district: "huyện", commune: "xã",
  body: "cơ quan", office: "chức danh", group: "nhóm đơn vị" };
const BATCH = 25;
const panel = document.getElementById("panel");

function showNothing() {
  panel.replaceChildren(
    make("h2", {}, "Chọn một văn bản hoặc một đường nối"),
    make("p", { className: "quiet" }, "Bấm vào một ô để xem văn bản viện dẫn gì, ai viện dẫn nó, và câu nào nói thế. Bấm vào một đường nối để xem riêng quan hệ ấy."),
    make("p", { className: "quiet" }, "Mũi tên đi từ văn bản viện dẫn đến văn bản được viện dẫn hoặc đơn vị được giao việc."),
  );
}

function showNode(id) {
  const card = cards.get(id);
  panel.replaceChildren(
    make("h2", {}, card.heading),
    make("p", { className: "quiet" }, card.unit ? "Cơ quan, đơn vị" : card.loaded ? "Văn bản đã đọc toàn văn" : "Văn bản chỉ được viện dẫn"),
    fieldList(card),
    card.unit ? "" : chainButtons(id),
    ...groups(leaving.get(id), "to"),
    ...groups(arriving.get(id), "from"),
  );
  panel.scrollTop = 0;
}

function fieldList(card) {
  const rows = Object.entries(FIELDS).filter(([name]) => name in card.fields);
  const shown = rows.flatMap(([name, label]) => [make("dt", {}, label), make("dd", {}, fieldText(name, card.fields[name]))]);
  return make("dl", {}, shown, make("dt", {}, "Mã"), make("dd", {}, card.id));
}

function fieldText(name, value) {
  if (name === "date") return String(value).split("-").reverse().join("/");
  return VALUES[value] ?? String(value);
}

function chainButtons(id) {
  return make("div", { className: "row" },
    make("button", { type: "button", onclick: () => showChain(id, true) }, "Chuỗi lên: dựa vào đâu ↑"),
    make("button", { type: "button", onclick: () => showChain(id, false) }, "Chuỗi xuống: ai dựa vào ↓"));
}

/** One heading a relation, and below it the nodes at the other end. */
function groups(all, end) {
  const passing = all.filter(relationPasses);
  return [...signs.values()].flatMap((sign) => {
    const found = passing.filter((line) => line.relation === sign.key);
    if (!found.length) return [];
    const name = end === "to" ? sign.name : sign.reverse;
    return [make("h3", {}, lineSign(sign), name, make("span", { className: "count" }, number(found.length))), batches(found, end)];
  });
}

function batches(found, end) {
  const box = make("div");
  const more = make("button", { type: "button" });
  let shown = 0;
  more.onclick = () => {
    more.remove();
    box.append(...found.slice(shown, shown + BATCH).map((line) => item(line, end)));
    shown += BATCH;
    more.textContent = `Xem thêm (còn ${number(found.length - shown)})`;
    if (shown < found.length) box.append(more);
  };
  more.onclick();
  return box;
}

function item(line, end) {
  return make("div", { className: "item" }, nodeLink(line[end]), line.mentions.map((mention) => mentioned(mention, line)));
}

function nodeLink(id) {
  return make("button", { type: "button", className: "link", onclick: () => choose(id) }, cards.get(id).heading);
}

const MENTION = { pinpoint: "Điều khoản", task: "Nhiệm vụ", deadline: "Thời hạn", stated_by: "Theo lời của" };

function mentioned(mention, line) {
  const details = Object.entries(MENTION).filter(([name]) => name in mention);
  return make("div", {},
    details.map(([name, label]) => make("span", { className: "detail" }, `${label}: ${statedText(name, mention[name])}`)),
    mention.evidence ? make("blockquote", {}, marked(mention.evidence, line)) : "");
}

function statedText(name, value) {
  return name === "stated_by" ? [value].flat().map((id) => cards.get(id)?.heading ?? id).join("; ") : String(value);
}

function showLine(id) {
  const line = lines.get(id);
  const sign = signs.get(line.relation);
  panel.replaceChildren(
    make("h2", {}, lineSign(sign), ` ${sign.name}`),
    make("p", {}, nodeLink(line.from), " → ", nodeLink(line.to)),
    make("p", { className: "quiet" }, `${number(line.count)} lần trong văn bản`),
    ...line.mentions.map((mention) => make("div", { className: "item" }, mentioned(mention, line))),
  );
  panel.scrollTop = 0;
}

/** Return an evidence sentence as text with the cited number, name or unit marked in it. */
function marked(sentence, line) {
  const place = located(sentence, cards.get(line.to));
  if (!place) return [sentence];
  const [start, end] = place;
  return [sentence.slice(0, start), make("mark", {}, sentence.slice(start, end)), sentence.slice(end)];
}

function located(sentence, card) {
  const [folded, origin] = tightened(sentence);
  for (const wanted of names(card)) {
    const [tight] = tightened(wanted);
    const at = tight.length < 3 ? -1 : folded.indexOf(tight);
    if (at >= 0) return [origin[at], origin[at + tight.length - 1] + 1];
  }
  return null;
}

/** What a sentence may call a node, surest first: the number, the name, the beginning of either. */
function names(card) {
  const { number: printed = "", title = "", name = "" } = card.fields;
  const serial = /^\d+\s*[/-]\s*\d*/.exec(printed)?.[0] ?? "";
  return [printed, name, title, serial.length > 3 ? serial : "", ...beginnings(name || title)].filter(Boolean);
}

function beginnings(text) {
  const words = text.split(/\s+/);
  return words.map((_, index) => words.slice(0, words.length - 1 - index).join(" ")).slice(0, Math.max(0, words.length - 2));
}

/** Fold a text, without its white space, and say where each letter left came from. */
function tightened(text) {
  let folded = "";
  const origin = [];
  for (let index = 0; index < text.length; index += 1) {
    const letter = fold(text[index]);
    if (!letter.trim()) continue;
    folded += letter;
    for (let count = 0; count < letter.length; count += 1) origin.push(index);
  }
  return [folded, origin];
}
