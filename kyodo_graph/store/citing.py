"""How to cite an answer: the question, the data it was put to, and the program that answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import DCTERMS, ID
from kyodo_graph.version import __version__

_MODIFIED = ox.NamedNode(DCTERMS + "modified")
_PLAIN = str.maketrans({"{": "(", "}": ")", "\\": "/"})


@dataclass(frozen=True, slots=True)
class Citation:
    """What makes an answer found again: query, parameters, version, hash and date of the data.

    ``query`` is the name of a library query, or the text of one of one's own; ``sha256`` is empty
    where the hash was not worked out.
    """

    query: str
    parameters: Mapping[str, str]
    version: str
    sha256: str
    date: str

    @property
    def text(self) -> str:
        """The citation in a few lines.

        >>> print(Citation("roles", {"city": "shinjo"}, "0.2.0", "ab", "2026-11-22").text)
        kyodo_graph contributors (2026). kyodo_graph 0.2.0, data of 2026-11-22 (SHA-256 ab).
        Query: roles, city=shinjo
        """
        year = f" ({self.date[:4]})" if self.date else ""
        data = f", data of {self.date}" if self.date else ""
        hashed = f" (SHA-256 {self.sha256})" if self.sha256 else ""
        head = f"kyodo_graph contributors{year}. kyodo_graph {self.version}{data}{hashed}."
        return f"{head}\nQuery: {self._asked()}"

    @property
    def bibtex(self) -> str:
        """The citation for BibTeX; a query's own text stands in the note on one line."""
        asked = " ".join(self._asked().translate(_PLAIN).split())
        note = f"query: {asked}" + (f"; data SHA-256 {self.sha256}" if self.sha256 else "")
        return (
            "@software{kyodo_graph,\n"
            "  author  = {{kyodo\\_graph contributors}},\n"
            "  title   = {{kyodo\\_graph: the knowledge graph of Japan's collaboration promotion "
            "plans}},\n"
            f"  version = {{{self.version}}},\n"
            + (f"  date    = {{{self.date}}},\n" if self.date else "")
            + f"  note    = {{{note}}},\n"
            "}\n"
        )

    def _asked(self) -> str:
        given = [f"{name}={value}" for name, value in self.parameters.items()]
        return ", ".join([self.query.strip(), *given])


def citation(query: str, parameters: Mapping[str, object], sha256: str, date: str) -> Citation:
    """The citation of an answer of data of a hash and a date."""
    told = {
        name: ", ".join(map(_plain, value)) if isinstance(value, list | tuple) else _plain(value)
        for name, value in parameters.items()
        if value is not None
    }
    return Citation(query, told, __version__, sha256, date)


def newest(store: ox.Store) -> str:
    """The day of the newest record of the cities of a store; nothing where none has one."""
    dates = [
        str(getattr(quad.object, "value", ""))
        for quad in store.quads_for_pattern(None, _MODIFIED, None, ox.DefaultGraph())
        if str(getattr(quad.subject, "value", "")).startswith(ID)  # a city's, not the ontology's
    ]
    return max(dates, default="")


def _plain(value: object) -> str:
    return str(getattr(value, "value", value))
