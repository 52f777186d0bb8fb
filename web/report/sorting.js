// Tables that can be sorted: each head of a column is a button.

const lang = document.documentElement.lang;
const text = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });

export const value = (cell) => {
  if (!cell || cell.classList.contains("none")) return null;
  const given = cell.dataset.v;
  if (given !== undefined) return Number(given);
  return cell.textContent.trim();
};

// What is empty stays at the end, whichever way a column is sorted.
export const compare = (a, b, sign) => {
  if (a === null || b === null) return (a === null) - (b === null);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * text.compare(String(a), String(b));
};

export const sortable = (table) => {
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
