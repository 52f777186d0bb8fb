"""The generated part of ``docs/networks.md``: the filters, as they are declared."""

from __future__ import annotations

from kyodo_graph.coding.page import filled
from kyodo_graph.networks.filters import FILTERS, Filter

_HEAD = {"en": "| Python | command | keeps |", "ja": "| Python | コマンド | 残すもの |"}


def networks_page(text: str, lang: str) -> str:
    """The text of the page in ``ja`` or ``en`` with its table of filters made anew."""
    rows = (f"| `{_python(f)}` | `{_option(f)}` | {f.means[lang]} |" for f in FILTERS)
    return filled(text, "\n".join([_HEAD[lang], "|---|---|---|", *rows, ""]))


def _python(f: Filter) -> str:
    return f"{f.name}=False" if f.kind is bool else f.name


def _option(f: Filter) -> str:
    takes = "\\|".join(f.kind) if isinstance(f.kind, tuple) else f.metavar
    return f"{f.option} {takes}".strip()
