"""What the signs of one legend mean, as schemes and codes, each entry seen beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.drafting.printed.vocabulary import (
    ARROWS,
    SCHEDULE,
    STATUS,
    is_status,
    phase_code,
    role_code,
)


def is_known(meaning: str) -> bool:
    """Whether a meaning is what legends say.

    >>> is_known("中心となる者"), is_known("港の近く")
    (True, False)
    """
    return bool(role_code(meaning) or phase_code(meaning) or is_status(meaning))


def codes_of(
    meanings: Sequence[str], signs: Sequence[str], head: str, before: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Scheme and code of each entry; ``head`` is what the line begins with, ``before`` what stands
    before each entry.

    >>> codes_of(["先頭に立つ", "いっしょに担う", "見届ける"], ["甲", "乙", "丙"], "")
    [('role', 'lead'), ('role', 'participant'), ('role', 'support')]
    """
    roles = [role_code(meaning) for meaning in meanings]
    graded = [is_status(m) and not r for m, r in zip(meanings, roles, strict=True)]
    status = bool(STATUS.search(head)) or sum(map(is_status, meanings)) * 2 > len(meanings)
    status = status or (any(graded) and not any(roles) and sum(graded) * 2 >= len(meanings))
    found = []
    for n, (sign, meaning) in enumerate(zip(signs, meanings, strict=True)):
        scheduled = bool(before and SCHEDULE.search(before[n])) or sign[0] in ARROWS
        role, phase = roles[n], phase_code(meaning) or phase_code(sign)
        if status and not (role and not is_status(meaning)):
            found.append(("status", ""))
        elif (scheduled and phase) or (phase and not role):
            found.append(("phase", phase))
        elif role:
            found.append(("role", role))
        else:
            found.append(("status", ""))
    kinds = [scheme for scheme, _ in found]
    if "role" in kinds and "status" in kinds and not status:
        # Among roles a word that is not known is a role: grades go from leading to helping.
        return in_order(found, "role", ("lead", "participant", "support"))
    if kinds.count("phase") >= 2 and "status" in kinds and not status:
        return in_order(found, "phase", ("consider", "implement", "continue"))
    return found


def in_order(
    found: Sequence[tuple[str, str]], scheme: str, order: Sequence[str]
) -> list[tuple[str, str]]:
    """Entries of one scheme, those that no word tells filled in by the order in which all stand."""
    filled = [(scheme, code) if own in (scheme, "status") else (own, code) for own, code in found]
    places = [n for n, (own, _) in enumerate(filled) if own == scheme]
    known = [filled[n][1] for n in places]
    ranks = [order.index(code) for code in known if code]
    if len(places) > len(order) or ranks != sorted(set(ranks)):
        return filled
    for rank, n in enumerate(places):
        if not filled[n][1] and order[rank] not in known:
            filled[n] = (scheme, order[rank])
    return filled
