// Evidence on a click, what can be kept, tables that sort and filter; without this script the page
// is read as it stands.

import { choosable } from "./choosing.js";
import { evidence } from "./evidence.js";
import { filterable } from "./filtering.js";
import { frame } from "./frame.js";
import { keeping } from "./keeping.js";
import { open, openOnPaper } from "./opening.js";
import { searchable } from "./searching.js";
import { sortable } from "./sorting.js";
import { tied } from "./ties.js";
import { unroll } from "./unrolling.js";

document.querySelectorAll("tbody[data-rows]").forEach(unroll);
document.querySelectorAll("table[data-sort]").forEach(sortable);
document.querySelectorAll("table[data-filter]").forEach(filterable);
document.querySelectorAll(".searching").forEach(searchable);
document.querySelectorAll(".choice").forEach(choosable);
document.querySelectorAll(".net").forEach(tied);
frame();
evidence();
keeping();
openOnPaper();
addEventListener("hashchange", open);
open();
