"""The two invented plans of ../shared/samples as city folders, coded from their gold tables.

Whatever the gold says becomes a record of our format at the gold's own line: marks are read
through the document's legends, the evaluation of the earlier plan stands with the elements of that
plan, joint columns give each of their actors a part. What the gold has not and the format wants
(English labels, themes, functions, how specific an actor is) is made up here and said so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from grown_town import write_data

from kyodo_graph.curation.area_codes import check_digit
from kyodo_graph.folding import fold

Row = Mapping[str, str]
Gold = Mapping[str, Sequence[Row]]
TABLES = ("plans", "elements", "roles", "schedule", "statuses", "observations", "actors", "ties",
          "instruments")  # fmt: skip
DISPOSITIONS = {"完了": "completed", "継続": "continued", "拡充": "expanded", "廃止": "abolished",
                "統合": "merged"}  # fmt: skip
MARKS = {"lead": "◎", "participant": "○", "support": "△"}
STATUSES = {"◎": "achieved", "○": "mostly_achieved", "△": "partly_achieved", "×": "not_achieved"}
KINDS = {"system": "programme", "subsidy": "grant"}
"""The gold's kinds that our scheme calls otherwise."""
OTHER_KINDS = {"条例": "guideline", "地域支援員": "staff_scheme", "きりバス": "service"}
CATEGORIES = (
    *("自治会", "老人クラブ", "登録団体", "行政区", "民生委員", "市民センター", "まちづくり協議会"),
    *("自治会議", "小学校", "NPO", "NPO・ボランティア", "協働推進員", "支援員", "協力隊"),
)


@dataclass(frozen=True)
class Sample:
    """What is not in the gold tables of a sample: where its legends stand, and codes of ours."""

    key: str
    name: str
    code: str
    start: int
    levels: Mapping[str, str]
    legends: Sequence[tuple[int, str, Sequence[tuple[str, str, str]]]]
    phases: Mapping[str, str]
    themes: str
    functions: Sequence[tuple[str, int, str]]
    garbled: Mapping[str, str] = field(default_factory=dict)
    interim: bool = False
    section: str = ""
    earlier: str = ""


ASAHINO = Sample(
    key="asahino", name="朝比野", code="35990", start=2023, interim=True, section="41",
    levels={"目指す姿": "top_policy", "基本目標": "direction", "推進方策": "sub_policy",
            "取組": "initiative"},
    legends=[
        (197, "169-195", [(MARKS[r], "role", r) for r in MARKS]),
        (201, "203-211", [("検", "phase", "consider"), ("実", "phase", "implement"),
                          ("継", "phase", "continue")]),
    ],
    phases={"consider": "検", "implement": "実", "continue": "継"},
    themes="T01 T01 T03 T03 T03 T03 T02 T06 T02 T05 T05 T05 T09 T09 T13 T08 T08 T04 T04 T10",
    functions=[("市民活動プラザ「つむぎ」", 97, "F02"), ("市民活動プラザ「つむぎ」", 101, "F06")],
    garbled={"地域コーディネーターの養成": "地域コ一ディネーターの養成"},
)  # fmt: skip
KIRITANI = Sample(
    key="kiritani", name="霧谷", code="35980", start=2024, section="13",
    levels={"柱": "top_policy", "施策": "sub_policy", "事業": "initiative"},
    legends=[
        (163, "165-194", [("◎", "role", "lead"), ("○", "role", "participant"),
                          ("検討", "phase", "consider"), ("実施", "phase", "implement"),
                          ("→", "phase", "continue")]),
        (33, "35-54", [(mark, "implementation", code) for mark, code in STATUSES.items()]),
    ],
    phases={"consider": "検討", "implement": "実施", "continue": "→"},
    themes="T01 T03 T07 T03 T10 T03 T03 T09 T09 T09 T09 T11 T11 T12 T02 T07 T05 T05 T08 T04",
    functions=[("きりたに協働センター", 110, "F02"), ("きりたに協働センター", 140, "F01")],
    earlier="前期実施計画",
)  # fmt: skip
SAMPLES = (ASAHINO, KIRITANI)


def gold_of(folder: Path) -> Gold:
    """The gold tables of a sample by name."""
    return {
        name: list(csv.DictReader((folder / f"{name}.csv").open(encoding="utf-8")))
        for name in TABLES
    }


def write_city(sample: Sample, samples: Path, to: Path, key: str = "", name: str = "",
               code: str = "") -> Path:  # fmt: skip
    """A city's own folder ``to`` made of a sample, and its text in ``to.parent / "texts"``.

    With ``key``, ``name`` and ``code`` it is another city with the same plan.
    """
    key, name, code = key or sample.key, name or sample.name, code or sample.code
    text = (samples / sample.key / "document.txt").read_text(encoding="utf-8")
    for between in ("", "　"):  # the cover spaces the name out
        text = text.replace(between.join(sample.name), between.join(name))
    gold = {
        table: [{k: v.replace(sample.name, name) for k, v in row.items()} for row in rows]
        for table, rows in gold_of(samples / sample.key).items()
    }
    city = _City(sample, key, name, gold, text.splitlines())
    to.mkdir(parents=True)
    texts = to.parent / "texts"
    texts.mkdir(exist_ok=True)
    (texts / f"{key}-1.txt").write_text(text, encoding="utf-8")
    write_data(to / "catalog.yaml", _catalog(city, code + str(check_digit(code)), text))
    write_data(to / f"{key}-1.yaml", _document(city))
    write_data(to / "assertions.yaml", {"counts": [
        {"class": "Initiative", "least": 20}, {"class": "Tie", "least": len(gold["ties"])},
    ]})  # fmt: skip
    return to


class _City:
    """The gold of a city and the ids that its things get."""

    def __init__(self, sample: Sample, key: str, name: str, gold: Gold, lines: list[str]) -> None:
        self.sample, self.key, self.name, self.gold, self.lines = sample, key, name, gold, lines
        self.elements = _ids(gold["elements"], f"{key}/p1", _element_key)
        self.actors: dict[str, str] = {}
        for place, row in enumerate(gold["actors"], 1):
            for label in (row["label"], *filter(None, row["aliases"].split(";"))):
                self.actors.setdefault(fold(label), f"{key}/actor/a{place:02}")
        plans = dict.fromkeys(r["plan_label"] for r in gold["plans"])
        self.plans = {label: f"{key}/p{place}" for place, label in enumerate(plans, 1)}

    def actors_of(self, column: str) -> list[str]:
        """The actors of a column's head: one, or several where they stand together."""
        whole = self.actors.get(fold(column))
        return [whole] if whole else [self.actors[fold(part)] for part in column.split()]

    def at(self, words: str, line: str) -> int | str:
        """The line of the gold, with the one before or after it where the words go over two."""
        first = int(line)
        for begin, end in ((first, first), (first, first + 1), (first - 1, first)):
            if squeezed(words) in squeezed("".join(self.lines[begin - 1 : end])):
                return first if begin == end else f"{begin}-{end}"
        return first

    def first(self, words: str) -> int:
        """The first line in which words are printed."""
        return next(n for n, line in enumerate(self.lines, 1) if squeezed(words) in squeezed(line))

    def row(self, line: str) -> int | str:
        """A row of a table: two lines where the label goes over two (the marks in the second)."""
        first = int(line)
        broken = "\t" in self.lines[first - 1] and self.lines[first - 1].count("\t") == 1
        return f"{first}-{first + 1}" if broken else first


def _ids(rows: Iterable[Row], plan: str, key: Callable[[Row], str]) -> dict[str, str]:
    return {f"{r['level']}|{r['number']}|{r['label']}": f"{plan}/{key(r)}" for r in rows}


def _element_key(row: Row) -> str:
    if row["level"] in ("取組", "事業"):
        return f"i{int(row['number']):02}"
    return row["number"] or "vision"


def squeezed(text: str) -> str:
    """Text as it is compared: folded, without blanks and tags."""
    return re.sub(r"\s|<[^>]*>", "", fold(text))


def _both(ja: str, en: str) -> dict[str, str]:
    return {"ja": ja, "en": en}


def _catalog(city: _City, code: str, text: str) -> Any:
    plan = city.gold["plans"][0]["plan_label"]
    return {
        "prefectures": [{"id": "prefecture/35", "is": "Prefecture", "code": "35",
                         "label": _both("山口県", "Yamaguchi Prefecture")}],
        "cities": [{"id": city.key, "is": "City", "key": city.key, "code": code,
                    "prefecture": "prefecture/35", "data_license": "CC0-1.0",
                    "data_contact": "somebody@example.org",
                    "label": _both(f"{city.name}市", f"{city.key.title()} City")}],
        "documents": [{"id": f"source:{city.key}-1", "is": "Document", "city": city.key,
                       "label": _both(plan, f"Plan of {city.key.title()}"),
                       "document_kind": "plan", "publisher": city.actors[fold(f"{city.name}市")],
                       "covers": f"{city.key}/p1", "lines": len(text.splitlines()),
                       "sha256": sha256(text.encode()).hexdigest()}],
    }  # fmt: skip


def _document(city: _City) -> Any:
    sample = city.sample
    return {
        "document": f"source:{city.key}-1",
        "sections": [{"at": f"1-{len(city.lines)}", "label": _both(
            city.gold["plans"][0]["plan_label"], f"Plan of {city.key.title()}")}],
        "legends": [
            {"is": "Legend", "at": at, "reads": reads,
             "entries": [{"symbol": mark, kind: code} for mark, kind, code in entries]}
            for at, reads, entries in sample.legends
        ],
        "plans": _plans(city),
        "actors": _actors(city),
        "instruments": [
            {"id": f"{city.key}/instrument/n{place:02}", "is": "Instrument", "at": int(r["line"]),
             "label": _both(r["label"], f"Instrument {place}"), "instrument_kind": kind_of(r)}
            for place, r in enumerate(city.gold["instruments"], 1)
        ],
        "ties": [
            {"is": "Tie", "at": int(r["line"]), "subject": city.actors[fold(r["subject"])],
             "tie_relation": r["relation"], "object": city.actors[fold(r["object"])],
             "basis": r["basis"], "modality": "planned"}
            for r in city.gold["ties"]
        ],
    }  # fmt: skip


def kind_of(row: Row) -> str:
    """Our kind of an instrument of the gold."""
    found = [kind for word, kind in OTHER_KINDS.items() if word in row["label"]]
    return found[0] if found else KINDS.get(row["kind"], row["kind"])


def _plans(city: _City) -> list[Any]:
    found: dict[str, Any] = {}
    for row in city.gold["plans"]:
        label = row["plan_label"]
        plan = found.setdefault(label, {
            "id": city.plans[label], "is": "Plan", "at": city.at(label, row["line"]),
            "label": _both(label, f"Plan {city.plans[label].rpartition('/p')[2]}"),
        })  # fmt: skip
        for year in ("start_fy", "end_fy"):
            if row[year]:
                plan[year] = int(row[year])
    for row in city.gold["plans"]:
        # "plan is predecessor (superior …) of other", but "plan revises (executes) other".
        ends = (row["related_plan"], row["plan_label"])
        owner, target = reversed(ends) if row["relation"] in ("revises", "executes") else ends
        if row["relation"]:
            links = found[owner].setdefault(row["relation"], [])
            links.append({"ref": city.plans[target], "at": int(row["line"])})
    own = next(iter(found.values()))
    own |= _tree(city)
    if city.sample.earlier:
        found[city.sample.earlier]["initiatives"] = _evaluated(city)
    return list(found.values())


def _tree(city: _City) -> Any:
    plan = f"{city.key}/p1"
    levels = [
        {"id": f"{plan}/level/l{rank}", "at": city.first(name), "rank": rank, "level_kind": kind,
         "label": _both(name, f"Level {rank}")}
        for rank, (name, kind) in enumerate(city.sample.levels.items(), 1)
    ]  # fmt: skip
    level_ids = dict(zip(city.sample.levels, [one["id"] for one in levels], strict=True))
    nodes: dict[tuple[str, str], Any] = {}
    top: list[Any] = []
    for row in city.gold["elements"]:
        node = _element(city, row, level_ids[row["level"]])
        nodes[row["number"], row["label"]] = node
        parent = nodes.get((row["parent_number"], row["parent_label"]))
        kind = "initiatives" if city.sample.levels[row["level"]] == "initiative" else "policies"
        (parent.setdefault(kind, []) if parent else top).append(node)
    return {"levels": levels, "policies": top}


def _element(city: _City, row: Row, level: str) -> Any:
    identity = city.elements[f"{row['level']}|{row['number']}|{row['label']}"]
    english = f"Initiative {row['number']}" if "/i" in identity else f"Policy {row['number']}"
    themes = city.sample.themes.split()
    code = themes[int(row["number"]) - 1] if "/i" in identity else "T02"
    printed = city.sample.garbled.get(row["label"], row["label"])
    node: dict[str, Any] = {
        "id": identity, "at": int(row["line"]), "level": level,
        "label": _both(printed, english.strip()), "themes": [code], "primary_theme": code,
    }  # fmt: skip
    if printed != row["label"]:
        node["corrected"] = {"ja": row["label"]}
    if row["number"]:
        node["number"] = row["number"]
    if "/i" in identity:
        number = row["number"]
        roles = [r for r in city.gold["roles"] if r["number"] == number]
        node["roles"] = [one for r in roles for one in _parts(city, r)] + _in_charge(city, roles)
        node["schedule"] = [
            {
                "at": city.row(r["line"]),
                "fy": int(r["fy"]),
                "printed": city.sample.phases[r["phase"]],
            }
            for r in city.gold["schedule"]
            if r["number"] == number
        ]
    elif indicators := _indicators(city, row["label"], identity):
        node["indicators"] = indicators
    return {key: value for key, value in node.items() if value != []}


def _parts(city: _City, row: Row) -> list[Any]:
    actors = city.actors_of(row["actor"])
    at = city.row(row["line"])
    more = {"joint": True} if len(actors) > 1 else {}
    return [
        {"at": at, "actor": actor, "column": row["actor"], "symbol": MARKS[row["role"]], **more}
        for actor in actors
    ]


def _in_charge(city: _City, roles: Sequence[Row]) -> list[Any]:
    """The section that the column 担当課 names, where there is one: not in the gold."""
    if not roles or "担当課" not in "".join(city.lines):
        return []
    first = int(roles[0]["line"])
    cells = [cell for line in city.lines[first - 1 : first + 1] for cell in line.split("\t")]
    section = next(cell for cell in cells if cell.endswith("課") and fold(cell) in city.actors)
    actor = city.actors[fold(section)]
    at = city.row(roles[0]["line"])
    return [{"at": at, "actor": actor, "column": "担当課", "role": "responsible"}]


def _indicators(city: _City, scope: str, identity: str) -> list[Any]:
    found: dict[str, Any] = {}
    last = max(int(r["fy"]) for r in city.gold["observations"])
    for row in city.gold["observations"]:
        if row["scope"] != scope:
            continue
        one = found.setdefault(row["indicator"], {
            "id": f"{city.key}/p1/indicator/{identity.rpartition('/')[2]}-{len(found) + 1}",
            "at": int(row["line"]), "label": _both(
                row["indicator"], f"Indicator {identity.rpartition('/')[2]}-{len(found) + 1}"
            ),
            "indicator_kind": "outcome", "unit": row["unit"], "observations": [],
        })  # fmt: skip
        interim = city.sample.interim and row["value_kind"] == "target" and int(row["fy"]) < last
        value = float(row["value"]) if "." in row["value"] else int(row["value"])
        one["observations"].append({
            "at": int(row["line"]), "fy": int(row["fy"]), "value": value,
            "value_kind": "interim_target" if interim else row["value_kind"],
            "printed": _as_printed(city.lines[int(row["line"]) - 1], row["value"]),
        })  # fmt: skip
        # The label of an indicator with an own line of actual values stands one line above.
        if row["value_kind"] == "actual" and row["indicator"] not in city.lines[one["at"] - 1]:
            one["at"] -= 1
    return list(found.values())


def _as_printed(line: str, value: str) -> str:
    """The cell of a table's row that gives a value."""
    cells = [c.strip() for c in re.split(r"[|\t]", line)]
    return next(c for c in cells if c and fold(c).replace(",", "") == fold(value))


def _evaluated(city: _City) -> list[Any]:
    """The items of the earlier plan with what the evaluation says of them."""
    plan = city.plans[city.sample.earlier]
    later = {
        r["number"]: city.elements[f"{r['level']}|{r['number']}|{r['label']}"]
        for r in city.gold["elements"]
        if city.sample.levels[r["level"]] == "initiative"
    }
    found = []
    for row in city.gold["statuses"]:
        at = int(row["line"])
        printed, merged = row["disposition"], re.search(r"後期(\d+)", fold(row["disposition"]))
        word = next(code for word, code in DISPOSITIONS.items() if printed.startswith(word))
        item: dict[str, Any] = {
            "id": f"{plan}/i{int(row['number']):02}", "at": at, "number": row["number"],
            "label": _both(row["element"], f"Earlier item {row['number']}"),
            "themes": ["T03"], "primary_theme": "T03",
            "status": [{"at": at, "symbol": row["symbol"], "disposition": word,
                        "printed": printed, "fy": 2023}],
        }  # fmt: skip
        if merged:
            item["lineage"] = [{"at": at, "lineage_relation": "merged_into",
                                "target": later[merged[1]]}]  # fmt: skip
        found.append(item)
    return found


def _actors(city: _City) -> list[Any]:
    found = []
    for place, row in enumerate(city.gold["actors"], 1):
        label, kind = row["label"], row["type"]
        general = kind == "individual_class" or label in ("事業者", "企業")
        category = any(word in fold(label) for word in map(fold, CATEGORIES)) and (
            city.name not in label and "NPO法人" not in fold(label).upper()
        )
        actor: dict[str, Any] = {
            "id": f"{city.key}/actor/a{place:02}", "is": "Actor", "at": int(row["line"]),
            "label": _both(label, f"{city.key.title()} {kind.replace('_', ' ')} {place}"),
            "actor_type": kind,
            "specificity": "generic" if general else "category" if category else "named",
        }  # fmt: skip
        aliases = list(filter(None, row["aliases"].split(";")))
        if aliases:
            actor["elsewhere"] = [{"at": city.first(a), "alias": {"ja": a}} for a in aliases]
        functions = [
            {"function": code, "at": at}
            for who, at, code in city.sample.functions
            if who == label
        ]  # fmt: skip
        if functions:
            actor["functions"] = functions
        found.append(actor)
    return found
