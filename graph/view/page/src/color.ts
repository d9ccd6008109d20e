// Colours that can be read. In: a colour and what it stands on. Out: the same hue, darker or lighter until it has the contrast that text needs.

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const rgb = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const hex = (parts: number[]): string => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

const luminance = (color: string): number => {
  const [r, g, b] = rgb(color).map((part) => channel(part / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

/** Mix two colours: `share` of the second. */
export const mixed = (one: string, other: string, share: number): string =>
  hex(rgb(one).map((part, i) => part * (1 - share) + rgb(other)[i] * share));

/** A colour that is read on a ground: its own where that suffices. */
export function readable(color: string, ground: string, least = 5): string {
  const end = luminance(ground) > 0.179 ? "#000000" : "#ffffff";
  for (let share = 0; share <= 1; share += 0.05) {
    const tried = mixed(color, end, share);
    if (contrast(tried, ground) >= least) return tried;
  }
  return end;
}
