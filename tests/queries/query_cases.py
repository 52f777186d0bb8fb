"""What the tests of the query library share: graphs, parameters, and how answers are compared."""

from __future__ import annotations

import atexit
import csv
import io
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZIP_LZMA, ZipFile, ZipInfo

import pyoxigraph as ox
import rdflib

import kyodo_graph as kg
from kyodo_graph.curation.namespaces import PREFIXES, XSD
from kyodo_graph.library.binding import Given, bind
from kyodo_graph.library.header import LibraryQuery, read_queries
from kyodo_graph.store.sparql import Triples, to_cell
from kyodo_graph.tables import Cell, Table

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
NEGATIVE = HERE / "negative"
SMALL = HERE / "small"
DATA = HERE.parent.parent / "data"
FROZEN = HERE.parent / "fixtures" / "four-cities.zip"
CITIES = ("ichinoseki", "shimonoseki", "shinjo", "yamaguchi")
QUERIES: dict[str, LibraryQuery] = read_queries(HERE.parent.parent / "queries")
NAMES = sorted(QUERIES)

# On rdflib's own engine these run on the small graph (two invented towns), the others on the whole
# one. `GRAPH ?passage { … }` is evaluated there once for each row and each of 650 named graphs, and
# a pattern after it is evaluated on its own before it is joined: these take from two seconds to
# hours on the whole graph. The text of the query is the same.
ON_SMALL_GRAPH = frozenset(
    (
        "activities",
        "activity_participants",
        "actor_element_graph",
        "actor_roles",
        "actor_parts",
        "actors",
        "actors_only_here",
        "actors_without_part",
        "aliases",
        "change_types",
        "city_alone",
        "district_activities",
        "districts",
        "element_path",
        "elements",
        "event_concerns",
        "evidence_by_document",
        "evidence_by_section",
        "fate_of_items",
        "function_comparison",
        "funding_and_entrusting",
        "garbled_print",
        "implied",
        "indicator_progress",
        "indicator_surveys",
        "indicators_without_initiative",
        "initiatives_without_lead",
        "instruments",
        "instruments_replaced",
        "intermediary_functions",
        "intermediary_roles",
        "intermediary_ties",
        "issues",
        "joint_columns",
        "legends",
        "lineage",
        "members",
        "not_held",
        "notes",
        "npo_fields",
        "observations",
        "plan_levels",
        "plan_links",
        "planned_in_year",
        "plans",
        "policies_without_actor",
        "policies_without_indicator",
        "reciprocal_ties",
        "records_by_document",
        "roles",
        "schedule",
        "shared_leads",
        "statuses",
        "tasks",
        "terms",
        "themes",
        "tie_counts",
        "ties",
        "ties_between_sectors",
        "timeline",
        "topics",
        "types_never_meet",
        "viewpoints",
    )
)

# Queries about one thing: which one, on the small graph. On the whole graph the default is taken.
SMALL_PARAMETERS: dict[str, dict[str, Given]] = {
    "description": {"entity": "kita/actor/center"},
    "passages_about": {"entity": "kita/actor/center"},
}


def table_of(answer: Table | Triples | bool) -> Table:
    """An answer as a table; triples as subject, predicate and object, sorted."""
    if isinstance(answer, Triples):
        triples = sorted((str(t.subject), str(t.predicate), str(t.object)) for t in answer.triples)
        return Table(("subject", "predicate", "object"), tuple(triples))
    return answer


def golden_path(name: str) -> Path:
    return GOLDEN / f"{name}.csv"


def counted(table: Table) -> Counter[tuple[Cell, ...]]:
    """The rows as a multiset; numbers rounded where engines divide to different digits."""
    return Counter(
        tuple(round(cell, 9) if isinstance(cell, float) else cell for cell in row)
        for row in table.rows
    )


@cache
def small_graph() -> kg.Graph:
    """The graph of the two invented towns."""
    return kg.load(SMALL)


@cache
def frozen_data() -> Path:
    """The data of the four cities as they were when the golden results were last frozen.

    What is added to the shipped data, or corrected in them, changes no golden result.
    """
    folder = Path(mkdtemp(prefix="kyodo-frozen-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with ZipFile(FROZEN) as archive:
        archive.extractall(folder / "data")
    return folder / "data"


def freeze() -> None:
    """Put the shipped data of the four cities in place of the frozen ones; the same give the same
    bytes."""
    with ZipFile(FROZEN, "w", ZIP_LZMA) as archive:
        for path in sorted(p for city in CITIES for p in (DATA / city).glob("*.yaml")):
            archive.writestr(
                ZipInfo(path.relative_to(DATA).as_posix()), path.read_bytes(), ZIP_LZMA
            )


@cache
def whole_graph() -> kg.Graph:
    """The graph of the four cities, frozen."""
    return kg.load(frozen_data())


@cache
def on_rdflib(small: bool) -> rdflib.Dataset:
    """A graph in rdflib's own in-memory store, read by rdflib's own parser."""
    graph = small_graph() if small else whole_graph()
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=graph.store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset


def ask_rdflib(
    dataset: rdflib.Dataset, query: LibraryQuery, given: dict[str, Given], store: ox.Store
) -> Table:
    """The answer of rdflib's own engine, as a table like ours."""
    bound = {name: _rdflib_term(term) for name, (term,) in bind(query, given, store).items()}
    result = dataset.query(query.text, initNs=PREFIXES, initBindings=bound)
    if result.type == "CONSTRUCT":
        assert result.graph is not None
        triples = sorted((s.n3(), p.n3(), _n3(o)) for s, p, o in result.graph)
        return Table(("subject", "predicate", "object"), tuple(triples))
    assert result.vars is not None
    shown = [str(v) for v in result.vars if str(v) not in query.hidden]
    places = [place for place, v in enumerate(result.vars) if str(v) in shown]
    rows = [tuple(_cell(row[place]) for place in places) for row in result]  # type: ignore[index]
    return Table(tuple(shown), tuple(rows))


# What is said of every passage that is built, so that the near misses need not say it.
_INTRODUCED = """INSERT { ?passage kyodo:introduces ?record ; kyodo:speaksOf ?record }
WHERE { GRAPH ?passage { ?record a ?class } FILTER(CONTAINS(STR(?passage), "#line=")) }"""


def negative_stores(name: str) -> tuple[ox.Store, ox.Store]:
    """The near miss as it is, and completed.

    In the file a line ``#+ …`` is what the near miss lacks, and a line that ends in ``#-`` is what
    it has too much: with the one added and the other left out, the query must find something.
    """
    lines = (NEGATIVE / f"{name}.trig").read_text(encoding="utf-8").splitlines()
    completed = [line.removeprefix("#+ ") for line in lines if not line.endswith("#-")]
    assert completed != lines, f"{name}.trig: no line that begins with '#+ ' or ends in '#-'"
    return _store(lines), _store(completed)


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def _store(lines: list[str]) -> ox.Store:
    store = ox.Store()
    store.load("\n".join(lines).encode(), format=ox.RdfFormat.TRIG)
    store.update(_INTRODUCED, prefixes=PREFIXES)
    return store


def _rdflib_term(term: ox.NamedNode | ox.Literal) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    plain = term.datatype.value == XSD + "string"
    return rdflib.Literal(term.value, datatype=None if plain else term.datatype.value)


def _cell(term: object) -> Cell:
    if term is None:
        return None
    if not isinstance(term, rdflib.Literal):
        return str(term)
    if term.language:
        return to_cell(ox.Literal(str(term), language=term.language))
    if term.datatype:
        return to_cell(ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))))
    return to_cell(ox.Literal(str(term)))


def _n3(term: object) -> str:
    """A term as N-Triples, written as pyoxigraph writes it."""
    if isinstance(term, rdflib.Literal):
        if term.language:
            return str(ox.Literal(str(term), language=term.language))
        if term.datatype:
            return str(ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))))
        return str(ox.Literal(str(term)))
    return str(ox.NamedNode(str(term)))
