"""The indices that tables print: what each is called, how it is defined, who defined it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.wording.indices_of_cities import OF_CITIES
from kyodo_graph.report.wording.indices_of_places import OF_PLACES

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Index:
    """An index: label, definition, the function that computes it, keys of its publications."""

    key: str
    label: Words
    meaning: Words
    function: str
    references: tuple[str, ...]


def _index(key: str, said: tuple[str, str, str, str, str, str]) -> Index:
    ja, en, meaning_ja, meaning_en, function, references = said
    return Index(
        key,
        {"ja": ja, "en": en},
        {"ja": meaning_ja, "en": meaning_en},
        f"kyodo_graph.{function}" if function else "",
        tuple(references.split()),
    )


INDICES: Mapping[str, Index] = {
    key: _index(key, said) for part in (OF_PLACES, OF_CITIES) for key, said in part.items()
}
"""By the key that columns and the cells of ``index``, ``effect``, ``measure``, ``part`` hold."""
