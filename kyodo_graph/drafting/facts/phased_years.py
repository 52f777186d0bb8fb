"""Years and what is done in them, told in one line: R6 準備　R7～ 実施, 令和8年度に検討し、….

The word of a phase stands behind its years or before them, one way in the whole line; years that
no word follows share that of the next."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.printed.vocabulary import ARROWS, phase_code
from kyodo_graph.drafting.printed.years import Years, years

_WORDS = (
    "検討|準備|調査|試行|実施|継続|開始|着手|推進|拡充|見直し|導入|運用|開設|設置|定着|本格実施"
)
_ON = re.compile(r"\s*(?:年度?)?\s*(?:以降|以後|から(?!\s*[0-9RHS令平])|より)")
_TILL = re.compile(r"\s*(?:年度)?\s*(?:末)?まで")
_THEN = re.compile(r"(?:以後|以降|その後)は?\s*$")
_REST = re.compile(
    r"毎年度?|年度|から|まで|以降|以後|その後|及び|および|とも|します|しま|行い|行う|ます|する|して"
    r"|予定|年|次|に|は|し|と|を|で|の|、|。|・|\(|\)|:|~|-|\s|/"
)


@dataclass(frozen=True, slots=True)
class Phased:
    """Fiscal years with the word of their phase and where that is; no word: nothing is said."""

    fys: tuple[int, ...]
    word: str
    start: int
    end: int


def phased_years(
    text: str, near: int, end_fy: int = 0, signs: Container[str] = (), unmarked: bool = False
) -> list[Phased]:
    """The years of a line with their phases; ``end_fy`` ends what is open, ``signs`` are words and
    signs of the legend of phases, ``unmarked`` takes four digits for a year.

    >>> [(p.fys, p.word) for p in phased_years("R6 準備 R7~R8 実施 R9~ 継続", 2024, 2028)]
    [((2024,), '準備'), ((2025, 2026), '実施'), ((2027, 2028), '継続')]
    >>> [(p.fys, p.word) for p in phased_years("検討(R6)、実施(R7)", 2024)]
    [((2024,), '検討'), ((2025,), '実施')]
    >>> [(p.fys, p.word) for p in phased_years("R5:  R6:検討  R7:", 2024)]
    [((2024,), '検討')]
    """
    found = _said(text, years(text, near, unmarked))
    words = _words(text, found, signs)
    if not found:
        return []
    ahead = [_next(words, found, n) for n in range(len(found))]
    back = [_before(words, found, n) for n in range(len(found))]
    chosen = ahead if _count(ahead) >= _count(back) and not _leads(words, found) else back
    made: list[Phased] = []
    last = 0
    for one, word in zip(found, chosen, strict=True):
        after = text[one.end :]
        first, end = one.first, one.last
        if _TILL.match(after) and _THEN.search(text[: one.start]) and last:
            first = last + 1
        elif (one.open or _ON.match(after)) and end_fy > end:
            end = end_fy
        last = end
        at = word if word else (one.start, one.end)
        shown = text[word[0] : word[1]] if word else ""
        made.append(Phased(tuple(range(first, end + 1)), shown, *at))
    return made


_EMPTY = re.compile(r"\s*(?:年度?)?\s*[:=]\s*(?:[-…]\s*)?")


def _said(text: str, found: Sequence[Years]) -> list[Years]:
    """Years without those that a colon follows, and nothing behind it: R5：　R6：検討."""
    ends = [*(one.start for one in found[1:]), len(text)]  # one more where no year is found
    return [
        one
        for one, end in zip(found, ends, strict=False)
        if not _EMPTY.fullmatch(text, one.end, end)
    ]


def _words(text: str, found: Sequence[Years], signs: Container[str]) -> list[tuple[int, int]]:
    """Where words of phases stand; those of legends may be any, also signs."""
    taken = {n for one in found for n in range(one.start, one.end)}
    places = [m.span() for m in re.finditer(_WORDS, text) if m.start() not in taken]
    signed = re.finditer(rf"[^\s、。()・:/]+?(?=[\s、。()・:/]|$)|[{ARROWS}]", text)
    places += [m.span() for m in signed if m[0] in signs and m.start() not in taken]
    places = sorted(set(places), key=lambda p: (p[0], -p[1]))
    return [p for n, p in enumerate(places) if not n or p[0] >= places[n - 1][1]]


def _leads(words: Sequence[tuple[int, int]], found: Sequence[Years]) -> bool:
    """Whether a word stands before the first years and none behind the last."""
    return bool(words) and words[0][0] < found[0].start and words[-1][0] < found[-1].start


def _next(
    words: Sequence[tuple[int, int]], found: Sequence[Years], n: int
) -> tuple[int, int] | None:
    return next((w for w in words if w[0] >= found[n].end), None)


def _before(
    words: Sequence[tuple[int, int]], found: Sequence[Years], n: int
) -> tuple[int, int] | None:
    return next((w for w in reversed(words) if w[1] <= found[n].start), None)


def _count(chosen: Sequence[tuple[int, int] | None]) -> int:
    return sum(word is not None for word in chosen)


def only_phases(text: str, told: Sequence[Phased], near: int, unmarked: bool = False) -> bool:
    """Whether a line says nothing but years and their phases, as far as its other words tell.

    >>> line = "令和8年度に検討し、令和9年度から実施します。"
    >>> only_phases(line, phased_years(line, 2026), 2026)
    True
    >>> line = "令和8年度に市民会議を検討します。"
    >>> only_phases(line, phased_years(line, 2026), 2026)
    False
    """
    if not told or not all(one.word and phase_code(one.word) for one in told):
        return False
    blanked = list(text)
    for one in years(text, near, unmarked):
        blanked[one.start : one.end] = " " * (one.end - one.start)
    for phase in told:
        blanked[phase.start : phase.end] = " " * (phase.end - phase.start)
    rest = _REST.sub("", re.sub(_WORDS, "", "".join(blanked)))
    return len(re.sub(f"[{ARROWS}]", "", rest)) <= 2
