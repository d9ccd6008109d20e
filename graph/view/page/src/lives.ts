// Whether a document is in force on a day. In: its spans as they were packed. Out: the one that holds on the day. Nothing is decided here.

import type { Graph } from "./data.ts";

export const ANSWERS = ["unknown", "in_force", "not_in_force"] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Span {
  day: string;
  answer: Answer;
  extent: "" | "whole" | "part";
  reason: string;
  by: number | null;
  on: string;
  lists: string;
  parts: string;
}

const EXTENTS = ["", "whole", "part"] as const;

/** A document's spans of days, the first from the beginning of time (day ''). */
export function spansOf(g: Graph, i: number): Span[] {
  if (i >= g.documents) return [];
  return g.lives[i].split(";").map((packed) => {
    const [day, answer, extent, reason, by, on, lists, part] = packed.split(",");
    return {
      day: day ?? "",
      answer: ANSWERS[Number(answer || 0)],
      extent: EXTENTS[Number(extent || 0)],
      reason: g.pools.reasons[Number(reason || 0)],
      by: by ? Number(by) : null,
      on: on ?? "",
      lists: lists ?? "",
      parts: part ? g.pools.parts[Number(part)] : "",
    };
  });
}

/** The span that holds on a day; null for a unit. */
export function spanOn(g: Graph, i: number, day: string): Span | null {
  let held: Span | null = null;
  for (const span of spansOf(g, i)) if (span.day <= day) held = span;
  return held;
}

/** The answers for all documents on a day, as places in `ANSWERS`: read without making objects. */
export function answersOn(g: Graph, day: string): Uint8Array {
  const held = new Uint8Array(g.documents);
  for (let i = 0; i < g.documents; i++) {
    const packed = g.lives[i];
    for (let at = 0; at >= 0 && at < packed.length;) {
      const comma = packed.indexOf(",", at);
      if (comma > at && packed.slice(at, comma) > day) break;
      held[i] = packed.charCodeAt(comma + 1) - 48;
      const end = packed.indexOf(";", at);
      at = end < 0 ? -1 : end + 1;
    }
  }
  return held;
}
