"""The lexicon of names: how names of actors end (``names.yaml``), read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _told() -> Mapping[str, Any]:
    with Path(__file__).with_name("names.yaml").open(encoding="utf-8") as file:
        loaded: Mapping[str, Any] = yaml.safe_load(file)
    return loaded


@cache
def actor_ends() -> re.Pattern[str]:
    """What a name of an actor ends with, any type."""
    ends = [end for kind in _told()["actors"] for end in kind["ends"]]
    return re.compile("|".join(f"(?:{end})" for end in ends))


@cache
def _typed() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind["type"], re.compile("(?:" + "|".join(f"(?:{e})" for e in kind["ends"]) + ")$"))
        for kind in _told()["actors"]
    )


_NO_NAME = (
    "(?:に|と|で|も|や|の|へ|から|より|など|等|及び|並びに)(?=[一-龠ァ-ヶー、。])|との|とも|での"
    "|への|から|など|にお|に対"
)


SHARED = "協|連|共|交|意見|懇|契約|情報|打|間|橋|対話|会|話|調整|関係|定期|[、。]"
"""What と and の before it join a name to; else they are of the name (みなとの家)."""


@cache
def incorporated() -> re.Pattern[str]:
    """A form of incorporation and the name behind it, up to a particle."""
    forms = "|".join(_told()["incorporated"])
    stop = (
        f"に|(?<!っ)と(?!もに)(?!の(?!{SHARED}))|で(?!き)|も(?=[^ぁ-ん]|また|ともに|あわせ|$)"
        "|や(?=[^ぁ-ん]|まち|こども|みんな)|から|より|など|等|及び|並びに|又は|へ|、|。|を"
        "|は|が|」|[(),|<\\s:・…]|$"
        "|の(?=助言|指導|委託|推薦|参加|呼びかけ|ほか|皆|相談|施設|事業|職員|会員|代表|役員|理事|管理|運営|支援|協力|提案|企画|生徒|学生|教員|指定)"
    )
    return re.compile(
        rf"(?P<form>{forms})(?!{_NO_NAME})(?P<rest>[^、。「」()|<\s:…をはがへ]{{2,22}}?)(?={stop})"
    )


@cache
def _heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((k, re.compile(f"(?:{head})$")) for k, head in _told()["heads"].items())


@cache
def forms_of_bodies() -> re.Pattern[str]:
    """A form of incorporation at the end of a text: what follows is a name."""
    return re.compile("(?:" + "|".join(_told()["incorporated"]) + ")$")


@cache
def generic() -> dict[str, str]:
    """Words for actors that are no names, with their types."""
    return {word: kind for kind, words in _told()["generic"].items() for word in words}


@cache
def bare_words() -> dict[str, str]:
    """Words that name actors at the head of a column or in a field only, with their types."""
    return {word: kind for kind, words in _told()["bare"].items() for word in words}


NO_NAME = re.compile("^(?:両|同|各|全|当該|他の?)[一-龠]{1,3}$|の各|^[一二三四五六七八九十]室$")
"""What points to bodies that are named elsewhere: 両校, 同団体, 各部会."""


@cache
def no_actor() -> frozenset[str]:
    """What ends like a name and is none."""
    return frozenset(_told()["no_actor"])


@cache
def no_body() -> frozenset[str]:
    """What ends like a body or a person and is none that a plan tells of by it."""
    return frozenset(_told()["no_body"]) | no_actor()


_UNION = re.compile("長?(?:連合会|連絡協議会)$")
_UNITED = ("neighborhood_association", "civic_group", "community_council")
"""What a union of such bodies is, too: 町会連絡協議会."""


@lru_cache(maxsize=50_000)
def type_of(name: str) -> str:
    """The type of an actor by its name; ``other`` where the name does not say.

    >>> [type_of(n) for n in ("霧谷市社会福祉協議会", "NPO法人里の風", "東陵大学地域連携センター")]
    ['social_welfare', 'npo', 'education']
    >>> [type_of(n) for n in ("市民", "地域協働課", "市民活動プラザ「つむぎ」", "霧谷バス株式会社")]
    ['individual_class', 'department', 'intermediary_center', 'business']
    """
    if name in generic():
        return generic()[name]
    if name in bare_words():
        return bare_words()[name]
    plain = re.sub("「.*?」$", "", name) or name
    if re.match("[県国都府]の", plain):
        return "other_government"
    if (union := _UNION.search(plain)) and union.start() > 2:
        kind = type_of(plain[: union.start()])
        if kind in _UNITED:
            return kind
    ended = next((kind for kind, ends in _typed() if ends.search(plain)), "")
    form = next(
        (kind for kind, forms in _told()["forms"].items() if plain.startswith(tuple(forms))), ""
    )
    if form and (form != "social_welfare" or ended != "social_welfare"):
        return "education" if ended == "education" else form
    if not ended and "ネットワーク" in plain:
        return "network_or_forum"
    return ended or next((kind for kind, head in _heads() if head.search(plain)), "other")
