// Elements are made from texts and attributes alone: no text is ever read as markup.

export const SVG = "http://www.w3.org/2000/svg";

/** An element; `props` are attributes, `on` listeners; children are elements or texts. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === "boolean" && key.startsWith("aria-")) {
      element.setAttribute(key, String(value));
      continue;
    }
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [name, listener] of Object.entries(value)) element.addEventListener(name, listener);
    } else if (key === "style") {
      Object.assign(element.style, value);
    } else if (key === "checked" || key === "value" || key === "hidden" || key === "disabled") {
      element[key] = value;
    } else {
      element.setAttribute(key, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function s(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(props)) {
    if (value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  append(element, children);
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Fill a part of the page anew, and leave the focus where it was: on the same control, or close. */
export function refill(place, ...children) {
  const active = document.activeElement;
  const within = active !== place && place.contains(active);
  const known = (one) => one.id || one.dataset.key || one.dataset.facet || one.dataset.column || one.textContent;
  const key = within && known(active);
  fill(place, ...children);
  if (!within) return;
  const there = [...place.querySelectorAll("button, input, summary, [tabindex]")].filter((one) => !one.disabled);
  const same = there.find((one) => known(one) === key) ?? (place.hasAttribute("tabindex") ? place : there[0]);
  same?.focus({ preventScroll: true });
}

export const byId = (id) => document.getElementById(id);

/** What was done, for those who do not see it; and for a while, for those who do. */
let sayTimer = 0;
export function say(text, seen = true) {
  const place = byId("live");
  place.textContent = text;
  place.classList.toggle("shown", seen);
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => place.classList.remove("shown"), 4000);
}

export const plainNumber = (value) => {
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(1) : String(Number(value.toPrecision(3)));
};
