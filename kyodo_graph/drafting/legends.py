"""Legends: what the document itself says that its signs mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.legend_codes import codes_of
from kyodo_graph.drafting.lines import Line
from kyodo_graph.drafting.numbering import mark_of
from kyodo_graph.drafting.vocabulary import (
    SIGNS,
    dash,
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
    used = _used(lines)
    for line in lines:
        if line.blank or line.content[:1] in "|<":
            continue
        if len(line.content) > 160 or line.content.endswith("ます。"):
            continue
        if "\t" in line.text and sum(bool(cell.strip()) for cell in line.text.split("\t")) > 2:
            continue
        mark = mark_of(line.content)
        if mark is not None and mark.word:
            continue  # ◆施策1：… is a heading
        made = _legend(line, used)
        found += made
        if made or not _STACKED.fullmatch(line.content):
            found += _of_lines(stacked, used)
            stacked = []
        else:
            follows = bool(stacked) and line.number == stacked[-1].number + 1
            found += _of_lines(stacked, used) if stacked and not follows else []
            stacked = [*stacked, line] if follows else [line]
    found += _of_lines(stacked, used)
    return sorted(_of_one_meaning(found), key=lambda one: (one.line, one.start))


_STACKED = re.compile(
    rf"(?:・\s*)?(?:{_S}\s*[:：=…‥・]*\s*[^\s{SIGNS}].{{0,24}}"
    r"|[(「\[][^\s()「」\[\]]{1,3}[)」\]]\s*[:：=…‥]*\s*[^\s()].{0,24}"
    r"|[^\s:：=…‥、()「」]{1,3}\s*[:：=…‥]+\s*\S.{0,24})"
)
_STACKED_ENTRY = re.compile(
    rf"(?:・\s*)?[(「\[]?(?P<signs>{_S}|[^\s()「」\[\]:：=…‥、]{{1,3}})[)」\]]?\s*[:：=…‥・]*\s*"
    r"(?P<meaning>\S.*)"
)


_COUNTS = re.compile("[0-9一二三四五六七八九十①-⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩぁ-んァ-ヴ.-]+")


def _of_lines(lines: Sequence[Line], used: Counter[str]) -> list[Sign]:
    """A legend with a sign a line."""
    entries = []
    for line in lines if len(lines) > 1 else ():
        match = _STACKED_ENTRY.fullmatch(line.content)
        if match is None:
            return []
        entries.append((line, match))
    told = [match["meaning"] for _, match in entries]
    signs = [match["signs"] for _, match in entries]
    symbols = all(sign in SIGNS for sign in signs)
    if any(_COUNTS.fullmatch(sign) for sign in signs):
        return []
    if not entries or len(set(signs)) < len(signs) or not _means(signs, told, used):
        return []
    if not symbols and not _stands(signs, used):
        return []
    found = []
    for (line, match), scheme_code in zip(entries, codes_of(told, signs, ""), strict=True):
        start, end = line.start + match.start("signs"), line.start + match.end()
        sign, meaning = match["signs"], match["meaning"].rstrip("。")
        found.append(Sign(sign, meaning, *scheme_code, line.number, start, end))
    return found


def _understood(meanings: Sequence[str]) -> bool:
    """Whether most of what signs are said to mean is what legends say."""
    known = [m for m in meanings if role_code(m) or phase_code(m) or is_status(m)]
    return 2 * len(known) >= len(meanings) > 0


_WHOLE = re.compile(r"\t|[|│┃]|<[^<>]*>|\s{2,}|\n")
_AT_NAME = re.compile(rf"[(（](?P<inside>[^()（）\s]{{1,3}})[)）]|(?<=[^\s{SIGNS}])(?P<sign>{_S})")


def _used(lines: Sequence[Line]) -> Counter[str]:
    """How often each short text stands alone in a cell, or in brackets or as a sign at a name."""
    found: Counter[str] = Counter()
    for line in lines:
        if line.left_out:
            continue
        parts = [part.strip() for part in _WHOLE.split(line.text)]
        found.update(sign_of(part) for part in parts if 0 < len(part) <= 3)
        found.update(sign_of(m["inside"] or m["sign"]) for m in _AT_NAME.finditer(line.text))
    return found


def _stands(signs: Sequence[str], used: Counter[str]) -> bool:
    """Whether the text uses most of the signs, each more than once, as cells or at names."""
    return sum(used[sign_of(sign)] > 1 for sign in signs) * 3 >= len(signs) * 2


def _means(signs: Sequence[str], meanings: Sequence[str], used: Counter[str]) -> bool:
    """Whether entries are a legend: their words say so, or tables are full of the signs."""
    if _understood(meanings):
        return True
    known = [m for m in meanings if role_code(m) or phase_code(m) or is_status(m)]
    often = sum(used[sign_of(sign)] for sign in signs) >= 4 * len(signs)
    return len(signs) > 1 and often and _stands(signs, used) and bool(known)


def _of_one_meaning(found: Sequence[Sign]) -> list[Sign]:
    """Entries without those of fields: what is said anew below each item explains no sign."""
    told: dict[str, set[str]] = {}
    for one in found:
        told.setdefault(one.sign, set()).add(one.printed)
    fields = {one.line for one in found if len(told[one.sign]) > (3 if one.sign in SIGNS else 2)}
    return [one for one in found if one.line not in fields]


def _legend(line: Line, used: Counter[str]) -> list[Sign]:
    text, base = line.text.replace("\t", " "), line.start
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
        if not signs or match["signs"] in _NO_SIGN or signs[0] in _NO_SIGN or dash(signs[0]):
            continue
        symbol = all(c in SIGNS for c in signs[0]) or re.fullmatch("[A-ES]", signs[0])
        if not symbol and (match["sep"] or "") not in ("…", "‥", "=", ":", "：", "……", "…‥"):
            continue
        if not match["sep"] and _apart(match, text):
            continue
        meaning = match["meaning"].rstrip("。")
        meaning = meaning if "(" in meaning else meaning.rstrip(")")
        entries += [(sign, meaning, match.start(), match.end()) for sign in signs]
    if not entries:
        return []
    symbols = [e for e in entries if all(c in SIGNS for c in e[0]) or re.fullmatch("[A-E]", e[0])]
    stands = _stands([entry[0] for entry in entries], used)
    listed = len(entries) >= 2 and (symbols or _one_letter(entries) or stands)
    if not _means([e[0] for e in entries], [e[1] for e in entries], used):
        return []
    if not listed and not (symbols and _MARKED.search(line.content)):
        return []
    return _coded(line, sorted(entries, key=lambda entry: entry[2]))


def _apart(match: re.Match[str], text: str) -> bool:
    """Whether a sign and what follows it are two cells, or the steps of a row of figures."""
    gap = text[match.end("signs") : match.start("meaning")]
    return len(gap) > 1 or dash(match["meaning"]) or bool(re.match("[RHS]?[0-9]", match["meaning"]))


def _one_letter(entries: Sequence[tuple[str, str, int, int]]) -> bool:
    """Whether words stand for longer ones that begin like them (検…検討)."""
    return sum(meaning.startswith(sign) or len(sign) == 1 for sign, meaning, _, _ in entries) >= 2


def _coded(line: Line, entries: Sequence[tuple[str, str, int, int]]) -> list[Sign]:
    head = line.text[line.start : entries[0][2]]
    before = [line.text[max(line.start, start - 8) : start] for _, _, start, _ in entries]
    coded = codes_of([e[1] for e in entries], [e[0] for e in entries], head, before)
    return [
        Sign(sign, meaning, scheme, code, line.number, start, end)
        for (sign, meaning, start, end), (scheme, code) in zip(entries, coded, strict=True)
    ]


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
