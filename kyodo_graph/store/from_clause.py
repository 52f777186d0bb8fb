"""FROM and FROM NAMED as SPARQL 1.1 (section 13.2) says, every triple once.

The engine knows the clause, but counts a triple once for each of several FROM graphs that have it.
A query with the clause is therefore asked of a store of its own: the merge of the FROM graphs as
default graph, the FROM NAMED graphs beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kyodo_graph.store.tokens import Token, depths, prologue, without


@dataclass(frozen=True, slots=True)
class DatasetClause:
    """The graphs of a query's FROM and FROM NAMED, and the query without the clause."""

    default: tuple[ox.NamedNode, ...]
    named: tuple[ox.NamedNode, ...]
    rest: str

    def store(self, whole: ox.Store) -> ox.Store:
        """What the query is to be asked of."""
        made = ox.Store()
        for graph in self.default:
            quads = whole.quads_for_pattern(None, None, None, graph)
            made.extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        for graph in self.named:
            made.extend(whole.quads_for_pattern(None, None, None, graph))
        return made

    @property
    def graphs(self) -> tuple[ox.NamedNode, ...]:
        """All graphs that it names, each once."""
        return tuple(dict.fromkeys((*self.default, *self.named)))


def dataset_clause(
    text: str, words: Sequence[Token], known: Mapping[str, str]
) -> DatasetClause | None:
    """The dataset clause of a query; None if it has none, or one that the engine must refuse."""
    spans: list[tuple[int, int]] = []
    found: list[tuple[bool, str]] = []
    outside = [word for word, depth in depths(words) if depth == 0]
    for place, word in enumerate(outside):
        if not word.is_word("FROM"):
            continue
        rest = outside[place + 1 : place + 3]
        named = bool(rest) and rest[0].is_word("NAMED")
        graph = rest[named : named + 1]
        if not graph or graph[0].kind not in ("iri", "name"):
            return None
        found.append((named, graph[0].text))
        spans.append((word.start, graph[0].end))
    if not found or (iris := resolved(text, words, [name for _, name in found], known)) is None:
        return None
    both = list(zip(found, iris, strict=True))
    return DatasetClause(
        tuple(iri for (named, _), iri in both if not named),
        tuple(iri for (named, _), iri in both if named),
        without(text, spans),
    )


def resolved(
    text: str, words: Sequence[Token], names: Sequence[str], known: Mapping[str, str]
) -> tuple[ox.NamedNode, ...] | None:
    """IRIs and prefixed names as the engine reads them below the query's own prologue.

    ``known`` are the prefixes that need no declaration.
    """
    head = words[: prologue(words)]
    before = text[head[0].start : head[-1].end] if head else ""
    values = " ".join(f"({place} {name})" for place, name in enumerate(names))
    try:
        rows = ox.Store().query(
            f"{before} SELECT ?n ?iri {{ VALUES (?n ?iri) {{ {values} }} }}", prefixes=dict(known)
        )
    except SyntaxError:
        return None
    assert isinstance(rows, ox.QuerySolutions)
    by_place = {int(row["n"].value): row["iri"] for row in rows}
    return tuple(by_place[place] for place in range(len(names)))
