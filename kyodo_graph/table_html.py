"""Tables in notebooks: as HTML, and as text where a notebook shows or prints no HTML.

The tables of queries and those of measures show themselves through this; it knows of neither. The
HTML is escaped and has no program; no library is needed for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import isnan
from typing import Any

SHOWN = 30
"""How many rows a table in a notebook shows before it is cut."""

EMPTY = "empty: not stated, not known or not defined / 空欄:記載がない、不明、または定義されない"
UNDEFINED = "not defined / 定義されない"
_LONG = 8  # characters of a number beyond which it is shown shorter, and whole in its tip
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
) -> str:
    """A table as HTML that can be put anywhere in a page.

    None and NaN are a pale dash that says what it means, so that they cannot be taken for 0 or for
    a dash of the document. A column of numbers stands to the right. Beyond ``limit`` rows (None:
    all are shown) a last line says how many there are. Texts are shown as they are.

    >>> made = table_html(("a", "n"), (("<b>", 1), ("x", 2)), limit=1)
    >>> made.count("<tr>"), "&lt;b&gt;" in made, "1 more row of 2" in made
    (3, True, True)
    """
    shown = _cut(rows, limit)
    sides = [_side([row[i] for row in shown]) for i in range(len(columns))]
    title = f'<caption style="{_LEFT}">{escape(caption)}</caption>\n' if caption else ""
    lines = [_line("td", map(_cell, row), sides) for row in shown]
    if note := _note(len(rows), len(shown)):
        lines.append(f'<tr><td colspan="{max(len(columns), 1)}" style="{_LEFT}">{note}</td></tr>')
    return _sound(
        f'<div style="overflow-x:auto"><table {_PLAIN} style="width:max-content">\n{title}'
        f"<thead>{_line('th', map(escape, columns), sides)}</thead>\n"
        "<tbody>\n" + "\n".join(lines) + "\n</tbody></table></div>"
    )


def table_text(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], *, limit: int | None = SHOWN
) -> str:
    """The same as lines of text, cut in the same way; what is not there is a dash.

    >>> print(table_text(("a", "n"), (("x", 1), ("y", None), ("z", 2)), limit=2))
    a | n
    x | 1
    y | –
    … 1 more row of 3 / ほか 1 行(全 3 行)
    """
    shown = _cut(rows, limit)
    lines = [columns, *([_text(cell) for cell in row] for row in shown)]
    note = _note(len(rows), len(shown))
    return _sound("\n".join([" | ".join(line) for line in lines] + ([note] if note else [])))


def _sound(text: str) -> str:
    """A text that can be written as UTF-8, which notebooks are."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _cut(rows: Sequence[Sequence[Any]], limit: int | None) -> Sequence[Sequence[Any]]:
    return rows if limit is None else rows[: max(limit, 0)]


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
    text = escape(_text(value))
    if value is None or _nan(value):
        meaning = EMPTY if value is None else UNDEFINED
        return f'<abbr title="{meaning}" style="opacity:.6;text-decoration:none">{text}</abbr>'
    if isinstance(value, float) and text != repr(value):
        return f'<span title="{value!r}">{text}</span>'
    return text


def _text(value: Any) -> str:
    if value is None or _nan(value):
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _decimal(value) if isinstance(value, float) else str(value)


def _nan(value: Any) -> bool:
    return isinstance(value, float) and isnan(value)


def _decimal(value: float) -> str:
    """A number with six digits that count.

    >>> [_decimal(x) for x in (74.7, 1 / 3, 1e-12, 1234567.891)]
    ['74.7', '0.333333', '1e-12', '1234567.891']
    """
    whole = repr(value)
    if len(whole) <= _LONG:
        return whole
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.10g}"


def _note(total: int, shown: int) -> str:
    if not total:
        return "no rows / 0 行"
    left = total - shown
    more = f"{left} more row{'s' if left > 1 else ''}"
    return f"… {more} of {total} / ほか {left} 行(全 {total} 行)" if left else ""
