"""The classification as tables, with what it can't say."""

from __future__ import annotations

from collections.abc import Mapping

from kyodo_graph import measures
from kyodo_graph.analysis.city import TWO_MODE, City
from kyodo_graph.analysis.governance import CONCENTRATED, DENSE, FORMS, VOTING, Verdict
from kyodo_graph.networks.matrices import actors_of
from kyodo_graph.tables import Table, Words, published
from kyodo_graph.words import codes

TITLE = {
    "ja": "ガバナンスの形(Provan & Kenis 2008)",
    "en": "Form of governance (Provan & Kenis 2008)",
}
VOTES = {"ja": "判定の根拠(指標×変種)", "en": "What the classification rests on, cell by cell"}
COLUMNS = (
    "city", "form", "form_label", "first_actors", "firmness", "share", "cells",
    "variants_agree", "variants",
    "indices_agree", "indices", "comparable_share", "dominant", "networking_functions",
)  # fmt: skip
VOTE_COLUMNS = (
    "city", "variant", "index", "first", "first_label", "kind", "highest", "second",
    "centralization", "rest_density", "rest_alone", "counted", "why_not", "votes_nao", "votes_lead",
    "votes_shared", "votes_undetermined",
)  # fmt: skip
LIMITS: tuple[Words, ...] = (
    {
        "ja": "計画文書に記載された関わりの形だけを見る判定であり、誰が決めているか、信頼、目標の"
        "合意、"
        "参加者の数と内部の力量(ProvanとKenisの他の要件)は分からない。NAOは運営のために別に置かれた"
        "組織であることが要件だが、それは構造からは読めない。networking_functions(F05・F06の記載)を"
        "併せて読むこと。",
        "en": "This reads the shape of stated participation alone. It doesn't show who decides, "
        "trust, agreement on goals, or the number and competence of members, which Provan and "
        "Kenis "
        "name beside structure; and that an NAO is set up apart to run the network cannot be read "
        "from structure: see networking_functions (F05 and F06 as stated).",
    },
    {
        "ja": "市の計画は市役所が書く。市役所が中心に見えるのは、書き手であるためかもしれない。",
        "en": "A city's plan is written by the city office; that the office looks central may come "
        "of its being the author.",
    },
    {
        "ja": "undeterminedは判定の失敗ではなく、指標と変種が一致しないという結果である。",
        "en": "Undetermined is a result: the indices and variants do not agree.",
    },
)


def classification(city: City, verdict: Verdict) -> Table:
    """The form, how firm it is, and the dominance that no choice of index can change."""
    share: float | None = None
    dominant: list[str] = []
    B = city.network(TWO_MODE)
    if actors := actors_of(B):
        order = measures.dominance(B, actors)
        share = order.share
        dominant = [
            city.name(r["node"])
            for r in order.nodes.records()
            if r["worst_rank"] == 1 and len(actors) > 1
        ]
    stated = [f for f in city.functions if f.function in ("F05", "F06")]
    row = (
        city.key, verdict.form, codes()[verdict.form][city.lang], _leaders(city, verdict),
        verdict.firmness, verdict.share, verdict.cells, *verdict.variants, *verdict.indices, share,
        " / ".join(dominant),
        "; ".join(dict.fromkeys(f"{f.function} {city.name(f.actor)} ({f.source})" for f in stated)),
    )  # fmt: skip
    told = {
        "majority": "more than half of the cells",
        "thresholds_centralization": ", ".join(f"{c:.3g}" for c in CONCENTRATED),
        "thresholds_rest_density": ", ".join(f"{d:.3g}" for d in DENSE),
        "indices": ", ".join(VOTING),
        "firm": "share >= 0.9",
        "fair": "share >= 0.75",
    }
    return published("classification", TITLE, COLUMNS, [row], told, LIMITS)


def votes(city: City, verdict: Verdict) -> Table:
    """One row for each index in each variant: the numbers and the nine votes."""
    rows = []
    for e in verdict.evidence:
        counts: Mapping[str, int] = e.votes
        cast = [counts.get(form, 0) if counts else None for form in FORMS]
        rows.append((
            city.key, e.variant, e.index, " / ".join(e.first),
            " / ".join(city.name(a) for a in e.first), e.kind, e.highest, e.second,
            e.centralization, e.rest_density, e.rest_alone, e.counted,
            _why(e.why_not, city.lang), *cast,
        ))  # fmt: skip
    return published("classification_votes", VOTES, VOTE_COLUMNS, rows, {"votes_per_row": 9})


def _leaders(city: City, verdict: Verdict) -> str:
    named = ((" + ".join(city.name(a) for a in who), n) for who, n in verdict.leaders.items())
    return " / ".join(f"{who} ({n})" for who, n in named)


def sentence(city: City, verdict: Verdict) -> str:
    """The classification in one sentence, with the shares of all forms behind it."""
    name = codes()[verdict.form][city.lang]
    if who := _leaders(city, verdict):
        name = f"{name}: {who}"
    if not verdict.cells:
        if city.lang == "ja":
            return f"{city.label}:{name}(判定に使える二部ネットワークがない)。"
        return f"{city.label}: {name} (no two-mode network to decide from)."
    shares = ("、" if city.lang == "ja" else ", ").join(
        f"{codes()[form][city.lang]} {100 * count / verdict.cells:.0f} %"
        for form, count in verdict.totals.items()
    )
    firm = codes()["no_majority" if verdict.firmness == "none" else verdict.firmness][city.lang]
    (some, variants), (few, indices) = verdict.variants, verdict.indices
    if city.lang == "ja":
        return (
            f"{city.label}:{name}({firm}。判定{verdict.cells}通りの内訳は{shares}。"
            f"変種{variants}のうち{some}、指標{indices}のうち{few}がこの結果)。"
        )
    return (
        f"{city.label}: {name} ({firm}; {verdict.cells} decisions: {shares}; this result in {some} "
        f"of {variants} variants and {few} of {indices} indices)."
    )


_WHY: Mapping[str, Words] = {
    "few": {"ja": "主体が三つ未満", "en": "fewer than three actors"},
    "office": {"ja": "一つの形を初めから除く変種", "en": "rules out one form by construction"},
    "twin": {"ja": "{0}と同じ結び付き", "en": "the same ties as {0}"},
    "undefined": {"ja": "指標が定義されない", "en": "the index is undefined"},
}


def _why(code: str, lang: str) -> str:
    key, _, other = code.partition(" ")
    return _WHY[key][lang].format(other) if key else ""
