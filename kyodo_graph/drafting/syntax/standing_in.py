"""Plain text for the parser: the signs of actors, and lists of them, replaced by common words.

A tokeniser takes さぽらんて and いちのせき apart; a word such as 協会 it knows. What is joined as a
list (A、B及びC) is one word, so that the parser can't lose its way in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kyodo_graph.drafting.names.masking import ACTOR, FIRST

_JOINT = "(?:、?(?:及び|並びに|又は|または|および|ならびに|や|・|と|、))"
_PEOPLE = (
    "の(?:代表者?|関係者|担当者|皆さん|みなさん|皆様|方々|スタッフ|メンバー|若者|専門家|講師|相談員"
    "|リーダー|指導者|学長|理事長|会頭|校長|隊員|教授|准教授|研究者|コーディネーター|栄養士|保健師|店主|商店主|役職員"
    "|住民|職員|役員|会長|委員|会員|学生|生徒|児童|有志|教員|社員)(?:等|など|たち)?"
    "(?:[0-9]+(?:人|名))?(?=[はがをにとへもの、]|から|による)"
)
_COLLECTIVE = (
    "、?(?:など|等|といった|をはじめとする|をはじめ|その他)の?、?(?:[^、。\ue000-\uf8ff]{0,8}?)"
    "(?:主体|団体|組織|機関|関係者|担い手|者|人々)(?:同士|どうし)?(?=[はがをにとへもの、で]|から|による)"
)
_EACH_OTHER = re.compile("(?:同士|どうし|相互)(?=[がのでをはや、])")
_AIMED = re.compile("を(?:主な)?対象(?:に(?:した)?|と(?:して|した|する))|に向けた")
_LIST = re.compile(f"{ACTOR}(?:{_JOINT}{ACTOR})*")


@dataclass(frozen=True, slots=True)
class Group:
    """A list of actors that one word stands for: where in the text its word begins, the places of
    their signs in the masked sentence, and whether bodies of that kind are meant among themselves
    (自治会同士, 団体相互)."""

    start: int
    signs: tuple[int, ...]
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Plain:
    """A sentence as the parser gets it; for each of its characters the place in the masked one."""

    text: str
    places: tuple[int, ...]
    groups: tuple[Group, ...]


def plain_sentence(
    masked: str, word: Callable[[str], str], people: Callable[[str], bool] = lambda _: False
) -> Plain:
    """A masked sentence as plain text; ``word`` gives the word that stands for a sign, ``people``
    whether a sign is one for people, who belong to the body before them (センターの相談員).

    >>> plain = plain_sentence("\\ue000は、\\ue001及び\\ue002に委託します。", lambda sign: "協会")
    >>> plain.text, [group.signs for group in plain.groups]
    ('協会は、協会に委託します。', [(0,), (3, 6)])
    """
    text: list[str] = []
    places: list[int] = []
    groups: list[Group] = []
    at = 0
    while at < len(masked):
        if not FIRST <= ord(masked[at]) <= 0xF8FF:
            text.append(masked[at])
            places.append(at)
            at += 1
            continue
        end = _end_of_list(masked, at)
        signs = tuple(n for n in range(at, end) if FIRST <= ord(masked[n]) <= 0xF8FF)
        shown = word(masked[signs[-1]])
        mutual = _EACH_OTHER.match(masked, end)
        groups.append(Group(len(text), signs, bool(mutual)))
        text += shown
        places += [at] * len(shown)
        at = mutual.end() if mutual else end
        if re.match(f"の{ACTOR}", masked[at:]) and people(masked[at + 1]):
            at += 2
        for pattern in (_COLLECTIVE, _PEOPLE):
            if behind := re.compile(pattern).match(masked, at):
                at = behind.end()
        if aimed := _AIMED.match(masked, at):
            # 協会を対象とした研修 is one for it.
            said = "向けの" if aimed[0].endswith(("した", "する")) else "向けに"
            text += said
            places += [at] * len(said)
            at = aimed.end()
    return Plain("".join(text), tuple(places), tuple(groups))


def _end_of_list(masked: str, start: int) -> int:
    found = _LIST.match(masked, start)
    end = found.end() if found else start + 1
    if end - start == 3 and masked[start + 1] == "と" and re.match("との?", masked[end:]):
        return start + 1
    return end
