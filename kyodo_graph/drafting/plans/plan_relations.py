"""How a plan that a text names is related to the document's own, and for how long it runs."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.printed.numerals import whole
from kyodo_graph.drafting.printed.years import Years, years
from kyodo_graph.folding import fold_name

TH = r"第[0-9一二三四五六七八九十]{1,3}[次期]"
"""The number of a generation of plans: 第２次."""

HALF = re.compile(r"(?P<name>(?:前期|後期)(?:基本|実施|推進|行動)?計画)")
"""A half of a plan, named by itself."""

_KINDS = "(?:計画|プラン|指針|ビジョン|プログラム|方針|書)"
_EDITION = re.compile(
    "(?:中間|一部|第[0-9一二三四五六七八九十]+次)?(?:改訂|改定|見直し|更新|追補)版?"
)
_OWN_WORDS = re.compile(f"^(?:本|この|同|当|現){_KINDS}")
_DISTRICT = "(?:小?中?学校区|校区|学区|地区|町内|集落)"
_LOCAL = re.compile(
    f"{_DISTRICT}[^市]{{0,12}}|(?:小地域福祉活動|地域?(?:まち)?づくり|まちづくり|地域|コミュニティ)計画"
    "|(?:地域|コミュニティ)(?:ビジョン|プラン)"
)
_EACH = re.compile(
    f"(?:{_DISTRICT}|地域)(?:ごと|別)|各(?:{_DISTRICT}|地域)"
    f"|[0-9]+(?:つ)?(?:の)?(?:{_DISTRICT}|地域)"
)
_FORMER = re.compile(
    r"^[」』]?\s*\((?:[^()]*以下[、,]?「)?(?:前|旧|従前の?)(?:期)?(?:計画|プラン|指針|」)"
)

_PREDECESSOR_BEFORE = re.compile(
    "(?:前の|前身(?:の|となる|である)|前計画|前期の|前プラン|これまでの|従来の|旧)[^。]{0,6}$|前には、?[「『]?$"
    "|前の期間(?:に当たる|の)[「『]?$"
)
_PREDECESSOR_AFTER = re.compile(
    "満了|終了|(?:が|は|を)終わ|終え|受け継|後継|踏襲|引き継|引継|引き続|を見直し|を改定|を改訂|に代わ|進めてきま|取り組んできま"
    "|取組を進め|でした。?$|に先立|置かれていま|推進してきま"
)
_SUPERIOR = re.compile(
    "上位|親とな|のもと(?:で|に|、)|の下に|の下で|に掲げ|部門別|分野別|個別計画|に即し|を受け(?!継)"
    "|を具体化|に位置づ|に位置付|を基本と|実現するため"
)
_LABELLED = re.compile(
    f"(?:最?上位|親|上)(?:の|となる|に(?:ある|立つ))?{_KINDS}(?:は|には|:)、?\\s*[「『]?$"
)
"""What a plan is called before its name is said: 一番上の計画は「."""
_RELATED = re.compile(
    "関連|整合|連携|連動|調和|関係|反映|踏まえ|参照|補完|補い|歩調|内容を(?:合わせ|そろえ)|手をつな"
)
_EXECUTES = re.compile(
    "を?(?:実行|行動)に移|を(?:実施する|動かす)(?:ため|計画)"
    "|の(?:実施|実行|後期|前期|行動)計画(?:です|である|。|$)"
    "|を推進するための"
)
_MADE = re.compile("年(?:[0-9]{1,2}月)?に(?:策定|作成|制定)した[「『]?$")
_LENGTH = re.compile(r"までの?\s*([0-9]{1,2})\s*[かヵカ箇ケ]?年")
_COMPREHENSIVE = re.compile("総合計画|総合振興計画|基本構想|総合ビジョン")


def executed(name: str, document: Document) -> bool:
    """Whether the own plan's title is the named one's with 後期実施計画 or the like behind."""
    own, plain = fold_name(document.own.title), fold_name(name)
    if not own.startswith(plain) or own == plain:
        return False
    rest = own[len(plain) :]
    part = f"(?:{TH})?(?:前期|後期|中期|実施|行動|推進|実行)+計画|(?:前期|後期)"
    return bool(re.match(part, rest))


def revised(name: str, document: Document) -> bool:
    """Whether the own plan's title is the named one's with 改訂版 or the like behind."""
    own, plain = _bare(document.own.title, document), _bare(name, document)
    if not own.startswith(plain) or own == plain:
        return False
    return bool(_EDITION.fullmatch(own[len(plain) :]))


def _bare(name: str, document: Document) -> str:
    plain = fold_name(name)
    city = fold_name(document.own.city)
    return plain.removeprefix(city) if city else plain


def is_own(name: str, document: Document) -> bool:
    """Whether a name is the own plan's: 本計画, its title, its title without the city."""
    own, plain = fold_name(document.own.title), fold_name(name)
    if executed(name, document) or revised(name, document):
        return False
    if plain == own or _OWN_WORDS.search(name):
        return True
    if plain in own.replace(fold_name(document.own.city), ""):
        return True
    same = ordinal(name) == ordinal(document.own.title)
    if re.fullmatch(f"{TH}{_KINDS}", name):
        return same
    if not same or HALF.search(document.own.title):
        return False
    return base(name, document) == base(document.own.title, document) != ""


def relation_of(
    document: Document, name: str, before: str, after: str, sentence: str
) -> tuple[str, str]:
    """The relation of a named plan to the own one, and the rule that tells it."""
    if executed(name, document):
        return "executes", "plan.part_of_title"
    if revised(name, document):
        return "revises", "plan.edition"
    if HALF.fullmatch(name):
        return "predecessor", "plan.half"
    clause = re.sub(r"\([^()]*\)", "", after).split("。")[0]
    former = _FORMER.match(after) or re.match(r"[」』(【\s]*(?:\(前計画\))", after)
    if _PREDECESSOR_BEFORE.search(before) or former:
        return "predecessor", "plan.cue"
    local = _LOCAL.fullmatch(name) or (_EACH.search(sentence) and document.own.city not in name)
    if local and not re.search(TH, name):
        return "local_plan", "plan.local"
    comprehensive = _COMPREHENSIVE.search(name)
    mine = base(document.own.title, document)
    plain = base(name, document)
    alike = plain and mine and SequenceMatcher(None, plain, mine, autojunk=False).ratio() >= 0.8
    lower = ordinal(name) < ordinal(document.own.title) or (
        alike and fold_name(name) != fold_name(document.own.title)
    )
    if alike and lower:
        return "predecessor", "plan.earlier"
    if _LABELLED.search(before):
        return "superior", "plan.cue"
    if _EXECUTES.search(clause) and not comprehensive:
        return "executes", "plan.cue"
    if _PREDECESSOR_AFTER.search(clause) and not comprehensive:
        return "predecessor", "plan.cue"
    if re.search("関連計画|関連する計画", before) or (
        _RELATED.search(clause[:24]) and not _SUPERIOR.search(clause[:16])
    ):
        return "related", "plan.cue"
    if (
        _SUPERIOR.search(clause[:30])
        or re.search("(?:最?上位|親)(?:の|となる)?計画[^、。」]{0,12}、?[「『]?$", before)
        or re.search("最も?上位[^。]{0,8}[「『]?$", before)
        or comprehensive
    ):
        return "superior", "plan.cue" if _SUPERIOR.search(sentence) else "plan.comprehensive"
    if _MADE.search(before) and re.match("[」』]では、[^。]*(?:ました|たが|た$)", after):
        return "predecessor", "plan.past"
    return "related", "plan.named"


def ended(first: int, last: int, document: Document) -> bool:
    """Whether a period is over when the own plan's begins: the print of a predecessor."""
    begin = document.own.start_fy
    return bool(first and last and begin) and first < last <= begin


def identity(name: str, document: Document) -> tuple[str, int]:
    """What makes two names those of one plan: city and place of the number aside, the same."""
    half = HALF.search(name)
    return base(name, document) + (half[0] if half else ""), ordinal(name)


def ordinal(name: str) -> int:
    """The number of a plan's generation; 1 where it has none.

    >>> ordinal("第3次計画"), ordinal("計画")
    (3, 1)
    """
    match = re.search(r"第([0-9一二三四五六七八九十]{1,3})[次期]", name)
    return (whole(match[1]) or 1) if match else 1


def base(name: str, document: Document) -> str:
    """A plan's name without number, city, half and edition."""
    plain = re.sub(
        rf"{TH}|(?:19|20)[0-9]{{2}}$|[(【].*?[)】]|(?:前期|後期)(?:実施|基本|推進|行動)?計画$",
        "",
        name,
    )
    plain = plain.replace(document.own.city, "") if document.own.city else plain
    return fold_name(plain)


def period_of(document: Document, before: str, after: str, told: bool) -> tuple[int, int]:
    """The period that is printed for a named plan: in brackets behind it, or, where ``told``, in
    its clause."""
    near = document.own.near
    aside = re.match(r"[」』]?\s*\(([^()]*)\)", after)
    if aside and (found := years(aside[1], near)):
        return _ends(found[0], "策定" in aside[1])
    if not told:
        return 0, 0
    # The brackets behind the plan that is named before are that one's.
    before = re.sub(r"^[」』]?\s*\([^()]*\)", "", before)
    ahead, behind = years(before, near), years(after, near)
    # What stands right before the next plan that is named is that one's: ～までの「.
    behind = [y for y in behind if not re.fullmatch("(?:まで)?の?[「『]", after[y.end :])]
    long = re.search(r"を初年度とする\s*([0-9]{1,2})\s*年間の[「『]?$", before)
    if long and ahead:
        return ahead[-1].first, ahead[-1].first + int(long[1]) - 1
    spans = [y for y in [*ahead[-1:], *behind[:2]] if y.last > y.first]
    if spans:
        return spans[0].first, spans[0].last
    until = next((y for y in behind if after[y.end :].startswith("まで")), None)
    length = (
        re.match(r"までの?\s*([0-9]{1,2})\s*[かヵカ箇ケ]?年", after[until.end :]) if until else None
    )
    if until and length:
        return until.first - int(length[1]) + 1, until.first
    if ahead and not _MADE.search(before):
        return ahead[-1].first, until.first if until else 0
    return 0, 0


def _ends(found: Years, made: bool) -> tuple[int, int]:
    return found.first, 0 if made or found.first == found.last else found.last
