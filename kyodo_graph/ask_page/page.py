"""The page: one HTML file with the engine, the data and the questions in it.

The engine is Oxigraph as WebAssembly, run in a worker, so that a query that takes too long can be
stopped. Data and engine stand compressed in the page; it is bundled from ``web/ask``.
"""

from __future__ import annotations

import base64
import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kyodo_graph.ask_page.menu import groups, questions, terms
from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.graph import Graph
from kyodo_graph.views.sealing import as_json, inline, packed, policy
from kyodo_graph.words import LANGS, page

_HERE = Path(__file__).parent
_ASSETS = _HERE / "assets"
# Stands in a citation for the query, which the page puts there.
_QUERY = "\N{LEFT DOUBLE ANGLE BRACKET}query\N{RIGHT DOUBLE ANGLE BRACKET}"
EXAMPLE = {
    "ja": (
        "# 市ごとに、計画の取組はいくつあるか。\n"
        "SELECT ?city (COUNT(?initiative) AS ?initiatives) WHERE {\n"
        "  ?initiative a kyodo:Initiative ; kyodo:city/kyodo:cityKey ?city .\n"
        "} GROUP BY ?city ORDER BY ?city\n"
    ),
    "en": (
        "# How many initiatives do the plans of each city have?\n"
        "SELECT ?city (COUNT(?initiative) AS ?initiatives) WHERE {\n"
        "  ?initiative a kyodo:Initiative ; kyodo:city/kyodo:cityKey ?city .\n"
        "} GROUP BY ?city ORDER BY ?city\n"
    ),
}
"""The query that the page opens with."""


def ask_page(
    graph: Graph,
    trig: bytes,
    cities: Sequence[tuple[str, Mapping[str, str]]],
    *,
    lang: str = "ja",
    home: str = "",
) -> bytes:
    """The page as UTF-8: the data of a graph in TriG, and the questions of its library.

    ``cities`` are keys with labels, for the choice of one; ``lang`` is the language that the page
    opens in, ``home`` the address of the report beside it.
    """
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    cited = graph.citation(_QUERY)
    data = {
        "lang": lang,
        "words": {lang: dict(page("ask")[lang]) for lang in LANGS},
        "prefixes": PREFIXES,
        "queries": questions(graph.queries),
        "groups": groups(),
        "cities": [{"key": key, "label": dict(label)} for key, label in cities],
        "terms": terms(graph.store),
        "example": EXAMPLE,
        "about": {"text": cited.text, "bibtex": cited.bibtex, "place": _QUERY},
    }
    program, style = (_text(name) for name in ("page.js", "ask.css"))
    html = environment.get_template("ask.html.j2").render(
        lang=lang,
        w=page("ask")[lang],
        home=home,
        policy=policy([program], [style], engine=True),
        program=inline(program),
        style=inline(style),
        page=packed(as_json(data)),
        worker=inline(_text("worker.js")),
        engine=_packed((_ASSETS / "oxigraph.wasm.gz").read_bytes()),
        data=_packed(gzip.compress(trig, 9, mtime=0)),
    )
    return html.encode("utf-8", "replace")


def _packed(content: bytes) -> Any:
    return inline(base64.b64encode(content).decode("ascii"))


def _text(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")
