"""The page of the ontology in one language: header, class tree, classes, properties, schemes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kyodo_graph.curation.namespaces import DCTERMS, KYODO, ONTOLOGY, OWL, RDF, RDFS, SKOS
from kyodo_graph.curation.schema import Schema, read_schema
from kyodo_graph.docs.places import places
from kyodo_graph.docs.schemes import scheme_lines
from kyodo_graph.docs.vocabulary import Vocabulary, curie, local
from kyodo_graph.graph import load
from kyodo_graph.store.rules import Rule, read_rules
from kyodo_graph.words import page

_BIBO_STATUS = "http://purl.org/ontology/bibo/status"
_VANN_PREFIX = "http://purl.org/vocab/vann/preferredNamespacePrefix"
Row = tuple[str, str]


def ontology_page(ontology: Path, lang: str) -> str:
    """The page as Markdown, in ``ja`` or ``en``, from the folder of the ontology.

    In which graph a term's statements stand is looked up in the shipped data, built with it.
    """
    paths = [ontology / "kyodo.ttl", *sorted(ontology.glob("schemes/*.ttl"))]
    built = places(load(ontology=ontology).store)
    rules = read_rules(ontology / "rules")
    page = _Page(Vocabulary(paths), read_schema(ontology), rules, built, lang)
    return "\n".join(page.lines()) + "\n"


class _Page:
    """One page; every method gives lines or a piece of one."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        schema: Schema,
        rules: Sequence[Rule],
        built: Mapping[str, Sequence[str]],
        lang: str,
    ) -> None:
        self.v = vocabulary
        self.schema = schema
        self.rules = rules
        self.built = built
        self.lang = lang
        self.other = "en" if lang == "ja" else "ja"
        self.words = page("ontology")[lang]
        self.classes = vocabulary.terms("Class")
        self.kinds = {
            **dict.fromkeys(vocabulary.terms("ObjectProperty"), "object"),
            **dict.fromkeys(vocabulary.terms("DatatypeProperty"), "datatype"),
        }
        self.anchors = {
            **{iri: f"class-{local(iri)}" for iri in self.classes},
            **{iri: f"property-{local(iri)}" for iri in self.kinds},
            **{iri: f"annotation-{local(iri)}" for iri in self._annotations()},
            **{iri: f"scheme-{local(iri)}" for iri in vocabulary.schemes()},
        }

    def lines(self) -> Iterator[str]:
        """The page, line by line."""
        yield from self._header()
        yield from self._tree()
        yield from ("", f"## {self.words['classes']}")
        for iri in self.classes:
            yield from self._entry(iri, self._class_rows(iri))
        yield from ("", f"## {self.words['properties']}")
        for iri in sorted(self.kinds):
            yield from self._entry(iri, self._property_rows(iri))
        yield from ("", f"## {self.words['annotations']}")
        for iri in self._annotations():
            yield from self._entry(iri, [("graph", self._graph(iri))])
        yield from self._foreign_keys()
        yield from self._rules()
        yield from ("", f"## {self.words['schemes']}")
        for scheme in self.v.schemes():
            yield from scheme_lines(self.v, scheme, self.lang, self.anchors)

    def _header(self) -> Iterator[str]:
        def text(predicate: str) -> str:
            return self.v.text(ONTOLOGY, predicate, self.lang)

        yield f"# {text(DCTERMS + 'title')}"
        yield from ("", self.words["generated"] + " " + self.words["other page"])
        yield from ("", text(DCTERMS + "description"), "", text(DCTERMS + "abstract"), "")
        rows = [
            ("iri", f"`{ONTOLOGY}`"),
            ("prefix", f"`{text(_VANN_PREFIX)}:` = `{KYODO}`"),
            ("version", f"{text(OWL + 'versionInfo')} (`{self._one(OWL + 'versionIRI')}`)"),
            ("status", local(self._one(_BIBO_STATUS))),
            ("license", f"<{self._one(DCTERMS + 'license')}>"),
            ("created", text(DCTERMS + "created")),
            ("modified", text(DCTERMS + "modified")),
            ("source", f"<{self._one(DCTERMS + 'source')}>"),
            ("citation", text(DCTERMS + "bibliographicCitation")),
            ("checks", "[ontology-quality.md](ontology-quality.md)"),
        ]
        yield from _table([(self.words[name], value) for name, value in rows])

    def _one(self, predicate: str) -> str:
        return next(iter(self.v.iris(ONTOLOGY, predicate)), "")

    def _tree(self) -> Iterator[str]:
        tops = [c for c in self.classes if not _own(self.v.iris(c, RDFS + "subClassOf"))]
        codes = [c for c in tops if self.v.objects(c, KYODO + "scheme")]
        yield from ("", f"## {self.words['tree']}", "")
        for top in tops:
            if top not in codes:
                yield from self._branch(top, 0)
        yield from ("", self.words["codes tree"], "")
        for code in codes:
            yield from self._branch(code, 0)
        yield from ("", f"## {self.words['disjoint']}", "", self.words["disjoint text"], "")
        for disjoint in self.v.disjoint_sets():
            yield f"- {self._links(disjoint)}"

    def _branch(self, iri: str, depth: int) -> Iterator[str]:
        label = self.v.text(iri, RDFS + "label", self.lang)
        yield f"{'  ' * depth}- {self._links([iri])} {label}"
        for below in _own(self.v.subjects(RDFS + "subClassOf", iri)):
            yield from self._branch(below, depth + 1)

    def _entry(self, iri: str, rows: list[Row]) -> Iterator[str]:
        label, other = (self.v.text(iri, RDFS + "label", lang) for lang in (self.lang, self.other))
        yield from ("", f'<a id="{self.anchors[iri]}"></a>', f"### {curie(iri)}: {label} ({other})")
        yield from ("", self.v.text(iri, SKOS + "definition", self.lang))
        texts = [("example", SKOS + "example"), ("note", SKOS + "scopeNote")]
        said = [(name, self.v.text(iri, predicate, self.lang)) for name, predicate in texts]
        filled = [(self.words[name], value) for name, value in [*said, *rows] if value]
        if filled:
            yield from ("", *_table(filled))

    def _class_rows(self, iri: str) -> list[Row]:
        definition = [f"`{curie(p)}` = `{local(v)}`" for p, v in self.v.definition_of(iri)]
        above = _own(self.v.iris(iri, RDFS + "subClassOf"))
        condition = self.words["if"].format(self._links(above), ", ".join(definition))
        having = [p for p in sorted(self.kinds) if iri in self._classes_of(p, "domain")]
        scheme = self.v.iris(iri, KYODO + "scheme")
        return [
            ("below", self._links(self.v.iris(iri, RDFS + "subClassOf"))),
            ("above", self._links(_own(self.v.subjects(RDFS + "subClassOf", iri)))),
            ("defined", condition if definition else ""),
            ("codes", self._links(scheme)),
            ("has", self._links(having)),
            ("template", _code(self.v.text(iri, KYODO + "keyTemplate", self.lang))),
            ("ordered", self.words["yes"] if self.v.objects(iri, KYODO + "ordered") else ""),
            ("constituted", self._links(self.v.iris(iri, KYODO + "constitutedBy"))),
            ("graph", self._graph(iri)),
        ]

    def _property_rows(self, iri: str) -> list[Row]:
        kind = [self.words[self.kinds[iri]]]
        types = self.v.iris(iri, RDF + "type")
        kind += [
            self.words[name.lower()]
            for name in ("Transitive", "Symmetric", "Functional")
            if f"{OWL}{name}Property" in types
        ]
        keys = sorted(key.name for key in self.schema.keys.values() if key.iri == iri)
        inverse = {*self.v.iris(iri, OWL + "inverseOf"), *self.v.subjects(OWL + "inverseOf", iri)}
        return [
            ("key", ", ".join(f"`{key}`" for key in keys)),
            ("kind", ", ".join(kind)),
            ("domain", self._links(self._classes_of(iri, "domain")) or self.words["any"]),
            ("range", self._links(self._classes_of(iri, "range")) or self.words["any"]),
            ("below", self._links(self.v.iris(iri, RDFS + "subPropertyOf"))),
            ("above", self._links(self.v.subjects(RDFS + "subPropertyOf", iri))),
            ("inverse", self._links(sorted(inverse))),
            ("graph", self._graph(iri)),
        ]

    def _foreign_keys(self) -> Iterator[str]:
        keys = [key for key in self.schema.keys.values() if key.iri and key.iri not in self.kinds]
        yield from ("", f"## {self.words['foreign keys']}", "", self.words["foreign keys text"], "")
        head = [(self.words["key"], self.words["property"])]
        rows = [(f"`{key.name}`", f"`{curie(key.iri)}`") for key in keys]
        yield from _table(sorted(rows), head)

    def _rules(self) -> Iterator[str]:
        """What is concluded when a graph is built: each rule, and the graph of its conclusions."""
        yield from ("", f"## {self.words['rules']}", "", self.words["rules text"], "")
        rows = [(f"`{rule.name}`", rule.summary[self.lang]) for rule in self.rules]
        yield from _table(rows, [(self.words["rule"], self.words["concludes"])])

    def _annotations(self) -> list[str]:
        return [*self.v.terms("AnnotationProperty"), *self.v.terms("Datatype")]

    def _classes_of(self, prop: str, which: str) -> list[str]:
        found = [self.v.members(e) for e in self.v.objects(prop, RDFS + which)]
        return [cls for members in found for cls in members]

    def _graph(self, iri: str) -> str:
        """The graphs in which its statements stand."""
        if self.v.objects(iri, KYODO + "notYetUsed"):
            return self.words["not yet used"]
        return "; ".join(self._kind(kind) for kind in self.built.get(iri, ()))

    def _kind(self, kind: str) -> str:
        if kind.startswith("rule "):
            return self.words["rule graph"].format(kind.removeprefix("rule "))
        return self._links([KYODO + kind]) if kind[0].isupper() else self.words[kind]

    def _links(self, iris: Sequence[str]) -> str:
        return ", ".join(
            f"[`{local(iri)}`](#{self.anchors[iri]})" if iri in self.anchors else f"`{curie(iri)}`"
            for iri in iris
        )


def _own(iris: Sequence[str]) -> list[str]:
    return [iri for iri in iris if iri.startswith(KYODO)]


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _table(rows: list[Row], head: list[Row] | None = None) -> Iterator[str]:
    first, second = head[0] if head else ("", "")
    yield f"| {first} | {second} |"
    yield "|---|---|"
    for name, value in rows:
        yield f"| {name} | {value.replace('|', '&#124;')} |"
