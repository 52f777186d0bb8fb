"""SVG written as text: every text is escaped, nothing needs a style sheet.

A drawing is made for a width in pixels, so that a page has one for a wide screen and one for a
phone, both with letters of the same size.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from kyodo_graph.report.charts.colours import INK, PAPER, SOFT

SIZE = 15
"""Of letters, in pixels; nothing in a chart is smaller."""
_UNSHOWN = re.compile("[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing: its size in pixels, and what stands in it as SVG."""

    width: int
    height: int
    body: str

    def svg(self, label: str, name: str = "") -> str:
        """The drawing as an element of a page, described by ``label`` for those who don't see."""
        return tag(
            "svg",
            self.body,
            role="group" if "<a " in self.body else "img",
            aria_label=label,
            width=self.width,
            height=self.height,
            viewBox=f"0 0 {self.width} {self.height}",
            font_size=SIZE,
            fill=INK,
            data_name=name or None,
        )


def tag(name: str, body: str = "", title: str = "", **attributes: object) -> str:
    """An element; ``body`` is SVG already, ``title`` a text that is shown on hovering.

    >>> tag("circle", title="a & b", r=3, stroke_width=1.5)
    '<circle r="3" stroke-width="1.5"><title>a &amp; b</title></circle>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    said = f"<title>{plain(title)}</title>" if title else ""
    return f"<{name}{told}>{said}{body}</{name}>"


def plain(text: str) -> str:
    """A text as SVG shows it: escaped, without what turns its direction or can't be shown."""
    return escape(_TURNS.sub("", _UNSHOWN.sub("", text)))


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return _TURNS.sub("", _UNSHOWN.sub("", str(value)))


def text(
    x: float,
    y: float,
    said: str,
    *,
    anchor: str = "start",
    soft: bool = False,
    strong: bool = False,
    serif: bool = False,
    size: int = SIZE,
    fill: str = "",
    halo: bool = False,
) -> str:
    """A line of text; ``y`` is its middle."""
    return tag(
        "text",
        plain(said),
        x=x,
        y=y,
        dy="0.35em",
        text_anchor=None if anchor == "start" else anchor,
        fill=fill or (SOFT if soft else None),
        font_weight=600 if strong else None,
        font_size=size if size != SIZE else None,
        class_="serif" if serif else None,
        paint_order="stroke" if halo else None,
        stroke=PAPER if halo else None,
        stroke_width=3 if halo else None,
    )


def lines(x: float, y: float, said: Iterable[str], *, leading: float = 20, **how: object) -> str:
    """Lines of text below each other, the middle of all at ``y``."""
    rows = list(said)
    top = y - (len(rows) - 1) * leading / 2
    return "".join(text(x, top + k * leading, row, **how) for k, row in enumerate(rows))  # type: ignore[arg-type]


def line(
    x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, broken: bool = False
) -> str:
    """A line; ``broken`` for what is intended and not yet so."""
    return tag(
        "line",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke=colour,
        stroke_width=width,
        stroke_dasharray="4 4" if broken else None,
    )


def disc(x: float, y: float, r: float, colour: str, title: str = "") -> str:
    """A full dot."""
    return tag("circle", title=title, cx=x, cy=y, r=r, fill=colour)


def ring(
    x: float,
    y: float,
    r: float,
    colour: str,
    title: str = "",
    width: float = 1.6,
    broken: bool = False,
) -> str:
    """An open dot; ``broken`` for what one reading has and another has not."""
    return tag(
        "circle",
        title=title,
        cx=x,
        cy=y,
        r=r,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_dasharray="3 3" if broken else None,
    )


def breadth(said: str, size: float = SIZE) -> float:
    """How broad a text is about, in pixels: wide letters are an em, others a little over half.

    >>> breadth("一関市"), round(breadth("City"), 1)
    (45.0, 33.6)
    """
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in said)
    return size * (wide + 0.56 * (len(said) - wide))


def wrapped(said: str, room: float, most: int = 2, size: float = SIZE) -> list[str]:
    """A text in lines that fit a breadth, at most so many; what is cut ends in an ellipsis.

    >>> wrapped("Community bodies", 90)
    ['Community', 'bodies']
    >>> wrapped("まちづくり協議会", 80, 1)
    ['まちづく…']
    """
    words = re.findall(r"[^\s\u3000-\u9fff\uff00-\uffef]+\s*|[\u3000-\u9fff\uff00-\uffef]\s*", said)
    made: list[str] = [""]
    for word in words or [said]:
        if made[-1] and breadth((made[-1] + word).rstrip(), size) > room:
            made.append("")
        made[-1] += word
    rows = [row.rstrip() for row in made]
    if len(rows) > most or breadth(rows[-1], size) > room:
        last = "".join(made[most - 1 :]) if len(rows) > most else rows[-1]
        while last and breadth(f"{last}…", size) > room:
            last = last[:-1]
        rows = [*rows[: most - 1], f"{last.rstrip()}…"]
    return rows
