// The controls on a narrow screen.

import { byId } from "./dom.js";
import { t } from "./words.js";

/** On a narrow screen the controls are a drawer. */
export function showControls(open) {
  document.body.classList.toggle("drawer", open);
  const button = byId("filters-button");
  button.setAttribute("aria-expanded", String(open));
  button.dataset.t = open ? "close" : "filters";
  button.textContent = t(button.dataset.t);
  // What lies behind the drawer can't be reached by the keyboard either.
  for (const part of [document.querySelector("main"), byId("details")]) part.inert = open;
  if (open) byId("controls").querySelector("select, input, button").focus();
}
