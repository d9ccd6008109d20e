// Texts as people compare them. In: a text. Out: its folded letters, or a part of it.

/** Folded letters: without marks, in lower case. */
export const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** A sentence in three parts, the middle one marked: offsets count characters, not the halves of them. */
export function marked(sentence: string, start: number, end: number): [string, string, string] {
  const letters = /[\ud800-\udfff]/.test(sentence) ? [...sentence] : sentence;
  const part = (from: number, to?: number): string =>
    typeof letters === "string" ? letters.slice(from, to) : letters.slice(from, to).join("");
  return [part(0, start), part(start, end), part(end)];
}

/** A value as a cell of a CSV file: quoted where it must be, and never a formula. */
export function cell(value: string | number): string {
  const text = String(value),
    safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as a CSV text that spreadsheets open as UTF-8. */
export const csv = (rows: (string | number)[][]): string => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
