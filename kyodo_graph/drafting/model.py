"""What a draft is: candidates with their spans, tables as printed, the text they stand in."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kyodo_graph.drafting.kinds import STEPS
from kyodo_graph.importing.pages import PageLines as Page

Given = str | tuple[str, ...]
"""What a field of a candidate holds: a text (empty: not printed) or several."""

CLASSES = ("A", "B", "C", "X")
"""A: at least 98 of 100 of the rule's candidates were right in plans that it was not written with
(those that ``confidence.json`` names), of at least 59; B: at least 90 of 100, of at least 20; C:
fewer, or too few to tell; X: a second way of reading gives another value."""

ROLES_OF_SPANS = ("cue", "cell", "subj", "obj", "verb", "fig")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some characters of a line: the line from 1, the first character and that after the last
    from 0, and what they are (``cue``, ``cell``, ``subj``, ``obj``, ``verb``, ``fig``)."""

    line: int
    start: int
    end: int
    what: str = "cue"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact, or a question, that a rule has read somewhere and nobody has decided yet.

    ``id`` is made of kind, line and column, so that a new draft of the same text has it, too.
    ``value`` holds the fields that :data:`~kyodo_graph.drafting.kinds.FIELDS` lists for the kind.
    ``same`` is the key that equal candidates share: one decision may serve them all. ``second`` is
    what a second way of reading gives where it differs. ``supplied`` names the fields whose text
    is not in the lines.
    ``takes`` lists the elements that a gap would take under it. ``also`` names further rules that
    found the same.
    """

    id: str
    kind: str
    spans: tuple[Span, ...]
    value: Mapping[str, Given]
    rule: str
    cls: str = "C"
    group: str = ""
    same: str = ""
    second: str | None = None
    table: str = ""
    row: int = -1
    column: int = -1
    blank: bool = False
    supplied: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def step(self) -> int:
        """The step of the review in which this is decided."""
        return STEPS[self.kind]

    @property
    def origin(self) -> str:
        """What gave it: ``rule``, or ``assist``, a language model (its rule begins so)."""
        return "assist" if self.rule.startswith("assist.") else "rule"

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines that it rests on, each once, in the order of its spans."""
        return tuple(dict.fromkeys(span.line for span in self.spans))

    def text(self, name: str) -> str:
        """A field of the value as text; empty where it has none.

        >>> Candidate("x", "tie", (), {"relation": "funds"}, "r").text("relation")
        'funds'
        """
        given = self.value.get(name, "")
        return given if isinstance(given, str) else ";".join(given)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as printed: its lines, the item that it is about, its cells.

    ``cells`` has an entry for each column of the table: the id of the cell's candidate (blanks of
    matrices have one, too), or nothing for what is no fact by itself. ``heading`` is the title of
    a row that only heads others.
    """

    lines: tuple[int, ...]
    number: str = ""
    label: str = ""
    cells: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What can be counted in two ways, so that a table may be taken whole where they agree.

    ``said`` is the number of items that the text gives, at ``said_line`` (0: it gives none).
    ``marks_text`` counts the marks in the table's lines without regard to columns,
    ``marks_read`` those that became candidates.
    """

    rows: int
    rows_in_tree: int
    columns: int
    marks_text: int
    marks_read: int
    head_repeated: int = 0
    said: int = 0
    said_line: int = 0


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table of the document. ``columns`` says what each column was read as: ``number``,
    ``label``, ``group``, ``role``, ``responsible``, ``phase``, ``status``, ``disposition``,
    ``value``, ``unit``, ``kind``, ``scope``, ``text`` or nothing. ``legends`` are the ids of the
    signs through which it is read, ``plan`` that of the plan it belongs to."""

    id: str
    title: str
    layout: str
    lines: tuple[int, int]
    head: tuple[str, ...]
    head_lines: tuple[int, ...]
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    counts: Counts
    legends: tuple[str, ...] = ()
    plan: str = ""


_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Text:
    """The text version that lines are counted in: its bytes, and its pages where they are known."""

    key: str
    raw: bytes
    pages: tuple[Page, ...] = ()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, the first of them being line 1.

        >>> Text("x", "計画\\n本文\\n".encode()).lines
        ('計画', '本文')
        """
        parts = _BREAK.split(self.raw.decode("utf-8-sig"))
        return tuple(parts[:-1] if parts[-1] == "" else parts)

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True)
class Draft:
    """All candidates of a text, in the order of the review, and its tables.

    ``left_out`` says, in the codes of :data:`LEFT_OUT`, what these rules do not look for.
    """

    city: str
    text: Text
    items: tuple[Candidate, ...]
    tables: tuple[DraftTable, ...] = ()
    drafter: str = ""
    left_out: tuple[str, ...] = ()
    overview: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """The candidates by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def digest(self) -> str:
        """Twelve digits that change when a candidate does, its class aside."""
        told = [
            [c.id, c.kind, [[s.line, s.start, s.end] for s in c.spans], dict(c.value)]
            for c in self.items
        ]
        made = json.dumps(told, ensure_ascii=False, sort_keys=True, default=list)
        return hashlib.sha256(made.encode("utf-8")).hexdigest()[:12]

    def of(self, *kinds: str) -> list[Candidate]:
        """The candidates of some kinds, in their order."""
        return [item for item in self.items if item.kind in kinds]


LEFT_OUT = ("ties_by_syntax", "roles_by_syntax", "quantities_without_unit")
"""What a draft may say that it left out."""


def left_out(parsed: bool) -> tuple[str, ...]:
    """What a draft leaves out; less where sentences were parsed.

    >>> left_out(parsed=True)
    ('quantities_without_unit',)
    """
    return tuple(code for code in LEFT_OUT if not (parsed and code.endswith("_by_syntax")))
