// Two stores, each of which can lose what the other has: IndexedDB, written strictly, and
// localStorage. Both are written at each decision and read as a union.

import { KEY } from "./data.js";
import { union } from "./journal.js";

const NAME = "kyodo-review";
const PLACE = `${KEY}#place`;
let database = null;
const kept = new Set();
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

function fromLocal(key = KEY) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? {};
  } catch {
    return {};
  }
}

/** All that is kept: the log of both stores, and how the page was left. */
export async function readAll() {
  await openDatabase();
  const local = fromLocal();
  const found = await fromDatabase();
  const { log } = union(Array.isArray(local.log) ? local.log : [], found);
  const [left] = await fromDatabase(PLACE);
  const rest = (left?.saved ?? 0) > (local.saved ?? 0) ? left : local;
  return { ...rest, log };
}

/** The logs that this browser keeps of other drafts of the document, each with how its page was left. */
export async function others(prefix) {
  const keys = new Set(Object.keys({ ...storage() }).filter((key) => key.startsWith(prefix)));
  for (const key of await keysOfDatabase()) if (key.startsWith(prefix) && !key.endsWith("#place")) keys.add(key);
  keys.delete(KEY);
  const found = [];
  for (const key of keys) {
    const local = fromLocal(key);
    const [left] = await fromDatabase(`${key}#place`);
    const { log } = union(Array.isArray(local.log) ? local.log : [], await fromDatabase(key));
    found.push({ key, log, sha256: left?.sha256 ?? local.sha256 ?? "" });
  }
  return found;
}

function storage() {
  try {
    return localStorage;
  } catch {
    return {};
  }
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

/** Keep the log and how the page stands; what another tab has kept meanwhile is given. */
export function keep(log, now, failed) {
  const rest = { ...now, saved: Date.now() };
  intoDatabase(log, rest, failed);
  let more = [];
  try {
    const { added } = union(log, fromLocal().log ?? []);
    more = added;
    localStorage.setItem(KEY, JSON.stringify({ ...rest, log: [...log, ...more] }));
    works.local = true;
  } catch {
    works.local = false;
    failed();
  }
  channel?.postMessage(KEY);
  return more;
}

function intoDatabase(log, rest, failed) {
  if (!database) return failed();
  const lost = () => {
    works.database = false;
    failed();
  };
  try {
    const doing = database.transaction("log", "readwrite", { durability: "strict" });
    const store = doing.objectStore("log");
    const put = log.filter((event) => !kept.has(event.uid));
    for (const event of put) store.put({ ...event, key: KEY });
    store.put({ ...rest, uid: PLACE, key: PLACE });
    doing.oncomplete = () => {
      works.database = true;
      put.forEach((event) => kept.add(event.uid));
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
    const { log } = union(fromLocal().log ?? [], await fromDatabase());
    heard(log);
  };
  addEventListener("storage", (event) => event.key === KEY && look());
  try {
    channel = new BroadcastChannel(NAME);
    channel.onmessage = (message) => message.data === KEY && look();
  } catch {
    channel = null;
  }
}
