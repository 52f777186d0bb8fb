// Made by `npm run build` from the modules in web/. Change those.
"use strict";
(() => {
  // review/data.js
  var D = JSON.parse(document.getElementById("data").textContent);
  var META = D.meta;
  var TEXT = D.text;
  var CODES = D.codes;
  var FORMS = D.forms;
  var REASONS = D.reasons;
  var TABLES = new Map(D.tables.map((table) => [table.id, table]));
  var DRAFTED = D.items;
  var COMPARED = D.compared ?? null;
  var FIRST_LANGUAGE = D.lang;
  var STEPS = COMPARED ? [9, 8] : [1, 2, 3, 4, 5, 6, 7, 8];
  var CELLS = /* @__PURE__ */ new Set(["role", "responsible", "phase", "status", "disposition", "value"]);
  var CODED = /* @__PURE__ */ new Set(["table", "theme", "function"]);
  var WRITTEN = /* @__PURE__ */ new Set(["summary", "english"]);
  var KEY = `kyodo-review:${META.document}:${META.draft}${COMPARED ? `:${COMPARED.names.join("+")}` : ""}`;
  var language = FIRST_LANGUAGE;
  var lang = () => language;
  function setLanguage(one) {
    language = one === "en" ? "en" : "ja";
    document.documentElement.lang = language;
  }
  var t = (key, given = {}) => (D.words[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(given[name] ?? ""));
  var codeName = (scheme, code) => {
    const known = CODES[scheme]?.[code];
    return known ? known[language === "ja" ? 0 : 1] : code || "—";
  };
  var plain = (text) => String(text ?? "").normalize("NFKC").replace(/[\s,]/g, "");

  // graph/dom.js
  function h(tag, props = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(props)) {
      if (typeof value === "boolean" && key.startsWith("aria-")) {
        element.setAttribute(key, String(value));
        continue;
      }
      if (value === null || value === void 0 || value === false) continue;
      if (key === "on") {
        for (const [name, listener] of Object.entries(value)) element.addEventListener(name, listener);
      } else if (key === "style") {
        Object.assign(element.style, value);
      } else if (key === "checked" || key === "value" || key === "hidden" || key === "disabled") {
        element[key] = value;
      } else {
        element.setAttribute(key, value === true ? "" : String(value));
      }
    }
    append(element, children);
    return element;
  }
  function append(element, children) {
    for (const child of children.flat(Infinity)) {
      if (child === null || child === void 0 || child === false) continue;
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
  function fill(element, ...children) {
    element.replaceChildren();
    append(element, children);
    return element;
  }
  var byId = (id) => document.getElementById(id);
  var sayTimer = 0;
  function say(text, seen = true) {
    const place2 = byId("live");
    place2.textContent = text;
    place2.classList.toggle("shown", seen);
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => place2.classList.remove("shown"), 4e3);
  }

  // review/journal.js
  var inOrder = (a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : (a.seq ?? 0) - (b.seq ?? 0) || (a.uid < b.uid ? -1 : 1);
  function union(log, more2) {
    const have = new Set(log.map((event2) => event2.uid));
    const added2 = more2.filter((event2) => event2 && typeof event2.uid === "string" && !have.has(event2.uid) && have.add(event2.uid));
    return added2.length ? { log: [...log, ...added2].sort(inOrder), added: added2 } : { log, added: added2 };
  }
  function folded(log, reviewer) {
    const undone = /* @__PURE__ */ new Map();
    for (const event2 of log) if (event2.undo) undone.set(`${event2.reviewer}
${event2.undo}`, true);
    const mine = /* @__PURE__ */ new Map();
    const others2 = /* @__PURE__ */ new Map();
    const spot = { ids: [], answers: /* @__PURE__ */ new Map(), pool: 0, seed: "" };
    for (const event2 of log) {
      if (event2.undo || undone.has(`${event2.reviewer}
${event2.batch}`)) continue;
      const own = event2.reviewer === reviewer;
      if (event2.spot) {
        if (own) noteSpot(spot, event2.spot);
        continue;
      }
      if (!own && !others2.has(event2.reviewer)) others2.set(event2.reviewer, /* @__PURE__ */ new Map());
      const into = own ? mine : others2.get(event2.reviewer);
      if (event2.decision === "clear") into.delete(event2.id);
      else into.set(event2.id, event2);
    }
    return { mine, others: others2, spot };
  }
  function noteSpot(spot, told) {
    if (told.ids) Object.assign(spot, { ids: told.ids, pool: told.pool, seed: told.seed });
    else spot.answers.set(told.id, { right: told.right, given: told.given });
  }
  function lastBatch(log, reviewer) {
    const undone = new Set(log.filter((event2) => event2.undo && event2.reviewer === reviewer).map((event2) => event2.undo));
    for (let at = log.length - 1; at >= 0; at -= 1) {
      const event2 = log[at];
      if (!event2.undo && event2.reviewer === reviewer && event2.batch && !undone.has(event2.batch)) return log.filter((one) => one.batch === event2.batch);
    }
    return [];
  }
  function said(event2) {
    if (event2.new === null || event2.new === void 0) return "none";
    if (["merge", "apart", "part"].includes(event2.decision)) return event2.decision;
    if (["summary", "english"].includes(event2.kind)) return "given";
    const value = { ...event2.new };
    if (event2.kind === "tie" && value.relation === "partners_with") [value.subject, value.object] = [value.subject, value.object].sort();
    if (event2.kind === "theme") return String(value.primary ?? "");
    return Object.keys(value).sort().filter((key) => key !== "en" && String(value[key])).map((key) => `${key}=${value[key]}`).join("; ");
  }
  var LATER = /* @__PURE__ */ new Set(["specificity", "en"]);
  var LABELLED = /* @__PURE__ */ new Set(["theme", "function", "summary", "english"]);
  function still(event2, item) {
    if (event2.decision === "add") return true;
    if (!item || !event2.old) return false;
    if (LABELLED.has(event2.kind)) return event2.old.label === item.value.label;
    const names3 = /* @__PURE__ */ new Set([...Object.keys(event2.old), ...Object.keys(item.value)]);
    return [...names3].every((name) => LATER.has(name) || String(event2.old[name] ?? "") === String(item.value[name] ?? ""));
  }
  function mistyped(name) {
    if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(name)) return false;
    const digits = name.replaceAll("-", "");
    const total = [...digits.slice(0, -1)].reduce((sum, digit2) => (sum + Number(digit2)) * 2, 0);
    const check = (12 - total % 11) % 11;
    return digits.at(-1) !== (check === 10 ? "X" : String(check));
  }
  function written(item, values) {
    const texts = Object.values(values).filter(Boolean);
    if (!texts.length) return "clear";
    if (!item.proposed) return "set";
    return Object.keys(item.proposed).every((name) => (values[name] ?? "") === item.proposed[name]) ? "accept" : "edit";
  }
  function upperBound(wrong, asked) {
    if (!asked || wrong >= asked) return 1;
    const atMost = (p) => {
      let [sum, term] = [0, (1 - p) ** asked];
      for (let k = 0; k <= wrong; k += 1) {
        sum += term;
        term *= (asked - k) / (k + 1) * (p / (1 - p));
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

  // review/stores.js
  var NAME = "kyodo-review";
  var PLACE = `${KEY}#place`;
  var database = null;
  var kept = /* @__PURE__ */ new Set();
  var keptLocally = /* @__PURE__ */ new Set();
  var eventsOf = (key) => `${key}!`;
  var works = { database: false, local: false };
  var channel = null;
  function openDatabase() {
    return new Promise((done) => {
      try {
        const asked = indexedDB.open(NAME, 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore("log", { keyPath: "uid" }).createIndex("key", "key");
        asked.onsuccess = () => {
          database = asked.result;
          works.database = true;
          done();
        };
        asked.onerror = () => done();
        asked.onblocked = () => done();
      } catch {
        done();
      }
    });
  }
  function fromDatabase(key = KEY) {
    return new Promise((done) => {
      if (!database) return done([]);
      try {
        const asked = database.transaction("log").objectStore("log").index("key").getAll(key);
        asked.onsuccess = () => {
          for (const { uid: uid2 } of asked.result) kept.add(uid2);
          for (const event2 of asked.result) delete event2.key;
          done(asked.result);
        };
        asked.onerror = () => done([]);
      } catch {
        done([]);
      }
    });
  }
  var parsed = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  };
  function fromLocal(key = KEY) {
    const rest = parsed(key) ?? {};
    const entries = names().filter((name) => name.startsWith(eventsOf(key)));
    const { log } = union(Array.isArray(rest.log) ? rest.log : [], entries.map(parsed).filter(Boolean));
    if (key === KEY) for (const name of entries) keptLocally.add(name.slice(eventsOf(KEY).length));
    return { ...rest, log };
  }
  function names() {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  }
  async function readAll() {
    await openDatabase();
    const local = fromLocal();
    const found = await fromDatabase();
    const { log } = union(local.log, found);
    const [left] = await fromDatabase(PLACE);
    const rest = (left?.saved ?? 0) > (local.saved ?? 0) ? left : local;
    return { ...rest, log };
  }
  async function others(prefix) {
    const keys = new Set([...names(), ...await keysOfDatabase()].map((key) => key.split(/[!#]/)[0]));
    const found = [];
    for (const key of keys) {
      if (!key.startsWith(prefix) || key === KEY || key.slice(prefix.length).includes(":")) continue;
      const local = fromLocal(key);
      const [left] = await fromDatabase(`${key}#place`);
      found.push({ log: union(local.log, await fromDatabase(key)).log, sha256: left?.sha256 ?? local.sha256 ?? "" });
    }
    return found;
  }
  function keysOfDatabase() {
    return new Promise((done) => {
      if (!database) return done([]);
      const found = [];
      try {
        const asked = database.transaction("log").objectStore("log").index("key").openKeyCursor(null, "nextunique");
        asked.onsuccess = () => {
          if (!asked.result) return done(found);
          found.push(asked.result.key);
          asked.result.continue();
        };
        asked.onerror = () => done(found);
      } catch {
        done(found);
      }
    });
  }
  function keep(log, now2, failed) {
    const rest = { ...now2, saved: Date.now() };
    intoDatabase(log, rest, failed);
    try {
      for (const event2 of log) {
        if (keptLocally.has(event2.uid)) continue;
        localStorage.setItem(`${eventsOf(KEY)}${event2.uid}`, JSON.stringify(event2));
        keptLocally.add(event2.uid);
      }
      localStorage.setItem(KEY, JSON.stringify(rest));
      works.local = true;
    } catch {
      works.local = false;
      failed();
    }
    channel?.postMessage(KEY);
  }
  function intoDatabase(log, rest, failed) {
    if (!database) return failed();
    const put = log.filter((event2) => !kept.has(event2.uid));
    const lost = () => {
      works.database = false;
      put.forEach((event2) => kept.delete(event2.uid));
      failed();
    };
    put.forEach((event2) => kept.add(event2.uid));
    try {
      const doing = database.transaction("log", "readwrite", { durability: "strict" });
      const store = doing.objectStore("log");
      for (const event2 of put) store.put({ ...event2, key: KEY });
      store.put({ ...rest, uid: PLACE, key: PLACE });
      doing.oncomplete = () => {
        works.database = true;
      };
      doing.onerror = lost;
      doing.onabort = lost;
    } catch {
      lost();
    }
  }
  function watchOthers(heard) {
    const look = async () => {
      const { log } = union(fromLocal().log, await fromDatabase());
      heard(log);
    };
    addEventListener("storage", (event2) => event2.key?.startsWith(KEY) && look());
    try {
      channel = new BroadcastChannel(NAME);
      channel.onmessage = (message) => message.data === KEY && look();
    } catch {
      channel = null;
    }
  }

  // review/state.js
  var S = {
    log: [],
    mine: /* @__PURE__ */ new Map(),
    others: /* @__PURE__ */ new Map(),
    spot: null,
    reviewer: "",
    step: STEPS[0],
    at: {},
    undecided: false,
    keys: true,
    fast: false,
    text: true,
    exported: 0,
    form: null,
    asking: false,
    digits: "",
    line: 0,
    seen: /* @__PURE__ */ new Set(),
    effort: { keys: 0, clicks: 0, byStep: {} }
  };
  var items = new Map(DRAFTED.map((item) => [item.id, item]));
  var touched = /* @__PURE__ */ new Set();
  var started = Date.now();
  var hidden = 0;
  var shown = () => {
  };
  var onChange = (listener) => shown = listener;
  var redraw = () => shown();
  var remembered = /* @__PURE__ */ new Map();
  function once(key, work) {
    if (!remembered.has(key)) remembered.set(key, work());
    return remembered.get(key);
  }
  function refold() {
    remembered.clear();
    Object.assign(S, folded(S.log, S.reviewer));
    for (const event2 of S.mine.values()) if (!items.has(event2.id)) items.set(event2.id, added(event2));
  }
  function added(event2) {
    return {
      id: event2.id,
      step: event2.step,
      kind: event2.kind,
      group: "added",
      lines: event2.lines ?? [],
      spans: [],
      value: event2.new ?? {},
      origin: "reviewer",
      rule: "",
      cls: "",
      own: true
    };
  }
  var kept2 = () => ({
    reviewer: S.reviewer,
    step: S.step,
    at: S.at,
    undecided: S.undecided,
    keys: S.keys,
    fast: S.fast,
    lang: document.documentElement.lang,
    effort: S.effort,
    exported: S.exported,
    sha256: META.sha256
  });
  function save() {
    keep(S.log, kept2(), () => warn());
    warn();
  }
  function warn() {
    const place2 = document.getElementById("warn");
    const both = works.database && works.local;
    const text = both ? "" : works.database || works.local ? t("one_store") : t("no_store");
    place2.textContent = text;
    place2.classList.toggle("bad", !works.database && !works.local);
  }
  var unsafe = () => !works.database && !works.local && S.log.length > S.exported;
  function take(events) {
    const { log, added: more2 } = union(S.log, events);
    S.log = log;
    for (const event2 of more2) event2.lines?.forEach((line2) => touched.add(line2));
    refold();
    return more2.length;
  }
  function adopt() {
    if (!S.reviewer && S.log.length) S.reviewer = S.log.at(-1).reviewer ?? "";
    refold();
  }
  function restore(was) {
    for (const name of ["step", "at", "undecided", "keys", "fast", "effort", "exported"]) if (was[name] !== void 0) S[name] = was[name];
    if (!STEPS.includes(S.step)) [S.step] = STEPS;
    if (was.lang) setLanguage(was.lang);
    S.reviewer = was.reviewer ?? "";
    take(was.log ?? []);
    adopt();
  }
  var uid = () => `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(2)).join("").slice(0, 12)}`;
  function seconds() {
    const took = Math.min(120, Math.round((Date.now() - started) / 100) / 10);
    started = Date.now();
    return took;
  }
  var restartClock = () => started = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hidden = Date.now();
    else if (hidden) [started, hidden] = [started + Date.now() - hidden, 0];
  });
  function record(list, { bulk = null } = {}) {
    const here = now();
    if (here) S.at[S.step] = here.id;
    const [batch, at, took] = [uid(), (/* @__PURE__ */ new Date()).toISOString(), seconds()];
    for (const { item, decision, value, reason: reason2 = null, note = null } of list) {
      item.lines.forEach((line2) => touched.add(line2));
      const none = ["reject", "nothing", "clear", "park"].includes(decision);
      S.log.push({
        uid: uid(),
        seq: S.log.length,
        batch,
        id: item.id,
        step: item.step,
        kind: item.kind,
        lines: item.lines,
        decision,
        old: item.own ? null : { ...item.value, ...item.proposed },
        new: none ? null : value ?? valueOf(item),
        reason: reason2,
        note,
        bulk,
        bulk_n: bulk ? list.length : null,
        origin: item.own ? "reviewer" : item.origin,
        rule: item.rule,
        class: item.cls,
        reviewer: S.reviewer,
        at,
        seconds: bulk ? null : took,
        batch_seconds: took
      });
    }
    refold();
    save();
  }
  function recordSpot(told) {
    S.log.push({ uid: uid(), seq: S.log.length, spot: told, reviewer: S.reviewer, at: (/* @__PURE__ */ new Date()).toISOString() });
    refold();
    save();
  }
  function undoLast() {
    const batch = lastBatch(S.log, S.reviewer);
    if (!batch.length) return null;
    for (const event2 of batch) event2.lines.forEach((line2) => touched.add(line2));
    S.log.push({ uid: uid(), seq: S.log.length, undo: batch[0].batch, reviewer: S.reviewer, at: (/* @__PURE__ */ new Date()).toISOString() });
    refold();
    save();
    return { first: batch[0], number: batch.length };
  }
  var decided = (item) => S.mine.get(item.id);
  var valueOf = (item) => decided(item)?.new ?? item.value;
  var isDone = (item) => {
    const event2 = decided(item);
    if (!event2 || event2.decision === "park") return false;
    return !(item.kind === "theme" && event2.new?.themes?.includes("T16") && !event2.new.field);
  };
  var isTaken = (item) => isDone(item) && decided(item).new !== null;
  function counts(item) {
    if (item.blank || item.own && !decided(item)) return false;
    if (WRITTEN.has(item.kind) ? !item.proposed : !CODED.has(item.kind) || item.kind === "table") return !WRITTEN.has(item.kind) || Boolean(decided(item));
    const on = items.get(item.id.slice(item.kind.length + 1));
    return Boolean(decided(item)) || !on || !decided(on) || isTaken(on);
  }
  var FOURTH = ["pair", "actor", "instrument", "quantity"];
  var itemsOf = (step) => once(`items ${step}`, () => listed(step));
  function listed(step) {
    if (step === 9) return [...items.values()].filter((item) => COMPARED?.pairs[item.id]);
    const own = [...items.values()].filter((item) => item.step === step && !(item.own && !decided(item)));
    if (step === 2) return own.sort((a, b) => (b.kind === "plan") - (a.kind === "plan"));
    if (step === 4) return own.sort((a, b) => FOURTH.indexOf(a.kind) - FOURTH.indexOf(b.kind));
    if (step !== 3) return own;
    const tables2 = [...TABLES.keys()];
    const place2 = (item) => item.table ? tables2.indexOf(item.table) : tables2.length;
    return own.sort((a, b) => place2(a) - place2(b) || a.row - b.row || a.column - b.column);
  }
  var openOf = (step) => once(`open ${step}`, () => itemsOf(step).filter((item) => counts(item) && !isDone(item)));
  var progress = (step) => once(`progress ${step}`, () => {
    const own = itemsOf(step).filter(counts);
    return [own.filter(isDone).length, own.length];
  });
  function visible() {
    const own = itemsOf(S.step);
    if (S.step === 3 && current3()?.table) return own;
    return S.undecided ? own.filter((item) => !isDone(item) || item.id === S.at[S.step]) : own.filter((item) => !item.blank || CELLS.has(item.kind));
  }
  var current3 = () => items.get(S.at[3]);
  function now() {
    if (S.step === 8) return null;
    const own = visible();
    return own.find((item) => item.id === S.at[S.step]) ?? own.find((item) => counts(item) && !isDone(item)) ?? own[0] ?? null;
  }

  // review/dialogs.js
  var answers = null;
  var place = () => byId("dialog");
  function ask(question, listed2, given, { input = false, choices: choices2 = null } = {}) {
    const field2 = input ? h("input", { type: "text", "aria-label": question }) : null;
    const chosen = choices2 ? h("select", { "aria-label": question }, choices2.map((name) => h("option", { value: name }, name))) : null;
    const value = () => (field2 ?? chosen)?.value;
    answers = given.map(([key, name, then]) => [key, name, () => then(value())]);
    fill(
      place(),
      h("h2", {}, question),
      listed2.length ? h("ul", {}, listed2.map((one) => h("li", {}, one))) : null,
      field2,
      chosen,
      h("div", { class: "buttons" }, answers.map(([key, name, then], n) => h("button", { type: "button", class: n ? "" : "main", on: { click: () => close(then) } }, name, h("kbd", {}, key))))
    );
    place().showModal();
    (field2 ?? chosen ?? place().querySelector("button")).focus();
  }
  var notice = (text) => say(text);
  function close(then = null) {
    answers = null;
    place().close();
    then?.();
  }
  function answer(key, event2) {
    if (!place().open) return false;
    const typing = event2.target.matches?.("input, select, textarea");
    const found = answers?.find(([one]) => one === key) ?? null;
    if (found && (!typing || key === "Enter")) {
      event2.preventDefault();
      close(found[2]);
    }
    return true;
  }
  function askName(then = redraw, proposed2 = S.reviewer) {
    const told = h("p", { class: "bad", role: "alert" });
    const field2 = h("input", { type: "text", value: proposed2, autocomplete: "name", "aria-label": t("who") });
    const done = () => {
      const name = field2.value.normalize("NFKC").replace(/^https?:\/\/orcid\.org\//, "").trim();
      if (!name) return;
      if (mistyped(name)) return void (told.textContent = t("who_mistyped"));
      close(() => {
        S.reviewer = name;
        refold();
        save();
        then();
      });
    };
    const own = S.mine.size;
    fill(
      place(),
      h("h2", {}, t("who")),
      h("p", {}, t("who_note")),
      S.reviewer && own ? h("p", {}, t("who_other", { name: S.reviewer, n: own })) : null,
      field2,
      told,
      h("div", { class: "buttons" }, h("button", { type: "button", class: "main", on: { click: done } }, t("take"), h("kbd", {}, "Enter")))
    );
    answers = [["Enter", "", () => {
    }]];
    place().onkeydown = (event2) => {
      if (event2.key === "Enter" && event2.target === field2 && !event2.isComposing) {
        event2.preventDefault();
        event2.stopPropagation();
        done();
      }
    };
    place().showModal();
    field2.focus();
  }
  function help() {
    const rows2 = t("keys_help").split("\n").map((line2) => line2.split(" — "));
    answers = [];
    fill(
      place(),
      h("h2", {}, t("help")),
      h("p", {}, t("help_intro", { title: META.title })),
      h("table", {}, h("tbody", {}, rows2.map(([keys, what]) => h("tr", {}, h("td", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("td", {}, what ?? ""))))),
      h("label", { class: "check" }, h("input", { type: "checkbox", checked: S.keys, on: { change: (event2) => {
        S.keys = event2.target.checked;
        save();
      } } }), t("single_keys")),
      h("div", { class: "buttons" }, h("button", { type: "button", class: "main", on: { click: () => close() } }, t("close"), h("kbd", {}, "Esc")))
    );
    place().showModal();
  }

  // review/checks.js
  var all = (test) => [...items.values()].filter(test);
  function tableChecks(table) {
    const own = cellsOf(table.id);
    const { counts: counts2 } = table;
    const signs = table.legends.map((id) => items.get(id)).filter((item) => item && !isDone(item));
    const differ = own.filter((item) => item.cls === "X" && !isDone(item));
    const readings = own.filter((item) => item.kind === "rowlabel" && !isDone(item));
    const figures = own.every((item) => item.kind === "value" || item.kind === "rowlabel");
    const found = [];
    const whose = items.get(`table-${table.id}`);
    if (whose) found.push([isDone(whose), t("check_whose"), whose]);
    if (table.legends.length) found.push([!signs.length, t("check_legend", { n: signs.length }), signs[0]]);
    if (!figures) found.push(rowsHold(table));
    found.push([counts2.marks_text === counts2.marks_read, t("check_marks", { text: counts2.marks_text, read: counts2.marks_read })]);
    found.push([!differ.length, t("check_second", { n: differ.length }), differ[0]]);
    if (readings.length) found.push([false, t("check_readings", { n: readings.length }), readings[0]]);
    found.push([S.seen.has(table.id), t("check_seen")]);
    return found;
  }
  function wholeOf(table) {
    const alike = (one) => one.title === table.title && one.head.join("\n") === table.head.join("\n");
    return [...TABLES.values()].filter(alike).map((one) => one.counts);
  }
  function rowsHold(table) {
    const whole2 = wholeOf(table);
    const counts2 = table.counts.said ? table.counts : whole2.find((one) => one.said) ?? table.counts;
    if (counts2.said) {
      const rows2 = table.counts.rows === counts2.said ? counts2.said : whole2.reduce((sum, one) => sum + one.rows, 0);
      return [rows2 === counts2.said, t("check_said", { rows: rows2, said: counts2.said, line: counts2.said_line })];
    }
    return [counts2.rows > 0 && counts2.rows === counts2.rows_in_tree, t("check_rows", { rows: counts2.rows, tree: counts2.rows_in_tree })];
  }
  function standing() {
    return itemsOf(2).filter((item) => item.kind === "element" && decided(item)?.decision !== "reject" || item.kind === "gap" && isTaken(item));
  }
  function treeChecks() {
    const own = standing();
    const gaps = itemsOf(2).filter((item) => item.kind === "gap" && !isDone(item));
    const differ = own.filter((item) => item.cls === "X" && !isDone(item));
    const found = [[!gaps.length, t("check_gaps", { n: gaps.length }), gaps[0]], [!differ.length, t("check_second", { n: differ.length }), differ[0]]];
    for (const [level, said3] of Object.entries(META.overview ?? {})) {
      if (typeof said3 !== "number") continue;
      const number = own.filter((item) => valueOf(item).level === level).length;
      found.push([number === said3, t("check_overview", { level, n: number, said: said3 })]);
    }
    const lowest = lowestLevel(own);
    const numbers = own.filter((item) => valueOf(item).level === lowest).map((item) => Number(valueOf(item).number));
    if (numbers.length && numbers.every((n) => Number.isInteger(n) && n > 0)) {
      const whole2 = new Set(numbers).size === numbers.length && Math.max(...numbers) === numbers.length;
      found.push([whole2, t("check_numbers", { level: lowest, last: Math.max(...numbers), n: numbers.length })]);
      const rows2 = roleRows();
      if (rows2) found.push([rows2 === numbers.length, t("check_tree_rows", { n: numbers.length, rows: rows2 })]);
    }
    return found;
  }
  function roleRows() {
    const whole2 = /* @__PURE__ */ new Map();
    for (const table of TABLES.values()) {
      if (table.foreign || !table.columns.includes("role")) continue;
      const head2 = table.head.join("\n");
      whole2.set(head2, (whole2.get(head2) ?? 0) + table.counts.rows);
    }
    return Math.max(0, ...whole2.values());
  }
  function lowestLevel(own) {
    const heads = new Set(own.map((item) => items.get(valueOf(item).parent)).filter(Boolean).map((item) => valueOf(item).level));
    return own.map((item) => valueOf(item).level).filter((level) => level && !heads.has(level)).at(-1) ?? "";
  }
  function divided(list) {
    const open = list.filter((item) => !item.blank && !decided(item));
    const plain2 = open.filter((item) => item.cls === "A" || item.cls === "B");
    return { plain: plain2, single: open.filter((item) => !plain2.includes(item)) };
  }
  var cellsOf = (table) => once(`cells ${table}`, () => all((item) => item.table === table && (CELLS.has(item.kind) || item.kind === "rowlabel")));

  // review/going.js
  function go(item) {
    if (!item) return;
    Object.assign(S, { form: null, asking: false, digits: "", step: S.step === 9 ? 9 : item.step });
    S.at[S.step] = item.id;
    restartClock();
    redraw();
  }
  function move(by) {
    const own = visible();
    go(own[Math.max(0, Math.min(own.length - 1, own.indexOf(now()) + by))]);
  }
  function moveCell(rows2, columns2) {
    const item = now();
    if (!item?.table) return rows2 ? move(rows2) : void 0;
    const own = cellsOf(item.table).filter((one) => CELLS.has(one.kind) || one === item);
    if (columns2) {
      const row3 = own.filter((one) => one.row === item.row).sort((a, b) => a.column - b.column);
      return go(row3[row3.indexOf(item) + columns2]);
    }
    const there = [...new Set(own.map((one) => one.row))].sort((a, b) => a - b);
    const to = there[there.indexOf(item.row) + rows2];
    if (to === void 0) return leaveTable(item, rows2);
    const row2 = own.filter((one) => one.row === to);
    return go(row2.reduce((best, one) => Math.abs(one.column - item.column) < Math.abs(best.column - item.column) ? one : best));
  }
  function leaveTable(item, by) {
    const own = itemsOf(3);
    const edge = by > 0 ? own.findLastIndex((one) => one.table === item.table) + 1 : own.findIndex((one) => one.table === item.table) - 1;
    go(own[edge]);
  }
  function next() {
    const own = itemsOf(S.step);
    const here = own.indexOf(now());
    const left = new Set(openOf(S.step));
    const open = (item) => left.has(item) && !decided(item);
    const empty = (item) => WRITTEN.has(item.kind) && WRITTEN.has(now()?.kind) && !decided(item);
    const found = own.slice(here + 1).find(open) ?? own.find(open) ?? own.slice(here + 1).find(empty);
    if (found) return go(found);
    redraw();
    say(t("step_done"));
  }
  function toStep(step) {
    Object.assign(S, { step, form: null, asking: false, digits: "" });
    restartClock();
    save();
    redraw();
  }
  function named(then) {
    if (S.reviewer) return then();
    return askName(then);
  }

  // review/signs.js
  var SCHEMES = { role: ["role"], phase: ["phase"], status: ["status", "implementation", "grade", "rank"], disposition: ["disposition"] };
  var SCHEME_OF = { role: "role", responsible: "role", phase: "phase", status: "status", disposition: "disposition", value: "value-kind" };
  function signsFor(item) {
    const table = TABLES.get(item.table);
    const wanted2 = SCHEMES[item.kind];
    if (!wanted2) return [];
    const found = /* @__PURE__ */ new Map();
    const explained = (table?.legends ?? []).map((id) => items.get(id)).filter(Boolean);
    const at = new Set(explained.flatMap((one) => one.lines));
    for (const one of items.values()) if (one.kind === "sign" && one.own && (at.has(one.lines[0]) || !table?.legends.length)) explained.push(one);
    for (const one of explained.sort((a, b) => a.lines[0] - b.lines[0] || (a.spans[0]?.[1] ?? 0) - (b.spans[0]?.[1] ?? 0))) {
      const value = valueOf(one);
      if (value && wanted2.includes(value.scheme)) found.set(value.sign, value.code);
    }
    if (!found.size) {
      for (const one of items.values()) if (one.table === item.table && one.kind === item.kind && !one.blank && one.value.sign) found.set(one.value.sign, one.value.code);
    }
    return [...found].slice(0, 9).map(([sign, code]) => ({ sign, code }));
  }
  var codeFor = (item, sign) => ({ sign: sign.sign, code: sign.code });
  var codesFor = (kind) => CODES[kind] ?? {};

  // review/doing.js
  var decide = (item, decision, more2 = {}) => named(() => {
    record([{ item, decision, ...more2 }]);
    if (S.log.length - S.exported > 0 && (S.log.length - S.exported) % 100 === 0) say(t("not_exported", { n: S.log.length - S.exported }));
    S.asking = false;
    S.form = null;
    next();
  });
  var NEEDED = {
    ...Object.fromEntries(["plan", "element", "gap", "actor", "instrument"].map((kind) => [kind, ["label"]])),
    quantity: ["measure", "value"],
    value: ["indicator", "unit", "fy", "value_kind"],
    tie: ["subject", "relation", "object"]
  };
  function accept() {
    const item = now();
    if (!item || S.step === 9) return;
    if (item.kind === "line") return ask3(item);
    if (CODED.has(item.kind) || WRITTEN.has(item.kind) && !item.proposed) return next();
    if (WRITTEN.has(item.kind)) return decide(item, "accept", { value: { ...item.value, ...item.proposed } });
    if (item.kind === "pair") return say(t("pair_has_three"));
    if (item.blank) return say(t("blank_cell"));
    if (item.cls === "X" && !decided(item)) return say(t("two_readings"));
    const lacking = (NEEDED[item.kind] ?? []).find((name) => !item.value[name]);
    if (lacking) {
      say(t("needs_field", { field: t(`field_${lacking}`) }));
      return edit();
    }
    if (item.kind === "gap") return fillGap(item);
    if (item.own) return next();
    decide(item, "accept", { value: item.value });
  }
  var ask3 = () => say(t("line_why"));
  function fillGap(item) {
    const below = item.takes.map((id) => items.get(id)).filter((one) => one && decided(one)?.decision !== "reject");
    if (!below.length) return decide(item, "accept", { value: item.value });
    const names3 = below.map((one) => `${valueOf(one).number} ${valueOf(one).label}`);
    const rehung = below.map((one) => ({ item: one, decision: "edit", value: { ...valueOf(one), parent: item.id } }));
    ask(t("rehang", { n: below.length, label: item.value.label }), names3, [
      ["y", t("yes"), () => named(() => {
        record([{ item, decision: "accept", value: item.value }, ...rehung]);
        next();
      })],
      ["n", t("rehang_not"), () => decide(item, "accept", { value: item.value })]
    ]);
  }
  function reject() {
    const item = now();
    if (!item || S.step === 9) return;
    if (item.kind === "pair") return decide(item, "apart", { value: { ...item.value } });
    if (CODED.has(item.kind) || WRITTEN.has(item.kind) && !item.proposed) return;
    S.asking = true;
    redraw();
  }
  function reason(number) {
    const item = now();
    const reasons2 = REASONS[item.kind === "tie" || item.kind === "line" ? item.kind : "other"];
    if (!item || number < 1 || number > reasons2.length) return;
    decide(item, item.kind === "line" ? "nothing" : "reject", { reason: String(number) });
  }
  function park() {
    const item = now();
    if (item) ask(t("park_note"), [], [["Enter", t("park"), (note) => decide(item, "park", { note: note || null })]], { input: true });
  }
  function answerPair(decision) {
    const item = now();
    if (item?.kind === "pair") {
      const { a, b } = item.value;
      const value = decision === "merge" ? { into: a, from: b } : decision === "part" ? { part: b, of: a } : { ...item.value };
      return decide(item, decision, { value });
    }
    if (item?.kind === "actor" && decision !== "apart") return joinActor(item, decision);
  }
  function joinActor(item, decision) {
    const others2 = itemsOf(4).filter((one) => one.kind === "actor" && one !== item && decided(one)?.decision !== "reject");
    const names3 = others2.map((one) => valueOf(one).label);
    const own = valueOf(item).label;
    ask(t(decision === "merge" ? "merge_into" : "part_of_which", { label: own }), [], [["Enter", t("yes"), (chosen) => {
      const other2 = others2.find((one) => valueOf(one).label === chosen);
      if (!other2) return say(t("no_such_actor"));
      const id = `add-pair-${item.lines[0]}-${S.log.length}`;
      const pair = { id, step: 4, kind: "pair", lines: item.lines, own: true, value: {}, rule: "", cls: "", group: "added" };
      items.set(id, pair);
      const value = decision === "merge" ? { into: chosen, from: own } : { part: own, of: chosen };
      named(() => {
        record([{ item: pair, decision, value }]);
        redraw();
      });
    }]], { choices: names3 });
  }
  function swap() {
    const item = now();
    if (item?.kind !== "tie") return;
    const value = valueOf(item);
    change(item, { subject: value.object, object: value.subject });
  }
  function setBasis(basis) {
    const item = now();
    if (item?.kind === "tie") change(item, { basis });
  }
  function change(item, fields) {
    const value = { ...valueOf(item), ...fields };
    const same = !item.own && Object.keys(value).every((key) => String(value[key]) === String(item.value[key] ?? ""));
    decide(item, item.own ? "add" : same ? "accept" : "edit", { value });
  }
  function digit(number) {
    const item = now();
    if (!item) return;
    if (S.asking || item.kind === "line") return reason(number);
    if (S.step === 9) return settle(item, number);
    if (item.kind === "table") return ofPlan(item, planNames()[number - 1]);
    if (CODED.has(item.kind)) return codeDigit(item, number);
    if (CELLS.has(item.kind)) return signDigit(item, number);
    if (item.cls === "X" && number === 1) return decide(item, "accept", { value: item.value });
  }
  function signDigit(item, number) {
    const signs = signsFor(item);
    if (number === 0) return item.blank ? void 0 : decide(item, "reject", { reason: "1" });
    const sign = signs[number - 1];
    if (!signs.length && number === 1 && item.cls === "X") return decide(item, "accept", { value: item.value });
    if (sign) change(item, codeFor(item, sign));
  }
  var planNames = () => [...new Set(itemsOf(2).filter((one) => one.kind === "plan" && decided(one)?.decision !== "reject").map((one) => valueOf(one)).sort((a, b) => (a.relation ? 1 : 0) - (b.relation ? 1 : 0)).flatMap((value) => [value.label, value.related]).filter(Boolean))];
  var ofPlan = (item, plan) => plan && decide(item, "set", { value: { plan } });
  function codeDigit(item, number) {
    S.digits += String(number);
    if (S.digits.length < 2) return redraw();
    const code = `${item.kind === "theme" ? "T" : "F"}${S.digits}`;
    S.digits = "";
    if (!codesFor(item.kind)[code]) return say(t("no_such_code", { code })), redraw();
    toggleCode(item, code);
  }
  function toggleCode(item, code) {
    const was = decided(item)?.new ?? {};
    named(() => {
      if (item.kind === "theme") {
        const themes = was.themes ?? [];
        const now_ = themes.includes(code) ? themes.filter((one) => one !== code) : [...themes, code];
        const value = { themes: now_, primary: now_[0] ?? "", ...now_.includes("T16") && was.field ? { field: was.field } : {} };
        record([now_.length ? { item, decision: "set", value } : { item, decision: "clear" }]);
        if (S.fast && now_.length && code !== "T16") return next();
      } else {
        const line2 = String(S.line && item.lines.includes(S.line) ? S.line : S.line || item.lines[0]);
        const [functions, at] = [[...was.functions ?? []], [...was.at ?? []]];
        const place2 = functions.indexOf(code);
        if (place2 >= 0) [functions, at].forEach((list) => list.splice(place2, 1));
        else [functions, at].forEach((list, n) => list.push(n ? line2 : code));
        record([functions.length ? { item, decision: "set", value: { functions, at } } : { item, decision: "clear" }]);
      }
      redraw();
    });
  }
  var setField = (item, field2) => named(() => {
    record([{ item, decision: "set", value: { ...decided(item).new, field: field2 } }]);
    redraw();
  });
  function settle(item, number) {
    const pair = COMPARED.pairs[item.id];
    const chosen = pair[number - 1];
    if (chosen) named(() => {
      record([{ item, decision: chosen.decision === "park" ? "reject" : chosen.decision, value: chosen.new, note: `${COMPARED.names[number - 1]}` }]);
      next();
    });
  }
  function undo() {
    if (S.asking || S.form) {
      Object.assign(S, { asking: false, form: null });
      return redraw();
    }
    const undone = undoLast();
    if (!undone) return say(t("nothing_to_undo"));
    say(t("undone", { n: undone.number }));
    const item = items.get(undone.first.id);
    if (item) return go(item);
    redraw();
  }
  function edit(kind = "", line2 = 0) {
    const item = now();
    if (kind) S.form = { kind, line: line2, item: null };
    else if (item && FORMS[item.kind]) S.form = { kind: item.kind, line: item.lines[0], item };
    else return;
    S.asking = false;
    redraw();
  }
  function submit(values) {
    const { kind, line: line2, item } = S.form;
    S.form = null;
    if (item && WRITTEN.has(item.kind)) return write(item, values);
    if (item) return change(item, values);
    const id = `add-${kind}-${line2}-${S.log.length}`;
    S.line = 0;
    const made = { id, step: STEP_OF[kind], kind, lines: [line2], spans: [], value: values, own: true, rule: "", cls: "", group: "added" };
    items.set(id, made);
    const from = now();
    named(() => {
      const batch = [{ item: made, decision: "add", value: values }];
      if (from?.kind === "line" && !decided(from)) batch.push({ item: from, decision: "nothing", reason: "2" });
      record(batch);
      say(t("added"));
      if (batch.length > 1) next();
      else redraw();
    });
  }
  function write(item, values) {
    decide(item, written(item, values), { value: { ...item.value, ...values } });
    const following = now();
    if (following !== item && WRITTEN.has(following?.kind) && !following.proposed && !decided(following)) edit();
  }
  var STEP_OF = { sign: 1, plan: 2, element: 2, role: 3, phase: 3, value: 3, actor: 4, instrument: 4, quantity: 4, tie: 5 };
  var ADDABLE = Object.keys(STEP_OF);

  // review/forms.js
  var MEANINGS = ["role", "phase", "status", "disposition"];
  function form() {
    const { kind, line: line2, item } = S.form;
    const value = item ? { ...decided(item) ? {} : item.proposed, ...valueOf(item) } : {};
    const apart = ([name]) => name === "en" && item && items.has(`english-${item.id}`);
    const fields = FORMS[kind].filter((one) => !apart(one)).map(([name, scheme]) => field(name, kind === "summary" ? "long" : scheme, value[name] ?? "", item));
    const take3 = () => submit(Object.fromEntries(fields.map(({ name, read }) => [name, read()])));
    return h(
      "form",
      { class: "form", on: { submit: (event2) => {
        event2.preventDefault();
        take3();
      } } },
      h("p", { class: "muted" }, item ? t("edit") : t("add_at", { line: line2, kind: t(`kind_${kind}`) })),
      fields.map(({ name, control }) => h("label", {}, h("span", {}, t(`field_${name}`)), control)),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "submit", class: "main" }, t("take"), h("kbd", {}, "Enter")),
        h("button", { type: "button", on: { click: () => {
          S.form = null;
          redraw();
        } } }, t("cancel"), h("kbd", {}, "Esc"))
      )
    );
  }
  function field(name, scheme, value, item) {
    if (scheme === "several") {
      const control2 = h("input", { type: "text", value: [...value].join("; "), name });
      return { name, control: control2, read: () => control2.value.split(/[;；]/).map((one) => one.trim()).filter(Boolean) };
    }
    if (scheme === "long") {
      const control2 = h("textarea", { name, rows: 4, on: { keydown: (event2) => {
        if (event2.key !== "Enter" || event2.shiftKey || event2.isComposing || event2.keyCode === 229) return;
        event2.preventDefault();
        control2.form.requestSubmit();
      } } });
      control2.value = value;
      return { name, control: control2, read: () => control2.value.normalize("NFC").replace(/\s+/g, " ").trim() };
    }
    if (name === "code" && item?.kind !== "responsible" && !scheme) return choice(name, value, MEANINGS.flatMap((one) => Object.keys(CODES[one]).map((code) => [code, `${codeName("sign-scheme", one)}: ${codeName(one, code)}`])));
    if (scheme === "element") return choice(name, value, elements(item));
    if (scheme) return choice(name, value, Object.keys(CODES[scheme] ?? {}).map((code) => [code, codeName(scheme, code)]));
    const control = h("input", { type: "text", value, name });
    return { name, control, read: () => control.value.normalize("NFC").trim() };
  }
  function choice(name, value, options) {
    const known = options.some(([code]) => code === value);
    const control = h(
      "select",
      { name },
      h("option", { value: "" }, "—"),
      known || !value ? null : h("option", { value }, value),
      options.map(([code, label]) => h("option", { value: code }, label === code ? code : `${label}`))
    );
    control.value = value;
    return { name, control, read: () => control.value };
  }
  var elements = (item) => itemsOf(2).filter((one) => ["element", "gap"].includes(one.kind) && one !== item && decided(one)?.decision !== "reject").map((one) => [one.id, `${valueOf(one).level} ${valueOf(one).number} ${valueOf(one).label}`.trim()]);

  // review/text_pane.js
  var rows = [];
  var resting = /* @__PURE__ */ new Map();
  var lit = /* @__PURE__ */ new Set();
  var last = "";
  var onLine = (line2) => (resting.get(line2) ?? []).map((id) => items.get(id));
  function drawText(choose2) {
    for (const item of DRAFTED) if (!item.blank) for (const line2 of item.lines) resting.set(line2, [...resting.get(line2) ?? [], item.id]);
    const pane = byId("text");
    pane.setAttribute("aria-label", t("text"));
    TEXT.forEach((_, n) => {
      const [gutter, number, words] = [h("i", { "aria-hidden": "true" }), h("span", { class: "no" }, n + 1), h("span", { class: "words" })];
      rows.push({ row: h("div", { class: "line", "data-line": n + 1 }, gutter, number, words), gutter, words });
      fill(words, cells(n + 1, []));
    });
    fill(pane, rows.map(({ row: row2 }) => row2));
    pane.addEventListener("click", (event2) => {
      const row2 = event2.target.closest("[data-line]");
      if (row2 && !String(getSelection())) choose2(Number(row2.dataset.line));
    });
    DRAFTED.forEach((item) => item.lines.forEach(gutterOf));
  }
  function gutterOf(line2) {
    const own = onLine(line2).filter(counts);
    if (!own.length || !rows[line2 - 1]) return;
    const done = own.every(isDone);
    const { gutter } = rows[line2 - 1];
    gutter.className = done ? "done" : "open";
    gutter.textContent = done ? "✓" : "·";
  }
  function showLines(item, { marks = true } = {}) {
    const lines = new Set(item?.lines ?? []);
    if (S.line) lines.add(S.line);
    for (const line2 of /* @__PURE__ */ new Set([...lit, ...lines])) {
      if (!rows[line2 - 1]) continue;
      const { row: row2, words } = rows[line2 - 1];
      const on = item?.lines.includes(line2);
      row2.classList.toggle("on", Boolean(on));
      row2.classList.toggle("chosen", line2 === S.line);
      fill(words, cells(line2, on && marks ? marksOf(item, line2) : []));
      gutterOf(line2);
    }
    touched.forEach(gutterOf);
    touched.clear();
    lit = lines;
    const key = item ? `${item.id}` : "";
    if (item && key !== last) rows[firstLine(item) - 1]?.row.scrollIntoView({ block: "center" });
    last = key;
  }
  var firstLine = (item) => item.spans.find(([line2]) => item.lines.includes(line2))?.[0] ?? item.lines[0];
  var scrollTo = (line2) => rows[line2 - 1]?.row.scrollIntoView({ block: "center" });
  function marksOf(item, line2) {
    const own = item.spans.filter(([at, from, to]) => at === line2 && to > from).map(([, from, to, what]) => ({ from, to, what }));
    if (item.kind === "tie") {
      for (const name of names2()) {
        for (let at = TEXT[line2 - 1].indexOf(name); at >= 0; at = TEXT[line2 - 1].indexOf(name, at + 1)) {
          const to = at + name.length;
          if (!own.some((mark) => at < mark.to && mark.from < to)) own.push({ from: at, to, what: "other" });
        }
      }
    }
    return own.sort((a, b) => a.from - b.from || b.to - a.to);
  }
  function names2() {
    const own = itemsOf(4).filter((item) => item.kind === "actor" && (isTaken(item) || !decided(item)));
    const all2 = own.flatMap((item) => [valueOf(item).label, ...valueOf(item).aliases ?? []]);
    return [...new Set(all2)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  }
  function cells(line2, marks) {
    const text = TEXT[line2 - 1];
    const between = text.includes("	") ? "	" : (text.match(/\|/g) ?? []).length > 2 ? "|" : "";
    if (!between) return marked(text, 0, marks);
    const found = [];
    let from = 0;
    for (const part of text.split(between)) {
      if (between === "	" || from > 0 && part !== "" || part.trim()) found.push(h("span", {}, marked(part, from, marks)));
      from += part.length + 1;
    }
    const row2 = h("span", { class: "row" }, found);
    row2.style.gridTemplateColumns = columns(line2, between, found.length);
    return row2;
  }
  var widths = /* @__PURE__ */ new Map();
  var parts = (line2, between) => {
    const all2 = (TEXT[line2 - 1] ?? "").split(between).map((part) => part.trim());
    return between === "|" ? all2.slice(all2[0] ? 0 : 1, all2.at(-1) ? void 0 : -1) : all2;
  };
  function columns(line2, between, number) {
    let first = line2;
    while (first > 1 && TEXT[first - 2].includes(between)) first -= 1;
    const key = `${first} ${number}`;
    if (!widths.has(key)) {
      const most = Array.from({ length: number }, () => 2);
      const least = Array.from({ length: number }, () => 1);
      for (let at = first; TEXT[at - 1]?.includes(between); at += 1) {
        const own = parts(at, between);
        if (own.length === number && !/^[-:| ]+$/.test(TEXT[at - 1])) own.forEach((part, n) => {
          most[n] = Math.max(most[n], Math.min(part.length, 16));
          if (at > first) least[n] = Math.max(least[n], Math.min(part.length, 4));
        });
      }
      widths.set(key, most.map((n, at) => `minmax(calc(${least[at]} * var(--em) + 7px), ${n}fr)`).join(" "));
    }
    return widths.get(key);
  }
  function marked(text, from, marks) {
    const found = [];
    let at = 0;
    for (const mark of marks) {
      const [begin2, end] = [Math.max(mark.from - from, at), Math.min(mark.to - from, text.length)];
      if (begin2 >= end) continue;
      found.push(text.slice(at, begin2), h("mark", { class: mark.what }, text.slice(begin2, end), ["subj", "obj"].includes(mark.what) ? h("b", {}, t(`mark_${mark.what}`)) : null));
      at = end;
    }
    return [...found, text.slice(at)];
  }

  // review/adding.js
  var addButtons = (line2) => ADDABLE.map((kind) => h("button", { type: "button", on: { click: (event2) => {
    event2.stopPropagation();
    edit(kind, line2);
  } } }, t(`kind_${kind}`), kind === "tie" ? h("kbd", {}, "n") : null));
  function addingTo() {
    const line2 = S.form && !S.form.item ? S.form.line : S.line;
    if (!line2 || S.step > 7) return null;
    const quote2 = h("p", { class: "quoted" }, h("span", { class: "no" }, line2), h("span", { class: "words" }, cells(line2, [])));
    if (S.form && !S.form.item) return h("div", { class: "adding" }, quote2, form());
    return h("div", { class: "adding" }, quote2, h(
      "div",
      { class: "buttons" },
      h("span", { class: "muted" }, t("add_here")),
      addButtons(line2),
      h("button", { type: "button", "aria-label": t("close"), on: { click: () => {
        S.line = 0;
        redraw();
      } } }, "×")
    ));
  }

  // review/bulk.js
  function acceptGroup() {
    const item = now();
    if (!item) return;
    if (item.kind === "sign") return many(itemsOf(1).filter((one) => one.group === item.group), "legend");
    if (item.kind === "element") return acceptBranch(item);
    if (item.table && CELLS.has(item.kind)) return acceptRow(item);
    if (["actor", "instrument"].includes(item.kind) && !item.own) return acceptSame(item);
    say(t("one_by_one"));
  }
  function acceptBranch(item) {
    const top = topOf(item);
    const own = itemsOf(2).filter((one) => topOf(one) === top);
    const gap = own.find((one) => one.kind === "gap" && !isDone(one));
    if (gap) {
      say(t("branch_has_gap"));
      return go(gap);
    }
    many(own.filter((one) => one.kind === "element"), "branch");
  }
  function topOf(item) {
    let above = item;
    for (let n = 0; n < 20 && items.has(valueOf(above).parent); n += 1) above = items.get(valueOf(above).parent);
    return above.id;
  }
  function acceptRow(item) {
    const table = TABLES.get(item.table);
    const signs = table.legends.map((id) => items.get(id)).find((one) => one && !isDone(one));
    if (signs) {
      say(t("not_in_bulk", { why: t("check_legend", { n: 1 }) }));
      return go(signs);
    }
    many(cellsOf(item.table).filter((one) => one.row === item.row && CELLS.has(one.kind)), "row");
  }
  function sameAs(item) {
    const coded = (one) => one.value.type ?? one.value.kind;
    return itemsOf(4).filter((one) => one.kind === item.kind && one.rule === item.rule && coded(one) === coded(item) && one.cls !== "X" && !one.own && !decided(one));
  }
  function acceptSame(item) {
    const own = sameAs(item);
    if (!own.length) return say(t("nothing_open"));
    const scheme = item.kind === "actor" ? "actor-type" : "instrument-kind";
    const code = item.kind === "actor" ? item.value.type : item.value.kind;
    const name = CODES[scheme]?.[code]?.[document.documentElement.lang === "ja" ? 0 : 1] ?? code;
    const names3 = own.map((one) => `${one.value.label} (${one.lines.slice(0, 6).join(", ")})`);
    ask(t("accept_same", { n: own.length, rule: item.rule, name }), names3, [
      ["y", t("yes_all", { n: own.length }), () => take2(own, [], `same:${item.rule}>${code}`)],
      ["n", t("no"), () => {
      }]
    ]);
  }
  function many(list, bulk) {
    const { plain: chosen, single } = divided(list);
    if (!chosen.length) {
      say(t(single.length ? "flagged_singly" : "nothing_open"));
      return single.length ? go(single[0]) : void 0;
    }
    take2(chosen, single, bulk);
  }
  function take2(chosen, single, bulk) {
    named(() => {
      record(chosen.map((item) => ({ item, decision: "accept", value: item.value })), { bulk });
      say(t("accepted_n", { n: chosen.length }));
      if (single.length) go(single[0]);
      else next();
    });
  }
  function acceptWhole() {
    const item = now();
    const whole2 = S.step === 2 ? [treeChecks(), itemsOf(2).filter((one) => one.kind === "element"), "tree"] : item?.table ? [tableChecks(TABLES.get(item.table)), cellsOf(item.table).filter((one) => CELLS.has(one.kind)), "table"] : null;
    if (!whole2) return say(t("no_whole"));
    const [checks, list, bulk] = whole2;
    const wrong = checks.find(([holds]) => !holds);
    if (wrong) {
      if (wrong[2]) go(wrong[2]);
      return notice(t("not_in_bulk", { why: wrong[1] }));
    }
    const { plain: chosen } = divided(list);
    if (!chosen.length) return many(list, bulk);
    ask(t("accept_whole", { n: chosen.length }), [t("accept_whole_note")], [["y", t("yes"), () => many(list, bulk)], ["n", t("no"), () => {
    }]]);
  }

  // review/proposals.js
  function proposed(item) {
    const given = item.proposed;
    if (!given) return null;
    return h("div", { class: "proposed" }, h("p", { class: "muted" }, t("proposed_by", { rule: item.rule })), said2(item.kind, given));
  }
  function said2(kind, given) {
    if (kind === "theme") return [h("p", {}, given.themes.map((code, n) => code_("theme", code, n)), given.field ? ` ${given.field} ${codeName("npo-field", given.field)}` : "")];
    if (kind === "function") return given.functions.map((code, n) => h("p", {}, code_("function", code, 1), ` ${t("at_line", { line: given.at[n] })}`));
    return ["ja", "en"].filter((lang2) => given[lang2]).map((lang2) => h("p", { lang: lang2 }, given[lang2]));
  }
  var code_ = (scheme, code, n) => h("span", { class: `code ${n ? "" : "first"}` }, `${code} ${codeName(scheme, code)}`);

  // review/cards.js
  var AROUND = 25;
  function drawCards() {
    const own = visible().filter((item) => !(S.step === 3 && item.table && TABLES.has(item.table)));
    const here = Math.max(0, own.indexOf(now()));
    const [from, to] = [Math.max(0, here - AROUND), Math.min(own.length, here + AROUND + 1)];
    const parts2 = [];
    if (S.step === 2) parts2.push(checklist(treeChecks(), t("accept_tree")));
    if (from > 0) parts2.push(more(own[Math.max(0, from - AROUND)], t("before", { n: from })));
    let group = null;
    for (const item of own.slice(from, to)) {
      if (item.group !== group && S.step < 3) parts2.push(head(item));
      group = item.group;
      parts2.push(card(item, item === now()));
    }
    if (to < own.length) parts2.push(more(own[to], t("after", { n: own.length - to })));
    if (!own.length) parts2.push(h("p", { class: "muted" }, t("nothing_here")));
    return parts2;
  }
  var more = (item, text) => h("button", { type: "button", class: "more", on: { click: () => go(item) } }, text);
  function head(item) {
    const own = itemsOf(S.step).filter((one) => one.group === item.group);
    const left = own.filter((one) => !isDone(one)).length;
    const name = item.kind === "sign" ? t("legend_at", { line: item.lines[0] }) : item.kind === "plan" ? t("plans") : items.get(item.group)?.value.label ?? "";
    if (!name) return null;
    return h(
      "div",
      { class: "group" },
      h("h2", {}, name),
      h("small", {}, t("left_n", { n: left })),
      divided(own.filter((one) => ["sign", "element"].includes(one.kind))).plain.length > 1 ? button("A", t("accept_group"), () => {
        if (now()?.group !== item.group) go(item);
        acceptGroup();
      }) : null
    );
  }
  function checklist(checks, name) {
    return h("div", { class: "checks" }, h("ul", {}, checks.map(([holds, text, item]) => h(
      "li",
      { class: holds ? "holds" : "fails" },
      text,
      !holds && item ? h("button", { type: "button", class: "link", on: { click: () => go(item) } }, t("show")) : null
    ))), button("T", name, acceptWhole));
  }
  var button = (key, text, then, props = {}) => h("button", { type: "button", ...props, on: { click: (event2) => {
    event2.stopPropagation();
    then();
  } } }, text, key ? h("kbd", {}, key) : null);
  function card(item, here) {
    const event2 = decided(item);
    const status = event2 ? `${event2.new === null ? "out" : "in"} ${event2.decision}` : "";
    return h(
      "article",
      {
        class: `card ${here ? "here" : ""} ${status} ${isDone(item) ? "done" : ""}`,
        "data-id": item.id,
        tabindex: here ? 0 : -1,
        "aria-current": here ? "true" : null,
        on: { click: () => item !== now() && go(item) }
      },
      h(
        "div",
        { class: "line1" },
        title(item),
        h("span", { class: "space" }),
        event2 ? h("span", { class: "status" }, t(`did_${event2.decision}`), event2.bulk ? ` (${t("bulk")})` : "") : null,
        item.cls ? h("span", { class: `cls c${item.cls}`, title: t(`class_${item.cls}`) }, item.cls) : null,
        lineLinks(item)
      ),
      here ? body(item) : null
    );
  }
  var lineLinks = (item) => h("span", { class: "lines" }, item.lines.slice(0, 6).map((line2) => h("button", { type: "button", class: "link", on: { click: (event2) => {
    event2.stopPropagation();
    scrollTo(line2);
  } } }, line2)), item.lines.length > 6 ? ` +${item.lines.length - 6}` : null);
  function body(item) {
    if (S.form?.item === item) return form();
    return h("div", { class: "body" }, quote(item), second(item), proposed(item), event(item), S.asking ? reasons(item) : actions(item));
  }
  var quote = (item, marked2 = true) => h("div", { class: "quote" }, item.lines.slice(0, 3).map((line2) => h("p", {}, h("span", { class: "no" }, line2), h("span", { class: "words" }, cells(line2, marked2 ? marksOf(item, line2) : [])))));
  function second(item) {
    const other2 = item.second === null || item.second === void 0 ? null : h("p", { class: "second" }, t("second_reading", { value: item.second || t("blank") }));
    const supplied = item.supplied?.length ? h("p", { class: "second" }, t("supplied", { ends: item.supplied.map((name) => t(`field_${name}`)).join(", ") })) : null;
    return [other2, supplied];
  }
  var event = (item) => {
    const one = decided(item);
    return one?.note ? h("p", { class: "muted" }, one.note) : null;
  };
  function reasons(item) {
    const list = REASONS[item.kind === "tie" ? "tie" : "other"];
    return h("div", { class: "buttons" }, h("span", { class: "muted" }, t("why_not")), list.map((pair, n) => button(String(n + 1), pair[document.documentElement.lang === "ja" ? 0 : 1], () => reason(n + 1))), button("Esc", t("cancel"), undo));
  }
  function title(item) {
    const value = valueOf(item);
    const strong = (text) => h("b", {}, text);
    switch (item.kind) {
      case "sign":
        return [strong(value.sign), " = ", codeName(schemeOf(value.scheme), value.code), value.printed ? h("span", { class: "muted" }, ` 「${value.printed}」`) : null];
      case "plan":
        return [strong(value.label), years(value), value.relation ? h("span", { class: "muted" }, ` ${related(value)}`) : null];
      case "element":
      case "gap":
        return [item.kind === "gap" ? h("span", { class: "question" }, t("gap")) : null, h("span", { class: "muted" }, `${"　".repeat(depth(item))}${value.level} ${value.number} `), strong(value.label)];
      case "actor":
        return [strong(value.label), h("span", { class: "muted" }, ` ${codeName("actor-type", value.type)} · ${codeName("specificity", value.specificity)}${value.aliases?.length ? ` · ${t("also", { names: [...value.aliases].join("、") })}` : ""}`)];
      case "pair":
        return [h("span", { class: "question" }, t("pair")), strong(value.a ?? value.into ?? value.of), " / ", strong(value.b ?? value.from ?? value.part)];
      case "instrument":
        return [strong(value.label), h("span", { class: "muted" }, ` ${codeName("instrument-kind", value.kind)}`)];
      case "quantity":
        return [strong(`${value.value} ${value.unit}`), h("span", { class: "muted" }, ` ${value.measure} · ${value.subject} ${value.fy}`)];
      case "tie":
        return [h("span", { class: "end subj" }, value.subject), ` ${codeName("tie-relation", value.relation)} `, h("span", { class: "end obj" }, value.object), h("span", { class: "muted" }, ` ${codeName("basis", value.basis)}`)];
      case "line":
        return [h("span", { class: "question" }, t("left_line")), [...value.hits ?? []].join("、")];
      case "table":
        return [h("span", { class: "question" }, t("whose")), strong(item.value.label), decided(item)?.new ? ` ${decided(item).new.plan}` : ""];
      case "theme":
        return [h("span", { class: "muted" }, `${subject(item).level ?? ""} ${subject(item).number ?? ""} `), strong(subject(item).label), " ", codes(value.themes, "theme")];
      case "english":
        return [strong(subject(item).label), h("span", { lang: "en" }, ` ${value.en ?? ""}`)];
      case "summary":
        return [h("span", { class: "muted" }, `${subject(item).level ?? ""} ${subject(item).number ?? ""} `), strong(subject(item).label), ` ${value.ja || value.en || ""}`];
      case "function":
        return [strong(subject(item).label), " ", codes(value.functions, "function")];
      case "rowlabel":
        return [h("span", { class: "question" }, t("row_label")), strong(value.printed), " → ", strong(value.reading)];
      case "value":
        return [h("span", { class: "muted" }, `${value.scope} `), strong(value.indicator), ` ${value.fy} ${codeName("value-kind", value.value_kind)} `, strong(`${value.value} ${value.unit}`)];
      default:
        return [h("span", { class: "muted" }, `${value.number ?? ""} ${value.label ?? ""} `), strong(value.actor ?? value.fy ?? ""), " ", value.sign, " ", codeName(schemeOf(item.kind), value.code)];
    }
  }
  var schemeOf = (scheme) => scheme === "grade" || scheme === "rank" ? "" : scheme === "responsible" ? "role" : scheme;
  function related(value) {
    const name = codeName("plan-relation", value.relation);
    return document.documentElement.lang === "ja" ? `「${value.related}」${name}` : `${name} ${value.related}`;
  }
  var years = (value) => value.start_fy ? ` ${value.start_fy}–${value.end_fy || ""}` : "";
  var codes = (list, scheme) => (list ?? []).map((code, n) => h("span", { class: `code ${n ? "" : "first"}` }, `${code} ${codeName(scheme, code)}`));
  var subject = (item) => {
    const on = items.get(item.id.slice(item.kind.length + 1));
    return on ? valueOf(on) : item.value;
  };
  function depth(item) {
    let [n, above] = [0, items.get(valueOf(item).parent)];
    while (above && n < 8) [n, above] = [n + 1, items.get(valueOf(above).parent)];
    return n;
  }
  function actions(item) {
    const take3 = button("a", t("accept"), accept, { class: "main" });
    const usual = [button("e", t("edit"), () => edit()), button("x", t("reject"), reject), button("q", t("park"), park)];
    const wrap = (...parts2) => h("div", { class: "buttons" }, parts2);
    if (S.step === 9) return settle2(item);
    switch (item.kind) {
      case "pair":
        return wrap(button("m", t("same_actor"), () => answerPair("merge")), button("x", t("two_actors"), () => answerPair("apart")), button("p", t("part_of"), () => answerPair("part")), button("q", t("park"), park));
      case "line":
        return [wrap(h("span", { class: "muted" }, t("line_why")), REASONS.line.map((pair, n) => button(String(n + 1), pair[document.documentElement.lang === "ja" ? 0 : 1], () => reason(n + 1)))), wrap(h("span", { class: "muted" }, t("add")), addButtons(item.lines[0]), button("q", t("park"), park))];
      case "table":
        return [h("p", {}, t("whose_table")), wrap(planNames().slice(0, 9).map((name, n) => button(String(n + 1), name, () => ofPlan(item, name), { "aria-pressed": decided(item)?.new?.plan === name })), button("q", t("park"), park))];
      case "theme":
      case "function":
        return coding(item);
      case "summary":
      case "english":
        return item.proposed ? wrap(take3, usual) : wrap(button("e", t("write"), () => edit(), { class: "main" }), h("span", { class: "muted" }, t("need_not")));
      case "tie":
        return wrap(take3, button("d", t("swap"), swap), button("r", t("relation"), () => edit()), button("s", t("stated"), () => setBasis("stated")), button("i", t("implied"), () => setBasis("implied")), usual);
      case "actor":
        return wrap(take3, sameAs(item).length > 1 ? button("A", t("accept_rule"), acceptGroup) : null, button("m", t("merge"), () => answerPair("merge")), button("p", t("part_of"), () => answerPair("part")), usual);
      case "gap":
        return wrap(button("a", t("gap_yes"), accept, { class: "main" }), button("x", t("gap_no"), reject), usual[0], usual[2]);
      default:
        return wrap(CELLS.has(item.kind) ? signButtons(item) : null, item.cls === "X" && !decided(item) ? signsFor(item).length ? null : button("1", t("first_reading"), () => digit(1)) : take3, usual);
    }
  }
  var named2 = (sign, name) => sign === name ? sign : `${sign} ${name}`;
  var signButtons = (item) => [signsFor(item).map((sign, n) => button(String(n + 1), named2(sign.sign, codeName(schemeOf(item.kind), sign.code)), () => digit(n + 1), { "aria-pressed": valueOf(item).sign === sign.sign && !item.blank })), button("0", t("blank"), () => digit(0))];
  function coding(item) {
    const chosen = decided(item)?.new?.[item.kind === "theme" ? "themes" : "functions"] ?? [];
    const field2 = item.kind === "theme" && chosen.includes("T16") ? h("select", { "aria-label": t("field_field"), on: { change: (e) => setField(item, e.target.value) } }, h("option", { value: "" }, t("npo_field")), Object.keys(CODES["npo-field"]).map((code) => h("option", { value: code, selected: decided(item).new.field === code }, `${code} ${codeName("npo-field", code)}`))) : null;
    return [
      COMPARED ? null : h("p", { class: "muted" }, t(item.kind === "theme" ? "theme_hint" : "function_hint", { line: S.line || item.lines[0] }), S.digits ? ` ${S.digits}_` : ""),
      h("div", { class: "codes" }, Object.keys(CODES[item.kind]).map((code) => h("button", { type: "button", "aria-pressed": chosen.includes(code), title: CODES[item.kind][code][document.documentElement.lang === "ja" ? 2 : 3] ?? "", on: { click: (e) => {
        e.stopPropagation();
        toggleCode(item, code);
      } } }, h("b", {}, code.slice(1)), codeName(item.kind, code)))),
      field2,
      COMPARED ? null : h(
        "div",
        { class: "buttons" },
        button("j", t("on"), () => go(itemsOf(S.step)[itemsOf(S.step).indexOf(item) + 1])),
        button("q", t("park"), park),
        item.kind === "theme" ? h("label", { class: "check" }, h("input", { type: "checkbox", checked: S.fast, on: { change: (e) => S.fast = e.target.checked } }), t("one_theme")) : null
      )
    ];
  }
  function settle2(item) {
    const pair = COMPARED.pairs[item.id];
    const told = pair.map((one, n) => button(String(n + 1), `${COMPARED.names[n]}: ${t(`did_${one.decision}`)}${fieldsOf(item, one, pair[1 - n])}`, () => digit(n + 1)));
    const third = item.kind === "pair" ? [["merge", "same_actor"], ["apart", "two_actors"], ["part", "part_of"]].map(([answer3, name]) => button("", t(name), () => answerPair(answer3))) : FORMS[item.kind] ? button("e", t("edit"), () => edit()) : null;
    return [h("div", { class: "buttons" }, told, third, button("q", t("park"), park)), ["theme", "function"].includes(item.kind) ? coding(item) : null];
  }
  function fieldsOf(item, one, other2) {
    if (!one.new || ["merge", "apart", "part"].includes(one.decision)) return "";
    const schemes = { ...Object.fromEntries(FORMS[item.kind] ?? []), themes: "theme", functions: "function" };
    const text = (name, value) => [value ?? ""].flat().map((code) => (CODES[schemes[name]] ? codeName(schemes[name], code) : code) || "—").join("、");
    const names3 = Object.keys(one.new).filter((name) => name !== "primary" && String(one.new[name] ?? "") !== String(other2.new?.[name] ?? ""));
    return names3.length ? ` — ${names3.map((name) => `${t(`field_${name}`)}: ${text(name, one.new[name])}`).join("; ")}` : "";
  }
  function drawBar(press2) {
    const own = [["k", "▲", "previous"], ["j", "▼", "next"], ["a", "✓", "accept"], ["x", "✗", "reject"], ["e", "✎", "edit"], ["u", "↶", "undo"], ["text", "☰", "text"]];
    fill(byId("bar"), own.map(([key, sign, name]) => h("button", { type: "button", "aria-label": t(name), on: { click: () => press2(key) } }, h("span", { "aria-hidden": "true" }, sign), h("small", {}, t(name)))));
  }

  // review/carrying.js
  var decisionsOf = ({ mine, others: theirs }) => [mine, ...theirs.values()].flatMap((own) => [...own.values()]);
  var split = (events) => {
    const known = new Set(S.log.map((event2) => event2.uid));
    const left = events.filter((event2) => !known.has(event2.uid));
    return [left.filter((event2) => still(event2, items.get(event2.id))), left.filter((event2) => !still(event2, items.get(event2.id)))];
  };
  function carried(holding) {
    const [kept3, again] = split(decisionsOf(holding));
    const open = again.filter((event2) => items.has(event2.id) && !S.mine.has(event2.id)).length;
    return t("carried", { n: take(kept3), again: open });
  }
  var earlier = [];
  async function lookForEarlier() {
    if (COMPARED) return false;
    const found = await others(`kyodo-review:${META.document}:`);
    earlier = found.filter((one) => one.sha256 === "" || one.sha256 === META.sha256).map(({ log }) => folded(log, S.reviewer));
    return waiting().length > 0;
  }
  var waiting = () => split(earlier.flatMap(decisionsOf))[0].filter((event2) => !S.mine.has(event2.id));
  function drawEarlier() {
    const n = earlier.length ? waiting().length : 0;
    if (!n) return null;
    return h("div", { class: "earlier" }, t("earlier", { n }), h("button", { type: "button", class: "main", on: { click: () => {
      const own = earlier;
      earlier = [];
      own.forEach((holding) => carried(holding));
      if (!S.reviewer) S.reviewer = S.log.at(-1)?.reviewer ?? "";
      take([]);
      save();
      redraw();
    } } }, t("carry")), h("button", { type: "button", on: { click: () => {
      earlier = [];
      redraw();
    } } }, t("carry_not")));
  }

  // review/spot.js
  var LEAST = 59;
  var pool = () => [...S.mine.values()].filter((event2) => event2.bulk && event2.decision === "accept").map((event2) => event2.id).sort();
  var wanted = (size) => Math.min(size, Math.max(LEAST, Math.ceil(size / 10)));
  var pending = () => S.spot.ids.find((id) => !S.spot.answers.has(id) && items.has(id));
  function start() {
    const all2 = pool();
    const answered = [...S.spot.answers.keys()].filter((id) => all2.includes(id) || !S.spot.answers.get(id).right);
    const left = all2.filter((id) => !S.spot.answers.has(id));
    let seed = [...`${META.draft}${S.reviewer}${all2.length}`].reduce((sum, one) => sum * 31 + one.charCodeAt(0) >>> 0, 7);
    const random = () => {
      seed = seed + 1831565813 >>> 0;
      let x = Math.imul(seed ^ seed >>> 15, seed | 1);
      x ^= x + Math.imul(x ^ x >>> 7, x | 61);
      return ((x ^ x >>> 14) >>> 0) / 2 ** 32;
    };
    const drawn2 = [];
    while (left.length && answered.length + drawn2.length < wanted(all2.length)) drawn2.push(left.splice(Math.floor(random() * left.length), 1)[0]);
    recordSpot({ ids: [...answered, ...drawn2], pool: all2.length, seed: `${META.draft} ${S.reviewer}` });
    redraw();
  }
  function choices(item) {
    if (item.kind === "element") return [...new Set([...items.values()].filter((one) => one.kind === "element").map((one) => valueOf(one).level))].map((level) => ({ key: level, name: level || "—" }));
    if (item.kind === "sign") return Object.keys(CODES[item.value.scheme] ?? {}).map((code) => ({ key: code, name: codeName(item.value.scheme, code) }));
    if (item.kind === "actor") return null;
    if (CELLS.has(item.kind) && !["value", "responsible"].includes(item.kind)) return [...signsFor(item).map((sign) => ({ key: sign.sign, name: sign.sign })), { key: "", name: t("blank") }];
    return null;
  }
  var right = (item) => item.kind === "element" ? valueOf(item).level : item.kind === "sign" ? valueOf(item).code : item.kind === "actor" ? valueOf(item).type : item.kind === "instrument" ? valueOf(item).kind : valueOf(item).sign || valueOf(item).value || "";
  function answer2(id, given) {
    const item = items.get(id);
    const holds = plain(given) === plain(right(item));
    recordSpot({ id, given, right: holds ? 1 : 0 });
    if (!holds) {
      record([{ item, decision: "clear", note: "spot check" }]);
      say(t("spot_wrong"));
    }
    redraw();
  }
  function byDigit(number) {
    const id = pending();
    const own = id && choices(items.get(id));
    if (!own) return false;
    const chosen = number === 0 ? own.find((one) => one.key === "") : own.filter((one) => one.key !== "")[number - 1];
    if (chosen) answer2(id, chosen.key);
    return true;
  }
  function entered(item) {
    const own = choices(item);
    if (own) {
      let n = 0;
      return own.map((one) => button(one.key === "" ? "0" : String(n += 1), one.name, () => answer2(item.id, one.key)));
    }
    const scheme = item.kind === "actor" ? "actor-type" : item.kind === "instrument" ? "instrument-kind" : "";
    const field2 = scheme ? h("select", { "aria-label": t("enter"), class: "entered" }, h("option", { value: "" }, "—"), Object.keys(CODES[scheme]).map((code) => h("option", { value: code }, codeName(scheme, code)))) : h("input", { type: "text", "aria-label": t("enter"), class: "entered" });
    return h("form", { on: { submit: (event2) => {
      event2.preventDefault();
      if (field2.value) answer2(item.id, field2.value);
    } } }, field2, h("button", { type: "submit" }, t("take"), h("kbd", {}, "Enter")));
  }
  function drawSpot() {
    const all2 = pool();
    const asked = S.spot.ids.filter((id2) => S.spot.answers.has(id2));
    const wrong = asked.filter((id2) => !S.spot.answers.get(id2).right).length;
    const id = pending();
    const parts2 = [h("h2", {}, t("spot"))];
    if (!all2.length && !asked.length) return [...parts2, h("p", { class: "muted" }, t("spot_none"))];
    if (id) {
      const item = items.get(id);
      const table = TABLES.get(item.table);
      const what = item.kind === "actor" || item.kind === "instrument" ? valueOf(item).label : table ? `${valueOf(item).number ?? ""} ${valueOf(item).label ?? valueOf(item).indicator ?? ""} × ${(table.head[item.column] ?? "").replace(/<br\s*\/?>/g, " ")}` : item.kind === "sign" ? item.value.sign : t("spot_level");
      parts2.push(h("article", { class: "card here", id: "spot" }, h("p", {}, `${asked.length + 1}/${S.spot.ids.length} `, h("b", {}, what)), quote(item, !CELLS.has(item.kind)), h("div", { class: "buttons" }, entered(item))));
      return parts2;
    }
    if (asked.length) parts2.push(h("p", {}, t("spot_found", { n: asked.length, wrong, pool: all2.length, bound: (100 * upperBound(wrong, asked.length)).toFixed(1) })));
    if (asked.length < wanted(all2.length)) parts2.push(h("p", {}, t("spot_start", { n: wanted(all2.length) - asked.length, pool: all2.length }), " ", button("g", t("start"), start, { class: "main" })));
    return parts2;
  }
  var spotReport = () => S.spot.ids.length ? { pool: S.spot.pool, ids: S.spot.ids, ans: S.spot.ids.map((id) => S.spot.answers.has(id) ? Number(S.spot.answers.get(id).right) : null), given: S.spot.ids.map((id) => S.spot.answers.get(id)?.given ?? null), seed: S.spot.seed } : null;

  // review/files.js
  var FORMAT = "kyodo-decisions/1";
  var clean = (text) => text.replace(/[^\p{L}\p{N}-]+/gu, "_").slice(0, 40);
  function exported() {
    const undecided = [...items.values()].filter((item) => counts(item) && !isDone(item)).map((item) => item.id);
    const head2 = {
      format: FORMAT,
      document: META.document,
      sha256: META.sha256,
      draft: META.draft,
      exported: (/* @__PURE__ */ new Date()).toISOString(),
      reviewer: COMPARED ? COMPARED.names.join(" + ") : S.reviewer,
      ...COMPARED ? { settled: COMPARED.names } : {},
      effort: S.effort,
      undecided,
      spot_check: spotReport()
    };
    const own = [...S.mine.values()].map((event2) => JSON.stringify(COMPARED ? { ...event2, reviewer: COMPARED.names.join(" + ") } : event2));
    const log = S.log.map((event2) => JSON.stringify(event2));
    return `${JSON.stringify(head2).slice(0, -1)},
"decisions":[
${own.join(",\n")}
],
"log":[
${log.join(",\n")}
]}
`;
  }
  function download() {
    const name = `${META.document}-${clean(S.reviewer || "anonymous")}.decisions.json`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported()], { type: "application/json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
    S.exported = S.log.length;
    save();
    say(t("exported", { name }));
    redraw();
  }
  function take_in(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return say(t("no_json"));
    }
    if (file?.format !== FORMAT) return say(t("no_decisions"));
    if (file.sha256 !== META.sha256) return say(t("other_text"));
    const events = Array.isArray(file.log) && file.log.length ? file.log : (file.decisions ?? []).map((event2, n) => ({ uid: `${file.reviewer}-${event2.id}-${event2.at ?? n}`, reviewer: file.reviewer, at: file.exported ?? "", seq: n, batch: event2.id, ...event2 }));
    const told = file.draft === META.draft ? t("taken_in", { n: take(events) }) : carried(folded(events, file.reviewer));
    save();
    redraw();
    say(told);
    if (!S.reviewer) askName(() => redraw(), file.settled ? "" : file.reviewer ?? "");
  }

  // review/matrix.js
  var ROWS = 60;
  var drawn = { table: "", from: -1, lang: "", cells: /* @__PURE__ */ new Map() };
  var watcher = null;
  function drawMatrix(place2, item) {
    const table = TABLES.get(item.table);
    const row2 = Math.max(0, table.rows.findIndex((one) => one.cells?.includes(item.id)));
    const from = table.rows.length > 2 * ROWS ? Math.max(0, Math.floor(row2 / ROWS) * ROWS - 10) : 0;
    const same = drawn.table === table.id && drawn.from === from && drawn.lang === document.documentElement.lang && place2.querySelector("table.matrix");
    if (!same) whole(place2, table, from);
    fill(byId("tabs"), tabs(item.table));
    fill(byId("checks"), checklist(tableChecks(table), t("accept_table")));
    fill(byId("panel"), panel(item, table));
    for (const [id, cell2] of drawn.cells) dress(cell2, items.get(id));
    place2.querySelectorAll("tr.here").forEach((one) => one.classList.remove("here"));
    const cell = drawn.cells.get(item.id);
    cell?.closest("tr").classList.add("here");
    (cell ?? byId("panel")).scrollIntoView({ block: "nearest", inline: "nearest" });
    if (matchMedia("(max-width: 820px)").matches) byId("panel").scrollIntoView({ block: "nearest" });
    if (!S.form) cell?.focus({ preventScroll: true });
  }
  var forget = () => drawn = { table: "", from: -1, lang: "", cells: /* @__PURE__ */ new Map() };
  var tabs = (here) => [...tables(here), questions(here)];
  var questions = (here) => {
    const own = itemsOf(3).filter((item) => !TABLES.has(item.table));
    const first = own.find((item) => !isDone(item)) ?? own[0];
    return first ? h("button", { type: "button", "aria-current": here ? null : "true", on: { click: () => go(first) } }, t("questions"), h("small", {}, ` ${own.filter(isDone).length}/${own.length}`)) : null;
  };
  var tables = (here) => [...TABLES.values()].filter((table) => cellsOf(table.id).length).map((table) => {
    const own = cellsOf(table.id).filter((item) => !item.blank);
    const first = itemsOf(3).find((item) => item.table === table.id);
    return h("button", { type: "button", "aria-current": table.id === here ? "true" : null, on: { click: () => go(first) } }, table.title || t("table_at", { line: table.lines[0] }), h("small", {}, ` ${own.filter(isDone).length}/${own.length}`));
  });
  function whole(place2, table, from) {
    drawn = { table: table.id, from, lang: document.documentElement.lang, cells: /* @__PURE__ */ new Map() };
    const until = Math.min(table.rows.length, from + 2 * ROWS);
    const columns2 = table.columns.map((_, n) => n).filter((n) => !["number", "label"].includes(table.columns[n]));
    const head2 = h("thead", {}, h("tr", {}, h("th", { scope: "col" }, table.head[table.columns.indexOf("label")] ?? ""), columns2.map((n) => h("th", { scope: "col" }, clean2(table.head[n])))));
    const body2 = h("tbody", {}, table.rows.slice(from, until).map((row2, n) => line(row2, columns2, from + n)));
    fill(
      place2,
      h("div", { id: "tabs", class: "tabs" }),
      h("div", { id: "checks" }),
      h("div", { class: "scroll" }, h("table", { class: "matrix" }, h("caption", { class: "hidden" }, table.title), head2, body2)),
      h("div", { id: "panel", class: "panel" })
    );
    watch(place2, table, until);
  }
  var clean2 = (text) => String(text ?? "").replace(/<br\s*\/?>/g, " ");
  function line(row2, columns2, number) {
    if (row2.heading) return h("tr", {}, h("td", { class: "heading", colspan: columns2.length + 1 }, row2.heading));
    return h("tr", { "data-row": number }, h("th", { scope: "row" }, `${row2.number} ${row2.label}`.trim()), columns2.map((n) => {
      const item = items.get(row2.cells[n]);
      if (!item || !CELLS.has(item.kind)) return h("td", { class: "plain" }, clean2(row2.printed?.[n]));
      const cell = h("td", { class: "cell", tabindex: -1, "data-id": item.id, on: { click: () => go(item) } });
      drawn.cells.set(item.id, cell);
      return cell;
    }));
  }
  function dress(cell, item) {
    const event2 = decided(item);
    const value = valueOf(item);
    const shown2 = event2 && event2.new === null && event2.decision !== "park" ? item.value.sign : value.sign;
    const name = [item.blank ? "blank" : `c${item.cls}`, event2 ? `decided ${event2.decision}` : "", item === now() ? "here" : ""].join(" ");
    const text = `${shown2 || (item.blank ? "" : "·")}`;
    const key = `${name}|${text}`;
    if (cell.dataset.drawn === key) return;
    cell.dataset.drawn = key;
    cell.className = `cell ${name}`;
    fill(cell, text, event2 ? h("span", { class: "hidden" }, ` ${t(`did_${event2.decision}`)}`) : null);
  }
  function panel(item, table) {
    const value = valueOf(item);
    const scheme = SCHEME_OF[item.kind];
    const meaning = item.kind === "value" ? `${value.fy} ${codeName("value-kind", value.value_kind)} ${value.value} ${value.unit}` : codeName(scheme === "role" ? "role" : scheme, value.code);
    const head2 = ["rowlabel", "table"].includes(item.kind) ? title(item) : [h("span", { class: "muted" }, `${value.number ?? ""} `), h("b", {}, value.label ?? value.indicator), " × ", h("b", {}, clean2(table.head[item.column])), " = ", h("b", {}, value.sign || t("blank")), meaning === value.sign ? null : ` ${meaning}`];
    const event2 = decided(item);
    return [
      h("div", { class: "line1" }, head2, h("span", { class: "space" }), event2 ? h("span", { class: "status" }, t(`did_${event2.decision}`)) : null, item.cls && !item.blank ? h("span", { class: `cls c${item.cls}` }, item.cls) : null),
      quote(item),
      item.second !== null && item.second !== void 0 ? h("p", { class: "second" }, t("second_reading", { value: item.second || t("blank") })) : null,
      S.form?.item ? form() : [actions(item), S.asking || !rowOf(item).length ? null : h("div", { class: "buttons" }, button("A", t("accept_row"), acceptGroup))]
    ];
  }
  var rowOf = (item) => divided(cellsOf(item.table).filter((one) => one.row === item.row && CELLS.has(one.kind))).plain;
  function watch(place2, table, until) {
    watcher?.disconnect();
    const rows2 = place2.querySelectorAll("table.matrix tbody tr");
    if (S.seen.has(table.id) || until < table.rows.length || !rows2.length) return;
    watcher = new IntersectionObserver((found) => {
      if (!found.some((one) => one.isIntersecting)) return;
      S.seen.add(table.id);
      watcher.disconnect();
      redraw();
    }, { root: byId("work") });
    watcher.observe(rows2[rows2.length - 1]);
  }

  // review/summary.js
  var COLUMNS = ["candidates", "unchanged", "in_bulk", "changed", "rejected", "added", "parked", "undecided"];
  function row(step) {
    const own = itemsOf(step).filter(counts);
    const events = own.map(decided).filter(Boolean);
    const number = (...words) => events.filter((event2) => words.includes(event2.decision)).length;
    return [own.filter((item) => !item.own).length, number("accept", "merge", "apart", "part"), events.filter((event2) => event2.bulk).length, number("edit"), number("reject", "nothing"), number("add", "set"), number("park"), own.filter((item) => !isDone(item) && decided(item)?.decision !== "park").length];
  }
  function hanging() {
    const taken = /* @__PURE__ */ new Set();
    for (const item of itemsOf(4)) if (item.kind === "actor" && isTaken(item)) [valueOf(item).label, ...valueOf(item).aliases ?? []].forEach((name) => taken.add(name));
    for (const item of itemsOf(4)) if (decided(item)?.decision === "merge") taken.add(decided(item).new.from);
    return itemsOf(5).filter((item) => isTaken(item) && ![valueOf(item).subject, valueOf(item).object].every((name) => taken.has(name)));
  }
  function drawSummary() {
    const steps = STEPS.filter((step) => step !== 8);
    const rows2 = steps.map((step) => [step, row(step)]);
    const total = rows2.reduce((sum, [, numbers]) => sum.map((n, at) => n + numbers[at]), COLUMNS.map(() => 0));
    const open = total[6] + total[7];
    const loose = hanging();
    return [
      h("div", { class: "scroll" }, h(
        "table",
        { class: "sums" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("step")), COLUMNS.map((name) => h("th", { scope: "col" }, t(`sum_${name}`))))),
        h("tbody", {}, rows2.map(([step, numbers]) => h("tr", {}, h("th", { scope: "row" }, h("button", { type: "button", class: "link", on: { click: () => toStep(step) } }, t(`step_${step}`))), numbers.map((n, at) => h("td", { class: at === 7 && n ? "bad" : "" }, n)))), h("tr", { class: "total" }, h("th", { scope: "row" }, t("total")), total.map((n) => h("td", {}, n))))
      )),
      h("p", { class: open ? "bad" : "" }, open ? t("left_open", { undecided: total[7], parked: total[6] }) : t("all_decided")),
      !COMPARED && loose.length ? h("p", { class: "bad" }, t("hanging"), " ", loose.slice(0, 30).map((item) => h("button", { type: "button", class: "link", on: { click: () => go(item) } }, `${valueOf(item).subject} → ${valueOf(item).object}`))) : null,
      COMPARED ? null : drawSpot(),
      h("h2", {}, t("files")),
      h("div", { class: "buttons" }, button("s", t("export"), download, { class: "main", id: "export" }), h("label", { class: "file" }, t("import"), h("input", { class: "hidden", type: "file", id: "import", accept: ".json,application/json", on: { change: async (event2) => {
        const [file] = event2.target.files;
        if (file) take_in(await file.text());
        event2.target.value = "";
      } } }))),
      S.log.length - S.exported > 100 ? h("p", { class: "bad" }, t("not_exported", { n: S.log.length - S.exported })) : null,
      [...S.others].map(([name, events]) => other(name, events)),
      h("p", { class: "muted" }, t("effort", { keys: S.effort.keys, clicks: S.effort.clicks }))
    ];
  }
  function other(name, events) {
    const both = [...events.keys()].filter((id) => S.mine.has(id) && events.get(id).decision !== "park" && isDone(items.get(id) ?? {}));
    const differ = both.filter((id) => said(events.get(id)) !== said(S.mine.get(id)));
    return [
      h("h2", {}, t("second_reader", { name })),
      h("p", {}, t("both_decided", { n: both.length, same: both.length - differ.length, differ: differ.length })),
      h("ul", {}, differ.slice(0, 60).map((id) => h("li", {}, h("button", { type: "button", class: "link", on: { click: () => go(items.get(id)) } }, id), ` ${said(S.mine.get(id))} ≠ ${said(events.get(id))}`)))
    ];
  }

  // review/main.js
  function drawHead() {
    document.title = `${META.title || META.document} — kyodo review`;
    fill(byId("title"), META.title || META.document, " ", h("small", {}, META.document));
    byId("reviewer").textContent = S.reviewer || t("who_short");
    byId("language").textContent = t("language");
    byId("help").textContent = t("help");
    byId("skip").textContent = t("skip");
    fill(byId("steps"), STEPS.map((step, n) => {
      const [done, all2] = step === 8 ? [0, 0] : progress(step);
      const bar = h("span", { class: "progress" }, h("span", { class: "filled", style: { width: all2 ? `${100 * done / all2}%` : "0" } }));
      return h("button", { type: "button", "aria-current": step === S.step ? "step" : null, on: { click: () => toStep(step) } }, `${n + 1} ${t(`step_${step}`)}`, step === 8 ? null : h("small", {}, ` ${done}/${all2}`), step === 8 ? null : bar);
    }));
  }
  function draw() {
    drawHead();
    const tab = byId("steps").querySelector("[aria-current]");
    if (tab.offsetLeft < byId("steps").scrollLeft || tab.offsetLeft + tab.offsetWidth > byId("steps").scrollLeft + byId("steps").clientWidth) byId("steps").scrollLeft = tab.offsetLeft - 40;
    document.querySelector("main").classList.toggle("no-text", !S.text);
    const work = byId("work");
    const item = now();
    const asked = S.step === 8 ? items.get(pending()) : null;
    const inMatrix = S.step === 3 && item?.table && TABLES.has(item.table);
    fill(byId("intro"), t(`intro_${S.step}`), S.step === 3 ? classes() : null);
    fill(byId("adding"), drawEarlier(), addingTo());
    if (inMatrix) drawMatrix(byId("list"), item);
    else {
      forget();
      fill(byId("list"), S.step === 3 ? h("div", { class: "tabs" }, tabs("")) : S.step === 7 ? toWritten() : null, S.step === 8 ? drawSummary() : drawCards());
      focus();
    }
    showLines(item ?? asked, { marks: !asked });
    drawBar(press);
    if (S.form) work.querySelector(".form input, .form select, .form textarea")?.focus();
    work.dataset.step = S.step;
  }
  var classes = () => ["A", "B", "C", "X"].map((cls) => h("span", { class: "explained" }, h("span", { class: `cls c${cls}` }, cls), ` ${t(`short_${cls}`)}`));
  var toWritten = () => {
    const first = WRITTEN.has(now()?.kind) ? null : itemsOf(7).find((item) => WRITTEN.has(item.kind));
    return first ? h("button", { type: "button", class: "more", on: { click: () => go(first) } }, t("to_written")) : null;
  };
  function focus() {
    const card2 = byId("list").querySelector(".card.here");
    if (!card2) return;
    if (!S.form && !card2.contains(document.activeElement)) card2.focus({ preventScroll: true });
    const field2 = card2.querySelector(".entered");
    if (field2 && S.step === 8) field2.focus();
    card2.scrollIntoView({ block: "nearest" });
  }
  var KEYS = {
    j: () => S.step === 3 ? moveCell(1, 0) : move(1),
    k: () => S.step === 3 ? moveCell(-1, 0) : move(-1),
    h: () => moveCell(0, -1),
    l: () => moveCell(0, 1),
    ArrowDown: () => KEYS.j(),
    ArrowUp: () => KEYS.k(),
    ArrowLeft: () => moveCell(0, -1),
    ArrowRight: () => moveCell(0, 1),
    a: accept,
    Enter: () => now() && isDone(now()) ? next() : accept(),
    A: acceptGroup,
    T: acceptWhole,
    x: reject,
    e: () => edit(),
    u: undo,
    q: park,
    d: swap,
    r: () => edit(),
    n: () => edit("tie", S.line || now()?.lines[0] || 1),
    m: () => answerPair("merge"),
    p: () => answerPair("part"),
    s: () => S.step === 8 ? download() : setBasis("stated"),
    i: () => setBasis("implied"),
    g: () => S.step === 8 ? start() : void 0,
    f: () => {
      S.undecided = !S.undecided;
      save();
      redraw();
      say(t(S.undecided ? "only_undecided" : "all_shown"));
    },
    "[": () => toStep(STEPS[Math.max(0, STEPS.indexOf(S.step) - 1)]),
    "]": () => toStep(STEPS[Math.min(STEPS.length - 1, STEPS.indexOf(S.step) + 1)]),
    "?": help,
    text: () => {
      S.text = !S.text;
      redraw();
    }
  };
  function press(key) {
    if (/^[0-9]$/.test(key)) return S.step === 8 ? byDigit(Number(key)) : digit(Number(key));
    KEYS[key]?.();
  }
  function meant(event2) {
    if (event2.key !== "Process" && !event2.isComposing && event2.keyCode !== 229) return event2.key;
    const { code, shiftKey } = event2;
    if (/^Key[A-Z]$/.test(code)) return shiftKey ? code[3] : code[3].toLowerCase();
    if (/^(Digit|Numpad)[0-9]$/.test(code)) return code.at(-1);
    return { BracketLeft: "[", BracketRight: "]", Enter: "Enter", Escape: "Escape", Slash: shiftKey ? "?" : "/" }[code] ?? code;
  }
  function onKey(event2) {
    if (event2.ctrlKey || event2.metaKey || event2.altKey) return;
    const key = meant(event2);
    if (answer(key, event2)) return;
    count("keys");
    const typing = event2.target.matches?.("input:not([type=checkbox]), select, textarea");
    if (key === "Escape" && (S.form || S.asking)) {
      Object.assign(S, { form: null, asking: false, digits: "" });
      event2.preventDefault();
      return redraw();
    }
    if (key === "Enter" && event2.target.matches?.("select")) {
      event2.preventDefault();
      return event2.target.form?.requestSubmit();
    }
    if (typing || !S.keys && key.length === 1) return;
    if (key === "Enter" && event2.target.closest?.("button, a, summary")) return;
    if (KEYS[key] || /^[0-9]$/.test(key)) {
      event2.preventDefault();
      press(key);
    }
  }
  function count(what) {
    S.effort[what] += 1;
    const own = S.effort.byStep[S.step] ??= [0, 0];
    own[what === "keys" ? 0 : 1] += 1;
  }
  function choose(line2) {
    S.line = S.line === line2 ? 0 : line2;
    const here = onLine(line2);
    const found = here.find((item) => item.step === S.step && !isDone(item)) ?? here.find((item) => item.step === S.step);
    if (found && !["theme", "function"].includes(now()?.kind)) return go(found);
    redraw();
  }
  async function begin() {
    setLanguage(FIRST_LANGUAGE);
    onChange(draw);
    restore(await readAll());
    drawText(choose);
    save();
    draw();
    if (await lookForEarlier()) redraw();
    watchOthers((log) => {
      const number = take(log);
      if (!number) return;
      adopt();
      redraw();
      say(t("from_other_tab", { n: number }));
    });
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", (event2) => event2.isTrusted && count("clicks"), true);
    byId("language").addEventListener("click", () => {
      setLanguage(lang() === "ja" ? "en" : "ja");
      save();
      redraw();
    });
    byId("help").addEventListener("click", help);
    byId("reviewer").addEventListener("click", () => askName());
    addEventListener("beforeunload", (event2) => unsafe() && event2.preventDefault());
    warn();
    document.body.dataset.ready = "yes";
  }
  begin();
})();
