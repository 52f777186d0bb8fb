// Made by `npm run build` from the modules in web/. Change those.
"use strict";
(() => {
  // report/choosing.js
  function choosable(choice) {
    choice.hidden = false;
    choice.addEventListener("change", (event) => {
      const { show } = event.target.dataset;
      for (const row of document.querySelectorAll(`tr[data-city="${CSS.escape(show)}"]`)) {
        row.hidden = !event.target.checked;
      }
    });
  }

  // report/evidence.js
  var panelOf = (mark) => document.getElementById(mark.getAttribute("aria-controls"));
  function close() {
    const mark = document.querySelector('.ev[aria-expanded="true"]');
    if (!mark) return null;
    mark.setAttribute("aria-expanded", "false");
    panelOf(mark).hidden = true;
    return mark;
  }
  function evidence() {
    document.addEventListener("click", (event) => {
      const mark = event.target.closest(".ev");
      if (mark) {
        const closed = close();
        if (closed === mark) return;
        mark.setAttribute("aria-expanded", "true");
        panelOf(mark).hidden = false;
      } else if (event.target.closest("[data-close]")) close()?.focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close()?.focus();
    });
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
  var setOf = (...kinds) => kinds.flatMap((kind) => folding_default[kind]).map((given) => {
    const [first, last = first] = given.split("-");
    return `\\u{${first}}-\\u{${last}}`;
  }).join("");
  function replacing(alike) {
    const shown2 = new Map(Object.entries(alike).flatMap(([one, others2]) => Array.from(others2, (other) => [other, one])));
    const others = new RegExp(`[${[...shown2.keys()].join("")}]`, "gu");
    return (text2) => text2.replace(others, (other) => shown2.get(other));
  }
  var NOTHING = new RegExp(`[${setOf("blank", "dropped")}]+`, "gu");
  var BLANK = new RegExp(`[${setOf("blank")}]+`, "gu");
  var UNMARKED = new RegExp(`[^${setOf("kept")}]+`, "gu");
  var NO_LONG_VOWEL = new RegExp(`(?<![ー${setOf("kana")}])ー+`, "gu");
  var LONG_VOWEL = new RegExp(`(?<=[${setOf("kana")}])-(?![-0-9])`, "gu");
  var BRACKETS = new Set(folding_default.brackets);
  var PLAIN = /^[!-~]*$/;
  var before = replacing(folding_default.before);
  var after = replacing(folding_default.after);
  var variants = replacing(folding_default.variants);
  var normal = (text2) => text2.replace(UNMARKED, (run) => run.normalize("NFKC"));
  var hiragana = (text2) => text2.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96));
  function fold(text2) {
    if (PLAIN.test(text2)) return text2.toLowerCase();
    const plain = normal(before(text2.replace(NOTHING, ""))).toLowerCase();
    return normal(after(plain.replace(NOTHING, ""))).replace(NO_LONG_VOWEL, (run) => "-".repeat(run.length)).replace(LONG_VOWEL, "ー");
  }
  var searchFold = (text2) => hiragana(variants(fold(text2))).replaceAll("ー", "-");
  function searchWords(text2) {
    const words = text2.split(BLANK).map(searchFold).filter(Boolean);
    const spacedOut = words.every((word) => Array.from(word).length === 1);
    return words.length && spacedOut ? [words.join("")] : words;
  }

  // report/filtering.js
  var textOf = (row) => Array.from(row.cells, (cell) => searchFold(cell.textContent)).join("\n");
  var filterable = (table) => {
    const rows = [...table.tBodies[0].rows].map((row) => [row, textOf(row)]);
    const box = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const told = document.createElement("output");
    input.type = "search";
    label.textContent = table.dataset.filter;
    input.setAttribute("aria-label", table.dataset.filter);
    box.className = "filter";
    told.setAttribute("aria-live", "polite");
    box.append(label, input, told);
    table.parentElement.before(box);
    input.addEventListener("input", () => {
      const wanted = searchWords(input.value);
      let shown2 = 0;
      for (const [row, words] of rows) {
        row.hidden = !wanted.every((word) => words.includes(word));
        shown2 += !row.hidden;
      }
      told.textContent = table.dataset.shown.replace("{n}", shown2).replace("{of}", rows.length);
    });
  };

  // report/frame.js
  var HEAD_ROOM = 120;
  function here() {
    if (location.hash) return location.hash;
    const above = [...document.querySelectorAll("main h2[id], main h3[id], main .finding[id]")].filter((one) => one.getBoundingClientRect().top < HEAD_ROOM);
    return scrollY > HEAD_ROOM && above.length ? `#${above.at(-1).id}` : "";
  }
  function frame() {
    const cities = document.querySelector(".cities details");
    document.addEventListener("click", (event) => {
      if (cities?.open && !cities.contains(event.target)) cities.open = false;
      const link = event.target.closest("a.language");
      if (link) link.hash = here();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !cities?.open) return;
      cities.open = false;
      cities.querySelector("summary").focus();
    });
  }

  // graph/dom.js
  function h(tag, props = {}, ...children) {
    const element2 = document.createElement(tag);
    for (const [key, value2] of Object.entries(props)) {
      if (typeof value2 === "boolean" && key.startsWith("aria-")) {
        element2.setAttribute(key, String(value2));
        continue;
      }
      if (value2 === null || value2 === void 0 || value2 === false) continue;
      if (key === "on") {
        for (const [name, listener] of Object.entries(value2)) element2.addEventListener(name, listener);
      } else if (key === "style") {
        Object.assign(element2.style, value2);
      } else if (key === "checked" || key === "value" || key === "hidden" || key === "disabled") {
        element2[key] = value2;
      } else {
        element2.setAttribute(key, value2 === true ? "" : String(value2));
      }
    }
    append(element2, children);
    return element2;
  }
  function append(element2, children) {
    for (const child of children.flat(Infinity)) {
      if (child === null || child === void 0 || child === false) continue;
      element2.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
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

  // report/keeping.js
  function copied(text2) {
    const box = document.createElement("textarea");
    box.value = text2;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
  var copy = async (text2) => {
    try {
      await navigator.clipboard.writeText(text2);
      return true;
    } catch {
      return copied(text2);
    }
  };
  function alone(svg) {
    const own = svg.cloneNode(true);
    own.setAttribute("xml:lang", document.documentElement.lang);
    own.setAttribute("font-family", getComputedStyle(svg).fontFamily);
    const serif = getComputedStyle(document.querySelector("h1")).fontFamily;
    for (const text2 of own.querySelectorAll(".serif")) text2.setAttribute("font-family", serif);
    return new XMLSerializer().serializeToString(own);
  }
  function keeping() {
    document.addEventListener("click", async (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const { copy: text2, done, saveSvg, saveCsv, csv } = button.dataset;
      if (text2 && await copy(text2)) button.textContent = done;
      if (saveSvg) {
        const chart = document.querySelector(`svg[data-name="${CSS.escape(saveSvg)}"]`);
        save(`${saveSvg}.svg`, "image/svg+xml", alone(chart));
      }
      if (saveCsv) save(`${saveCsv}.csv`, "text/csv", csv);
    });
  }

  // report/opening.js
  var open = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
    const within = target.matches(".table-block") && target.querySelector("details");
    if (within) within.open = true;
    target.scrollIntoView();
  };
  function openOnPaper() {
    const closed = [];
    addEventListener("beforeprint", () => {
      for (const one of document.querySelectorAll("details:not([open])")) {
        one.open = true;
        closed.push(one);
      }
    });
    addEventListener("afterprint", () => {
      for (const one of closed.splice(0)) one.open = false;
    });
  }

  // report/searching.js
  var KINDS = ["actors", "items", "passages"];
  var FEW = 5;
  var WAIT = 120;
  var element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value2] of Object.entries(attributes)) made.setAttribute(key, value2);
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
  function line(one, { root, words }) {
    const { lang: lang2 } = document.documentElement;
    const other = lang2 === "ja" ? one.en : one.ja;
    const href = one.href.startsWith("/") ? `${root}${one.href.slice(1)}&lang=${lang2}` : one.href;
    const also = one.kind === "passages" ? one.other : other === one[lang2] ? "" : other;
    const told = [one.place[lang2], also].filter(Boolean).join(" · ");
    const link = element("a", { href }, one[lang2], element("small", {}, told));
    return element("li", { "data-kind": words[one.kind] }, link);
  }
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
  function searchable(box) {
    const given = { root: box.dataset.root, words: JSON.parse(box.dataset.words) };
    const input = box.querySelector("input");
    const results = box.querySelector(".found");
    const told = box.querySelector("output");
    let find = null;
    let timer = 0;
    const close2 = () => {
      results.hidden = true;
    };
    const answer = async () => {
      const text2 = input.value.trim();
      find ??= loaded(box.dataset.source);
      try {
        const found = text2 ? (await find)(text2) : [];
        if (text2 !== input.value.trim()) return;
        results.replaceChildren(...shown(found, given));
        told.textContent = !text2 ? "" : found.length ? given.words.count.replace("{n}", found.length) : given.words.nothing;
        results.hidden = !found.length;
      } catch {
        told.textContent = given.words.missing;
      }
    };
    input.addEventListener("focus", () => {
      find ??= loaded(box.dataset.source);
    }, { once: true });
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
        close2();
        input.focus();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const links = [input, ...results.querySelectorAll("a")];
        const at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
        links[(at + links.length) % links.length].focus();
        event.preventDefault();
      }
    });
    addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) close2();
    });
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.focus();
    });
    box.hidden = false;
  }

  // report/sorting.js
  var lang = document.documentElement.lang;
  var text = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  var value = (cell) => {
    if (!cell || cell.classList.contains("none")) return null;
    const given = cell.dataset.v;
    if (given !== void 0) return Number(given);
    return cell.textContent.trim();
  };
  var compare = (a, b, sign) => {
    if (a === null || b === null) return (a === null) - (b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * text.compare(String(a), String(b));
  };
  var sortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const order = [...body.rows];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      const name = head.textContent.trim();
      button.type = "button";
      button.setAttribute("aria-label", table.dataset.sort.replace("{}", name));
      button.title = button.getAttribute("aria-label");
      head.setAttribute("aria-sort", "none");
      head.append(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const next = now === "none" ? "ascending" : now === "ascending" ? "descending" : "none";
        heads.forEach((other) => other.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", next);
        const sign = next === "descending" ? -1 : 1;
        const rows = next === "none" ? order : [...order].sort(
          (a, b) => compare(value(a.cells[column]), value(b.cells[column]), sign)
        );
        body.append(...rows);
      });
    });
  };

  // report/ties.js
  var ends = (path) => path.dataset.ends.split(" ");
  function company(svg, actor) {
    const found = /* @__PURE__ */ new Set([actor]);
    for (const path of svg.querySelectorAll("[data-ends]")) {
      if (ends(path).includes(actor)) ends(path).forEach((one) => found.add(one));
    }
    for (const group of svg.querySelectorAll("[data-joint]")) {
      const joint = group.dataset.joint.split(" ");
      if (joint.includes(actor)) joint.forEach((one) => found.add(one));
    }
    return found;
  }
  function choose(svg, actor) {
    const again = svg.dataset.chosen === actor;
    svg.dataset.chosen = again ? "" : actor;
    svg.classList.toggle("chosen", !again);
    const near = company(svg, actor);
    for (const link of svg.querySelectorAll("[data-actor]")) {
      link.classList.toggle("on", near.has(link.dataset.actor));
    }
    for (const path of svg.querySelectorAll("[data-ends]")) {
      path.classList.toggle("on", ends(path).includes(actor));
    }
    return !again;
  }
  function tied(figure) {
    const svg = figure.querySelector("svg");
    const list = figure.querySelector("details");
    const panel = document.createElement("div");
    panel.className = "tied";
    panel.setAttribute("role", "status");
    list.before(panel);
    svg?.addEventListener("click", (event) => {
      const link = event.target.closest("[data-actor]");
      if (!link) return;
      event.preventDefault();
      const shown2 = choose(svg, link.dataset.actor);
      const entry = shown2 && document.getElementById(link.dataset.actor);
      panel.replaceChildren(...entry ? [...entry.cloneNode(true).childNodes] : []);
    });
  }

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
  var freb = function(eb, start) {
    var b = new u16(31);
    for (var i2 = 0; i2 < 31; ++i2) {
      b[i2] = start += 1 << eb[i2 - 1];
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
    var s = cd.length;
    var i2 = 0;
    var l = new u16(mb);
    for (; i2 < s; ++i2) {
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
      for (i2 = 0; i2 < s; ++i2) {
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
      co = new u16(s);
      for (i2 = 0; i2 < s; ++i2) {
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
  var slc = function(v, s, e) {
    if (s == null || s < 0)
      s = 0;
    if (e == null || e > v.length)
      e = v.length;
    return new u8(v.subarray(s, e));
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
          var s = shft(pos) + 4, l = dat[s - 4] | dat[s - 3] << 8, t = s + l;
          if (t > sl) {
            if (noSt)
              err(0);
            break;
          }
          if (resize)
            cbuf(bt + l);
          buf.set(dat.subarray(s, t), bt);
          st.b = bt += l, st.p = pos = t * 8, st.f = final;
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
            var s = r >> 4;
            if (s < 16) {
              ldt[i2++] = s;
            } else {
              var c = 0, n = 0;
              if (s == 16)
                n = 3 + bits(dat, pos, 3), pos += 2, c = ldt[i2 - 1];
              else if (s == 17)
                n = 3 + bits(dat, pos, 7), pos += 3;
              else if (s == 18)
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
      var _a2 = dutf8(dat), s = _a2.s, r = _a2.r;
      if (r.length)
        err(8);
      return s;
    }
  }

  // unpacking.js
  /*! With fflate. Copyright 2023 Arjun Barrett. MIT licence. */
  var unpacked = (text2) => strFromU8(gunzipSync(Uint8Array.from(atob(text2.trim()), (one) => one.charCodeAt(0))));

  // report/unrolling.js
  var unroll = (body) => {
    const rows = new DOMParser().parseFromString(`<table><tbody>${unpacked(body.dataset.rows)}</tbody></table>`, "text/html");
    body.replaceChildren(...rows.querySelector("tbody").children);
    body.removeAttribute("data-rows");
  };

  // report/main.js
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
})();
