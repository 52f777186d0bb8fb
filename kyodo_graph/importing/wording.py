"""Lines as Japanese writes them: blanks inside words, seams of broken lines, dotted contents."""

from __future__ import annotations

import re

KANJI = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u2e80-\u2fdf"
KANA = "\u3041-\u309f\u30a1-\u30ff"
HIRAGANA = "\u3041-\u309f"
LETTER = re.compile(f"[{KANJI}{KANA}]")
_WIDE = re.compile("[^\x00-\u024f\u2000-\u206f]")
_BLANK = " \u00a0\u3000"
_SPACED = re.compile(
    f"(?<![^{_BLANK}\t「『（(【〔])(?:[{KANJI}{KANA}][{_BLANK}]+)+[{KANJI}{KANA}](?![^{_BLANK}\t」』）)】〕])"
)
_IN_WORD = re.compile(
    f"(?<=[{HIRAGANA}])[ \u00a0](?=[{KANJI}{HIRAGANA}])|(?<=[{KANJI}])[ \u00a0](?=[{HIRAGANA}])"
    f"|(?<=[{KANJI}{KANA}]) (?=[、。，．）」』])|(?<=[（「『、]) (?=[{KANJI}{KANA}])"
)
_BEFORE_PARTICLE = re.compile(f"(?<=[{KANJI}{KANA}])[ \u00a0](?=[はがをにのとへや、。])")
_BETWEEN = re.compile(f"(?<=[{KANJI}{KANA}、。（）「」])[ \u00a0](?=[{KANJI}{KANA}、。（）「」])")
_DOTS = "\\.．・･‧·…‥。﹒∙•⋯"
_PAGE = "[(（\\-－― ]*[0-9０-９ivxlcIVXLCⅠ-ⅿ]{1,5}[)）\\-－― ]*$"
_LEADER = re.compile(
    f"[ \u3000\t]*(?:(?:[{_DOTS}][ \u3000]?){{3,}}|[…⋯]{{2,}})[ \u3000\t]*(?={_PAGE})"
)
_ENDED = re.compile("[。．！？!?…：:；;」』）)】〕〉》＞>]$")
MARK = re.compile(
    "[ \u3000]*(?:[・●○◎◯■□◆◇▲△▼▽★☆※＊*•‣▪➢►▶→⇒✓✔◉▷＞>✕×－–—―-](?![0-9０-９])"
    "|[①-⓿❶-➓⑴-⒵Ⅰ-ⅿ㈠-㉃㊀-㊉]"
    "|[(（〔【［\\[<＜〈《][0-9０-９一二三四五六七八九十ア-ンa-zA-Zａ-ｚＡ-Ｚ]{1,3}[)）〕】］\\]>＞〉》]"
    "|【|■|第[0-9０-９一二三四五六七八九十]{1,4}[章節編条款部項期次]"
    "|[0-9０-９]{1,3}(?:[.．\\-－‐–ー―][0-9０-９]{1,3})*[.．)）、 \u3000\t](?![0-9０-９])"
    "|[A-ZＡ-Ｚ][.．\\-－）)][0-9０-９]*"
    "|[ア-ン][.．)）、 \u3000]"
    "|(?:No|NO|Ｎｏ|ＮＯ|№)[.．]?[ ]?[0-9０-９]"
    "|(?:基本|推進|重点)?(?:目標|方針|施策|方策|政策|取組|事業|項目|図表|図|表|資料|別表|様式)"
    "[ \u3000]?[0-9０-９Ⅰ-ⅿ一二三四五六七八九十①-⑳A-ZＡ-Ｚ]"
    "|[注註][)）：: \u30000-9０-９])"
)
"""How a line begins that starts something new: a mark, a number, a level's word."""


def seam(before: str, after: str) -> str:
    """What stands between two parts of a broken line: a blank between Latin words, else nothing.

    >>> seam("計画と", "いう"), seam("civil", "society"), seam("A1-", "01")
    ('', ' ', '')
    """
    if not before or not after or before[-1] in "-‐–/":
        return ""
    return "" if _WIDE.match(before[-1]) or _WIDE.match(after[0]) else " "


_UNIT = re.compile(
    "[（「『【〈《(\\[]*(?:[0-9A-Za-z,.%]+|.)[、。，．,.）」』】〉》)\\]・：；？！ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…]*"
)


def unit_width(line: str) -> float:
    """How wide the part of a line is that no break may divide, in full-width characters.

    >>> unit_width("す。"), unit_width("令和"), unit_width("NPO等")
    (2.0, 1.0, 1.5)
    """
    found = _UNIT.match(line)
    return sum(0.5 if c < "\u0250" else 1.0 for c in found[0]) if found else 0.0


def ended(line: str) -> bool:
    """Whether a line ends as sentences, labels and headings do."""
    return bool(_ENDED.search(line.rstrip()))


def begins_anew(line: str) -> bool:
    """Whether a line begins something of its own: an item, a number, a heading, an indent.

    >>> [begins_anew(t) for t in ("・市民", "（1）目的", "第1章 計画", "1 目的")]
    [True, True, True, True]
    >>> [begins_anew(t) for t in ("を進めます。", "30年度から", "11の協議会")]
    [False, False, False]
    """
    return line[:1] in ("\u3000", "\t") or bool(MARK.match(line))


def without_blanks_in_words(line: str) -> tuple[str, list[tuple[str, str]]]:
    """A line with the blanks inside its words taken out, and what was changed into what.

    Letters set apart (市 民 会 議) are one word, unless one stands twice: that is a row of marks.
    In a sentence no blank parts a word from its particle,
    nor, where there are several, from its ending. A line that is set apart all over loses all
    blanks between its letters. Other blanks stay: they part names.

    >>> without_blanks_in_words("一 関 市")[0], without_blanks_in_words("検 検 実")[0]
    ('一関市', '検 検 実')
    >>> without_blanks_in_words("市民 が主役の 計画です。")[0]
    '市民が主役の計画です。'
    >>> without_blanks_in_words("令和5年3月 朝比野市")[0]
    '令和5年3月 朝比野市'
    """
    changes: list[tuple[str, str]] = []

    def word(found: re.Match[str]) -> str:
        letters = re.sub(f"[{_BLANK}]+", "", found[0])
        if len(set(letters)) < len(letters) or (len(letters) < 3 and found[0] != line.strip()):
            return found[0]
        changes.append((found[0], letters))
        return letters

    cells = [_SPACED.sub(word, cell) for cell in line.split("\t")]
    for n, cell in enumerate(cells):
        blanks = len(_BETWEEN.findall(cell))
        letters = len(LETTER.findall(cell))
        single = f"(?<![{KANJI}{KANA}])[{KANJI}{KANA}](?![{KANJI}{KANA}])"
        if letters >= 6 and blanks * 3 >= letters and 2 * len(re.findall(single, cell)) >= letters:
            pattern = _BETWEEN
        elif re.search("[、。]", cell) and LETTER.search(cell):
            # One blank may part two slogans; a particle never stands apart.
            pattern = _IN_WORD if len(_IN_WORD.findall(cell)) > 1 else _BEFORE_PARTICLE
        else:
            continue
        new = cell
        for found in reversed(list(pattern.finditer(cell))):
            around = cell[max(0, found.start() - 4) : found.end() + 4]
            changes.append((around, around.replace(found[0], "")))
            new = new[: found.start()] + new[found.end() :]
        cells[n] = new
    return "\t".join(cells), changes


def without_leaders(line: str) -> str:
    """A line of the contents with a tab for its dots; any other line as it is.

    >>> without_leaders("第1章 計画のあらまし ・・・・・・ 1")
    '第1章 計画のあらまし\\t1'
    >>> without_leaders("など……")
    'など……'
    """
    found = _LEADER.search(line.rstrip())
    return line if found is None or not line[: found.start()].strip() else (
        f"{line[: found.start()]}\t{line.rstrip()[found.end() :]}"
    )  # fmt: skip
