"""Why a candidate is not taken: the reasons that the page offers, by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

REASONS: Mapping[str, Sequence[tuple[str, str]]] = {
    "tie": (
        ("受益者にすぎない", "a beneficiary only"),
        ("本文は関係を述べていない", "not stated in the text"),
        ("一方が主体でない(制度・基金・催し)", "an end is no actor (scheme, fund, event)"),
        ("補った一端を特定できない", "the supplied end is not certain"),
        ("別の関係の言い直し", "a restatement of another tie"),
        ("端の取り違え", "a wrong end"),
        ("その他", "other"),
    ),
    "line": (
        ("背景・説明だけ", "context only"),
        ("ほかの所で記録した", "recorded elsewhere"),
        ("一般的な語で主体でない", "a generic word, no actor"),
        ("この様式では扱わない", "outside the scheme"),
        ("その他", "other"),
    ),
    "other": (
        ("誤読(本文にない)", "misread (not in the text)"),
        ("別の計画・別の表のもの", "of another plan or table"),
        ("重複", "a duplicate"),
        ("対象外", "out of scope"),
        ("その他", "other"),
    ),
}
"""In Japanese and English; a decision keeps the number, counted from 1."""
