"""From tables of the graph to the plans that are compared; knows the tables' columns, no RDF."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kyodo_graph.compare.units import (
    Actor,
    Element,
    Function,
    Indicator,
    Level,
    Lineage,
    Role,
    Status,
    Unit,
)
from kyodo_graph.tables import Cell, Table

Row = Mapping[str, Cell]


def units(tables: Mapping[str, Table]) -> list[Unit]:
    """The plans that a document was read for or whose items are assessed, by city and generation.

    What is said of an element (roles, forms, statuses, lineage, indicators) goes with the plan that
    the element belongs to, in whatever document it stands. Functions and the basis of records, and
    the lineage of instruments, are no plan's own: they go with the plan that the passage's document
    covers.
    """
    by_element = _grouped(tables["elements"], "plan")
    of_plan = {name: _grouped(tables[name], "plan") for name in ("statuses", "lineage", "legends")}
    indicators = _indicators_of_plans(tables)
    by_document = {name: _by_document(tables[name]) for name in ("functions", "said", "lineage")}
    actors = _actors(tables["actors"])
    themes = _grouped(tables["themes"], "element")
    passages = {r["element"]: r["passages"] for r in tables["passages"]}
    roles = _grouped(tables["roles"], "element")
    forms = defaultdict(list, _grouped(tables["forms"], "record"))
    of_documents = _plans_in_documents(tables)
    covered = _grouped(tables["documents"], "plan")
    read_for = set(covered)
    covered |= {
        plan: _documents_of(plan, tables, of_documents)
        for plan in of_plan["statuses"]
        if plan not in covered
    }
    found = []
    for plan, documents in covered.items():
        rows = by_element.get(plan, [])
        if not rows:
            continue
        names = tuple(sorted({_text(d["document"]) for d in documents}))
        evaluated = plan not in read_for
        mine = {
            key: [r for name in names for r in groups.get(name, ())] if not evaluated else []
            for key, groups in by_document.items()
        }
        lineage = [
            *(r for r in of_plan["lineage"].get(plan, ())),
            *(r for r in mine["lineage"] if not r["plan"]),
        ]
        marks = of_plan["legends"].get(plan, [])
        city, _, key = plan.partition("/")
        levels = {_text(r["level"]): _level(r) for r in rows if r["level"]}
        basis = Counter(_text(r["basis"]) for r in mine["said"])
        elements = tuple(
            Element(
                _text(r["element"]),
                _text(r["label"]),
                r["class"] == "Initiative",
                levels.get(_text(r["level"])),
                frozenset(_text(t["theme"]) for t in themes.get(_text(r["element"]), ())),
                next(
                    (
                        _text(t["theme"])
                        for t in themes.get(_text(r["element"]), ())
                        if t["primary"]
                    ),
                    "",
                ),
                int(passages.get(r["element"]) or 0),
            )
            for r in rows
        )
        elsewhere = {p for name in names for p in of_documents.get(name, ()) if p != plan}
        first = documents[0]
        found.append(
            Unit(
                city=city,
                plan=key,
                label=_text(first["label"]),
                documents=names,
                kinds=tuple(sorted({_text(d["kind"]) for d in documents if d["kind"]})),
                lines=0 if evaluated else _lines(documents),
                start_fy=_whole(first["start_fy"]),
                generation=_whole(first["generation"]),
                elements=elements,
                roles=tuple(
                    _role(r, actors.get(city, {})) for e in elements for r in roles.get(e.id, ())
                ),
                indicators=tuple(_indicator(r) for r in indicators.get(plan, ())),
                statuses=_statuses(of_plan["statuses"].get(plan, ())),
                lineages=tuple(
                    Lineage(
                        _text(r["label"]),
                        _text(r["relation"]),
                        _text(r["target"]),
                        _text(r["source"]),
                    )
                    for r in lineage
                ),
                functions=tuple(
                    Function(_text(r["function"]), _text(r["intermediary"]), _text(r["source"]))
                    for r in mine["functions"]
                    if r["basis"] == "stated"
                ),
                forms=tuple(
                    sorted(_text(f["form"]) for e in elements if e.initiative for f in forms[e.id])
                ),
                actors=tuple(actors.get(city, {}).values()),
                stated=basis["stated"],
                implied=basis["implied"],
                other_elements=sum(len(by_element.get(p, ())) for p in elsewhere),
                evaluated=evaluated,
                role_marks=_marks(marks, "roles"),
                status_marks=_marks(marks, "statuses"),
            )
        )
    return sorted(found, key=lambda u: (u.city, u.generation or 0, u.start_fy or 0, u.plan))


def _statuses(rows: Iterable[Row]) -> tuple[Status, ...]:
    """The latest assessment of each item: of several years the last, without years the last one."""
    latest: dict[str, Row] = {}
    for r in rows:
        before = latest.get(_text(r["element"]))
        if before is None or (_whole(r["fy"]) or 0) >= (_whole(before["fy"]) or 0):
            latest[_text(r["element"])] = r
    return tuple(
        Status(
            _text(r["label"]),
            _text(r["implementation"] or r["grade"]),
            _text(r["disposition"]),
            _text(r["source"]),
        )
        for r in latest.values()
    )


def _indicators_of_plans(tables: Mapping[str, Table]) -> dict[str, list[Row]]:
    """The indicators of each plan, its own and those of its elements."""
    plans = _grouped(tables["indicator_plans"], "iri")
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for r in tables["indicators"]:
        for plan in plans.get(_text(r["iri"]), ()):
            found[_text(plan["plan"])].append(r)
    return dict(found)


def _documents_of(
    plan: str, tables: Mapping[str, Table], of_documents: Mapping[str, set[str]]
) -> list[Row]:
    """The documents in which the elements of a plan stand, as if they were read for it."""
    own = next(({**r} for r in tables["plans"] if r["plan"] == plan), {})
    rows = {_text(r["document"]): r for r in tables["documents"]}
    return [{**rows[d], **own} for d in sorted(rows) if plan in of_documents.get(d, ())]


def _lines(documents: Iterable[Row]) -> int:
    return sum({_text(d["document"]): int(d["lines"] or 0) for d in documents}.values())


def _marks(rows: Iterable[Row], what: str) -> frozenset[str]:
    return frozenset(_text(r["mark"]) for r in rows if r["what"] == what)


def _actors(table: Table) -> dict[str, dict[str, Actor]]:
    """Actors by city and id, with all names as printed."""
    found: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for r in table:
        aliases = (a.strip() for a in _text(r["aliases"]).split(" | "))
        names = tuple(dict.fromkeys(n for n in (_text(r["printed"]), *aliases) if n))
        one = (_text(r["actor"]), _text(r["label"]), names, _text(r["type"]), _text(r["sector"]))
        found[_text(r["city"])][one[0]] = Actor(*one)
    return dict(found)


def _plans_in_documents(tables: Mapping[str, Table]) -> dict[str, set[str]]:
    """Which plans' elements stand in each document."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for r in tables["elements"]:
        found[_document(r["source"])].add(_text(r["plan"]))
    return dict(found)


def _role(r: Row, actors: Mapping[str, Actor]) -> Role:
    actor = actors.get(_text(r["actor"]))
    return Role(
        _text(r["element"]),
        _text(r["actor"]),
        actor.type if actor else "",
        actor.sector if actor else "",
        _text(r["role"]),
        r["basis"] == "implied",
        _text(r["column"]),
    )


def _level(r: Row) -> Level:
    return Level(
        _text(r["level"]), _text(r["level_label"]), _text(r["level_printed"]), _text(r["kind"])
    )


def _indicator(r: Row) -> Indicator:
    reached = r["reached"]
    return Indicator(
        _text(r["indicator"]),
        _text(r["kind"]),
        _text(r["unit"]),
        _number(r["baseline"]),
        _number(r["latest"]),
        _whole(r["latest_fy"]),
        _number(r["target"]),
        _number(r["share"]),
        reached if isinstance(reached, bool) else None,
        _text(r["source"]),
    )


def _grouped(table: Table, key: str) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in table:
        found[_text(row[key])].append(row)
    return dict(found)


def _by_document(table: Iterable[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in table:
        found[_document(row["source"])].append(row)
    return dict(found)


def _document(source: Cell) -> str:
    return _text(source).rpartition(":")[0]


def _text(value: Cell) -> str:
    return "" if value is None else str(value)


def _number(value: Cell) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _whole(value: Cell) -> int | None:
    return int(value) if isinstance(value, int | float) else None
