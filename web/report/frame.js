// The head of every page: the choice of cities closes, the other language opens at the same place.

const HEAD_ROOM = 120;

/** What is being read: the anchor one came to, or the last heading or finding near the top. */
function here() {
  if (location.hash) return location.hash;
  const above = [...document.querySelectorAll("main h2[id], main h3[id], main .finding[id]")]
    .filter((one) => one.getBoundingClientRect().top < HEAD_ROOM);
  return scrollY > HEAD_ROOM && above.length ? `#${above.at(-1).id}` : "";
}

export function frame() {
  const cities = document.querySelector(".cities details");
  document.addEventListener("click", (event) => {
    if (cities?.open && !cities.contains(event.target)) cities.open = false;
    const link = event.target.closest("a.language");
    if (link) link.hash = here();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !cities?.open) return;
    cities.open = false;
    cities.querySelector("summary").focus();
  });
}
