"""The namespaces that data and ontology use."""

from __future__ import annotations

KYODO = "https://w3id.org/kyodo/ns#"
ONTOLOGY = "https://w3id.org/kyodo/ns"
ID = "https://w3id.org/kyodo/id/"
SOURCE = "https://w3id.org/kyodo/source/"
SCHEME = "https://w3id.org/kyodo/scheme/"
GRAPH = "https://w3id.org/kyodo/graph/"
FISCAL_YEAR = ID + "fy/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
TIME = "http://www.w3.org/2006/time#"
QB = "http://purl.org/linked-data/cube#"

SCHEMES = (
    "activity-kind", "actor-type", "basis", "change-type", "collaboration-form", "disposition",
    "document-kind", "function", "half-year", "indicator-kind", "instrument-kind", "level-kind",
    "lineage-relation", "modality", "npo-field", "operation-form", "participation-level", "phase",
    "plan-status", "role", "sector", "specificity", "status", "theme", "tie-relation", "value-kind",
)  # fmt: skip
"""The schemes of ``ontology/schemes``; each is a prefix, too: ``role:lead``."""

PREFIXES: dict[str, str] = {
    "kyodo": KYODO,
    "id": ID,
    "source": SOURCE,
    "scheme": SCHEME,
    "graph": GRAPH,
    "dcterms": DCTERMS,
    "oa": OA,
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": PROV,
    "qb": QB,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "skos": SKOS,
    "time": TIME,
    "xsd": XSD,
    **{scheme: f"{SCHEME}{scheme}/" for scheme in SCHEMES},
}
"""Prefixes that queries may use undeclared and that files are written with."""


def curation_graph(city: str) -> str:
    """The graph of what is the curators' and not a document's, for one city."""
    return f"{GRAPH}curation/{city}"


def provenance_graph(city: str) -> str:
    """The graph that describes the passages, documents and the curation of one city."""
    return f"{GRAPH}provenance/{city}"


def rule_graph(rule: str) -> str:
    """The graph of what one rule concludes."""
    return f"{GRAPH}rule/{rule}"


FISCAL_YEAR_GRAPH = GRAPH + "fiscal-years"
SCHEME_GRAPH = GRAPH + "schemes"
RULES_GRAPH = GRAPH + "rules"
