"""What is wrong with the layout of a file that is no YAML: each line that is set wrong, and how.

The parser stops at the first fault and often names the line behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kyodo_graph.errors import Problem

_WIDE_BLANK = "\u3000"
_WIDE_COLON = re.compile(r"^\s*(?:- +)*([A-Za-z_]+)\s*：")
_WIDE_COLON_INSIDE = re.compile(r"[{,]\s*([A-Za-z_]+)\s*：")
_NO_BLANK = re.compile(r"^\s*(?:- +)*([a-z_]+):(?=[^\s/])")
_NO_BLANK_DASH = re.compile(r"^\s*-(?=[A-Za-z{])")
_DASHES = re.compile(r"(?:- +)*")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")


def layout_problems(text: str, name: str) -> list[Problem]:
    """The lines whose blanks, colons, dashes or indentation no data file has.

    >>> text = "actors:\\n- id: x\\n   is: Actor\\n　label：市\\n"
    >>> print(*layout_problems(text, "a.yaml"), sep="\\n")
    a.yaml:3:4: indented by 3; expected 2, as in line 2
    a.yaml:4:1: a full-width blank (U+3000) as indentation; expected spaces
    """
    problems: list[Problem] = []
    levels: list[tuple[int, int]] = [(0, 1)]
    opens, depth = True, 0
    block = -1
    for number, line in enumerate(text.split("\n"), 1):
        body = line.strip(" ")
        indent = len(line) - len(line.lstrip(" "))
        if not body or body.startswith("#") or (block >= 0 and indent > block):
            continue
        block = -1
        inside = depth > 0
        bare = _QUOTED.sub("''", line)
        depth = max(0, depth + sum(map(bare.count, "{[")) - sum(map(bare.count, "}]")))
        found = [Problem(name, number, *fault) for fault in _faults(line, bare)]
        problems += found
        if inside or found:
            continue
        if fault := _indentation(indent, levels, opens):
            problems.append(Problem(name, number, indent + 1, *fault))
            opens = bare.rstrip().endswith(":")
            continue
        while levels and levels[-1][0] > indent:
            levels.pop()
        dashes = _DASHES.match(body)
        key = indent + (len(dashes[0]) if dashes else 0)
        for level in sorted({indent, key}):
            if not levels or levels[-1][0] < level:
                levels.append((level, number))
        opens = bare.split(" #")[0].rstrip().endswith(":")
        if re.search(r":\s*[|>][-+]?\s*$", bare):
            block = indent
    return problems


def _faults(line: str, bare: str) -> Iterator[tuple[int, str, str]]:
    """Column, what is wrong and what was expected, in one line."""
    indentation = line[: len(line) - len(line.lstrip(" " + _WIDE_BLANK))]
    if _WIDE_BLANK in indentation:
        what = "a full-width blank (U+3000) as indentation"
        yield indentation.index(_WIDE_BLANK) + 1, what, "spaces"
    elif found := _WIDE_COLON.match(bare) or _WIDE_COLON_INSIDE.search(bare):
        what = f"a full-width colon behind {found[1]!r}"
        yield found.end(), what, "a colon and a blank (': ')"
    elif found := _NO_BLANK.match(bare):
        yield found.end(), f"no blank behind the colon of {found[1]!r}", f"'{found[1]}: …'"
    elif found := _NO_BLANK_DASH.match(bare):
        yield found.end(), "no blank behind the dash", "'- …'"


def _indentation(indent: int, levels: list[tuple[int, int]], opens: bool) -> tuple[str, str] | None:
    """What is wrong with an indentation, and which was expected."""
    known = [level for level, _ in levels]
    last = known[-1] if known else 0
    if indent in known or (opens and indent > last):
        return None
    level, line = min(levels, key=lambda found: (abs(found[0] - indent), -found[0]))
    return f"indented by {indent}", f"{level}, as in line {line}"
