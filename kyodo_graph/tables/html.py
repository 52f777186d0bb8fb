"""Tables as HTML, which notebooks show. It is escaped and has no program; no library is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from .cells import dashed, undefined
from .text import SHOWN, first, left_out, sound

EMPTY = "empty: not stated, not known or not defined / 空欄:記載がない、不明、または定義されない"
UNDEFINED = "not defined / 定義されない"
# Notebooks would take a pair of dollar signs in a text for mathematics.
_PLAIN = 'class="tex2jax_ignore mathjax_ignore"'
# Each cell says how it looks, since notebooks have rules of their own for cells that say nothing.
_LEFT = "padding:.2em .6em;text-align:left"
_RIGHT = "padding:.2em .6em;text-align:right"
_WIDE = f"{_LEFT};max-width:24em;overflow-wrap:anywhere"


def table_html(
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    caption: str = "",
    limit: int | None = SHOWN,
    meanings: Mapping[str, str] | None = None,
    remarks: Sequence[str] = (),
) -> str:
    """A table as HTML that can be put anywhere in a page.

    None and NaN are a pale dash that says what it means, so that they cannot be taken for 0 or for
    a dash of the document. A column of numbers stands to the right. Beyond ``limit`` rows (None:
    all are shown) a last line says how many there are. Texts are shown as they are. What a column
    means is the tip of its head; remarks stand below.

    >>> made = table_html(("a", "n"), (("<b>", 1), ("x", 2)), limit=1)
    >>> made.count("<tr>"), "&lt;b&gt;" in made, "1 more row of 2" in made
    (3, True, True)
    """
    shown = first(rows, limit)
    sides = [_side([row[i] for row in shown]) for i in range(len(columns))]
    title = f'<caption style="{_LEFT}">{escape(caption)}</caption>\n' if caption else ""
    heads = [_head(name, (meanings or {}).get(name, "")) for name in columns]
    lines = [_line("td", map(_cell, row), sides) for row in shown]
    wide = max(len(columns), 1)
    below = [note for note in (left_out(len(rows), len(shown)), *map(escape, remarks)) if note]
    lines += [f'<tr><td colspan="{wide}" style="{_LEFT}">{note}</td></tr>' for note in below]
    return sound(
        f'<div style="overflow-x:auto"><table {_PLAIN} style="width:max-content">\n{title}'
        f"<thead>{_line('th', heads, sides)}</thead>\n"
        "<tbody>\n" + "\n".join(lines) + "\n</tbody></table></div>"
    )


def _head(name: str, meaning: str) -> str:
    if not meaning:
        return escape(name)
    return f'<span title="{escape(meaning)}">{escape(name)}</span>'


def _line(tag: str, cells: Any, sides: Sequence[str]) -> str:
    inner = (
        f'<{tag} style="{side}">{cell}</{tag}>' for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{''.join(inner)}</tr>"


def _side(cells: Sequence[Any]) -> str:
    """Where a column stands: numbers (and nothing else but gaps) right, the rest left.

    Long texts are wrapped, but not so narrow that a row would fill the screen.
    """
    kinds = {isinstance(c, int | float) and not isinstance(c, bool) for c in cells if c is not None}
    if kinds == {True}:
        return _RIGHT
    return _WIDE if any(isinstance(c, str) and len(c) > 30 for c in cells) else _LEFT


def _cell(value: Any) -> str:
    text = escape(dashed(value))
    if value is None or undefined(value):
        meaning = EMPTY if value is None else UNDEFINED
        return f'<abbr title="{meaning}" style="opacity:.6;text-decoration:none">{text}</abbr>'
    if isinstance(value, float) and text != repr(value):
        return f'<span title="{value!r}">{text}</span>'
    return text
