// How wide a text is, and how it is shortened or broken into lines.

export const FONT = '"Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP","Meiryo","Segoe UI",system-ui,sans-serif';
export const FONT_SIZE = 12;
export const LINE = 16;
const fontOf = (bold) => `${bold ? "bold " : ""}${FONT_SIZE}px ${FONT}`;
const measuring = document.createElement("canvas").getContext("2d");
const widths = { false: new Map(), true: new Map() };

/** Texts whose width is the sum of their letters' (almost: letters that are drawn to each other make
 * it smaller); to measure each text as a whole would take most of the time. */
const PLAIN = /^[\u0020-\u024f\u2010-\u203b\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]*$/;

export function widthOf(text, bold = false) {
  if (text.length < 2 || !PLAIN.test(text)) return measured(text, bold);
  let sum = 0;
  for (const letter of text) sum += measured(letter, bold);
  return sum;
}

function measured(text, bold) {
  const known = widths[bold];
  let width = known.get(text);
  if (width === undefined) {
    measuring.font = fontOf(bold);
    width = measuring.measureText(text).width;
    known.set(text, width);
  }
  return width;
}

/** A text that is at most so wide, ended by an ellipsis where it was cut; null if nothing is left. */
export function shortened(text, width) {
  if (widthOf(text) <= width) return text;
  const letters = Array.from(text);
  const room = width - widthOf("…");
  let [kept, sum] = [0, widthOf(letters[0])];
  while (sum <= room) sum += widthOf(letters[++kept] ?? "");
  return kept >= 3 ? `${letters.slice(0, kept).join("").trimEnd()}…` : null;
}

const words = Intl.Segmenter && new Intl.Segmenter(["ja", "en"], { granularity: "word" });

/** A text in lines of at most this width, cut after so many of them. */
export function wrapped(text, width, most = 5) {
  if (widthOf(text, true) <= width) return [text];
  const parts = words ? Array.from(words.segment(text), (part) => part.segment) : Array.from(text);
  const lines = [""];
  for (const word of parts) {
    for (const part of widthOf(word, true) > width ? Array.from(word) : [word]) {
      if (lines.at(-1) && widthOf(lines.at(-1) + part, true) > width) {
        if (lines.length === most) {
          lines[most - 1] += "…";
          return lines;
        }
        lines.push("");
      }
      if (lines.at(-1) || part.trim()) lines[lines.length - 1] += part;
    }
  }
  return lines;
}
