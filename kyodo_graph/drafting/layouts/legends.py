"""Legends: what the document itself says that its signs mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kyodo_graph.drafting.layouts.label_legends import label_legends
from kyodo_graph.drafting.layouts.legend_codes import codes_of, is_known
from kyodo_graph.drafting.layouts.sign_uses import labels_of, sign_uses, stands
from kyodo_graph.drafting.layouts.stacked_legends import stacked_legends
from kyodo_graph.drafting.layouts.told_signs import Meant, told_signs
from kyodo_graph.drafting.lexicon import type_of
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.vocabulary import ARROWS, SIGNS, dash, sign_of


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
    rf"|[^\s※:：=…‥・、。()「」]{{1,4}}(?:・[^\s:：=…‥・、()]{{1,4}})*(?=\s*[:：=…‥]+"
    # 進捗:Ⅰ=順調 begins with what the legend is of.
    rf"(?!\s*[^\s※:：=…‥、。()「」]{{1,4}}\s*[:：=…‥])))"
    rf"[」\]]?\s*(?P<sep>[:：=…‥]+|は、?|-(?=\S))?\s*(?P<meaning>[^\s※{SIGNS}:：=…‥、。;,；/／()]"
    rf"(?:[^\s{SIGNS}:：=…‥、。;,；()]|、(?!\s*[「\[]?(?:{_S}"
    rf"|[^\s、]{{1,4}}[:：=…‥]))){{0,24}}(?:\([^()]{{1,12}}\))?)"
)
_BRACKETED = re.compile(rf"(?P<signs>(?:[^\s・()]{{1,4}}・)*{_S})\((?P<meaning>[^()]{{1,12}})\)")
_MARK_UP = re.compile(r"\t|<[^<>]*>")
_MARKED = re.compile(r"凡例|記号|※|^注|^\(?注|区分|達成度|実施状況|評価|空欄")
_NO_SIGN = frozenset(
    {"空欄", "注", "凡例", "資料", "出典", "備考", "記号", "区分", "期間", "計画期間"}
)


def legends_of(lines: Sequence[Line]) -> list[Sign]:
    """The entries of all legends of a text, in order.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> [(s.sign, s.scheme, s.code) for s in legends_of(read_lines(["◎：主体　○：協力　→：継続"]))]
    [('◎', 'role', 'lead'), ('○', 'role', 'participant'), ('→', 'phase', 'continue')]
    >>> [(s.sign, s.printed) for s in legends_of(read_lines(["実施状況：◎実施済 ×検討中"]))]
    [('◎', '実施済'), ('×', '検討中')]
    >>> [s.sign for s in legends_of(read_lines(["(進捗:Ⅰ=順調　Ⅱ=やや遅れ)", "Ⅰ\tⅡ", "Ⅰ\tⅡ"]))]
    ['Ⅰ', 'Ⅱ']
    >>> line = "注）◎は主に担う主体、○は協力する主体。実施時期の○は実施する期間。"
    >>> [(s.sign, s.scheme) for s in legends_of(read_lines([line]))]
    [('◎', 'role'), ('○', 'role'), ('○', 'phase')]
    """
    found: list[Sign] = []
    used = sign_uses(lines)
    for line in lines:
        if line.blank or line.content[:1] in "|<":
            continue
        if len(line.content) > 160 or line.content.endswith("ます。"):
            continue
        if "\t" in line.text and sum(bool(cell.strip()) for cell in line.text.split("\t")) > 2:
            found += [sign for cell in _cells(line) for sign in _legend(cell, used)]
            continue
        mark = mark_of(line.content)
        if mark is not None and mark.word:
            continue  # ◆施策1：… is a heading
        found += _legend(line, used)
    taken = {one.line for one in found}
    for entries in stacked_legends([line for line in lines if line.number not in taken], used):
        found += _told(entries, used)
    found.sort(key=lambda one: (one.line, one.start))
    found = _no_fields(_of_one_meaning(found), labels_of(lines))
    for entries in told_signs(lines, used):
        here = {one.line for one in entries}
        if len(entries) > sum(one.line in here for one in found) and (made := _told(entries, used)):
            found = [one for one in found if one.line not in here] + made
    for entries in label_legends(lines, {one.line for one in found}):
        found += _told(entries, used)
    return sorted(found, key=lambda one: (one.line, one.start))


def _cells(line: Line) -> Iterator[Line]:
    """The cells of a row that explain several signs each, as lines of their own."""
    at = 0
    for cell in line.text.split("\t"):
        if len(re.findall("[=:]", cell)) > 1:
            yield replace(line, start=at, end=at + len(cell))
        at += len(cell) + 1


def _names(meaning: str) -> bool:
    """Whether a meaning is a name of somebody, and says not what they do."""
    parts = [part for part in re.split("[、,・]|及び|や", meaning) if part]
    return not re.search("[うくぐすつぬぶむるた](?:者|人|もの|団体|主体|側|方)$", meaning) and all(
        type_of(part) not in ("other", "individual_class") or part in ("市民", "住民")
        for part in parts
    )


def _told(entries: Sequence[Meant], used: Counter[str]) -> list[Sign]:
    """A legend that a sentence tells, or lines of a sign each."""
    signs, told = [one.sign for one in entries], [one.meaning for one in entries]
    if not _means(signs, told, used):
        return []
    return [
        Sign(one.sign, one.meaning, *coded, one.line, one.start, one.end)
        for one, coded in zip(entries, codes_of(told, signs, ""), strict=True)
    ]


def _understood(meanings: Sequence[str]) -> bool:
    """Whether most of what signs are said to mean is what legends say."""
    return 2 * sum(map(is_known, meanings)) >= len(meanings) > 0


def _means(signs: Sequence[str], meanings: Sequence[str], used: Counter[str]) -> bool:
    """Whether entries are a legend: their words say so, or tables are full of the signs."""
    words = [m for sign, m in zip(signs, meanings, strict=True) if sign not in SIGNS]
    if 2 * sum(map(_names, words)) >= len(meanings):
        return False  # 企：企業、団：NPO are short names of those who act, and no grades.
    if _understood(meanings):
        return True
    often = sum(used[sign_of(sign)] for sign in signs) >= 4 * len(signs)
    return len(signs) > 1 and often and stands(signs, used) and any(map(is_known, meanings))


def _of_one_meaning(found: Sequence[Sign]) -> list[Sign]:
    """Entries without those of fields: what is said anew below each item explains no sign."""
    told: dict[str, set[str]] = {}
    for one in found:
        told.setdefault(one.sign, set()).add(one.printed)
    fields = {one.line for one in found if len(told[one.sign]) > (3 if one.sign in SIGNS else 2)}
    return [one for one in found if one.line not in fields]


def _no_fields(found: Sequence[Sign], labels: frozenset[str]) -> list[Sign]:
    """Entries without lines of fields: where signs are labels, too, a legend explains each of
    them, in one scheme and each in another way."""
    kept = []
    for _, group in groupby(found, key=lambda one: one.line):
        line = list(group)
        told = [one for one in line if is_known(one.printed)]
        codes = {(one.scheme, one.code or one.printed) for one in line}
        one_scheme = len({one.scheme for one in line}) == 1 and len(codes) == len(line)
        if not any(one.sign in labels for one in line) or (len(told) > 1 and one_scheme):
            kept += line
    return kept


def _legend(line: Line, used: Counter[str]) -> list[Sign]:
    text, base = _MARK_UP.sub(lambda tag: " " * len(tag[0]), line.text), line.start
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
    arrows = {entry[:2] for entry in entries if entry[0][0] in ARROWS}
    if len({sign for sign, _ in arrows}) < len(arrows):
        return []  # one sign, two meanings: 検討 → 実施 → 継続 are steps, and explain no arrow
    symbols = [e for e in entries if all(c in SIGNS for c in e[0]) or re.fullmatch("[A-E]", e[0])]
    used_here = stands([entry[0] for entry in entries], used)
    listed = len(entries) >= 2 and (symbols or _one_letter(entries) or used_here)
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
    every = sorted({o.line for o in own})
    for one in (*every, *reversed(every)):
        if min(abs(one - n) for n in lines) <= 2:
            lines.add(one)
    return {sign_of(one.sign): one for one in reversed(own) if one.line in lines}


def _distance(line: int, first: int, last: int) -> int:
    return first - line if line < first else line - last if line > last else 0
