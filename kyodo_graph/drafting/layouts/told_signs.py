"""Signs that sentences explain: 「要」は中心になる人、「輪」は加わる人を指します。

The sentence may go either way, meaning first or sign first; signs are what the rest of the text
uses as such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.layouts.legend_codes import is_known
from kyodo_graph.drafting.layouts.sign_uses import stands
from kyodo_graph.drafting.printed.flows import Flow
from kyodo_graph.drafting.printed.lines import Line

_QUOTED = re.compile(r"[「『\"“‘'(\[<〈](?P<sign>[^\s「」『』()]{1,3})[」』\"”’')\]>〉]")
_BARE = re.compile(
    r"(?:^|(?<=[、。;\s]))(?P<sign>[^\s、。「」はがをに]{1,2})(?=(?:とは|は|が)[^、。]{2,})"
)
_IS = re.compile(r"\s*(?:の?(?:印|しるし|記号|字|文字|人|所|者|欄)?(?:とは|は|が|=|:|…+|で))\s*、?")
_TELLS = re.compile(r"(?:を|には|に|は|が|なら|のものを)\s*$")
_VERB = re.compile(
    r"(?:の(?:こと|意味?))?(?:を|と)(?:表|示|指|意味|書|記|呼|し)[^、]{0,8}$|(?:です|である)$"
)
_ROW = re.compile(r"\s*(?:</?(?:table|thead|tbody|tr|t[dh])\b|\|)")
_LONGEST = 36
_NONE_MEANT = frozenset("-―ー")


@dataclass(frozen=True, slots=True)
class Meant:
    """A sign with what a sentence says that it means, and where both are."""

    sign: str
    meaning: str
    line: int
    start: int
    end: int


def told_signs(lines: Sequence[Line], used: Counter[str]) -> list[list[Meant]]:
    """The signs that sentences explain, those of one sentence together.

    >>> from kyodo_graph.drafting.printed.lines import read_lines
    >>> text = read_lines(["「要」は中心になる人、「輪」は加わる人を指します。"])
    >>> [[(m.sign, m.meaning) for m in one] for one in told_signs(text, Counter("要要輪輪"))]
    [[('要', '中心になる人'), ('輪', '加わる人')]]
    >>> text = read_lines(["先に立つ者を「柱」、ともに動く者を「枝」と記します。"])
    >>> [[(m.sign, m.meaning) for m in one] for one in told_signs(text, Counter("柱柱枝枝"))]
    [[('柱', '先に立つ者'), ('枝', 'ともに動く者')]]
    """
    found = []
    for flow in _paragraphs(lines):
        made: list[Meant] = []
        for begins, sentence in _sentences(flow.text):
            for sign, meaning, start, end in _entries(sentence, used):
                spans = flow.spans(begins + start, begins + end)
                made.append(Meant(sign, meaning, spans[0].line, spans[0].start, spans[0].end))
        signs = [one.sign for one in made]
        told = [one for one in made if is_known(one.meaning)]
        rare = len(told) >= max(2, len(made) - 1) and sum(used[sign] > 0 for sign in signs) > 1
        if len(set(signs)) == len(signs) > 1 and (rare or stands(signs, used)):
            found.append(made)
    return found


def _paragraphs(lines: Sequence[Line]) -> Iterator[Flow]:
    """Lines that are sentences, those that one breaks over joined wherever the page breaks it."""
    running: list[Line] = []
    for line in [*lines, None]:
        goes_on = line is not None and not line.blank and "\t" not in line.text
        if line is not None and _ROW.match(line.text):
            goes_on = False  # a table ends what runs on above it
        if goes_on and line is not None:
            running.append(line)
            if not line.content.endswith("。"):
                continue
        if running and any("。" in one.content for one in running):
            places = [(o.number, n) for o in running for n in range(o.start, o.end)]
            yield Flow("".join(o.content for o in running), tuple(running), tuple(places))
        running = []


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for sentence in re.findall("[^。]+。?", text):
        yield at, sentence.rstrip("。")
        at += len(sentence)


def _entries(sentence: str, used: Counter[str]) -> list[tuple[str, str, int, int]]:
    """Sign, meaning, and where an entry begins and ends in a sentence."""
    places = list(_QUOTED.finditer(sentence))
    if not any(used[place["sign"]] for place in places):
        places = []
    quoted = [place for place in places if place[0][0] in "「『"]
    if sum(used[place["sign"]] > 0 for place in quoted) > 1:
        places = quoted  # brackets hold what such signs mean: うすい色(加わる)を「中」
    ahead = bool(places) and bool(_IS.match(sentence, places[0].end()))
    if len(places) < 2:
        bare = [m for m in _BARE.finditer(sentence) if used[m["sign"]] > 1]
        if len(bare) < 2:
            places = places if ahead else []
        else:
            places, ahead = bare, True
    found = []
    for n, place in enumerate(places):
        if ahead:
            begins = _IS.match(sentence, place.end())
            end = places[n + 1].start() if n + 1 < len(places) else len(sentence)
            start = begins.end() if begins else place.end()
            text = sentence[start:end]
        else:
            start = places[n - 1].end() if n else 0
            text = sentence[start : place.start()]
            text = re.split("[、:]", re.sub("^(?:と(?=、))?[、 ]*", "", text))[-1]
            if not _TELLS.search(text):
                continue
            text = _TELLS.sub("", text)
        meaning = _VERB.sub("", text.strip(" 、,")).strip(" 、")
        if 1 < len(meaning) <= _LONGEST and place["sign"] not in _NONE_MEANT:
            first, last = min(place.start(), start), max(place.end(), start + len(text))
            found.append((place["sign"], meaning, first, last))
    return found
