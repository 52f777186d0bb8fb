// The box in which all of the report is searched. What it needs is fetched when it is first used: it
// is a script beside the pages, since a page on disk may read nothing else.

const KINDS = ["actors", "items", "passages"];
const FEW = 5;
const WAIT = 120;

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

function loaded(source) {
  return new Promise((resolve, reject) => {
    const script = element("script", { src: source });
    script.addEventListener("load", () => resolve(globalThis.kyodoFind));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

/** A thing that was found: its name, where it belongs, and its name in the other language. */
function line(one, { root, words }) {
  const { lang } = document.documentElement;
  const other = lang === "ja" ? one.en : one.ja;
  const href = one.href.startsWith("/") ? `${root}${one.href.slice(1)}&lang=${lang}` : one.href;
  // A passage is known by its pointer, whatever the language.
  const also = one.kind === "passages" ? one.other : other === one[lang] ? "" : other;
  const told = [one.place[lang], also].filter(Boolean).join(" · ");
  const link = element("a", { href }, one[lang], element("small", {}, told));
  return element("li", { "data-kind": words[one.kind] }, link);
}

/** What was found by kind, of each the first few; the rest when asked for. */
function shown(found, given) {
  return KINDS.flatMap((kind) => {
    const own = found.filter((one) => one.kind === kind);
    if (!own.length) return [];
    const list = element("ul", {}, ...own.slice(0, FEW).map((one) => line(one, given)));
    const title = element("p", { class: "kind" }, `${given.words[kind]} (${own.length})`);
    if (own.length <= FEW) return [title, list];
    const more = element("button", { type: "button" }, given.words.more.replace("{n}", own.length - FEW));
    more.addEventListener("click", () => {
      list.append(...own.slice(FEW, 100).map((one) => line(one, given)));
      list.children[FEW].firstChild.focus();
      more.remove();
    });
    return [title, list, more];
  });
}

export function searchable(box) {
  const given = { root: box.dataset.root, words: JSON.parse(box.dataset.words) };
  const input = box.querySelector("input");
  const results = box.querySelector(".found");
  const told = box.querySelector("output");
  let find = null;
  let timer = 0;

  const close = () => { results.hidden = true; };
  const answer = async () => {
    const text = input.value.trim();
    find ??= loaded(box.dataset.source);
    try {
      const found = text ? (await find)(text) : [];
      if (text !== input.value.trim()) return;
      results.replaceChildren(...shown(found, given));
      told.textContent = !text ? "" : found.length ? given.words.count.replace("{n}", found.length) : given.words.nothing;
      results.hidden = !found.length;
    } catch {
      told.textContent = given.words.missing;
    }
  };
  input.addEventListener("focus", () => { find ??= loaded(box.dataset.source); }, { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(answer, WAIT);
  });
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      input.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = [input, ...results.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      links[(at + links.length) % links.length].focus();
      event.preventDefault();
    }
  });
  addEventListener("pointerdown", (event) => { if (!box.contains(event.target)) close(); });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
  });
  box.hidden = false;
}
