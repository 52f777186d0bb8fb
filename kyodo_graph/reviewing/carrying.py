"""Several files of decisions as one: of one reviewer, of two, and of an earlier draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kyodo_graph.drafting import PROPOSED, Draft
from kyodo_graph.reviewing.agreeing import said
from kyodo_graph.reviewing.asking import about, asked
from kyodo_graph.reviewing.decisions import Decided, Decisions, Value


@dataclass(frozen=True)
class Gathered:
    """The decisions of all files, one a candidate.

    ``asked_again`` are decisions on an earlier draft whose candidate this draft has not, or has
    with another value: they are not taken. ``differing`` are candidates on which two reviewers
    decided differently, and which no settled decision settles.
    """

    by_id: Mapping[str, Decided]
    asked_again: tuple[Decided, ...]
    differing: tuple[tuple[Decided, Decided], ...]
    carried: int = 0


def gathered(files: Iterable[Decisions], draft: Draft) -> Gathered:
    """The decisions of several files on one draft.

    The later decision of a reviewer takes the place of the earlier one; one without a time is
    later than those that have one. Where two reviewers decided the same, both are named; what they
    settled (``"settled"`` in the file, or both named) goes before what each decided until then.
    """
    known = {item.id: item.value for item in asked(draft)}
    settled: dict[str, Decided] = {}
    own: dict[str, dict[str, Decided]] = {}
    again: list[Decided] = []
    carried = 0
    for file in files:
        for one in file.by_id.values():
            if file.draft != draft.digest:
                if not _still(one, known):
                    again.append(one)
                    continue
                carried += 1
            into = settled if file.raw.get("settled") else own.setdefault(one.reviewer, {})
            earlier = into.get(one.id)
            if earlier is None or not (_before(one, earlier) or _repeated(earlier, one)):
                into[one.id] = one
    found: dict[str, Decided] = {}
    differing = []
    joint = {n: d for who, by_id in own.items() if " + " in who for n, d in by_id.items()}
    for decisions in own.values():
        for name, one in decisions.items():
            if _settled(one, joint.get(name)):
                continue
            other = found.get(name)
            if other is None or other.decision == "park":
                found[name] = one
            elif one.decision == "park":
                continue
            elif said(one) != said(other):
                differing.append((other, one))
            else:
                found[name] = _agreed(other, one)
    kept = tuple(pair for pair in differing if pair[0].id not in settled)
    missing = [one for one in again if one.id not in found and one.id not in settled]
    return Gathered(found | settled, tuple(missing), kept, carried)


def _before(one: Decided, other: Decided) -> bool:
    """Whether one was decided before the other; what has no time is decided now."""
    return bool(one.at) and one.at < other.at


def _repeated(earlier: Decided, one: Decided) -> bool:
    """Whether a reviewer says the same again, so that it was decided then and not now."""
    same = ("decision", "bulk", "reason", "note", "lines")
    return all(getattr(one, k) == getattr(earlier, k) for k in same) and (
        _plain(one.new or {}) == _plain(earlier.new or {})
    )


def _settled(one: Decided, joint: Decided | None) -> bool:
    """Whether two have settled this since one of them decided it alone."""
    if joint is None or one is joint or one.reviewer not in joint.reviewer.split(" + "):
        return False
    return not one.at or one.at <= joint.at


def _still(one: Decided, known: Mapping[str, Value]) -> bool:
    """Whether what was decided is in this draft as it was in that one."""
    if one.decision == "add":
        return True
    if one.id not in known or one.old is None:
        return False
    if one.kind in PROPOSED:  # what was asked, whatever a model proposed for it then or now
        return about(one.id) in known and one.old.get("label") == known[one.id].get("label")
    return _plain(one.old) == _plain(known[one.id])


def _plain(value: Value) -> dict[str, object]:
    return {k: list(v) if isinstance(v, tuple | list) else v for k, v in value.items()}


def _agreed(one: Decided, other: Decided) -> Decided:
    """Two decisions that say the same, as one of both; looked at, if one of them did."""
    names = dict.fromkeys([*one.reviewer.split(" + "), *other.reviewer.split(" + ")])
    looked = one if not one.bulk else other
    return replace(looked, reviewer=" + ".join(names), at=max(one.at, other.at))
