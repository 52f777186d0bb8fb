"""The words that every page of the report shares, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: dict[str, tuple[str, str]] = {
    "site": ("協働推進計画の知識グラフ", "Knowledge graph of collaboration plans"),
    "skip": ("本文へ", "Skip to the text"),
    "main_nav": ("報告の各部", "Parts of the report"),
    "trail": ("現在の位置", "You are here"),
    "contents": ("この頁の内容", "On this page"),
    "language": ("English", "日本語"),
    "overview": ("グラフの内容", "What is in the graph"),
    "cities": ("市", "Cities"),
    "intermediaries": ("中間支援組織", "Intermediaries"),
    "themes": ("主題", "Themes"),
    "comparison": ("市の比較", "Comparison"),
    "methods": ("方法と引用", "Methods and citation"),
    "downloads": ("ダウンロード", "Downloads"),
    "says": ("読み取れること", "What it says"),
    "cannot_say": ("言えないこと", "What it can’t say"),
    "numbers": ("図の数値", "The numbers of the figure"),
    "csv": ("CSV", "CSV"),
    "svg": ("図(SVG)", "Figure (SVG)"),
    "made_by": ("出所", "From"),
    "rows": ("行", "rows"),
    "open_table": ("表を開く", "Open the table"),
    "none": ("記載なし・定義なし", "not stated or undefined"),
    "gaps": (
        "は、記載がないか、定義されないこと(0ではない)。",
        "means not stated or undefined; it is not 0.",
    ),
    "cut": ("ほか{}行はCSVにある。", "{} more rows are in the CSV."),
    "refused": ("比べない計画とその理由", "Not compared, and why"),
    "scroll": ("横に動かせる表", "table that scrolls sideways"),
    "sort": ("並べ替え", "Sort"),
    "sort_by": ("「{}」で並べ替え", "Sort by {}"),
    "filter": ("この表を絞り込む", "Filter this table"),
    "shown": ("{n} / {of}行を表示", "{n} of {of} rows"),
    "implied": ("文脈による", "implied"),
    "lines": ("{}行", "lines {}"),
    "line": ("{}行", "line {}"),
    "speaks": ("ここに記載", "named here"),
    "text": ("本文", "Text"),
    "copy": ("写す", "Copy"),
    "copied": ("写した", "Copied"),
    "top": ("頁の先頭へ", "Back to the top"),
    "data_of": ("データ", "Data"),
    "seed": ("乱数の種", "seed"),
    "trials": ("試行数", "trials"),
    "date_of": ("データの最新の日付", "newest date in the data"),
}  # fmt: skip
WORDS: Mapping[str, Mapping[str, str]] = {
    "ja": {key: ja for key, (ja, _) in _WORDS.items()},
    "en": {key: en for key, (_, en) in _WORDS.items()},
}
PARTS = (
    ("overview", "index.html"),
    ("cities", "index.html#cities"),
    ("intermediaries", "index.html#intermediaries"),
    ("themes", "index.html#themes"),
    ("comparison", "comparison.html"),
    ("methods", "methods.html"),
    ("downloads", "downloads.html"),
)
"""The parts of the report in the order of the navigation, and where each begins."""
