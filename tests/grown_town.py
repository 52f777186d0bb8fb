"""The town of tests/networks, grown until its plans may be compared; still small enough to count.

Kita's second plan (p2) gets initiatives, a status list, functions of its centre and values of its
indicator; a third plan (p3) with a document of its own follows it; Nishi's plan gets more actors.
Five actors and ten initiatives with a part are the least that networks are compared with.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

TOWN = Path(__file__).parent / "networks" / "town" / "data"
FORMS = ["K01", "K01", "K02", "K02", "K03"]
# Of the ten items of p2's status list.
DISPOSITIONS = ["continued"] * 7 + ["completed"] + ["abolished"] * 2
# Who takes part in the initiatives; who stands first leads. In p3 the city joins all, in Nishi
# those who meet are two at most.
PARTS = {
    "kita/p2": {4: "city kigyo", **dict.fromkeys(range(5, 12), "city")},
    "kita/p3": {
        n: " ".join(["city", *(["center"] if n == 1 else []), *(["npo"] if 2 <= n <= 3 else []),
                     *(["shimin"] if 4 <= n <= 6 else []), *(["kigyo"] if n > 6 else [])])
        for n in range(1, 11)
    },
    "nishi/p1": {1: "city shimin", 2: "city shimin", 3: "center npo", 4: "center npo",
                 5: "npo kigyo", 6: "npo kigyo", 7: "center kigyo", 8: "city npo", 9: "shimin",
                 10: "kigyo"},
}  # fmt: skip


@cache
def grown_town() -> Path:
    """The data folder of the grown town."""
    data = Path(_folder().name) / "data"
    shutil.copytree(TOWN, data)
    catalog = _read(data / "catalog.yaml")
    third = {"covers": "kita/p3", "lines": 20, "sha256": f"{3:064}"}
    third |= {"label": {"ja": "北市協働計画(第3次)", "en": "Kita collaboration plan (third)"}}
    catalog["documents"].append({**catalog["documents"][0], "id": "source:kita-3", **third})
    write_data(data / "catalog.yaml", catalog)
    write_data(data / "kita" / "kita-2.yaml", _second(_read(data / "kita" / "kita-2.yaml")))
    write_data(data / "kita" / "kita-3.yaml", _third())
    write_data(data / "nishi" / "nishi-1.yaml", _nishi(_read(data / "nishi" / "nishi-1.yaml")))
    return data


@cache
def _folder() -> TemporaryDirectory[str]:
    """Kept until the tests end."""
    return TemporaryDirectory()


def _second(document: Any) -> Any:
    plan = document["plans"][0]
    plan["levels"].append(_level("kita/p2", "取組"))
    items = plan["policies"][0]["initiatives"]
    items += _initiatives("kita/p2", lambda _: ["T09"])
    for item in items:
        item["level"] = "kita/p2/level/torikumi"
    items[0]["indicators"][0]["observations"] += [
        {"fy": 2025, "value": 5, "value_kind": "actual", "printed": "5"},
        {"fy": 2028, "value": 7, "value_kind": "target", "printed": "7"},
    ]
    for item, form in zip(items, FORMS, strict=False):
        item["forms"] = [form]
    for item, fate in zip(items, DISPOSITIONS, strict=False):
        done = "partly" if fate == "abolished" else "implemented"
        item["status"] = {"symbol": "○", "implementation": done, "disposition": fate}
    first = document["plans"][1]["initiatives"]
    first.append({**first[0], "id": "kita/p1/i2", "number": "2", "themes": ["T03"],
                  "label": {"ja": "講座の案内", "en": "Courses announced"},
                  "roles": [{"actor": "kita/actor/city", "role": "lead"}]})  # fmt: skip
    center = next(a for a in document["actors"] if a["id"] == "kita/actor/center")
    center["functions"] = [{"function": "F01", "at": 9}, {"function": "F05", "at": 9}]
    return document


def _third() -> Any:
    label = {"ja": "北市協働計画(第3次)", "en": "Kita collaboration plan (third)"}
    plan = {
        "id": "kita/p3", "is": "Plan", "at": 1, "label": dict(label),
        "generation": 3, "start_fy": 2029,
        "levels": [_level("kita/p3", "取組")],
        "initiatives": _initiatives("kita/p3", lambda n: ["T03", "T09"] if n == 1 else ["T09"]),
    }  # fmt: skip
    for item, form in zip(plan["initiatives"], FORMS[1:] * 2, strict=False):
        item["forms"] = [form]
    sections = [{"at": "1-20", "label": label}]
    return {"document": "source:kita-3", "sections": sections, "plans": [plan]}


def _nishi(document: Any) -> Any:
    plan = document["plans"][0]
    plan["levels"] = [_level("nishi/p1", "事業")]
    plan["initiatives"] = _initiatives("nishi/p1", lambda n: ["T02"] if n == 10 else ["T03"])
    for item, form in zip(plan["initiatives"], FORMS, strict=False):
        item["forms"] = [form]
    plan["initiatives"][8]["roles"][0]["basis"] = "implied"  # the citizens alone
    for key, ja, en, kind in (
        ("center", "西市民活動センター", "Nishi Civic Activity Centre", "intermediary_center"),
        ("npo", "N P O", "NPOs of Nishi", "npo"),
        ("kigyo", "事業者", "Firms", "business"),
    ):
        actor = {"id": f"nishi/actor/{key}", "is": "Actor", "at": 3, "label": {"ja": ja, "en": en}}
        document["actors"].append({**actor, "actor_type": kind, "specificity": "category"})
    document["actors"][-3]["functions"] = [{"function": "F01", "at": 9}]
    return document


def _level(plan: str, name: str) -> Any:
    label = {"ja": name, "en": "Undertaking" if name == "取組" else "Project"}
    key = {"取組": "torikumi", "事業": "jigyo"}[name]
    return {"id": f"{plan}/level/{key}", "at": 2, "label": label, "rank": 2,
            "level_kind": "initiative"}  # fmt: skip


def _initiatives(plan: str, themes: Any) -> list[Any]:
    level = "jigyo" if plan.startswith("nishi") else "torikumi"
    return [
        {
            "id": f"{plan}/i{number}", "at": 7, "number": str(number),
            "label": {"ja": f"取組{number}", "en": f"Undertaking {number}"},
            "level": f"{plan}/level/{level}",
            "themes": themes(number), "primary_theme": themes(number)[-1],
            "roles": [
                {
                    "actor": f"{plan.split('/')[0]}/actor/{who}", "column": who,
                    "role": "participant" if place else "lead", "symbol": "○" if place else "◎",
                }
                for place, who in enumerate(parts.split())
            ],
        }
        for number, parts in PARTS[plan].items()
    ]  # fmt: skip


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def write_data(path: Path, content: Mapping[str, Any]) -> None:
    """Write a data file, texts in quotes."""
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"')
    # Numbers and booleans lose their quotes again: they are no texts in the data files.
    for kind in ("int", "float", "bool"):
        text = text.replace(f'!!{kind} "', "")
    lines = (line.rstrip('"') if line.count('"') % 2 else line for line in text.splitlines())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
