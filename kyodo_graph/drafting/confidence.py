"""How often each rule was right, measured (``confidence.json``), and the class that this gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("confidence.json")


def class_of(right: int, drafted: int) -> str:
    """The class of a rule by how many of its candidates were right.

    A takes 59 candidates, so that with none wrong an error rate above 5 in 100 is improbable (95%);
    B takes 20.

    >>> class_of(59, 59), class_of(58, 58), class_of(45, 50), class_of(19, 19), class_of(80, 100)
    ('A', 'B', 'B', 'C', 'C')
    """
    if drafted >= 59 and right >= 0.98 * drafted:
        return "A"
    return "B" if drafted >= 20 and right >= 0.9 * drafted else "C"


TWICE = "frame.and_pattern"
"""In place of a rule: what patterns and frames found alike, neither knowing the other's words."""


@cache
def classes() -> Mapping[str, str]:
    """The class of each rule that was measured; a rule that was not is of class C."""
    told = json.loads(PATH.read_text(encoding="utf-8"))
    return {rule: class_of(*counts) for rule, counts in told["rules"].items()}
