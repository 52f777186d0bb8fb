"""What the signs of one legend mean, as schemes and codes, each entry seen beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.drafting.vocabulary import (
    ARROWS,
    SCHEDULE,
    STATUS,
    is_status,
    phase_code,
    role_code,
)


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
        found = [(("role", "") if scheme == "status" else (scheme, code)) for scheme, code in found]
        return _graded(found)
    return found


_GRADES = ("lead", "participant", "support")


def _graded(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Roles with those that no word tells filled in by the order in which all are printed."""
    places = [n for n, (scheme, _) in enumerate(found) if scheme == "role"]
    known = [found[n][1] for n in places]
    ranks = [_GRADES.index(code) for code in known if code]
    if len(places) > len(_GRADES) or ranks != sorted(set(ranks)):
        return list(found)
    filled = list(found)
    for rank, n in enumerate(places):
        if not found[n][1] and _GRADES[rank] not in known:
            filled[n] = ("role", _GRADES[rank])
    return filled
