"""The page: one HTML file that asks no one for anything.

The Content-Security-Policy lets the browser run only the programs and styles whose hashes it
names, and forbids every connection, so that "offline" and "no injection" are something that the
browser enforces. Data stands in a block that is no program.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kyodo_graph.views.drawing import MissingViewsError, draw, vis_program
from kyodo_graph.views.model import View
from kyodo_graph.views.payload import payload

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
        programs=[_safe(text) for text in programs],
        style=_safe(style),
        data=_safe(as_json(data)),
    )
    return html.encode("utf-8", "replace")


def as_json(data: Any) -> str:
    """Data for a block of a page: no text in it can end the block or be taken for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def policy(programs: list[str], styles: list[str]) -> str:
    """The Content-Security-Policy that allows these programs and styles and nothing else.

    >>> policy(["x"], ["y"]).split("; ")[0]
    "default-src 'none'"
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, programs))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data: blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _safe(text: str) -> Any:
    """Our own programs, styles and data, which escaping would break; none can end its block."""
    from markupsafe import Markup

    lowered = text.lower()
    if any(end in lowered for end in ("</script", "</style", "<!--")):
        raise ValueError("a program, style or data block that would end itself")
    return Markup(text)


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
