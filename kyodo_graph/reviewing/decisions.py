"""Decisions as a reviewer made them, and what is not decided yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kyodo_graph.drafting import PROPOSED, Draft
from kyodo_graph.reviewing.asking import WRITTEN, about, asked

FORMAT = "kyodo-decisions/1"
WORDS = ("accept", "edit", "reject", "add", "merge", "apart", "part", "nothing", "set", "park")
"""accept, edit (changed), reject; add (was no candidate); merge, apart, part (of two actors: the
same, two, one part of the other); nothing (a line of which nothing is recorded); set (coded with
nothing proposed); park (not decided)."""
RECORDED = frozenset({"accept", "edit", "add", "set"})
"""The decisions after which something is recorded."""
BULK = ("legend", "branch", "row", "table", "tree", "same")
NEVER_BULK = frozenset({"plan", "pair", "tie", "line", *PROPOSED})
"""Kinds that are decided one by one."""
ORCID = re.compile(r"(?:https://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: on which candidate, which, and by whom.

    ``new`` is the value as decided; None where nothing is recorded. ``bulk`` says what was
    accepted at once ("" where the reviewer looked at this one). ``at`` is the time (ISO 8601).
    """

    id: str
    kind: str
    decision: str
    new: Value | None
    old: Value | None
    lines: tuple[int, ...]
    reviewer: str
    at: str = ""
    bulk: str = ""
    reason: str = ""
    note: str = ""
    origin: str = "rule"
    rule: str = ""
    cls: str = ""

    @property
    def day(self) -> str:
        """The day of the decision."""
        return self.at[:10]

    @property
    def outcome(self) -> str:
        """The decision, as it is counted: what was chosen where a language model had proposed
        something is accepted or changed."""
        if self.decision != "set" or self.origin == "reviewer" or self.old is None:
            return self.decision
        same = all(
            plain_value((self.new or {}).get(name) or "") == plain_value(given or "")
            for name, given in self.old.items()
        )
        return "accept" if same else "edit"

    @property
    def unit(self) -> str:
        """What was accepted at once, without the rule that a "same" names."""
        return self.bulk.partition(":")[0]

    def text(self, name: str) -> str:
        """A field of the decided value as text."""
        given = (self.new or {}).get(name, "")
        return given if isinstance(given, str) else ";".join(map(str, given or ()))


@dataclass(frozen=True)
class Decisions:
    """What one file holds: decisions by the id of the candidate, and the spot check."""

    file: str
    document: str
    sha256: str
    draft: str
    reviewer: str
    by_id: Mapping[str, Decided]
    spot_check: Mapping[str, Any] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)


def orcid(reviewer: str) -> str:
    """The ORCID iD in a reviewer's name; "" where it is none (its check digit counts).

    >>> orcid("https://orcid.org/0000-0002-1825-0097"), orcid("0000-0002-1825-0098"), orcid("山田")
    ('0000-0002-1825-0097', '', '')
    """
    found = ORCID.fullmatch(reviewer.strip())
    if not found:
        return ""
    digits = found[1].replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return found[1] if digits[-1] == ("X" if check == 10 else str(check)) else ""


def plain_value(value: Any) -> Any:
    """A field's value as it is compared: several as a tuple."""
    return tuple(value) if isinstance(value, list | tuple) else value


def undecided(draft: Draft, decided: Iterable[Decided]) -> list[str]:
    """The ids that are not decided; blank cells need no decision.

    Of themes and functions those count whose element or actor is recorded, of summaries and English
    names those that were proposed, too: they may be written and need not. Of gaps all.
    """
    done = {d.id: d for d in decided if d.decision != "park"}
    left = []
    for item in asked(draft):
        if item.blank or item.id in done:
            continue
        if item.kind in PROPOSED:
            if item.kind in WRITTEN and not item.rule:
                continue
            on = done.get(about(item.id))
            if on is None or on.decision not in RECORDED:
                continue
        left.append(item.id)
    return left
