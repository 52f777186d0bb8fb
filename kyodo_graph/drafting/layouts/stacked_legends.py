"""Legends with a sign a line: a list, rows of two cells, signs over what they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kyodo_graph.drafting.layouts.legend_codes import codes_of, is_known
from kyodo_graph.drafting.layouts.sign_uses import stands
from kyodo_graph.drafting.layouts.told_signs import Meant
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.vocabulary import SIGNS, dash

_ENTRY = re.compile(
    rf"(?:[・*]\s*)?(?:(?P<symbol>[{SIGNS}])\s*[:：=…‥・]*\s*(?=[^\s{SIGNS}])"
    r"|[(「\[](?P<boxed>[^\s()「」\[\]]{1,3})[)」\]]\s*[:：=…‥]*\s*(?=[^\s()])"
    r"|(?P<told>[^\s:：=…‥、()「」]{1,3})\s*[:：=…‥]+\s*"
    r"|(?P<apart>[^\s:：=…‥、()「」]{1,3})\s+)(?P<meaning>\S.{0,30})"
)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|[|│┃\t]|(?<=\s)[-+:]+(?=\s)")
_CELLS = re.compile(r"\t|[|│┃]|<[^<>]*>|\s{2,}")
_COUNTS = re.compile("[0-9一二三四五六七八九十①-⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩぁ-んァ-ヴ.-]+")
_LABEL = 4
"""Meanings of one sign that make it a label of fields."""
_HEADS = frozenset({"記号", "印", "しるし", "区分", "略号", "凡例", "マーク", "符号", "文字"})


def stacked_legends(lines: Sequence[Line], used: Counter[str]) -> list[list[Meant]]:
    """The entries of each run of lines that explain a sign each.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> text = read_lines(["記号|意味", "|根|中心となる者|", "|幹|ともに行う者|"])
    >>> [[(m.sign, m.meaning) for m in one] for one in stacked_legends(text, Counter("根根幹幹"))]
    [[('根', '中心となる者'), ('幹', 'ともに行う者')]]
    """
    told: dict[str, set[str]] = {}
    runs = list(_runs(lines))
    for run in runs:
        for entry, _ in run:
            told.setdefault(entry.sign, set()).add(entry.meaning)
    return [
        entries
        for run in runs
        if (all(len(told[entry.sign]) < _LABEL for entry, _ in run) or _explains_each(run))
        and (entries := [entry for entry, _ in run if not dash(entry.sign)])
        and _explain(entries, any(loose for _, loose in run), used)
    ]


def _runs(lines: Sequence[Line]) -> Iterator[list[tuple[Meant, bool]]]:
    run: list[tuple[Meant, bool]] = []
    last = 0
    for line in lines:
        if not _MARKUP.sub("", line.text).strip() and "<" in line.text:
            last += line.number == last + 1  # <tr> alone in a line
            continue
        entry = _entry(line)
        if run and (entry is None or line.number != last + 1):
            yield run
            run = []
        if entry is not None:
            run.append(entry)
            last = line.number
    if run:
        yield run


def _entry(line: Line) -> tuple[Meant, bool] | None:
    """The entry that a line is, and whether nothing but a blank stands behind its sign."""
    if line.blank or (line.content.endswith("。") and "、" in line.content):
        return None
    text = _MARKUP.sub(lambda found: " " * len(found[0]), line.text[: line.end])
    start = len(text) - len(text.lstrip())
    match = _ENTRY.fullmatch(text.rstrip(), start)
    mark = mark_of(line.content)
    if match is None or (mark is not None and mark.word):
        return None
    cells = [cell for cell in _CELLS.split(line.text[: line.end]) if cell.strip()]
    if match["apart"] and len(cells) > 2:
        return None  # a row of a wider table
    sign = match["symbol"] or match["boxed"] or match["told"] or match["apart"]
    if sign in _HEADS or re.search("[0-9]", sign):
        return None
    meaning = match["meaning"].rstrip("。")
    at = text.index(sign, start)
    return Meant(sign, meaning, line.number, at, match.end()), bool(match["apart"])


def _explains_each(run: Sequence[tuple[Meant, bool]]) -> bool:
    """Whether a run explains labels of fields: each by a word of one scheme, and in another way."""
    meanings = [entry.meaning for entry, _ in run]
    coded = codes_of(meanings, [entry.sign for entry, _ in run], "")
    codes = {code for _, code in coded if code}
    one_scheme = len({scheme for scheme, _ in coded}) == 1
    return one_scheme and len(codes) == len(run) > 1 and all(map(is_known, meanings))


def _explain(entries: Sequence[Meant], loose: bool, used: Counter[str]) -> bool:
    """Whether entries are a legend, as far as their signs tell; loose ones by their words, too."""
    signs = [one.sign for one in entries]
    if len(signs) < 2 or len(set(signs)) < len(signs) or any(map(_COUNTS.fullmatch, signs)):
        return False
    if all(sign in SIGNS for sign in signs):
        return True
    told = [one.meaning for one in entries]
    if not loose or not stands(signs, used):
        return stands(signs, used)
    coded = codes_of(told, signs, "")
    apart = {code or meaning for (_, code), meaning in zip(coded, told, strict=True)}
    one_scheme = len({scheme for scheme, _ in coded}) == 1 and len(apart) == len(coded)
    return one_scheme and sum(map(is_known, told)) >= max(2, len(told) - 1)
