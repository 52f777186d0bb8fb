"""What a command shows first: sentences under headings, in the width of a window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kyodo_graph.errors import UnknownNameError
from kyodo_graph.nearest import nearest_or_all

from .terminal import safe, wrapped

NARROW = 60
MARK = "- "


def screen(blocks: Iterable[tuple[str, Sequence[str]]], last: str, width: int | None = None) -> str:
    """Sentences under their headings, each behind a mark, and a last line; wrapped to a ``width``.

    A heading without sentences is left out.

    >>> print(screen([("What holds", ["One.", "Two."]), ("Nothing", [])], "More."), end="")
    What holds
    - One.
    - Two.
    <BLANKLINE>
    More.
    """
    parts = []
    for heading, sentences in blocks:
        if sentences:
            items = (_item(safe(s), width) for s in sentences)
            parts.append("\n".join([safe(heading), *items]))
    return "\n\n".join([*parts, _fitted(last, width)]) + "\n"


def _item(text: str, width: int | None) -> str:
    lines = _fitted(text, width and width - len(MARK)).split("\n")
    return MARK + f"\n{' ' * len(MARK)}".join(lines)


def _fitted(text: str, width: int | None) -> str:
    return text if width is None else wrapped(text, max(NARROW, width), lines=None)


def check_table(name: str, names: Sequence[str]) -> str:
    """The name itself; UnknownNameError with the nearest where no table is called so.

    >>> check_table("whole", ("actors", "whole"))
    'whole'
    """
    if name not in names:
        raise UnknownNameError("table", name, nearest_or_all(name, names))
    return name
