"""One city's question costs one city: queries about known cities, rewritten when they are run.

Two things make the engine read a whole country for a question about one city: the city comes in as
a literal, so that it does not begin with it, and the right side of an OPTIONAL is evaluated on its
own before it is joined. So the variable of the city is held to IRIs by VALUES at the front of each
group that uses it, and each OPTIONAL beside it is evaluated row by row (LATERAL, SPARQL-dev
SEP-0006, an extension that Oxigraph has). The rows stay the same. Queries in files stay plain
SPARQL 1.1; where no city is given nothing is rewritten, since a LATERAL over all cities costs more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyodo_graph.store.groups import Group, groups
from kyodo_graph.store.shape import selected
from kyodo_graph.store.tokens import Token, prologue, tokens

_CITY, _KEY = "kyodo:city", "kyodo:cityKey"
_HELD = "?city_held"

_Edit = tuple[int, str]


def narrowed(text: str, parameter: str, cities: Sequence[str]) -> str:
    """A query with the cities that it is about held to these IRIs; as it is where it names none.

    ``parameter`` is the variable of the city's key, which must be held to their keys besides: this
    only spares the engine what could not be an answer.

    >>> narrowed("SELECT ?city { ?c kyodo:cityKey ?city }", "city", ["http://x/y"])
    'SELECT ?city { VALUES ?c { <http://x/y> } ?c kyodo:cityKey ?city }'
    """
    words = tokens(text)
    root = groups(words[prologue(words) :])
    if root is None or not cities:
        return text
    edits: list[_Edit] = []
    held: set[tuple[Group, str]] = set()
    for group in root:
        if _from_outside(group, f"?{parameter}"):
            for variable, edit in _city_variables(group, f"?{parameter}"):
                edits += edit
                held |= {(below, variable) for below in (group, *_using(group, variable))}
    by_row = _by_row(root, {group for group, _ in held})
    for group in by_row:
        edits += [(group.before, "LATERAL { "), (group.end, " }")]
    values = " ".join(f"<{iri}>" for iri in cities)
    edits += [
        (group.front, f" VALUES {variable} {{ {values} }}")
        for group, variable in held
        if not any(g in by_row for g in group.upwards())  # there the row says which city
    ]
    return _edited(text, edits)


def _by_row(root: Group, narrow: set[Group]) -> set[Group]:
    """The OPTIONALs of which a few rows are the left side, so that they are evaluated row by row.

    One with a subquery is only where that is about things of the row (a list of its passages,
    say): another one would be evaluated whole for each row.
    """
    found: set[Group] = set()
    for group in root:
        if group.kind == "OPTIONAL" and group.parent is not None:
            if not all(_about_the_row(g, group.parent) for g in group if g.is_query):
                continue
            if group.parent in narrow | found or _narrow_within(group.parent, narrow):
                found.add(group)
    return found


def _about_the_row(subquery: Group, outer: Group) -> bool:
    """Whether all variables that a subquery selects as they are (at least one) the row has, too."""
    head = selected(subquery.words)
    plain = [name for name in head or () if subquery.lets_through(f"?{name}")]
    if subquery.parent is not None and subquery.parent.is_query:
        return True  # it is within another one, which is asked itself
    here = {word.text for word in outer.words}
    return bool(plain) and all(f"?{name}" in here for name in plain)


def _from_outside(group: Group, variable: str) -> bool:
    """Whether a variable of a group is the one that the whole query has."""
    return all(above.lets_through(variable) for above in group.upwards())


def _city_variables(group: Group, key: str) -> Iterator[tuple[str, list[_Edit]]]:
    """The variables whose city key is ``key`` in a group, and what must be added to name them."""
    words = group.words
    for place, word in enumerate(words[:-1]):
        if word.text != _KEY or words[place + 1].text != key or place == 0:
            continue
        before = words[place - 1]
        if before.kind == "variable":
            yield before.text, []
        elif before.text == "/" and place > 1 and words[place - 2].text == _CITY:
            # A path to the key passes the city without a name for it: ?x kyodo:city/kyodo:cityKey.
            start = _start_of_path(words, place - 2)
            path = "".join(w.text for w in words[start : place - 1])
            yield _HELD, [(words[start].start, f"{path} {_HELD} ; ")]


def _start_of_path(words: Sequence[Token], place: int) -> int:
    while place > 1 and words[place - 1].text == "/" and words[place - 2].kind in ("name", "iri"):
        place -= 2
    return place


def _using(group: Group, variable: str) -> Iterator[Group]:
    """The group and those within that use a variable and see the same thing in it."""
    if not group.is_query and any(w.text == variable for w in group.words):
        yield group
    for inner in group.groups:
        if inner.kind != "VALUES" and inner.lets_through(variable):
            yield from _using(inner, variable)


def _narrow_within(group: Group, narrow: set[Group]) -> bool:
    """Whether what is joined in a group is narrow already."""
    joined = [g for g in group.groups if g.kind in ("group", "GRAPH")]
    return any(g in narrow or _narrow_within(g, narrow) for g in joined)


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    for place, added in sorted(edits, reverse=True):
        text = text[:place] + added + text[place:]
    return text
