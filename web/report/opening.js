// What is closed opens where a link leads into it, and on paper.

/** A link may lead to something within a table that is closed. */
export const open = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let at = target; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  const within = target.matches(".table-block") && target.querySelector("details");
  if (within) within.open = true;
  target.scrollIntoView();
};

export function openOnPaper() {
  const closed = [];
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details:not([open])")) {
      one.open = true;
      closed.push(one);
    }
  });
  addEventListener("afterprint", () => {
    for (const one of closed.splice(0)) one.open = false;
  });
}
