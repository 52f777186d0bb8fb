// The signs that a cell may have, by the legends of its table, and what each means there.

import { CODES, TABLES } from "./data.js";
import { items, valueOf } from "./state.js";

const SCHEMES = { role: ["role"], phase: ["phase"], status: ["status", "implementation", "grade", "rank"], disposition: ["disposition"] };
export const SCHEME_OF = { role: "role", responsible: "role", phase: "phase", status: "status", disposition: "disposition", value: "value-kind" };

/** Sign and code of each mark that the legends of a cell's table explain for its kind. */
export function signsFor(item) {
  const table = TABLES.get(item.table);
  const wanted = SCHEMES[item.kind];
  if (!wanted) return [];
  const found = new Map();
  const explained = (table?.legends ?? []).map((id) => items.get(id)).filter(Boolean);
  const at = new Set(explained.flatMap((one) => one.lines));
  for (const one of items.values()) if (one.kind === "sign" && one.own && (at.has(one.lines[0]) || !table?.legends.length)) explained.push(one);
  for (const one of explained.sort((a, b) => a.lines[0] - b.lines[0] || (a.spans[0]?.[1] ?? 0) - (b.spans[0]?.[1] ?? 0))) {
    const value = valueOf(one);
    if (value && wanted.includes(value.scheme)) found.set(value.sign, value.code);
  }
  if (!found.size) for (const one of items.values()) if (one.table === item.table && one.kind === item.kind && !one.blank && one.value.sign) found.set(one.value.sign, one.value.code);
  return [...found].slice(0, 9).map(([sign, code]) => ({ sign, code }));
}

export const codeFor = (item, sign) => ({ sign: sign.sign, code: sign.code });
export const codesFor = (kind) => CODES[kind] ?? {};
