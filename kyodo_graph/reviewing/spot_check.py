"""What was accepted several at once, asked again at random: how wrong can it be at most?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kyodo_graph.reviewing.decisions import Decisions

LEAST = 59
"""With none wrong among as many, no more than one in twenty is wrong (95 %)."""
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Bound:
    """A random sample of what was accepted at once: how many were asked again and were wrong.

    ``upper`` is the exact (Clopper–Pearson) upper bound on the rate of errors in the ``pool``, at
    95 %, one-sided.
    """

    rule: str
    pool: int
    asked: int
    wrong: int
    upper: float


def upper_bound(wrong: int, asked: int, level: float = LEVEL) -> float:
    """The exact one-sided upper bound on a rate of which ``wrong`` of ``asked`` were seen.

    Nothing asked bounds nothing: 1.

    References: Clopper & Pearson (1934).

    >>> round(upper_bound(0, 59), 4), round(upper_bound(0, 27), 3), upper_bound(3, 3)
    (0.0495, 0.105, 1.0)
    """
    if asked == 0 or wrong >= asked:
        return 1.0
    from scipy.stats import binomtest

    found = binomtest(wrong, asked, alternative="less").proportion_ci(level, method="exact")
    return float(found.high)


def bounds(files: Iterable[Decisions]) -> list[Bound]:
    """The bounds by rule, and of all rules together (rule ``""``), pooled over the files.

    A candidate counts once, whatever the number of files that have it: the file of a reviewer who
    went on says again what was taken before. If it was asked several times, it was right where all
    answers were. An answer counts for the rule of its candidate. Answers about what was not
    accepted at once (it was decided anew since) count, too, if the answer was wrong: that is what
    they found.
    """
    pool: dict[tuple[str, str], str] = {}
    answers: dict[tuple[str, str], bool] = {}
    for file in files:
        for one in file.by_id.values():
            if one.bulk and one.decision == "accept":
                pool[file.document, one.id] = one.rule
        for name, right in answered(file.spot_check):
            known = file.by_id.get(name)
            key = (file.document, name)
            if known is not None and (key in pool or not right):
                pool[key] = known.rule
                answers[key] = answers.get(key, True) and right
    rules: dict[str, list[bool]] = {rule: [] for rule in sorted(set(pool.values()))}
    for key, right in answers.items():
        rules[pool[key]].append(right)
    sizes = Counter(pool.values())
    found = [_bound(rule, sizes[rule], given) for rule, given in rules.items()]
    every = list(answers.values())
    return [_bound("", len(pool), every), *found] if pool else []


def _bound(rule: str, pool: int, given: list[bool]) -> Bound:
    wrong = given.count(False)
    return Bound(rule, pool, len(given), wrong, upper_bound(wrong, len(given)))


def answered(spot: Mapping[str, object]) -> list[tuple[str, bool]]:
    """The candidates that were asked again with whether they were right; unanswered ones left out.

    >>> answered({"ids": ["a", "b", "c"], "ans": [1, 0, None]})
    [('a', True), ('b', False)]
    """
    ids, given = spot.get("ids"), spot.get("ans")
    if not isinstance(ids, list) or not isinstance(given, list):
        return []
    pairs = zip(ids, given, strict=False)
    return [(name, bool(a)) for name, a in pairs if isinstance(name, str) and a in (0, 1)]
