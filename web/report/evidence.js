// Evidence opens under its sentence, one at a time; Escape closes it.

const panelOf = (mark) => document.getElementById(mark.getAttribute("aria-controls"));

function close() {
  const mark = document.querySelector('.ev[aria-expanded="true"]');
  if (!mark) return null;
  mark.setAttribute("aria-expanded", "false");
  panelOf(mark).hidden = true;
  return mark;
}

export function evidence() {
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".ev");
    if (mark) {
      const closed = close();
      if (closed === mark) return;
      mark.setAttribute("aria-expanded", "true");
      panelOf(mark).hidden = false;
    } else if (event.target.closest("[data-close]")) close()?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close()?.focus();
  });
}
