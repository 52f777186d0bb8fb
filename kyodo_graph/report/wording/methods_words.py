"""What is observed, and how to read tables and figures, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

OBSERVED: Mapping[str, tuple[str, ...]] = {
    "ja": (
        "観察されるのは文書であり、行動ではない。関わりや関係は、ある箇所がそう述べているからデータにあり、"
        "文書に現れない主体はどのネットワークにもいない。",
        "主体と計画要素を結ぶ二部ネットワーク、同じ要素に関わる主体を結んだ共参加のネットワーク、"
        "主体から主体への有向の関係を用いる。同じ行にいる二者が会ったとは限らない。",
        "計画は市役所が書く。市役所が中心に見えるのは、書き手だからかもしれない。「市民」のような総称は、"
        "誰をも指すので中心に見えやすい。そのため、どの指標も、総称の主体・市役所・連名の欄・文脈による記載を"
        "除いた変種と並べて示す。",
    ),
    "en": (
        "What is observed are documents, not behaviour. A part or a tie is in the data because a "
        "passage says so; an actor that no document mentions is in no network.",
        "Three networks are used: actors and the plan elements that they take part in (two-mode), "
        "actors that share an element (co-participation), and directed ties from actor to actor. "
        "Two actors in one row of a table need not have met.",
        "Plans are written by city offices: that the office looks central may come of its being "
        "the author. Generic words such as 市民 mean everyone and look like hubs. Every index is "
        "therefore shown beside variants without generic actors, the city office, joint columns "
        "and implied statements.",
    ),
}
_JA = {
    "empty": (
        "—(空欄)",
        "文書に記載がないか、指標が定義されないこと。0ではない。0とあるときは、数えた結果が0である。",
    ),
    "basis": (
        "明示と文脈",
        "「明示」は、その行の言葉にそう書いてあること。「文脈による」は、主語や相手を前後の文脈から"
        "補ったこと。",
    ),
    "generic": (
        "総称・類・固有",
        "「市民」のような総称は特定の組織ではなく、「自治会」のような類は組織の種類である。固有の名を"
        "持つ主体だけが、訪ねることのできる組織である。",
    ),
    "joint": (
        "連名の欄",
        "一つの欄が二つの主体を挙げるとき、両方がその欄を持つ。どちらが行うかは印刷されていない。",
    ),
    "refused": ("比べない", "文書が許さない比較には数を示さず、理由を書く。"),
    "interval": (
        "95%区間",
        "計画要素(または取組)を再抽出したときの値の幅。文書に書かれていないことについては何も"
        "言わない。割合の区間はWilsonによる。",
    ),
    "null": (
        "期待値・z・p",
        "各主体の要素の数と各要素の主体の数を、市と計画の世代ごとに保ったまま組み替えたネットワーク"
        "での値と比べる。要素の数で説明できる以上かどうかを問う。多くの指標を同時に見ているので、"
        "一つの小さなpは結論にならない。",
    ),
    "rank": (
        "順位の区間",
        "近傍包含を尊重するすべての中心性で、順位がこの間に収まる。広ければ、「中心的」かどうかは"
        "指標の選び方による。",
    ),
    "loss": (
        "損失",
        "ある主体の関わりを記載から除いたとき、記載がどう変わるか。その組織がなくなった場合の予測"
        "ではない。",
    ),
    "source": (
        "典拠箇所",
        "「文書:行」の形で、文書の本文版の行を指す(1から数え、両端を含む)。押すと、その箇所が述べる"
        "ことの一覧に行く。",
    ),
}
_EN = {
    "empty": (
        "— (empty)",
        "The document does not say, or the index is undefined. It is not 0: where 0 stands, the "
        "count is 0.",
    ),
    "basis": (
        "Stated and implied",
        "Stated: the words of the lines say so. Implied: a subject or an end was supplied from the "
        "context.",
    ),
    "generic": (
        "Generic, category, named",
        "A generic word such as 市民 (citizens) is no body, a category is a kind of body; only a "
        "named actor could be visited.",
    ),
    "joint": (
        "Joint columns",
        "Where one column names two actors, both have the cell; the print does not say which of "
        "them acts.",
    ),
    "refused": (
        "Not compared",
        "What the documents forbid to compare shows no number, but the reason.",
    ),
    "interval": (
        "95 % interval",
        "How far a value moves when plan elements (or initiatives) are resampled; it says nothing "
        "of what no document states. Intervals of shares are Wilson’s.",
    ),
    "null": (
        "Expected, z and p",
        "Beside networks in which every actor keeps its number of elements and every element its "
        "number of actors, within the city and each generation of its plan: is it more than the "
        "number of elements explains? Many indices are read at once: one small p is no conclusion.",
    ),
    "rank": (
        "Rank interval",
        "All centralities that respect neighbourhood inclusion rank the actor within it. Where it "
        "is wide, whether the actor is central hangs on the index chosen.",
    ),
    "loss": (
        "Loss",
        "How what is stated changes if the parts of an actor are taken out. It is no forecast of "
        "what would happen if the body closed.",
    ),
    "source": (
        "Passage",
        "DOCUMENT:LINES of the text version, counted from 1, both ends included. It leads to the "
        "list of what that passage states.",
    ),
}
READING: Mapping[str, Mapping[str, tuple[str, str]]] = {"ja": _JA, "en": _EN}
