// Two stores, each of which can lose what the other has: IndexedDB, written strictly, and
// localStorage, an entry an event. Both are written at each decision and read as a union; what was
// written before is not written again, so that the thousandth decision is as quick as the first.

import { KEY } from "./data.js";
import { union } from "./journal.js";

const NAME = "kyodo-review";
const PLACE = `${KEY}#place`;
let database = null;
const kept = new Set();
const keptLocally = new Set();
/** Where an event stands in localStorage, before its name. */
const eventsOf = (key) => `${key}!`;
export const works = { database: false, local: false };
let channel = null;

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
        for (const { uid } of asked.result) kept.add(uid);
        for (const event of asked.result) delete event.key;
        done(asked.result);
      };
      asked.onerror = () => done([]);
    } catch {
      done([]);
    }
  });
}

const parsed = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
};

/** How a page was left, with its log: an entry an event, and the one list that 0.2 wrote. */
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

/** All that is kept: the log of both stores, and how the page was left. */
export async function readAll() {
  await openDatabase();
  const local = fromLocal();
  const found = await fromDatabase();
  const { log } = union(local.log, found);
  const [left] = await fromDatabase(PLACE);
  const rest = (left?.saved ?? 0) > (local.saved ?? 0) ? left : local;
  return { ...rest, log };
}

/** The logs that this browser keeps of other drafts of the document, each with the text's hash. */
export async function others(prefix) {
  const keys = new Set([...names(), ...await keysOfDatabase()].map((key) => key.split(/[!#]/)[0]));
  const found = [];
  for (const key of keys) {
    // A page of differences has the two readers' names behind the draft.
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

/** Keep what of the log is not kept yet, and how the page stands. */
export function keep(log, now, failed) {
  const rest = { ...now, saved: Date.now() };
  intoDatabase(log, rest, failed);
  try {
    for (const event of log) {
      if (keptLocally.has(event.uid)) continue;
      localStorage.setItem(`${eventsOf(KEY)}${event.uid}`, JSON.stringify(event));
      keptLocally.add(event.uid);
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
  const put = log.filter((event) => !kept.has(event.uid));
  const lost = () => {
    works.database = false;
    put.forEach((event) => kept.delete(event.uid)); // they are written again with the next one
    failed();
  };
  put.forEach((event) => kept.add(event.uid));
  try {
    const doing = database.transaction("log", "readwrite", { durability: "strict" });
    const store = doing.objectStore("log");
    for (const event of put) store.put({ ...event, key: KEY });
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

/** Tell when another tab has kept something. */
export function watchOthers(heard) {
  const look = async () => {
    const { log } = union(fromLocal().log, await fromDatabase());
    heard(log);
  };
  addEventListener("storage", (event) => event.key?.startsWith(KEY) && look());
  try {
    channel = new BroadcastChannel(NAME);
    channel.onmessage = (message) => message.data === KEY && look();
  } catch {
    channel = null;
  }
}
