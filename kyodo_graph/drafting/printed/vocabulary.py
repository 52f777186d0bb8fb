"""The words by which plans head columns, explain signs and label fields, with what they mean."""

from __future__ import annotations

import re

CIRCLES = {
    "〇": "○",
    "◯": "○",
    "⚪": "○",
    "⚫": "●",
    "⇒": "→",
    "➡": "→",
    "⟶": "→",
    "➔": "→",
    "➜": "→",
}
SIGNS = "◎○〇◯●△▲▽▼□■◇◆☆★×✕✖⊗→⇒➡⟶➔➜↑↓"
ARROWS = "→⇒➡⟶➔➜"
SIGNED_TAIL = re.compile(
    rf"\s*[(【〔\[](?P<all>(?:[^()【】〔〕\[\]。{SIGNS}]{{1,16}}[{SIGNS}]\s*[・、,/]?\s*)+)[)】〕\]]\s*$"
)
"""Who does what, in brackets behind a title, each sign behind its name: (市民○・行政◎)."""
DITTO = frozenset({"〃", "″", "”", '"', "同上", "同左"})
DASHES = frozenset({"-", "--", "ー", "…", "‥", "/", "\\", "＼", "*", "なし", "未定", "─", "・"})

_ROLES = (
    (
        "support",
        re.compile(
            "支援|支え|後方|側面|援助|サポート|補助|後援|後押し|応援|手伝|助け(?!合)|見守|陰から|バックアップ"
        ),
    ),
    (
        "lead",
        re.compile("主体|主とな|主に|主担|主導|先導|中心|主役|責任|先頭|先に立|実施者|主管|^主$"),
    ),
    (
        "participant",
        re.compile(
            "参加|参画|加わ|協力|連携|ともに|共に|共同|一緒|いっしょ|力を合わせ|関わ|関与|関係|関連|協働|^協$|^参$|担い手|パートナー"
        ),
    ),
)
_WHO = re.compile("(?<=[るうすむ])(?:主体|者|もの|団体|役)$")
_ONE_ROLE = {
    "主": "lead",
    "協": "participant",
    "副": "participant",
    "共": "participant",
    "助": "support",
    "参": "participant",
    "支": "support",
    "後": "support",
}
_PHASES = (
    ("continue", re.compile("継続|引き続|続け|つづけ|続行|^継$|定着|持続")),
    (
        "consider",
        re.compile("検討|準備|調査|調べ|しらべ|企画|研究|協議|設計|^検$|^準$|見直し|計画策定|構想"),
    ),
    (
        "implement",
        re.compile(
            "実施|開始|始め|始ま|はじめ|はじま|着手|導入|運用|試行|推進|拡充|拡大|強化|設置|開設|開催|本格|整備|作成|^実$"
            "|実行|モデル"
        ),
    ),
)
_SHORT_PHASES = dict.fromkeys("検準調試", "consider") | dict.fromkeys("実始開着施", "implement")
_SHORT_PHASES |= dict.fromkeys("継続", "continue")
_STATUS = re.compile(
    "済|完了|達成|未|遅|順調|どおり|通り|一部|概ね|おおむね|進行|停滞|廃止|終了|目標|成果|効果"
    "|進んで|進んだ|進まな|していない|上回|下回|届か|手つかず|手を付け"
    "|[ぁ-ん]中$|[一-龠]中$"
)

RESPONSIBLE = re.compile(
    "担当(?:課|部署|部局|部|係|所属|者)?|所管(?:課|部署|部)?|主管(?:課|部)|所属課|事務局|担当課等"
    "|関係課"
)
_RESPONSIBLE_FIELD = re.compile(f"(?:主な)?(?:{RESPONSIBLE.pattern})(?:等|名)?")
NUMBER = re.compile(
    r"(?:事業|施策|取組|項目|整理|管理|通し|方策|プロジェクト)?\s*(?:番号|No\.?|NO\.?|no\.?|№"
    r"|符号|記号|コード|連番|項番|ID|#)\s*"
)
UNIT = re.compile("単位")
KIND = re.compile("区分|種別|目標/実績|目標・実績|内訳")
STATUS = re.compile(
    "達成(?:度|状況|率)?|評価(?:結果|区分)?|進捗(?:状況|度)?|進み具合|実施状況|取組状況|状況"
    "|自己評価|成果|結果|判定|ランク|前期の状況"
)
DISPOSITION = re.compile(
    "今後|方向性?|取扱|取り扱い|扱い|見直し方針|後期の方針|次期|継続の有無|対応方針|改善|後期での"
)
SCHEDULE = re.compile(
    "実施(?:年度|時期|期間|予定|スケジュール)|年次計画|年度計画|スケジュール|工程|取組時期"
    "|取組期間|実施計画|時期|期間|計画年度|行程"
)
VALUE = re.compile("現状|基準|策定時|当初|実績|目標|中間|計画値|最終|見込|直近|現在値|値$|数値$")
INDICATOR = re.compile("指標|数値目標|評価項目|成果目標|目標項目|ものさし|KPI|KGI")
LABEL = re.compile(
    "取組|取り組み|事業|施策|方策|項目|プロジェクト|名称|メニュー|アクション|具体策|具体的"
    "|タイトル|活動"
)
GROUP = re.compile(
    "基本目標|基本方針|推進方針|推進施策|方針|柱|分野|区分|目標|方向|体系|テーマ|種別|大項目|中項目|[大中小]?分類"
)
TEXT = re.compile("内\\s*容|備考|概要|説明|理由|課題|検証|実績内容|取組内容|意見|ねらい|効果")
YEAR = re.compile("年度|年|時期")
BLOCK = re.compile("短期|中期|長期|前期|後期|[1-3]年目|初年度|中間年|最終年")

_VALUE_KINDS = (
    ("interim_target", re.compile("中間(?:目標|値|年)|中間$|中間\\(")),
    ("target", re.compile("目標|計画値|最終|目指す|めざす|見込")),
    ("baseline", re.compile("現状|基準|策定時|当初|現在|初期|直近")),
    ("actual", re.compile("実績|実数|結果")),
)

ROLE_FIELDS = (
    ("responsible", _RESPONSIBLE_FIELD),
    (
        "support",
        re.compile(
            "(?:主な)?(?:支援|後方支援|側面支援|後援|支援する)(?:者|主体|機関|団体)?(?:もの)?"
        ),
    ),
    (
        "lead",
        re.compile(
            "(?:主な)?(?:実施|推進|活動|取組|中心)?(?:主体|主担当|主役|中心)(?:となるもの|となる者"
            "|団体|者)?|主に(?:担う|取り組む)(?:主体|者)?|実施者|実施団体|リーダー役"
        ),
    ),
    (
        "participant",
        re.compile(
            "(?:主な)?(?:協力|連携|参加|参画|関係|関連|協働|担い手|担う主体)(?:先|者|主体|団体|機関"
            "|する主体|するもの|する団体|団体等|機関等|の相手|相手)?|担い手|パートナー|協働の相手"
            "|協働相手|協働の(?:パートナー|主体|担い手|相手方)|連携団体|協力団体"
        ),
    ),
)
"""Labels of fields and heads of columns whose cells name actors, with the role they give."""


def sign_of(text: str) -> str:
    """A sign in its usual form: circles and arrows of one kind are one.

    >>> sign_of("〇"), sign_of("⇒"), sign_of("◎")
    ('○', '→', '◎')
    """
    return CIRCLES.get(text, text)


def dash(text: str) -> bool:
    """Whether a cell says that there is nothing: －, ―, …, なし."""
    return text in DASHES


def role_code(meaning: str) -> str:
    """The role that a word of a legend means; empty where it means none.

    >>> [role_code(m) for m in ("中心となって進める", "参画・協力", "側面から支える", "検討", "主")]
    ['lead', 'participant', 'support', '', 'lead']
    """
    if meaning in _ONE_ROLE:
        return _ONE_ROLE[meaning]
    meaning = _WHO.sub("", meaning)
    return next((code for code, words in _ROLES if words.search(meaning)), "")


def phase_code(meaning: str) -> str:
    """The phase that a word of a schedule or legend means; empty where it means none.

    >>> [phase_code(m) for m in ("検討", "一部実施", "→", "継", "市民")]
    ['consider', 'implement', 'continue', 'continue', '']
    """
    if meaning and meaning[0] in ARROWS and all(c in ARROWS + "-~ " for c in meaning):
        return "continue"
    return _SHORT_PHASES.get(meaning) or next(
        (code for code, words in _PHASES if words.search(meaning)), ""
    )


def is_status(meaning: str) -> bool:
    """Whether a word of a legend grades what was done.

    >>> is_status("概ね達成"), is_status("検討中"), is_status("参加")
    (True, True, False)
    """
    return bool(_STATUS.search(meaning))


def value_kind(head: str) -> str:
    """The kind of value that the head of a column names.

    >>> value_kind("中間目標(R7)"), value_kind("基準値(H29)"), value_kind("令和8年度")
    ('interim_target', 'baseline', '')
    """
    return next((kind for kind, words in _VALUE_KINDS if words.search(head)), "")


def role_of_field(label: str) -> str:
    """The role that the actors in a field, or below the head of a column, have.

    >>> role_of_field("主体となるもの"), role_of_field("担当課"), role_of_field("備考")
    ('lead', 'responsible', '')
    """
    return next((role for role, words in ROLE_FIELDS if words.fullmatch(label)), "")
