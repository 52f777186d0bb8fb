"""Pages as HTML: everything is escaped, nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kyodo_graph.errors import MissingExtraError
from kyodo_graph.report.joining import Part
from kyodo_graph.report.pages.blocks import Page
from kyodo_graph.report.rolling import rolled
from kyodo_graph.report.run import Run
from kyodo_graph.views.page import shared_files
from kyodo_graph.views.sealing import inline, policy
from kyodo_graph.words import page as page_words

if TYPE_CHECKING:
    import jinja2

_HERE = Path(__file__).parent
ASK = "ask.html"
"""The page to ask in: one for both languages, beside the shared files."""
PARTS = (
    ("overview", "index.html"),
    ("cities", ""),
    ("intermediaries", "intermediaries.html"),
    ("comparison", "comparison.html"),
    ("ask", "ask.html"),
    ("downloads", "downloads.html"),
    ("methods", "methods.html"),
)
"""The parts of the report in the order of the navigation, and where each begins; cities are chosen
from a list."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: the report's own script, style sheet and figures, and nothing else."""


@dataclass(frozen=True)
class Frame:
    """What every page of a language has around it.

    ``cities`` are names with the files of their pages, ``files`` all pages that there are: parts
    of the report that have no page are not in the navigation. ``other`` is the href of the folder
    of the other language's pages, ``root`` that of the folder with figures, tables and assets.
    """

    lang: str
    other: str
    root: str
    cities: tuple[tuple[str, str], ...]
    files: frozenset[str]

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The parts that there are, and where each begins."""
        there = tuple(p for p in PARTS if p[1] in {*self.files, ASK} or (not p[1] and self.cities))
        return tuple((key, f"{self.root}{to}" if to == ASK else to) for key, to in there)


def render(page: Page, run: Run, frame: Frame) -> bytes:
    """A page as UTF-8."""
    lang = frame.lang
    text = (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            run=run,
            lang=lang,
            other_lang="en" if lang == "ja" else "ja",
            counterpart=f"{frame.other}{page.file}",
            root=frame.root,
            parts=frame.parts,
            cities=frame.cities,
            policy=POLICY,
            w=page_words("report")[lang],
        )
    )
    # A page of tables is to be looked up in, not read through.
    return (rolled(text) if page.file.startswith("tables-") else text).encode("utf-8", "replace")


def whole(parts: Sequence[Part], foot: str, *, lang: str, style: str, program: str) -> bytes:
    """Several pages as one file with its style and program in it."""
    words = page_words("report")[lang]
    text = (
        _environment()
        .get_template("whole.html.j2")
        .render(
            parts=parts,
            foot=foot,
            lang=lang,
            title=words["site"],
            style=inline(style),
            program=inline(program),
            policy=policy([program], [style]),
            w=words,
        )
    )
    return text.encode("utf-8", "replace")


@cache
def _environment() -> jinja2.Environment:
    try:
        import jinja2
    except ImportError as error:
        raise MissingExtraError("Jinja2", "the report") from error
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["plain"] = plain
    environment.filters["drawing"] = _drawing
    return environment


def plain(text: str) -> str:
    r"""A text without what turns the direction of what stands behind it, or can't be shown.

    >>> plain("a\u202eb\x00c")
    'abc'
    """
    return text.translate(_UNSHOWN)


def _drawing(svg: str) -> Any:
    """A drawing of ours, which stands in a page as the markup that it is."""
    from markupsafe import Markup

    return Markup(svg)


_UNSHOWN = dict.fromkeys(
    [
        *(n for n in range(32) if n not in (9, 10)),
        127,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)


def assets() -> dict[str, bytes]:
    """The style sheets and the scripts of the pages, by file name."""
    return {
        "assets/report.css": b"".join(
            (_HERE / "assets" / name).read_bytes() for name in ("report.css", "matrix.css")
        ),
        "assets/report.js": (_HERE / "assets" / "report.js").read_bytes(),
        **{f"assets/{name}": content for name, content in shared_files().items()},
    }
