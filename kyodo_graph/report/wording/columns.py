"""Column names in words, and what a column means where its name does not say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.analysis.variants import VARIANTS
from kyodo_graph.report.wording.columns_of_cities import OF_CITIES
from kyodo_graph.report.wording.columns_of_places import OF_PLACES
from kyodo_graph.report.wording.indices import INDICES

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label and, where it needs one, its meaning."""

    key: str
    label: Words
    meaning: Words | None = None


def _column(key: str, said: tuple[str, ...]) -> Column:
    label = {"ja": said[0], "en": said[1]}
    return Column(key, label, {"ja": said[2], "en": said[3]} if len(said) > 2 else None)


def _of_variants() -> dict[str, Column]:
    """The columns of the table of variants: value, rank and number of actors in each."""
    made = {}
    for variant in VARIANTS:
        ja, en = variant.title["ja"], variant.title["en"]
        made[variant.name] = Column(variant.name, {"ja": ja, "en": en})
        for end, word_ja, word_en in (("rank", "順位", "rank"), ("of", "主体数", "actors")):
            key = f"{variant.name}_{end}"
            made[key] = Column(key, {"ja": f"{ja}:{word_ja}", "en": f"{en}: {word_en}"})
    return made


COLUMNS: Mapping[str, Column] = {
    **{key: Column(key, index.label, index.meaning) for key, index in INDICES.items()},
    **_of_variants(),
    **{key: _column(key, said) for part in (OF_PLACES, OF_CITIES) for key, said in part.items()},
}
"""By key; those of the library's queries stand in the headers of the queries instead."""


def label(key: str, lang: str) -> str:
    """The label of a column; the key itself where there is none.

    >>> label("betweenness", "en"), label("p_upper", "ja"), label("no_such", "en")
    ('betweenness', 'p(上側)', 'no_such')
    """
    return COLUMNS[key].label[lang] if key in COLUMNS else key
