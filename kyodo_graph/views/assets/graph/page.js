// Made by `npm run build` from the modules in web/. Change those.
"use strict";
(() => {
  // graph/dom.js
  var SVG = "http://www.w3.org/2000/svg";
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
  function s(tag, props = {}, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(props)) {
      if (value !== null && value !== void 0) element.setAttribute(key, String(value));
    }
    append(element, children);
    return element;
  }
  function fill(element, ...children) {
    element.replaceChildren();
    append(element, children);
    return element;
  }
  function refill(place, ...children) {
    const active2 = document.activeElement;
    const within2 = active2 !== place && place.contains(active2);
    const known = (one) => one.id || one.dataset.key || one.dataset.facet || one.dataset.column || one.textContent;
    const key = within2 && known(active2);
    fill(place, ...children);
    if (!within2) return;
    const there = [...place.querySelectorAll("button, input, summary, [tabindex]")].filter((one) => !one.disabled);
    const same = there.find((one) => known(one) === key) ?? (place.hasAttribute("tabindex") ? place : there[0]);
    same?.focus({ preventScroll: true });
  }
  var byId = (id) => document.getElementById(id);
  var sayTimer = 0;
  function say(text, seen = true) {
    const place = byId("live");
    place.textContent = text;
    place.classList.toggle("shown", seen);
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => place.classList.remove("shown"), 4e3);
  }
  var plainNumber = (value) => {
    if (value === null || value === void 0 || Number.isNaN(value)) return "";
    if (Number.isInteger(value)) return String(value);
    return Math.abs(value) >= 100 ? value.toFixed(1) : String(Number(value.toPrecision(3)));
  };

  // node_modules/fflate/esm/browser.js
  var u8 = Uint8Array;
  var u16 = Uint16Array;
  var i32 = Int32Array;
  var fleb = new u8([
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    1,
    1,
    1,
    1,
    2,
    2,
    2,
    2,
    3,
    3,
    3,
    3,
    4,
    4,
    4,
    4,
    5,
    5,
    5,
    5,
    0,
    /* unused */
    0,
    0,
    /* impossible */
    0
  ]);
  var fdeb = new u8([
    0,
    0,
    0,
    0,
    1,
    1,
    2,
    2,
    3,
    3,
    4,
    4,
    5,
    5,
    6,
    6,
    7,
    7,
    8,
    8,
    9,
    9,
    10,
    10,
    11,
    11,
    12,
    12,
    13,
    13,
    /* unused */
    0,
    0
  ]);
  var clim = new u8([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);
  var freb = function(eb, start2) {
    var b = new u16(31);
    for (var i2 = 0; i2 < 31; ++i2) {
      b[i2] = start2 += 1 << eb[i2 - 1];
    }
    var r = new i32(b[30]);
    for (var i2 = 1; i2 < 30; ++i2) {
      for (var j = b[i2]; j < b[i2 + 1]; ++j) {
        r[j] = j - b[i2] << 5 | i2;
      }
    }
    return { b, r };
  };
  var _a = freb(fleb, 2);
  var fl = _a.b;
  var revfl = _a.r;
  fl[28] = 258, revfl[258] = 28;
  var _b = freb(fdeb, 0);
  var fd = _b.b;
  var revfd = _b.r;
  var rev = new u16(32768);
  for (i = 0; i < 32768; ++i) {
    x = (i & 43690) >> 1 | (i & 21845) << 1;
    x = (x & 52428) >> 2 | (x & 13107) << 2;
    x = (x & 61680) >> 4 | (x & 3855) << 4;
    rev[i] = ((x & 65280) >> 8 | (x & 255) << 8) >> 1;
  }
  var x;
  var i;
  var hMap = (function(cd, mb, r) {
    var s2 = cd.length;
    var i2 = 0;
    var l = new u16(mb);
    for (; i2 < s2; ++i2) {
      if (cd[i2])
        ++l[cd[i2] - 1];
    }
    var le = new u16(mb);
    for (i2 = 1; i2 < mb; ++i2) {
      le[i2] = le[i2 - 1] + l[i2 - 1] << 1;
    }
    var co;
    if (r) {
      co = new u16(1 << mb);
      var rvb = 15 - mb;
      for (i2 = 0; i2 < s2; ++i2) {
        if (cd[i2]) {
          var sv = i2 << 4 | cd[i2];
          var r_1 = mb - cd[i2];
          var v = le[cd[i2] - 1]++ << r_1;
          for (var m = v | (1 << r_1) - 1; v <= m; ++v) {
            co[rev[v] >> rvb] = sv;
          }
        }
      }
    } else {
      co = new u16(s2);
      for (i2 = 0; i2 < s2; ++i2) {
        if (cd[i2]) {
          co[i2] = rev[le[cd[i2] - 1]++] >> 15 - cd[i2];
        }
      }
    }
    return co;
  });
  var flt = new u8(288);
  for (i = 0; i < 144; ++i)
    flt[i] = 8;
  var i;
  for (i = 144; i < 256; ++i)
    flt[i] = 9;
  var i;
  for (i = 256; i < 280; ++i)
    flt[i] = 7;
  var i;
  for (i = 280; i < 288; ++i)
    flt[i] = 8;
  var i;
  var fdt = new u8(32);
  for (i = 0; i < 32; ++i)
    fdt[i] = 5;
  var i;
  var flrm = /* @__PURE__ */ hMap(flt, 9, 1);
  var fdrm = /* @__PURE__ */ hMap(fdt, 5, 1);
  var max = function(a) {
    var m = a[0];
    for (var i2 = 1; i2 < a.length; ++i2) {
      if (a[i2] > m)
        m = a[i2];
    }
    return m;
  };
  var bits = function(d, p, m) {
    var o = p / 8 | 0;
    return (d[o] | d[o + 1] << 8) >> (p & 7) & m;
  };
  var bits16 = function(d, p) {
    var o = p / 8 | 0;
    return (d[o] | d[o + 1] << 8 | d[o + 2] << 16) >> (p & 7);
  };
  var shft = function(p) {
    return (p + 7) / 8 | 0;
  };
  var slc = function(v, s2, e) {
    if (s2 == null || s2 < 0)
      s2 = 0;
    if (e == null || e > v.length)
      e = v.length;
    return new u8(v.subarray(s2, e));
  };
  var ec = [
    "unexpected EOF",
    "invalid block type",
    "invalid length/literal",
    "invalid distance",
    "stream finished",
    "no stream handler",
    ,
    // determined by compression function
    "no callback",
    "invalid UTF-8 data",
    "extra field too long",
    "date not in range 1980-2099",
    "filename too long",
    "stream finishing",
    "invalid zip data"
    // determined by unknown compression method
  ];
  var err = function(ind, msg, nt) {
    var e = new Error(msg || ec[ind]);
    e.code = ind;
    if (Error.captureStackTrace)
      Error.captureStackTrace(e, err);
    if (!nt)
      throw e;
    return e;
  };
  var inflt = function(dat, st, buf, dict) {
    var sl = dat.length, dl = dict ? dict.length : 0;
    if (!sl || st.f && !st.l)
      return buf || new u8(0);
    var noBuf = !buf;
    var resize = noBuf || st.i != 2;
    var noSt = st.i;
    if (noBuf)
      buf = new u8(sl * 3);
    var cbuf = function(l2) {
      var bl = buf.length;
      if (l2 > bl) {
        var nbuf = new u8(Math.max(bl * 2, l2));
        nbuf.set(buf);
        buf = nbuf;
      }
    };
    var final = st.f || 0, pos = st.p || 0, bt = st.b || 0, lm = st.l, dm = st.d, lbt = st.m, dbt = st.n;
    var tbts = sl * 8;
    do {
      if (!lm) {
        final = bits(dat, pos, 1);
        var type = bits(dat, pos + 1, 3);
        pos += 3;
        if (!type) {
          var s2 = shft(pos) + 4, l = dat[s2 - 4] | dat[s2 - 3] << 8, t2 = s2 + l;
          if (t2 > sl) {
            if (noSt)
              err(0);
            break;
          }
          if (resize)
            cbuf(bt + l);
          buf.set(dat.subarray(s2, t2), bt);
          st.b = bt += l, st.p = pos = t2 * 8, st.f = final;
          continue;
        } else if (type == 1)
          lm = flrm, dm = fdrm, lbt = 9, dbt = 5;
        else if (type == 2) {
          var hLit = bits(dat, pos, 31) + 257, hcLen = bits(dat, pos + 10, 15) + 4;
          var tl = hLit + bits(dat, pos + 5, 31) + 1;
          pos += 14;
          var ldt = new u8(tl);
          var clt = new u8(19);
          for (var i2 = 0; i2 < hcLen; ++i2) {
            clt[clim[i2]] = bits(dat, pos + i2 * 3, 7);
          }
          pos += hcLen * 3;
          var clb = max(clt), clbmsk = (1 << clb) - 1;
          var clm = hMap(clt, clb, 1);
          for (var i2 = 0; i2 < tl; ) {
            var r = clm[bits(dat, pos, clbmsk)];
            pos += r & 15;
            var s2 = r >> 4;
            if (s2 < 16) {
              ldt[i2++] = s2;
            } else {
              var c = 0, n = 0;
              if (s2 == 16)
                n = 3 + bits(dat, pos, 3), pos += 2, c = ldt[i2 - 1];
              else if (s2 == 17)
                n = 3 + bits(dat, pos, 7), pos += 3;
              else if (s2 == 18)
                n = 11 + bits(dat, pos, 127), pos += 7;
              while (n--)
                ldt[i2++] = c;
            }
          }
          var lt = ldt.subarray(0, hLit), dt = ldt.subarray(hLit);
          lbt = max(lt);
          dbt = max(dt);
          lm = hMap(lt, lbt, 1);
          dm = hMap(dt, dbt, 1);
        } else
          err(1);
        if (pos > tbts) {
          if (noSt)
            err(0);
          break;
        }
      }
      if (resize)
        cbuf(bt + 131072);
      var lms = (1 << lbt) - 1, dms = (1 << dbt) - 1;
      var lpos = pos;
      for (; ; lpos = pos) {
        var c = lm[bits16(dat, pos) & lms], sym = c >> 4;
        pos += c & 15;
        if (pos > tbts) {
          if (noSt)
            err(0);
          break;
        }
        if (!c)
          err(2);
        if (sym < 256)
          buf[bt++] = sym;
        else if (sym == 256) {
          lpos = pos, lm = null;
          break;
        } else {
          var add = sym - 254;
          if (sym > 264) {
            var i2 = sym - 257, b = fleb[i2];
            add = bits(dat, pos, (1 << b) - 1) + fl[i2];
            pos += b;
          }
          var d = dm[bits16(dat, pos) & dms], dsym = d >> 4;
          if (!d)
            err(3);
          pos += d & 15;
          var dt = fd[dsym];
          if (dsym > 3) {
            var b = fdeb[dsym];
            dt += bits16(dat, pos) & (1 << b) - 1, pos += b;
          }
          if (pos > tbts) {
            if (noSt)
              err(0);
            break;
          }
          if (resize)
            cbuf(bt + 131072);
          var end = bt + add;
          if (bt < dt) {
            var shift = dl - dt, dend = Math.min(dt, end);
            if (shift + bt < 0)
              err(3);
            for (; bt < dend; ++bt)
              buf[bt] = dict[shift + bt];
          }
          for (; bt < end; ++bt)
            buf[bt] = buf[bt - dt];
        }
      }
      st.l = lm, st.p = lpos, st.b = bt, st.f = final;
      if (lm)
        final = 1, st.m = lbt, st.d = dm, st.n = dbt;
    } while (!final);
    return bt != buf.length && noBuf ? slc(buf, 0, bt) : buf.subarray(0, bt);
  };
  var et = /* @__PURE__ */ new u8(0);
  var gzs = function(d) {
    if (d[0] != 31 || d[1] != 139 || d[2] != 8)
      err(6, "invalid gzip data");
    var flg = d[3];
    var st = 10;
    if (flg & 4)
      st += (d[10] | d[11] << 8) + 2;
    for (var zs = (flg >> 3 & 1) + (flg >> 4 & 1); zs > 0; zs -= !d[st++])
      ;
    return st + (flg & 2);
  };
  var gzl = function(d) {
    var l = d.length;
    return (d[l - 4] | d[l - 3] << 8 | d[l - 2] << 16 | d[l - 1] << 24) >>> 0;
  };
  function gunzipSync(data, opts) {
    var st = gzs(data);
    if (st + 8 > data.length)
      err(6, "invalid gzip data");
    return inflt(data.subarray(st, -8), { i: 2 }, opts && opts.out || new u8(gzl(data)), opts && opts.dictionary);
  }
  var td = typeof TextDecoder != "undefined" && /* @__PURE__ */ new TextDecoder();
  var tds = 0;
  try {
    td.decode(et, { stream: true });
    tds = 1;
  } catch (e) {
  }
  var dutf8 = function(d) {
    for (var r = "", i2 = 0; ; ) {
      var c = d[i2++];
      var eb = (c > 127) + (c > 223) + (c > 239);
      if (i2 + eb > d.length)
        return { s: r, r: slc(d, i2 - 1) };
      if (!eb)
        r += String.fromCharCode(c);
      else if (eb == 3) {
        c = ((c & 15) << 18 | (d[i2++] & 63) << 12 | (d[i2++] & 63) << 6 | d[i2++] & 63) - 65536, r += String.fromCharCode(55296 | c >> 10, 56320 | c & 1023);
      } else if (eb & 1)
        r += String.fromCharCode((c & 31) << 6 | d[i2++] & 63);
      else
        r += String.fromCharCode((c & 15) << 12 | (d[i2++] & 63) << 6 | d[i2++] & 63);
    }
  };
  function strFromU8(dat, latin1) {
    if (latin1) {
      var r = "";
      for (var i2 = 0; i2 < dat.length; i2 += 16384)
        r += String.fromCharCode.apply(null, dat.subarray(i2, i2 + 16384));
      return r;
    } else if (td) {
      return td.decode(dat);
    } else {
      var _a2 = dutf8(dat), s2 = _a2.s, r = _a2.r;
      if (r.length)
        err(8);
      return s2;
    }
  }

  // unpacking.js
  /*! With fflate. Copyright 2023 Arjun Barrett. MIT licence. */
  var unpacked = (text) => strFromU8(gunzipSync(Uint8Array.from(atob(text.trim()), (one) => one.charCodeAt(0))));

  // graph/model.js
  var given = byId("data");
  var DATA = JSON.parse(given.dataset?.packed === void 0 ? given.textContent : unpacked(given.textContent));
  var N = DATA.nodes.columns;
  var E = DATA.edges.columns;
  var NODES = N.id.length;
  var EDGES = E.source.length;
  var REDUCED = DATA.groups.length > 0;
  var MOST_DRAWN = 1e3;
  var nodeAt = new Map(N.id.map((id, i2) => [id, i2]));
  var nodeCode = (name, i2) => DATA.nodes.pools[name][N[name][i2]];
  var edgeCode = (name, e) => DATA.edges.pools[name][E[name][e]];
  var themesOf = (i2) => N.themes[i2].map((t2) => DATA.nodes.pools.themes[t2]);
  var PROJECTION = DATA.about.projection || "";
  var START = new Int32Array(NODES + 1);
  var INCIDENT = new Int32Array(2 * EDGES);
  {
    for (let e = 0; e < EDGES; e++) {
      START[E.source[e] + 1]++;
      if (E.target[e] !== E.source[e]) START[E.target[e] + 1]++;
    }
    for (let i2 = 0; i2 < NODES; i2++) START[i2 + 1] += START[i2];
    const next = START.slice();
    for (let e = 0; e < EDGES; e++) {
      INCIDENT[next[E.source[e]]++] = e;
      if (E.target[e] !== E.source[e]) INCIDENT[next[E.target[e]]++] = e;
    }
  }
  var CELLS = /* @__PURE__ */ new Map();
  (E.cells ?? []).forEach((cells, e) => {
    for (const cell of cells) CELLS.set(cell, [...CELLS.get(cell) ?? [], e]);
  });
  var jointWith = (e) => (E.cells?.[e] ?? []).flatMap((cell) => CELLS.get(cell));
  var edgesOf = (i2) => INCIDENT.subarray(START[i2], START[i2 + 1]);
  var otherEnd = (e, i2) => E.source[e] === i2 ? E.target[e] : E.source[e];
  var isActor = (i2) => nodeCode("cls", i2) === "Actor" || nodeCode("mode", i2) === "actor";
  function sortOf(i2) {
    const sector = nodeCode("sector", i2);
    return sector ? `sector:${sector}` : `cls:${nodeCode("cls", i2)}`;
  }
  function markOf(sort) {
    const [scheme, code] = [sort.slice(0, sort.indexOf(":")), sort.slice(sort.indexOf(":") + 1)];
    const found = scheme === "sector" ? DATA.styles.sectors[code] : DATA.styles.classes[code];
    return found || DATA.styles.plain;
  }
  var shapeOf = (i2) => DATA.styles.shapes[nodeCode("cls", i2)] || DATA.styles.plainShape;
  function lineOf(e) {
    const line = DATA.styles.lines[edgeCode("family", e)];
    return edgeCode("basis", e) === "implied" ? { ...line, dash: DATA.styles.implied } : line;
  }
  var indexValue = (key, i2) => DATA.nodes.values[key]?.[i2] ?? null;
  var rankCache = /* @__PURE__ */ new Map();
  function rankOf(key, i2) {
    if (!rankCache.has(key)) rankCache.set(key, ranked(key));
    return rankCache.get(key)[i2];
  }
  function ranked(key) {
    const small = DATA.indices.find((index) => index.key === key)?.small;
    const sets = /* @__PURE__ */ new Map();
    for (let j = 0; j < NODES; j++) {
      if (indexValue(key, j) === null) continue;
      const kind = `${nodeCode("mode", j)}|${nodeCode("mode", j) === "node" ? nodeCode("cls", j) : ""}`;
      if (!sets.has(kind)) sets.set(kind, []);
      sets.get(kind).push(j);
    }
    const found = new Array(NODES).fill(null);
    for (const members of sets.values()) {
      const value = (j) => (small ? 1 : -1) * indexValue(key, j);
      members.sort((a, b) => value(a) - value(b));
      for (let from = 0; from < members.length; ) {
        let to = from;
        while (to < members.length && value(members[to]) === value(members[from])) to++;
        for (let j = from; j < to; j++) {
          found[members[j]] = { rank: from + 1, tied: to - from - 1, of: members.length };
        }
        from = to;
      }
    }
    return found;
  }

  // graph/words.js
  var lang = DATA.lang;
  function speak(language) {
    lang = language;
  }
  function t(key, values = {}) {
    const text = DATA.words[lang][key] ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name) => typeof values[name] === "number" ? grouped(values[name]) : String(values[name] ?? ""));
  }
  var grouped = (number) => number.toLocaleString("en-GB");
  function nameOf(scheme, code) {
    if (!code) return t("not_stated");
    const named = DATA.names[scheme]?.[code];
    return named ? named[lang] || named.ja || code : code;
  }
  function kindName(kind) {
    if (!kind) return t("kind_");
    return kind.split(", ").map((one) => DATA.names.kind?.[one]?.[lang] ?? DATA.words[lang][`kind_${one}`] ?? one).join(lang === "ja" ? "・" : ", ");
  }
  var label = (i2) => N[lang][i2];
  function sortName(sort) {
    const at = sort.indexOf(":");
    return nameOf(sort.slice(0, at), sort.slice(at + 1));
  }
  function thingName(thing) {
    const node = DATA.things.node[thing];
    if (node !== null) return label(node);
    return DATA.things.name[thing]?.[lang] ?? DATA.things.id[thing];
  }

  // graph/hierarchy.js
  var LEAF = new Int32Array(NODES).fill(-1);
  var CHILDREN = DATA.groups.map(() => []);
  var TOP = [];
  DATA.groups.forEach((group, g) => {
    if (group.parent === null) TOP.push(g);
    else CHILDREN[group.parent].push(g);
    for (const i2 of group.nodes) LEAF[i2] = g;
  });
  var usuallyOpen = null;
  var firstOpen = () => usuallyOpen ??= largestOpen(120);
  function largestOpen(most) {
    const open = /* @__PURE__ */ new Set();
    let shown = TOP.slice();
    for (; ; ) {
      const next = shown.filter((g) => CHILDREN[g].length && shown.length - 1 + CHILDREN[g].length <= most).sort((a, b) => DATA.groups[b].size - DATA.groups[a].size || a - b)[0];
      if (next === void 0) return open;
      open.add(next);
      shown = shown.filter((g) => g !== next).concat(CHILDREN[next]);
    }
  }
  function affordable(wanted) {
    const open = /* @__PURE__ */ new Set();
    let shown = TOP.length;
    DATA.groups.forEach((group, g) => {
      if (!wanted.has(g) || group.parent !== null && !open.has(group.parent)) return;
      const more = (CHILDREN[g].length || group.nodes.length) - 1;
      if (shown + more > MOST_DRAWN) return;
      shown += more;
      open.add(g);
    });
    return open;
  }

  // graph/state.js
  var FACETS = ["city", "plan", "cls", "sector", "specificity", "theme", "kind", "basis", "modality"];
  var EDGE_FACETS = /* @__PURE__ */ new Set(["kind", "basis", "modality"]);
  var USUAL_SIZE = DATA.indices[0]?.key ?? "";
  var USUAL_LAYOUT = DATA.layouts[0]?.name ?? "groups";
  var state = {
    lang: DATA.lang,
    layout: USUAL_LAYOUT,
    size: USUAL_SIZE,
    panes: "one",
    table: "",
    node: null,
    group: null,
    edge: null,
    steps: 1,
    path: null,
    without: null,
    hide: false,
    physics: false,
    off: /* @__PURE__ */ new Set(),
    open: /* @__PURE__ */ new Set(),
    filters: Object.fromEntries(FACETS.map((facet) => [facet, /* @__PURE__ */ new Set()])),
    unknown: ""
  };
  var listeners = [];
  var subscribe = (listener) => listeners.push(listener);
  function update(patch, { address: written = true } = {}) {
    const changed = new Set(Object.keys(patch).filter((key) => state[key] !== patch[key]));
    Object.assign(state, patch);
    speak(state.lang);
    if (written && changed.size) writeAddress();
    for (const listener of listeners) listener(changed);
  }
  var writing = 0;
  function writeAddress() {
    clearTimeout(writing);
    writing = setTimeout(() => {
      try {
        history.replaceState(null, "", `#${address()}`);
      } catch {
      }
    }, 150);
  }
  function address() {
    const found = new URLSearchParams();
    const put = (key, value, usual) => value !== (DATA.state[key] ?? usual) && found.set(key, value);
    put("node", state.node === null ? "" : N.id[state.node], "");
    put("edge", state.edge === null ? "" : state.edge, "");
    put("group", state.group === null ? "" : DATA.groups[state.group].id, "");
    put("lang", state.lang, DATA.lang);
    put("layout", state.layout, USUAL_LAYOUT);
    put("size", state.size || "same", USUAL_SIZE || "same");
    put("panes", state.panes, "one");
    put("table", state.table, "");
    put("steps", String(state.steps), "1");
    put("path", state.path ? state.path.map((i2) => i2 === null ? "" : N.id[i2]).join("~") : "", "");
    put("without", state.without === null ? "" : N.id[state.without], "");
    put("hide", state.hide ? "1" : "", "");
    put("off", [...state.off].sort().join("~"), "");
    const listed = (open) => [...open].sort((a, b) => a - b).map((g) => DATA.groups[g].id).join("~");
    put("open", listed(state.open), listed(firstOpen()));
    for (const facet of FACETS) put(`f.${facet}`, [...state.filters[facet]].sort().join("~"), "");
    return found.toString();
  }
  function readAddress(text) {
    const given2 = new URLSearchParams(text.replace(/^#/, ""));
    const usual = new URLSearchParams(DATA.state);
    const get = (key) => given2.get(key) ?? usual.get(key) ?? "";
    const one = (key, allowed, otherwise) => allowed.includes(get(key)) ? get(key) : otherwise;
    const several = (key) => get(key).split("~").filter(Boolean);
    let unknown = "";
    const node = (id) => {
      if (!id) return null;
      if (nodeAt.has(id)) return nodeAt.get(id);
      unknown = id;
      return null;
    };
    const groupAt = new Map(DATA.groups.map((group, g) => [group.id, g]));
    const edge = get("edge") === "" ? NaN : Number(get("edge"));
    const ends = get("path").split("~");
    const path = ends.length === 2 ? ends.map(node) : null;
    const size = DATA.indices.filter((index) => !index.small).map((index) => index.key);
    return {
      lang: one("lang", ["ja", "en"], DATA.lang),
      layout: one("layout", DATA.layouts.map((l) => l.name), USUAL_LAYOUT),
      size: get("size") === "same" ? "" : one("size", size, USUAL_SIZE),
      panes: one("panes", ["one", "cities"], "one"),
      table: one("table", ["nodes", "edges"], ""),
      node: node(get("node")),
      group: groupAt.get(get("group")) ?? null,
      edge: Number.isInteger(edge) && edge >= 0 && edge < EDGES ? edge : null,
      steps: Number(one("steps", ["0", "1", "2"], "1")),
      path: path && path[0] !== null && path[1] !== null ? path : null,
      without: node(get("without")),
      hide: get("hide") === "1",
      off: new Set(several("off")),
      open: given2.has("open") ? affordable(new Set(several("open").filter((id) => groupAt.has(id)).map((id) => groupAt.get(id)))) : new Set(firstOpen()),
      filters: Object.fromEntries(FACETS.map((facet) => [facet, new Set(several(`f.${facet}`))])),
      unknown
    };
  }
  function choose(what) {
    const chosen = { node: null, edge: null, group: null, unknown: "", ...what };
    if (chosen.node !== null && state.path && state.path[1] === null) {
      update({ path: [state.path[0], chosen.node], node: state.path[0], edge: null, group: null });
      return;
    }
    if (state.path && chosen.node !== state.path[0]) chosen.path = null;
    update(chosen);
  }

  // graph/facets.js
  function facetValues(facet, i2) {
    if (facet === "theme") return themesOf(i2);
    const value = nodeCode(facet, i2);
    return value ? [value] : [];
  }
  function passingEdges() {
    const asked = [...EDGE_FACETS].filter((facet) => state.filters[facet].size);
    if (!asked.length) return null;
    const found = new Uint8Array(EDGES);
    for (let e = 0; e < EDGES; e++) {
      found[e] = asked.every((facet) => edgeValues(facet, e).some((v) => state.filters[facet].has(v))) ? 1 : 0;
    }
    return found;
  }
  var edgeValues = (facet, e) => edgeCode(facet, e).split(", ").filter(Boolean);
  function passing(without = "") {
    const asked = FACETS.filter((f) => f !== without && !EDGE_FACETS.has(f) && state.filters[f].size);
    const edges = EDGE_FACETS.has(without) ? passingEdgesBut(without) : passingEdges();
    if (!asked.length && !edges) return null;
    const nodes = new Uint8Array(NODES).fill(1);
    for (const facet of asked) {
      const own = new Int8Array(NODES);
      for (let i2 = 0; i2 < NODES; i2++) {
        const values = facetValues(facet, i2);
        own[i2] = !values.length ? 0 : values.some((v) => state.filters[facet].has(v)) ? 1 : -1;
      }
      for (let i2 = 0; i2 < NODES; i2++) {
        if (own[i2] < 0 || own[i2] === 0 && !someNeighbour(i2, own, edges)) nodes[i2] = 0;
      }
    }
    const both = new Uint8Array(EDGES);
    const tied = new Uint8Array(NODES);
    for (let e = 0; e < EDGES; e++) {
      if ((!edges || edges[e]) && nodes[E.source[e]] && nodes[E.target[e]]) {
        both[e] = 1;
        tied[E.source[e]] = tied[E.target[e]] = 1;
      }
    }
    if (edges) for (let i2 = 0; i2 < NODES; i2++) nodes[i2] = nodes[i2] && tied[i2];
    return { nodes, edges: both };
  }
  function someNeighbour(i2, own, edges) {
    for (const e of edgesOf(i2)) if ((!edges || edges[e]) && own[otherEnd(e, i2)] === 1) return true;
    return false;
  }
  function passingEdgesBut(facet) {
    const kept = state.filters[facet];
    state.filters[facet] = /* @__PURE__ */ new Set();
    const found = passingEdges();
    state.filters[facet] = kept;
    return found;
  }
  function facetCounts(facet) {
    const others = passing(facet);
    const counts = /* @__PURE__ */ new Map();
    const add = (value) => counts.set(value, (counts.get(value) ?? 0) + 1);
    if (EDGE_FACETS.has(facet)) {
      for (let e = 0; e < EDGES; e++) {
        for (const value of edgeValues(facet, e)) {
          if (!counts.has(value)) counts.set(value, 0);
          if (!others || others.edges[e]) add(value);
        }
      }
    } else {
      for (let i2 = 0; i2 < NODES; i2++) {
        for (const value of facetValues(facet, i2)) {
          if (!counts.has(value)) counts.set(value, 0);
          if (!others || others.nodes[i2]) add(value);
        }
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  // graph/paths.js
  function distances(start2, nodeAllowed, edgeAllowed, most = Infinity) {
    const far = new Int32Array(NODES).fill(-1);
    const queue = [start2];
    far[start2] = 0;
    for (let at = 0; at < queue.length; at++) {
      const i2 = queue[at];
      if (far[i2] >= most) break;
      for (const e of edgesOf(i2)) {
        const j = otherEnd(e, i2);
        if (far[j] < 0 && edgeAllowed(e) && nodeAllowed(j)) {
          far[j] = far[i2] + 1;
          queue.push(j);
        }
      }
    }
    return far;
  }
  function shortestPaths(a, b, nodeAllowed, edgeAllowed) {
    const fromA = distances(a, nodeAllowed, edgeAllowed);
    if (fromA[b] < 0) return null;
    const fromB = distances(b, nodeAllowed, edgeAllowed);
    const length = fromA[b];
    const nodes = [];
    for (let i2 = 0; i2 < NODES; i2++) {
      if (fromA[i2] >= 0 && fromB[i2] >= 0 && fromA[i2] + fromB[i2] === length) nodes.push(i2);
    }
    nodes.sort((x2, y) => fromA[x2] - fromA[y]);
    const on = new Set(nodes);
    const ways = /* @__PURE__ */ new Map([[a, 1]]);
    const edges = /* @__PURE__ */ new Set();
    for (const i2 of nodes) {
      const next = /* @__PURE__ */ new Set();
      for (const e of edgesOf(i2)) {
        const j = otherEnd(e, i2);
        if (on.has(j) && edgeAllowed(e) && fromA[j] === fromA[i2] + 1) {
          edges.add(e);
          next.add(j);
        }
      }
      for (const j of next) ways.set(j, (ways.get(j) ?? 0) + ways.get(i2));
    }
    const one = [a];
    while (one.at(-1) !== b) {
      const i2 = one.at(-1);
      const steps = [...edgesOf(i2)].filter((e) => edges.has(e) && fromA[otherEnd(e, i2)] === fromA[i2] + 1);
      one.push(Math.min(...steps.map((e) => otherEnd(e, i2))));
    }
    return { nodes: on, edges, one, length, count: ways.get(b) };
  }
  function components(nodeAllowed, edgeAllowed) {
    const of = new Int32Array(NODES).fill(-1);
    const sizes = [];
    for (let start2 = 0; start2 < NODES; start2++) {
      if (of[start2] >= 0 || !nodeAllowed(start2)) continue;
      const number = sizes.length;
      const queue = [start2];
      of[start2] = number;
      for (let at = 0; at < queue.length; at++) {
        for (const e of edgesOf(queue[at])) {
          const j = otherEnd(e, queue[at]);
          if (of[j] < 0 && edgeAllowed(e) && nodeAllowed(j)) {
            of[j] = number;
            queue.push(j);
          }
        }
      }
      sizes.push(queue.length);
    }
    return { of, sizes };
  }

  // graph/removal.js
  var DISTANCES_UP_TO = 2500;
  function removal(gone, nodeShown, edgeShown) {
    const before2 = stateOf(nodeShown, edgeShown);
    const kept = (i2) => i2 !== gone && nodeShown(i2);
    const keptEdge = (e) => edgeShown(e) && E.source[e] !== gone && E.target[e] !== gone;
    const after2 = stateOf(kept, keptEdge);
    const lost = (name) => after2[name].filter((i2) => !before2[name].includes(i2) && i2 !== gone);
    const pairs = (name) => [...before2[name]].filter((pair) => !after2[name].has(pair)).sort();
    const rows = [
      ["components", before2.components, after2.components, 1],
      ["fragmentation", before2.fragmentation, after2.fragmentation, 1],
      ["distance_fragmentation", before2.distance, after2.distance, 1]
    ];
    const hasParts = before2.elements > 0 && isActor(gone);
    if (hasParts) {
      rows.unshift(["orphaned", before2.orphaned.length, after2.orphaned.length, 1]);
      if (before2.leads) rows.splice(1, 0, ["leaderless", before2.leaderless.length, after2.leaderless.length, 1]);
      if (before2.sectors) {
        rows.push(["sector_pairs", before2.meeting.size, after2.meeting.size, -1]);
        rows.push(["sector_pairs_connected", before2.connected.size, after2.connected.size, -1]);
      }
    }
    const home = before2.pieces.of[gone];
    const near = /* @__PURE__ */ new Map();
    for (let i2 = 0; i2 < NODES; i2++) {
      if (kept(i2) && before2.pieces.of[i2] === home) {
        const piece = after2.pieces.of[i2];
        near.set(piece, (near.get(piece) ?? 0) + 1);
      }
    }
    const main = [...near].sort((x2, y) => y[1] - x2[1] || x2[0] - y[0])[0]?.[0];
    const cutOff = [];
    for (let i2 = 0; i2 < NODES; i2++) {
      if (kept(i2) && before2.pieces.of[i2] === home && after2.pieces.of[i2] !== main) cutOff.push(i2);
    }
    return {
      effects: rows.map(([effect, was, is, sign]) => ({ effect, before: was, after: is, loss: sign * (is - was) })),
      orphaned: hasParts ? lost("orphaned") : [],
      leaderless: hasParts && before2.leads ? lost("leaderless") : [],
      pairs: hasParts ? pairs("meeting") : [],
      severed: hasParts ? pairs("connected") : [],
      cutOff
    };
  }
  var isPart = (e) => ["lead", "part"].includes(edgeCode("family", e));
  function stateOf(nodeShown, edgeShown) {
    const pieces = components(nodeShown, edgeShown);
    let n = 0;
    for (let i2 = 0; i2 < NODES; i2++) n += nodeShown(i2);
    const pairs = n * (n - 1);
    const held = pieces.sizes.reduce((sum, size) => sum + size * (size - 1), 0);
    const found = {
      pieces,
      components: pieces.sizes.length,
      fragmentation: pairs ? 1 - held / pairs : NaN,
      distance: pairs && n <= DISTANCES_UP_TO ? 1 - nearness(nodeShown, edgeShown) / pairs : NaN
    };
    return Object.assign(found, parts(pieces, nodeShown, edgeShown));
  }
  function nearness(nodeShown, edgeShown) {
    let sum = 0;
    for (let i2 = 0; i2 < NODES; i2++) {
      if (!nodeShown(i2)) continue;
      for (const d of distances(i2, nodeShown, edgeShown)) if (d > 0) sum += 1 / d;
    }
    return sum;
  }
  function parts(pieces, nodeShown, edgeShown) {
    const elements = /* @__PURE__ */ new Map();
    let leads = false;
    for (let e = 0; e < EDGES; e++) {
      if (!isPart(e)) continue;
      const [a, b] = isActor(E.source[e]) ? [E.source[e], E.target[e]] : [E.target[e], E.source[e]];
      if (isActor(b) || !nodeShown(b)) continue;
      if (!elements.has(b)) elements.set(b, { actors: /* @__PURE__ */ new Set(), led: false });
      if (!nodeShown(a) || !edgeShown(e)) continue;
      elements.get(b).actors.add(a);
      if (edgeCode("kind", e).split(", ").includes("lead")) {
        elements.get(b).led = true;
        leads = true;
      }
    }
    const meeting = /* @__PURE__ */ new Set();
    for (const { actors } of elements.values()) addPairs(meeting, [...actors]);
    const connected = /* @__PURE__ */ new Set();
    const together = /* @__PURE__ */ new Map();
    for (let i2 = 0; i2 < NODES; i2++) {
      if (!nodeShown(i2) || !isActor(i2)) continue;
      if (!together.has(pieces.of[i2])) together.set(pieces.of[i2], []);
      together.get(pieces.of[i2]).push(i2);
    }
    for (const actors of together.values()) addPairs(connected, actors);
    const list = [...elements.entries()];
    return {
      elements: list.length,
      leads,
      sectors: DATA.nodes.pools.sector.some(Boolean),
      orphaned: list.filter(([, x2]) => !x2.actors.size).map(([i2]) => i2),
      leaderless: list.filter(([, x2]) => !x2.led).map(([i2]) => i2),
      meeting,
      connected
    };
  }
  function addPairs(pairs, actors) {
    const sectors = [...new Set([...actors].map((i2) => nodeCode("sector", i2)))].sort();
    sectors.forEach((one, at) => {
      for (const other of sectors.slice(at + 1)) pairs.add(`${one} ${other}`);
    });
  }

  // graph/scene.js
  var scene = null;
  function makeScene() {
    const match = passing();
    const nodeThere = new Uint8Array(NODES);
    for (let i2 = 0; i2 < NODES; i2++) {
      nodeThere[i2] = !state.off.has(sortOf(i2)) && !(state.hide && match && !match.nodes[i2]) ? 1 : 0;
    }
    const edgeThere = new Uint8Array(EDGES);
    for (let e = 0; e < EDGES; e++) {
      const off = state.off.has(`family:${edgeCode("family", e)}`);
      const there = nodeThere[E.source[e]] && nodeThere[E.target[e]] && !off;
      edgeThere[e] = there && !(state.hide && match && !match.edges[e]) ? 1 : 0;
    }
    const found = { match, nodeThere, edgeThere, bright: null, focus: /* @__PURE__ */ new Set(), path: null, lost: null };
    const shown = (i2) => nodeThere[i2] === 1;
    const shownEdge = (e) => edgeThere[e] === 1;
    if (state.without !== null) brightenLost(found, shown, shownEdge);
    else if (state.path && state.path[1] !== null) brightenPath(found, shown, shownEdge);
    else if (state.node !== null && state.steps > 0) brightenNear(found, shown, shownEdge);
    else if (state.edge !== null) {
      found.focus = /* @__PURE__ */ new Set([E.source[state.edge], E.target[state.edge]]);
      found.bright = { nodes: new Set(found.focus), edges: /* @__PURE__ */ new Set([state.edge]) };
      brightenJoint(found.bright, shownEdge);
    } else if (match && !state.hide) {
      found.bright = { nodes: setOf(match.nodes, nodeThere), edges: setOf(match.edges, edgeThere) };
    }
    if (state.node !== null) found.focus.add(state.node);
    alikeElsewhere(found);
    scene = found;
    return found;
  }
  function setOf(wanted, there) {
    const found = /* @__PURE__ */ new Set();
    for (let i2 = 0; i2 < wanted.length; i2++) if (wanted[i2] && there[i2]) found.add(i2);
    return found;
  }
  function brightenNear(found, shown, shownEdge) {
    const far = distances(state.node, shown, shownEdge, state.steps);
    const nodes = /* @__PURE__ */ new Set();
    for (let i2 = 0; i2 < NODES; i2++) if (far[i2] >= 0) nodes.add(i2);
    const edges = /* @__PURE__ */ new Set();
    for (const i2 of nodes) {
      for (const e of edgesOf(i2)) {
        const [a, b] = [far[E.source[e]], far[E.target[e]]];
        if (shownEdge(e) && a >= 0 && b >= 0 && Math.min(a, b) < state.steps) edges.add(e);
      }
    }
    brightenJoint({ nodes, edges }, shownEdge);
    found.bright = { nodes, edges };
  }
  function brightenJoint({ nodes, edges }, shownEdge) {
    for (const e of [...edges]) {
      for (const other of jointWith(e)) {
        if (!shownEdge(other)) continue;
        edges.add(other);
        nodes.add(E.source[other]).add(E.target[other]);
      }
    }
  }
  function brightenPath(found, shown, shownEdge) {
    const [a, b] = state.path;
    found.path = shortestPaths(a, b, shown, shownEdge);
    const nodes = found.path ? new Set(found.path.nodes) : /* @__PURE__ */ new Set([a, b]);
    found.bright = { nodes, edges: found.path ? found.path.edges : /* @__PURE__ */ new Set() };
    found.focus = /* @__PURE__ */ new Set([a, b]);
  }
  function brightenLost(found, shown, shownEdge) {
    found.lost = removal(state.without, shown, shownEdge);
    const nodes = /* @__PURE__ */ new Set([...found.lost.orphaned, ...found.lost.leaderless, ...found.lost.cutOff]);
    const edges = /* @__PURE__ */ new Set();
    for (let e = 0; e < EDGES; e++) {
      if (shownEdge(e) && nodes.has(E.source[e]) && nodes.has(E.target[e])) edges.add(e);
    }
    if (nodes.size) found.bright = { nodes, edges };
    found.nodeThere[state.without] = 0;
    for (const e of edgesOf(state.without)) found.edgeThere[e] = 0;
  }
  function alikeElsewhere(found) {
    if (state.panes !== "cities" || state.node === null || !found.bright || state.without !== null) return;
    const i2 = state.node;
    const theme = nodeCode("theme", i2);
    const type = nodeCode("type", i2);
    const nodes = new Set(found.bright.nodes);
    for (let j = 0; j < NODES; j++) {
      if (nodeCode("city", j) === nodeCode("city", i2) || !found.nodeThere[j]) continue;
      const same = isActor(i2) ? type && nodeCode("type", j) === type : theme && nodeCode("theme", j) === theme && nodeCode("cls", j) === nodeCode("cls", i2);
      if (same) nodes.add(j);
    }
    found.bright = { ...found.bright, nodes };
  }
  var [SMALLEST, LARGEST] = DATA.radii;
  function radiusOf(i2) {
    const index = state.size;
    if (!index) return SMALLEST + 3;
    const top = topOf(index);
    if (!(top > 0)) return SMALLEST + 3;
    const value = Math.max(indexValue(index, i2) ?? 0, 0);
    return Math.round(100 * Math.sqrt(SMALLEST ** 2 + (LARGEST ** 2 - SMALLEST ** 2) * value / top)) / 100;
  }
  var topCache = /* @__PURE__ */ new Map();
  function topOf(index) {
    if (!topCache.has(index)) {
      topCache.set(index, (DATA.nodes.values[index] ?? []).reduce((a, b) => Math.max(a, b ?? 0), 0));
    }
    return topCache.get(index);
  }
  function brightCounts() {
    const match = scene.match;
    const count = (there, wanted) => there.reduce((sum, x2, k) => sum + (x2 && (!wanted || wanted[k]) ? 1 : 0), 0);
    return { nodes: count(scene.nodeThere, match?.nodes), edges: count(scene.edgeThere, match?.edges) };
  }

  // graph/panes.js
  var panes = [];
  function replacePanes(made) {
    panes = made;
  }
  function fitAll(animate = false) {
    for (const pane of panes) pane.fit(pane.fitting(), animate && panes.length === 1);
  }
  function zoomAll(factor) {
    for (const pane of panes) {
      pane.move(pane.network.getViewPosition(), Math.min(Math.max(pane.network.getScale() * factor, 0.02), 8), true);
    }
  }
  function reveal(key, middle = false) {
    for (const pane of panes) {
      const item = pane.items.get(key);
      if (!item) continue;
      const at = pane.onHost(item);
      const inside2 = at.x > 40 && at.y > 40 && at.x < pane.host.clientWidth - 40 && at.y < pane.host.clientHeight - 40;
      if (middle || !inside2) pane.move({ x: item.x, y: item.y }, Math.max(pane.network.getScale(), middle ? 0.9 : 0.4), true);
    }
  }
  function setPhysics(on) {
    for (const pane of panes) pane.setPhysics(on);
  }

  // graph/groups.js
  function closedAbove() {
    const found = new Int32Array(DATA.groups.length);
    DATA.groups.forEach((group, g) => {
      const above = group.parent === null ? -1 : found[group.parent];
      found[g] = above >= 0 ? above : state.open.has(g) ? -1 : g;
    });
    return found;
  }
  var moved = /* @__PURE__ */ new Map();
  function placeOf(i2) {
    const dragged = moved.get(`${state.layout} ${i2}`);
    if (dragged) return dragged;
    const layout = DATA.layouts.find((l) => l.name === state.layout) ?? DATA.layouts[0];
    return layout ? [layout.x[i2], layout.y[i2]] : [0, 0];
  }
  function nodeItem(i2, at = placeOf(i2)) {
    const look = markOf(sortOf(i2));
    return {
      key: i2,
      node: i2,
      group: null,
      x: at[0],
      y: at[1],
      r: radiusOf(i2),
      shape: shapeOf(i2),
      fill: look.fill,
      outline: look.outline,
      letter: look.letter,
      title: label(i2)
    };
  }
  function groupItem(g) {
    const group = DATA.groups[g];
    return {
      key: `g${g}`,
      node: null,
      group: g,
      x: group.x,
      y: group.y,
      r: group.radius * 0.8,
      shape: "dot",
      fill: "#dde5ec",
      outline: "#52606d",
      letter: null,
      title: `${group.label[lang]} (${grouped(group.size)})`
    };
  }
  var drawn = null;
  function drawAgain() {
    drawn = drawnNow();
  }
  function drawnNow() {
    if (!REDUCED) return drawnNodes(everyNode(), (i2) => nodeItem(i2));
    const above = closedAbove();
    const inGroups = (i2) => above[LEAF[i2]] >= 0;
    if (state.node !== null && inGroups(state.node)) return drawnAlone(nearest(state.node), "ego");
    const match = scene.match;
    if (match) {
      const nodes = everyNode().filter((i2) => match.nodes[i2]);
      if (nodes.length <= MOST_DRAWN) return drawnAlone(nodes, "match");
    }
    return drawnGroups(above);
  }
  var everyNode = () => Array.from({ length: NODES }, (_, i2) => i2).filter((i2) => scene.nodeThere[i2]);
  function drawnNodes(nodes, item) {
    const items = new Map(nodes.map((i2) => [i2, item(i2)]));
    const links = [];
    for (let e = 0; e < EDGES; e++) {
      if (scene.edgeThere[e] && items.has(E.source[e]) && items.has(E.target[e])) {
        links.push({ key: e, a: E.source[e], b: E.target[e], bend: BENDS[e], look: lineOf(e), edge: e });
      }
    }
    return { items, links, mode: "nodes" };
  }
  var BENDS = (() => {
    const together = /* @__PURE__ */ new Map();
    const key = (e) => Math.min(E.source[e], E.target[e]) * NODES + Math.max(E.source[e], E.target[e]);
    for (let e = 0; e < EDGES; e++) together.set(key(e), (together.get(key(e)) ?? 0) + 1);
    const seen = /* @__PURE__ */ new Map();
    const found = new Float32Array(EDGES);
    for (let e = 0; e < EDGES; e++) {
      const [of, number] = [together.get(key(e)), seen.get(key(e)) ?? 0];
      seen.set(key(e), number + 1);
      const bend = 0.24 * (number - (of - 1) / 2);
      found[e] = E.source[e] <= E.target[e] ? bend : -bend;
    }
    return found;
  })();
  function nearest(i2) {
    const far = distances(i2, (j) => scene.nodeThere[j] === 1, (e) => scene.edgeThere[e] === 1, Math.max(1, state.steps));
    const around = everyNode().filter((j) => far[j] > 0);
    around.sort((a, b) => far[a] - far[b] || edgesOf(b).length - edgesOf(a).length || a - b);
    return [i2, ...around.slice(0, 300)];
  }
  function drawnAlone(nodes, mode) {
    const order = mode === "match" ? nodes.slice().sort((a, b) => LEAF[a] - LEAF[b] || a - b) : nodes;
    const places = new Map(order.map((i2, n) => {
      const [angle, radius] = [n * 2.399963, 52 * Math.sqrt(n)];
      return [i2, moved.get(`${state.layout} ${i2}`) ?? [radius * Math.cos(angle), radius * Math.sin(angle)]];
    }));
    return { ...drawnNodes(order, (i2) => nodeItem(i2, places.get(i2))), mode };
  }
  function drawnGroups(above) {
    const items = /* @__PURE__ */ new Map();
    DATA.groups.forEach((group, g) => {
      if (above[g] === g) items.set(`g${g}`, groupItem(g));
      else if (above[g] < 0) {
        for (const i2 of group.nodes) if (scene.nodeThere[i2]) items.set(i2, nodeItem(i2));
      }
    });
    const keyOf = (i2) => above[LEAF[i2]] >= 0 ? `g${above[LEAF[i2]]}` : i2;
    const counted = /* @__PURE__ */ new Map();
    const links = [];
    for (let e = 0; e < EDGES; e++) {
      if (!scene.edgeThere[e]) continue;
      const [a, b] = [keyOf(E.source[e]), keyOf(E.target[e])];
      if (a === b || !items.has(a) || !items.has(b)) continue;
      if (typeof a === "number" && typeof b === "number") {
        links.push({ key: e, a, b, bend: BENDS[e], look: lineOf(e), edge: e });
        continue;
      }
      const pair = `${a}|${b}` in counted ? `${a}|${b}` : [String(a), String(b)].sort().join("|");
      const link = counted.get(pair);
      if (link) link.count++;
      else counted.set(pair, { key: pair, a, b, bend: 0, edge: null, count: 1 });
    }
    const bundles = [...counted.values()].sort((x2, y) => y.count - x2.count).slice(0, 1500);
    for (const link of bundles) {
      link.look = { colour: "#9aa5b1", width: Math.min(8, 0.6 + Math.log2(1 + link.count)), dash: [], arrow: false };
    }
    return { items, links: links.concat(bundles), mode: "groups" };
  }
  function toggleGroup(g) {
    const open = new Set(state.open);
    if (open.has(g)) {
      const close = (one) => {
        open.delete(one);
        CHILDREN[one].forEach(close);
      };
      close(g);
    } else {
      const more = CHILDREN[g].length || DATA.groups[g].nodes.length;
      if ((drawn?.items.size ?? 0) + more > MOST_DRAWN) {
        say(t("too_many", { n: MOST_DRAWN }));
        return;
      }
      open.add(g);
    }
    update({ open, group: g, node: null, edge: null });
    if (open.has(g)) approach(DATA.groups[g]);
  }
  function approach({ x: x2, y, radius }) {
    const [pane] = panes;
    if (radius * pane.network.getScale() > 120) return;
    const [w, h2] = pane.size();
    pane.move({ x: x2, y }, Math.min(0.45 * Math.min(w, h2) / radius, 1), true);
  }

  // graph/cite.js
  var passage = (p) => ({
    pointer: DATA.passages.columns.pointer[p],
    document: DATA.passages.columns.document[p],
    headings: DATA.passages.headings[DATA.passages.columns.headings[p]],
    text: DATA.passages.columns.text[p]
  });
  var linesOf = (pointer) => pointer.slice(pointer.lastIndexOf(":") + 1);
  function citation(p) {
    const one = passage(p);
    const document2 = DATA.documents[one.document];
    const by = DATA.about.citation || "kyodo_graph";
    if (!document2) return `${one.pointer} (${by})`;
    const [who, title] = [document2.publisher[lang] ?? "", document2.title[lang]];
    const when = document2.issued || (lang === "ja" ? "発行年月の記載なし" : "n.d.");
    const where = t("lines", { lines: linesOf(one.pointer) });
    const heading = one.headings[lang].at(-1);
    if (lang === "ja") {
      return `${who}『${title}』(${when})${heading ? `「${heading}」` : ""}、${where}(${one.pointer})。${by} による。`;
    }
    return `${who}. ${title} (${when})${heading ? `, "${heading}"` : ""}, ${where} (${one.pointer}). As coded in ${by}.`;
  }
  function bibtex(p) {
    const one = passage(p);
    const document2 = DATA.documents[one.document] ?? { publisher: {}, title: { ja: one.document, en: one.document }, issued: "" };
    const special = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
    const plain = (text) => text.replace(/[{}$%&#_\\~^]/g, (c) => special[c] ?? `\\${c}`);
    const heading = one.headings[lang].join(" > ");
    const fields = {
      author: document2.publisher[lang] ? `{${plain(document2.publisher[lang])}}` : "",
      title: `{${plain(document2.title[lang])}}`,
      year: document2.issued.slice(0, 4),
      note: plain([heading, t("lines", { lines: linesOf(one.pointer) }), one.pointer].filter(Boolean).join(", ")),
      howpublished: plain(DATA.about.citation || "kyodo_graph")
    };
    const body = Object.entries(fields).filter(([, v]) => v).map(([k, v]) => `  ${k} = {${v}}`);
    return `@misc{${one.pointer.replace(/[^A-Za-z0-9]+/g, "-")},
${body.join(",\n")}
}`;
  }
  function iriOf(one) {
    const document2 = DATA.documents[one.document];
    const [first, last] = linesOf(one.pointer).split("-").map(Number);
    return document2 && first ? `${document2.iri}#line=${first - 1},${last || first}` : "";
  }
  function report(p) {
    const one = passage(p);
    const iri = iriOf(one);
    const document2 = DATA.documents[one.document];
    const hash = (sha256) => sha256 ? `, SHA-256 ${sha256}` : "";
    const shown = [];
    for (let i2 = 0; i2 < NODES; i2++) if (N.passages[i2].includes(p)) shown.push(`- ${N.id[i2]}`);
    for (let e = 0; e < EDGES; e++) {
      if (E.passages[e].includes(p)) shown.push(`- ${N.id[E.source[e]]} ${edgeCode("kind", e)} ${N.id[E.target[e]]}`);
    }
    return [
      `${t("report_passage")}: ${one.pointer}${iri && ` <${iri}>`}`,
      ...one.headings[lang].length ? [`${t("report_section")}: ${one.headings[lang].join(" > ")}`] : [],
      `${t("report_document")}: ${one.document}${hash(document2?.sha256)}`,
      `${t("report_data")}: ${DATA.about.citation || "kyodo_graph"}${hash(DATA.about.sha256)}`,
      "",
      `${t("report_shown")}:`,
      ...shown.length ? shown.sort() : [t("report_nothing")],
      "",
      `${t("report_wrong")}:`,
      ""
    ].join("\n");
  }
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say(t("copied"));
      return;
    } catch {
    }
    const area = h("textarea", { class: "copying", readonly: true, "aria-label": t("copy_failed") });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    if (done) area.remove();
    else area.addEventListener("blur", () => area.remove());
    say(t(done ? "copied" : "copy_failed"));
  }

  // graph/table.js
  var ROWS = 100;
  var FEW = 3;
  var tableState = { page: 0, sort: "", down: false };
  function pointers(places) {
    const few = places.slice(0, FEW).map((p) => passage(p).pointer).join(" ");
    return places.length > FEW ? `${few} ${t("more", { n: places.length - FEW })}` : few;
  }
  function columnsOf(kind) {
    if (kind === "edges") {
      return [
        ["source", (e) => label(E.source[e])],
        ["role", (e) => kindName(edgeCode("kind", e))],
        ["target", (e) => label(E.target[e])],
        ["basis", (e) => edgeCode("basis", e) && edgeCode("basis", e).split(", ").map((b) => nameOf("basis", b)).join(", ")],
        ["weight", (e) => E.weight[e]],
        ["passages", (e) => pointers(E.passages[e])]
      ].filter(([name]) => name !== "basis" || DATA.edges.pools.basis.some(Boolean));
    }
    const coded = (name) => [name === "cls" ? "class" : name, (i2) => nodeCode(name, i2) && nameOf(name, nodeCode(name, i2))];
    const used = (name) => DATA.nodes.pools[name].some(Boolean);
    return [
      ["label", (i2) => label(i2)],
      ...["city", "cls", "type", "sector", "theme"].filter(used).map(coded),
      ...DATA.indices.map((index) => [`index:${index.key}`, (i2) => indexValue(index.key, i2)]),
      ["passages", (i2) => pointers(N.passages[i2])]
    ];
  }
  var columnName = (name) => name.startsWith("index:") ? DATA.indices.find((x2) => `index:${x2.key}` === name).label[lang] : t(name);
  function matching(kind) {
    const [count, there, match] = kind === "edges" ? [EDGES, scene.edgeThere, scene.match?.edges] : [NODES, scene.nodeThere, scene.match?.nodes];
    return Array.from({ length: count }, (_, k) => k).filter((k) => there[k] && (!match || match[k]));
  }
  function sorted(rows, columns) {
    const column = columns.find(([name]) => name === tableState.sort);
    if (!column) return rows;
    const collator = new Intl.Collator(lang, { numeric: true });
    const value = new Map(rows.map((k) => [k, column[1](k)]));
    const compare = (a, b) => {
      const [x2, y] = [value.get(a), value.get(b)];
      const none = (v) => v === null || v === "" || v === void 0;
      if (none(x2) || none(y)) return none(x2) - none(y);
      const order = typeof x2 === "number" ? x2 - y : collator.compare(x2, y);
      return (tableState.down ? -order : order) || a - b;
    };
    return rows.slice().sort(compare);
  }
  function showTable() {
    const kind = state.table;
    document.body.classList.toggle("tabular", Boolean(kind));
    byId("panes").inert = Boolean(kind);
    for (const [id, on] of [["as-graph", !kind], ["as-nodes", kind === "nodes"], ["as-edges", kind === "edges"]]) {
      byId(id).setAttribute("aria-pressed", String(on));
    }
    const place = byId("table");
    place.hidden = !kind;
    if (!kind) return;
    const columns = columnsOf(kind);
    const rows = sorted(matching(kind), columns);
    const pages = Math.max(1, Math.ceil(rows.length / ROWS));
    tableState.page = Math.min(tableState.page, pages - 1);
    const head = columns.map(([name]) => {
      const on = tableState.sort === name;
      const order = on ? tableState.down ? "descending" : "ascending" : "none";
      return h("th", { scope: "col", "aria-sort": order }, h("button", { type: "button", "data-column": name, on: { click: () => sortBy(name) } }, columnName(name), h("span", { "aria-hidden": "true" }, on ? tableState.down ? " ▼" : " ▲" : " ↕")));
    });
    const body = rows.slice(tableState.page * ROWS, (tableState.page + 1) * ROWS).map((k) => rowOf(kind, columns, k));
    refill(
      place,
      h(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": t(kind) },
        h("table", {}, h("caption", {}, `${t(kind)} (${grouped(rows.length)})`), h("thead", {}, h("tr", {}, head)), h("tbody", {}, body))
      ),
      pages > 1 && h("p", { class: "toolbar" }, turn(-1, t("previous")), h("span", {}, t("page", { page: tableState.page + 1, pages })), turn(1, t("next"), pages))
    );
  }
  function rowOf(kind, columns, k) {
    const chosen = kind === "edges" ? state.edge === k : state.node === k;
    const cells = columns.map(([name, read], n) => {
      const value = read(k);
      const none = value === null || value === "" || value === void 0;
      const shown = none ? h("span", { class: "none", title: t("not_stated") }, "–") : typeof value === "number" ? plainNumber(value) : value;
      if (n > 0) return h("td", { class: typeof value === "number" ? "number" : name === "passages" ? "pointers" : null }, shown);
      const look = () => choose(kind === "edges" ? { edge: k } : { node: k });
      return h("th", { scope: "row" }, h("button", { type: "button", class: "link", on: { click: look } }, shown));
    });
    return h("tr", { class: chosen ? "chosen" : null }, cells);
  }
  function turn(by, name, pages = Infinity) {
    const to = tableState.page + by;
    const go = () => {
      tableState.page = to;
      showTable();
    };
    return h("button", { type: "button", disabled: to < 0 || to >= pages, on: { click: go } }, name);
  }
  function sortBy(name) {
    Object.assign(tableState, { down: tableState.sort === name && !tableState.down, sort: name, page: 0 });
    showTable();
  }

  // graph/lettering.js
  var FONT = '"Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP","Meiryo","Segoe UI",system-ui,sans-serif';
  var FONT_SIZE = 12;
  var LINE = 16;
  var fontOf = (bold) => `${bold ? "bold " : ""}${FONT_SIZE}px ${FONT}`;
  var measuring = document.createElement("canvas").getContext("2d");
  var widths = { false: /* @__PURE__ */ new Map(), true: /* @__PURE__ */ new Map() };
  var PLAIN = /^[\u0020-\u024f\u2010-\u203b\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]*$/;
  function widthOf(text, bold = false) {
    if (text.length < 2 || !PLAIN.test(text)) return measured(text, bold);
    let sum = 0;
    for (const letter of text) sum += measured(letter, bold);
    return sum;
  }
  function measured(text, bold) {
    const known = widths[bold];
    let width = known.get(text);
    if (width === void 0) {
      measuring.font = fontOf(bold);
      width = measuring.measureText(text).width;
      known.set(text, width);
    }
    return width;
  }
  function shortened(text, width) {
    if (widthOf(text) <= width) return text;
    const letters = Array.from(text);
    const room = width - widthOf("…");
    let [kept, sum] = [0, widthOf(letters[0])];
    while (sum <= room) sum += widthOf(letters[++kept] ?? "");
    return kept >= 3 ? `${letters.slice(0, kept).join("").trimEnd()}…` : null;
  }
  var words = Intl.Segmenter && new Intl.Segmenter(["ja", "en"], { granularity: "word" });
  function wrapped(text, width, most = 5) {
    if (widthOf(text, true) <= width) return [text];
    const parts2 = words ? Array.from(words.segment(text), (part) => part.segment) : Array.from(text);
    const lines = [""];
    for (const word of parts2) {
      for (const part of widthOf(word, true) > width ? Array.from(word) : [word]) {
        if (lines.at(-1) && widthOf(lines.at(-1) + part, true) > width) {
          if (lines.length === most) {
            lines[most - 1] += "…";
            return lines;
          }
          lines.push("");
        }
        if (lines.at(-1) || part.trim()) lines[lines.length - 1] += part;
      }
    }
    return lines;
  }

  // graph/areas.js
  var TITLE = { size: 14, bold: true, colour: "#52606d" };
  var TITLE_GAP = 8;
  var PART = { cities: "city", tiers: "cls" };
  function areasOf(items) {
    if (drawn.mode === "groups") return openGroups();
    const part = PART[state.layout];
    if (!part || state.physics || drawn.mode !== "nodes") return [];
    const members = /* @__PURE__ */ new Map();
    for (const item of items.values()) {
      const code = nodeCode(part, item.node);
      if (!code) continue;
      if (!members.has(code)) members.set(code, []);
      members.get(code).push(item);
    }
    const areas = [...members].map(([code, own]) => ({ codes: [code], part, box: boxOf(own) }));
    const apart = part === "cls" ? tiersOf(areas) : areas;
    return apart.length > 1 ? apart : [];
  }
  function openGroups() {
    return DATA.groups.flatMap((group, g) => {
      if (group.parent !== null || !state.open.has(g)) return [];
      const { x: x2, y, radius } = group;
      const box = { x0: x2 - radius, x1: x2 + radius, y0: y - radius, y1: y + radius };
      return [{ codes: [group.label[lang]], part: "group", box }];
    });
  }
  function tiersOf(areas) {
    const top = Math.min(...areas.map(({ box }) => box.y0));
    const found = [];
    for (const { codes, part, box } of [...areas].sort((a, b) => a.box.x0 - b.box.x0)) {
      const last = found.at(-1);
      if (last && box.x0 <= last.box.x1) {
        last.codes.push(...codes);
        last.box.x1 = Math.max(last.box.x1, box.x1);
      } else {
        found.push({ codes: [...codes], part, box: { ...box, y0: top } });
      }
    }
    return found;
  }
  function placeTitles(areas, scale, taken) {
    const placed2 = [];
    for (const { codes, part, box } of areas) {
      const text = codes.map((code) => nameOf(part, code)).join(" / ");
      const w = widthOf(text, true) * TITLE.size / FONT_SIZE + 4;
      const tall = LINE + 2;
      const [x0, x1, y0, y1] = [box.x0 * scale, box.x1 * scale, box.y0 * scale, box.y1 * scale];
      const [x2, y] = [(x0 + x1 - w) / 2, (y0 + y1 - tall) / 2];
      const above = [x2, y0 - TITLE_GAP - tall];
      const spots = part === "cls" ? [above] : [above, [x2, y1 + TITLE_GAP], [x1 + TITLE_GAP, y], [x0 - TITLE_GAP - w, y]];
      const boxes = spots.map(([left, top]) => ({ x0: left, y0: top, x1: left + w, y1: top + tall, own: `${part} ${codes[0]}` }));
      const free = boxes.find((one) => taken.free(one, one.own));
      if (!free) continue;
      taken.add(free);
      placed2.push({ text, box: free });
    }
    return placed2;
  }
  function paintTitle(pen, { text, box }, dx, dy) {
    pen.text(text, (box.x0 + box.x1) / 2 + dx, (box.y0 + box.y1) / 2 + dy, { ...TITLE, anchor: "center", ground: "rgba(255,255,255,0.78)", width: box.x1 - box.x0 });
  }
  function boxOf(items) {
    let box = null;
    for (const { x: x2, y, r } of items) {
      box ??= { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
      box.x0 = Math.min(box.x0, x2 - r);
      box.x1 = Math.max(box.x1, x2 + r);
      box.y0 = Math.min(box.y0, y - r);
      box.y1 = Math.max(box.y1, y + r);
    }
    return box;
  }

  // graph/curves.js
  function viaOf(a, b, bend) {
    const factor = Math.abs(bend);
    const angle = Math.atan2(a.y - b.y, b.x - a.x) + (bend * 0.5 + 0.5) * Math.PI;
    const far = (factor * 0.5 + 0.5) * Math.hypot(b.x - a.x, b.y - a.y);
    return { x: a.x + far * Math.sin(angle), y: a.y + far * Math.cos(angle) };
  }
  function headOf(a, b, bend) {
    const from = bend ? viaOf(a, b, bend) : a;
    const angle = Math.atan2(b.y - from.y, b.x - from.x);
    return { x: b.x - b.r * Math.cos(angle), y: b.y - b.r * Math.sin(angle), angle };
  }
  var loopOf = (a) => ({ x: a.x + a.r + 8, y: a.y - a.r - 8, r: 14 });

  // graph/lines.js
  var TOGETHER = 60;
  var Lines = class {
    /** Of links between items where these stand now. */
    constructor(links, items, widthOfLink) {
      this.looks = /* @__PURE__ */ new Map();
      for (const link of links) {
        const width = widthOfLink(link);
        const { colour, dash, arrow } = link.look;
        const key = `${colour} ${width} ${dash} ${arrow}`;
        if (!this.looks.has(key)) this.looks.set(key, { colour, dash, width, arrow, ways: [] });
        this.looks.get(key).ways.push([items.get(link.a), items.get(link.b), link.bend]);
      }
      this.looks = [...this.looks.values()].sort((a, b) => a.width - b.width);
      for (const look of this.looks) {
        look.single = look.ways.map((way) => addWay(new Path2D(), ...way));
        look.joined = joined(look.single);
      }
    }
    /** Draw at a scale; `ratio` is the pixels of the canvas for one of the page. */
    draw(context, scale, ratio) {
      for (const look of this.looks) {
        let pixels = look.width * scale * ratio;
        if (pixels < 1.4) pixels = Math.min(pixels, 1);
        context.lineWidth = pixels / (scale * ratio);
        context.strokeStyle = look.colour;
        context.setLineDash(look.dash);
        for (const path of pixels <= 1 ? look.joined : look.single) context.stroke(path);
        if (look.arrow) this.heads(context, look, scale);
      }
      context.setLineDash([]);
    }
    /** Arrows keep a size at which they can be seen. */
    heads(context, look, scale) {
      const size = 7 / Math.min(Math.max(scale, 0.35), 1);
      if (look.size !== size) {
        look.size = size;
        look.heads = joined(look.ways.filter(([a, b]) => a !== b).map((way) => addHead(new Path2D(), ...way, size)));
      }
      context.fillStyle = look.colour;
      for (const path of look.heads) context.fill(path);
    }
  };
  function joined(paths) {
    const found = [];
    for (let from = 0; from < paths.length; from += TOGETHER) {
      const path = new Path2D();
      for (const one of paths.slice(from, from + TOGETHER)) path.addPath(one);
      found.push(path);
    }
    return found;
  }
  function addWay(path, a, b, bend) {
    if (a === b) {
      const loop = loopOf(a);
      path.arc(loop.x, loop.y, loop.r, 0, 2 * Math.PI);
      return path;
    }
    path.moveTo(a.x, a.y);
    if (bend) {
      const via = viaOf(a, b, bend);
      path.quadraticCurveTo(via.x, via.y, b.x, b.y);
    } else {
      path.lineTo(b.x, b.y);
    }
    return path;
  }
  function addHead(path, a, b, bend, size) {
    const at = headOf(a, b, bend);
    path.moveTo(at.x, at.y);
    for (const turn2 of [0.45, -0.45]) path.lineTo(at.x - size * Math.cos(at.angle + turn2), at.y - size * Math.sin(at.angle + turn2));
    path.closePath();
    return path;
  }
  function farFrom({ x: x2, y }, a, b, bend) {
    if (a === b) {
      const loop = loopOf(a);
      return Math.abs(Math.hypot(x2 - loop.x, y - loop.y) - loop.r);
    }
    if (!bend) return farFromSegment(x2, y, a, b);
    const via = viaOf(a, b, bend);
    let [least, from] = [Infinity, a];
    for (let k = 1; k <= 12; k++) {
      const [s2, r] = [k / 12, 1 - k / 12];
      const to = { x: r * r * a.x + 2 * r * s2 * via.x + s2 * s2 * b.x, y: r * r * a.y + 2 * r * s2 * via.y + s2 * s2 * b.y };
      least = Math.min(least, farFromSegment(x2, y, from, to));
      from = to;
    }
    return least;
  }
  function farFromSegment(x2, y, a, b) {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const long = dx * dx + dy * dy;
    const share = long ? Math.min(Math.max(((x2 - a.x) * dx + (y - a.y) * dy) / long, 0), 1) : 0;
    return Math.hypot(x2 - a.x - share * dx, y - a.y - share * dy);
  }

  // graph/labels.js
  var CELL = 48;
  var Taken = class {
    constructor() {
      this.cells = /* @__PURE__ */ new Map();
    }
    add(box) {
      this.each(box, (key) => {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      });
    }
    free(box, own) {
      let clear = true;
      this.each(box, (key) => {
        for (const other of clear ? this.cells.get(key) ?? [] : []) {
          if (other.own !== own && other.x0 < box.x1 && box.x0 < other.x1 && other.y0 < box.y1 && box.y0 < other.y1) {
            clear = false;
          }
        }
      });
      return clear;
    }
    each(box, visit) {
      for (let x2 = Math.floor(box.x0 / CELL); x2 <= Math.floor(box.x1 / CELL); x2++) {
        for (let y = Math.floor(box.y0 / CELL); y <= Math.floor(box.y1 / CELL); y++) visit(x2 * 100003 + y);
      }
    }
  };
  function placeLabels(items, areas, scale, wanted, chosen, frame) {
    const taken = new Taken();
    const all = [...items.values()];
    for (const item of all) {
      if (wanted && !wanted.has(item.key) && !chosen.has(item.key)) continue;
      const r = item.r * scale * 0.85;
      const [x2, y] = [item.x * scale, item.y * scale];
      taken.add({ x0: x2 - r, x1: x2 + r, y0: y - r, y1: y + r, own: item.key });
    }
    const titles = placeTitles(areas, scale, taken);
    const rank = (item) => chosen.has(item.key) ? 0 : 1;
    const order = all.filter((item) => !wanted || wanted.has(item.key) || chosen.has(item.key)).sort((a, b) => rank(a) - rank(b) || b.r - a.r || (String(a.key) < String(b.key) ? -1 : 1));
    const placed2 = [];
    for (const item of order) {
      const at = { x: item.x * scale, y: item.y * scale, r: item.r * scale + 3 };
      const found = item.group !== null ? inside(item, at, taken) : chosen.has(item.key) ? inFull(item, at, taken, chosen.get(item.key)) : fitted(item, at, taken, frame);
      if (found) {
        taken.add(found.box);
        placed2.push(found);
      }
    }
    return { titles, names: placed2 };
  }
  var WIDTHS = [900, 260, 150, 96, 60];
  function fitted(item, { x: x2, y, r }, taken, frame) {
    for (const width of WIDTHS) {
      const text = shortened(item.title, width);
      if (!text) break;
      const w = widthOf(text) + 4;
      for (const [x0, y0] of [[x2 + r, y - LINE / 2], [x2 - r - w, y - LINE / 2], [x2 - w / 2, y + r], [x2 - w / 2, y - r - LINE]]) {
        const box = { x0, y0, x1: x0 + w, y1: y0 + LINE, own: item.key };
        if (within(box, frame) && taken.free(box, item.key)) return { item, lines: [text], box, bold: false };
      }
      if (width === WIDTHS[0] && widthOf(item.title) <= WIDTHS.at(-1)) break;
    }
    return null;
  }
  var within = (box, frame) => !frame || box.x0 >= frame.x0 && box.x1 <= frame.x1 && box.y0 >= frame.y0 && box.y1 <= frame.y1;
  function inFull(item, { x: x2, y, r }, taken, side) {
    const lines = wrapped(item.title, WIDTHS[0] - 20);
    const w = Math.max(...lines.map((line) => widthOf(line, true))) + 4;
    const tall = lines.length * LINE;
    const [aside, away] = side > 0 ? [x2 + r + 4, x2 - r - 4 - w] : [x2 - r - 4 - w, x2 + r + 4];
    const spots = [[aside, y - tall / 2], [away, y - tall / 2], [x2 - w / 2, y + r + 4], [x2 - w / 2, y - r - 4 - tall]];
    const boxes = spots.map(([x0, y0]) => ({ x0, y0, x1: x0 + w, y1: y0 + tall, own: item.key }));
    return { item, lines, box: boxes.find((box) => taken.free(box, item.key)) ?? boxes[0], bold: true };
  }
  function inside(item, { x: x2, y, r }, taken) {
    if (r < 14) return null;
    const lines = wrapped(item.title, Math.max(1.7 * r, 44), Math.max(1, Math.min(3, Math.floor(r / 12))));
    const w = Math.max(...lines.map((line) => widthOf(line, true))) + 4;
    const tall = lines.length * LINE;
    const box = { x0: x2 - w / 2, y0: y - tall / 2, x1: x2 + w / 2, y1: y + tall / 2, own: item.key };
    return taken.free(box, item.key) ? { item, lines, box, bold: true } : null;
  }
  function paintName(pen, { item, lines, box, bold }, dx, dy) {
    const inCircle = item.group !== null;
    const ground = inCircle ? "" : bold ? "#ffffff" : "rgba(255,255,255,0.78)";
    const [x2, anchor] = inCircle ? [(box.x0 + box.x1) / 2, "center"] : [box.x0 + 2, "start"];
    lines.forEach((line, n) => {
      pen.text(line, x2 + dx, box.y0 + (n + 0.5) * LINE + dy, { bold, ground, anchor, width: widthOf(line, bold) });
    });
  }

  // graph/pen.js
  function cornersOf(shape, x2, y, r) {
    const turn2 = (n, start2, radius = () => r) => Array.from({ length: n }, (_, k) => {
      const angle = start2 + 2 * Math.PI * k / n;
      return [x2 + radius(k) * Math.cos(angle), y + radius(k) * Math.sin(angle)];
    });
    switch (shape) {
      case "square":
        return [[x2 - r, y - r], [x2 + r, y - r], [x2 + r, y + r], [x2 - r, y + r]];
      case "diamond":
        return [[x2, y + r], [x2 + r, y], [x2, y - r], [x2 - r, y]];
      case "triangle":
        return triangle(x2, y, r, -1);
      case "triangleDown":
        return triangle(x2, y, r, 1);
      case "hexagon":
        return turn2(6, 0);
      case "star": {
        const big = r * 0.82;
        return turn2(10, -Math.PI / 2, (k) => k % 2 ? big * 0.5 : big * 1.3).map(([px, py]) => [px, py + 0.1 * big]);
      }
      default:
        return null;
    }
  }
  function triangle(x2, y, r, down) {
    const size = 1.15 * r;
    const side = 2 * size;
    const half = side / 2;
    const inner = Math.sqrt(3) / 6 * side;
    const height = Math.sqrt(side * side - half * half);
    const middle = y + down * -0.275 * size;
    return [[x2, middle + down * (height - inner)], [x2 + half, middle - down * inner], [x2 - half, middle - down * inner]];
  }
  var CanvasPen = class {
    constructor(context) {
      this.c = context;
    }
    link(a, b, bend, look, width = look.width, head = 7) {
      const c = this.c;
      c.setLineDash(look.dash);
      c.lineWidth = width;
      c.strokeStyle = c.fillStyle = look.colour;
      c.stroke(addWay(new Path2D(), a, b, bend));
      c.setLineDash([]);
      if (look.arrow && a !== b) c.fill(addHead(new Path2D(), a, b, bend, head));
    }
    item(shape, x2, y, r, fill2, outline, width = 1.2) {
      const c = this.c;
      const corners = cornersOf(shape, x2, y, r);
      c.beginPath();
      if (corners) {
        corners.forEach(([px, py], k) => k ? c.lineTo(px, py) : c.moveTo(px, py));
        c.closePath();
      } else {
        c.arc(x2, y, r, 0, 2 * Math.PI);
      }
      if (fill2) {
        c.fillStyle = fill2;
        c.fill();
      }
      c.lineWidth = width;
      c.strokeStyle = outline;
      c.stroke();
    }
    /** The place of something that was taken out. */
    ghost({ x: x2, y, r }, thin) {
      const c = this.c;
      c.setLineDash([4 * thin, 4 * thin]);
      this.item("dot", x2, y, r, null, "#b3261e", 2 * thin);
      c.setLineDash([]);
      c.beginPath();
      for (const way of [1, -1]) {
        c.moveTo(x2 - 0.5 * r, y - 0.5 * r * way);
        c.lineTo(x2 + 0.5 * r, y + 0.5 * r * way);
      }
      c.stroke();
    }
    text(text, x2, y, { size = FONT_SIZE, bold = false, colour = "#1d2733", anchor = "start", ground = "", width = 0 } = {}) {
      const c = this.c;
      const font = `${bold ? "bold " : ""}${size}px ${FONT}`;
      if (font !== this.font) {
        c.font = this.font = font;
        c.textBaseline = "middle";
      }
      c.textAlign = anchor;
      if (ground) {
        c.fillStyle = ground;
        c.fillRect(x2 - 2 - (anchor === "center" ? width / 2 : 0), y - LINE / 2, width + 4, LINE);
      }
      c.fillStyle = colour;
      c.fillText(text, x2, y);
    }
  };
  var SvgPen = class {
    constructor(parent) {
      this.parent = parent;
    }
    put(tag, props, ...children) {
      this.parent.append(s(tag, props, ...children));
    }
    link(a, b, bend, look, width = look.width, head = 7) {
      const line = { fill: "none", stroke: look.colour, "stroke-width": width, "stroke-dasharray": look.dash.join(" ") || null };
      if (a === b) {
        const loop = loopOf(a);
        this.put("circle", { cx: cut(loop.x), cy: cut(loop.y), r: loop.r, ...line });
        return;
      }
      const via = bend ? viaOf(a, b, bend) : null;
      const way = via ? `Q${cut(via.x)} ${cut(via.y)} ${cut(b.x)} ${cut(b.y)}` : `L${cut(b.x)} ${cut(b.y)}`;
      this.put("path", { d: `M${cut(a.x)} ${cut(a.y)}${way}`, ...line });
      if (look.arrow) {
        const at = headOf(a, b, bend);
        const back = (turn2) => `${cut(at.x - head * Math.cos(at.angle + turn2))},${cut(at.y - head * Math.sin(at.angle + turn2))}`;
        this.put("polygon", { points: `${cut(at.x)},${cut(at.y)} ${back(0.45)} ${back(-0.45)}`, fill: look.colour });
      }
    }
    item(shape, x2, y, r, fill2, outline, width = 1.2) {
      const look = { fill: fill2 || "none", stroke: outline, "stroke-width": width };
      const corners = cornersOf(shape, x2, y, r);
      if (corners) this.put("polygon", { points: corners.map(([px, py]) => `${cut(px)},${cut(py)}`).join(" "), ...look });
      else this.put("circle", { cx: cut(x2), cy: cut(y), r: cut(r), ...look });
    }
    text(text, x2, y, { size = FONT_SIZE, bold = false, colour = "#1d2733", anchor = "start", ground = "" } = {}) {
      const halo = ground ? { stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" } : {};
      this.put("text", {
        x: cut(x2),
        y: cut(y),
        "font-size": size,
        "font-weight": bold ? "bold" : null,
        fill: colour,
        "text-anchor": anchor === "center" ? "middle" : anchor,
        "dominant-baseline": "central",
        ...halo
      }, text);
    }
  };
  var cut = (number) => Math.round(number * 10) / 10;

  // graph/painter.js
  var VEIL = "rgba(255,255,255,0.84)";
  var FOCUS = "#0b5cad";
  function brightItems(items) {
    const nodes = scene.bright?.nodes;
    if (!nodes) return null;
    const found = /* @__PURE__ */ new Set();
    const above = REDUCED ? closedAbove() : null;
    for (const i2 of nodes) {
      const key = items.has(i2) ? i2 : above && above[LEAF[i2]] >= 0 ? `g${above[LEAF[i2]]}` : null;
      if (key !== null && items.has(key)) found.add(key);
    }
    return found;
  }
  function focusKeys() {
    const found = new Set(scene.focus);
    if (state.group !== null) found.add(`g${state.group}`);
    return found;
  }
  function paintUnder(pane, context) {
    const { canvas } = context;
    pane.lines().draw(context, pane.network.getScale(), canvas.width / canvas.clientWidth || 1);
  }
  function paintOver(pane, context) {
    const { canvas } = context;
    const [w, h2] = [canvas.clientWidth, canvas.clientHeight];
    const ratio = canvas.width / w || 1;
    const scale = pane.network.getScale();
    const focus = focusKeys();
    if (pane.bright) {
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = VEIL;
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.restore();
      pane.brightLines().draw(context, scale, ratio);
      for (const key of pane.bright) paintItem(new CanvasPen(context), pane.items.get(key));
    }
    const pen = new CanvasPen(context);
    const thin = 1 / Math.max(scale, 0.2);
    const gone = pane.gone();
    if (gone) pen.ghost(gone, thin);
    for (const key of focus) {
      const item = pane.items.get(key);
      if (!item) continue;
      paintItem(pen, item);
      pen.item("dot", item.x, item.y, item.r + 6 * thin, null, FOCUS, 3 * thin);
    }
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintScreen(pane, new CanvasPen(context), { w, h: h2, scale, focus });
    context.restore();
  }
  function paintItem(pen, item) {
    if (item) pen.item(item.shape, item.x, item.y, item.r, item.fill, item.outline);
  }
  function paintScreen(pane, pen, { w, h: h2, scale, focus }) {
    const centre = pane.network.getViewPosition();
    const [dx, dy] = [w / 2 - centre.x * scale, h2 / 2 - centre.y * scale];
    const bright = pane.bright;
    const letters = [];
    for (const item of pane.items.values()) {
      const size = item.r * scale;
      if (size < 6.5 || !item.letter || bright && !bright.has(item.key) && !focus.has(item.key)) continue;
      const [x2, y] = [item.x * scale + dx, item.y * scale + dy];
      if (x2 < -size || y < -size || x2 > w + size || y > h2 + size) continue;
      letters.push([item, x2, y, size]);
    }
    letters.sort((a, b) => a[3] - b[3]);
    for (const [item, x2, y, size] of letters) paintLetter(pen, item, x2, y, size);
    const { titles, names } = pane.labels(scale);
    for (const placed2 of titles) paintTitle(pen, placed2, dx, dy);
    for (const placed2 of names) {
      const { x0, x1, y0, y1 } = placed2.box;
      if (x0 + dx > w || x1 + dx < 0 || y0 + dy > h2 || y1 + dy < 0) continue;
      paintName(pen, placed2, dx, dy);
    }
  }
  var DARK = /* @__PURE__ */ new Set(["#0072b2", "#d55e00", "#009e73", "#882255"]);
  var letterColour = (fill2) => DARK.has(fill2) ? "#ffffff" : "#1d2733";
  function paintLetter(pen, item, x2, y, size) {
    pen.text(item.letter[lang], x2, y + 0.5, {
      size: Math.min(Math.round(size * 1.15), 22),
      anchor: "center",
      bold: true,
      colour: letterColour(item.fill)
    });
  }

  // graph/tip.js
  function tipOfItem(item) {
    if (item.group !== null) return [item.title];
    const i2 = item.node;
    const kind = nodeCode("type", i2) ? nameOf("type", nodeCode("type", i2)) : nameOf("cls", nodeCode("cls", i2));
    const index = DATA.indices.find((one) => one.key === state.size);
    const value = index && indexValue(index.key, i2) !== null && `${index.label[lang]}: ${plainNumber(indexValue(index.key, i2))}`;
    const city = nodeCode("city", i2);
    return [label(i2), [city && nameOf("city", city), kind].filter(Boolean).join(" · "), value].filter(Boolean);
  }
  function tipOfLink(link) {
    if (link.edge === null) return [`${link.count} ${t("edges")}`];
    const e = link.edge;
    return [kindName(edgeCode("kind", e)), `${label(E.source[e])} ${DATA.directed ? "→" : "—"} ${label(E.target[e])}`];
  }
  function showTip(event, lines) {
    const tip = byId("tip");
    fill(tip, lines.map((line, k) => h(k ? "div" : "strong", {}, line)));
    tip.hidden = false;
    const [x2, y] = [event.clientX + 14, event.clientY + 14];
    tip.style.left = `${Math.min(x2, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(y, innerHeight - tip.offsetHeight - 8)}px`;
  }
  function hideTip() {
    byId("tip").hidden = true;
  }

  // graph/moving.js
  var MARGIN = 320;
  var UNSTEADY = 4;
  var Mover = class {
    constructor(pane) {
      this.pane = pane;
      this.down = /* @__PURE__ */ new Set();
      this.last = null;
      this.moving = false;
      pane.host.addEventListener("pointerdown", (event) => this.press(event));
      this.heard = new AbortController();
      const on = (name, act) => addEventListener(name, act, { signal: this.heard.signal });
      on("pointermove", (event) => this.last && event.pointerId === this.last.id && this.drag(event));
      on("pointerup", (event) => this.release(event));
      on("pointercancel", (event) => this.release(event));
      on("blur", () => this.end());
    }
    press(event) {
      this.down.add(event.pointerId);
      if (this.down.size > 1 || event.button !== 0) return this.end();
      if (this.pane.network.getNodeAt(this.pane.onStage(event)) !== void 0) return void 0;
      this.last = { id: event.pointerId, x: event.clientX, y: event.clientY };
      return void 0;
    }
    drag(event) {
      const [dx, dy] = [event.clientX - this.last.x, event.clientY - this.last.y];
      if (!this.moving) {
        if (Math.hypot(dx, dy) < UNSTEADY) return;
        this.begin();
      }
      if (Math.abs(dx) < MARGIN && Math.abs(dy) < MARGIN) {
        this.pane.stage.style.transform = `translate(${dx}px, ${dy}px)`;
        return;
      }
      this.settle(event);
    }
    begin() {
      this.moving = true;
      hideTip();
      this.pane.host.classList.add("moving");
      this.pane.resize(MARGIN);
    }
    /** Draw anew where the picture is now. */
    settle({ clientX, clientY }) {
      const { network, stage } = this.pane;
      const [at, scale] = [network.getViewPosition(), network.getScale()];
      stage.style.transform = "";
      this.pane.move({ x: at.x - (clientX - this.last.x) / scale, y: at.y - (clientY - this.last.y) / scale }, scale);
      Object.assign(this.last, { x: clientX, y: clientY });
    }
    release(event) {
      this.down.delete(event.pointerId);
      if (!this.last || event.pointerId !== this.last.id) return;
      if (this.moving && event.type === "pointerup") this.settle(event);
      this.end();
    }
    end() {
      this.last = null;
      if (!this.moving) return;
      this.moving = false;
      this.pane.stage.style.transform = "";
      this.pane.host.classList.remove("moving");
      this.pane.resize(0);
    }
    destroy() {
      this.heard.abort();
    }
  };

  // graph/pointing.js
  function listenToPointer(pane) {
    const { network, host } = pane;
    network.on("click", (event) => clicked(pane, event.pointer.DOM));
    network.on("doubleClick", (event) => opened(pane, event.pointer.DOM));
    network.on("dragging", (event) => event.nodes.length && pane.keep(event.nodes));
    network.on("dragEnd", (event) => {
      if (!event.nodes.length) return;
      pane.keep(event.nodes);
      network.unselectAll();
    });
    network.on("dragStart", hideTip);
    network.on("zoom", hideTip);
    host.addEventListener("pointermove", (event) => hovered(pane, event));
    host.addEventListener("pointerleave", hideTip);
  }
  function itemAt(pane, point) {
    const key = pane.network.getNodeAt(point);
    if (key !== void 0) return pane.items.get(key);
    const at = pane.network.DOMtoCanvas(point);
    let [best, least] = [void 0, 9 / pane.network.getScale()];
    for (const item of pane.items.values()) {
      const far = Math.hypot(item.x - at.x, item.y - at.y) - item.r;
      if (far < least) [best, least] = [item, far];
    }
    return best;
  }
  function linkAt(pane, point) {
    const at = pane.network.DOMtoCanvas(point);
    let [best, least] = [void 0, 6 / pane.network.getScale()];
    for (const link of pane.links) {
      const far = farFrom(at, pane.items.get(link.a), pane.items.get(link.b), link.bend);
      if (far < least) [best, least] = [link, far];
    }
    return best;
  }
  function clicked(pane, point) {
    const item = itemAt(pane, point);
    if (item) choose(item.node !== null ? { node: item.node } : { group: item.group });
    else {
      const link = linkAt(pane, point);
      choose(link && link.edge !== null ? { edge: link.edge } : {});
    }
    if (document.activeElement !== pane.host) pane.host.focus({ preventScroll: true });
  }
  function opened(pane, point) {
    const item = itemAt(pane, point);
    if (!item) return;
    if (item.group !== null) toggleGroup(item.group);
    else update({ node: item.node, steps: state.steps === 2 ? 1 : 2 });
  }
  var waiting = 0;
  function hovered(pane, event) {
    if (waiting || event.pointerType === "touch" || pane.mover.moving) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      const point = pane.onStage(event);
      const item = pane.items.get(pane.network.getNodeAt(point));
      const link = item || event.buttons ? void 0 : linkAt(pane, point);
      pane.host.classList.toggle("over", Boolean(item || link));
      if (item) showTip(event, tipOfItem(item));
      else if (link) showTip(event, tipOfLink(link));
      else hideTip();
    });
  }

  // graph/pane.js
  var Pane = class {
    constructor(host, city = null) {
      this.host = host;
      this.city = city;
      this.stage = h("div", { class: "stage" });
      host.append(this.stage);
      this.items = /* @__PURE__ */ new Map();
      this.links = [];
      this.bright = null;
      this.cache = /* @__PURE__ */ new Map();
      this.placed = 0;
      this.shown = 0;
      this.frame = null;
      this.goal = null;
      this.untouched = true;
      this.nodes = new vis.DataSet();
      this.edges = new vis.DataSet();
      const usual = DATA.vis.options;
      const options = { ...usual, height: "100%", width: "100%", autoResize: false, interaction: { ...usual.interaction, dragView: false } };
      this.show(drawn, true);
      this.network = new vis.Network(this.stage, { nodes: this.nodes, edges: this.edges }, options);
      this.network.on("beforeDrawing", (context) => {
        if (state.physics) this.follow();
        paintUnder(this, context);
      });
      this.network.on("afterDrawing", (context) => paintOver(this, context));
      this.network.on("zoom", () => {
        this.untouched = false;
        this.goal = null;
      });
      this.network.on("animationFinished", () => this.goal && this.network.moveTo({ ...this.goal, animation: false }));
      this.mover = new Mover(this);
      listenToPointer(this);
      this.watcher = new ResizeObserver(() => this.resized());
      this.watcher.observe(host);
    }
    /** Whether an item is this pane's: of its city, or of none and tied to its city. */
    takes(item) {
      if (this.city === null || item.node === null) return true;
      const own = nodeCode("city", item.node);
      if (own) return own === this.city;
      for (const e of edgesOf(item.node)) {
        if (nodeCode("city", otherEnd(e, item.node)) === this.city) return true;
      }
      return false;
    }
    /** Bring the canvas to what is drawn now: what is new, gone or changed, and nothing else. */
    show(now, first = false) {
      const before2 = this.items;
      this.items = new Map([...now.items].filter(([, item]) => this.takes(item)));
      if (this.city !== null) this.items = this.nearOwn(this.items);
      this.links = now.links.filter((link) => this.items.has(link.a) && this.items.has(link.b));
      this.bright = brightItems(this.items);
      const made = first && now.mode === "nodes" && state.size === USUAL_SIZE;
      const changed = [];
      for (const [key, item] of this.items) {
        const old = before2.get(key);
        if (!old || old.x !== item.x || old.y !== item.y || old.r !== item.r || old.fill !== item.fill) {
          changed.push(made ? { ...DATA.vis.nodes[key], label: void 0, x: item.x, y: item.y } : visNode(item));
        }
      }
      this.nodes.remove(this.nodes.getIds().filter((key) => !this.items.has(key)));
      this.nodes.update(changed);
      if (this.edges.length) this.pull();
      this.placed++;
    }
    /** Let the nodes move by themselves, or no more. Only then vis-network needs the edges: the lines
     * are drawn by the page. */
    setPhysics(on) {
      if (on) this.pull();
      this.network.setOptions({ physics: { ...DATA.vis.options.physics, enabled: on } });
      if (on) return;
      this.edges.clear();
      this.keep(void 0);
    }
    pull() {
      this.edges.clear();
      this.edges.add(this.links.map(visEdge));
    }
    /** What belongs to no city stands in each pane among its own neighbours there. */
    nearOwn(items) {
      const found = new Map(items);
      for (const [key, item] of items) {
        if (item.node === null || nodeCode("city", item.node)) continue;
        const near = [...edgesOf(item.node)].map((e) => items.get(otherEnd(e, item.node))).filter((x2) => x2 && nodeCode("city", x2.node));
        if (!near.length) continue;
        const mean = (axis) => near.reduce((sum, x2) => sum + x2[axis], 0) / near.length;
        found.set(key, { ...item, x: mean("x") + 3 * (key % 7), y: mean("y") + 3 * (key % 5) });
      }
      return found;
    }
    /** Positions as they are on the canvas, while it moves by itself. */
    follow() {
      const at = this.network.getPositions();
      for (const [key, item] of this.items) if (at[key]) [item.x, item.y] = [at[key].x, at[key].y];
      this.placed++;
    }
    keep(keys) {
      for (const [key, at] of Object.entries(this.network.getPositions(keys))) {
        const item = this.items.get(Number.isNaN(Number(key)) ? key : Number(key));
        if (!item) continue;
        [item.x, item.y] = [at.x, at.y];
        if (item.node !== null) moved.set(`${state.layout} ${item.node}`, [at.x, at.y]);
      }
      this.placed++;
    }
    /** What was made for the picture as it is; made again when the key is another. */
    made(what, key, make) {
      const now = `${this.placed} ${key}`;
      if (this.cache.get(what)?.now !== now) this.cache.set(what, { now, made: make() });
      return this.cache.get(what).made;
    }
    lines() {
      return this.made("lines", "", () => new Lines(this.links, this.items, (link) => link.look.width));
    }
    /** The lines that are not faded, a little wider; the one that is chosen much wider. */
    brightLines() {
      const edges = scene.bright.edges;
      const wider = (link) => link.look.width + (link.edge === state.edge ? 2.5 : 0.4);
      return this.made("bright lines", this.shown, () => new Lines(this.links.filter((link) => link.edge !== null && edges.has(link.edge)), this.items, wider));
    }
    labels(scale) {
      const chosen = this.chosen();
      const key = `${this.shown} ${scale.toFixed(4)} ${lang} ${state.physics} ${[...chosen].join()}`;
      return this.made("labels", key, () => placeLabels(this.items, this.areas(), scale, this.bright, chosen, this.frameAt(scale)));
    }
    /** What the layout sets apart; a pane of one city has its name above it. */
    areas() {
      return this.city === null ? this.made("areas", `${state.layout} ${state.physics} ${lang}`, () => areasOf(this.items)) : [];
    }
    /** Where the node stood that is taken out. */
    gone() {
      if (state.without === null || REDUCED) return null;
      const item = nodeItem(state.without);
      return this.takes(item) ? item : null;
    }
    /** The items whose names are shown in full, with the side on which there is more room. */
    chosen() {
      const middle = this.network.getViewPosition().x;
      return new Map([...focusKeys()].filter((key) => this.items.has(key)).map((key) => [key, this.items.get(key).x > middle ? -1 : 1]));
    }
    /** Where names may stand at a scale: as far around the picture as is seen when all of it is. */
    frameAt(scale) {
      if (!this.frame) return null;
      const { box, aside, above } = this.frame;
      return { x0: box.x0 * scale - aside, x1: box.x1 * scale + aside, y0: box.y0 * scale - above, y1: box.y1 * scale + above };
    }
    refresh() {
      this.bright = brightItems(this.items);
      this.shown++;
      this.redraw();
    }
    /** Draw with the next frame, once, however often it is asked for (`Network.redraw` does not wait). */
    redraw() {
      this.network.moveTo({ animation: false });
    }
    /** Coordinates on the stage, as vis-network wants them, of an event or a point of the screen. */
    onStage({ clientX, clientY }) {
      const bounds = this.stage.getBoundingClientRect();
      return { x: clientX - bounds.left, y: clientY - bounds.top };
    }
    /** Coordinates on the host of a place of the picture. */
    onHost(place) {
      const at = this.network.canvasToDOM(place);
      return { x: at.x + this.stage.offsetLeft, y: at.y + this.stage.offsetTop };
    }
    /** Give the canvas the size of what is seen, and a margin around it. */
    resize(margin) {
      const [at, scale] = [this.network.getViewPosition(), this.network.getScale()];
      this.stage.style.inset = margin ? `-${margin}px` : "";
      this.network.setSize("100%", "100%");
      this.network.moveTo({ position: at, scale, animation: false });
    }
    resized() {
      if (this.mover.moving) return;
      this.resize(0);
      if (this.untouched) fitAll();
    }
    /** The scale at which everything can be seen, with room for names beside the nodes. */
    fitting() {
      const box = boxOf(this.items.values());
      if (!box) return 1;
      const [wide, tall] = this.size();
      const [aside, above] = [Math.min(110, wide * 0.17), 26];
      return Math.max(Math.min((wide - 2 * aside) / (box.x1 - box.x0 + 1), (tall - 2 * above) / (box.y1 - box.y0 + 1), 1.6), 0.02);
    }
    /** Show everything at a scale; names may then fill what is free around it. */
    fit(scale = this.fitting(), animate = false) {
      const box = boxOf(this.items.values());
      if (!box) return;
      const [wide, tall] = this.size();
      const free = (whole, size) => Math.max((whole - size * scale) / 2 - 4, 20);
      this.frame = { box, aside: free(wide, box.x1 - box.x0), above: free(tall, box.y1 - box.y0) };
      this.shown++;
      this.move({ x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 }, scale, animate);
      this.untouched = true;
    }
    size() {
      return [this.host.clientWidth || 300, this.host.clientHeight || 300];
    }
    move(position, scale, animate = false) {
      const still = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.goal = still ? null : { position, scale };
      this.network.moveTo({ position, scale, animation: still ? false : { duration: 250 } });
      this.untouched = false;
    }
    destroy() {
      this.watcher.disconnect();
      this.mover.destroy();
      this.network.destroy();
    }
  };
  function visNode(item) {
    const color = { background: item.fill, border: item.outline };
    return { id: item.key, x: item.x, y: item.y, size: item.r, shape: item.shape, color };
  }
  function visEdge(link) {
    const known = link.edge !== null && DATA.vis.edges[link.edge];
    return { ...known || { id: link.key, from: link.a, to: link.b }, hidden: true };
  }

  // graph/side_by_side.js
  function citiesShown() {
    const counts = /* @__PURE__ */ new Map();
    for (let i2 = 0; i2 < NODES; i2++) {
      const city = nodeCode("city", i2);
      if (city) counts.set(city, (counts.get(city) ?? 0) + 1);
    }
    return [...counts.keys()].sort();
  }
  var CITIES = citiesShown();
  var SIDE_BY_SIDE = !REDUCED && CITIES.length > 1 && CITIES.length <= 12;
  function buildPanes() {
    for (const pane of panes) pane.destroy();
    const many = SIDE_BY_SIDE && state.panes === "cities";
    const place = byId("panes");
    place.className = many ? "panes many" : "panes";
    fill(place);
    const hosts = (many ? CITIES : [null]).map((city) => {
      const host = h("div", { class: "canvas", tabindex: "0", role: "application", "aria-label": t("graph_label"), "aria-describedby": "live" });
      const title = many && h("h2", { class: "pane-title" }, nameOf("city", city));
      place.append(h("section", { class: "pane", "data-city": city ?? "" }, title, host));
      return [host, city];
    });
    replacePanes(hosts.map(([host, city]) => new Pane(host, city)));
    fitAll();
  }

  // graph/details_parts.js
  var warning = (text) => h("p", { class: "warning", role: "alert" }, text);
  var section = (title, ...children) => h("section", {}, h("h3", {}, title), ...children);
  var facts = (rows) => h("dl", { class: "facts" }, rows.filter(([, value]) => value && (!Array.isArray(value) || value.length)).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
  function nodeButton(i2, text = label(i2)) {
    const look = markOf(sortOf(i2));
    return h("button", { type: "button", class: "link", on: { click: () => choose({ node: i2 }) } }, swatch(shapeOf(i2), look, 12), text);
  }
  function swatch(shape, look, size = 16) {
    const box = s("svg", { width: size, height: size, viewBox: "-12 -12 24 24", class: "swatch", "aria-hidden": "true", focusable: "false" });
    const pen = new SvgPen(box);
    pen.item(shape, 0, 0, shape === "dot" ? 10 : 9, look.fill, look.outline, 1.6);
    if (look.letter) {
      pen.text(look.letter[lang], 0, 1, { size: 12, bold: true, anchor: "center", colour: letterColour(look.fill) });
    }
    return box;
  }

  // graph/details_tools.js
  function tools(i2) {
    const steps = [0, 1, 2].map((n) => h("button", { type: "button", "aria-pressed": state.steps === n, on: { click: () => update({ steps: n }) } }, t(`step_${n}`)));
    const waiting2 = state.path && state.path[1] === null;
    return [
      h("div", { class: "toolbar", role: "group", "aria-label": t("steps") }, h("span", {}, t("steps")), steps),
      h(
        "div",
        { class: "toolbar" },
        h("button", { type: "button", id: "find-path", "aria-pressed": Boolean(waiting2), on: { click: () => update({ path: waiting2 ? null : [i2, null] }) } }, t("path_from")),
        h("button", { type: "button", id: "take-out", on: { click: () => update({ without: i2, path: null, edge: null }) } }, t("without")),
        h("button", { type: "button", on: { click: () => reveal(i2, true) } }, t("center"))
      ),
      waiting2 && h("p", { class: "notice", role: "status" }, t("path_hint"))
    ];
  }
  function pathBetween(a, b) {
    const found = scene.path;
    const head = [
      h("h2", {}, t("path_title", { a: label(a), b: label(b) })),
      h("p", { class: "toolbar" }, h("button", { type: "button", on: { click: () => update({ path: null, node: a }) } }, t("path_cancel")))
    ];
    if (!found) return [...head, warning(t("path_none"))];
    const step = (i2, k) => {
      const edges = k ? [...edgesOf(i2)].filter((e) => found.edges.has(e) && otherEnd(e, i2) === found.one[k - 1]) : [];
      return h("li", {}, edges.map((e) => h("p", { class: "via" }, h("button", { type: "button", class: "small", on: { click: () => update({ edge: e, path: null, node: null }) } }, kindName(edgeCode("kind", e))), " ", E.passages[e].slice(0, 3).map((p) => h("code", {}, passage(p).pointer, " ")))), nodeButton(i2));
    };
    return [...head, h("p", { class: "counts" }, t("path_length", { n: found.length, k: found.count })), h("ol", { class: "path" }, found.one.map(step))];
  }
  function withoutNode(i2) {
    const { effects, orphaned, leaderless, pairs, severed, cutOff } = scene.lost;
    const number = (value) => Number.isNaN(value) ? t("undefined") : plainNumber(Math.round(value * 1e6) / 1e6).replace("-", "−");
    const row = (x2) => h("tr", { class: x2.loss > 1e-9 ? "worse" : "" }, h("th", { scope: "row" }, t(x2.effect)), [x2.before, x2.after, x2.loss].map((v) => h("td", { class: "number" }, number(v))));
    const head = ["effect", "before", "after", "loss"].map((name) => h("th", { scope: "col" }, t(name)));
    const list = (title, nodes) => nodes.length > 0 && section(`${title} (${nodes.length})`, h("ul", { class: "ties" }, nodes.slice(0, 100).map((j) => h("li", {}, nodeButton(j)))));
    const sectors = (title, parted) => parted.length > 0 && section(`${title} (${parted.length})`, h("ul", {}, parted.map((pair) => h("li", {}, pair.split(" ").map((code) => nameOf("sector", code)).join(" — ")))));
    return [
      h("h2", {}, t("without_title", { name: label(i2) })),
      h("p", { class: "toolbar" }, h("button", { type: "button", id: "put-back", on: { click: () => update({ without: null, node: i2 }) } }, t("without_back"))),
      h("table", { class: "indices", id: "effects" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, effects.map(row))),
      h("p", { class: "caution" }, t("without_note")),
      h("p", { class: "hint" }, h("code", {}, "kyodo_graph.measures.remove_actor"), " (Borgatti 2006)"),
      !orphaned.length && !leaderless.length && !cutOff.length && h("p", {}, t("nothing_lost")),
      list(t("orphaned"), orphaned),
      list(t("leaderless"), leaderless),
      list(t("cut_off"), cutOff.filter((j) => !orphaned.includes(j))),
      sectors(t("lost_pairs"), pairs),
      sectors(t("lost_connections"), severed.filter((pair) => !pairs.includes(pair)))
    ];
  }

  // graph/looks.js
  function firstLooks() {
    const [office] = mostTied((i2) => nodeCode("sector", i2) === "S1");
    const centres = firstOfEach("city", mostTied((i2) => nodeCode("sector", i2) === "S3")).slice(0, 4);
    const near = (i2) => [t("look_near", { name: label(i2) }), { node: i2, steps: 1 }];
    const found = [...centres, ...office === void 0 ? [] : [office]].map(near);
    if (centres.length) found.push([t("look_without", { name: label(centres[0]) }), { without: centres[0] }]);
    const specificity = new Set(N.id.map((_, i2) => nodeCode("specificity", i2)).filter(Boolean));
    if (specificity.has("generic") && specificity.size > 1) {
      specificity.delete("generic");
      found.push([t("look_named"), { filters: only("specificity", [...specificity]) }]);
    }
    const kinds = new Set(DATA.edges.pools.kind);
    if (kinds.has("lead") && kinds.size > 1) found.push([t("look_lead"), { filters: only("kind", ["lead"]) }]);
    if (SIDE_BY_SIDE) found.push([t("look_cities"), { panes: "cities" }]);
    return found;
  }
  function mostTied(wanted) {
    const found = [];
    for (let i2 = 0; i2 < NODES; i2++) if (isActor(i2) && edgesOf(i2).length && wanted(i2)) found.push(i2);
    return found.sort((a, b) => edgesOf(b).length - edgesOf(a).length || a - b);
  }
  function firstOfEach(name, nodes) {
    const seen = /* @__PURE__ */ new Set();
    return nodes.filter((i2) => !seen.has(nodeCode(name, i2)) && seen.add(nodeCode(name, i2)));
  }
  var only = (facet, values) => Object.fromEntries(FACETS.map((one) => [one, new Set(one === facet ? values : [])]));
  function looks() {
    const found = firstLooks();
    if (!found.length) return null;
    const button = ([text, patch]) => h("li", {}, h("button", { type: "button", class: "link", on: { click: () => update(patch) } }, text));
    return section(t("looks"), h("ul", { id: "looks" }, found.map(button)));
  }

  // graph/details.js
  function showDetails() {
    const place = byId("details");
    const parts2 = state.unknown ? [warning(t("unknown_node", { id: state.unknown })), ...aboutView()] : state.without !== null ? withoutNode(state.without) : state.path && state.path[1] !== null ? pathBetween(...state.path) : state.node !== null ? aboutNode(state.node) : state.edge !== null ? aboutEdge(state.edge) : state.group !== null ? aboutGroup(state.group) : aboutView();
    if (place.scrollTop) place.scrollTop = 0;
    refill(place, parts2);
  }
  function aboutView() {
    const counts = brightCounts();
    const all = { n: NODES, m: EDGES };
    const filtered = counts.nodes !== NODES || counts.edges !== EDGES;
    const notes = [];
    if (REDUCED) notes.push(h("p", { class: "notice" }, t("reduced", all)));
    if (drawn?.mode === "match") notes.push(h("p", { class: "notice" }, t("reduced_shown", { n: drawn.items.size })));
    if (!counts.nodes) notes.push(warning(t("empty")));
    return [
      h("h2", {}, t("about")),
      h("p", {}, DATA.description[lang]),
      h("p", { class: "counts" }, filtered ? t("shown_of", { n: counts.nodes, of: NODES, m: counts.edges, all: EDGES }) : t("shown", all)),
      notes,
      h("p", { class: "hint" }, t("start_hint")),
      h("p", { class: "caution" }, t("what_it_is")),
      looks(),
      facts([
        [t("made_with"), DATA.about.citation],
        [t("filters"), DATA.about.filters],
        ["SHA-256", DATA.about.sha256 && h("code", {}, DATA.about.sha256.slice(0, 16), "…")]
      ])
    ];
  }
  function aboutNode(i2) {
    const codes = ["type", "sector", "specificity"].map((name) => [t(name), nodeCode(name, i2) && nameOf(name, nodeCode(name, i2))]);
    const themes = themesOf(i2).map((code) => `${code} ${nameOf("theme", code)}${code === nodeCode("theme", i2) ? " ★" : ""}`);
    return [
      h("h2", { class: "name" }, swatch(shapeOf(i2), markOf(sortOf(i2)), 20), label(i2)),
      h("p", { class: "other", lang: lang === "ja" ? "en" : "ja" }, N[lang === "ja" ? "en" : "ja"][i2]),
      tools(i2),
      facts([
        [t("class"), nodeCode("cls", i2) && nameOf("cls", nodeCode("cls", i2))],
        ...codes,
        [t("city"), nodeCode("city", i2) && nameOf("city", nodeCode("city", i2))],
        [t("plan"), nodeCode("plan", i2) && nameOf("plan", nodeCode("plan", i2))],
        [t("number"), N.number[i2]],
        [t("alias"), N.alias[i2].join(lang === "ja" ? "、" : ", ")],
        [t("themes"), themes.join(lang === "ja" ? "、" : ", ")],
        [t("id"), h("code", {}, N.id[i2])]
      ]),
      indicesOf(i2),
      relationsOf(i2),
      evidence(N.passages[i2], t("evidence", { n: N.passages[i2].length }))
    ];
  }
  function indicesOf(i2) {
    const rows = DATA.indices.filter((index) => indexValue(index.key, i2) !== null);
    if (!rows.length) return null;
    const head = [t("index"), t("value"), t("rank")].map((name) => h("th", { scope: "col" }, name));
    const row = (index) => {
      const at = rankOf(index.key, i2);
      const rank = at.tied ? t("rank_tied", { ...at, n: at.of }) : t("rank_of", { ...at, n: at.of });
      const small = index.small ? ` (${t("small_central")})` : "";
      const told = [index.definition[lang], index.function, index.reference].filter(Boolean).join("\n");
      return h("tr", {}, h("th", { scope: "row", title: told }, index.label[lang]), h("td", { class: "number" }, plainNumber(indexValue(index.key, i2))), h("td", {}, rank, small));
    };
    const sources = rows.map((index) => h("li", {}, h("b", {}, index.label[lang]), " ", index.definition[lang], " ", h("code", {}, index.function), index.reference && ` (${index.reference})`));
    return section(t("indices"), h("table", { class: "indices" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows.map(row))), h("p", { class: "hint" }, t("among")), h("details", {}, h("summary", {}, t("sources")), h("ul", { class: "sources" }, sources)));
  }
  function relationsOf(i2) {
    const edges = [...edgesOf(i2)].filter((e) => scene.edgeThere[e]);
    if (!edges.length) return null;
    const groups = /* @__PURE__ */ new Map();
    for (const e of edges) {
      const out = E.source[e] === i2;
      const arrow = DATA.directed ? out ? "→" : "←" : "";
      const key = `${kindName(edgeCode("kind", e))}|${arrow}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(e);
    }
    const one = (e) => h("li", {}, nodeButton(otherEnd(e, i2)), edgeCode("basis", e) === "implied" && h("span", { class: "tag" }, nameOf("basis", "implied")), h("button", { type: "button", class: "small", on: { click: () => choose({ edge: e }) } }, t("passages_n", { n: E.passages[e].length })));
    return section(t("ties_of", { n: edges.length }), [...groups].map(([key, list]) => {
      const [name, arrow] = key.split("|");
      return h("details", { open: list.length <= 8 || groups.size === 1 }, h("summary", {}, `${name} ${arrow} (${list.length})`), h("ul", { class: "ties" }, list.slice(0, 200).map(one), list.length > 200 && h("li", {}, t("more", { n: list.length - 200 }))));
    }));
  }
  function aboutEdge(e) {
    const arrow = DATA.directed ? t("directed_to") : t("undirected_to");
    const elements = E.elements[e].map((thing) => {
      const node = DATA.things.node[thing];
      return h("li", {}, node !== null ? nodeButton(node) : thingName(thing));
    });
    return [
      h("h2", {}, kindName(edgeCode("kind", e))),
      h("p", { class: "ends" }, nodeButton(E.source[e]), ` ${arrow} `, nodeButton(E.target[e])),
      facts([
        [t("basis"), edgeCode("basis", e) && edgeCode("basis", e).split(", ").map((b) => nameOf("basis", b)).join(", ")],
        [t("modality"), edgeCode("modality", e) && edgeCode("modality", e).split(", ").map((m) => nameOf("modality", m)).join(", ")],
        [t("weight"), plainNumber(E.weight[e])]
      ]),
      elements.length > 0 && section(t("elements"), h("ul", { class: "ties" }, elements)),
      evidence(E.passages[e], t("evidence", { n: E.passages[e].length }))
    ];
  }
  function aboutGroup(g) {
    const group = DATA.groups[g];
    const inner = CHILDREN[g].map((one) => h("li", {}, h("button", { type: "button", class: "link", on: { click: () => update({ group: one }) } }, `${DATA.groups[one].label[lang]} (${grouped(DATA.groups[one].size)})`)));
    const members = group.nodes.slice(0, 100).map((i2) => h("li", {}, nodeButton(i2)));
    const above = group.parent === null ? null : DATA.groups[group.parent];
    return [
      h("h2", {}, group.label[lang]),
      above && h("p", {}, h("button", { type: "button", class: "link", on: { click: () => update({ group: group.parent }) } }, `← ${above.label[lang]}`)),
      h("p", { class: "toolbar" }, h("button", { type: "button", id: "open-group", on: { click: () => toggleGroup(g) } }, t(state.open.has(g) ? "collapse" : "expand"))),
      section(t("members", { n: group.size }), h("ul", { class: "ties" }, inner, members, group.nodes.length > 100 && h("li", {}, t("more", { n: group.nodes.length - 100 }))))
    ];
  }
  function pointerTo(pointer, document2) {
    const page = DATA.site?.documents[document2];
    const code = h("code", {}, pointer);
    return page ? h("a", { href: `${page[lang]}#l${linesOf(pointer)}` }, code) : code;
  }
  function evidence(places, title) {
    if (!places.length) return section(title, h("p", { class: "hint" }, t("no_evidence")));
    const one = (p) => {
      const { pointer, document: document2, headings, text } = passage(p);
      const known = DATA.documents[document2];
      return h(
        "li",
        { class: "passage" },
        h("p", { class: "where" }, h("b", {}, known ? known.title[lang] : document2), " ", t("lines", { lines: linesOf(pointer) }), " ", pointerTo(pointer, document2)),
        headings[lang].length > 0 && h("p", { class: "headings" }, headings[lang].join(" › ")),
        text !== null && h("blockquote", { lang: "ja" }, text),
        h("p", {}, h("button", { type: "button", class: "small", on: { click: () => copy(citation(p)) } }, t("cite")), " ", h("button", { type: "button", class: "small", on: { click: () => copy(bibtex(p)) } }, t("cite_bibtex")), " ", h("button", { type: "button", class: "small", on: { click: () => copy(report(p)) } }, t("report")))
      );
    };
    const more = places.length > 30 && h("li", {}, t("more", { n: places.length - 30 }));
    return section(title, h("ol", { class: "passages" }, places.slice(0, 30).map(one), more));
  }

  // graph/drawer.js
  function showControls(open) {
    document.body.classList.toggle("drawer", open);
    const button = byId("filters-button");
    button.setAttribute("aria-expanded", String(open));
    button.dataset.t = open ? "close" : "filters";
    button.textContent = t(button.dataset.t);
    for (const part of [document.querySelector("main"), byId("details")]) part.inert = open;
    if (open) byId("controls").querySelector("select, input, button").focus();
  }

  // graph/saving.js
  function save(name, type, content) {
    const blob = content instanceof Blob ? content : new Blob([content], { type });
    const link = h("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  }

  // graph/export.js
  function fileName(ending) {
    const plain = [PROJECTION || "network", DATA.about.cities].filter(Boolean).join("-");
    return `kyodo-${plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}${ending}`;
  }
  var TITLE_ROOM = 44;
  var LEGEND_ROW = 20;
  function drawSheet(makePen, width, height) {
    const bounds = byId("panes").getBoundingClientRect();
    for (const pane of panes) {
      const host = pane.host.getBoundingClientRect();
      const pen2 = makePen({ x: host.left - bounds.left, y: host.top - bounds.top + TITLE_ROOM, w: host.width, h: host.height });
      drawPane(pen2, pane);
    }
    const pen = makePen(null);
    pen.text(DATA.title[lang], 12, 20, { size: 16, bold: true });
    for (const pane of panes) {
      if (pane.city === null) continue;
      const host = pane.host.getBoundingClientRect();
      pen.text(nameOf("city", pane.city), host.left - bounds.left + 8, host.top - bounds.top + TITLE_ROOM - 12, { size: 13, bold: true });
    }
    let [x2, y] = [12, TITLE_ROOM + bounds.height + 16];
    for (const { shape, look, line, text } of legendRows()) {
      const w = widthOf(text) + 40;
      if (x2 + w > width - 12) [x2, y] = [12, y + LEGEND_ROW];
      if (shape) pen.item(shape, x2 + 8, y, 7, look.fill, look.outline);
      else pen.link({ x: x2, y, r: 0 }, { x: x2 + 20, y, r: 0 }, 0, { ...line, arrow: false });
      if (look?.letter) pen.text(look.letter[lang], x2 + 8, y + 0.5, { size: 9, bold: true, anchor: "center" });
      pen.text(text, x2 + 24, y, {});
      x2 += w;
    }
    pen.text(`${t("shown", { n: brightCounts().nodes, m: brightCounts().edges })} · ${DATA.about.citation ?? "kyodo_graph"}`, 12, y + LEGEND_ROW + 4, { size: 11, colour: "#52606d" });
    return Math.max(height, y + 2 * LEGEND_ROW + 8);
  }
  function legendRows() {
    const sorts = /* @__PURE__ */ new Map();
    for (const pane of panes) for (const item of pane.items.values()) if (item.node !== null) sorts.set(sortOf(item.node), item.shape);
    const families = new Set(panes.flatMap((pane) => pane.links.filter((link) => link.edge !== null).map((link) => edgeCode("family", link.edge))));
    return [
      ...[...sorts].sort().map(([sort, shape]) => ({ shape, look: markOf(sort), text: sort === "cls:" ? t("nodes") : sortName(sort) })),
      ...Object.keys(DATA.styles.lines).filter((f) => families.has(f)).map((f) => ({ line: DATA.styles.lines[f], text: t(`family_${f}`) })),
      ...DATA.edges.pools.basis.includes("implied") ? [{ line: { colour: "#52606d", width: 1.5, dash: DATA.styles.implied }, text: t("implied") }] : []
    ];
  }
  function drawPane(pen, pane) {
    const scale = pane.network.getScale();
    const centre = pane.network.getViewPosition();
    const [wide, tall] = [pane.host.clientWidth, pane.host.clientHeight];
    const at = (item) => ({ x: item.x * scale + wide / 2 - centre.x * scale, y: item.y * scale + tall / 2 - centre.y * scale, r: Math.max(item.r * scale, 1.5) });
    const places = new Map([...pane.items].map(([key, item]) => [key, at(item)]));
    const bright = pane.bright;
    const faded = (look) => ({ ...look, colour: "#e4e8ec" });
    const brightLink = (link) => !bright || link.edge !== null && scene.bright.edges.has(link.edge);
    for (const last of [false, true]) {
      for (const link of pane.links) {
        if (brightLink(link) !== last) continue;
        pen.link(places.get(link.a), places.get(link.b), link.bend, last ? link.look : faded(link.look), Math.max(link.look.width * Math.min(1, scale + 0.2), 0.5));
      }
      for (const [key, item] of pane.items) {
        const shown = !bright || bright.has(key) || focusKeys().has(key);
        if (shown !== last) continue;
        const { x: x2, y, r } = places.get(key);
        pen.item(item.shape, x2, y, r, last ? item.fill : "#f5f7f9", last ? item.outline : "#d5dbe1", Math.min(1.2, r / 3));
        if (last && item.letter && r >= 6.5) paintLetter(pen, item, x2, y, r);
      }
    }
    const [dx, dy] = [wide / 2 - centre.x * scale, tall / 2 - centre.y * scale];
    const { titles, names } = pane.labels(scale);
    for (const placed2 of titles) paintTitle(pen, placed2, dx, dy);
    for (const placed2 of names) paintName(pen, placed2, dx, dy);
  }
  function sheetSvg() {
    const bounds = byId("panes").getBoundingClientRect();
    const root = s("svg", { xmlns: SVG, "font-family": FONT.replaceAll('"', "'") });
    root.append(s("title", {}, DATA.title[lang]));
    const ground = s("rect", { width: "100%", height: "100%", fill: "#ffffff" });
    root.append(ground);
    let clips = 0;
    const height = drawSheet((box) => {
      if (!box) return new SvgPen(root);
      const id = `pane-${clips++}`;
      root.append(s("clipPath", { id }, s("rect", { width: cut(box.w), height: cut(box.h) })));
      const inner = s("g", { transform: `translate(${cut(box.x)} ${cut(box.y)})`, "clip-path": `url(#${id})` });
      root.append(inner);
      return new SvgPen(inner);
    }, bounds.width, bounds.height);
    root.setAttribute("viewBox", `0 0 ${cut(bounds.width)} ${cut(height)}`);
    root.setAttribute("width", cut(bounds.width));
    root.setAttribute("height", cut(height));
    return `<?xml version="1.0" encoding="UTF-8"?>
${new XMLSerializer().serializeToString(root)}
`;
  }
  function sheetPng() {
    const bounds = byId("panes").getBoundingClientRect();
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    const scale = 2;
    const draw = () => drawSheet((box) => {
      context.setTransform(scale, 0, 0, scale, scale * (box?.x ?? 0), scale * (box?.y ?? 0));
      return new CanvasPen(context);
    }, bounds.width, bounds.height);
    canvas.width = canvas.height = 1;
    const height = draw();
    canvas.width = Math.round(bounds.width * scale);
    canvas.height = Math.round(height * scale);
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    draw();
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }
  function csv(header, rows) {
    const cell = (value) => {
      if (value === null || value === void 0) return "";
      let text = String(value);
      if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r
`;
  }
  var NODE_COLUMNS = ["cls", "type", "sector", "specificity", "city", "plan", "number", "theme", "themes"];
  function nodesCsv() {
    const keys = DATA.indices.map((index) => index.key);
    const read = (name, i2) => name === "number" ? N.number[i2] : name === "themes" ? themesOf(i2).join(" | ") : nodeCode(name, i2);
    const rows = matching("nodes").map((i2) => [N.id[i2], N.ja[i2], N.en[i2], N.alias[i2].join(" | "), ...NODE_COLUMNS.map((name) => read(name, i2)), ...keys.map((key) => indexValue(key, i2)), N.passages[i2].map((p) => passage(p).pointer).join(" | ")]);
    return csv(["id", "label_ja", "label_en", "alias", ...NODE_COLUMNS.map((name) => name === "cls" ? "class" : name), ...keys, "passages"], rows);
  }
  function edgesCsv() {
    const rows = matching("edges").map((e) => [N.id[E.source[e]], N.id[E.target[e]], edgeCode("kind", e), edgeCode("basis", e), edgeCode("modality", e), E.weight[e], E.elements[e].map((thing) => DATA.things.id[thing]).join(" | "), E.passages[e].map((p) => passage(p).pointer).join(" | ")]);
    return csv(["source", "target", "kind", "basis", "modality", "weight", "elements", "passages"], rows);
  }
  var EXPORTS = {
    png: async () => save(fileName(".png"), "image/png", await sheetPng()),
    svg: () => save(fileName(".svg"), "image/svg+xml", sheetSvg()),
    nodes: () => save(fileName(".nodes.csv"), "text/csv", nodesCsv()),
    edges: () => save(fileName(".edges.csv"), "text/csv", edgesCsv())
  };

  // graph/keys.js
  var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function towards(items, from, [dx, dy]) {
    let [best, least] = [null, Infinity];
    for (const item of items) {
      if (item.key === from.key) continue;
      const [x2, y] = [item.x - from.x, item.y - from.y];
      const along = x2 * dx + y * dy;
      if (along <= 0) continue;
      const aside = Math.abs(x2 * dy) + Math.abs(y * dx);
      const far = along + 2.5 * aside;
      if (far < least) [best, least] = [item, far];
    }
    return best;
  }
  function pick(item) {
    choose(item.node !== null ? { node: item.node } : { group: item.group });
    reveal(item.key);
  }
  function walk(pane, direction) {
    const items = [...pane.items.values()];
    const key = state.node ?? (state.group === null ? null : `g${state.group}`);
    const from = key === null ? null : pane.items.get(key);
    const next = from ? towards(items, from, direction) : items.sort((a, b) => b.r - a.r)[0];
    if (next) pick(next);
  }
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    const typing = target instanceof HTMLElement && target.matches("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape") {
      const menu = document.querySelector("details.menu");
      if (!byId("help").hidden) closeHelp();
      else if (menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else if (document.body.classList.contains("drawer")) {
        showControls(false);
        byId("filters-button").focus();
      } else if (state.without !== null) update({ without: null });
      else choose({ path: null });
      return;
    }
    if (typing) return;
    const pane = panes.find((one) => one.host.contains(target));
    if (pane && ARROWS[event.key]) walk(pane, ARROWS[event.key]);
    else if (pane && event.key === "Enter") byId("details").focus();
    else if (event.key === "/") byId("search").focus();
    else if (event.key === "+" || event.key === ";") zoomAll(1.3);
    else if (event.key === "-") zoomAll(1 / 1.3);
    else if (event.key === "0") fitAll(true);
    else if (event.key === "t") update({ table: state.table ? "" : "nodes" });
    else if (event.key === "e" && state.group !== null) toggleGroup(state.group);
    else if (event.key === "?") showHelp(byId("help").hidden);
    else return;
    event.preventDefault();
  }
  function showHelp(open) {
    const box = byId("help");
    box.hidden = !open;
    byId("help-button").setAttribute("aria-expanded", String(open));
    const lines = ["key_arrows", "key_enter", "key_zoom", "key_search", "key_table", "key_expand", "key_escape", "mouse"];
    fill(box, h("h2", {}, t("keys")), h("ul", {}, lines.map((line) => h("li", {}, t(line)))), h("button", { type: "button", on: { click: closeHelp } }, t("close")));
    if (open) box.querySelector("button").focus();
  }
  function closeHelp() {
    showHelp(false);
    byId("help-button").focus();
  }

  // graph/legend.js
  function showLegend() {
    const sorts = /* @__PURE__ */ new Map();
    for (let i2 = 0; i2 < NODES; i2++) {
      const sort = sortOf(i2);
      if (!sorts.has(sort)) sorts.set(sort, { n: 0, shape: shapeOf(i2) });
      sorts.get(sort).n++;
    }
    const order = [...Object.keys(DATA.styles.sectors).map((c) => `sector:${c}`), ...Object.keys(DATA.styles.classes).map((c) => `cls:${c}`)];
    const place = (sort) => order.indexOf(sort) < 0 ? order.length : order.indexOf(sort);
    const nodes = [...sorts].sort((a, b) => place(a[0]) - place(b[0])).map(([sort, { n, shape }]) => toggle(sort, [swatch(shape, markOf(sort)), h("span", {}, sort === "cls:" ? t("nodes") : sortName(sort)), h("span", { class: "count" }, grouped(n))]));
    const families = /* @__PURE__ */ new Map();
    for (let e = 0; e < EDGES; e++) families.set(edgeCode("family", e), (families.get(edgeCode("family", e)) ?? 0) + 1);
    const lines = Object.keys(DATA.styles.lines).filter((f) => families.has(f)).map((f) => toggle(`family:${f}`, [stroke(DATA.styles.lines[f]), h("span", {}, t(`family_${f}`)), h("span", { class: "count" }, grouped(families.get(f)))]));
    const implied = DATA.edges.pools.basis.includes("implied") && h("li", { class: "key" }, stroke({ colour: "#52606d", width: 1.5, dash: DATA.styles.implied }), h("span", {}, t("implied")));
    refill(byId("legend"), h("p", { class: "hint" }, t("legend_hint")), h("ul", { class: "legend" }, nodes), h("ul", { class: "legend" }, lines, implied));
  }
  function toggle(key, content) {
    const on = !state.off.has(key);
    const turn2 = () => {
      const off = new Set(state.off);
      if (on) off.add(key);
      else off.delete(key);
      update({ off });
    };
    return h("li", {}, h("button", { type: "button", class: "key", "aria-pressed": on ? "true" : "false", "data-key": key, on: { click: turn2 } }, content));
  }
  function stroke(line) {
    const box = s("svg", { width: 26, height: 12, viewBox: "0 0 26 12", class: "swatch", "aria-hidden": "true", focusable: "false" });
    new SvgPen(box).link({ x: 1, y: 6, r: 0 }, { x: 25, y: 6, r: 0 }, 0, { arrow: false, ...line });
    return box;
  }
  var FIRST_VALUES = 8;
  var unfolded = /* @__PURE__ */ new Set();
  function showFacets() {
    const place = byId("facets");
    const opened2 = new Set([...place.querySelectorAll("details[open]")].map((d) => d.dataset.name));
    const parts2 = FACETS.map((facet) => facetPart(facet, opened2)).filter(Boolean);
    const asked = FACETS.some((facet) => state.filters[facet].size) || state.off.size;
    const counts = brightCounts();
    refill(
      place,
      h("p", { class: "counts", role: "status" }, asked ? t("shown_of", { n: counts.nodes, of: NODES, m: counts.edges, all: EDGES }) : t("shown", { n: NODES, m: EDGES })),
      h(
        "p",
        { class: "toolbar" },
        h("button", { type: "button", id: "clear", disabled: !asked, on: { click: clearFilters } }, t("clear")),
        h("label", { class: "check" }, h("input", { type: "checkbox", id: "hide", checked: state.hide, on: { change: (event) => update({ hide: event.target.checked }) } }), t("hide"))
      ),
      parts2
    );
  }
  function clearFilters() {
    update({ filters: Object.fromEntries(FACETS.map((facet) => [facet, /* @__PURE__ */ new Set()])), off: /* @__PURE__ */ new Set() });
  }
  function facetPart(facet, opened2) {
    const values = facetCounts(facet);
    if (values.length < 2 && !state.filters[facet].size) return null;
    const chosen = state.filters[facet];
    const name = facet === "cls" ? t("class") : facet === "kind" ? t("role") : t(facet);
    const all = unfolded.has(facet) || values.length <= FIRST_VALUES + 2;
    const shown = all ? values : values.filter(([value], k) => k < FIRST_VALUES || chosen.has(value));
    const row = ([value, n]) => {
      const text = facet === "kind" ? kindName(value) : facet === "theme" ? `${value} ${nameOf("theme", value)}` : nameOf(facet, value);
      return h("li", {}, h(
        "label",
        { class: "check" },
        h("input", { type: "checkbox", checked: chosen.has(value), "data-facet": `${facet}:${value}`, on: { change: () => flip(facet, value) } }),
        h("span", {}, text),
        h("span", { class: "count" }, grouped(n))
      ));
    };
    const more = values.length > FIRST_VALUES + 2 && h("button", { type: "button", class: "small", on: { click: () => {
      unfolded.has(facet) ? unfolded.delete(facet) : unfolded.add(facet);
      showFacets();
    } } }, all ? t("fewer") : t("more", { n: values.length - shown.length }));
    return h(
      "details",
      { "data-name": facet, open: chosen.size > 0 || opened2.has(facet) },
      h("summary", {}, name, chosen.size > 0 && h("span", { class: "tag" }, chosen.size)),
      h("ul", { class: "facet" }, shown.map(row)),
      more
    );
  }
  function flip(facet, value) {
    const chosen = new Set(state.filters[facet]);
    if (chosen.has(value)) chosen.delete(value);
    else chosen.add(value);
    update({ filters: { ...state.filters, [facet]: chosen } });
  }

  // ../kyodo_graph/folding.json
  var folding_default = {
    blank: ["0009-000D", "0020", "0085", "00A0", "1680", "2000-200A", "2028-2029", "202F", "205F", "3000"],
    dropped: ["0000-0008", "000E-001F", "007F-0084", "0086-009F", "00AD", "034F", "061C", "115F-1160", "17B4-17B5", "180B-180F", "200B-200F", "202A-202E", "2060-206F", "3164", "FE00-FE0F", "FEFF", "FFA0", "FFF0-FFFB", "E0000-E0FFF"],
    kept: ["2460-2473", "24B6-24EA", "3251-325F", "3280-3289", "32B1-32BF", "32D0-32FE"],
    kana: ["3041-3096", "30A1-30FA"],
    before: {
      厂: "⺁",
      乛: "⺂",
      乚: "⺃",
      乙: "⺄",
      亻: "⺅",
      冂: "⺆",
      "𠘨": "⺇",
      刀: "⺈",
      刂: "⺉",
      卜: "⺊",
      㔾: "⺋",
      小: "⺌⺍",
      兀: "⺎",
      尣: "⺏",
      尢: "⺐",
      "𡯂": "⺑",
      巳: "⺒",
      幺: "⺓",
      彑: "⺔",
      彐: "⺕",
      忄: "⺖",
      心: "⺗",
      扌: "⺘",
      攵: "⺙",
      旡: "⺛",
      日: "⺜",
      月: "⺝",
      歺: "⺞",
      民: "⺠",
      氵: "⺡",
      氺: "⺢",
      灬: "⺣",
      爫: "⺤⺥",
      丬: "⺦",
      牛: "⺧",
      犭: "⺨",
      王: "⺩",
      "𤴔": "⺪",
      目: "⺫",
      示: "⺬",
      礻: "⺭",
      "𥫗": "⺮",
      糹: "⺯",
      纟: "⺰",
      罓: "⺱",
      罒: "⺲",
      㓁: "⺳",
      冗: "⺴",
      "𦉫": "⺵",
      羊: "⺶",
      "𦍌": "⺷",
      "𦍋": "⺸",
      耂: "⺹",
      肀: "⺺",
      聿: "⺻",
      肉: "⺼",
      "𦥑": "⺽",
      艹: "⺾⺿⻀",
      虎: "⻁",
      衤: "⻂",
      覀: "⻃",
      西: "⻄",
      见: "⻅",
      角: "⻆",
      "𧢲": "⻇",
      讠: "⻈",
      贝: "⻉",
      "𧾷": "⻊",
      车: "⻋",
      辶: "⻌⻍⻎",
      邑: "⻏",
      钅: "⻐",
      長: "⻑",
      镸: "⻒",
      长: "⻓",
      门: "⻔",
      "𨸏": "⻕",
      阝: "⻖",
      雨: "⻗",
      青: "⻘⾭",
      韦: "⻙",
      页: "⻚",
      风: "⻛",
      飞: "⻜",
      食: "⻝",
      "𩙿": "⻞",
      飠: "⻟",
      饣: "⻠",
      "𩠐": "⻡",
      马: "⻢",
      骨: "⻣",
      鬼: "⻤",
      鱼: "⻥",
      鸟: "⻦",
      卤: "⻧",
      麦: "⻨",
      黄: "⻩⿈",
      黾: "⻪",
      斉: "⻫",
      齐: "⻬",
      歯: "⻭",
      齿: "⻮",
      竜: "⻯",
      龙: "⻰",
      龜: "⻱",
      亀: "⻲",
      戸: "⼾",
      黒: "⿊",
      "゙": "゛",
      "゚": "゜"
    },
    after: {
      "-": "‐‑‒–—―⁃−─━╌╴╶⸺⸻",
      "~": "⁓∼∾〜〰",
      "・": "·•‧∙⋅⸱",
      "○": "〇◯⚪⭕⭘",
      カ: "ヵ",
      ケ: "ヶ",
      か: "ゕ",
      け: "ゖ",
      σ: "ς",
      ss: "ß"
    },
    brackets: `()[]{}<>「」『』〔〕【】〈〉《》〘〙〚〛“”‘’"'〝〞〟`,
    variants: {
      万: "萬",
      与: "與",
      両: "兩",
      並: "竝",
      乗: "乘",
      乱: "亂",
      亀: "龜",
      予: "豫",
      争: "爭",
      亘: "亙",
      亜: "亞",
      仏: "佛",
      仮: "假",
      会: "會",
      伝: "傳",
      体: "體",
      余: "餘",
      併: "倂",
      価: "價",
      倶: "俱",
      倹: "儉",
      偽: "僞",
      兎: "兔莵菟",
      児: "兒",
      党: "黨",
      内: "內",
      円: "圓",
      冊: "册",
      写: "寫",
      凛: "凜",
      処: "處",
      刊: "刋",
      刹: "剎",
      剣: "劍",
      剤: "劑",
      剥: "剝",
      剰: "剩",
      励: "勵",
      労: "勞",
      効: "效",
      勅: "敕",
      勧: "勸",
      勲: "勳",
      区: "區",
      医: "醫",
      単: "單",
      却: "卻",
      厠: "廁",
      厳: "嚴",
      参: "參",
      双: "雙",
      収: "收",
      叙: "敘",
      台: "臺",
      号: "號",
      吉: "𠮷",
      呉: "吳",
      呪: "咒",
      唇: "脣",
      唖: "啞",
      営: "營",
      嘘: "噓",
      嘱: "囑",
      噛: "嚙",
      器: "噐",
      嚢: "囊",
      団: "團",
      囲: "圍",
      図: "圖",
      国: "國",
      圏: "圈",
      土: "圡",
      圧: "壓",
      堕: "墮",
      塁: "壘",
      塩: "鹽",
      填: "塡",
      増: "增",
      壊: "壞",
      壌: "壤",
      壮: "壯",
      声: "聲",
      壱: "壹",
      売: "賣",
      壷: "壺",
      変: "變",
      奥: "奧",
      奨: "奬",
      姉: "姊",
      姫: "姬",
      嬢: "孃",
      学: "學",
      宝: "寶",
      実: "實",
      富: "冨",
      寛: "寬",
      寝: "寢",
      対: "對",
      寿: "壽",
      専: "專",
      将: "將",
      尚: "尙",
      尽: "侭儘盡",
      届: "屆",
      屏: "屛",
      属: "屬",
      岳: "嶽",
      峡: "峽",
      峰: "峯",
      島: "嶋嶌",
      崎: "嵜﨑",
      巌: "巖",
      巣: "巢",
      巻: "卷",
      帯: "帶",
      帰: "歸",
      庁: "廳",
      広: "廣",
      床: "牀",
      廃: "廢",
      弁: "瓣辨辯",
      弐: "貳",
      弥: "彌",
      弯: "彎",
      弾: "彈",
      当: "當",
      彦: "彥",
      径: "徑",
      従: "從",
      御: "禦",
      徳: "德",
      徴: "徵",
      応: "應",
      恋: "戀",
      恒: "恆",
      恵: "惠",
      悦: "悅",
      悩: "惱",
      悪: "惡",
      惨: "慘",
      懐: "懷",
      戦: "戰",
      戯: "戲",
      戸: "戶",
      戻: "戾",
      払: "拂",
      抜: "拔",
      択: "擇",
      担: "擔",
      拝: "拜",
      拠: "據",
      拡: "擴",
      挙: "舉",
      挟: "挾",
      挿: "插",
      捜: "搜",
      掲: "揭",
      掴: "摑",
      掻: "搔",
      揺: "搖",
      摂: "攝",
      撃: "擊",
      撹: "攪",
      数: "數",
      斉: "齊",
      斎: "齋",
      断: "斷",
      旧: "舊",
      昂: "昻",
      昼: "晝",
      晃: "晄",
      晋: "晉",
      晩: "晚",
      暁: "曉",
      暦: "曆",
      曁: "暨",
      曽: "曾",
      朗: "朖",
      条: "條",
      来: "來徕",
      松: "枩",
      枡: "桝",
      枢: "樞",
      柳: "栁",
      柵: "栅",
      査: "查",
      栄: "榮",
      桑: "桒",
      桜: "櫻",
      桟: "棧",
      桧: "檜",
      梅: "楳",
      検: "檢",
      楡: "榆",
      楼: "樓",
      楽: "樂",
      様: "樣",
      槙: "槇",
      権: "權",
      横: "橫",
      橋: "槗",
      欧: "歐",
      歓: "歡",
      歩: "步",
      歯: "齒",
      歳: "歲",
      歴: "歷",
      残: "殘",
      殴: "毆",
      殻: "殼",
      毎: "每",
      気: "氣",
      汚: "污",
      没: "沒",
      沢: "澤",
      浄: "淨",
      浅: "淺",
      浜: "濱濵",
      涙: "淚",
      涛: "濤",
      涜: "瀆",
      涼: "凉",
      清: "淸",
      渇: "渴",
      済: "濟",
      渉: "涉",
      渋: "澀",
      渓: "溪",
      渕: "淵渊",
      温: "溫",
      湾: "灣",
      湿: "溼",
      満: "滿",
      溌: "潑",
      滝: "瀧",
      滞: "滯",
      潜: "潛",
      瀬: "瀨",
      灯: "燈",
      炉: "爐",
      点: "點",
      為: "爲",
      焔: "焰",
      焼: "燒",
      熙: "凞煕",
      犠: "犧",
      状: "狀",
      独: "獨",
      狭: "狹",
      猟: "獵",
      猫: "貓",
      献: "獻",
      獣: "獸",
      瑶: "瑤",
      瓶: "甁",
      産: "產",
      画: "畫",
      畳: "疊",
      痩: "瘦",
      痴: "癡",
      痺: "痹",
      発: "發",
      皐: "皋",
      盗: "盜",
      県: "縣",
      真: "眞",
      砕: "碎",
      砺: "礪",
      碍: "礙",
      礼: "禮",
      祇: "祗",
      祢: "禰",
      祷: "禱",
      禄: "祿",
      禅: "禪",
      秋: "秌",
      秘: "祕",
      称: "稱",
      税: "稅",
      稲: "稻",
      穂: "穗",
      穏: "穩",
      穣: "穰",
      窃: "竊",
      竃: "竈",
      竜: "龍",
      箪: "簞",
      粋: "粹",
      粛: "肅",
      粽: "糉",
      糸: "絲",
      経: "經",
      絵: "繪",
      絶: "絕",
      継: "繼",
      続: "續",
      総: "總",
      緑: "綠",
      緒: "緖",
      縁: "緣",
      縄: "繩",
      縦: "縱",
      繊: "纖",
      繋: "繫",
      繍: "繡",
      缶: "罐",
      群: "羣",
      翻: "飜",
      聡: "聰",
      聴: "聽",
      胆: "膽",
      脚: "腳",
      脱: "脫",
      脳: "腦",
      臓: "臟",
      舎: "舍",
      舗: "鋪",
      船: "舩",
      芦: "蘆",
      芸: "藝",
      茎: "莖",
      茘: "荔",
      荘: "莊",
      莱: "萊",
      葱: "蔥",
      蒋: "蔣",
      蔵: "藏",
      薫: "薰",
      薬: "藥",
      藪: "薮",
      虚: "虛",
      虫: "蟲",
      蚕: "蠶",
      蛍: "螢",
      蛎: "蠣",
      蛮: "蠻",
      蝉: "蟬",
      蝋: "蠟",
      衛: "衞",
      装: "裝",
      覇: "霸",
      覚: "覺",
      覧: "覽",
      観: "觀",
      触: "觸",
      訳: "譯",
      証: "證",
      誉: "譽",
      説: "說",
      読: "讀",
      謡: "謠",
      譲: "讓",
      豊: "豐",
      賛: "贊",
      贋: "贗",
      践: "踐",
      躯: "軀",
      転: "轉",
      軽: "輕",
      輌: "輛",
      辞: "辭",
      辺: "邉邊",
      逓: "遞",
      連: "聯",
      遅: "遲",
      遥: "遙",
      郎: "郞",
      郷: "鄉鄕",
      酔: "醉",
      醗: "醱",
      醤: "醬",
      醸: "釀",
      釈: "釋",
      野: "埜",
      鉄: "鐵",
      鉱: "鑛",
      銭: "錢",
      鋳: "鑄",
      錬: "鍊",
      録: "錄",
      鎮: "鎭",
      関: "關",
      閲: "閱",
      闘: "鬥",
      陥: "陷",
      険: "險",
      随: "隨",
      隠: "隱",
      雑: "雜",
      霊: "靈",
      青: "靑",
      静: "靜",
      靭: "靱",
      頬: "頰",
      頴: "穎",
      頼: "賴",
      顔: "顏",
      顕: "顯",
      顛: "顚",
      飲: "飮",
      餅: "餠",
      館: "舘",
      駅: "驛",
      駆: "驅",
      騒: "騷",
      験: "驗",
      騨: "驒",
      髄: "髓",
      高: "髙",
      髪: "髮",
      鰺: "鯵",
      鴎: "鷗",
      鶏: "雞",
      鶴: "靍靏",
      鹸: "鹼",
      麦: "麥",
      麹: "麴",
      麺: "麪",
      黄: "黃",
      黒: "黑",
      黙: "默",
      鼈: "鱉",
      齢: "齡"
    }
  };

  // folding.js
  var setOf2 = (...kinds) => kinds.flatMap((kind) => folding_default[kind]).map((given2) => {
    const [first, last = first] = given2.split("-");
    return `\\u{${first}}-\\u{${last}}`;
  }).join("");
  function replacing(alike) {
    const shown = new Map(Object.entries(alike).flatMap(([one, others2]) => Array.from(others2, (other) => [other, one])));
    const others = new RegExp(`[${[...shown.keys()].join("")}]`, "gu");
    return (text) => text.replace(others, (other) => shown.get(other));
  }
  var NOTHING = new RegExp(`[${setOf2("blank", "dropped")}]+`, "gu");
  var BLANK = new RegExp(`[${setOf2("blank")}]+`, "gu");
  var UNMARKED = new RegExp(`[^${setOf2("kept")}]+`, "gu");
  var NO_LONG_VOWEL = new RegExp(`(?<![ー${setOf2("kana")}])ー+`, "gu");
  var LONG_VOWEL = new RegExp(`(?<=[${setOf2("kana")}])-(?![-0-9])`, "gu");
  var BRACKETS = new Set(folding_default.brackets);
  var PLAIN2 = /^[!-~]*$/;
  var before = replacing(folding_default.before);
  var after = replacing(folding_default.after);
  var variants = replacing(folding_default.variants);
  var normal = (text) => text.replace(UNMARKED, (run) => run.normalize("NFKC"));
  var hiragana = (text) => text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96));
  function fold(text) {
    if (PLAIN2.test(text)) return text.toLowerCase();
    const plain = normal(before(text.replace(NOTHING, ""))).toLowerCase();
    return normal(after(plain.replace(NOTHING, ""))).replace(NO_LONG_VOWEL, (run) => "-".repeat(run.length)).replace(LONG_VOWEL, "ー");
  }
  var searchFold = (text) => hiragana(variants(fold(text))).replaceAll("ー", "-");
  function searchWords(text) {
    const words2 = text.split(BLANK).map(searchFold).filter(Boolean);
    const spacedOut = words2.every((word) => Array.from(word).length === 1);
    return words2.length && spacedOut ? [words2.join("")] : words2;
  }

  // graph/finding.js
  var SEARCHED = /* @__PURE__ */ (() => {
    let found = null;
    return () => found ??= N.id.map((id, i2) => [N.ja[i2], N.en[i2], ...N.alias[i2], N.number[i2], id].map(searchFold));
  })();
  function fit(text, wanted, words2) {
    const at = text.indexOf(wanted);
    if (at >= 0) return at > 0 ? 2 : text.length > wanted.length ? 1 : 0;
    return words2.every((word) => text.includes(word)) ? 3 : Infinity;
  }
  function find(text) {
    const [wanted, words2] = [searchFold(text), searchWords(text)];
    if (!wanted) return [];
    const found = [];
    SEARCHED().forEach((texts, i2) => {
      const best = Math.min(...texts.map((one) => fit(one, wanted, words2)));
      if (best < Infinity) found.push([best, -edgesOf(i2).length, i2]);
    });
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map((x2) => x2[2]);
  }

  // graph/search.js
  var MOST_RESULTS = 40;
  var results = [];
  var active = -1;
  function showResults() {
    const input = byId("search");
    const list = byId("results");
    results = find(input.value);
    active = -1;
    const shown = results.slice(0, MOST_RESULTS);
    const words2 = searchWords(input.value);
    const option = (i2, k) => {
      const alias = N.alias[i2].find((a) => words2.every((word) => searchFold(a).includes(word)));
      const city = nodeCode("city", i2);
      const told = [city && nameOf("city", city), nodeCode("cls", i2) && nameOf("cls", nodeCode("cls", i2)), alias].filter(Boolean).join(" · ");
      return h(
        "li",
        { role: "option", id: `result-${k}`, "aria-selected": "false", on: { mousedown: (event) => {
          event.preventDefault();
          take(k);
        } } },
        swatch(shapeOf(i2), markOf(sortOf(i2)), 14),
        h("span", {}, label(i2)),
        h("small", {}, told)
      );
    };
    const count = results.length ? t("results", { n: results.length }) : t("no_results");
    fill(list, shown.map(option));
    byId("found").textContent = input.value ? count : "";
    openResults(Boolean(input.value) && shown.length > 0);
  }
  function openResults(open) {
    byId("results").hidden = !open;
    byId("search").setAttribute("aria-expanded", String(open));
    if (!open) byId("search").removeAttribute("aria-activedescendant");
  }
  function mark(k) {
    const shown = Math.min(results.length, MOST_RESULTS);
    if (!shown) return;
    active = (k + shown) % shown;
    for (const [n, one] of [...byId("results").children].entries()) one.setAttribute("aria-selected", String(n === active));
    byId("search").setAttribute("aria-activedescendant", `result-${active}`);
    byId(`result-${active}`).scrollIntoView({ block: "nearest" });
  }
  function take(k) {
    const i2 = results[k];
    openResults(false);
    if (i2 === void 0) return;
    if (state.off.has(sortOf(i2))) {
      const off = new Set(state.off);
      off.delete(sortOf(i2));
      update({ off });
    }
    choose({ node: i2 });
    reveal(i2);
  }
  function setUpSearch() {
    const input = byId("search");
    input.addEventListener("input", showResults);
    input.addEventListener("focus", () => input.value && showResults());
    input.addEventListener("blur", () => setTimeout(() => openResults(false), 100));
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const open = !byId("results").hidden;
      if (event.key === "ArrowDown") open ? mark(active + 1) : showResults();
      else if (event.key === "ArrowUp") mark(active - 1);
      else if (event.key === "Enter") take(Math.max(active, 0));
      else if (event.key === "Escape" && open) openResults(false);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  // graph/console.js
  var placed = (id) => {
    if (!nodeAt.has(id)) throw new RangeError(t("unknown_node", { id }));
    return nodeAt.get(id);
  };
  var idsOf = (places) => Array.from(places, (i2) => N.id[i2]);
  window.kyodo = Object.freeze({
    /** The state as it stands in the page's address. */
    address,
    /** Choose a node, or nothing. */
    select: (id = null) => choose({ node: id === null ? null : placed(id) }),
    /** What stands on the canvas: "nodes", or "groups", "match" or "ego" of a large network. */
    drawn: () => ({
      mode: drawn.mode,
      nodes: idsOf([...drawn.items.values()].filter((item) => item.node !== null).map((item) => item.node)),
      groups: [...drawn.items.values()].filter((item) => item.group !== null).map((item) => DATA.groups[item.group].id),
      edges: drawn.links.filter((link) => link.edge !== null).map((link) => link.edge),
      bundles: drawn.links.filter((link) => link.edge === null).length
    }),
    /** Nodes and edges that are not faded; null where all are alike. */
    bright: () => scene.bright && { nodes: idsOf(scene.bright.nodes), edges: [...scene.bright.edges] },
    /** Nodes (by id) and edges (by place) that pass the filters and the legend. */
    matching: () => ({ nodes: idsOf(matching("nodes")), edges: matching("edges") }),
    /** Where a node or a group is on the screen, in each pane that has it. */
    position(id) {
      const key = nodeAt.get(id) ?? `g${DATA.groups.findIndex((group) => group.id === id)}`;
      return panes.filter((pane) => pane.items.has(key)).map((pane) => {
        const { x: x2, y, r } = pane.items.get(key);
        const at = pane.onHost({ x: x2, y });
        const host = pane.host.getBoundingClientRect();
        return { city: pane.city, x: host.left + at.x, y: host.top + at.y, r: r * pane.network.getScale() };
      });
    },
    /** The scale of each pane. */
    scales: () => panes.map((pane) => pane.network.getScale()),
    /** The effects of taking a node out of what is shown, as kyodo_graph.measures.remove_actor has them. */
    effects(id) {
      const lost = removal(placed(id), (i2) => scene.nodeThere[i2] === 1, (e) => scene.edgeThere[e] === 1);
      const nodes = (name) => idsOf(lost[name]);
      return { ...lost, orphaned: nodes("orphaned"), leaderless: nodes("leaderless"), cutOff: nodes("cutOff") };
    },
    /** Length and number of the shortest paths of two nodes, and the nodes on them; null for none. */
    path(from, to) {
      const found = shortestPaths(placed(from), placed(to), (i2) => scene.nodeThere[i2] === 1, (e) => scene.edgeThere[e] === 1);
      return found && { length: found.length, count: found.count, nodes: idsOf(found.nodes), one: idsOf(found.one) };
    },
    /** The names on the canvas: their texts, and where they stand on the screen. */
    names: () => panes.flatMap((pane) => pane.labels(pane.network.getScale()).names.map(({ item, lines, box }) => ({
      id: item.node === null ? DATA.groups[item.group].id : N.id[item.node],
      text: lines.join(""),
      ...onScreen(pane, box)
    }))),
    /** The titles of what the layout sets apart (cities, tiers), and where they stand. */
    titles: () => panes.flatMap((pane) => pane.labels(pane.network.getScale()).titles.map(({ text, box }) => ({ text, ...onScreen(pane, box) })))
  });
  function onScreen(pane, box) {
    const host = pane.host.getBoundingClientRect();
    const origin = pane.onHost({ x: 0, y: 0 });
    const [dx, dy] = [host.left + origin.x, host.top + origin.y];
    return {
      x0: box.x0 + dx,
      x1: box.x1 + dx,
      y0: box.y0 + dy,
      y1: box.y1 + dy,
      host: { left: host.left, right: host.right, top: host.top, bottom: host.bottom }
    };
  }

  // graph/main.js
  function setTexts() {
    document.documentElement.lang = lang;
    document.title = `${DATA.title[lang]} – kyodo_graph`;
    for (const place of document.querySelectorAll("[data-t]")) place.textContent = t(place.dataset.t);
    for (const place of document.querySelectorAll("[data-label]")) place.setAttribute("aria-label", t(place.dataset.label));
    byId("title").textContent = DATA.title[lang];
    byId("home").hidden = !DATA.site;
    if (DATA.site) byId("home").setAttribute("href", DATA.site.home[lang]);
    byId("live").textContent = "";
    byId("search").setAttribute("placeholder", t("search_hint"));
    byId("language").setAttribute("lang", lang === "ja" ? "en" : "ja");
    for (const pane of panes) {
      pane.host.setAttribute("aria-label", t("graph_label"));
      const title = pane.host.parentElement.querySelector(".pane-title");
      if (title) title.textContent = nameOf("city", pane.city);
    }
  }
  function setChoices() {
    const option = (value, text, chosen) => {
      const one = h("option", { value }, text);
      one.selected = value === chosen;
      return one;
    };
    fill(byId("layout"), DATA.layouts.map((l) => option(l.name, t(`layout_${l.name}`), state.layout)));
    const sizes = DATA.indices.filter((index) => !index.small);
    fill(byId("size"), sizes.map((index) => option(index.key, index.label[lang], state.size)), option("", t("size_same"), state.size));
    byId("layout-field").hidden = DATA.layouts.length < 2;
    byId("panes-field").hidden = !SIDE_BY_SIDE;
    byId("panes-hint").hidden = state.panes !== "cities";
    byId("side-by-side").checked = state.panes === "cities";
    byId("physics").checked = state.physics;
    byId("physics-field").hidden = REDUCED && drawn?.mode === "groups";
  }
  function refresh(changed) {
    const has = (...keys) => keys.some((key) => changed.has(key));
    makeScene();
    const things = has("layout", "size", "off", "hide", "filters", "open", "without", "lang") || REDUCED;
    if (has("panes")) {
      drawAgain();
      buildPanes();
    } else if (things) {
      const mode = drawn?.mode;
      drawAgain();
      for (const pane of panes) pane.show(drawn);
      if (has("layout", "hide") || state.hide && has("filters") || mode !== drawn.mode || REDUCED && drawn.mode !== "groups") fitAll();
    }
    if (has("physics")) setPhysics(state.physics);
    for (const pane of panes) pane.refresh();
    if (has("lang")) setTexts();
    if (has("lang", "layout", "size", "panes", "physics", "open", "filters")) setChoices();
    if (has("lang", "off")) showLegend();
    if (has("lang", "off", "filters", "hide")) showFacets();
    showDetails();
    if (state.table || has("table")) showTable();
    announce(changed);
  }
  function announce(changed) {
    if (state.unknown && changed.has("unknown")) say(t("unknown_node", { id: state.unknown }));
    else if (changed.has("node") && state.node !== null) {
      say(`${label(state.node)} — ${t("ties_of", { n: edgesOf(state.node).length })}`, false);
    } else if (changed.has("group") && state.group !== null) say(groupItem(state.group).title, false);
  }
  function setUpControls() {
    const on = (id, event, act) => byId(id).addEventListener(event, act);
    on("language", "click", () => update({ lang: lang === "ja" ? "en" : "ja" }));
    on("layout", "change", (event) => update({ layout: event.target.value, physics: false }));
    on("size", "change", (event) => update({ size: event.target.value }));
    on("side-by-side", "change", (event) => update({ panes: event.target.checked ? "cities" : "one", physics: false }));
    on("physics", "change", (event) => update({ physics: event.target.checked }));
    on("fit", "click", () => fitAll(true));
    on("zoom-in", "click", () => zoomAll(1.3));
    on("zoom-out", "click", () => zoomAll(1 / 1.3));
    on("as-graph", "click", () => update({ table: "" }));
    on("as-nodes", "click", () => update({ table: "nodes" }));
    on("as-edges", "click", () => update({ table: "edges" }));
    on("copy-link", "click", () => copy(`${location.href.replace(/#.*/, "")}#${address()}`));
    byId("copy-link").hidden = location.protocol === "about:";
    on("help-button", "click", () => showHelp(byId("help").hidden));
    on("filters-button", "click", () => showControls(byId("filters-button").getAttribute("aria-expanded") !== "true"));
    for (const button of document.querySelectorAll("[data-export]")) {
      button.addEventListener("click", () => EXPORTS[button.dataset.export]());
    }
    setUpMenu(document.querySelector("details.menu"));
    document.addEventListener("keydown", onKey);
    addEventListener("hashchange", (event) => {
      const { hash } = new URL(event.newURL);
      if (hash && !hash.includes("=")) writeAddress();
      else update(readAddress(hash), { address: location.hash !== hash });
    });
  }
  function setUpMenu(menu) {
    const leave = (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    };
    menu.addEventListener("click", (event) => {
      if (event.target.closest("button")) menu.open = false;
    });
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
  }
  function start() {
    Object.assign(state, readAddress(location.hash));
    speak(state.lang);
    makeScene();
    drawAgain();
    buildPanes();
    setUpControls();
    setUpSearch();
    subscribe(refresh);
    setTexts();
    setChoices();
    showLegend();
    showFacets();
    showDetails();
    showTable();
    for (const pane of panes) pane.refresh();
    if (state.node !== null && !state.path && state.panes === "one") reveal(state.node);
    if (state.unknown) say(t("unknown_node", { id: state.unknown }));
    document.body.dataset.ready = "true";
  }
  start();
})();
