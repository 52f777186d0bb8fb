"""A concept scheme on the ontology's page: what it is and a table of its concepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, RDF, RDFS, SKOS
from kyodo_graph.docs.vocabulary import Vocabulary, curie, local
from kyodo_graph.words import page


def scheme_lines(
    v: Vocabulary, scheme: str, lang: str, anchors: Mapping[str, str]
) -> Iterator[str]:
    """The lines of a scheme: name, definition, notes, groups and concepts in their order."""
    words = page("ontology")[lang]
    other = "en" if lang == "ja" else "ja"
    label = (
        f"{v.text(scheme, SKOS + 'prefLabel', lang)} ({v.text(scheme, SKOS + 'prefLabel', other)})"
    )
    yield from ("", f'<a id="{anchors[scheme]}"></a>', f"### {local(scheme)}: {label}")
    yield from ("", v.text(scheme, SKOS + "definition", lang))
    for note in v.texts(scheme, SKOS + "scopeNote", lang):
        yield from ("", note)
    classes = v.subjects(KYODO + "scheme", scheme)
    if classes:
        links = ", ".join(f"[`{curie(c)}`](#{anchors[c]})" for c in classes)
        yield from ("", f"{words['class']}: {links}. `{scheme}/…`")
    yield from _groups(v, scheme, lang)
    concepts = v.iris(scheme, SKOS + "hasTopConcept")
    concepts += [c for c in v.subjects(SKOS + "inScheme", scheme) if c not in concepts]
    concepts = [c for c in concepts if SKOS + "Concept" in v.iris(c, RDF + "type")]
    rows = [_cells(v, concept, lang, anchors) for concept in concepts]
    names = ("code", "label", "definition", "note", "example", "printed", "sector", "direct")
    shown = [i for i, name in enumerate(names) if i < 3 or any(row[i] for row in rows)]
    yield from ("", "| " + " | ".join(words[names[i]] for i in shown) + " |")
    yield "|" + "---|" * len(shown)
    for row in rows:
        yield "| " + " | ".join(row[i].replace("|", "&#124;") for i in shown) + " |"


def _cells(v: Vocabulary, concept: str, lang: str, anchors: Mapping[str, str]) -> tuple[str, ...]:
    notations = [o for o in v.objects(concept, SKOS + "notation") if isinstance(o, ox.Literal)]
    printed = [o.value for o in notations if o.datatype.value == KYODO + "PrintedForm"]
    other = "en" if lang == "ja" else "ja"
    names = [v.text(concept, SKOS + "prefLabel", one) for one in (lang, other)]
    direct = v.iris(concept, KYODO + "directProperty")
    sectors = v.iris(concept, KYODO + "sector")
    return (
        f"`{local(concept)}`",
        " / ".join(names),
        v.text(concept, SKOS + "definition", lang),
        v.text(concept, SKOS + "scopeNote", lang),
        v.text(concept, SKOS + "example", lang),
        ", ".join(printed),
        ", ".join(f"`{local(s)}` {v.text(s, SKOS + 'prefLabel', lang)}" for s in sectors),
        ", ".join(f"[`{curie(p)}`](#{anchors[p]})" for p in direct),
    )


def _groups(v: Vocabulary, scheme: str, lang: str) -> Iterator[str]:
    """The collections of a scheme's concepts, each with its members."""
    collections = [
        c
        for c in v.subjects(RDF + "type", SKOS + "Collection")
        if scheme in v.iris(c, SKOS + "inScheme") or c.startswith(scheme + "/")
    ]
    if collections:
        yield from ("", f"{page('ontology')[lang]['groups']}:", "")
    for collection in collections:
        members = ", ".join(f"`{local(m)}`" for m in v.iris(collection, SKOS + "member"))
        name = v.text(collection, SKOS + "prefLabel", lang) or v.text(
            collection, RDFS + "label", lang
        )
        definition = v.text(collection, SKOS + "definition", lang)
        yield f"- {name}: {members}. {definition}".rstrip()
