// The journal: what was decided, as events that are only ever added. What holds is read from it.

/** Events in the order in which they happened; two tabs may have written at the same time. */
const inOrder = (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : (a.seq ?? 0) - (b.seq ?? 0) || (a.uid < b.uid ? -1 : 1));

/** The union of two logs by the events' names, in order. */
export function union(log, more) {
  const have = new Set(log.map((event) => event.uid));
  const added = more.filter((event) => event && typeof event.uid === "string" && !have.has(event.uid) && have.add(event.uid));
  return added.length ? { log: [...log, ...added].sort(inOrder), added } : { log, added };
}

/** What holds: the reviewer's decisions by candidate, those of others, what was undone, the spot check. */
export function folded(log, reviewer) {
  const undone = new Map();
  for (const event of log) if (event.undo) undone.set(`${event.reviewer}\n${event.undo}`, true);
  const mine = new Map();
  const others = new Map();
  const spot = { ids: [], answers: new Map(), pool: 0, seed: "" };
  for (const event of log) {
    if (event.undo || undone.has(`${event.reviewer}\n${event.batch}`)) continue;
    const own = event.reviewer === reviewer;
    if (event.spot) {
      if (own) noteSpot(spot, event.spot);
      continue;
    }
    if (!own && !others.has(event.reviewer)) others.set(event.reviewer, new Map());
    const into = own ? mine : others.get(event.reviewer);
    if (event.decision === "clear") into.delete(event.id);
    else into.set(event.id, event);
  }
  return { mine, others, spot };
}

function noteSpot(spot, told) {
  if (told.ids) Object.assign(spot, { ids: told.ids, pool: told.pool, seed: told.seed });
  else spot.answers.set(told.id, { right: told.right, given: told.given });
}

/** The last batch of a reviewer that was not undone. */
export function lastBatch(log, reviewer) {
  const undone = new Set(log.filter((event) => event.undo && event.reviewer === reviewer).map((event) => event.undo));
  for (let at = log.length - 1; at >= 0; at -= 1) {
    const event = log[at];
    if (!event.undo && event.reviewer === reviewer && event.batch && !undone.has(event.batch)) return log.filter((one) => one.batch === event.batch);
  }
  return [];
}

/** What two decisions are compared by: rejected is nothing, partners have no direction, the primary theme counts. */
export function said(event) {
  if (event.new === null || event.new === undefined) return "none";
  if (["merge", "apart", "part"].includes(event.decision)) return event.decision;
  if (["summary", "english"].includes(event.kind)) return "given"; // in other words, it is the same
  const value = { ...event.new };
  if (event.kind === "tie" && value.relation === "partners_with") [value.subject, value.object] = [value.subject, value.object].sort();
  if (event.kind === "theme") return String(value.primary ?? "");
  return Object.keys(value).sort().filter((key) => key !== "en" && String(value[key])).map((key) => `${key}=${value[key]}`).join("; ");
}

/** Fields that the page only proposes, or that may have come later: they say nothing against it. */
const LATER = new Set(["specificity", "en"]);
const LABELLED = new Set(["theme", "function", "summary", "english"]);

/** Whether a candidate is as it was when it was decided: of what is coded, its name is. */
export function still(event, item) {
  if (event.decision === "add") return true;
  if (!item || !event.old) return false;
  if (LABELLED.has(event.kind)) return event.old.label === item.value.label;
  const names = new Set([...Object.keys(event.old), ...Object.keys(item.value)]);
  return [...names].every((name) => LATER.has(name) || String(event.old[name] ?? "") === String(item.value[name] ?? ""));
}

/** Whether a name has the form of an ORCID iD and the wrong check digit (ISO 7064, 11-2). */
export function mistyped(name) {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(name)) return false;
  const digits = name.replaceAll("-", "");
  const total = [...digits.slice(0, -1)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) !== (check === 10 ? "X" : String(check));
}

/** What a decision on what was written is: as proposed, changed, written where nothing was; or taken back. */
export function written(item, values) {
  const texts = Object.values(values).filter(Boolean);
  if (!texts.length) return "clear";
  if (!item.proposed) return "set";
  return Object.keys(item.proposed).every((name) => (values[name] ?? "") === item.proposed[name]) ? "accept" : "edit";
}

/** An upper bound (95 %, exact, one-sided) on a rate of which `wrong` of `asked` were seen. */
export function upperBound(wrong, asked) {
  if (!asked || wrong >= asked) return 1;
  const atMost = (p) => {
    let [sum, term] = [0, (1 - p) ** asked];
    for (let k = 0; k <= wrong; k += 1) {
      sum += term;
      term *= ((asked - k) / (k + 1)) * (p / (1 - p));
    }
    return sum;
  };
  let [low, high] = [0, 1];
  for (let n = 0; n < 60; n += 1) {
    const middle = (low + high) / 2;
    if (atMost(middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}
