"""Short names of actors: which the text itself gives, and which can mean only one longer name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.lexicon import forms_of_bodies, generic, no_actor, type_of
from kyodo_graph.drafting.names.mentions import everywhere

_SHORT = re.compile(
    "(?P<full>[^、。()「」\\s]{2,26}(?:「[^」]+」)?)\\((?:以下"
    "|略称)[、,]?\\s*(?:単に)?「(?P<alias>[^」]{1,16})」"
)
_MEANT = re.compile("「(?P<full>[^」]{3,20})」とは[^。]*?\\(以下「(?P<alias>[^」]{2,12})」")
_DEFINED = re.compile("(?P<full>[^、。\\s]{4,26})をいう")
_SAID = re.compile("(?P<alias>[^\\s、。()「」]{2,12})は、?(?P<full>[^、。\\s]{4,26})をいう")
_CUT = re.compile("(?P<alias>[^\\s、。()「」:]{2,12})[\\s:…=]+(?P<full>[^、。\\s]{4,26})の略")
_NO_ALIAS = re.compile("計画|プラン|指針|条例|という|協働$|本書")


def given_aliases(document: Document, names: Mapping[str, None]) -> dict[str, str]:
    """Aliases that the text itself gives, each with the full name."""
    found: dict[str, str] = {}
    for line in document.lines:
        if line.blank:
            continue
        for match in _SHORT.finditer(line.text):
            full = _ending(match["full"], names)
            if full and not _NO_ALIAS.search(match["alias"]):
                found.setdefault(match["alias"], full)
        for match in _MEANT.finditer(line.text):
            if not _NO_ALIAS.search(match["full"]):
                found.setdefault(match["alias"], match["full"])
        for match in (*_SAID.finditer(line.text), *_CUT.finditer(line.text)):
            if match["full"] in names and _within(match["alias"], match["full"]):
                found.setdefault(match["alias"], match["full"])
        cells = line.text.split("\t")
        if len(cells) == 2 and (defined := _DEFINED.match(cells[1])):
            full = defined["full"]
            if full in names and cells[0] in names and cells[0] != full:
                found.setdefault(cells[0], full)
    for name in names:
        if (quoted := re.fullmatch("(.+)「([^」]+)」", name)) is not None:
            found.setdefault(quoted[2], name)
            if quoted[1] in names:
                found.setdefault(quoted[1], name)
    for short, full in _tails(document, names):
        found.setdefault(short, full)
    return {alias: full for alias, full in found.items() if alias != full}


def _within(short: str, full: str) -> bool:
    """Whether the letters of a short name stand in the full one, in their order.

    >>> _within("コミ協", "コミュニティ協議会"), _within("実行委", "行政")
    (True, False)
    """
    rest = iter(full)
    return all(letter in rest for letter in short)


_TAILED = ("intermediary_center", "community_council", "committee")


def _tails(document: Document, names: Mapping[str, None]) -> Iterator[tuple[str, str]]:
    """Ends of long names that stand alone elsewhere and can mean only one body: 活動センター."""
    bodies = [name for name in names if type_of(name) in _TAILED and "「" not in name]
    for full in bodies:
        for cut in range(2, len(full) - 2):
            short = full[cut:]
            if short in names or not _may_be_short(short):
                continue
            others = [name for name in names if name != full and name.endswith(short)]
            places = [] if others else everywhere(document, [full, short])
            if any(span.end - span.start == len(short) for span in places):
                yield short, full
                break


def _may_be_short(short: str) -> bool:
    """Whether the end of a name may stand for it: it says more than センター or 委員会.

    >>> [_may_be_short(s) for s in ("活動センター", "懇話会", "委員会", "センター")]
    [True, True, False, False]
    """
    if short in ("懇話会", "審議会", "推進会議", "推進委員会", "市民会議", "推進本部"):
        return True
    return len(short) > 4 and bool(re.match("[一-龠]", short)) and short not in no_actor()


def _ending(text: str, names: Mapping[str, None]) -> str:
    """The longest known name that a text ends with."""
    return max((name for name in names if text.endswith(name)), key=len, default="")


def same_name(name: str, others: Sequence[str], city: str) -> str:
    """The other name that a name is a shorter or longer form of, where only one can be meant."""
    if city and name.startswith(city) and name[len(city) :] in others:
        rest = name[len(city) :]
        if type_of(rest) == "department":
            return rest
    if name.endswith("等") and name[:-1] in others:
        return name[:-1]
    if city and city + name in others and type_of(name) != "department":
        return city + name
    formed = [o for o in others if o.endswith(name) and forms_of_bodies().search(o[: -len(name)])]
    if len(formed) == 1:
        return formed[0]
    if name in generic() or len(name) < 4:
        return ""
    full = [other for other in others if _abbreviates(name, other)]
    return full[0] if len(full) == 1 else ""


def _abbreviates(short: str, full: str) -> bool:
    """Whether a name leaves out a part of another: 地区協議会, 地区まちづくり協議会.

    >>> _abbreviates("地区協議会", "地区まちづくり協議会")
    True
    >>> _abbreviates("自治会", "自治会連合会"), _abbreviates("協働委員会", "協働推進本部")
    (False, False)
    """
    if len(short) >= len(full) or type_of(short) != type_of(full):
        return False
    kinds = ("intermediary_center", "community_council", "committee")
    if type_of(short) not in kinds:
        return False
    if full.endswith(short):
        return True
    return any(
        full.startswith(short[:cut]) and full.endswith(short[cut:])
        for cut in range(2, len(short) - 2)
    )
