"""How much the intermediary's rank hangs on how the document is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kyodo_graph.analysis.place_indices import declared
from kyodo_graph.analysis.report import Analysis
from kyodo_graph.analysis.variants import NAMES
from kyodo_graph.report.drawing.scale import tint
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.grid import DARKEST, draw_grid
from kyodo_graph.report.figures.making import both, defined_by, make, paired
from kyodo_graph.report.figures.origins import of_analysis
from kyodo_graph.report.figures.parts import NOT_STATED, Box, Grid, Key, Row, not_stated_key
from kyodo_graph.report.figures.standing import intermediaries
from kyodo_graph.report.figures.words import index_name
from kyodo_graph.tables import Table
from kyodo_graph.words import indices, networks, variants

Spot = tuple[int, int]
"""A rank, and of how many actors."""


@dataclass(frozen=True)
class Ranks:
    """The ranks of an intermediary: by index, those of each variant or None where it is absent."""

    city: Words
    label: Words
    indices: tuple[tuple[str, tuple[Spot | None, ...]], ...]


@figure(
    "variants", of="intermediary", at={"city": "intermediary", "intermediary": "place"}, order=80
)
def variants_figure(ja: Analysis, en: Analysis, actor: str = "") -> Figure | None:
    """The rank of an intermediary (without a name: of the main one) in every variant.

    None where no intermediary has a place in the network.
    """
    known = intermediaries(ja)
    if not known:
        return None
    who = actor or known[0]
    first, second = (a.results["intermediary_variants"].records() for a in (ja, en))
    rows = paired(first, second, ("actor", "index"), ("label",))
    own = [r for r in rows if r["actor"] == who and any(_spot(r, v) for v in NAMES)]
    if not own:
        return None
    indices = tuple((str(r["index"]), tuple(_spot(r, v) for v in NAMES)) for r in own)
    ranks = Ranks({"ja": ja.label, "en": en.label}, own[0]["label"], indices)
    source = Source(
        of_analysis(ja.city, "intermediary_variants"),
        {v: variants()[v]["en"] for v in NAMES},
        defined_by(index for index, _ in indices),
    )
    title = {
        "ja": f"{ja.label}:{ranks.label['ja']}の順位と数え方(変種)",
        "en": f"{en.label}: rank of {ranks.label['en']} by way of counting",
    }
    picture = {
        "ja": "指標を行、数え方を列とする表。各欄に順位と主体の数。",
        "en": "Matrix with indices as rows and ways of counting as columns; in each cell the rank "
        "and the number of actors.",
    }
    cannot = {
        "ja": "どの数え方が正しいかは分からず、主体の少ないネットワークでは"
        "一つの関わりで順位が大きく"
        "動くため、順位の差を組織の力の差と読むことはできない。",
        "en": "It does not tell which way of counting is right, and with few actors one part moves "
        "a rank by much: a difference of ranks is no difference of an organisation's weight.",
    }
    name = f"{ja.city}-variants" + (f"-{actor.rpartition('/')[2]}" if actor else "")
    return make(name, title, _says(ranks), cannot, picture, _table(ja.city, ranks), source,
                _paint, ranks)  # fmt: skip


def _spot(row: Mapping[str, Any], variant: str) -> Spot | None:
    rank, of = row[f"{variant}_rank"], row[f"{variant}_of"]
    return None if rank is None or of is None else (int(rank), int(of))


def _table(city: str, ranks: Ranks) -> Table:
    columns = ("city", "label_ja", "label_en", "index", "index_ja", "index_en", "network",
               "variant", "rank", "of")  # fmt: skip
    rows = [
        (city, *both(ranks.label), index, *both(indices()[index].name), declared()[index].network,
         variant, *(spot or (None, None)))
        for index, spots in ranks.indices
        for variant, spot in zip(NAMES, spots, strict=True)
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _place(spot: Spot) -> float:
    """From 1, the first, to 0, the last."""
    rank, of = spot
    return 1 - (rank - 1) / (of - 1) if of > 1 else 1.0


def _says(ranks: Ranks) -> Words:
    moved = []
    for index, spots in ranks.indices:
        there = [(v, s) for v, s in zip(NAMES, spots, strict=True) if s]
        top = max(there, key=lambda vs: _place(vs[1]))
        low = min(there, key=lambda vs: _place(vs[1]))
        moved.append((round(_place(top[1]) - _place(low[1]), 9), index, top, low))
    same = sum(m[0] == 0 for m in moved)
    far, index, (v1, s1), (v2, s2) = max(moved, key=lambda m: m[0])
    n = len(moved)
    if not far:
        return {
            "ja": f"{ranks.city['ja']}の{ranks.label['ja']}の順位は、"
            f"どの数え方でも{n}の指標すべてで"
            "同じである。",
            "en": f"In {ranks.city['en']}, the rank of {ranks.label['en']} is the same on all "
            f"{n} indices however it is counted.",
        }
    return {
        "ja": f"{ranks.city['ja']}の{ranks.label['ja']}の位置は{n}の指標のうち{n - same}で数え方に"
        f"よって動き、最も動くのは{indices()[index].name['ja']}(「{variants()[v1]['ja']}」では{s1[1]}主体中{s1[0]}位、"
        f"「{variants()[v2]['ja']}」では{s2[1]}主体中{s2[0]}位)である。",
        "en": f"In {ranks.city['en']}, the place of {ranks.label['en']} moves with the way of "
        f"counting on {n - same} of {n} indices, most on {indices()[index].name['en']} "
        f'(rank {s1[0]} of {s1[1]} with "{variants()[v1]["en"]}", {s2[0]} of {s2[1]} with '
        f'"{variants()[v2]["en"]}").',
    }


def _paint(ranks: Ranks, lang: str) -> Page:
    ja = lang == "ja"
    rows = tuple(
        Row(index_name(i, lang), networks()[declared()[i].network][lang]) for i, _ in ranks.indices
    )
    cells = tuple(
        tuple(Box(f"{s[0]} / {s[1]}", shade=_place(s)) if s else NOT_STATED for s in spots)
        for _, spots in ranks.indices
    )
    keys = (
        Key("濃いほど上位(順位/主体数)" if ja else "the darker, the nearer to rank 1 (rank / "
            "actors)", box=True, fill=tint(DARKEST)),
        not_stated_key("ネットワークに現れない(0ではない)" if ja else
                       "not in that network, or undefined (not 0)"),
    )  # fmt: skip
    notes = (
        ("「連名欄を按分」で変わるのは重みの和だけであり、関係の記載に連名欄はない。" if ja else
         "Joint columns counted half change the strength alone; stated ties have no joint "
         "columns."),
    )  # fmt: skip
    heads = tuple(variants()[v][lang] for v in NAMES)
    return draw_grid(Grid(heads, rows, cells, keys=keys, notes=notes, cell_room=0.85))
