"""What a comparison asks of the graph: tables of the plans, and their networks."""

from __future__ import annotations

import pyoxigraph as ox

from kyodo_graph.analysis.variants import VARIANTS
from kyodo_graph.compare.units import Network, Unit
from kyodo_graph.curation.namespaces import SCHEME
from kyodo_graph.graph import Graph
from kyodo_graph.networks.matrices import actors_of
from kyodo_graph.networks.statements import short
from kyodo_graph.store.sparql import Term
from kyodo_graph.tables import Cell, Table

_QUERIES = {
    "documents": """
      SELECT DISTINCT ?plan ?label ?generation ?start_fy ?document ?kind ?lines ?lang WHERE {
        ?read a kyodo:Document ; kyodo:covers ?plan .
        ?plan rdfs:label ?label FILTER(LANG(?label) = ?lang)
        OPTIONAL {
          ?read kyodo:documentKind/kyodo:code ?kind
        }
        OPTIONAL { ?read kyodo:lineCount ?lines }
        OPTIONAL { ?plan kyodo:generation ?generation }
        OPTIONAL { ?plan kyodo:startFiscalYear/kyodo:year ?start_fy }
        BIND(REPLACE(STR(?read), "^.*/source/", "") AS ?document)
      } ORDER BY ?plan ?document""",
    "plans": """
      SELECT ?plan ?label ?generation ?start_fy ?lang WHERE {
        ?plan a kyodo:Plan ; rdfs:label ?label FILTER(LANG(?label) = ?lang)
        OPTIONAL { ?plan kyodo:generation ?generation }
        OPTIONAL { ?plan kyodo:startFiscalYear/kyodo:year ?start_fy }
      } ORDER BY ?plan""",
    "elements": """
      SELECT ?plan ?element ?label ?class ?level ?level_label ?level_printed ?kind
             (MIN(?at) AS ?source) ?lang WHERE {
        ?element kyodo:inPlan ?plan ; a ?is ; rdfs:label ?label FILTER(LANG(?label) = ?lang)
        ?passage kyodo:introduces ?element ; kyodo:pointer ?at .
        VALUES ?is { kyodo:Policy kyodo:Initiative }
        BIND(STRAFTER(STR(?is), "#") AS ?class)
        OPTIONAL {
          ?element kyodo:level ?level .
          ?level rdfs:label ?level_label, ?level_printed ; kyodo:levelKind/kyodo:code ?kind
          FILTER(LANG(?level_label) = ?lang && LANG(?level_printed) = "ja")
        }
      } GROUP BY ?plan ?element ?label ?class ?level ?level_label ?level_printed ?kind ?lang
      ORDER BY ?plan ?element""",
    "themes": """
      SELECT DISTINCT ?element ?theme ?primary WHERE {
        ?element kyodo:inPlan ?plan ; kyodo:theme ?concept .
        ?concept kyodo:code ?theme
        OPTIONAL { ?element kyodo:primaryTheme ?first }
        BIND(COALESCE(?first = ?concept, false) AS ?primary)
      } ORDER BY ?element ?theme""",
    "passages": """
      SELECT ?element (COUNT(DISTINCT ?passage) AS ?passages) WHERE {
        ?element kyodo:inPlan ?plan .
        GRAPH ?passage { ?element ?says ?what FILTER(?says != rdf:type) }
        ?passage kyodo:pointer ?pointer
      } GROUP BY ?element ORDER BY ?element""",
    "roles": """
      SELECT DISTINCT ?element ?actor ?role ?column ?basis ?record WHERE {
        ?element kyodo:inPlan ?plan ; kyodo:hasParticipation ?record .
        ?record kyodo:actor ?actor ; kyodo:role/kyodo:code ?role
        OPTIONAL { ?record kyodo:column ?column }
        OPTIONAL { ?record kyodo:basis/kyodo:code ?basis }
      } ORDER BY ?element ?actor ?role ?record""",
    "statuses": """
      SELECT DISTINCT ?plan ?element ?label ?implementation ?disposition ?grade ?fy ?line ?source
             ?record ?lang WHERE {
        ?element kyodo:inPlan ?plan ; kyodo:hasStatus ?record ;
          rdfs:label ?label FILTER(LANG(?label) = ?lang)
        ?passage kyodo:introduces ?record ; kyodo:pointer ?source ; kyodo:firstLine ?line .
        OPTIONAL { ?record kyodo:implementationStatus/kyodo:code ?implementation }
        OPTIONAL { ?record kyodo:disposition/kyodo:code ?disposition }
        OPTIONAL { ?record kyodo:readBy ?entry . ?entry kyodo:rank ?rank ; kyodo:symbol ?grade }
        OPTIONAL { ?record kyodo:fiscalYear/kyodo:year ?fy }
      } ORDER BY ?plan ?source ?line ?element ?fy ?record""",
    "lineage": """
      SELECT DISTINCT ?plan ?label ?relation ?target ?source ?lang WHERE {
        ?thing kyodo:hasLineage ?record ; rdfs:label ?label FILTER(LANG(?label) = ?lang)
        ?record kyodo:lineageRelation/kyodo:code ?relation ; kyodo:target ?to .
        ?to rdfs:label ?target FILTER(LANG(?target) = ?lang)
        ?passage kyodo:introduces ?record ; kyodo:pointer ?source ; kyodo:firstLine ?line .
        VALUES ?class { kyodo:Policy kyodo:Initiative kyodo:Instrument }
        ?thing a ?class
        OPTIONAL { ?thing kyodo:inPlan ?plan }
      } ORDER BY STRBEFORE(?source, ":") ?line ?thing ?relation ?to ?record""",
    "indicator_plans": """
      SELECT DISTINCT ?plan ?iri WHERE {
        ?over kyodo:hasIndicator ?iri .
        OPTIONAL { ?over kyodo:inPlan ?within }
        BIND(COALESCE(?within, ?over) AS ?plan)
      } ORDER BY ?iri ?plan""",
    "legends": """
      SELECT DISTINCT ?plan ?what ?mark WHERE {
        VALUES (?has ?what) {
          (kyodo:hasParticipation "roles") (kyodo:hasStatus "statuses")
        }
        ?element kyodo:inPlan ?plan ; ?has ?record .
        ?record kyodo:readBy ?entry .
        ?legend kyodo:hasEntry ?entry, ?other .
        ?other kyodo:symbol ?symbol .
        OPTIONAL { ?other kyodo:role/kyodo:code ?role }
        OPTIONAL { ?other kyodo:implementationStatus/kyodo:code ?state }
        OPTIONAL { ?other kyodo:rank ?rank }
        BIND(IF(?what = "roles", ?role, COALESCE(?state, IF(BOUND(?rank), ?symbol, ?state)))
             AS ?mark)
        FILTER(BOUND(?mark))
      } ORDER BY ?plan ?what ?mark""",
    "forms": """
      SELECT DISTINCT ?record ?form WHERE {
        ?record kyodo:inPlan ?plan ; kyodo:collaborationForm/kyodo:code ?form
      } ORDER BY ?record ?form""",
    "said": """
      SELECT DISTINCT ?record ?basis ?source WHERE {
        VALUES ?class { kyodo:Participation kyodo:Tie }
        ?record a ?class .
        ?passage kyodo:introduces ?record ; kyodo:pointer ?source
        OPTIONAL { ?record kyodo:basis/kyodo:code ?coded }
        BIND(COALESCE(?coded, "stated") AS ?basis)
      } ORDER BY ?record ?source""",
    "actors": """
      SELECT ?city ?actor ?label ?printed ?type ?sector
             (GROUP_CONCAT(DISTINCT ?alias; separator=" | ") AS ?aliases) ?lang WHERE {
        ?actor a kyodo:Actor ; kyodo:city/kyodo:cityKey ?city ; rdfs:label ?label, ?printed
        FILTER(LANG(?label) = ?lang && LANG(?printed) = "ja")
        OPTIONAL { ?actor kyodo:actorType/kyodo:code ?type }
        OPTIONAL { ?actor kyodo:sector/kyodo:code ?sector }
        OPTIONAL { ?actor skos:altLabel ?alias FILTER(LANG(?alias) = "ja") }
      } GROUP BY ?city ?actor ?label ?printed ?type ?sector ?lang ORDER BY ?city ?actor""",
}  # fmt: skip
_LIBRARY = {
    "functions": "intermediary_functions",
    "indicators": "indicator_progress",
}
_IDS = ("plan", "element", "actor", "record")
# Who takes part; the section in charge (responsible) is in no network that is compared.
PARTS = ("lead", "participant", "support")
_CITIES = """
  SELECT ?key ?label ?lang WHERE {
    ?city kyodo:cityKey ?key ; rdfs:label ?label FILTER(LANG(?label) = ?lang)
  } ORDER BY ?key"""
_SCHEME = """
  SELECT DISTINCT ?key ?label ?scheme ?lang WHERE {
    ?concept skos:inScheme ?scheme ; kyodo:code ?key ; rdfs:label ?label
    FILTER(LANG(?label) = ?lang)
  } ORDER BY ?key"""


def unit_tables(graph: Graph, lang: str) -> dict[str, Table]:
    """The tables that `compare.reading.units` makes plans of, by name."""
    language = ox.Literal(lang)
    found: dict[str, Table] = {}
    for name, query in _QUERIES.items():
        bindings = {"lang": language} if "?lang" in query else None
        found[name] = _short(graph.select(query, bindings, source=name))
    for name, query in _LIBRARY.items():
        found[name] = graph.query(query, lang=lang)
    return found


def unit_network(graph: Graph, unit: Unit, variant: str = "all") -> Network:
    """Actors and initiatives of a plan; ``variant`` says what is left out of it.

    Policies stay out: their roles repeat, on some documents, those of what stands below them.
    """
    filters = next(v.filters for v in VARIANTS if v.name == variant)
    whole = graph.network(
        "actor-element", city=unit.city, plan=f"{unit.city}/{unit.plan}", kind=PARTS, **filters
    )
    initiatives = {e.id for e in unit.initiatives}
    kept = [*actors_of(whole), *(n for n in whole if n in initiatives)]
    network: Network = whole.subgraph(kept).copy()
    network.remove_nodes_from([n for n in kept if not network.degree[n]])
    return network


def city_names(graph: Graph, lang: str) -> dict[str, str]:
    """The names of the cities by their keys."""
    table = graph.select(_CITIES, {"lang": ox.Literal(lang)}, source="cities")
    return {str(row["key"]): str(row["label"]) for row in table}


def scheme_labels(graph: Graph, scheme: str, lang: str) -> dict[str, str]:
    """The labels of a scheme's concepts by their codes."""
    bindings: dict[str, Term] = {"lang": ox.Literal(lang), "scheme": ox.NamedNode(SCHEME + scheme)}
    table = graph.select(_SCHEME, bindings, source=scheme)
    return {str(row["key"]): str(row["label"]) for row in table}


def _short(table: Table) -> Table:
    """Ids in place of IRIs, as networks have them."""
    places = {i for i, name in enumerate(table.columns) if name in _IDS}

    def cell(place: int, value: Cell) -> Cell:
        return short(value) if place in places and isinstance(value, str) else value

    return Table(
        table.columns,
        tuple(tuple(cell(i, value) for i, value in enumerate(row)) for row in table.rows),
    )
