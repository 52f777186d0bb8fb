"""Names of instruments: what they end with (``instruments.yaml``), where they begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kyodo_graph.drafting.model import Span

_PLAN = re.compile(
    r"(?:計画|プラン|ビジョン|構想|大綱|方針|戦略|指針)(?:書|\d+|・.{1,4}編|\(.*\))?$"
)


@dataclass(frozen=True)
class Kind:
    """A kind of instrument: what its names look like in running text, and what they end with."""

    key: str
    ends: tuple[re.Pattern[str], ...]
    tails: re.Pattern[str]


@cache
def _told() -> Mapping[str, Any]:
    with Path(__file__).with_name("instruments.yaml").open(encoding="utf-8") as file:
        loaded: Mapping[str, Any] = yaml.safe_load(file)
    return loaded


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds, in their order."""
    return tuple(
        Kind(
            one["kind"],
            tuple(re.compile(end) for end in one["ends"]),
            re.compile(f"(?:{one['tails']})$"),
        )
        for one in _told()["kinds"]
    )


@cache
def _acts() -> tuple[tuple[re.Pattern[str], str], ...]:
    every = "|".join(_told()["acts"])
    return tuple(
        (re.compile(f"(?:の|・)?(?:(?:{every})[・と、])*(?:{words})$"), kind)
        for words, kind in _told()["acts"].items()
    )


@cache
def generic() -> frozenset[str]:
    """Names that many things have."""
    return frozenset(_told()["generic"].split("|"))


def kind_of(name: str) -> str:
    """The kind of an instrument by the end of its name; empty where it names none.

    >>> kind_of("地区まちづくり交付金"), kind_of("団体情報バンク"), kind_of("職員の意識")
    ('grant', 'registry', '')
    >>> kind_of("まちづくり計画"), kind_of("おとなり名刺")
    ('', 'publication')
    """
    if _PLAN.search(name):
        return ""
    found = [(match.start(), kind.key) for kind in kinds() if (match := kind.tails.search(name))]
    whole = bool(found) and min(found)[0] == 0 and not _alone().fullmatch(name)
    return min(found)[1] if found and not whole else ""


_DOES = re.compile("を(?:[^を、。]{1,8}で)?[^を、。で]{1,6}[うくすつぬむるぐぶ]$")


def undone(title: str) -> tuple[str, str]:
    """A title without what is done with the thing that it names, and the kind that this shows.

    >>> undone("市民活動かわら版の発行"), undone("まちの日を広げる"), undone("協働ポイント")
    (('市民活動かわら版', 'publication'), ('まちの日', ''), ('協働ポイント', ''))
    """
    if verb := _DOES.search(title):
        return title[: verb.start()], ""
    for pattern, kind in _acts():
        if (act := pattern.search(title)) and act.start() > 1:
            return title[: act.start()], kind
    return title, ""


_CLAUSE = re.compile("[をがにで][^、。]{0,12}?[うくすつぬむるぐぶた](?=[一-龠ァ-ヶー])")
_USED = re.compile("への|での|による|に関する|のための|を通じた|を生かした|を活用した")


@cache
def _alone() -> re.Pattern[str]:
    """Names that need nothing before their ending: 電子回覧板."""
    ends = [end.pattern for kind in kinds() for end in kind.ends]
    return re.compile("|".join(end for end in ends if not end.startswith("[")))


def head_of(name: str, people: Iterable[str]) -> int:
    """Where the name of a thing begins in a title: behind a clause, への, and whom it is for.

    >>> people = ("自治会", "職員")
    >>> [text[head_of(text, people):] for text in ("自治会の電子回覧板", "みんなで決める市民会議")]
    ['電子回覧板', '市民会議']
    """
    start = 0
    for cut in (_CLAUSE, _USED):
        for match in cut.finditer(name):
            if match.end() < len(name) - 2:
                start = max(start, match.end())
    last = name.rfind("の", start) + 1
    if last and _alone().fullmatch(name, last):
        return last
    whose = [len(one) for one in people if name.startswith(f"{one}の", start)]
    if someone := _PERSON.match(name, start):
        whose.append(someone.end() - start - 1)
    own = start + max(whose, default=-1) + 1
    return own if len(name) - own >= 5 else start


_PERSON = re.compile("[^のとやを]{1,10}[員者生人]の")


_CUT = re.compile(
    "[をはがへ、。「」『』()]|(?:する|した|して|れた|られる|応じて|通じて|った|って|けて|ための|による|なる"
    "|じた|対して?|と共催で|や|及び|に|ながら"
    "|との共同の?|で(?=[一-龠ァ-ヶ])|(?:回|日間|か所|つ|円)の|ない(?=[一-龠])|[きかてい的]な(?=[一-龠ァ-ヶ]|まち)"
    "|べく|う(?:よう)(?=[一-龠])|今後も|より(?=[一-龠])"
    "|[いしっけせめべえり]て(?=[一-龠ァ-ヶ])|[一-龠][ぁ-ん]?[るたくうむすぐ](?=[一-龠ァ-ヶ])"
    "|[めけせれえべげきしいり][るた](?=[一-龠ァ-ヶ]))"
)
_LEADING = re.compile(
    "^(?:市内の?|各|また|この|その|前期の|年[0-9]+回の?|毎年|第[0-9一二三四五六七八九十]+次"
    "|市民は|市は|全[0-9]+回の|・|新たな|一本の|既存の)"
)
_OWNERS = ("市", "町", "課", "センター", "団体", "会", "館", "者", "員")


def border(text: str, start: int, end: int, actors: Sequence[Span] = ()) -> int:
    """Where a name begins in running text that may begin at ``start`` and ends at ``end``."""
    for cut in _CUT.finditer(text, start, end):
        if cut.end() > end - 1 or (len(cut[0]) == 1 and cut.end() > end - 2 and cut[0] in "やへ"):
            break
        if cut[0] in ("は", "が") and cut.start() == start:
            continue
        if cut[0] in ("に", "や", "で") and re.match("[ぁ-ん]", text[cut.end() : cut.end() + 1]):
            continue
        start = cut.end()
    for span in actors:
        if start < span.end < end - 2 and text[span.end] in "はがをにとでへもの":
            start = span.end + 1
    for mark in ("の", "と"):
        # 市の補助金 and 市民との懇談会 begin behind the particle; まちづくりの手引き does not.
        at = text.rfind(mark, start, end - 2)
        owned = text[start:at].endswith(_OWNERS) or mark == "と" or text[at + 1 : end] in generic()
        if at > start and owned:
            start = at + 1
    while (lead := _LEADING.match(text[start:end])) and start + lead.end() < end - 2:
        start += lead.end()
    return start


def is_plan(name: str) -> bool:
    """Whether a name is that of a plan."""
    return bool(_PLAN.search(name))


def in_running(text: str, actors: Sequence[Span]) -> Iterator[tuple[str, int, int]]:
    """The kinds and places of names in running text that their ending gives away."""
    for kind in kinds():
        for ends in kind.ends:
            for match in ends.finditer(text):
                open_left = ends.pattern.startswith("[")
                start = border(text, *match.span(), actors) if open_left else match.start()
                follows = re.match("[、。をはがにのでとへもや」)第]|$", text[match.end() :])
                if match.end() - start > 1 and text[start] not in "のとや" and follows:
                    yield kind.key, start, match.end()
