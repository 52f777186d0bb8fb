"""Notes on values: one that its property never has, and a name that has no value where it stands.

``rdfs:label "市民"`` matches nothing, since labels have a language, nor does ``kyodo:role "lead"``,
since a role is a concept; both look like an answer. Such a value is met with what is like it among
those that the property has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, OWL, PREFIXES, RDF, XSD
from kyodo_graph.folding import fold
from kyodo_graph.nearest import nearest
from kyodo_graph.store.tokens import Token

Expanding: TypeAlias = Callable[[Token], str]
"""The IRI of a word that is one, or a prefixed name; nothing for another."""

_TYPE = ox.NamedNode(RDF + "type")
_CLASS = ox.NamedNode(OWL + "Class")
_LONGEST = 2000  # values that are compared one by one
_DECIMAL = ox.NamedNode(XSD + "decimal")
_PLAIN = frozenset({XSD + "integer", XSD + "boolean", XSD + "decimal"})


def value_notes(
    store: ox.Store, words: Sequence[Token], iri: Expanding, coded: Collection[str] = ()
) -> Iterator[str]:
    """What is asked of properties that none of their statements has.

    Values right behind the properties ``coded`` are another's to tell of.
    """
    asked: defaultdict[str, list[tuple[Token, ox.NamedNode]]] = defaultdict(list)
    for place, (word, value) in enumerate(pairwise(words)):
        before = words[place - 1] if place else Token("other", "", 0)
        held = _property(store, word, iri)
        if held is None or before.text in ("{", ".", "(", "^", "!", "|", ","):
            continue
        if value.kind == "variable":
            asked[value.text].append((word, held))
        elif word.text in coded:
            continue
        elif (term := _constant(store, words, place + 1, iri)) and not _has(store, held, term):
            yield _missing(store, word, held, term, words, place + 1)
    for place, word in enumerate(words):
        if word.kind == "variable" and len(asked[word.text]) == 1:
            yield from _filters(store, words, place, *asked[word.text][0])
    yield from _classes(store, words, iri)


def having_notes(words: Sequence[Token]) -> Iterator[str]:
    """Names that SELECT gives and HAVING uses: they have no value there, so that nothing passes.

    >>> from kyodo_graph.store.tokens import tokens
    >>> text = "SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b } GROUP BY ?a HAVING(?n > 2)"
    >>> list(having_notes(tokens(text)))
    ['?n: has no value in HAVING, where SELECT has not named it yet; expected COUNT(?b)']
    """
    braces = brackets = 0
    named: dict[int, dict[str, str]] = {}
    selecting: dict[int, int] = {}  # by depth of braces, the depth of brackets at SELECT
    having: int | None = None
    opened: list[int] = []
    for place, word in enumerate(words):
        if word.is_word("SELECT"):
            named[braces], selecting[braces] = {}, brackets
        elif word.text == "{":
            if selecting.get(braces) == brackets:
                del selecting[braces]
            braces += 1
        elif word.text == "}":
            braces -= 1
        elif word.text == "(":
            opened.append(place)
            brackets += 1
        elif word.text == ")":
            brackets -= 1
            start = opened.pop() if opened else 0
            end = place - 2
            if braces in selecting and words[end].is_word("AS"):
                expression = "".join(_spaced(words[start + 1 : end]))
                named[braces][words[place - 1].text] = expression
        elif word.is_word("HAVING"):
            having = braces
        elif word.is_word("ORDER", "LIMIT", "OFFSET", "VALUES"):
            having = None
        elif having == braces and word.text in named.get(braces, {}):
            yield (
                f"{word.text}: has no value in HAVING, where SELECT has not named it yet; expected "
                f"{named[braces][word.text]}"
            )
        if having is not None and braces < having:
            having = None


def _spaced(words: Sequence[Token]) -> Iterator[str]:
    end = words[0].start if words else 0
    for word in words:
        yield (" " if word.start > end else "") + word.text
        end = word.end


def _property(store: ox.Store, word: Token, iri: Expanding) -> ox.NamedNode | None:
    """The property that a word names, if something is said with it."""
    if word.kind == "word" and word.text == "a":
        return _TYPE
    node = ox.NamedNode(name) if (name := iri(word)) else None
    quads = store.quads_for_pattern(None, node, None, ox.DefaultGraph()) if node else iter(())
    return node if next(iter(quads), None) is not None else None


def _constant(
    store: ox.Store, words: Sequence[Token], place: int, iri: Expanding
) -> ox.NamedNode | ox.Literal | None:
    """The value at a place, if it is written out; of IRIs only terms of ours."""
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else Token("other", "", 0)
    if word.kind == "string":
        if word.text[:3] in ('"""', "'''") or "\\" in word.text:
            return None
        text = word.text[1:-1]
        if after.kind == "tag":
            return ox.Literal(text, language=after.text[1:])
        if after.text == "^^":
            return None
        return ox.Literal(text)
    if word.kind == "number" and word.text.isdigit():
        return ox.Literal(word.text, datatype=ox.NamedNode(XSD + "integer"))
    if word.kind == "number" and word.text.replace(".", "", 1).isdigit():
        return ox.Literal(word.text, datatype=_DECIMAL)
    if word.is_word("TRUE", "FALSE"):
        return ox.Literal(word.text.lower(), datatype=ox.NamedNode(XSD + "boolean"))
    name = iri(word)
    node = ox.NamedNode(name) if name.startswith(KYODO) and name != KYODO else None
    return node if node and _declared(store, node) else None


def _declared(store: ox.Store, node: ox.NamedNode) -> bool:
    quads = store.quads_for_pattern(node, _TYPE, None, ox.DefaultGraph())
    return next(iter(quads), None) is not None


def _has(store: ox.Store, held: ox.NamedNode, term: ox.NamedNode | ox.Literal) -> bool:
    quads = store.quads_for_pattern(None, held, term, ox.DefaultGraph())
    return next(iter(quads), None) is not None


def _missing(
    store: ox.Store, word: Token, held: ox.NamedNode, term: ox.NamedNode | ox.Literal,
    words: Sequence[Token], place: int,
) -> str:  # fmt: skip
    written = words[place].text
    if place + 1 < len(words) and words[place + 1].kind == "tag":
        written += words[place + 1].text
    text = term.value.removeprefix(KYODO) if isinstance(term, ox.NamedNode) else term.value
    near = _alike(store, held, text)
    what = "nothing is of this class" if held == _TYPE else f"nothing has this as {word.text}"
    return f"{written}: {what}" + (f"; nearest: {', '.join(near)}" if near else "")


def _alike(store: ox.Store, held: ox.NamedNode, text: str) -> list[str]:
    """What the property has that is like a text: the same in another guise, else the nearest."""
    quads = store.quads_for_pattern(None, held, None, ox.DefaultGraph())
    values = {q.object for q in quads if not isinstance(q.object, ox.BlankNode | ox.Triple)}
    if held == _TYPE:
        values = {v for v in values if str(getattr(v, "value", "")).startswith(KYODO)}
    by_text: defaultdict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)
    for value in values:
        by_text[_text(value)].append(value)
    wanted = fold(text)
    same = [v for key, found in by_text.items() if fold(key) == wanted for v in found]
    if not same and len(by_text) <= _LONGEST:
        same = [v for key in nearest(text, sorted(by_text)) for v in by_text[key]]
    return sorted({_written(value) for value in same})[:3]


def _text(value: ox.NamedNode | ox.Literal) -> str:
    if isinstance(value, ox.NamedNode):
        return value.value.replace("#", "/").rpartition("/")[2]
    return value.value


def _written(value: ox.NamedNode | ox.Literal) -> str:
    """A term as a query would write it."""
    if isinstance(value, ox.NamedNode):
        fitting = [(len(ns), p) for p, ns in PREFIXES.items() if value.value.startswith(ns)]
        if not fitting:
            return str(value)
        _, prefix = max(fitting)
        return f"{prefix}:{value.value.removeprefix(PREFIXES[prefix])}".replace("/", "\\/")
    if value.datatype.value not in _PLAIN:
        return str(value)
    dot = "" if value.datatype != _DECIMAL or "." in value.value else ".0"
    return value.value + dot


def _filters(
    store: ox.Store, words: Sequence[Token], place: int, by: Token, held: ox.NamedNode
) -> Iterator[str]:
    """``?x = "text"`` and ``LANG(?x) = "text"`` that hold for no value of the property."""
    after = [w.text for w in words[place + 1 : place + 3]]
    if len(words) <= place + 3:
        return
    is_lang = place > 1 and words[place - 2].is_word("LANG")
    if is_lang and after == [")", "="] and words[place + 3].kind == "string":
        wanted = words[place + 3].text[1:-1]
        found: set[str] = set()
        for quad in store.quads_for_pattern(None, held, None, ox.DefaultGraph()):
            found.add(getattr(quad.object, "language", None) or "")
            if wanted in found:
                return
        others = " or ".join(f'"{lang}"' for lang in sorted(found - {""}))
        expected = f"; expected {others}" if others else ""
        yield f'"{wanted}": no {by.text} is in this language{expected}'
    elif after[0] == "=" and words[place + 2].kind == "string":
        term = _constant(store, words, place + 2, lambda _: "")
        if term is not None and not _has(store, held, term):
            yield _missing(store, by, held, term, words, place + 2)


def _classes(store: ox.Store, words: Sequence[Token], iri: Expanding) -> Iterator[str]:
    """Classes where a property belongs."""
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        name = iri(word)
        stands = before.kind == "variable" or before.text == ";"
        if stands and name.startswith(KYODO) and after.kind in ("variable", "string", "number"):
            node = ox.NamedNode(name)
            quads = store.quads_for_pattern(node, _TYPE, _CLASS, ox.DefaultGraph())
            if next(iter(quads), None) is not None and not _property(store, word, iri):
                yield f"{word.text}: a class, by which nothing is joined; expected a {word.text}"
