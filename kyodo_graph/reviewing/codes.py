"""The codes that a reviewer chooses from, by scheme, and what a name's form says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import SCHEME
from kyodo_graph.curation.pieces import read_ontology
from kyodo_graph.curation.schema import schema_of
from kyodo_graph.shipped import shipped
from kyodo_graph.words import LANGS, page

SCHEMES = (
    *("actor-type", "specificity", "role", "phase", "status", "disposition", "value-kind"),
    *("tie-relation", "basis", "modality", "instrument-kind", "theme", "function", "npo-field"),
)
"""The schemes whose codes the page offers."""
RELATIONS = ("executes", "revises", "predecessor", "superior", "related", "local_plan")
"""What one plan may be to another."""
SIGNS = ("role", "phase", "status", "disposition")
"""What a sign of a legend may be a sign of."""
CODES_OF: Mapping[str, Mapping[str, str]] = {
    "sign": {"scheme": "sign-scheme"},
    "plan": {"relation": "plan-relation"},
    "element": {"parent": "element"},
    "gap": {"parent": "element"},
    "role": {"code": "role", "element": "element"},
    "responsible": {"element": "element"},
    "phase": {"code": "phase", "element": "element"},
    "status": {"code": "status"},
    "disposition": {"code": "disposition"},
    "value": {"value_kind": "value-kind"},
    "rowlabel": {"element": "element"},
    "actor": {"type": "actor-type", "specificity": "specificity"},
    "instrument": {"kind": "instrument-kind"},
    "tie": {"relation": "tie-relation", "basis": "basis", "modality": "modality"},
}
"""The scheme (or ``element``) of each field of a form that has codes."""


@cache
def codes() -> dict[str, dict[str, list[str]]]:
    """The codes by scheme: names in Japanese and English, then what they mean."""
    schema = schema_of(read_ontology(shipped("ontology")))
    said: dict[str, dict[str, dict[str, str]]] = {}
    codes_ = {  # a scheme has groups of its codes, too, which are none
        quad.subject
        for quad in schema.quads
        if getattr(quad.object, "value", "").endswith("skos/core#Concept")
    }
    for quad in schema.quads:
        subject, value = str(getattr(quad.subject, "value", "")), quad.object
        scheme, _, code = subject.removeprefix(SCHEME).partition("/")
        if not subject.startswith(SCHEME) or scheme not in SCHEMES or quad.subject not in codes_:
            continue
        name = quad.predicate.value.rpartition("#")[2]
        if name in ("prefLabel", "definition") and isinstance(value, ox.Literal):
            said.setdefault(scheme, {}).setdefault(code, {})[f"{name} {value.language}"] = (
                value.value
            )
    keys = [f"{n} {lang}" for n in ("prefLabel", "definition") for lang in ("ja", "en")]
    found = {
        scheme: {c: [told.get(k, "") for k in keys] for c, told in sorted(said[scheme].items())}
        for scheme in SCHEMES
    }
    found["plan-relation"] = _called("relation", RELATIONS)
    found["sign-scheme"] = _called("sign", SIGNS)
    return found


def _called(kind: str, names: Iterable[str]) -> dict[str, list[str]]:
    """What each of some names is called on the page, in Japanese and English."""
    return {name: [page("review")[lang][f"{kind}_{name}"] for lang in LANGS] for name in names}
