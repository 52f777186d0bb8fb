// The network of a plan: a name that is chosen stands out with its ties and whoever shares its
// column; its ties in words come to the fore in the list below.

const ends = (path) => path.dataset.ends.split(" ");

/** The actors that stand out with one: those it is tied to, and those of its joint column. */
function company(svg, actor) {
  const found = new Set([actor]);
  for (const path of svg.querySelectorAll("[data-ends]")) {
    if (ends(path).includes(actor)) ends(path).forEach((one) => found.add(one));
  }
  for (const group of svg.querySelectorAll("[data-joint]")) {
    const joint = group.dataset.joint.split(" ");
    if (joint.includes(actor)) joint.forEach((one) => found.add(one));
  }
  return found;
}

function choose(svg, actor) {
  const again = svg.dataset.chosen === actor;
  svg.dataset.chosen = again ? "" : actor;
  svg.classList.toggle("chosen", !again);
  const near = company(svg, actor);
  for (const link of svg.querySelectorAll("[data-actor]")) {
    link.classList.toggle("on", near.has(link.dataset.actor));
  }
  for (const path of svg.querySelectorAll("[data-ends]")) {
    path.classList.toggle("on", ends(path).includes(actor));
  }
  return !again;
}

export function tied(figure) {
  const svg = figure.querySelector("svg");
  const list = figure.querySelector("details");
  const panel = document.createElement("div");
  panel.className = "tied";
  panel.setAttribute("role", "status");
  list.before(panel);
  svg?.addEventListener("click", (event) => {
    const link = event.target.closest("[data-actor]");
    if (!link) return;
    event.preventDefault();
    const shown = choose(svg, link.dataset.actor);
    const entry = shown && document.getElementById(link.dataset.actor);
    panel.replaceChildren(...(entry ? [...entry.cloneNode(true).childNodes] : []));
  });
}
