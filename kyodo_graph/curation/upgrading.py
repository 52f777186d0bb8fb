"""The format of data folders: which one a catalogue is written in, and how an older one becomes it.

Format 2 has legends, spans, grades, targets in words and lineage of actors. All that format 1 could
say is said in the same words in format 2, so that a folder without a stamp stays readable; the
stamp keeps a program that knows less from reading what it would not understand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kyodo_graph.curation.yaml_tree import Mapping, Scalar, parse_yaml
from kyodo_graph.errors import Problem

FORMAT = 2
"""The format of data folders that this version writes."""

KEY = "format"
_STAMP = re.compile(rf"^{KEY}:[^\n#]*?(?=[ \t]*(?:#[^\n]*)?$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The text of a catalogue in the present format, and the format that it was in."""

    text: str
    before: int


def format_of(root: Mapping) -> int:
    """The format that a catalogue says it is in; 1 where it says none.

    Raises ValueError for what is no format.
    """
    node = root.get(KEY)
    if node is None:
        return 1
    if isinstance(node, Scalar) and node.kind == "number" and node.text.isdigit():
        return int(node.text)
    raise ValueError(node)


def format_problems(root: Mapping, name: str) -> list[Problem]:
    """What is wrong with the format of a catalogue: no number, or that of a later version."""
    node = root.get(KEY)
    try:
        found = format_of(root)
    except ValueError:
        mark = node.mark if node is not None else root.mark
        return [Problem(name, *mark, "no format", f"'{KEY}: {FORMAT}'")]
    if 1 <= found <= FORMAT or node is None:
        return []
    expected = f"format {FORMAT} or earlier; a later version of kyodo reads this"
    return [Problem(name, *node.mark, f"data of format {found}", expected)]


def upgraded(text: str, name: str) -> Upgraded:
    """The text of a catalogue in the present format; comments and all else stay as they are.

    Raises InputError where it is no YAML, ValueError where it is in no format or a later one.

    >>> print(upgraded("# ours\\n\\ncities: [x]\\n", "catalog.yaml").text, end="")
    # ours
    <BLANKLINE>
    format: 2
    cities: [x]
    >>> upgraded("format: 2\\ncities: [x]\\n", "catalog.yaml").text
    'format: 2\\ncities: [x]\\n'
    """
    root = parse_yaml(text, name)
    before = format_of(root)
    if before > FORMAT:
        raise ValueError(before)
    if before == FORMAT:
        return Upgraded(text, before)
    stamp = f"{KEY}: {FORMAT}"
    if root.get(KEY) is not None:
        return Upgraded(_STAMP.sub(stamp, text, count=1), before)
    lines = text.splitlines(keepends=True)
    at = root.mark.line - 1
    end = "\r\n" if lines and lines[at].endswith("\r\n") else "\n"
    return Upgraded("".join([*lines[:at], stamp + end, *lines[at:]]), before)
