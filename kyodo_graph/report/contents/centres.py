"""The intermediaries of the documents: functions by reading, operator, roles, ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.curation.namespaces import SCHEME
from kyodo_graph.folding import fold
from kyodo_graph.graph import Graph
from kyodo_graph.networks.statements import short
from kyodo_graph.report.contents.names import Names, plans_read
from kyodo_graph.report.contents.plan_table import Part, PlanTable
from kyodo_graph.report.facts import Facts, Plan, Words

CENTRE = "intermediary_center"
NOT_STATED = "not_stated"
PROVISIONAL = "(仮称)"
"""What stands before the name of a body that is yet to be set up."""
_GROUPS = f"""SELECT DISTINCT ?code ?group WHERE {{
  ?concept skos:inScheme <{SCHEME}function> ; kyodo:code ?code
  OPTIONAL {{ ?collection skos:member ?concept BIND(STR(?collection) AS ?group) }} }}"""
_OPERATION = """SELECT DISTINCT ?id ?form ?operator ?source WHERE {
  { ?id kyodo:operationForm/kyodo:code ?form }
  UNION
  { GRAPH ?passage { ?id kyodo:operatedBy ?operator } ?passage kyodo:pointer ?source } }"""


@dataclass(frozen=True, slots=True)
class Function:
    """A function in the columns: its code, its name, and the id of the group it belongs to."""

    code: str
    label: Words
    group: str


@dataclass(frozen=True, slots=True)
class Doing:
    """What is said of one function of one intermediary in one plan.

    ``stated`` and ``implied`` are passages of what was settled, ``readings`` the readings that
    have the function, ``of`` all that read the document.
    """

    stated: tuple[str, ...]
    implied: tuple[str, ...]
    readings: tuple[str, ...]
    of: tuple[str, ...]

    @property
    def basis(self) -> str:
        """``stated``, ``implied``, or empty where only another reading has it."""
        return "stated" if self.stated else "implied" if self.implied else ""

    @property
    def agreed(self) -> bool:
        """Whether every reading has it, of two readings at least."""
        return len(self.of) > 1 and set(self.readings) == set(self.of)


@dataclass(frozen=True, slots=True)
class Bond:
    """What ties an intermediary to another actor: a relation, its direction, and its passages."""

    relation: str
    outward: bool
    other: str
    modality: str
    basis: str
    source: str
    document: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A form of operation, which is the curators' reading and has no passage, or an operator."""

    form: str
    operator: str
    source: str


@dataclass(frozen=True)
class Centre:
    """An intermediary of a city's documents.

    ``own`` tells a named centre of which a document says what it does; the others are class words,
    centres of other bodies and such as are only planned: they get a line and no row of marks.
    ``doings`` is by plan, then by the code of the function.
    """

    id: str
    city: str
    label: Words
    type: str
    specificity: str
    own: bool
    doings: Mapping[str, Mapping[str, Doing]]
    bonds: tuple[Bond, ...]
    operation: tuple[Operation, ...]
    source: str

    def functions(self, plan: str) -> Mapping[str, Doing]:
        """What a plan says that it does; none where the plan does not speak of it."""
        return self.doings.get(plan, {})

    def readings(self, plan: str) -> int:
        """How many readings are kept of what a plan says that it does."""
        return max((len(d.of) for d in self.functions(plan).values()), default=0)

    def bonds_in(self, documents: Iterable[str]) -> tuple[Bond, ...]:
        """Its ties in some documents."""
        wanted = set(documents)
        return tuple(b for b in self.bonds if b.document in wanted)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an intermediary stands in a plan's table of roles.

    ``column`` is that of a printed table (None: no column), ``shared`` the other actors in it,
    ``lines`` the initiatives in which the column has a mark, of ``initiatives`` in all; ``told``
    are its parts that the text alone gives.
    """

    printed: bool
    column: str | None
    shared: tuple[str, ...]
    lines: int
    leads: int
    initiatives: int
    told: tuple[Part, ...]


def functions(graph: Graph, names: Names) -> tuple[Function, ...]:
    """The functions of the codebook, those of a group beside each other."""
    groups = {str(r["code"]): short(str(r["group"] or "")) for r in graph.select(_GROUPS)}
    order = list(dict.fromkeys(group for _, group in sorted(groups.items())))
    return tuple(
        Function(code, names.concept("function", code), group)
        for code, group in sorted(groups.items(), key=lambda g: (order.index(g[1]), g[0]))
    )


def centres(
    graph: Graph, names: Names, facts: Facts, readings: Mapping[str, Graph]
) -> tuple[Centre, ...]:
    """The intermediaries of all cities; ``readings`` are the kept ones by name, settled apart."""
    plan_of = {d.key: plan for d in facts.documents for plan in d.covers[:1]}
    settled = _functions(graph, plan_of)
    others = {name: _functions(other, plan_of) for name, other in readings.items()}
    read = {name: _documents_read(graph, name) for name in readings}
    bonds, operation = _bonds(graph), _operation(graph)
    made = []
    for row in graph.query("intermediary_operation"):
        key, city = short(str(row["iri"])), str(row["city"])
        if city not in {c.key for c in facts.cities}:
            continue
        own_plans = [p.id for p in plans_read(facts, city)]
        doings = {
            plan: found
            for plan in own_plans
            if (found := _doings(key, plan, settled, others, read, plan_of))
        }
        planned = fold(PROVISIONAL) in fold(names.of(key)["ja"])
        named = row["type"] == CENTRE and row["specificity"] == "named" and not planned
        made.append(
            Centre(
                id=key,
                city=city,
                label=names.of(key),
                type=str(row["type"] or ""),
                specificity=str(row["specificity"] or ""),
                own=named and any(d.basis for ds in doings.values() for d in ds.values()),
                doings=doings,
                bonds=bonds.get(key, ()),
                operation=operation.get(key, ()),
                source=str(row["source"]),
            )
        )
    unique = {c.id: c for c in made}
    return tuple(sorted(unique.values(), key=lambda c: (c.city, not c.own, c.id)))


_Said = Mapping[tuple[str, str], Mapping[str, Sequence[tuple[str, str]]]]
"""By actor and plan, then by function: basis and passages."""


def _functions(graph: Graph, plan_of: Mapping[str, str]) -> _Said:
    found: dict[tuple[str, str], dict[str, list[tuple[str, str]]]] = defaultdict(dict)
    for r in graph.query("intermediary_functions"):
        for source in str(r["sources"]).split(" | "):
            plan = plan_of.get(source.partition(":")[0])
            if plan is not None:
                at = found[short(str(r["iri"])), plan].setdefault(str(r["function"]), [])
                at.append((str(r["basis"]), source))
    return found


def _doings(
    actor: str,
    plan: str,
    settled: _Said,
    others: Mapping[str, _Said],
    read: Mapping[str, frozenset[str]],
    plan_of: Mapping[str, str],
) -> dict[str, Doing]:
    documents = {d for d, p in plan_of.items() if p == plan}
    of = tuple(name for name in others if read[name] & documents)
    said = settled.get((actor, plan), {})
    by = {name: others[name].get((actor, plan), {}) for name in of}
    codes = sorted({*said, *(code for found in by.values() for code in found)})
    return {
        code: Doing(
            stated=_passages(said, code, "stated"),
            implied=_passages(said, code, "implied"),
            readings=tuple(name for name in of if code in by[name]),
            of=of,
        )
        for code in codes
    }


def _passages(
    said: Mapping[str, Sequence[tuple[str, str]]], code: str, basis: str
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for b, p in said.get(code, ()) if b == basis))


def _documents_read(graph: Graph, name: str) -> frozenset[str]:
    """The documents that a reading covers."""
    return frozenset(u.document for u in graph.coding.uncovered.get(name, ()) if u.read)


def _bonds(graph: Graph) -> dict[str, tuple[Bond, ...]]:
    found: dict[str, list[Bond]] = defaultdict(list)
    for r in graph.query("ties"):
        for end, other, outward in (("subject_iri", "object_iri", True),
                                    ("object_iri", "subject_iri", False)):  # fmt: skip
            found[short(str(r[end]))].append(
                Bond(
                    relation=str(r["relation"]),
                    outward=outward,
                    other=short(str(r[other])),
                    modality=str(r["modality"] or ""),
                    basis=str(r["basis"]),
                    source=str(r["source"]),
                    document=str(r["source"]).partition(":")[0],
                )
            )
    return {key: tuple(own) for key, own in found.items()}


def _operation(graph: Graph) -> dict[str, tuple[Operation, ...]]:
    found: dict[str, dict[Operation, None]] = defaultdict(dict)
    for r in sorted(graph.select(_OPERATION), key=lambda row: tuple(map(str, row.values()))):
        form = str(r["form"] or "")
        if form != NOT_STATED:
            operator = short(str(r["operator"])) if r["operator"] else ""
            found[short(str(r["id"]))][Operation(form, operator, str(r["source"] or ""))] = None
    return {key: tuple(own) for key, own in found.items()}


def place_of(centre: str, table: PlanTable) -> Place:
    """Where an intermediary stands in the table of a plan."""
    column = next((c for c in table.columns if table.printed and centre in c.actors), None)
    marked = [
        line.marks[column.key] for line in table.initiatives if column and column.key in line.marks
    ]
    told = tuple(part for part in _all_parts(table) if part.actor == centre and not part.column)
    return Place(
        printed=table.printed,
        column=column.label["ja"] if column else None,
        shared=tuple(a for a in column.actors if a != centre) if column else (),
        lines=len(marked),
        leads=sum(m.role == "lead" for m in marked),
        initiatives=len(table.initiatives),
        told=told,
    )


def _all_parts(table: PlanTable) -> Iterable[Part]:
    yield from table.unplaced
    for line in table.lines:
        for mark in line.marks.values():
            yield from mark.parts


def bonds_by_relation(bonds: Sequence[Bond]) -> dict[str, dict[str, tuple[Bond, ...]]]:
    """Ties by relation, then by basis."""
    found: dict[str, dict[str, list[Bond]]] = {}
    for bond in bonds:
        found.setdefault(bond.relation, {}).setdefault(bond.basis, []).append(bond)
    return {
        relation: {basis: tuple(own) for basis, own in by.items()}
        for relation, by in sorted(found.items())
    }


def document_keys(facts: Facts, plan: Plan) -> tuple[str, ...]:
    """The documents that set out a plan."""
    return tuple(d.key for d in facts.documents if plan.id in d.covers)
