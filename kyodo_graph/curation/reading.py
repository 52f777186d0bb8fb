"""From the tree of a data file to records: strict about keys, classes, codes and passages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kyodo_graph.curation.legends import read_through
from kyodo_graph.curation.namespaces import ID, KYODO, SOURCE
from kyodo_graph.curation.passages import Passage, parse_pointer
from kyodo_graph.curation.records import DataFile, Entry, Record, Value
from kyodo_graph.curation.schema import Key, Schema, called
from kyodo_graph.curation.upgrading import KEY as FORMAT_KEY
from kyodo_graph.curation.upgrading import format_problems
from kyodo_graph.curation.values import read_value
from kyodo_graph.curation.yaml_tree import Mapping, Mark, Node, Scalar, Sequence
from kyodo_graph.errors import Problem, enough
from kyodo_graph.nearest import nearest

_LOCAL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_PREFIXES = {
    "source:": SOURCE,
    "wd:": "http://www.wikidata.org/entity/",
    "estat:": "http://data.e-stat.go.jp/lod/sac/",
}


Documents = dict[str, tuple[str, int]]
DECISION = KYODO + "Decision"
"""A decision is of the curators: no passage says it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a record hands down to the records nested in it."""

    iri: str
    cls: str
    passage: Passage | None


def expand(text: str) -> str:
    """The IRI that an id or reference in a data file means."""
    if text.startswith(("http://", "https://")):
        return text
    for prefix, base in _PREFIXES.items():
        if text.startswith(prefix):
            return base + text.removeprefix(prefix)
    return ID + text


def read_records(
    root: Mapping, name: str, schema: Schema, documents: Documents | None
) -> tuple[DataFile, list[Problem]]:
    """The records of a data file, and what is wrong with it.

    ``documents`` maps the keys of the known documents to their cities and numbers of lines; for
    the catalogue itself it is None, and the file names no document.
    """
    reader = _Reader(name, schema, documents)
    return reader.read(root), reader.problems


class _Reader:
    def __init__(self, name: str, schema: Schema, documents: Documents | None) -> None:
        self.name = name
        self.schema = schema
        self.is_catalog = documents is None
        self.documents = documents or {}
        self.document = ""
        self.city = ""
        self.records: list[Record] = []
        self.problems: list[Problem] = []

    def refuse(self, mark: Mark, what: str, expected: str = "") -> None:
        self.problems.append(Problem(self.name, mark.line, mark.column, what, expected))
        enough(self.problems)

    # --- the file -------------------------------------------------------------------------

    def read(self, root: Mapping) -> DataFile:
        if self.is_catalog or self.read_document(root):
            self.read_keys(root)
        records, problems = read_through(self.records, self.schema)
        self.problems += problems
        return DataFile(self.name, self.document, self.city, tuple(records))

    def read_keys(self, root: Mapping) -> None:
        cls = KYODO + "Document"
        frame = Frame(SOURCE + self.document, cls, None)
        entries = []
        if self.is_catalog:
            self.problems += format_problems(root, self.name)
        for name, node in root.entries:
            if self.is_catalog and name.text == FORMAT_KEY:
                continue
            key = self.key(name)
            if key is None or (name.text == "document" and not self.is_catalog):
                continue
            if key.kind == "included" and name.text != "elsewhere":
                for n, item in enumerate(self.items(node), 1):
                    self.top_record(item, n)
            elif key.iri and self.document and self.schema.allows(key, cls):
                entries.append(self.entry(key, name, node, frame))
            else:
                self.refuse(name.mark, f"key {name.text!r} at the top", "a list of records")
        if entries:
            kept = tuple(e for e in entries if e is not None)
            self.records.append(Record(frame.iri, cls, False, None, kept, self.name, root.mark))

    def read_document(self, root: Mapping) -> bool:
        """Which document the file is about, if it says so; without, nothing else can be read."""
        node = root.get("document")
        if node is None:
            expected = "'document: source:KEY' in the first line"
            self.refuse(root.mark, "no document named", expected)
            return False
        text = node.text if isinstance(node, Scalar) else "a collection"
        key = text.removeprefix("source:")
        if not text.startswith("source:") or key not in self.documents:
            known = ", ".join(f"source:{d}" for d in sorted(self.documents))
            self.refuse(node.mark, f"unknown document {text!r}", f"one of {known}")
            return False
        self.document = key
        self.city, _ = self.documents[key]
        return True

    def items(self, node: Node) -> list[Mapping]:
        """The records of a list (or the one record that stands in its place)."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        for item in nodes:
            if not isinstance(item, Mapping):
                self.refuse(item.mark, "no record", "keys and values")
        return [item for item in nodes if isinstance(item, Mapping)]

    # --- records --------------------------------------------------------------------------

    def top_record(self, node: Mapping, n: int) -> None:
        named = node.get("is")
        cls = ""
        if named is not None:
            cls = self.named_class(named)
        elif node.get("ref") is None:
            self.refuse(node.mark, "a record without its class", "'is: …'")
        place = Frame(ID + self.city if self.city else "", "", None)
        self.record(node, cls, place, n, top=True)

    def named_class(self, named: Node) -> str:
        """The class that ``is:`` names, "" if there is none of that name."""
        if not isinstance(named, Scalar):
            self.refuse(named.mark, "a collection where a class belongs", "one class")
            return ""
        text = named.text
        if KYODO + text in self.schema.classes:
            return KYODO + text
        near = self.near(text, (c.removeprefix(KYODO) for c in self.schema.classes))
        self.refuse(named.mark, f"unknown class {text!r}", near)
        return ""

    def nested_class(self, key: Key, node: Mapping) -> str:
        """The class of a record nested under ``key``: the key's, or one below it that it names."""
        allowed = self.schema.ranges.get(key.iri, frozenset())
        named = node.get("is")
        if not allowed:
            self.refuse(node.mark, f"a record under {key.name!r}", "a reference")
        elif named is not None:
            cls = self.named_class(named)
            if cls and not self.schema.fits(cls, key):
                expected = f"{self.schema.range_names(key)} under {key.name!r}"
                self.refuse(named.mark, f"class {cls.removeprefix(KYODO)!r}", expected)
            return cls
        elif node.get("ref") is not None:
            pass  # the thing has its class where it is defined
        elif len(allowed) == 1:
            return min(allowed)
        else:
            expected = f"'is: …', {self.schema.range_names(key)}"
            self.refuse(node.mark, "a record without its class", expected)
        return ""

    def record(self, node: Mapping, cls: str, parent: Frame, n: int, top: bool = False) -> Record:
        """Read a record and what is nested in it; returns the record."""
        passage = self.passage(node, parent.passage)
        placed = cls != DECISION
        if self.document and placed and passage is None and node.get("at") is None:
            self.refuse(node.mark, "a record without its passage", "'at: LINE' or 'at: FROM-TO'")
        iri, defines, own = self.identity(node, cls, parent, passage, n)
        frame = Frame(iri, cls, passage)
        entries = []
        for name, child in node.entries:
            key = self.key(name)
            if key is None or name.text in ("id", "ref", "is", "at"):
                continue
            if key.kind == "included":
                self.elsewhere(name, child, frame)
                continue
            if not key.iri:
                self.refuse(name.mark, f"key {name.text!r} inside a record", "it at the top")
                continue
            if cls and not self.schema.allows(key, cls):
                what = f"key {name.text!r} is none of {called(cls)}"
                self.refuse(name.mark, what, "one of " + ", ".join(self.schema.keys_of(cls)))
                continue
            entries.append(self.entry(key, name, child, frame))
        ordinal = n if defines and cls in self.schema.ordered and not top else 0
        kept = tuple(e for e in entries if e is not None)
        record = Record(
            iri, cls, defines, passage, kept, self.name, node.mark, ordinal, top=own or top
        )
        self.records.append(record)
        return record

    def elsewhere(self, name: Scalar, node: Node, frame: Frame) -> None:
        if name.text != "elsewhere":
            self.refuse(name.mark, f"key {name.text!r} inside a record", "it at the top")
            return
        for item in self.items(node):
            if item.get("at") is None:
                expected = "'at: LINE' or 'at: FROM-TO'"
                self.refuse(item.mark, "a restatement without its passage", expected)
            for identity in ("id", "ref", "is"):
                if (found := item.get(identity)) is not None:
                    what = f"key {identity!r} in a restatement"
                    self.refuse(found.mark, what, "only what is said there")
            self.record(item, frame.cls, frame, 0)

    def identity(
        self, node: Mapping, cls: str, parent: Frame, passage: Passage | None, n: int
    ) -> tuple[str, bool, bool]:
        """IRI, whether the record defines it, whether the id is the author's own."""
        given, ref = node.get("id"), node.get("ref")
        if given is not None and ref is not None:
            self.refuse(ref.mark, "both 'id' and 'ref'", "one of them")
        for named in (given, ref):
            if named is not None and not isinstance(named, Scalar):
                self.refuse(named.mark, "a collection where an id belongs", "one id")
                return f"{parent.iri}/unnamed-{node.mark.line}", True, False
        if isinstance(ref, Scalar):
            return expand(ref.text), False, True
        if isinstance(given, Scalar):
            self.check_id(given, cls)
            return expand(given.text), True, True
        if n == 0:
            return parent.iri, False, False
        template = self.schema.templates.get(cls)
        if template is None:
            if cls:
                self.refuse(node.mark, f"{called(cls)} without an id", "'id: …'")
            return f"{parent.iri}/unnamed-{node.mark.line}", True, False
        return self.derive(template, node, parent, passage, n), True, False

    def derive(
        self, template: str, node: Mapping, parent: Frame, passage: Passage | None, n: int
    ) -> str:
        """The id of a record that has none of its own, from its class's template."""

        def kept(match: re.Match[str]) -> str:
            """An optional part, where the record has all its keys."""
            names = _PLACEHOLDER.findall(match[1])
            return match[1] if all(node.get(name) is not None for name in names) else ""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name == "n":
                return str(n)
            if name == "line":
                return str(passage.first if passage else 0)
            if name == "document":
                return passage.document if passage else "none"
            value = node.get(name)
            if isinstance(value, Mapping):
                value = value.get("ref") or value.get("id")
            text = value.text if isinstance(value, Scalar) else "none"
            return text.rsplit("/", 1)[-1].lower().replace("_", "-")

        return f"{parent.iri}/{_PLACEHOLDER.sub(fill, _OPTIONAL.sub(kept, template))}"

    def check_id(self, node: Scalar, cls: str) -> None:
        is_document = cls == KYODO + "Document"
        local = node.text.removeprefix("source:") if is_document else node.text
        if is_document and not node.text.startswith("source:"):
            self.refuse(node.mark, f"id {node.text!r} of a document", "'source:KEY'")
        elif not _LOCAL.fullmatch(local):
            self.refuse(node.mark, f"id {node.text!r}", "lower-case ASCII letters, digits, - and /")
        elif self.city and not node.text.startswith(self.city + "/"):
            self.refuse(node.mark, f"id {node.text!r}", f"an id that begins with {self.city}/")

    def passage(self, node: Mapping, inherited: Passage | None) -> Passage | None:
        at = node.get("at")
        if at is None:
            return inherited
        if not isinstance(at, Scalar):
            self.refuse(at.mark, "'at' is a collection", "LINE, FROM-TO or DOC:FROM-TO")
            return inherited
        return self.lines(at) or inherited

    def lines(self, at: Scalar) -> Passage | None:
        """The passage that a pointer in the file names, None (and a problem) if it names none."""
        try:
            found = parse_pointer(at.text, self.document or None)
        except ValueError as error:
            what, _, expected = str(error).partition("; expected ")
            self.refuse(at.mark, what, expected or "LINE or FROM-TO, from 1")
            return None
        city, lines = self.documents.get(found.document, ("", 0))
        if not city or city != self.city:
            ours = sorted(key for key, (city, _) in self.documents.items() if city == self.city)
            expected = f"one of the city: {', '.join(ours)}" if self.city else "no passage here"
            self.refuse(at.mark, f"unknown document {found.document!r}", expected)
            return None
        if found.last > lines:
            what = f"passage {found.pointer} ends beyond the document"
            self.refuse(at.mark, what, f"lines 1 to {lines}")
        return found

    # --- keys and values ------------------------------------------------------------------

    def key(self, name: Scalar) -> Key | None:
        key = self.schema.keys.get(name.text)
        if key is None:
            near = self.near(name.text, self.schema.keys)
            self.refuse(name.mark, f"unknown key {name.text!r}", near)
        return key

    def near(self, text: str, names: Iterable[str]) -> str:
        """The names nearest to a misspelt one."""
        found = nearest(text, sorted(names))
        return " or ".join(repr(n) for n in found) or "a name that docs/data-format.md lists"

    def entry(self, key: Key, name: Scalar, node: Node, frame: Frame) -> Entry | None:
        if key.kind == "reference":
            values = self.references(key, node, frame)
        elif key.kind == "passage":
            values = self.passages(node)
        else:
            values, problems = read_value(key, node, self.name, self.schema)
            self.problems.extend(problems)
            enough(self.problems)
        return Entry(key, tuple(values), name.mark) if values else None

    def passages(self, node: Node) -> list[Value]:
        """Lines of the document as values: one pointer or a list of them."""
        values = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            if not isinstance(item, Scalar):
                self.refuse(item.mark, "a collection where lines belong", "LINE or FROM-TO")
            elif found := self.lines(item):
                values.append(Value(item.text, item.mark, iri=found.iri, passage=found))
        return values

    def references(self, key: Key, node: Node, frame: Frame) -> list[Value]:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        values = []
        for n, item in enumerate(nodes, 1):
            if isinstance(item, Scalar):
                values.append(self.reference(item, frame.passage))
            elif isinstance(item, Sequence):
                self.refuse(item.mark, "a list in a list", "references or records")
            elif isinstance(ref := item.get("ref"), Scalar) and item.keys() <= {"ref", "at"}:
                values.append(self.reference(ref, self.passage(item, frame.passage)))
            else:
                record = self.record(item, self.nested_class(key, item), frame, n)
                text = record.iri.removeprefix(ID)
                value = Value(text, item.mark, "", record.iri, record.passage, nested=True)
                values.append(value)
        return values

    def reference(self, node: Scalar, passage: Passage | None) -> Value:
        iri = expand(node.text)
        try:
            ox.NamedNode(iri)
        except ValueError:
            self.refuse(node.mark, f"reference {node.text!r} is no IRI", "an id or an IRI")
        return Value(node.text, node.mark, iri=iri, passage=passage)
