"""Bodies and people that no known ending gives away, seen by what they do in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from kyodo_graph.drafting.lexicon import NO_NAME, no_body
from kyodo_graph.drafting.names.borders import (
    AFTER,
    LONGEST,
    Standing,
    begin,
    ends_name,
    settled,
    with_state,
)
from kyodo_graph.drafting.names.instrument_names import kind_of

_BODY = (
    "組合|協会|機構|財団|公社|連盟|連合|組織|団体|法人|センター|クラブ|グループ|サークル"
    "|ネット(?:ワーク)?|チーム|ラボ|食堂|ラジオ|バンク|会議|施設|劇場|支部|事務所|支所|分校|分館|医院|土地改良区|ラウンジ|プラザ|ステーション|[会団隊班署局社店院園校館]|係(?!長)"
)
_PERSON = (
    "[員者生士師]|農家|専門家|リーダー|サポーター|コーディネーター|ボランティア|アドバイザー|デザイナー"
    "|スタッフ|[部課係]長|[市町村]民|[ァ-ヴー]{2,}[タナラザダパ]ー(?<!センター)(?<!セミナー)"
)
_HEAD = re.compile(f"(?P<body>{_BODY})|(?P<person>{_PERSON})")

_GIVEN = (
    "委託|依頼|任せ|助言|助成|交付|補助|派遣|提供|知らせ|伝え|届け|送|教え|貸|渡|相談|報告|協力|支援"
    "|説明|紹介|研修|講習|支給|配|引き継|加わ|参加|入[りる]|出席|提案|答申|申し入れ|提言"
)
_ACTS = re.compile(
    "は、?[^。]{0,60}を|が[^。]{0,60}を|(?:は|が)[^。]{0,30}(?:加わ|参加|出席|協力|当た|出向|務め|担|間に立|間を取|橋渡し|共催|主催)"
    f"|(?:は|が)、?[^。]{{0,30}}に[^。]{{0,8}}(?:{_GIVEN})"
    f"|に(?:対し|対して)?、?[^、。]{{0,14}}?(?:{_GIVEN})"
    f"|に[^、。はがを]{{0,12}}を(?:し|行|教え|施)|の[一-龠ァ-ヴー]{{1,6}}(?:{_PERSON})[はが]"
    "|と示し合|と[^、。はがを]{0,16}とを"
    "|と(?:共同|連携|協力|協働|一緒|ともに|共に|協定|手を|組[みむんっ]|話し合|意見|交流|情報)"
    "|から[^、。]{0,14}(?:助言|意見|紹介|推薦|提供|講師|聴|聞|相談|報告|委託|依頼|派遣|受け)"
    "|の(?:協力|助け|支え|手助け|隊員|団員|職員|社員|生徒|児童|助言|委託|求め|推薦|参加|意見|代表|会員|役員|指導|案内|呼び?掛け|呼びかけ|働き"
    "|座長|議長|委員長|会長|事務局|構成員|一員)"
    "|を(?:対象|支え|支援し|招|迎え|派遣し|配置|置|育て|育成|委嘱|通じて|交え|講師|紹介|[0-9]+(?:人|名))"
)
_EVENTS = re.compile(
    "(?:交流|発表|報告|説明|研修|講習|学習|勉強|見学|体験|講演|座談|懇談|相談|上映|展示|意見交換|話し?合い"
    "|茶話|お茶|大|機|社|総|例|都|講座|検討|対話|学び|面談|集)会$|^部会$|(?:開催|年度|毎)"
)


_TOWNS = re.compile(
    "[一-龠ァ-ヴー][一-龠ァ-ヴーぁ-ん・]+(?:協議会|委員会|審議会|連合会|連盟|協会|組合|会議|公社|財団|機構|団体?|隊)$"
)
_OFFICE = re.compile("[署局所]$")
_OF_ONE = re.compile(
    "(?<=の)[^の]{0,3}(?:学生|生徒|児童|塾生|職員|教員|社員|会員|役員|スタッフ|記者"
    "|隊員|団員|班長|看護師|児童会|生徒会|部員)$|(?<=の)[^の]{0,6}部会$"
)


def acts(text: str, end: int) -> bool:
    """Whether what ends at a place acts there, or something is done with it as with an actor."""
    return bool(_ACTS.match(text, end))


def acting(text: str, city: str, standing: Standing) -> Iterator[tuple[int, int, str]]:
    """Names in a run of text that end as bodies or people do and act there.

    >>> text = "浜里防災士会は、町会長に進め方を教えます。交流会は、相談員を交えて開きます。"
    >>> [text[a:b] for a, b, _ in acting(text, "浜里市", Standing([text]))]
    ['浜里防災士会', '相談員']
    """
    for head in _HEAD.finditer(text):
        if not AFTER.match(text, head.end()):
            continue
        towns = bool(city) and city in text[max(0, head.start() - LONGEST) : head.start()]
        if not towns and not acts(text, head.end()):
            continue
        start = begin(text, head.start(), city, frozenset())
        start = settled(text, start, head.end(), city, standing)
        if re.match("[ぁ-ん]{2}", text[max(0, start - 1) :]) and not standing.whole(
            text[start : head.end()]
        ):
            start = _torn(text, start)
        if _OFFICE.search(head[0]):
            start = with_state(text, start)
        # 大学の学生 are of a body that is named, and no actor beside it.
        of_one = _OF_ONE.search(text, start, head.end()) and (
            ends_name(text[: start - 1]) or text[start - 2 : start - 1] in "隊会団"
        )
        name = text[start : head.end()]
        if towns and not acts(text, head.end()):
            # A body that bears the town's name is one wherever it stands.
            towns = name.startswith(city) and bool(_TOWNS.match(name, len(city)))
            if not towns:
                continue
        if not of_one and _may_act(name):
            yield start, head.end(), "acting"


_CALLED = re.compile(
    "(?P<noun>(?:[一-龠々ァ-ヴーヶ]|まち|こども|くらし){2,14})(?P<quoted>「[^「」]{2,12}」)"
)
_NAMED = re.compile("「(?P<name>[^「」]{3,16})」")
_RUN = re.compile(
    "「(?P<name>[^「」]{2,14})」(?:(?:の|を)[^、。「」]{0,8}?(?:運営|管理|切り盛り|切り回|営[みむん])"
    "|に[はも]?[^。「」]{0,30}が(?:入居|常駐))"
)
"""What somebody runs is a body or a house, whatever it is called: 「ゆいの校舎」の管理."""
_NOUN_BEFORE = re.compile("(?:[一-龠ァ-ヴー]|まち|こども|(?<=[一-龠ち])の(?=縁側|家|駅|窓口))+$")
_HELD = ("programme", "forum", "publication", "platform", "registry", "grant", "fund")
_ONE_BODY = re.compile(f"(?:{_BODY})$")
_FRONT = re.compile(
    "(?:フードバンク|道の駅|ネットワーク|子ども食堂|スポーツクラブ)[一-龠ァ-ヴーヶ]{2,8}"
)
_PLACE = re.compile(f"(?:{_BODY}|研究所|サロン|カフェ|広場|塾|FM)$")


def called(text: str, whole: str = "") -> Iterator[tuple[int, int, str]]:
    """Bodies that act and whose name is quoted, alone or behind what they are: 研究所「窓」.

    >>> text = "人事課は、政策研究所「まちの窓」に講師の派遣を依頼する。講座「学び」を開く。"
    >>> [text[a:b] for a, b, _ in called(text)]
    ['政策研究所「まちの窓」']
    """
    whole = whole or text
    for match in _NAMED.finditer(text):
        name = match["name"]
        if _ONE_BODY.search(name) and not _EVENTS.search(name) and acts(text, match.end()):
            yield match.start("name"), match.end("name"), "acting"
    for match in _RUN.finditer(text):
        if kind_of(match["name"]) not in _HELD and not _EVENTS.search(match["name"]):
            noun = _NOUN_BEFORE.search(text, 0, match.start())
            said = re.search(
                f"([一-龠ァ-ヴーぁ-ん]{{2,10}}){re.escape(match[0][: len(match['name']) + 2])}",
                whole,
            )
            if said and not ends_name(said[1]) and kind_of(said[1]) in _HELD:
                continue
            if noun and not noun[0].startswith("旧"):
                yield noun.start(), match.end("name") + 1, "acting"
            else:
                yield *match.span("name"), "acting"
    for match in _CALLED.finditer(text):
        end = match.end("quoted")
        if _ONE_BODY.search(match["quoted"][:-1]):
            continue  # The quoted name says itself what it is.
        if _PLACE.search(match["noun"]) and not _EVENTS.search(match["noun"]) and acts(text, end):
            yield begin(text, match.end("noun") - 1, "", frozenset()), end, "acting"
    for match in _FRONT.finditer(text):
        if acts(text, match.end()):
            yield begin(text, match.start(), "", frozenset()), match.end(), "acting"


_NO_NOUN = re.compile("^[るたてでりれ][一-龠]|[ぁ-ん]る[一-龠]|^旧|.の会議$|する|こと")


def _torn(text: str, start: int) -> int:
    """Where a word begins that was cut in the midst of its kana: 北浜おやこ劇場."""
    while start > 0 and re.match("[一-龠々ァ-ヴーぁ-ん]", text[start - 1]):
        if re.match("[はがをに][一-龠]", text[start - 1 :]):
            break
        start -= 1
    return start


def _may_act(name: str) -> bool:
    if len(name) < 2 or ends_name(name) or name in no_body() or _EVENTS.search(name):
        return False
    torn = re.search(
        "^[るたてでりれ][一-龠]|^[ぁ-ん]る[一-龠]|^旧|.の会議$|する|こと|[ぁ-ん]る[一-龠]", name
    )
    counted = re.match("[一二三四五六七八九十百千数]+(?:団体|組織|社|校|館|店|施設|室)$", name)
    own = bool(re.match("[一-龠ァ-ヴーA-Za-zぁ-ん]", name))
    return own and not torn and not counted and not NO_NAME.search(name)


_AND = re.compile("、|や|と|及び|並びに|・|又は|、?並びに")
_ENDS_LIST = re.compile(
    "(?:など|等|ほか)?(?:[がは][^。]{0,24}?(?:集|加わ|寄り|構成|組織|参加)|で(?:つくる|構成|組織)|から(?:成|な[るり])"
    "|の(?:間|代表)|から[^。]{0,8}(?:寄せ|集め|集ま|提供|寄附)|(?:など|等)(?:[がはにのでとを]|$)|(?:計)?[0-9]+(?:人|名)|を(?:紹介|招)|$)"
)


def listed(text: str, known: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """What is named in one list with actors, ends as bodies or people do, and is one noun.

    >>> text = "自治会、猟友会、農家などが集まります。市と、その考え方を学びます。"
    >>> [text[a:b] for a, b, _ in listed(text, [(0, 3, "ending")])]
    ['猟友会', '農家']
    """
    places = {(start, end) for start, end, _ in known}
    for run in _runs(text, places):
        named = places.intersection(run)
        last = run[-1][1]
        if not named or not (_ENDS_LIST.match(text, last) or acts(text, last)):
            continue
        for start, end in run:
            inside = any(a < end and start < b for a, b, _ in known)
            if not inside and _HEADED.search(text[start:end]) and _may_act(text[start:end]):
                yield start, end, "listed"


_HEADED = re.compile(f"(?:{_BODY}|{_PERSON}|[民家主手])$")
_NOUN = re.compile("(?:[一-龠々ァ-ヴーヶケA-Za-z0-9]|こども|子ども|子育て|まち|づくり|支え合い)+")


def _runs(text: str, known: Set[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The names and nouns that stand side by side with nothing but 、, や, と between them."""
    nouns = [m.span() for m in _NOUN.finditer(text)]
    free = [(a, b) for a, b in nouns if not any(a < d and c < b for c, d in known)]
    run: list[tuple[int, int]] = []
    for start, end in sorted([*known, *free]):
        if run and start < run[-1][1]:
            continue
        if run and not _AND.fullmatch(text[run[-1][1] : start]):
            if len(run) > 1:
                yield run
            run = []
        run.append((start, end))
    if len(run) > 1:
        yield run
