"""What can be sent: the report's main pages as one file, and a summary as PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kyodo_graph.report.facts import LANGS
from kyodo_graph.report.joining import foot, parts
from kyodo_graph.report.printing import browser, pages, printed
from kyodo_graph.report.publishing import folders
from kyodo_graph.report.rendering import assets, whole

_MAIN = re.compile(r"(index|intermediaries|city-.+|intermediary-.+)\.html")
_ORDER = ("index", "city-", "intermediaries", "intermediary-")
MOST_PAGES = 2
_SIZES = (0.62, 0.54, 0.46, 0.4)
"""How large a summary is printed, the first that leaves it at two pages."""
_SUMMARY = """@media print {{
  html {{ zoom: {size}; }}
  .mast, .evp, .evp[hidden], .ev, .acts, .cite, details {{ display: none !important; }}
  .brief {{ display: none; }}
  .finding {{ padding: 22px 0 24px; }}
  article > .sec:not(:has(.finding)) {{ display: none; }}
}}
"""


NAMES = tuple(f"{name}.{lang}.{end}" for name, end in (("report", "html"), ("summary", "pdf"))
              for lang in LANGS)  # fmt: skip
"""The files that there may be: the main pages in one, a summary, each in each language."""


def singles(folder: Path, lang: str) -> dict[str, bytes]:
    """The first screen, cities and intermediaries in one file for each language."""
    made = {}
    for tongue, place in folders(lang).items():
        here = folder / place if place else folder
        names = sorted((p.name for p in here.glob("*.html") if _MAIN.fullmatch(p.name)), key=_place)
        made[f"report.{tongue}.html"] = _joined(here, names, tongue)
    return made


def summaries(folder: Path, lang: str) -> dict[str, bytes]:
    """The first page on two sheets for each language; nothing where no browser prints it."""
    program = browser()
    made: dict[str, bytes] = {}
    for tongue, place in folders(lang).items() if program else ():
        for size in _SIZES:
            style = _SUMMARY.format(size=size)
            page = _joined(folder / place if place else folder, ["index.html"], tongue, style)
            pdf = printed(page, str(program))
            if pdf is None:
                return {}
            made[f"summary.{tongue}.pdf"] = pdf
            if pages(pdf) <= MOST_PAGES:
                break
    return made


def _joined(folder: Path, names: Sequence[str], lang: str, style: str = "") -> bytes:
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    files = assets()
    return whole(
        parts(texts),
        foot(texts[names[0]]),
        lang=lang,
        style=f"{files['assets/report.css'].decode()}\n{style}",
        program=files["assets/report.js"].decode(),
    )


def _place(name: str) -> tuple[int, str]:
    return next(k for k, begin in enumerate(_ORDER) if name.startswith(begin)), name
