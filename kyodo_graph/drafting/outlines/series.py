"""Level words that the document tells: those that stand before numbers that count through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kyodo_graph.drafting.layouts.told_fields import Told
from kyodo_graph.drafting.printed.lines import Line
from kyodo_graph.drafting.printed.numbering import BY, COUNTER, NTH, NUMBER, WORD, ordinal
from kyodo_graph.drafting.printed.numerals import CIRCLED, ROMAN

_LETTERS = (
    rf"(?:[^\W\d_第一二三四五六七八九十〇零a-zA-Z{ROMAN}{CIRCLED}]{{1,10}}?|[A-Za-z]{{3,12}})"
)
_CANDIDATE = re.compile(
    rf"[■□●◆◇▼▽★☆◎▶▷◉❖○]?\s*[【〔\[<《(]?\s*(?:{NTH}(?P<after>{_LETTERS})"
    rf"|(?P<word>{_LETTERS})\s*{BY}(?P<n>{NUMBER}){COUNTER})"
    r"(?:\s*[】〕\]>》)]\s*|[.:、](?![0-9])\s*|\s+)(?P<title>\S.*)"
)
_APPARATUS = re.compile(
    "表|図|図表|別表|別図|別紙|別添|写真|様式|注|資料|参考|参考資料|資料編|付録|付属資料|附属資料|付表"
    "|問|質問|回答|答|例|事例|令和|平成|昭和|第|約|計|頁|ページ|年|月|期|次|回|号|条|項|版|章|節|編"
)
"""What print counts that is no level of a plan: figures, annexes, articles, questions, dates."""


def told_words(lines: Iterable[Line], told: Iterable[Told] = ()) -> frozenset[str]:
    """Words that stand before (方向性Ⅰ) or in (第１分野) numbers that count through a text.
    ``told``: its fields, which are no titles.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> text = ["挑戦1 知る", "市内118 の会", "挑戦2 学ぶ", "第1領域 場", "表1 数", "第2領域 人"]
    >>> sorted(told_words(read_lines([*text, "表2 値"])))
    ['挑戦', '領域']
    """
    found: dict[tuple[str, bool], list[tuple[str, str]]] = {}
    fields = {(one.line, one.begins) for one in told if one.kind}
    every = list(lines)
    for line, below in zip(every, [*every[1:], None], strict=False):
        match = None if line.blank else _CANDIDATE.match(line.content)
        if match is None and below is not None and title_below(line, below):
            match = _CANDIDATE.match(f"{line.content} {below.content}")
        if match is None or len(match["title"]) > 60 or match["title"].endswith("。"):
            continue
        if (line.number, line.start + match.start("title")) in fields:
            continue
        number = re.sub(r"\s+", "", match["n"] or match["nth"])
        word = match["word"] or match["after"]
        title = re.split(r"\t|\s{2,}", match["title"])[0]
        before = found.setdefault((word, bool(match["nth"])), [])
        if before[-1:] != [(number, title)]:  # rows of one group say it anew
            before.append((number, title))
    return frozenset(
        word
        for (word, _), told in found.items()
        if not _APPARATUS.fullmatch(word)
        and not re.fullmatch(WORD, word)
        and counted([number for number, _ in told])
        # Titles differ; what comes again under each number is a field: 評価Ａ 継続.
        and 3 * len({title for _, title in told}) >= 2 * len(set(told))
    )


def title_below(line: Line, below: Line) -> bool:
    """Whether a line may be a level with its number alone, and the next one its title.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> one, two, three = read_lines(["約束１", "情報をひらく", "担当：広報課"])
    >>> title_below(one, two), title_below(one, three), title_below(two, three)
    (True, False, False)
    """
    if line.blank or below.blank or line.bullet or below.bullet or below.depth:
        return False
    if not re.fullmatch(rf"\S{{0,10}}\s?{NUMBER}\S{{0,6}}", line.content) or "\t" in below.text:
        return False
    text = below.content
    plain = not re.search(r"[:：。|<]|、.*、|、$|\s{2,}|^[^\w「『]|^[0-9]", text)
    return plain and 1 < len(text) <= 40


NAMED = re.compile(
    rf"[■□●◆◇▼▽★☆◎▶▷◉❖○]?\s*(?P<word>{_LETTERS})\s*[:：]?\s*"
    r"(?:「(?P<one>[^「」]{1,40})」|『(?P<two>[^『』]{1,40})』|[:：]\s*(?P<plain>[^:：。「」]{1,40}))"
)
"""A heading that names its level and has no number: テーマ「出会う」, テーマ：出会う."""


def naming_words(lines: Iterable[Line]) -> frozenset[str]:
    """Words that headings give titles to, in quotation marks or behind a colon.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> text = ["## 合言葉「出会う」", "### 広報", "## 合言葉「育てる」", "## 資料「名簿」"]
    >>> naming_words(read_lines(text))
    frozenset({'合言葉'})
    """
    found: dict[str, set[str]] = {}
    for line in lines:
        match = NAMED.fullmatch(line.content) if line.depth and not line.blank else None
        if match:
            title = match["one"] or match["two"] or match["plain"]
            found.setdefault(match["word"], set()).add(title)
    return frozenset(word for word, titles in found.items() if len(titles) > 1)


def counted(numbers: Sequence[str]) -> bool:
    """Whether numbers, in the order of the text, count through: each follows the one before, or
    begins anew, as those of overviews and of the next group do.

    >>> counted(["1", "2", "3", "1", "2", "3"]), counted(["A-1", "A-2", "B-1"])
    (True, True)
    >>> counted(["101", "102", "201", "202"]), counted(["1", "1"]), counted(["B", "A", "B", "B"])
    (True, False, False)
    """
    told = [n for number in numbers if (n := ordinal(number)) is not None]
    if len(set(told)) < 2:
        return False
    steps = list(zip([0, *told], told, strict=False))
    follows = sum(after == before + 1 for before, after in steps)
    begins = sum(after % 100 == 1 and after != before + 1 for before, after in steps)
    return (follows + begins) * 5 >= len(steps) * 4 and follows * 2 >= len(steps)
