"""Legends: what the document itself says that its signs mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.lines import Line
from kyodo_graph.drafting.numbering import mark_of
from kyodo_graph.drafting.vocabulary import (
    ARROWS,
    SCHEDULE,
    SIGNS,
    STATUS,
    is_status,
    phase_code,
    role_code,
    sign_of,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of a legend: the sign, what is printed for it, scheme and code, and its place."""

    sign: str
    printed: str
    scheme: str
    code: str
    line: int
    start: int
    end: int


_S = f"[{SIGNS}]"
_ENTRY = re.compile(
    rf"[「\[]?(?P<signs>{_S}(?:[・、]{_S})*|[A-EＳ](?=\s*[:：=＝…‥])"
    rf"|[^\s※:：=…‥・、()「」]{{1,4}}(?:・[^\s:：=…‥、()]{{1,4}})*(?=\s*[:：=…‥]+))"
    rf"[」\]]?\s*(?P<sep>[:：=…‥]+|は、?|-(?=\S))?\s*(?P<meaning>[^\s※{SIGNS}:：=…‥、。;,；/／()]"
    rf"(?:[^\s{SIGNS}:：=…‥、。;,；()]|、(?!\s*[「\[]?(?:{_S}"
    rf"|[^\s、]{{1,4}}[:：=…‥]))){{0,24}}(?:\([^()]{{1,12}}\))?)"
)
_BRACKETED = re.compile(rf"(?P<signs>(?:[^\s・()]{{1,4}}・)*{_S})\((?P<meaning>[^()]{{1,12}})\)")
_MARKED = re.compile(r"凡例|記号|※|^注|^\(?注|区分|達成度|実施状況|評価|空欄")
_NO_SIGN = frozenset(
    {"空欄", "注", "凡例", "資料", "出典", "備考", "記号", "区分", "期間", "計画期間"}
)


def legends_of(lines: Sequence[Line]) -> list[Sign]:
    """The entries of all legends of a text, in order.

    >>> from kyodo_graph.drafting.lines import read_lines
    >>> [(s.sign, s.scheme, s.code) for s in legends_of(read_lines(["◎：主体　○：協力　→：継続"]))]
    [('◎', 'role', 'lead'), ('○', 'role', 'participant'), ('→', 'phase', 'continue')]
    >>> [(s.sign, s.printed) for s in legends_of(read_lines(["実施状況：◎実施済 ×検討中"]))]
    [('◎', '実施済'), ('×', '検討中')]
    """
    found: list[Sign] = []
    stacked: list[Line] = []
    for line in lines:
        if line.blank or "\t" in line.text or line.text.lstrip()[:1] in "|<":
            continue
        if len(line.content) > 160 or line.content.endswith("ます。"):
            continue
        mark = mark_of(line.content)
        if mark is not None and mark.word:
            continue  # ◆施策1：… is a heading
        made = _legend(line)
        found += made
        if made or not _STACKED.fullmatch(line.content):
            found += _of_lines(stacked)
            stacked = []
        else:
            found += _of_lines(stacked) if stacked and line.number > stacked[-1].number + 1 else []
            stacked = (
                [*stacked, line] if stacked and line.number == stacked[-1].number + 1 else [line]
            )
    return sorted([*found, *_of_lines(stacked)], key=lambda one: (one.line, one.start))


_STACKED = re.compile(rf"(?:・\s*)?{_S}\s*[:：=…‥・]*\s*[^\s{SIGNS}].{{0,24}}")


def _of_lines(lines: Sequence[Line]) -> list[Sign]:
    """A legend with a sign a line."""
    found = []
    for line in lines if len(lines) > 1 else ():
        match = _ENTRY.search(line.text, line.start, line.end)
        if match is None or match["signs"] not in SIGNS:
            return []
        found += _coded(line, [(match["signs"], match["meaning"], match.start(), match.end())])
    different = len({one.sign for one in found}) == len(found)
    return found if different and _understood([one.printed for one in found]) else []


def _understood(meanings: Sequence[str]) -> bool:
    """Whether most of what signs are said to mean is what legends say."""
    known = [m for m in meanings if role_code(m) or phase_code(m) or is_status(m)]
    return 2 * len(known) >= len(meanings) > 0


def _legend(line: Line) -> list[Sign]:
    text, base = line.text, line.start
    entries: list[tuple[str, str, int, int]] = []
    for match in _BRACKETED.finditer(text, base, line.end):
        *words, sign = match["signs"].split("・")
        at = match.start()
        entries += [(word, word, at + match[0].find(word), match.end()) for word in words]
        entries.append((sign, match["meaning"], at, match.end()))
    spans = [(start, end) for _, _, start, end in entries]
    for match in _ENTRY.finditer(text, base, line.end):
        if any(a < match.end() and match.start() < b for a, b in spans):
            continue
        if text[match.end() : match.end() + 1] in (":", "：") and match["signs"] in SIGNS:
            continue  # ◆担当：… is a field behind a bullet
        signs = [sign for sign in re.split("[・、]", match["signs"]) if sign]
        if match["signs"] in _NO_SIGN or signs[0] in _NO_SIGN:
            continue
        symbol = signs[0] in SIGNS or re.fullmatch("[A-E]", signs[0])
        if not symbol and (match["sep"] or "") not in ("…", "‥", "=", ":", "：", "……", "…‥"):
            continue
        meaning = match["meaning"].rstrip("。)")
        entries += [(sign, meaning, match.start(), match.end()) for sign in signs]
    symbols = [entry for entry in entries if entry[0] in SIGNS or re.fullmatch("[A-E]", entry[0])]
    listed = len(entries) >= 2 and (symbols or _one_letter(entries))
    if not _understood([entry[1] for entry in entries]):
        return []
    if not listed and not (symbols and _MARKED.search(line.content)):
        return []
    return _coded(line, sorted(entries, key=lambda entry: entry[2]))


def _one_letter(entries: Sequence[tuple[str, str, int, int]]) -> bool:
    """Whether words stand for longer ones that begin like them (検…検討)."""
    return sum(meaning.startswith(sign) or len(sign) == 1 for sign, meaning, _, _ in entries) >= 2


def _coded(line: Line, entries: Sequence[tuple[str, str, int, int]]) -> list[Sign]:
    head = line.text[line.start : entries[0][2]]
    graded = bool(STATUS.search(head)) or sum(is_status(e[1]) for e in entries) * 2 > len(entries)
    found = []
    for sign, meaning, start, end in entries:
        before = line.text[max(line.start, start - 8) : start]
        scheduled = bool(SCHEDULE.search(before)) or sign[0] in ARROWS
        role, phase = role_code(meaning), phase_code(meaning) or phase_code(sign)
        if graded and not (role and not is_status(meaning)):
            scheme, code = "status", ""
        elif (scheduled and phase) or (phase and not role):
            scheme, code = "phase", phase
        elif role:
            scheme, code = "role", role
        else:
            scheme, code = "status", ""
        found.append(Sign(sign, meaning, scheme, code, line.number, start, end))
    kinds = [one.scheme for one in found]
    if "role" in kinds and kinds.count("status") == 1 and not graded:
        # One entry among roles whose word is not known is a role without a code.
        found = [replace(o, scheme="role") if o.scheme == "status" else o for o in found]
    return found


def nearest(signs: Sequence[Sign], scheme: str, first: int, last: int) -> dict[str, Sign]:
    """The legend of a scheme that is nearest to the lines of a table, by sign.

    A legend may be printed in several lines that follow one another.

    >>> nearest([], "role", 1, 9)
    {}
    """
    own = [one for one in signs if one.scheme == scheme]
    if not own:
        return {}
    at = min((one.line for one in own), key=lambda n: _distance(n, first, last))
    lines = {at}
    for one in sorted({o.line for o in own}):
        if min(abs(one - n) for n in lines) <= 2:
            lines.add(one)
    return {sign_of(one.sign): one for one in reversed(own) if one.line in lines}


def _distance(line: int, first: int, last: int) -> int:
    return first - line if line < first else line - last if line > last else 0
