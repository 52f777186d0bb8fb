"""Ask the graph by a query's name, file or text, and render the answer in a format."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kyodo_graph.errors import InputError, KyodoError, Note, Problem
from kyodo_graph.files import read_text, text_of
from kyodo_graph.graph import Graph, load_folders
from kyodo_graph.library.binding import Given, bind
from kyodo_graph.library.header import LibraryQuery, find_query, read_queries
from kyodo_graph.shipped import Data, shipped
from kyodo_graph.store.child import Limits, limited
from kyodo_graph.store.notes import notes_of
from kyodo_graph.store.results import results_json, results_xml
from kyodo_graph.store.sparql import SYNTAXES, Answer, Triples, run
from kyodo_graph.tables import Table

TABLES = ("table", "csv", "tsv", "json", "xml", "md", "xlsx", "parquet")
"""The formats of a table."""

LARGEST_QUERY = 2**20
"""Bytes of the largest query that is read."""


def ask(
    name: str,
    parameters: Mapping[str, Given],
    *,
    data: Data = None,
    rdf: Iterable[Path] = (),
    timeout: float | None = None,
    memory: float | None = None,
    allow_service: bool = False,
) -> Answer:
    """Run a library query (by name), a query file (``*.rq`` or a path) or standard input (``-``).

    Parameters go with library queries only. A free query runs in a process of its own, within half
    of the machine's memory or within ``memory`` (megabytes). Raises KyodoError with one line for
    what is wrong.
    """
    _check_parameters(name, parameters)
    limits = Limits.free(timeout, memory) if is_free(name) else Limits(timeout, memory)
    return answer(
        load_folders(data, rdf=rdf), name, parameters, timeout=limits.timeout, memory=limits.memory,
        allow_service=allow_service,
    )  # fmt: skip


def ask_rendered(
    name: str,
    parameters: Mapping[str, Given],
    *,
    data: Data = None,
    rdf: Iterable[Path] = (),
    timeout: float | None = None,
    memory: float | None = None,
    allow_service: bool = False,
    **options: Any,
) -> str | bytes:
    """:func:`ask`, then :func:`render` with these options, all of it within the limits."""
    if not is_free(name):
        found = ask(name, parameters, data=data, rdf=rdf, timeout=timeout, memory=memory)
        return render(found, **options)
    _check_parameters(name, parameters)
    text, shown = _read(name), _shown(name)
    work = partial(_rendered, text=text, source=shown, allow_service=allow_service, options=options)
    store = load_folders(data, rdf=rdf).store
    content = limited(work, store, Limits.free(timeout, memory), shown)
    warn_of(notes_of(store, text))
    return content


def warn_of(notes: Iterable[str]) -> None:
    """Notes on a query as warnings, which the command line prints."""
    for note in notes:
        warnings.warn(note, Note, stacklevel=2)


def _rendered(
    store: ox.Store, *, text: str, source: str, allow_service: bool, options: Mapping[str, Any]
) -> str | bytes:
    return render(run(store, text, source=source, allow_service=allow_service), **options)


def _check_parameters(name: str, parameters: Mapping[str, Given]) -> None:
    if is_free(name) and (names := ", ".join(sorted(set(parameters) - {"lang"}))):
        raise UsageError(f"parameters ({names}) go with library queries, not with {name}")


def answer(
    graph: Graph,
    name: str,
    parameters: Mapping[str, Given],
    *,
    timeout: float | None = None,
    memory: float | None = None,
    allow_service: bool = False,
) -> Answer:
    """The same of a graph that is loaded already; in this process where no limit is given."""
    if is_free(name):
        return graph.sparql(
            _read(name), source=_shown(name), timeout=timeout, memory=memory,
            allow_service=allow_service,
        )  # fmt: skip
    query = graph.library_query(name)
    given = _given(query, parameters)
    return graph.answer(name, given, timeout=timeout, memory=memory)


def cite(
    name: str,
    parameters: Mapping[str, Given],
    *,
    data: Data = None,
    rdf: Iterable[Path] = (),
) -> str:
    """How to cite what a query gives, as text and as BibTeX."""
    graph = load_folders(data, rdf=rdf)
    _ = graph.sha256  # worked out where own RDF was added
    if is_free(name):
        found = graph.citation(_read(name))
    else:
        query = graph.library_query(name)
        bind(query, _given(query, parameters), graph.store)
        found = graph.citation(name, _given(query, parameters))
    return f"{found.text}\n\n{found.bibtex}"


def _given(query: LibraryQuery, parameters: Mapping[str, Given]) -> dict[str, Given]:
    """The parameters; --lang is an option of the command, not every query prints labels."""
    knows = any(p.name == "lang" for p in query.parameters)
    return {name: value for name, value in parameters.items() if name != "lang" or knows}


class UsageError(KyodoError):
    """Options that do not go together."""


def query_text(name: str) -> str:
    """The text of a library query with its header, or of a file."""
    if is_free(name):
        return _read(name)
    return find_query(read_queries(shipped("queries")), name).text


def listing(lang: str) -> str:
    """The library's queries: name, parameters, what each asks; grouped as the docs group them."""
    queries = read_queries(shipped("queries"))
    width = max((len(name) for name in queries), default=0)
    lines: list[str] = []
    for group in dict.fromkeys(q.group for q in sorted(queries.values(), key=lambda q: q.group)):
        lines.append(f"[{group}]")
        lines += [
            f"  {q.name:<{width}}  {q.question[lang]}" for q in queries.values() if q.group == group
        ]
    return "\n".join(lines) + "\n"


def render(
    answer: Answer,
    fmt: str | None,
    *,
    spreadsheet: bool = False,
    lang: str = "ja",
    width: int | None = None,
) -> str | bytes:
    """An answer in a format: tables as one of ``TABLES``, graphs as RDF.

    ``spreadsheet`` guards the texts of csv and tsv, ``lang`` is that of the notes of a workbook,
    ``width`` that of the terminal which a table shall fit.
    """
    if isinstance(answer, Triples):
        syntax = fmt or "turtle"
        if syntax not in SYNTAXES:
            raise UsageError(f"a graph has no format {syntax}; expected {', '.join(SYNTAXES)}")
        return answer.serialise(syntax)
    if fmt in SYNTAXES:
        raise UsageError(f"a table has no format {fmt}; expected {', '.join(TABLES)}")
    if fmt == "json":
        return results_json(answer)
    if fmt == "xml":
        return results_xml(answer)
    table = Table(("answer",), ((answer,),)) if isinstance(answer, bool) else answer
    if fmt in ("csv", "tsv"):
        return table.to_csv(delimiter="\t" if fmt == "tsv" else ",", spreadsheet=spreadsheet)
    if fmt == "md":
        return table.to_markdown()
    if fmt == "xlsx":
        return table.to_excel(lang)
    if fmt == "parquet":
        return table.to_parquet()
    return table.to_text(width=width)


def is_free(name: str) -> bool:
    """Whether a name is that of a text (a file, ``-``) and not of a library query."""
    return name == "-" or name.endswith(".rq") or "/" in name or "\\" in name


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name


def _read(name: str) -> str:
    if name != "-":
        return read_text(Path(name), largest=LARGEST_QUERY, handed=True)
    if sys.stdin is None:
        raise InputError([Problem(_shown(name), 0, 0, "is closed", "a query")])
    try:
        raw = sys.stdin.buffer.read(LARGEST_QUERY + 1)
    except OSError as error:
        problem = Problem(_shown(name), 0, 0, f"cannot be read: {error.strerror or error}")
        raise InputError([problem]) from error
    if len(raw) > LARGEST_QUERY:
        problem = Problem(_shown(name), 0, 0, "too large", f"at most {LARGEST_QUERY:,} bytes")
        raise InputError([problem])
    return text_of(raw, _shown(name))
