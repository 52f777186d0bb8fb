"""Pages as HTML: everything is escaped, nothing is loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kyodo_graph.errors import MissingExtraError
from kyodo_graph.report.pages.blocks import Page
from kyodo_graph.report.pages.site import Run
from kyodo_graph.words import page as page_words

if TYPE_CHECKING:
    import jinja2

_HERE = Path(__file__).parent
PARTS = (
    ("overview", "index.html"),
    ("cities", "index.html#cities"),
    ("intermediaries", "index.html#intermediaries"),
    ("themes", "index.html#themes"),
    ("comparison", "comparison.html"),
    ("methods", "methods.html"),
    ("downloads", "downloads.html"),
)
"""The parts of the report in the order of the navigation, and where each begins."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: the report's own script, style sheet and figures, and nothing else."""


def render(page: Page, run: Run, *, lang: str, other: str, root: str) -> bytes:
    """A page as UTF-8.

    ``other`` is the href of the folder of the other language's pages, seen from this page;
    ``root`` is that of the folder with figures, tables and assets.
    """
    text = _environment().get_template("page.html.j2").render(
        page=page, run=run, lang=lang, other_lang="en" if lang == "ja" else "ja",
        counterpart=f"{other}{page.file}", root=root, parts=PARTS, policy=POLICY,
        w=page_words("report")[lang],
    )  # fmt: skip
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
    return environment


def plain(text: str) -> str:
    r"""A text without what turns the direction of what stands behind it, or can't be shown.

    >>> plain("a\u202eb\x00c")
    'abc'
    """
    return text.translate(_UNSHOWN)


_UNSHOWN = dict.fromkeys(
    [*(n for n in range(32) if n not in (9, 10)), 127, 0xFEFF, *range(0x202A, 0x202F),
     *range(0x2066, 0x206A)]
)  # fmt: skip


def assets() -> dict[str, bytes]:
    """The style sheet and the script of the pages, by file name."""
    tokens = _HERE.parent / "views" / "assets" / "tokens.css"
    style = tokens.read_bytes() + b"\n" + (_HERE / "assets" / "report.css").read_bytes()
    return {
        "assets/report.css": style,
        "assets/report.js": (_HERE / "assets" / "report.js").read_bytes(),
    }
