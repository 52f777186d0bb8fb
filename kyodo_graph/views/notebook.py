"""A page as a notebook shows it, and as a file."""

from __future__ import annotations

from pathlib import Path

from kyodo_graph.views import page
from kyodo_graph.views.model import View, Words

_UNSEEN = (
    "run this cell, or trust the notebook, to see the page / "
    "セルを実行するか、ノートブックを信頼すると表示される"
)
"""What a notebook that lets no frame through shows in its place."""


class Page:
    """An interactive page: one HTML file that needs no other and no network connection.

    In Jupyter and marimo it shows itself; ``save`` writes it, ``html`` is its text.
    """

    def __init__(self, content: bytes, title: Words, height: int = 640) -> None:
        self.content = content
        self.title = title
        self.height = height

    @property
    def html(self) -> str:
        """The page as text."""
        return self.content.decode("utf-8")

    def save(self, path: str | Path) -> Path:
        """Write the page, whole or not at all; gives the path."""
        from kyodo_graph.files import write_bytes

        write_bytes(Path(path), self.content)
        return Path(path)

    def _repr_html_(self) -> str:
        """The page inside a notebook's output: a frame with the page in it, no file, no server.

        The frame's programs run apart from the notebook (an origin of their own), so that a page
        can neither read what else the notebook shows nor speak to its server.
        """
        from html import escape

        # With the notebook's address as its base, a link within the page would lead out of it.
        page = self.html.replace("<head>", '<head><base href="about:srcdoc">', 1)
        # Between single quotes the many double quotes of the page's data stay one character.
        page = page.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")
        title = escape(" / ".join(dict.fromkeys((self.title["ja"], self.title["en"]))))
        title = title.encode("utf-8", "replace").decode("utf-8")
        return (
            f'<iframe title="{title}" width="100%" height="{self.height}" loading="lazy" '
            'sandbox="allow-scripts allow-downloads" allow="clipboard-write" '
            'style="display:block;border:1px solid #c9d1d9;border-radius:6px" '
            f"srcdoc='{page}'>{title}: {_UNSEEN}</iframe>"
        )

    def __repr__(self) -> str:
        return f"Page({self.title['en']!r}, {len(self.content)} bytes)"


def page_of(view: View, lang: str, *, side_by_side: bool = False, height: int = 640) -> Page:
    """The page that shows a view, opened in a language, a picture for each city if so wished."""
    state = {"panes": "cities"} if side_by_side else {}
    return Page(page.render(view, lang, state=state), view.title, height)
