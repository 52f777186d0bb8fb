// Long tables come compressed, since a report has many of them; their rows are put in their places
// before anything else is done with the page.

import { unpacked } from "../unpacking.js";

export const unroll = (body) => {
  const rows = new DOMParser().parseFromString(`<table><tbody>${unpacked(body.dataset.rows)}</tbody></table>`, "text/html");
  body.replaceChildren(...rows.querySelector("tbody").children);
  body.removeAttribute("data-rows");
};
