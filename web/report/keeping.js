// What a reader takes along: a citation copied, a chart saved as SVG, its numbers as CSV.

import { save } from "../graph/saving.js";

/** Copy without the clipboard's permission, which a page from disk may lack. */
function copied(text) {
  const box = document.createElement("textarea");
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copied(text);
  }
};

/** A chart as a file of its own: the letters keep the page's fonts, what they say its language. */
function alone(svg) {
  const own = svg.cloneNode(true);
  own.setAttribute("xml:lang", document.documentElement.lang);
  own.setAttribute("font-family", getComputedStyle(svg).fontFamily);
  const serif = getComputedStyle(document.querySelector("h1")).fontFamily;
  for (const text of own.querySelectorAll(".serif")) text.setAttribute("font-family", serif);
  return new XMLSerializer().serializeToString(own);
}

export function keeping() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { copy: text, done, saveSvg, saveCsv, csv } = button.dataset;
    if (text && (await copy(text))) button.textContent = done;
    if (saveSvg) {
      const chart = document.querySelector(`svg[data-name="${CSS.escape(saveSvg)}"]`);
      save(`${saveSvg}.svg`, "image/svg+xml", alone(chart));
    }
    if (saveCsv) save(`${saveCsv}.csv`, "text/csv", csv);
  });
}
