// Which cities a comparison shows: rows of the others are left out of every table.

export function choosable(choice) {
  choice.hidden = false;
  choice.addEventListener("change", (event) => {
    const { show } = event.target.dataset;
    for (const row of document.querySelectorAll(`tr[data-city="${CSS.escape(show)}"]`)) {
      row.hidden = !event.target.checked;
    }
  });
}
