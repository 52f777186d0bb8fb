"""The page: one HTML file that asks no one for anything (:mod:`kyodo_graph.views.sealing`).

It has all in itself, or is one of several beside the programs and the style that they share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kyodo_graph.views.drawing import MissingViewsError, draw, vis_program
from kyodo_graph.views.model import View, Words
from kyodo_graph.views.payload import payload
from kyodo_graph.views.sealing import as_json, inline, packed, policy

_HERE = Path(__file__).parent
STYLES = ("tokens.css", "graph.css", "panel.css")
PROGRAM = _HERE / "assets" / "graph" / "page.js"
"""The page's program: bundled from the modules in ``web/graph``."""


@dataclass(frozen=True)
class Site:
    """What a page belongs to, seen from the page.

    ``assets`` is the folder of :func:`shared_files`; ``home`` the first page by language; a passage
    of a document is at the page that ``documents`` has for its key, again by language.
    """

    assets: str
    home: Words
    documents: Mapping[str, Words] = field(default_factory=dict)


SHARED = ("graph-network.js", "graph.js", "graph.css")
"""The files that the pages of a site share."""


def shared_files() -> dict[str, bytes]:
    """The programs and the style that the pages of a site share, by name."""
    contents = (vis_program(), program(), _style())
    return {name: text.encode("utf-8") for name, text in zip(SHARED, contents, strict=True)}


def render(
    view: View,
    lang: str = "ja",
    *,
    state: Mapping[str, str] | None = None,
    site: Site | None = None,
) -> bytes:
    """The page of a view as UTF-8; ``lang`` is the language that it opens in.

    ``state`` is what the page shows first, in the words of its address (``panes=cities``); what
    stands in the address goes before it. A page of a ``site`` has its programs and its style from
    there and leads back to it; without one it has all in itself.

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
    programs, style = ([], "") if site else ([vis_program(), program()], _style())
    if site:
        documents = {key: dict(page) for key, page in site.documents.items()}
        data["site"] = {"home": dict(site.home), "documents": documents}
    html = environment.get_template("graph.html.j2").render(
        view=view,
        lang=lang,
        policy=policy(programs, [style] if style else [], beside=site is not None),
        programs=[inline(text) for text in programs],
        style=inline(style),
        sources=[f"{site.assets}{name}" for name in SHARED] if site else [],
        data=inline(packed(as_json(data)) if site else as_json(data)),
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
