"""What a sign or word in a cell means, by its legend or as such signs are usually meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kyodo_graph.drafting.layouts.legends import Sign
from kyodo_graph.drafting.printed.vocabulary import dash, phase_code, role_code, sign_of

_JOINT = re.compile(r"[・,、/]\s|\s|[^ァ-ヴー][・/、][^ァ-ヴー]")


def joint(head: str) -> bool:
    """Whether a head names two actors together.

    >>> joint("自治会・町内会 地区協議会"), joint("行政・市民活動センター"), joint("NPO等")
    (True, True, False)
    """
    return bool(_JOINT.search(head.strip()))


def role_of(sign: str, legend: dict[str, Sign]) -> str:
    """The role that a sign means by its legend; without one, as such signs are usually meant.

    Nobody is supporting without a legend, nor where there is but one grade.

    >>> role_of("◎", {}), role_of("△", {}), role_of("主体", {}), role_of("-", {})
    ('lead', '', 'lead', '')
    """
    usual = sign_of(sign)
    if usual in legend:
        return legend[usual].code
    if usual in ("◎", "●", "★"):
        return "lead"
    if usual in ("○",):
        return "participant"
    return "" if dash(sign) else role_code(sign)


def phase_of(sign: str, legend: Mapping[str, Sign]) -> str:
    """The phase that a sign or word in a year's column means.

    >>> phase_of("→", {}), phase_of("●", {}), phase_of("検討", {}), phase_of("", {})
    ('continue', 'implement', 'consider', '')
    """
    usual = sign_of(sign)
    if usual in legend:
        return legend[usual].code
    if not usual or dash(sign):
        return ""
    if all(c in "○●◎■□◆★" for c in usual):
        return "implement"
    return phase_code(sign)
