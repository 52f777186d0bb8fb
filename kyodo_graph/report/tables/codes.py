"""The names of codes: what a reader sees in place of ``lead``, ``S3`` or ``actor-element``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kyodo_graph.curation.namespaces import KYODO, SCHEME
from kyodo_graph.graph import Graph
from kyodo_graph.words import Words, codes, columns, indices, variants

# Which schemes a column's codes are of, the most likely one first.
SCHEMES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("type", "part_type", "whole_type", "other_type", "receiver_type", "operator_type",
         "operated_type", "types", "subject_type", "object_type", "type_a", "type_b"),
        ("actor-type",),
    ),
    **dict.fromkeys(("sector", "sector_a", "sector_b", "from_sector", "to_sector"), ("sector",)),
    **dict.fromkeys(("theme", "with"), ("theme",)),
    "kind": ("indicator-kind", "activity-kind", "instrument-kind", "document-kind", "level-kind"),
    "kinds": ("document-kind",),
    "after_kind": ("instrument-kind",),
    "role": ("role",),
    "basis": ("basis",),
    "modality": ("modality",),
    "specificity": ("specificity",),
    "phase": ("phase",),
    "disposition": ("disposition",),
    "disposition_key": ("disposition",),
    "implementation": ("status",),
    "value": ("disposition", "status"),
    "status": ("plan-status",),
    "value_kind": ("value-kind",),
    "change_type": ("change-type",),
    "operation_form": ("operation-form",),
    "form": ("collaboration-form",),
    "function": ("function",),
    "field": ("npo-field",),
    "relation": ("tie-relation", "lineage-relation", "role", "function"),
    "relations": ("tie-relation",),
    "relations_ab": ("tie-relation",),
    "relations_ba": ("tie-relation",),
    "level": ("participation-level",),
}  # fmt: skip
# Columns whose codes are no concepts of a scheme.
WORDED = frozenset(
    {"scope", "match", "reading", "roles_from", "group", "scenario", "direction",
     "kind", "what", "value", "variant", "network", "index", "effect", "measure", "part", "role",
     "class", "before_class", "after_class", "target_class", "scope_class", "null", "model",
     "correction", "relation", "severity", "field", "things", "document", "rule"}
)  # fmt: skip
_CODED = frozenset({"theme", "with", "function", "form", "sector", "field"})
_PAIR = re.compile(r"S\d")
# A key in Japanese text, with the spaces around it; what stands in brackets alone is left.
_KEY = re.compile(
    r" ?(?<![A-Za-z0-9_.-])(?!(?<=\()[a-z_-]+\))([a-z]{2,}(?:[_-][a-z]+)*)(?![A-Za-z0-9_-]) ?"
)
_LONG_KEY = re.compile(r"(?<![\w-])([a-z]+(?:[_-][a-z]+)+)(?![\w-])")

_NAMES = """SELECT DISTINCT ?scheme ?code ?label ?lang WHERE {
  ?concept skos:inScheme ?scheme ; kyodo:code ?code ; rdfs:label ?label
  BIND(LANG(?label) AS ?lang) }"""
_TERMS = """SELECT DISTINCT ?term ?label ?lang WHERE {
  ?term rdfs:isDefinedBy ?ontology ; rdfs:label ?label BIND(LANG(?label) AS ?lang) }"""


@dataclass(frozen=True)
class Codes:
    """Names of concepts by scheme and code, and of the ontology's classes and properties."""

    schemes: Mapping[str, Mapping[str, Words]]
    terms: Mapping[str, Words]
    networks: Mapping[str, Words]

    def concept(self, scheme: str, code: str, lang: str) -> str:
        """The name of a concept; its code where it has none."""
        return self.schemes.get(scheme, {}).get(code, {}).get(lang) or code

    def term(self, name: str, lang: str) -> str:
        """The label of a class or property of the ontology; its name where it has none."""
        return self.terms.get(name, {}).get(lang) or name

    def word(self, column: str, value: str, lang: str) -> str | None:
        """A cell's code in words; None where the column holds no codes or the code is unknown."""
        if column == "kind" and value in ("policy", "initiative"):
            return codes()[value][lang]
        for scheme in SCHEMES.get(column, ()):
            if (found := self.schemes.get(scheme, {}).get(value, {}).get(lang)) is not None:
                return f"{value} {found}" if column in _CODED else found
        if column == "lost_label" or column == "lost":
            return _PAIR.sub(lambda s: self.concept("sector", s[0], lang), value)
        if column not in WORDED:
            return None
        for known in self._plain(column):
            if value in known:
                return known[value].get(lang)
        return None

    def in_words(self, text: str, lang: str) -> str:
        """A remark with the names of columns and codes in place of their keys.

        English ones are words themselves, but for those of several words.
        """
        pattern = _KEY if lang == "ja" else _LONG_KEY

        def name(found: re.Match[str]) -> str:
            for known in (_columns(), codes(), variants(), self.networks, _indices()):
                if found[1] in known:
                    said = known[found[1]][lang]
                    return f"「{said}」" if lang == "ja" else f"“{said}”"
            return found[0]

        return pattern.sub(name, text)

    def _plain(self, column: str) -> Iterable[Mapping[str, Words]]:
        """Where to look for a code that is no concept, the most likely place first."""
        if column in ("index", "effect", "measure", "part", "role", "kind"):
            yield _indices()
        if column == "variant":
            yield variants()
        if column == "network":
            yield self.networks
        if column.endswith("class"):
            yield self.terms
        yield from (codes(), variants(), self.networks, _indices(), self.terms)


@cache
def _columns() -> Mapping[str, Words]:
    return {key: column.titles for key, column in columns().items()}


@cache
def _indices() -> Mapping[str, Words]:
    return {key: index.name for key, index in indices().items()}


def read_codes(graph: Graph) -> Codes:
    """The names of all codes that the graph and its declarations hold."""
    schemes: dict[str, dict[str, dict[str, str]]] = {}
    for row in graph.select(_NAMES):
        scheme = str(row["scheme"]).removeprefix(SCHEME)
        names = schemes.setdefault(scheme, {}).setdefault(str(row["code"]), {})
        names[str(row["lang"])] = str(row["label"])
    terms: dict[str, dict[str, str]] = {}
    for row in graph.select(_TERMS):
        name = str(row["term"]).removeprefix(KYODO)
        terms.setdefault(name, {})[str(row["lang"])] = str(row["label"])
    networks = {name: declared.title for name, declared in graph.projections.items()}
    return Codes(schemes, terms, networks)
