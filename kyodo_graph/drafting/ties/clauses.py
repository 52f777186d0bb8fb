"""How actors stand in a sentence: joined groups, their case, the clause and verb that they hang on.

No parser: particles, commas and the shape of what stands before them. A topic (は, も) reaches over
clauses up to the next one, a subject (が) to the end of its clause, what stands before a noun
(開く会) is a clause of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kyodo_graph.drafting.names.masking import ACTOR, FIRST

_SIGNS = "\ue000-\uf8ff"
_AND = (
    "(?:、及び|、並びに|及び|並びに|又は|または|および|ならびに|のほか、?|、|と、|や、|と|や|・|,)"
)
_OTHER = f"(?:[^はがをにへでも。、や{_SIGNS}]{{1,14}}(?<![しでて])(?:、|や|及び|と))?"
_TAIL = (
    "(?:など|等|ほか|たち|の?(?:代表者?|役員|会員(?!企業)|職員|学生|生徒|有志|関係者|皆さん|[双三四]方"
    "|[両二三四34]者))*"
)
GROUP = re.compile(f"{ACTOR}(?:{ACTOR}|{_TAIL}{_AND}{_OTHER}{ACTOR})*")
"""Actors that are joined: 、 と や 及び between them, with words that are none."""

_CASES = (
    ("into", "に(?:は|も)"),
    ("dat", "のためにも?"),
    ("top", "は|では|においては|も(?!の)|としては|側は"),
    ("nom", "が(?!い)"),
    ("com", "との間で"),
    ("between", "(?:と?の)(?:間|仲|橋|あいだ)(?:の[^、。]{0,8}?)?(?:を|に)"),
    (
        "com",
        "との?(?=ともに|共に|一緒に|共催|共同|合同|協働|連携|協力|協議|協定)",
    ),
    ("ins", "により|によって|による|の手で|のもとで?|の下で"),
    ("none", "を(?:する|し(?![ぁ-ん]?[一-龠])|やる)"),
    ("acc", "を(?:対象|相手)に"),
    ("via", "を(?:通じ|介し|通し|経)"),
    ("none", "に(?:関|つい|おけ|おい|係|かかわ|基づ|応じた|とって|伴|よら)|として|とする|とな"),
    ("none", "という|といった|である|であり|だった"),
    ("acc", "とを"),
    ("with", "(?:の?間)?で(?!き|あ)"),
    ("dat", "に(?:対し|対する|向け)|向けに?|宛てに|に|への?"),
    ("from", "からの|よりの"),
    ("src", "から|より"),
    ("com", "との?"),
    ("acc", "を"),
)
_CASE = tuple((name, re.compile(pattern)) for name, pattern in _CASES)
_WITH = "と(?=連携|協力|協議|意見|話|懇談|共|合同|一緒|とも|交|手を|力を|の|年|月|し|な|[、。])"
_OWNED = re.compile(
    f"の(?P<noun>[^、。{_SIGNS}]{{1,16}}?)(?=は|が|を|に|へ|で|{_WITH}|から|も|により|のもと|の下で)"
)


@dataclass(frozen=True)
class Group:
    """Actors that stand together: the places of their signs, their case, where the case ends.

    ``noun`` is what stands between の and the case: Aの会議に has the case of 会議, and ``gen``.
    """

    places: tuple[int, ...]
    start: int
    end: int
    case: str
    after: int
    noun: str = ""
    together: bool = False


def groups_of(text: str) -> list[Group]:
    """The groups of actors of a masked sentence, in order.

    >>> [(g.case, g.noun) for g in groups_of("\\ue000と\\ue001は、\\ue002の会議に加わる。")]
    [('top', ''), ('dat', '会議')]
    """
    found = []
    for match in GROUP.finditer(text):
        places = tuple(
            n for n in range(*match.span()) if ord(text[n]) >= FIRST and text[n] <= "\uf8ff"
        )
        end = re.compile(_TAIL).match(text, match.end()).end()  # type: ignore[union-attr]
        found.append(_cased(text, places, match.start(), end))
    return found


def _cased(text: str, places: tuple[int, ...], start: int, end: int) -> Group:
    more = _MORE.match(text, end) or (_LED.match(text, end) if start < 8 else None)
    end = more.end() if more else end
    if count := _COUNT.match(text, end):
        end = count.end()
    if case := _case(text, end):
        together = bool(_TOGETHER.match(text, end))
        return Group(places, start, end, case[0], end + case[1], together=together)
    if (owned := _OWNED.match(text, end)) and (case := _case(text, owned.end())):
        return Group(places, start, end, case[0], owned.end() + case[1], owned["noun"])
    if text.startswith("の", end):
        return Group(places, start, end, "gen", end + 1)
    return Group(places, start, end, "", end)


_TOGETHER = re.compile(
    "と(?:ともに|共に|一緒に|共同|合同|協力し|連携し|組んで|手を)|との?(?:共同|共催|合同)"
)
_COUNT = re.compile("[0-9]+(?:人|名|団体|社|地区|か所)")
_NOT_SEEN = f"[^はがをにへでも。、とや{_SIGNS}]{{1,15}}[一-龠ァ-ヶー]"
_MORE = re.compile(f"(?:、?及び|、?並びに|又は|や){_NOT_SEEN}(?:など|等)?(?=は|が|に|を|と|から)")
_LED = re.compile(f"と{_NOT_SEEN}(?:など|等)?(?=は|が)")
"""Who is joined to an actor and no actor that is known: また自治会とまちの縁側は."""


def _case(text: str, at: int) -> tuple[str, int] | None:
    for name, pattern in _CASE:
        if match := pattern.match(text, at):
            return name, match.end() - at
    return None


_BREAK = re.compile(
    "(?:[しちりみびいきぎえけせてねべめれげっ]|[てで]は|って|(?<=[一-龠])で|ほか|一方で?|とき|際に?|ため|が|(?<=[うくすつぬむるぐぶ])とともに)、"
)
_RELATIVE = re.compile(
    f"(?:[うくすつぬむるぐぶ]|[たっ]た|[しいきりえけせてれめべげ]た|んだ|である)(?=[一-龠ァ-ヶー{_SIGNS}])"
)


def clause_end(text: str, start: int) -> int:
    """Where the clause at a place ends: behind a verb and comma, or the sentence's end.

    >>> text = "\\ue000は\\ue001に委託し、\\ue001は学ぶ。"
    >>> clause_end(text, 2)
    8
    """
    for match in _BREAK.finditer(text, start):
        before = text[: match.end() - 1]
        but = match[0] == "が、" and not _BUT.search(before)
        if not but and not _NO_VERB.search(before):
            return match.end()
    return len(text)


_BUT = re.compile("[うくすつぬむるぐぶただ]が$")
_NO_VERB = re.compile(
    "(?:から|まで|より|とも|に対し|通じ|通して|とし|ほか|について|おいて|として|により|よって)$"
)


def relative_end(text: str, start: int, stop: int) -> int:
    """Where a verb before a noun closes the clause that goes on at a place; -1 where none does.

    >>> relative_end("\\ue000が開く会に\\ue001が出る。", 2, 8)
    4
    """
    match = _RELATIVE.search(text, start, min(stop + 1, len(text)))
    return match.end() if match and match.end() <= stop else -1
