// What a person types, and the nodes that are meant. In: a text. Out: places of nodes, the surest first. It reads kind, number, date and issuer by the same
// tables as the command line; what is left are words, which a node must all have in its number, name, title or issuer.

import { type Finder, type Graph, isUnit, LOADED, nameOf, titleOf } from "./data.ts";
import { once } from "./once.ts";
import { citing, placeOf } from "./select.ts";
import { fold } from "./text.ts";

export interface Typed {
  kind: string | null;
  serial: string;
  year: string;
  letters: string;
  date: string;
  words: string[];
}

const NUMBER = /(?:^|\s|\b)(?:so\s*[:.]?\s*)?(\d{1,5}[a-z]?)(?![\d.]*\d)((?:\s*[/-]+\s*[a-z0-9&]+){0,8})/;
const DATE =
  /(?:\bngay\s*)?\b(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|,?\s*nam)\s*((?:19|20)\d\d)\b|\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/;
const YEAR = /(?:\bnam\s*)?\(?\b((?:19|20)\d\d)\b\)?/;
const YEARLY = /^(19|20)\d\d$/;
const LED_BY = /^(?:can cu|theo|thuc hien)\s+/;
const PINPOINT = /(?:\bdiem\s+[a-z]\s+)?(?:\bkhoan\s+\d+\s+)?\bdieu\s+\d+[a-z]?\s+(?:cua\s+)?/g;
const NOISE = new Set(["so", "cua", "ngay", "nam", "thang", "ve", "viec", "va", "ban", "hanh"]);

/** Take a typed text apart. */
export function read(text: string, rules: Finder, years = false): Typed {
  let rest = fold(text)
    .replace(/[.,;:"'“”()]+/g, (found) => (found === "." ? "." : " "))
    .replace(/\s+/g, " ")
    .trim()
    .replace(LED_BY, "")
    .replace(PINPOINT, "");
  const typed: Typed = { kind: null, serial: "", year: "", letters: "", date: "", words: [] };
  const citation = /\d\s*[/-]/.test(rest);
  for (const [word, kind] of rules.kinds) {
    const at = rest.startsWith(word)
      ? 0
      : citation
        ? rest.search(new RegExp(`(?<![a-z])${word.replace(/[^a-z0-9]/g, "\\$&")}(?=\\s+(?:so\\s*)?\\d)`))
        : -1;
    if (at >= 0 && !/[a-z]/.test(rest[at + word.length] ?? "")) {
      typed.kind = kind;
      rest = rest.slice(at + word.length).trim();
      break;
    }
  }
  const date = DATE.exec(rest);
  if (date) {
    const [year, month, day] = date[4] ? [date[4], date[5], date[6]] : [date[3], date[2].padStart(2, "0"), date[1].padStart(2, "0")];
    typed.date = `${year}-${month}-${day}`;
    rest = `${rest.slice(0, date.index)} ${rest.slice(date.index + date[0].length)}`;
  }
  const number = NUMBER.exec(rest);
  // 1936 is a number where letters follow, where a kind stands before it, or alone; `years` says that it is none
  const yearly = number !== null && YEARLY.test(number[1]) && number[2] === "" && (years || number.index + number[0].search(/\d/) > 0);
  if (number && !yearly) {
    const parts = number[2]
      .split(/[\s/-]+/)
      .filter(Boolean)
      .map((part) => part.replace(/&/g, ""));
    typed.serial = number[1].replace(/^0+(?=\d)/, "");
    if (YEARLY.test(parts[0] ?? "")) typed.year = parts.shift()!;
    typed.letters = parts.join("");
    rest = `${rest.slice(0, number.index)} ${rest.slice(number.index + number[0].length)}`;
  }
  const year = YEAR.exec(rest);
  if (year && !typed.year && !typed.date) {
    typed.year = year[1];
    rest = `${rest.slice(0, year.index)} ${rest.slice(year.index + year[0].length)}`;
  }
  const spelled = rest
    .split(" ")
    .filter(Boolean)
    .map((word) => rules.long[word] ?? rules.bodies[word.replace(/[&.-]/g, "")] ?? word);
  typed.words = spelled
    .join(" ")
    .split(/[^a-z0-9&]+/)
    .filter((word) => word && !(typed.serial && NOISE.has(word)));
  return typed;
}

interface Index {
  own: string[]; // name and title
  texts: string[]; // and issuer
  serials: string[];
  numbers: string[];
  cited: Uint32Array;
}

/** What is searched: made at the first search. */
export const index = once((g: Graph): Index => {
  const held: Index = { own: [], texts: [], serials: [], numbers: [], cited: new Uint32Array(g.n) };
  const issuers = g.pools.issuers.map(fold);
  for (let i = 0; i < g.n; i++) {
    const number = fold(g.numbers[i]).replace(/&/g, "");
    held.numbers.push(number);
    held.serials.push((/^0*(\d+[a-z]?)/.exec(number) ?? ["", ""])[1]);
    const own = spelled(g, ` ${fold(nameOf(g, i))} ${fold(titleOf(g, i))} `);
    held.own.push(own);
    held.texts.push(own + spelled(g, `${isUnit(g, i) ? "" : issuers[g.issuers[i]]} ${g.years[i] || ""} `));
    held.cited[i] = citing(g, i);
  }
  return held;
});

/** Folded words, spelled as what is typed is. */
function spelled(g: Graph, text: string): string {
  const words = text.replace(/&/g, "").replace(/[^a-z0-9]+/g, " ");
  return words
    .split(" ")
    .map((word) => g.signs.find.long[word] ?? word)
    .join(" ");
}

/** Find nodes: those whose number is meant first, then those that have all words; of equals the ones read, then the most cited. */
export function find(g: Graph, text: string, most = 50): number[] {
  if (!text.trim()) return [];
  const exact = placeOf(g, text.trim());
  if (exact >= 0) return [exact];
  const typed = read(text, g.signs.find),
    found = matching(g, typed, most);
  return found.length || !YEARLY.test(typed.serial) ? found : matching(g, read(text, g.signs.find, true), most);
}

function matching(g: Graph, typed: Typed, most: number): number[] {
  const held = index(g),
    hits: [number, number][] = [];
  const words = typed.words.filter((word) => word !== "").map((word) => ` ${word}`);
  for (let i = 0; i < g.n; i++) {
    const rank = typed.serial ? byNumber(g, held, typed, words, i) : byWords(g, held, typed, words, i);
    if (rank >= 0) hits.push([rank, i]);
  }
  hits.sort(
    (a, b) => a[0] - b[0] || (g.flags[b[1]] & LOADED) - (g.flags[a[1]] & LOADED) || held.cited[b[1]] - held.cited[a[1]] || a[1] - b[1],
  );
  return hits.slice(0, most).map(([, i]) => i);
}

function byNumber(g: Graph, held: Index, typed: Typed, words: string[], i: number): number {
  if (isUnit(g, i) || held.serials[i] !== typed.serial) return -1;
  const [, ...parts] = held.numbers[i].split(/[/\s-]+/),
    year = /^(19|20)\d\d$/.test(parts[0] ?? "") ? parts.shift()! : "";
  const letters = parts.join("");
  if (typed.letters && !letters.startsWith(typed.letters)) return -1;
  if (typed.kind && g.pools.kinds[g.kinds[i]] !== typed.kind) return -1;
  const issued = year || String(g.years[i] || "");
  if (typed.year && issued && issued !== typed.year) return -1;
  if (typed.date && g.dates[i] && g.dates[i] !== typed.date) return -1;
  const said = words.filter((word) => held.texts[i].includes(word)).length;
  if (!typed.letters && words.length && said < words.length) return -1;
  return (letters === typed.letters ? 0 : 2) + (typed.year && year !== typed.year ? 1 : 0) + (words.length - said) * 0.01;
}

function byWords(g: Graph, held: Index, typed: Typed, words: string[], i: number): number {
  if (!words.length && !typed.kind && !typed.year) return -1;
  if (
    typed.kind &&
    (isUnit(g, i) || !(g.pools.kinds[g.kinds[i]] === typed.kind || (typed.kind === "Luật" && g.pools.kinds[g.kinds[i]] === "Bộ luật")))
  )
    return -1;
  if (typed.year && String(g.years[i]) !== typed.year) return -1;
  for (const word of words) if (!held.texts[i].includes(word)) return -1;
  const phrase = words.join(""),
    own = held.own[i],
    dated = typed.date && g.dates[i] ? (g.dates[i] === typed.date ? -0.5 : 0.5) : 0;
  if (own.trim() === phrase.trim()) return 0 + dated; // its whole name
  if (`${own} `.includes(`${phrase} `)) return 1 + dated;
  return (words.every((word) => own.includes(word)) ? 2 : 4) + dated; // by its issuer alone last
}
