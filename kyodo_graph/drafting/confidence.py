"""How often each rule was right in plans that it had not been written for, and the class of that.

``confidence.json`` has a run for each such plan, made once, before any rule was mended by the plan:
for each rule how many of its candidates were right, and of how many.
"""

from __future__ import annotations

import json
from collections import Counter
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


Counts = Mapping[str, tuple[int, int]]
"""For each rule how many of its candidates were right, and of how many."""


def first_runs() -> dict[str, dict[str, tuple[int, int]]]:
    """The runs that were measured, by the name of the plan."""
    told = json.loads(PATH.read_text(encoding="utf-8"))
    return {name: {r: (n, of) for r, (n, of) in run.items()} for name, run in told["runs"].items()}


def classes_of(runs: Mapping[str, Counts]) -> dict[str, str]:
    """The class of each rule by all runs together.

    >>> classes_of({"a": {"grid": (40, 40), "tie": (9, 12)}, "b": {"grid": (30, 30)}})
    {'grid': 'A', 'tie': 'C'}
    """
    right, drafted = Counter[str](), Counter[str]()
    for run in runs.values():
        for rule, (n, of) in run.items():
            right[rule] += n
            drafted[rule] += of
    return {rule: class_of(right[rule], drafted[rule]) for rule in drafted}


@cache
def classes() -> Mapping[str, str]:
    """The class of each rule that was measured; a rule that was not is of class C."""
    return classes_of(first_runs())
