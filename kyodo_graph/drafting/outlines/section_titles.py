"""Titles that head sections of a plan's document rather than items of its tree."""

from __future__ import annotations

import re

CONTENT = re.compile(
    "取組|取り組み|施策|事業|行動計画|プロジェクト|シート|推進項目|アクション|具体|実施計画"
    "|計画の内容"
)
OTHER = re.compile(
    "役割|スケジュール|年次|年度計画|指標|目標値|数値|評価|ふりかえり|振り返り|成果|課題|進行管理"
    "|進捗管理|位置|前期|前計画|これまで"
    "|経過|経緯|体制|見直しについて|用語|定義|背景|趣旨|期間|考え方|基本的事項|アンケート|資料"
    "|策定|担い手$|進め方|時期|体系図|関係性"
    "|関連性|^推進$|推進体制|スローガン|はじめに|おわりに|動き$|ものさし|^目標$|計画について|目次"
)
ASIDE = re.compile(
    "(?:.{0,8}成果)?指標|役割分担|役割区分|現状と課題|現状|課題|目的|概要|年次計画|スケジュール"
    "|評価|数値目標|主な取組|取組内容|担い手|背景"
    "|.*における(?:役割区分|成果指標|役割|指標)"
)
DOES = re.compile("[をにがへ].{0,10}[るすくうむぐぶつ]$")
"""What a title of a measure may end with and that of a section does not: 役割を見直す."""
GENERAL = re.compile(
    "計画|各論|本論|総論|展開|内容|推進|体系|一覧|取組|取り組み|施策|事業|プロジェクト|方針|目標|めざす|目指す|について"
)
