// Tables that can be sorted and filtered; without this script they are read as they stand.

import { filterable } from "./filtering.js";
import { open, openOnPaper } from "./opening.js";
import { sortable } from "./sorting.js";

document.querySelectorAll("table[data-sort]").forEach(sortable);
document.querySelectorAll("table[data-filter]").forEach(filterable);
openOnPaper();
addEventListener("hashchange", open);
open();
