"""The page: one HTML file that asks no one for anything (:mod:`kyodo_graph.views.sealing`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kyodo_graph.views.drawing import MissingViewsError, draw, vis_program
from kyodo_graph.views.model import View
from kyodo_graph.views.payload import payload
from kyodo_graph.views.sealing import as_json, inline, policy

_HERE = Path(__file__).parent
STYLES = ("tokens.css", "graph.css", "panel.css")
PROGRAM = _HERE / "assets" / "graph" / "page.js"
"""The page's program: bundled from the modules in ``web/graph``."""


def render(view: View, lang: str = "ja", *, state: Mapping[str, str] | None = None) -> bytes:
    """The page of a view as UTF-8; ``lang`` is the language that it opens in.

    ``state`` is what the page shows first, in the words of its address (``panes=cities``); what
    stands in the address goes before it.

    Raises MissingViewsError where pyvis or Jinja is not installed.
    """
    try:
        import jinja2
    except ImportError as error:
        raise MissingViewsError("Jinja2") from error
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    data = payload(view) | {"vis": _vis(view), "lang": lang, "state": dict(state or {})}
    programs = [vis_program(), program()]
    style = _style()
    html = environment.get_template("graph.html.j2").render(
        view=view,
        lang=lang,
        policy=policy(programs, [style]),
        programs=[inline(text) for text in programs],
        style=inline(style),
        data=inline(as_json(data)),
    )
    return html.encode("utf-8", "replace")


@cache
def program() -> str:
    """The text of the page's program."""
    return PROGRAM.read_text(encoding="utf-8")


@cache
def _style() -> str:
    parts = [(_HERE / "assets" / name).read_text(encoding="utf-8") for name in STYLES]
    return "\n".join(part.rstrip("\n") for part in parts) + "\n"


def _vis(view: View) -> dict[str, Any]:
    """What pyvis makes of the nodes that are drawn one by one; nothing where groups are drawn."""
    if view.groups or not view.nodes:
        return draw((), (), {}, "")
    first = next(iter(view.layouts.values()))
    index = view.indices[0].key if view.indices else ""
    return draw(view.nodes, view.edges, first, index, view.about.get("projection", ""))
