"""A plan as one table: its tree, and for each element marks, change, schedule and assessment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.graph import Graph
from kyodo_graph.networks.statements import short
from kyodo_graph.report.contents.names import Names
from kyodo_graph.report.facts import Plan, Words
from kyodo_graph.tables import Cell

SECTORS = ("S0", "S5", "S4", "S6", "S8", "S7", "S9", "S99", "S2", "S3", "S1")
"""The order of columns: from citizens to the city office, the same in every plan."""
ROLES = ("lead", "responsible", "participant", "support")
"""Roles from the strongest: of several in one cell the first is drawn."""
_TREE = """SELECT DISTINCT ?id ?parent ?ordinal ?level WHERE {
  ?id kyodo:inPlan ?plan
  OPTIONAL { ?id kyodo:ordinal ?ordinal }
  OPTIONAL { ?id kyodo:level ?level }
  OPTIONAL { ?id kyodo:isPartOf ?parent . ?parent kyodo:inPlan ?plan } }"""
_SCHEDULE = """SELECT DISTINCT ?id ?fy ?end ?half ?phase ?printed ?source WHERE {
  ?id kyodo:hasScheduleEntry ?entry .
  ?entry kyodo:fiscalYear|kyodo:startFiscalYear ?from ; kyodo:phase/kyodo:code ?phase .
  ?from kyodo:year ?fy .
  ?passage kyodo:introduces ?entry ; kyodo:pointer ?source
  OPTIONAL { GRAPH ?passage { ?entry kyodo:printed ?printed } }
  OPTIONAL { ?entry kyodo:endFiscalYear/kyodo:year ?end }
  OPTIONAL { ?entry kyodo:halfYear/kyodo:code ?half } }"""


@dataclass(frozen=True, slots=True)
class Part:
    """One actor's part in an element; ``symbol`` and ``column`` as printed, empty if in the text.

    ``basis`` is ``implied`` where the reader supplied the actor, ``stated`` else.
    """

    element: str
    actor: str
    role: str
    basis: str
    joint: bool
    column: str
    symbol: str
    source: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of marks.

    Of a printed role table it is what the document prints, joint where it names several actors;
    else it is a sector, with all actors of that sector that the text names.
    """

    key: str
    label: Words
    sector: str
    actors: tuple[str, ...]
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a cell: the strongest role, whether stated, and the parts behind it."""

    role: str
    basis: str
    symbol: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A phase of a schedule (consider, implement, continue …) from one year to another."""

    start: int
    end: int
    phase: str
    printed: str
    source: str


@dataclass(frozen=True, slots=True)
class Status:
    """How an item was assessed: symbol as printed, how far done and what becomes of it as codes."""

    symbol: str
    implementation: str
    disposition: str
    source: str


@dataclass(frozen=True)
class Line:
    """An element of the tree; ``depth`` is 0 at the top, ``top`` the id of the element above all.

    ``initiative`` tells what someone carries out from a policy.
    """

    id: str
    label: Words
    number: str
    level: Words
    depth: int
    top: str
    initiative: bool
    change: str
    source: str
    marks: Mapping[str, Mark]
    steps: tuple[Step, ...] = ()
    status: Status | None = None


@dataclass(frozen=True)
class PlanTable:
    """A plan's tree as rows and its actors as columns.

    ``printed`` says that the columns are those of a role table in the document. ``unplaced`` are
    the parts that stand in no column: what the text says beside a printed role table.
    """

    plan: Plan
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    printed: bool
    unplaced: tuple[Part, ...]

    @property
    def initiatives(self) -> tuple[Line, ...]:
        """The rows of what someone carries out."""
        return tuple(line for line in self.lines if line.initiative)

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of the schedule; None where there is none."""
        years = [y for line in self.lines for s in line.steps for y in (s.start, s.end)]
        return (min(years), max(years)) if years else None

    @property
    def changes(self) -> bool:
        """Whether a row says that it is new, continued or expanded."""
        return any(line.change for line in self.lines)

    @property
    def assessed(self) -> bool:
        """Whether a row has an assessment."""
        return any(line.status for line in self.lines)

    @property
    def tops(self) -> tuple[tuple[Line, ...], ...]:
        """The rows below each top element, itself the first."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.top, []).append(line)
        return tuple(map(tuple, found.values()))


def plan_table(graph: Graph, names: Names, plan: Plan) -> PlanTable:
    """The table of a plan."""
    parts = parts_of(graph, plan)
    printed = any(p.column for p in parts)
    columns = _printed(parts, names) if printed else _by_sector(parts, names)
    placed = [p for p in parts if p.column] if printed else parts
    cells: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in placed:
        cells[part.element, part.column if printed else names.sector(part.actor)].append(part)
    return PlanTable(
        plan=plan,
        columns=columns,
        lines=_lines(graph, names, plan, {key: _mark(own) for key, own in cells.items()}),
        printed=printed,
        unplaced=tuple(p for p in parts if printed and not p.column),
    )


def parts_of(graph: Graph, plan: Plan) -> tuple[Part, ...]:
    """All parts of actors in the elements of a plan."""
    own = set(plan.elements)
    return tuple(
        Part(
            element=short(str(r["element_iri"])),
            actor=short(str(r["actor_iri"])),
            role=str(r["role"]),
            basis=str(r["basis"]),
            joint=bool(r["joint"]),
            column=str(r["column"] or ""),
            symbol=str(r["symbol"] or ""),
            source=str(r["source"]),
        )
        for r in graph.query("roles", city=plan.city)
        if short(str(r["element_iri"])) in own
    )


def _printed(parts: Sequence[Part], names: Names) -> tuple[Column, ...]:
    actors: dict[str, dict[str, None]] = {}
    for part in parts:
        if part.column:
            actors.setdefault(part.column, {})[part.actor] = None
    made = []
    for label, found in actors.items():
        own = tuple(sorted(found, key=lambda a: (_printed_at(label, names.of(a)["ja"]), a)))
        en = " / ".join(names.of(a)["en"] for a in own)
        made.append(Column(label, {"ja": label, "en": en}, names.sector(own[0]), own, len(own) > 1))
    return tuple(sorted(made, key=lambda c: (_place(c.sector), c.key)))


def _printed_at(column: str, actor: str) -> int:
    """Where the head of a column prints an actor; behind all that it prints, if under no name."""
    at = column.find(actor)
    return at if at >= 0 else len(column)


def _by_sector(parts: Sequence[Part], names: Names) -> tuple[Column, ...]:
    actors: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        actors[names.sector(part.actor)].add(part.actor)
    return tuple(
        Column(key, names.concept("sector", key), key, tuple(sorted(actors[key])))
        for key in sorted(actors, key=_place)
    )


def _place(sector: str) -> int:
    return SECTORS.index(sector) if sector in SECTORS else len(SECTORS)


def _mark(parts: Sequence[Part]) -> Mark:
    """The strongest part of a cell: a stated one before a supplied one of the same role."""
    first = min(parts, key=lambda p: (_strength(p.role), p.basis != "stated"))
    return Mark(first.role, first.basis, first.symbol, tuple(parts))


def _strength(role: str) -> int:
    return ROLES.index(role) if role in ROLES else len(ROLES)


def _lines(
    graph: Graph, names: Names, plan: Plan, marks: Mapping[tuple[str, str], Mark]
) -> tuple[Line, ...]:
    own = set(plan.elements)
    tree = {short(str(r["id"])): r for r in graph.select(_TREE) if short(str(r["id"])) in own}
    rows = {short(str(r["iri"])): r for r in graph.query("elements", city=plan.city)}
    steps, statuses = _steps(graph, own), _statuses(graph, plan)
    printed_at = {key: n for n, key in enumerate(rows)}

    def children(parent: str | None) -> list[str]:
        found = [k for k, r in tree.items() if _parent(r) == parent and k in rows]
        return sorted(found, key=lambda k: (_ordinal(tree[k]["ordinal"]), printed_at[k], k))

    def below(key: str, depth: int, top: str) -> Iterable[Line]:
        row, level = rows[key], tree[key]["level"]
        yield Line(
            id=key,
            label=names.of(key),
            number=str(row["number"] or ""),
            level=names.of(short(str(level))) if level else {"ja": "", "en": ""},
            depth=depth,
            top=top,
            initiative=row["kind"] == "initiative",
            change=str(row["change_type"] or ""),
            source=str(row["source"]),
            marks={column: mark for (element, column), mark in marks.items() if element == key},
            steps=steps.get(key, ()),
            status=statuses.get(key),
        )
        for child in children(key):
            yield from below(child, depth + 1, top)

    roots = sorted(
        (k for k, r in tree.items() if _parent(r) not in tree and k in rows),
        key=lambda k: (_ordinal(tree[k]["ordinal"]), printed_at[k]),
    )
    return tuple(line for root in roots for line in below(root, 0, root))


def _parent(row: Mapping[str, Cell]) -> str | None:
    return short(str(row["parent"])) if row["parent"] else None


def _ordinal(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0


def _steps(graph: Graph, own: set[str]) -> dict[str, tuple[Step, ...]]:
    found: dict[str, list[Step]] = defaultdict(list)
    for r in graph.select(_SCHEDULE):
        key = short(str(r["id"]))
        if key in own and isinstance(r["fy"], int):
            end = r["end"] if isinstance(r["end"], int) else r["fy"]
            found[key].append(
                Step(r["fy"], end, str(r["phase"]), str(r["printed"] or ""), str(r["source"]))
            )
    return {k: tuple(sorted(s, key=lambda x: (x.start, x.phase))) for k, s in found.items()}


def _statuses(graph: Graph, plan: Plan) -> dict[str, Status]:
    own = set(plan.elements)
    found: dict[str, Status] = {}
    for r in graph.query("fate_of_items", city=plan.city):
        key = short(str(r["iri"]))
        if key in own:  # the last assessment stands, if a document has several
            found[key] = Status(
                str(r["symbol"] or ""), str(r["implementation"] or ""), str(r["disposition"]),
                str(r["source"]),
            )  # fmt: skip
    return found
