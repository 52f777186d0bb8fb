// Tables that can be sorted and filtered; without this script they are read as they stand.
(() => {
  "use strict";
  const lang = document.documentElement.lang;
  const text = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });

  const value = (cell) => {
    if (!cell || cell.classList.contains("none")) return null;
    const given = cell.dataset.v;
    if (given !== undefined) return Number(given);
    return cell.textContent.trim();
  };

  // What is empty stays at the end, whichever way a column is sorted.
  const compare = (a, b, sign) => {
    if (a === null || b === null) return (a === null) - (b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * text.compare(String(a), String(b));
  };

  const sortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const order = [...body.rows];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      const name = head.textContent.trim();
      button.type = "button";
      button.setAttribute("aria-label", table.dataset.sort.replace("{}", name));
      button.title = button.getAttribute("aria-label");
      head.setAttribute("aria-sort", "none");
      head.append(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const next = now === "none" ? "ascending" : now === "ascending" ? "descending" : "none";
        heads.forEach((other) => other.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", next);
        const sign = next === "descending" ? -1 : 1;
        const rows = next === "none" ? order : [...order].sort(
          (a, b) => compare(value(a.cells[column]), value(b.cells[column]), sign)
        );
        body.append(...rows);
      });
    });
  };

  const fold = (words) => words.normalize("NFKC").toLocaleLowerCase(lang);

  const filterable = (table) => {
    const rows = [...table.tBodies[0].rows].map((row) => [row, fold(row.textContent)]);
    const box = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const told = document.createElement("output");
    input.type = "search";
    label.textContent = table.dataset.filter;
    input.setAttribute("aria-label", table.dataset.filter);
    box.className = "filter";
    told.setAttribute("aria-live", "polite");
    box.append(label, input, told);
    table.parentElement.before(box);
    input.addEventListener("input", () => {
      const wanted = fold(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, words] of rows) {
        row.hidden = !wanted.every((word) => words.includes(word));
        shown += !row.hidden;
      }
      told.textContent = table.dataset.shown.replace("{n}", shown).replace("{of}", rows.length);
    });
  };

  // A link may lead to something within a table that is closed.
  const open = () => {
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

  document.querySelectorAll("table[data-sort]").forEach(sortable);
  document.querySelectorAll("table[data-filter]").forEach(filterable);
  addEventListener("hashchange", open);
  open();
})();
