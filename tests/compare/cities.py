"""Two small cities made from the mini fixture, and plans made up for single rules."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import networkx as nx
import yaml
from grown_town import write_data

from kyodo_graph.compare.units import Actor, Element, Indicator, Level, Role, Status, Unit

MINI = Path(__file__).parent.parent / "fixtures" / "mini" / "data"
INITIATIVES = {"minami": 12, "kita": 11}
# How many initiatives, from the first on, the centre leads; the NPO joins the first three.
LED = {"minami": 5, "kita": 3}


def two_cities(folder: Path) -> Path:
    """Minami with 12 initiatives and Kita with 11, both with role tables and five actors.

    The first of each serves T03 and T16. The others serve T09; from the seventh on, Kita's serve
    T02. The city office joins all.
    """
    data = folder / "data"
    shutil.copytree(MINI, data)
    catalog = (data / "catalog.yaml").read_text(encoding="utf-8")
    plan = (data / "minami" / "minami-1.yaml").read_text(encoding="utf-8")
    both = yaml.safe_load(catalog)
    kita = yaml.safe_load(_kita(catalog))
    both["cities"] += kita["cities"]
    both["documents"] += kita["documents"]
    write_data(data / "catalog.yaml", both)
    for city, text in (("minami", plan), ("kita", _kita(plan))):
        (data / city).mkdir(exist_ok=True)
        write_data(data / city / f"{city}-1.yaml", _grown(yaml.safe_load(text), city))
    return data


def _kita(text: str) -> str:
    changes = (("minami", "kita"), ("Minami", "Kita"), ("南", "北"), ("352039", "352012"))
    for old, new in changes:
        text = text.replace(old, new)
    return text


def _grown(plan: Any, city: str) -> Any:
    plans = plan["plans"][0]
    plans["levels"].append(
        {
            "id": f"{city}/p2/level/jigyo",
            "at": 3,
            "label": {"ja": "事業" if city == "minami" else "取組", "en": "Project"},
            "rank": 2,
            "level_kind": "initiative",
        }
    )
    for key, ja, kind in (("npo", "NPO法人", "npo"), ("kigyo", "企業", "business")):
        label = {"ja": ja, "en": key}
        actor = {"id": f"{city}/actor/{key}", "is": "Actor", "at": 6, "label": label}
        plan["actors"].append({**actor, "actor_type": kind, "specificity": "category"})
    policy = plans["policies"][0]
    first = policy["initiatives"][0]
    first["level"] = f"{city}/p2/level/jigyo"
    first["roles"] = _roles(city, 1)
    for number in range(2, INITIATIVES[city] + 1):
        theme = "T02" if city == "kita" and number > 6 else "T09"
        policy["initiatives"].append(
            {
                "id": f"{city}/p2/i{number:02}",
                "at": 3,
                "number": str(number),
                "label": {"ja": f"事業{number}", "en": f"Project {number}"},
                "level": f"{city}/p2/level/jigyo",
                "themes": [theme],
                "primary_theme": theme,
                "roles": _roles(city, number),
            }
        )
    return plan


def _roles(city: str, number: int) -> list[dict[str, str]]:
    joins = ["city"]
    joins += ["npo"] if number <= 3 else []
    joins += ["chonaikai"] if number % 2 else ["kigyo"]
    roles = [("participant", "○", key) for key in joins]
    if number <= LED[city]:
        roles.append(("lead", "◎", "center"))
    return [
        {"actor": f"{city}/actor/{key}", "role": role, "column": key, "symbol": symbol}
        for role, symbol, key in roles
    ]


def unit(
    name: str = "a/p",
    *,
    themes: tuple[tuple[str, ...], ...] = (("T01",),) * 10,
    printed: bool | None = True,
    lead: bool = True,
    level: str = "事業",
    actors: int = 5,
    **more: Any,
) -> Unit:
    """A plan with one initiative for each entry of ``themes``; ``printed=None``: no roles at all.

    Actor 0 has a part in all initiatives, each other actor in one.
    """
    city, _, plan = name.partition("/")
    tier = Level(f"{name}/level", level, level, "initiative")
    elements = tuple(
        Element(f"{name}/{i}", f"E{i}", True, tier, frozenset(t), t[0] if t else "", 1)
        for i, t in enumerate(themes)
    )
    network: nx.Graph[str] = nx.Graph()
    roles = []
    if printed is not None:
        for i, element in enumerate(elements):
            for j in {0, i % actors}:
                role, column = "lead" if lead else "participant", f"C{j}" if printed else ""
                roles.append(Role(element.id, f"{city}/{j}", "npo", f"S{j}", role, False, column))
        for j in range(actors):
            network.add_node(f"{city}/{j}", mode="actor", sector=f"S{j}")
        network.add_nodes_from((e.id for e in elements), mode="element")
        network.add_edges_from((r.actor, r.element) for r in roles)
    known = tuple(Actor(f"{city}/{j}", f"A{j}", (f"A{j}",), "npo", f"S{j}") for j in range(actors))
    return Unit(
        city, plan, name, elements=elements, roles=tuple(roles), actors=known, network=network,
        **more,
    )  # fmt: skip


def indicator(latest: float | None) -> Indicator:
    """An indicator from 0 to 10."""
    return Indicator("I", "kpi", "件", 0.0, latest, 2024, 10.0, None, None, "d:1")


def statuses(dispositions: list[str]) -> tuple[Status, ...]:
    """Statuses with the dispositions, all implemented."""
    return tuple(Status(f"E{i}", "implemented", d, "d:1") for i, d in enumerate(dispositions))
